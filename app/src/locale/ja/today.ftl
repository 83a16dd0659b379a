### 今日

today-title = 今日
today-budget = { $count }件、合わせて{ $used }分(持ち時間{ $budget }分)
today-owed-title = お待たせしていること
today-owed-about = あなたの番です。点数より前に置いています。
today-ask-title = 今日、確かめること
today-ask-about = 指示の急ぐ順です。足し算は「なぜこの順」に。
today-later-title = 今日は見送ること
today-later-count = { $count }件
today-later-more = ほか{ $count }件(--limit all ですべて)
today-later-on-track = ほか{ $count }件は、いま聞くことがありません。次の節目は早くて{ $day }
today-later-quiet = ほか{ $count }件は、いま聞くことがありません。
today-empty = 今日、聞くことはありません。
today-empty-next = 今日、聞くことはありません。次の節目は{ $day }({ $directive } { $account })です。
today-empty-first = まだ指示がありません。始めるには: fushime ask "田中: さくら食品に4/1から8%値上げを伝える。12/10訪問"
today-without-signals = 利用目的のお知らせの日がまだ記録されていないため、「気になる点」は出していません(期日とあなたの番だけです)。お知らせしたら: fushime notice 日付
today-minutes = { $minutes }分
today-ask-label = 聞くこと
today-do-label = すること
today-why-here = なぜこの順
today-why-debt = あなたの番。{ $since }から{ $days }営業日
today-why-debt-today = あなたの番。今日から
today-also = ほかに: { $steps }
today-said = { $day } { $who }「{ $text }」
today-no-points = 点数なし

today-step-act-on-abuse = 先方の言動について、会社としての対応を決める
today-step-answer-concern = 懸念・相談に答える
today-step-answer-question = 質問に答える
today-step-keep-promise = 約束を果たす(または日を改める)
today-step-decide-contest = 「違うと思う」に答える
today-step-answer-slip = 延期をどう受けとめるか選ぶ
today-step-decide-detour = 受け入れるか見送るかを決める
today-step-agree-plan = 段取りに合意する
today-step-hear-difficulty = 難しい点を聞く
today-step-take-up = 担当からの申し出を引き受けるか決める
today-step-reassign = ほかの担当に頼み直す
today-step-confirm = 根拠を見て、確認印を押す
today-step-decide-redaction = 言葉の削除を認めるか決める
today-step-affirm = 続ける・変える・やめるを決める
today-step-ask = 聞く
today-step-with = { $step }({ $id })

today-why-owed = { $days ->
    [0] { $who }さんが今日から待っています。{ $what }番です。
   *[other] { $who }さんが{ $since }から{ $days }営業日待っています。{ $what }番です。
}
today-why-owed-milestone = { $days ->
    [0] 「{ $milestone }」について、{ $who }さんが今日から待っています。{ $what }番です。
   *[other] 「{ $milestone }」について、{ $who }さんが{ $since }から{ $days }営業日待っています。{ $what }番です。
}
today-why-owed-detour = { $days ->
    [0] { $who }さんから「{ $text }」という案が出ています(今日から)。{ $what }番です。
   *[other] { $who }さんから「{ $text }」という案が出ています({ $since }から{ $days }営業日)。{ $what }番です。
}
today-why-owed-contest = { $days ->
    [0] 「{ $signal }」は違うと思う、と{ $who }さんが伝えています(今日から)。{ $what }番です。
   *[other] 「{ $signal }」は違うと思う、と{ $who }さんが伝えています({ $since }から{ $days }営業日)。{ $what }番です。
}
today-why-owed-promise = 「{ $text }」と{ $since }に約束しました。期日は{ $due }です。
today-why-owed-redaction = 言葉の削除を求める申し出があります({ $since }から)。
today-why-passed = 「{ $milestone }」は、期日{ $on }を{ $days }日過ぎて、まだ確認できていません。
today-why-today = 「{ $milestone }」の期日は今日です。
today-why-refused = { $on }に、断られたという報告がありました。次の一手を一緒に決める番です。
today-why-quiet = いま聞くことはありません(最後の動きは{ $since })。
today-why-turn-client = { $since }から、先方のお返事を待っています。
today-why-turn-held = { $until }まで保留です。

