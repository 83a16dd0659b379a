# 同じ知らせを、会った日に伝えたもの。
firm みどり包材 leader Morgan notice 2026-01-05
salesperson 田中
account 北斗製菓 tier B sales 32000000
policy shortage 冬の供給調整 from 2026-12-01
2026-10-12 Morgan asks 田中 "12月は注文の60%になることを伝える" at 北斗製菓 policy due 2026-11-20
2026-10-13 田中 plans D-1 "口頭で伝える" 2026-11-13 told
2026-10-13 Morgan agrees D-1
2026-10-22 田中 meets 北斗製菓 title "年末の棚割り"
2026-11-05 田中 meets 北斗製菓 about D-1 said "12月はご注文の60%、残りは1月20日です"
2026-11-05 田中 reaches D-1 1
2026-11-06 Morgan seals D-1 1
read 2026-11-10
D-1 shows nothing
today is nothing
