### 気になる点: 指示についての言葉。人についての言葉ではない

signal-silence = 報告待ち
signal-slip = 延期
signal-detour = 回り道
signal-unsupported = 根拠待ち
signal-non-action = まだ動いていない
signal-softened = 言い残し
signal-inherited = 着任前からの指示

signal-silence-says = { $since }から{ $days }営業日、報告を待っています。
signal-silence-asks = 念のため確認させてください。いま、どのあたりまで進んでいますか。私のほうで外せる障害があれば、教えてください。
signal-silence-cleared = 一行の報告。「まだ」の一言でも構いません
signal-silence-innocent-1 = 休暇、出張、体調
signal-silence-innocent-2 = 先方の休業や決算
signal-silence-innocent-3 = こちら(上司)の返事を待っている
signal-silence-innocent-4 = 電話や口頭では話してあり、書いていないだけ

signal-slip-says = 「{ $milestone }」の期日が{ $times }回動きました(最初の期日から{ $days }日)。
signal-slip-says-no-reason = 「{ $milestone }」の期日が{ $times }回動き(最初の期日から{ $days }日)、理由の書かれていない移動があります。
signal-slip-says-late = 「{ $milestone }」の期日が{ $times }回動き(最初の期日から{ $days }日)、期日を過ぎてからの移動があります。
signal-slip-asks = 「{ $milestone }」の日は、先方のご事情で動いたのでしょうか、社内の準備でしょうか。次に動ける日を一緒に決めましょう。
signal-slip-cleared = 上司と期日を約束し直すこと
signal-slip-innocent-1 = 先方が決めた日だった
signal-slip-innocent-2 = 社内の準備や承認が遅れている
signal-slip-innocent-3 = 最初の期日に無理があった

signal-detour-says-precondition = 段取りが決まったあと、先に行うこととして「{ $text }」が加わりました。
signal-detour-says-substitute = 段取りが決まったあと、代わりの進め方として「{ $text }」が挙がりました。
signal-detour-says-touches = 段取りが決まってから先方と{ $times }回会っています。お伝えする内容は、まだ記録に出てきません。
signal-detour-asks = よい考えかもしれません。それを行うと何が変わり、いつまでに終わりそうですか。
signal-detour-asks-touches = 先方とお会いした折に、本題に触れる機会はありましたか。切り出しにくい事情があれば、聞かせてください。
signal-detour-cleared = 上司が受け入れるか見送るかを決めること。または、先方に伝えたという報告
signal-detour-innocent-1 = そのほうがよい進め方である
signal-detour-innocent-2 = 先方への礼を尽くしている
signal-detour-innocent-3 = 別の用件での打合せだった

signal-non-action-says-passed = 「{ $milestone }」の期日{ $due }を過ぎ、最後の前進から{ $days }営業日、新しい根拠はまだありません。
signal-non-action-says = 段取りに合意してから{ $days }営業日、節目にも根拠にもまだ動きがありません。
signal-non-action-asks = 最初の一歩が大きすぎたのかもしれません。小さく分けるとしたら、何から始められそうですか。稽古や同行が役に立つなら言ってください。
signal-non-action-cleared = 根拠ひとつ、または小さな一歩への切り直し
signal-non-action-innocent-1 = 一歩が大きすぎる
signal-non-action-innocent-2 = 下準備は進んでいるが、記録に出ていない
signal-non-action-innocent-3 = 会社がほかの仕事を先にさせている

signal-inherited-says = { $asked }に頼まれ、{ $from }の着任より前から{ $days }日続いています。担当の方の責任ではありません。
signal-inherited-cleared = いまの上司が、続ける・変える・やめるを決めること
signal-inherited-innocent-1 = いまの上司にまだ伝わっていない
signal-inherited-innocent-2 = 前任の上司が急がないと決めていた

### signals の答え

signals-title = 気になる点
signals-about = 指示についての記録が示すことです。人を評価するものではありません。本人にも同じ言葉で見えています。
signals-none = いま、気になる点はありません。
signals-count = { $directives }件の指示に、{ $signals }点
signals-more = ほか{ $count }件(--limit all ですべて)
signals-off = 利用目的のお知らせの日がまだ記録されていないため、「気になる点」は出していません。お知らせしたら: fushime notice 日付
signal-rests-on = 根拠の記録
signal-innocent = ほかの見方
signal-clears = 消えるとき
signal-reply = { $who }さんの返事
signal-suspended = { $who }さんが「違うと思う」と伝えています。決まるまで保留です。
signal-upheld = 上司が、この点は残すと決めました({ $day })。
signal-ask = 聞くとしたら

### コマンドの説明

help-signals = 気になる点を、指示ごとに見る
help-signals-directive = この指示だけ
help-signals-on = この日の時点で見る
