### ファイルの取り込みと書き出し

import-expected-name = 名前が要ります。
import-expected-sentence = 何をしてほしいか、ひとこと要ります。
import-expected-item = 案件の番号か名前が要ります。
import-expected-account = この名前かコードの取引先が、まだありません。先に取引先を取り込んでください。
import-expected-member = この名前か社員番号の社員が、まだいません。先に社員を取り込んでください。
import-expected-one-member = 当てはまる社員が複数います: { $names }。姓名か社員番号で書いてください。
import-expected-one-account = 当てはまる取引先が複数あります: { $names }。法人格まで含めた名称かコードで書いてください。
import-expected-held-name = この取引先は「{ $name }」として登録済みです。取り込みでは名称を変えません。
import-expected-once = 同じ取引先の行が、このファイルの上の行にあります。別の取引先なら、コードの列で区別してください。
import-expected-contact = この取引先に、この名前の担当者がまだいません。
import-expected-policy = この名前か番号の方針がありません。
import-expected-date = 日付として読めません。2027-04-01、2027年4月1日、令和9年4月1日のように書いてください。
import-expected-date-day = 年と月だけで、日がありません。平成元年4月1日のように、日まで書いてください。
import-expected-date-real = その日付はありません。
import-expected-date-weekday = 日付と曜日が合いません。
import-expected-date-order = 月と日のどちらが先か、この書き方では決められません。対応表に date_order = "day-first" か "month-first" と書いてください。
import-expected-moment = 日時として読めません。2027-04-01 17:30 のように書いてください。
import-expected-past = { $day }より後の日時です。まだ起きていないことは取り込めません。
import-expected-due-after-asking = 期日が、依頼した日より前です。期日なしで取り込みました。
import-expected-later = 今日より前の日です。
import-expected-yen = 金額として読めません。84,000,000、8,400万円、または見出しに(千円)(百万円)と書いてください。
import-expected-percent = 率として読めません。8% のように書いてください。
import-expected-year = 年として読めません。1998、平成10年のように書いてください。
import-expected-years = 年数として読めません。28 のように書いてください。
import-expected-month = 月として読めません。1から12、または3月のように書いてください。
import-expected-cut-off = 締め日として読めません。20日、15日・月末のように書いてください。
import-expected-tier = ランクは A、B、C、D のどれかで書いてください。
import-expected-role = 役割は 上司、担当、役員、関係部門、管理者 のどれかで書いてください。
import-expected-language = 言語は 日本語 か 英語 で書いてください。
import-expected-email = メールアドレスとして読めません。
import-expected-rank = 役職の順位は1から100の数で書いてください。
import-expected-days = 営業日の数として読めません。1から250の数で書いてください。
import-expected-policy-kind = 種類は 価格、供給・納期、品質、割当、お断り、その他 のどれかで書いてください。
import-expected-no-error = 数式のエラーが入っています。値に直してください。

