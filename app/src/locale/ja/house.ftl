### 社員、入り方、自分の設定

house-copy = 写す

members-title = 社員
members-count = { $count }名
members-without-team = チームに入っていない方
members-none = まだ誰も入っていません。
members-gone = 離れた方
members-until = { $day }まで
members-from = { $day }から
members-terms = これまでと、これからの上司
members-leader = 上司
members-team-since = { $team }({ $day }から)
members-leave = 休暇
members-no-leave = これからの休暇はありません。

entrance-title = 入り方
entrance-never = まだ一度も入っていません。
entrance-came = リンクで入ったことがあります。合言葉はまだありません。
entrance-password = 合言葉を決めています。
entrance-link = 入るためのリンク
entrance-end = すべての端末から出てもらう

link-about = 一度だけ使え、{ $hours }時間で切れるリンクです。本人にだけ渡してください。作ったことは、本人の「自分の設定」に出ます。
link-enter = リンクを作る
link-enter-about = 初めての方、または合言葉を使わずに入る方に。いまの合言葉はそのまま残ります。
link-reset = 合言葉を決め直すリンクを作る
link-reset-about = 合言葉を忘れた方、端末をなくした方に。使われたときに、いまの合言葉は無効になり、すべての端末から出ます。
link-made = このリンクを本人に渡してください
link-made-about = 画面を離れると、もう出せません。{ $hours }時間のあいだ、一度だけ使えます。
link-here-only = このリンクは、いまこの機械でしか開けません。ほかの端末から入るには、公開アドレスを決めて始めてください(serve --public-url)。

again-title = もう一度、合言葉を
again-about = 管理者の操作です。この前の確認から{ $minutes }分を過ぎたので、ご本人であることを確かめます。
again-kept = 書いた内容はそのまま残っています。
again-set = 先に合言葉を決めてください
again-set-about = 管理者の操作には合言葉が要ります。決めると、そのまま続きます。次からは{ $minutes }分ごとに伺います。
again-go-on = 続ける
web-old-password = いまの合言葉

own-door-title = 自分の設定
own-password-change = 合言葉を変える
own-password-set = 合言葉を決める
own-sessions-about = ほかの端末やブラウザーで入ったままのものを、すべて閉じます。ここはそのままです。
own-sessions-end = ほかの端末から出る
own-link-told = { $day }に、{ $who }さんがあなたのためのリンクを作りました。心当たりがなければ、管理者にお確かめください。
own-language = 言語
own-keys = キー操作
own-keys-are-on = / で検索、c で記録、j と k で次と前、1〜6 で操作。いまは使えます。
own-keys-are-off = キー操作は、このブラウザーでは使わない設定です。
own-keys-off = 使わない
own-keys-on = 使う
own-away = 休暇
own-export = 私の記録を持ち出す
own-export-about = あなたについて、あなたが、またはあなたに頼まれたことについて記録されたものの全部です。上司に見えている内容も、すべて入っています。誰に断る必要もありません。
own-export-take = 書き出す(ZIP)
own-looked = 私の指示を見た人
own-looked-about = 見た記録は{ $days }日で消えます。
own-looked-nobody = まだ誰も見ていません。

act-member-add = 社員を加える
act-member-change = 社員の情報を直す
act-member-leaves = 会社を離れる
act-member-leaves-about = 最終日を過ぎると入れなくなります。率いているチームの任期は、その日で終わります。記録は残ります。
act-role-grant = 役割を加える
act-role-revoke = 役割を外す
act-team-form = チームを作る
act-team-join = チームに入れる
act-team-join-about = いまのチームからは抜けます。
act-team-leave = チームから外す
act-term-begin = 上司の任期を始める
act-term-begin-about = 前の上司の任期は、前日で終わります。前の上司は30日のあいだ、読むことができます。
act-term-end = 上司の任期を終える
act-leave-take = 休暇を入れる
act-leave-take-about = 休みの日は、どの日数にも数えません。
act-leave-cancel = 休暇を取りやめる

field-member-name = 氏名
field-member-name-about = 姓を先に
field-member-reading = よみ
field-member-title = 役職
field-member-email = 会社のメールアドレス
field-member-language = 画面の言語
field-member-roles = 役割
field-member-role = 役割
field-member-team = チーム
field-new-team = チームの名前
field-term-leader = 上司
field-from-day = いつから
field-last-day = 最後の日
field-leave-first = 最初の日
field-leave-last = 最後の日
field-leave-last-about = 一日だけなら空のままで
field-leave-which = どの休暇
