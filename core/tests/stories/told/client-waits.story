# 先方の返事を待つこと自体は、気になる点ではない。
firm みどり包材 leader Morgan notice 2026-01-05
salesperson 田中
account さくら食品 tier A sales 84000000
2026-10-05 Morgan asks 田中 "8%の価格改定を伝える" at さくら食品 due 2026-12-25
2026-10-06 田中 plans D-1 "口頭で伝える" 2026-10-30 told "回答" 2026-12-11 answered
2026-10-06 Morgan agrees D-1
2026-10-29 田中 reaches D-1 1
2026-10-30 Morgan seals D-1 1
2026-11-02 田中 reports D-1 "稟議に回していただいています" waits 2026-11-20
read 2026-11-20
D-1 turn client
D-1 shows nothing
read 2026-11-25
D-1 turn salesperson
D-1 shows nothing
read 2026-12-01  # 返事の日から五営業日を過ぎて
D-1 shows silence 6
2026-12-01 田中 reports D-1 "再度お願いしています" waits
read 2026-12-04
D-1 turn client
read 2026-12-09  # 日付のない待ちは、報告の間隔まで
D-1 turn salesperson
D-1 shows silence 6
