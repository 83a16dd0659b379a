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
init-next = → 次は、社員を加える(fushime member add 氏名)か、取引先を取り込む(fushime import accounts ファイル)か、さっそく依頼する(fushime ask "…")。
init-next-without-notice = → 社員に利用目的をお知らせするまで「気になる点」は出ません。お知らせしたら: fushime notice 日付
    → 次は、社員を加える(fushime member add 氏名)か、取引先を取り込む(fushime import accounts ファイル)か、さっそく依頼する(fushime ask "…")。

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
date-past = { $field } の{ $day }はもう過ぎています。今日以降の日付にしてください。
date-unread = { $field }「{ $given }」は日付として読めませんでした。
date-unread-hint = 例: 2027-04-01、4/1、令和9年4月1日、金曜まで
hour-unread = { $field }「{ $given }」は時刻として読めませんでした。例: 14:30、17時

office-busy = ほかの方がちょうど書き込んでいます。何も記録していませんので、もう一度お試しください。
office-locked = この台帳は、別の Fushime が開いています。何もしていません。
office-locked-hint = 終わるのを待つか、そちらを終了してください。
office-full = ディスクに空きがありません。何も記録していません。読むことはできます。
office-full-hint = 空きを作ってから、もう一度お試しください。
office-read-only = この台帳は読むことだけができます。何も記録していません。
office-read-only-hint = フォルダとファイルに書き込めるかどうかを確かめてください。show、list、today、verify はこのまま使えます。
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
output-failed-recorded = 記録は済んでいます(記録 { $entry } まで)。もう一度入力しないでください。
cause-not-found = 見つかりません({ $detail })
cause-not-allowed = 開く権限がありません({ $detail })
cause-full = ディスクに空きがありません({ $detail })
cause-read-only = 読むことだけができる場所です({ $detail })
cause-busy = ほかのプログラムが使っています({ $detail })
cause-damaged = 中身が壊れています({ $detail })
cause-folder = ファイルではなくフォルダです({ $detail })
cause-no-folder = フォルダではありません({ $detail })
looks-unknown = どなたが見たかの記録(vault.sqlite)を使えませんでした: { $cause }。台帳はこのまま読めます。
output-failed = 答えを書き出せませんでした: { $cause }

usage-unknown-command = 「{ $given }」というコマンドはありません。
usage-unknown-option = ここでは「{ $given }」は使えません。
usage-meant = { $near } のことでしょうか。
usage-missing = 足りないものがあります: { $given }
usage-missing-hint = 書き方: { $usage }(--help で説明が出ます)
usage-twice = { $given } は一度だけ書いてください。
usage-missing-command = コマンドが足りません。
usage-missing-command-hint = --help を付けると、一覧が出ます。
usage-conflict = { $given } と { $other } は一緒に使えません。
usage-no-value = { $field } には値が要ります。
usage-bad-value = { $field } に「{ $given }」は使えません。
usage-one-of = { $field } に「{ $given }」は使えません。次のどれかです: { $possible }
usage-other = コマンドを読み取れませんでした: { $cause }

