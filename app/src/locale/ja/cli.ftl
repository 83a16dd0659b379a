### コマンドの答え

welcome-new = Fushime(節目)は、頼んだことの行方を見失わないための道具です。先方に何が本当に伝わったか、誰があなたを待っているか、次に何を聞けばよいかが分かります。

    動いている会社を見てみる:
      fushime demo

    自分の会社で始める:
      fushime init --firm 会社名 --leader 氏名
      fushime import accounts 取引先.csv
      fushime today

    ほかのコマンド: fushime --help
welcome-begun = { $folder } の台帳が使えます。

    今日すること:      fushime today
    依頼する:          fushime ask "田中: さくら食品に4/1から8%値上げを伝える。12/10訪問"
    指示の一覧:        fushime list
    ほかのコマンド:    fushime --help

init-done = { $firm }を登録しました。{ $leader }さんがチーム「{ $team }」の上司です。記録は { $folder } に残ります。
init-team = 営業部
init-next = → 次は、社員を加える(fushime member add 氏名)か、名簿を取り込む(fushime import accounts ファイル)か、さっそく依頼する(fushime ask "…")。
init-next-without-notice = → 社員に利用目的をお知らせするまで「気になる点」は出ません。お知らせしたら: fushime notice 日付
    → 次は、社員を加える(fushime member add 氏名)か、名簿を取り込む(fushime import accounts ファイル)か、さっそく依頼する(fushime ask "…")。

consent-question = このとおり記録しますか? [y/N]
consent-declined = 何も記録していません。
consent-needed = { $proposal }
    まだ何も記録していません。
consent-needed-hint = これでよければ、同じコマンドに --yes を付けてください。

find-nothing = 「{ $name }」という{ $thing }は見つかりません。
find-nothing-hint = 番号でも、名前でも、名前の一部でも構いません。
find-several = 「{ $name }」に当てはまるものがいくつかあります: { $among }
find-several-hint = 番号か、もう少し長い名前で指定してください。
who-asks = 上司の役割の方がいません。
who-asks-hint = 誰として行うかを --as 氏名 で指定してください。

date-proposed = 「{ $words }」は{ $day }と読みました({ $sureness })。
date-unclear = { $field }「{ $given }」: { $question }
date-unclear-hint = 2027-04-01、4/1、令和9年4月1日 のように、日付で書いてください。
date-unread = { $field }「{ $given }」は日付として読めませんでした。
date-unread-hint = 例: 2027-04-01、4/1、令和9年4月1日、金曜まで
hour-unread = { $field }「{ $given }」は時刻として読めませんでした。例: 14:30、17時

office-busy = ほかの方がちょうど書き込んでいます。何も記録していませんので、もう一度お試しください。
office-locked = この台帳は、別の Fushime が開いています。何もしていません。
office-locked-hint = 終わるのを待つか、そちらを終了してください。
office-full = ディスクに空きがありません。何も記録していません。読むことはできます。
office-full-hint = 空きを作ってから、もう一度お試しください。
office-absent = ここには、まだ台帳がありません。
office-absent-hint = fushime init --firm 会社名 --leader 氏名 で始めるか、fushime demo で例をご覧ください。別のフォルダは --data で指定できます。
office-present = ここには、もう台帳があります。何も変えていません。
office-present-hint = --data で別のフォルダを指定してください。
office-foreign = ここにあるファイルは、Fushime で読める台帳ではありません。
office-foreign-hint = --data で別のフォルダを指定してください。
office-damaged = 台帳が壊れています: { $cause }
office-damaged-hint = このフォルダはそのまま残し、控えを別のフォルダに戻してください: fushime restore 控え --data フォルダ
office-fault = 台帳の読み書きに失敗しました: { $cause }
office-fault-hint = これ以上は書き込みません。ディスクを確かめてから fushime verify で点検してください。
config-wrong = 設定ファイル { $file } に誤りがあります: { $cause }
lang-unknown = --lang は ja か en です(「{ $given }」は使えません)。
now-unread = --now「{ $given }」は日時として読めません。例: 2026-11-25T09:00
zone-unknown = 「{ $given }」という時間帯はありません。例: Asia/Tokyo
no-chance = この機械から乱数が得られませんでした: { $cause }
no-room-to-run = プログラムを始められませんでした: { $cause }
output-failed = 答えを書き出せませんでした: { $cause }

usage-unknown-command = 「{ $given }」というコマンドはありません。
usage-unknown-option = ここでは「{ $given }」は使えません。
usage-meant = { $near } のことでしょうか。
usage-missing = 足りないものがあります: { $given }
usage-missing-hint = --help を付けると、書き方が出ます。
usage-missing-command = コマンドが足りません。
usage-missing-command-hint = --help を付けると、一覧が出ます。
usage-conflict = { $given } と { $other } は一緒に使えません。
usage-no-value = { $field } には値が要ります。
usage-bad-value = { $field } に「{ $given }」は使えません。
usage-one-of = { $field } に「{ $given }」は使えません。次のどれかです: { $possible }
usage-other = コマンドを読み取れませんでした: { $cause }
