### Questions about dates, and bad hours for hard conversations

deadline-which-day = By which day, and which hour?
deadline-upon-what = What has to be known or over first, and on which day will it be?
deadline-which-occasion = At which meeting, and on which day?
deadline-whose-year = Whose fiscal year, ours or the client’s?
deadline-whose-cut-off = Whose cut-off day, ours or the client’s?
deadline-which-end-of-month = The last day itself, or the last few days of the month?
deadline-closed-day = That day is closed. The working day before it, or after it?
deadline-weekday-differs = The date and the weekday do not agree. Which of the two is right?
deadline-no-such-day = There is no such day. Which day is meant?
deadline-this-or-next-week = This week, or next week?
deadline-is-this-right = Is this day right?
deadline-which-order = Is the month first, or the day?
deadline-what-prevents = Is there anything that could prevent it?

bad-hour-closed = a day on which nobody works
bad-hour-outside-hours = outside working hours, or lunch
bad-hour-monday-morning = Monday morning
bad-hour-friday-afternoon = Friday afternoon
bad-hour-beside-holidays = just before or after a block of days off
bad-hour-closing-of-books = when the client closes its books
bad-hour-settlement-day = a settlement day, busy for accounting
bad-hour-shareholders-meeting = the season of shareholders’ meetings
bad-hour-years-turn = the turn of the year, a time for respects only
bad-hour-obon = the days around Obon
bad-hour-new-people = the first days of April, when people are new

sureness-sure = certain
sureness-likely = probably
sureness-vague = a wide phrase
sureness-not-a-date = not a date