gate-needed = (走らせるのに要ります)
plan-next-difficulty = 次は、担当が難しい点を言う番です: fushime plan { $directive } --hard "…"(なければ --nothing-hard)
plan-next-hear = 次は、上司がそれを聞く番です: fushime plan { $directive } --heard "…"
plan-next-hand-back = 次は、担当が段取りを返す番です: fushime plan { $directive } -m "アポ=12/4" -m "訪問=12/10"
plan-next-agree = 次は、上司が合意する番です: fushime plan { $directive } --agree(足りなければ --return "…")
plan-next-running = 走っています。報告: fushime update { $directive } "…" --said
plan-next-concern = 次は、上司が答える番です: fushime answer { $it } keep "…"(keep 理由を添えてそのまま / change 変える / withdraw 取り下げる / meet 会って話す)
plan-next-held = { $day }まで保留です。早く再開するなら: fushime hold { $directive } --resume
plan-next-report = 次の節目に着いたら: fushime report { $directive }/{ $it } "…"(日付を動かすなら fushime move { $directive }/{ $it } --to 日付 --by 誰)
plan-next-confirm = 次は、上司が確認する番です: fushime confirm { $directive }/{ $it }
plan-next-ended = 終わっています。もう一度取り上げるなら: fushime done { $directive } --reopen
milestone-unread = { $field }「{ $given }」は「名前=日付」の形で書いてください。例: "アポ=12/4 [E5]"
figure-unread = { $field }「{ $given }」は、一つの数字として読めませんでした。例: +8%、8,400万円、320箱
nothing-to-change = 変えるところがありません。何を変えるかを指定してください(--help で一覧が出ます)。
answer-unread = 「{ $given }」は返事のできる番号ではありません。K-5(懸念)、Q-8(確認)、G-1(回り道)、D-12/3(延期)、D-12(気になる点)のどれかです。
policy-none = 方針はまだありません。決めるには: fushime policy decide 名前 --kind 価格 --percent +8% --from 4/1
policy-from = { $day }から
policy-ended = { $day }に終了
account-none = 取引先はまだありません。登録するには: fushime account add 名前、取り込むには: fushime import accounts ファイル
account-live = 進行中 { $live }件
member-away = 休暇中
team-led = 上司 { $leader }({ $day }から)
team-not-led = 上司は決まっていません
promise-none = あなたの約束で、果たしていないものはありません。
closing-none = 休業日はまだ設けていません。例: fushime closing set 年末年始
closing-days = 「{ $name }」の最初の日と最後の日を書いてください。年末年始、お盆、GW なら名前だけで構いません。
notice-line = 第{ $version }版 { $day }
notice-none = 利用目的のお知らせはまだ記録されていません。お知らせしたら: fushime notice 日付
firm-line = { $name } · { $language } · { $zone } · 決算月 { $month }月
file-unread = { $file } を読めませんでした: { $cause }
file-unwritten = { $file } に書き込めませんでした: { $cause }
file-present = { $file } はもうあります。上書きはしません。
file-present-hint = 別の名前にするか、古いファイルをどけてください。
file-in-data = { $file } は台帳のフォルダーの中です。そこには台帳のほかは何も書きません。
file-in-data-hint = フォルダーの外を指定してください。
holidays-too-large = { $file } は祝日の一覧にしては大きすぎます。内閣府の「国民の祝日」のCSVを指定してください。
holidays-bad-row = { $row }行目「{ $text }」を読めませんでした。「2027/1/1,元日」の形のはずです。何も取り込んでいません。
holidays-none = { $file } に祝日が見つかりませんでした。
holidays-until = { $year }年までの祝日は公表分です。その先は法律にもとづく見込みです。
redact-for-good = 記録 { $entry } の言葉を削除します。元には戻せません。
verify-holds = すべて確かです: 記録 { $entries }件(うち言葉を削除したもの { $redacted }件)
verify-wrong = 記録 { $entry } が確かではありません: { $why }
verify-wrong-hint = このフォルダはそのまま残し、控えと比べてください。
wrong-gap = その番号の記録がありません。
wrong-body = 中身が書き換えられています。
wrong-chain = 前の記録とつながっていません。行が変えられたか、抜かれたか、差し込まれています。
wrong-foreign = この台帳の行ではありません。だれかが差し込んだものです。
wrong-gone = 削除の記録がないのに、中身がありません。
wrong-checkpoint = 控えておいた一行と合いません。
checkpoint-unread = 「{ $given }」は、控えの一行(fushime checkpoint v1 …)でも、それを書いたファイルでもありません。
checkpoint-kept = { $file } に書き出しました。台帳とは別の所に保管してください。
backup-done = 控えを取り、点検しました: 記録 { $entries }件(うち言葉を削除したもの { $redacted }件)。どなたが見たかの記録(vault.sqlite)は、期限が来れば消えるものなので控えには入りません。
restore-done = 控えから戻しました: 記録 { $entries }件(うち言葉を削除したもの { $redacted }件)
restore-absent = 控え { $file } が見つかりません。
restore-foreign = { $file } は Fushime の控えではありません。
restore-damaged = 控え { $file } は壊れています。何も戻していません。
discuss-with = どちらの取引先と(社内なら Enter):
discuss-asked = 頼んだこと(動詞のある一文で):
discuss-answered = 相手の答え(相手の言葉で):
discuss-agreed = 決まったこと:
discuss-promised = あなたが約束したこと:
discuss-promised-by = いつまでの約束ですか:

serve-at = 節目は { $url } で開いています(Ctrl+C で止まります)。
serve-link = { $who }: { $url }
serve-taken = { $address } では開けません。ほかのプログラムが使っているか、許されていない番号です。--listen で別の番号を指定してください。
serve-no-public-url = この機械の外に開くときは、--public-url で外からのアドレスを指定してください(例: https://fushime.example.co.jp)。
serve-failed = 画面を開き続けられませんでした。
