# 期日前に、理由を添えて一度だけ相談された延期は、気になる点ではない。
firm みどり包材 leader Morgan notice 2026-01-05
salesperson 田中
account 東洋ドラッグ tier B sales 60000000
policy allocation 四半期の割当
2026-10-05 Morgan asks 田中 "割当600箱を伝える" at 東洋ドラッグ policy due 2026-12-18
2026-10-06 田中 plans D-1 "割当を伝える" 2026-10-23 told
2026-10-06 Morgan agrees D-1
2026-10-20 田中 reports D-1 not_yet "棚卸しが29日まで。30日10時に中村課長と会えます"
2026-10-20 田中 moves D-1 1 to 2026-10-30 by client because "先方の棚卸しが29日に終わるため"
read 2026-10-26
D-1 shows nothing
D-1 turn salesperson
today is nothing
