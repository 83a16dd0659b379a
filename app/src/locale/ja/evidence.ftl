### 根拠: 貼り付けた文から読み取る、資料を添える

evidence-paste = 日報やメールから読み取る
evidence-by-hand = 一つ書く
evidence-read = 読み取る
evidence-found = 読み取れた事実(残すものだけ印を付けてください)
evidence-keep = 印を付けたものを残す
evidence-take = この行から根拠を読み取る
evidence-nothing-found = 確かめられる事実は読み取れませんでした。お名前、日付、先方の言葉、書面の名前などがあると読み取れます。
evidence-none-ticked = 印が一つもありません。残すものに印を付けてください。
evidence-reads-otherwise = その後に記録が変わり、読み取れる事実も変わりました。もう一度ご確認ください。まだ何も記録していません。
evidence-too-long = 一度に読み取れるのは4,000字までです。分けて貼り付けてください。
evidence-written-later = 今日より後の日付です。文章が書かれた日を入れてください。
field-pasted = 文章
field-pasted-about = 日報やメールの一部をそのまま貼り付けてください。読み取るだけでは何も記録されません。
field-said = いつ書かれた文章か
field-said-about = 「昨日」「来週」をこの日から数えます。
