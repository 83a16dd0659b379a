# 供給が六割になる知らせ。取引先とは何度も会っているのに、その話だけが出ない。
firm みどり包材 leader Morgan notice 2026-01-05
salesperson 田中
account 北斗製菓 tier B sales 32000000
policy shortage 冬の供給調整 from 2026-12-01
2026-10-12 Morgan asks 田中 "12月は注文の60%になることを伝える" at 北斗製菓 policy due 2026-11-20
2026-10-13 田中 plans D-1 "口頭で伝える" 2026-11-13 told
2026-10-13 Morgan agrees D-1
2026-10-22 田中 meets 北斗製菓 title "年末の棚割り"
2026-10-23 田中 reports D-1 "来月の定例でお話しする予定です"
2026-11-05 田中 meets 北斗製菓 title "定例"
2026-11-06 田中 reports D-1 "順調です"
read 2026-10-23  # 一度会っただけでは何も言えない
D-1 shows nothing
read 2026-11-10
D-1 shows detour 2, non_action
today is ask D-1
