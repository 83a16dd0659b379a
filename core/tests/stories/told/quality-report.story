# 不具合の初報は今日中。はじめの五日でも、過ぎた日付と、取り決めた短い間隔だけは出る。
firm みどり包材 leader Morgan notice 2026-01-05
salesperson 田中
account 大和電機 tier A sales 210000000
policy quality ロットA123の不具合 report-every 1
2026-11-18 Morgan asks 田中 "初報を入れ、使用を止めていただく" at 大和電機 policy due 2026-11-18
2026-11-18 田中 plans D-1 "初報" 2026-11-18 told "中間報告" 2026-11-20 received
2026-11-18 Morgan agrees D-1
read 2026-11-18
D-1 shows nothing
today is ask D-1  # 今日の節目
read 2026-11-19
D-1 shows non_action at 1
today is ask D-1
read 2026-11-20
D-1 shows silence 2, non_action at 1
