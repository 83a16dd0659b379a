# 上司が答えを返していないあいだ、担当は遅れていない。
firm みどり包材 leader Morgan notice 2026-01-05
salesperson 田中
account さくら食品 tier A sales 84000000
2026-10-05 Morgan asks 田中 "8%の価格改定を伝える" at さくら食品 due 2026-12-25
2026-10-06 田中 plans D-1 "口頭で伝える" 2026-10-23 told
2026-10-06 Morgan agrees D-1
2026-10-15 田中 worries D-1 "先方とは三月末まで据え置くと約束しています"
read 2026-11-25
D-1 shows nothing
D-1 turn leader
today is answer_concern D-1
2026-11-25 Morgan promises "据え置きの約束を法務に確かめる" due 2026-11-26
read 2026-11-25
today is answer_concern D-1, keep_promise Y-1
2026-11-25 Morgan settles K-1 keep "四月からの方針は保ちます。約束の分は一社だけ私が伺います"
read 2026-11-26
D-1 turn salesperson
D-1 shows non_action at 1
