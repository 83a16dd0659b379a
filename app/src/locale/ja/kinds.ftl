### 種類・段階・根拠など、一覧の名前

policy-kind-price = 価格
policy-kind-shortage = 供給・納期
policy-kind-quality = 品質
policy-kind-allocation = 割当
policy-kind-no = お断り
policy-kind-other = その他

stage-prepared = 準備
stage-appointment = アポ
stage-told = 口頭で伝えた
stage-received = 文書・受領
stage-answered = 回答
stage-agreed = 合意
stage-in-effect = 実施
stage-invoiced = 請求に載った

evidence-e1 = E1 誰が(お名前・役職)
evidence-e2 = E2 いつ、どの手段で
evidence-e3 = E3 先方の言葉
evidence-e4 = E4 書面
evidence-e5 = E5 次の日付のある一歩
evidence-e6 = E6 先方の決め方
evidence-e7 = E7 数字
evidence-e8 = E8 社内の担当と期日
evidence-e9 = E9 確かめられる外の事実
evidence-e10 = E10 契約・価格の有効期限
evidence-e11 = E11 本人の代案とその費用
evidence-e12 = E12 連絡の記録

tap-said = 言えた
tap-not-yet = まだ
tap-refused = 断られた
tap-need-hand = 手を借りたい

requester-client = 先方
requester-salesperson = 担当
requester-leader = 上司
requester-inside = 社内

slip-answer-buy-back = 引き取る
slip-answer-limbo = そのままにしておく
slip-answer-re-agree = 約束し直す

concern-answer-keep = 方針を保つ
concern-answer-change = 変える
concern-answer-withdraw = 取り下げる
concern-answer-meet = 会って話す

concern-kind-disagreement = 懸念
concern-kind-help = 相談

role-leader = 上司
role-salesperson = 担当
role-executive = 役員
role-stakeholder = 関係部門
role-administrator = 管理者

signal-kind-silence = 報告待ち
signal-kind-slip = 延期
signal-kind-detour = 回り道
signal-kind-non-action = まだ動いていない
signal-kind-inherited = 着任前からの指示
signal-kind-unsupported = 根拠待ち
signal-kind-softened = 言い残し

privacy-attendees = 出席者だけ

tier-a = A
tier-b = B
tier-c = C
tier-d = D

tax-excluded = 税抜
tax-included = 税込

language-ja = 日本語
language-en = 英語

detour-kind-precondition = 先に別のことを
detour-kind-substitute = 代わりのことを

standing-proposed = 依頼したところ
standing-heard = 難しい点を聞いた
standing-planned = 段取りが返ってきた
standing-running = 進行中
standing-held = 保留中
standing-done = 完了
standing-withdrawn = 取り下げ
standing-bought-back = 引き取り

turn-salesperson = 担当の番
turn-leader = 上司の番
turn-client = 先方の番
turn-nobody = 誰の番でもない
