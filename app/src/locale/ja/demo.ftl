### デモの会社

help-demo = 半年動いてきた会社を作り、試しに見られるようにする
help-demo-seed = 別の数にすると、言葉と時刻の違う会社になる(なければ1)
help-demo-open = 測るための大きな会社: 動いている指示の数
help-demo-closed = 測るための大きな会社: 終わった指示の数
help-demo-entries = 測るための大きな会社: 記録の数

demo-made =
    { $firm }の半年ができました。{ $day }の朝までです。
    取引先 { $accounts }社、動いている指示 { $open }件、終わった指示 { $ended }件、記録 { $entries }件({ $folder })
demo-next = 次にお試しください:
demo-next-today = { $leader }の今日。お待たせしていることが先、次に聞くこと
demo-next-show = 一つの指示の経過。何が先方に伝わり、何がまだか
demo-next-mine = { $salesperson }から見た同じ指示。上司に見えるものは、本人にも同じものが見えます
demo-fault = デモの会社を作れませんでした。何も残していません: { $cause }
demo-fault-hint = Fushime 側の誤りです。この文を添えて知らせてください。
