### 日付の確認と、話しにくい話を避けたい時間

deadline-which-day = 何日の何時までにしましょうか。
deadline-upon-what = 何が決まれば(終われば)動けますか。それは何日ですか。
deadline-which-occasion = どの打合せで、何日にしましょうか。
deadline-whose-year = 自社と先方、どちらの年度の話ですか。
deadline-whose-cut-off = 自社と先方、どちらの締め日ですか。
deadline-which-end-of-month = 月末は末日そのものですか、最後の数日ですか。
deadline-closed-day = その日は休業日です。前の営業日と後の営業日、どちらにしますか。
deadline-weekday-differs = 日付と曜日が合いません。どちらが正しいですか。
deadline-no-such-day = その日付はありません。何日でしょうか。
deadline-this-or-next-week = 今週ですか、来週ですか。
deadline-is-this-right = この日でよろしいですか。
deadline-which-order = 月と日、どちらが先ですか。
deadline-what-prevents = 妨げになりそうなことはありますか。

bad-hour-closed = 休業日です
bad-hour-outside-hours = 就業時間の外か、昼休みです
bad-hour-monday-morning = 月曜の朝です
bad-hour-friday-afternoon = 金曜の夕方です
bad-hour-beside-holidays = 連休の直前か直後です
bad-hour-closing-of-books = 先方の締めの時期です
bad-hour-settlement-day = 五十日で、経理が忙しい日です
bad-hour-shareholders-meeting = 株主総会の時期です
bad-hour-years-turn = 年末年始のご挨拶の時期です
bad-hour-obon = お盆の時期です
bad-hour-new-people = 新年度の初めで、先方も人が替わったばかりです

sureness-sure = 確か
sureness-likely = たぶん
sureness-vague = 幅のある言い方
sureness-not-a-date = 日付ではない
