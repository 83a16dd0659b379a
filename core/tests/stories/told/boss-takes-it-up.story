# 新しい上司が引き受け直すと、着任前の印は消える。
firm みどり包材 leader Morgan notice 2026-01-05
salesperson 田中
leader 佐々木
account さくら食品 tier A sales 84000000
policy price 4月の価格改定 percent 800 from 2027-04-01
2026-10-26 Morgan asks 田中 "8%の価格改定を伝える" at さくら食品 policy due 2027-02-26
2026-10-27 田中 plans D-1 "口頭で伝える" 2027-01-15 told
2026-10-27 Morgan agrees D-1
2026-11-02 Morgan term 佐々木 2026-11-02
2026-11-17 田中 reports D-1 not_yet "12/3に佐藤部長と会います"
read 2026-11-18
D-1 shows inherited 23
today is affirm D-1
2026-11-18 佐々木 affirms D-1
read 2026-11-19
D-1 shows nothing
today is nothing
