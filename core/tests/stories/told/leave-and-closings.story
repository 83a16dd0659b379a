# 休暇、祝日、自社と取引先の休業は、報告待ちに数えない。
firm みどり包材 leader Morgan notice 2026-01-05
salesperson 田中
account 伊勢工業 tier B
closing 夏季休業 2026-08-10 2026-08-14
closing 伊勢工業の創立記念 2026-08-20 2026-08-20 account 伊勢工業
2026-08-03 Morgan asks 田中 "納期の遅れを伝える" at 伊勢工業 due 2026-10-30
2026-08-04 田中 plans D-1 "口頭で伝える" 2026-10-09 told
2026-08-04 Morgan agrees D-1
2026-08-07 田中 reports D-1 "資料を準備しています"
2026-08-07 Morgan away 田中 2026-08-17 2026-08-18
read 2026-08-26  # 19 21 24 25 26
D-1 shows nothing
read 2026-08-27
D-1 shows silence 6
