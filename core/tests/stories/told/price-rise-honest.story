# 同じ値上げ、正直に進んでいるもの。「まだ」も報告。
firm みどり包材 leader Morgan notice 2026-01-05
salesperson 田中
account さくら食品 tier A sales 84000000
policy price 4月の価格改定 percent 800 from 2027-04-01
2026-10-05 Morgan asks 田中 "8%の価格改定を伝える" at さくら食品 policy due 2026-12-25
2026-10-06 田中 plans D-1 "アポ" 2026-10-30 appointment "口頭で伝える" 2026-11-20 told
2026-10-06 Morgan agrees D-1
2026-10-26 田中 reports D-1 not_yet "まだ伝えていません。購買の佐藤様に11/6の14時でお願いしています"
2026-10-29 田中 reaches D-1 1 "11/6 14時、佐藤部長と約束が取れました"
2026-10-30 Morgan seals D-1 1
2026-11-06 田中 reports D-1 said "佐藤部長に8%・4月1日からと申し上げました。11/27までに社内で諮るとのこと" waits 2026-11-27
2026-11-06 田中 reaches D-1 2
2026-11-09 Morgan seals D-1 2
read 2026-10-27
D-1 shows nothing
read 2026-11-25
D-1 shows nothing
D-1 turn client
today is nothing
