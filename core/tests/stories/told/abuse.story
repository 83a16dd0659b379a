# 先方のひどい言葉は、時計を止める。
firm みどり包材 leader Morgan notice 2026-01-05
salesperson 田中
account 荒川物産 tier C
2026-10-05 Morgan asks 田中 "8%の価格改定を伝える" at 荒川物産 due 2026-12-25
2026-10-06 田中 plans D-1 "口頭で伝える" 2026-10-30 told
2026-10-06 Morgan agrees D-1
2026-10-28 田中 is-hurt-by 荒川物産 "一時間怒鳴られました"
read 2026-11-25
D-1 turn leader
D-1 shows nothing
today is act_on_abuse D-1
2026-11-25 Morgan acts-on B-1 "二人で伺うことにし、先方の部長に申し入れました"
read 2026-11-26
D-1 turn salesperson
D-1 shows non_action at 1
