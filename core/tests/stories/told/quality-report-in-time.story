# 初報がその日に届いたもの。
firm みどり包材 leader Morgan notice 2026-01-05
salesperson 田中
account 大和電機 tier A sales 210000000
policy quality ロットA123の不具合 report-every 1
2026-11-18 Morgan asks 田中 "初報を入れ、使用を止めていただく" at 大和電機 policy due 2026-11-18
2026-11-18 田中 plans D-1 "初報" 2026-11-18 told "中間報告" 2026-11-26 received
2026-11-18 Morgan agrees D-1
2026-11-18 田中 reports D-1 said "15時に品質保証の木村様へ電話。対象ロットと使用停止をお伝えし、次は26日15時と約束"
2026-11-18 田中 shows D-1 E2 "11/18 15時 電話"
2026-11-18 田中 reaches D-1 1
2026-11-19 Morgan seals D-1 1
read 2026-11-19
D-1 shows nothing
today is nothing
