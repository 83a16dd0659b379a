# 値上げが「タイミングを見てお伝えします」で止まる。
firm みどり包材 leader Morgan notice 2026-01-05
salesperson 田中
account さくら食品 tier A sales 84000000
policy price 4月の価格改定 percent 800 from 2027-04-01
2026-10-05 Morgan asks 田中 "8%の価格改定を伝える" at さくら食品 policy due 2026-12-25
2026-10-06 田中 plans D-1 "アポ" 2026-10-30 appointment "口頭で伝える" 2026-11-20 told
2026-10-06 Morgan agrees D-1
2026-10-20 田中 reports D-1 "タイミングを見てお伝えします"
2026-11-10 田中 reports D-1 "先方も忙しいようなので、もう少し様子を見ています"
read 2026-10-09
D-1 shows nothing
D-1 turn salesperson
read 2026-11-13  # アポの日は過ぎ、根拠はひとつもない
D-1 shows non_action at 1
read 2026-11-25  # 11日と24日のあいだに勤労感謝の日
D-1 shows silence 10, non_action at 1
today is ask D-1
D-1 points 10
