# 断りを伝え、怒られた。早く届いた悪い知らせは、助けが要る知らせ。
firm みどり包材 leader Morgan notice 2026-01-05
salesperson 田中
account ミヤコ商会 tier C sales 18000000
policy no 特別値引きの終了 from 2027-01-01
2026-10-19 Morgan asks 田中 "特別値引きは続けられないと伝える" at ミヤコ商会 policy due 2026-12-11
2026-10-20 田中 plans D-1 "口頭で伝える" 2026-11-20 told
2026-10-20 Morgan agrees D-1
2026-11-18 田中 reports D-1 refused "宮本専務に申し上げましたが、受けられないとのことです"
read 2026-11-19
D-1 shows nothing
today is ask D-1
D-1 points 5
2026-11-19 Morgan questions D-1 "伝えてくださって助かりました。私が一緒に伺う日を決めましょうか"
read 2026-11-20
today is nothing
