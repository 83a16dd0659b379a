# 利用目的をお知らせするまでは、期日と上司の宿題だけ。
firm みどり包材 leader Morgan
salesperson 田中
account さくら食品 tier A sales 84000000
2026-10-05 Morgan asks 田中 "8%の価格改定を伝える" at さくら食品 due 2026-12-25
2026-10-06 田中 plans D-1 "アポ" 2026-10-16 appointment
2026-10-06 Morgan agrees D-1
2026-10-06 Morgan asks 田中 "在庫の資料を渡す" at さくら食品 due 2026-12-25
read 2026-11-25
D-1 shows nothing
D-2 shows nothing
today is ask D-1  # 期日が過ぎている
