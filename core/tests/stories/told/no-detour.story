# 断りの代わりに、数量での調整が持ち出される。良い案かもしれない。
firm みどり包材 leader Morgan notice 2026-01-05
salesperson 田中
account ミヤコ商会 tier C sales 18000000
policy no 特別値引きの終了 from 2027-01-01
2026-10-19 Morgan asks 田中 "特別値引きは続けられないと伝える" at ミヤコ商会 policy due 2026-12-11
2026-10-20 田中 plans D-1 "口頭で伝える" 2026-11-27 told
2026-10-20 Morgan agrees D-1
2026-11-09 田中 detours D-1 substitute "代わりに数量で調整してはどうでしょうか"
read 2026-11-10
D-1 shows detour substitute
D-1 turn leader
today is decide_detour D-1
2026-11-11 Morgan declines G-1
read 2026-11-12
D-1 shows non_action
D-1 turn salesperson
2026-11-12 田中 shows D-1 E5 "11/20 10時、宮本専務と面談"
read 2026-11-13
D-1 shows nothing
today is nothing