today-asks-passed = 「{ $milestone }」は、いまどのあたりでしょうか。次に動く日を一緒に決めましょう。
today-asks-today = 今日の「{ $milestone }」、何か手伝えることはありますか。
today-asks-refused = 伝えてくれてありがとうございます。先方はどのような言葉でおっしゃいましたか。次の一手を一緒に考えましょう。

today-later-no-room = 時間に入りきりませんでした
today-later-held = { $day }まで保留
today-later-client-until = { $day }まで先方のお返事待ち
today-later-client = 先方のお返事待ち
today-later-asked = { $day }に聞いてあり、お返事を待つところ
today-later-away = 担当が{ $day }までお休み
today-later-due = 約束の日は{ $day }
today-later-nothing-until = 聞くことなし。次の節目は{ $day }
today-later-nothing = 聞くことなし

today-point-effective = 発効まで{ $days }営業日
today-point-effective-passed = 発効日{ $on }から{ $days }営業日
today-point-due = 期日まで{ $days }営業日
today-point-due-passed = 期日{ $on }から{ $days }営業日
today-point-passed = 「{ $milestone }」の期日{ $on }から{ $days }営業日
today-point-today = 「{ $milestone }」の期日が今日
today-point-refused = { $on }に断られたとの報告
today-point-silence = 報告待ち{ $days }営業日
today-point-slip = 延期{ $times }回、計{ $days }日
today-point-detour = 回り道
today-point-non-action = まだ動いていない
today-point-inherited = 着任前から、{ $days }日
today-point-stake = 懸かる額{ $yen }
today-point-age = { $since }に頼んでから{ $days }営業日
today-point-like-kind = 「{ $kind }」の指示は、1週間後も続いていたことが{ $looks }回中{ $stayed }回(全体では{ $of_all }%)
today-point-like-tier = ランク{ $tier }の取引先の指示は、1週間後も続いていたことが{ $looks }回中{ $stayed }回(全体では{ $of_all }%)
today-point-like-group = { $group }の指示は、1週間後も続いていたことが{ $looks }回中{ $stayed }回(全体では{ $of_all }%)

### 私の画面(担当)

own-title = 私の画面
own-questions-title = 聞かれていること
own-question = { $id } { $who }さんから({ $day }): { $text }
own-question-by = { $day }までに
own-how = 言えた・まだ・断られた・手を借りたい: fushime update D-番号 "一行"
own-asked-title = 頼まれていること
own-asked-none = いま、頼まれていることはありません。
own-leader-sees = 上司に見えていること({ $who }さん)
own-leader-sum = 上司の画面での順の足し算
own-leader-nothing = 気になる点はありません。
own-promises-title = 約束してもらったこと
own-promise = { $id } { $who }さん: { $text }(期日{ $due })
own-not-recorded = 下書きと稽古は、共有するまで本人だけのものです。誰かがこの指示を開くと、「見た人」に残ります。

### コマンドの説明

help-today = 今日すること: お待たせしていること、確かめること(担当が使うと自分の画面)
help-today-minutes = 持ち時間(分)
help-today-on = この日のつもりで見る
help-today-own = 上司でも、自分が頼まれている分を見る

today-ahead-title = これからの二週間
today-ahead-about = 棒は節目、白い棒はあなたの約束、朱は今日までの期日
paper-title = 紙で持つ
paper-about = ご自分用です。書き込みは夕方「今日」から写してください。
paper-offer = この{ $count }件を一枚に。チェック欄と書き込む余白つき。ご自分用です。夕方、書いたことを写せば台帳に入ります。
paper-a4 = A4で刷る
paper-a5 = A5手帳リフィル
paper-print = 刷る
paper-own = { $who } 本人用
paper-asked = 聞いた
paper-answered = 返事あり
paper-confirmed = 確認
paper-moved = 延期
paper-new-day = →　　月　　日
paper-hours = 時刻
paper-words = 聞いた言葉を、そのまま
paper-next = 明日から
paper-more = ほかに今日: { $names }
paper-key = ●確認済　○期日過ぎ未確認　□これから　点線=元の期日　斜線=報告待ち　上の印=担当の言葉　下の点=上司の確認　二重線=発効
paper-printed = { $day } { $hour } 刷　1/1
