# 割当の知らせが三度延びる。二度目は理由がなく、三度目は期日の後。
firm みどり包材 leader Morgan notice 2026-01-05
salesperson 田中
account 東洋ドラッグ tier B sales 60000000
policy allocation 四半期の割当
2026-10-05 Morgan asks 田中 "割当600箱を伝える" at 東洋ドラッグ policy due 2026-12-18
2026-10-06 田中 plans D-1 "割当を伝える" 2026-10-23 told
2026-10-06 Morgan agrees D-1
2026-10-20 田中 moves D-1 1 to 2026-10-30 because "先方の棚卸しが29日に終わるため"
2026-10-29 田中 moves D-1 1 to 2026-11-13
2026-11-16 田中 moves D-1 1 to 2026-11-27 because "担当の方が不在"
read 2026-10-26
D-1 shows nothing
read 2026-11-17
D-1 shows slip 3 by 35
D-1 turn leader  # 引き取る、そのまま、約束し直す
today is answer_slip D-1
2026-11-17 Morgan re-agrees D-1 1
read 2026-11-18
D-1 shows nothing
D-1 turn salesperson
today is nothing
