### コマンドの説明: help-<コマンド>-<指定>。どこでも同じものは help-any-…

help-heading-usage = 使い方
help-heading-commands = コマンド
help-heading-arguments = 引数
help-heading-options = 指定
help-heading-everywhere = 共通の指定
help-value-command = コマンド

help-fushime = 日本の営業チームを率いる人のための、頼んだことの行方を見届ける道具
help-any-data = 台帳のフォルダ(なければ FUSHIME_DATA、設定ファイル、./fushime-data の順)
help-any-config = 設定ファイル(なければ FUSHIME_CONFIG、./fushime.toml)
help-any-lang = 答えの言語: ja か en(なければロケールに従う)
help-any-now = この日時のつもりで行う: 2026-11-25T09:00
help-any-format = 人が読むなら text、プログラムが読むなら json
help-any-who = 誰として行うか: 番号、名前、またはその一部(なければ最初の上司)
help-any-yes = 確かめずに、提案どおり記録する
help-any-help = この説明を出す
help-any-version = 版を出す
help-any-on-behalf-of = 誰の代わりに書くか(代筆として残る)
help-any-on = 起きた日(なければ今日)
help-any-at = 起きた時刻

help-init = 自社の台帳を始める
help-init-firm = 会社名
help-init-leader = あなたの氏名
help-init-team = チームの名前
help-init-notice-given = 社員に利用目的をお知らせした日
help-init-fiscal-year-end = 決算月、1〜12(なければ3)
help-init-time-zone = 時間帯(なければ Asia/Tokyo)
help-init-firm-language = Fushime から知らせるときの言語: ja か en
