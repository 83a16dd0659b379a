### いつもの節目と、細かな段(N0〜N12)

template-price-appointment = 決められる方とのアポ
template-price-told = 金額と実施日を口頭でお伝えする
template-price-received = 通知文をお渡しし、受領を確かめる
template-price-answered = 先方のご回答をいただく
template-price-agreed = 新価格の合意(書面)
template-price-in-effect = 新価格での受注
template-price-invoiced = 新価格が請求に載る

template-shortage-told = 第一報(品目・影響・次にお知らせする日時)
template-shortage-received = 新しい納期と代案を書面でお渡しする
template-shortage-answered = 先方のご回答をいただく
template-shortage-agreed = 新しい納期か代案の合意
template-shortage-in-effect = 約束どおりの納入

template-quality-told = 初報(何が・いつ・どのロット・次の報告時刻)
template-quality-received = 初報を書面でお渡しする
template-quality-answered = 中間報告と先方のご意見
template-quality-agreed = 最終報告と対策の合意
template-quality-in-effect = 対策の実施と効果の確認

template-allocation-prepared = この取引先の数量と配分の決まりを用意する
template-allocation-told = 数量と期間を口頭でお伝えする
template-allocation-received = 通知文をお渡しし、受領を確かめる
template-allocation-answered = 先方のご回答をいただく
template-allocation-in-effect = 割当どおりの出荷

template-no-prepared = お断りの文案を整える
template-no-appointment = 決められる方とのアポ
template-no-told = お断りを口頭でお伝えする
template-no-received = お断りを書面でお渡しする
template-no-answered = 先方のお返事を伺う

template-other-prepared = 準備(文案・資料)
template-other-appointment = 決められる方とのアポ
template-other-told = 口頭でお伝えする
template-other-received = 文書をお渡しし、受領を確かめる
template-other-answered = 先方のご回答をいただく

template-rung-n0 = 段取りが戻り、内容が伝わった
template-rung-n1 = 難しい点を聞き、上司が答えた
template-rung-n2 = 社内の下準備(経理・業務、外に出せる数字)
template-rung-n3 = 文案の確認(金額・日付・範囲・回答期限・連絡先)
template-rung-n4 = 稽古(自分役と先方役を一度ずつ)
template-rung-n5 = 決められる方とのアポが取れた
template-rung-n6 = 直接お会いして伝えた
template-rung-n7 = 当日か翌営業日に文書にした
template-rung-n8 = 先方が受領を認めた
template-rung-n9 = 先方の回答(諾・否・対案。お名前・日付・お言葉)
template-rung-n10 = 裁量の中で決めたか、持ち帰った
template-rung-n11 = 実施(注文・契約・単価登録・最初の請求)
template-rung-n12 = お礼とその後の様子伺い(2〜4週間後)