import-row-controls = 文字ではない制御コードが入っていました。取り除いて取り込みました。
import-row-unclosed = 引用符(")が閉じていません。
import-row-too-long = 行が長すぎます。1行は1MBまでです。
import-row-too-wide = 列が多すぎます。1,000列までです。

import-file-empty = ファイルが空です。
import-file-no-rows = 見出しだけで、行がありません。
import-file-not-a-table = 表ではないようです。CSVかExcelのファイルを指定してください。
import-file-kind-not-read = この形式は読めません。CSV、XLSX、XLSB、XLS、ODSのどれかで保存し直してください。
import-file-unknown-encoding = 「{ $name }」という文字コードはありません。utf-8、sjis、utf-16 などを指定してください。
import-file-broken-workbook = ブックを開けません。壊れているようです。Excelで開いて保存し直すか、CSVにしてください。
import-file-protected = パスワードがかかっています。外してから取り込んでください。
import-file-no-sheet = 「{ $asked }」というシートはありません。あるのは: { $there }
import-file-too-much-inside = 展開すると大きすぎます({ $megabytes }MB、{ $parts }個の部品)。必要なシートだけをCSVで保存し直してください。
import-file-too-heavy = 読むのに時間かメモリがかかりすぎます。必要なシートだけをCSVで保存し直してください。
import-file-too-wide = { $row }行目の列が多すぎます。{ $limit }列までです。
import-file-no-columns = 要る列が見つかりません: { $missing }。見出しは: { $header }
import-file-no-columns-hint = --write-map FILE で推測した対応表を書き出し、列の名前を入れて、--map FILE で指定してください。
import-file-map-differs = 対応表にある列がファイルにありません: { $missing }。見出しは: { $header }
import-file-too-many-rows = 行が多すぎます。{ $limit }行までです。ファイルを分けてください。
import-file-nothing-readable = はじめの{ $rows }行に、読める行がありません。列の対応を確かめてください。
import-file-broken-off = ファイルを最後まで読めません。
import-file-missing = { $file }: ファイルが開けません({ $why })。

import-map-malformed = 対応表 { $file } が読めません。{ $why }
import-map-unknown-column = 対応表 { $file }: 「{ $name }」という項目はありません。使えるのは: { $there }
import-map-unknown-kind = 対応表 { $file }: 「{ $name }」という種類はありません。使えるのは: { $there }
import-map-unknown-zone = 対応表 { $file }: 「{ $name }」というタイムゾーンはありません。Asia/Tokyo のように書いてください。
import-map-unknown-order = 対応表 { $file }: date_order は "day-first" か "month-first" で書いてください(今は「{ $name }」)。
import-map-written = 対応表を { $file } に書きました。直してから --map { $file } で取り込んでください。まだ何も取り込んでいません。

import-map-top =
    Fushimeの対応表。推測した内容です。直して --map で指定してください。
    左がFushimeの項目、右がファイルの列の名前。空なら、その列は使いません。
import-map-timezone = 時差の書かれていない日時の場所
import-map-columns = 列
import-map-unused = 使っていない列:
import-map-kinds =
    状態の列の値 = ここでの意味。後ろの数は行数。使えるのは:
    { $there }

import-history-sentence = 案件 { $item }
import-history-due = 期日

import-seen = { $file }: { $encoding }、見出しは{ $row }行目。{ $columns }
import-rows = { $rows }行を読み、{ $taken }行を取り込みました。{ $known }行は登録済み、{ $passed }行は対象外、{ $left }行は取り込めませんでした。
import-rows-dry = { $rows }行を読みました。{ $taken }行を取り込めます。{ $known }行は登録済み、{ $passed }行は対象外、{ $left }行は取り込めません。
import-entries = 台帳に{ $count }件書きました: { $kinds }
import-entries-none = 新しいものはなく、台帳には何も書いていません。
import-entries-dry = 次の{ $count }件を書くことになります: { $kinds }
import-dry-first = はじめの{ $count }件:
import-dry-nothing = 試しただけです。まだ何も書いていません。
import-problems = 確かめてほしいところが{ $count }件あります:
import-problem-cell = { $file } { $row }行目「{ $column }」{ $value }: { $what }
import-problem-row = { $file } { $row }行目: { $what }
import-problem-file = { $file }: { $what }
import-problem-left-out = この行は取り込んでいません。
import-problem-more = …同じものが、ほかに{ $count }件。
import-all-left-out = 取り込めた行がありません。
import-not-allowed = { $name }さんには、ファイルを取り込む役割がありません。
import-not-allowed-hint = 管理者の方が取り込みます。誰として行うかは --as で選べます。
import-not-a-leader = { $name }さんは上司ではないので、経緯を取り込めません。
import-not-a-leader-hint = 取り込む上司を --as で指定してください。
import-progress = 読み込み中
import-progress-telling = 記録中


help-import = ほかのソフトのファイルを取り込む(CSV、Excel、OpenDocument。文字コードは自動判別)
help-import-kind = accounts(取引先)、contacts(先方担当者)、members(社員)、directives(指示)、history(経緯)
help-import-files = ファイル。経緯は順不同で構わない
help-import-map = 列と種類の対応表(TOML)
help-import-write-map = 取り込まずに、推測した対応表をこのファイルに書く
help-import-sheet = ブックのシート。名前か番号(なければ、空でない最初のもの)
help-import-encoding = 文字コード。utf-8、sjis、utf-16など(なければ自動判別)
help-import-until = 経緯を、この日より後の行がないものとして取り込む
help-import-dry-run = 書くことになる内容を見せるだけで、何も書かない
help-import-limit = 試しに見せる件数(なければ10)
help-read-sheet = ブックの1シートを文字にする(別のプロセスで動く)
help-read-sheet-file = ブック
help-read-sheet-sheet = シートの名前か番号

export-done = { $file }に{ $rows }行を書きました。
export-not-in-encoding = { $count }文字がこの文字コードにないため「?」にしました。
export-nothing-to-see = 書き出せるものがありません。

help-export = 見る権限のあるものを、ほかのソフトで読める表(CSV)に書き出す
help-export-kind = accounts(取引先)、contacts(先方担当者)、members(社員)、directives(指示)、history(経緯)、entries(記録)
help-export-out = 書き出すファイル(なければ画面に出す)
help-export-encoding = 文字コード。utf-8かsjis(なければutf-8。ファイルにはExcel用の印を付ける)
