# 違うと思う、と言われた点は、誰かが決めるまで止まる。
firm みどり包材 leader Morgan notice 2026-01-05
salesperson 田中
account さくら食品 tier A sales 84000000
2026-10-05 Morgan asks 田中 "8%の価格改定を伝える" at さくら食品 due 2026-12-25
2026-10-06 田中 plans D-1 "アポ" 2026-10-16 appointment "口頭で伝える" 2026-12-04 told
2026-10-06 Morgan agrees D-1
read 2026-10-20
D-1 shows silence 9, non_action at 1
2026-10-20 田中 contests D-1 non_action "アポは電話で取れていますが、入力の場所が分かりませんでした"
read 2026-10-21
D-1 turn leader
D-1 shows nothing
today is decide_contest D-1
2026-10-21 Morgan decides D-1 non_action withdrawn "電話の記録で確かめました"
read 2026-10-22
D-1 shows nothing
2026-11-02 田中 reports D-1 "順調です"
read 2026-11-05  # 新しい報告が加わっても根拠がなければ、また見える
D-1 shows non_action at 1
