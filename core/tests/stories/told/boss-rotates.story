# 上司の交代を待つうちに、指示の齢は数え続けられる。
firm みどり包材 leader Morgan notice 2026-01-05
salesperson 田中
leader 佐々木
account さくら食品 tier A sales 84000000
policy price 4月の価格改定 percent 800 from 2027-04-01
2026-08-03 Morgan asks 田中 "8%の価格改定を伝える" at さくら食品 policy due 2026-12-25
2026-08-04 田中 plans D-1 "口頭で伝える" 2026-09-18 told
2026-08-04 Morgan agrees D-1
2026-09-10 田中 reports D-1 "タイミングを見てお伝えします"
2026-11-02 Morgan term 佐々木 2026-11-02
read 2026-11-25
D-1 shows silence 48, non_action at 1, inherited 114
today is ask D-1
2026-11-25 佐々木 questions D-1 "前任からの依頼ですね。どこまで進んでいるか、教えてください"
2026-11-26 田中 reports D-1 not_yet "まだ言えていません。12/3に佐藤部長と会います"
read 2026-11-26
D-1 shows inherited 115
today is affirm D-1
