//! When a hard conversation is badly timed, and when it is not.
//!
//! Source: domain notes, section 6.

use jiff::civil::{Date, DateTime, Time, Weekday, date, time};

use super::{Calendar, FiscalYear, plus_days};
use crate::event::terms::list;

list! {
    /// Why an hour is a bad one for hard news.
    BadHour {
        /// Nobody works then.
        Closed = "closed",
        /// Before nine, after six, or lunch.
        OutsideHours = "outside_hours",
        /// Monday before eleven.
        MondayMorning = "monday_morning",
        /// Friday after three: no time to react, and it spoils the weekend.
        FridayAfternoon = "friday_afternoon",
        /// The day before a block of closed days, or the first day after one.
        BesideHolidays = "beside_holidays",
        /// The client's last three working days of a month, quarter or year.
        ClosingOfBooks = "closing_of_books",
        /// A settlement day: accounting is busy.
        SettlementDay = "settlement_day",
        /// The season of a March closer's shareholders' meeting.
        ShareholdersMeeting = "shareholders_meeting",
        /// The year's turn: occasion is for respect only.
        YearsTurn = "years_turn",
        /// The days around Obon.
        Obon = "obon",
        /// The first two weeks of April: new people.
        NewPeople = "new_people",
    }
}

impl BadHour {
    /// Returns the key of the sentence on screen.
    #[must_use]
    pub fn text_key(self) -> &'static str {
        match self {
            Self::Closed => "bad-hour-closed",
            Self::OutsideHours => "bad-hour-outside-hours",
            Self::MondayMorning => "bad-hour-monday-morning",
            Self::FridayAfternoon => "bad-hour-friday-afternoon",
            Self::BesideHolidays => "bad-hour-beside-holidays",
            Self::ClosingOfBooks => "bad-hour-closing-of-books",
            Self::SettlementDay => "bad-hour-settlement-day",
            Self::ShareholdersMeeting => "bad-hour-shareholders-meeting",
            Self::YearsTurn => "bad-hour-years-turn",
            Self::Obon => "bad-hour-obon",
            Self::NewPeople => "bad-hour-new-people",
        }
    }
}

/// What is known of a client's days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClientDays {
    /// The client's fiscal year, when known.
    pub fiscal: Option<FiscalYear>,
    /// Whether the talk is with accounting people.
    pub accounting: bool,
}

const OPENING: Time = time(9, 0, 0, 0);
const CLOSING: Time = time(18, 0, 0, 0);
const LUNCH: (Time, Time) = (time(12, 0, 0, 0), time(13, 0, 0, 0));

/// Reports every reason why `at` is a bad hour for hard news, in their fixed order.
///
/// `calendar` is the client's: notice periods count in the client's working days.
#[must_use]
pub fn hard_talk(at: DateTime, client: ClientDays, calendar: &Calendar) -> Vec<BadHour> {
    let (day, hour) = (at.date(), at.time());
    let mut bad = Vec::new();
    let mut note = |is_bad: bool, why: BadHour| {
        if is_bad {
            bad.push(why);
        }
    };
    note(!calendar.is_working_day(day), BadHour::Closed);
    let lunch = LUNCH.0 <= hour && hour < LUNCH.1;
    note(hour < OPENING || hour >= CLOSING || lunch, BadHour::OutsideHours);
    let weekday = day.weekday();
    note(weekday == Weekday::Monday && hour < time(11, 0, 0, 0), BadHour::MondayMorning);
    note(weekday == Weekday::Friday && hour >= time(15, 0, 0, 0), BadHour::FridayAfternoon);
    note(beside_block(day, calendar), BadHour::BesideHolidays);
    note(closes_books(day, client, calendar), BadHour::ClosingOfBooks);
    let settles = day.day() % 5 == 0 && day.day() <= 25 || day == day.last_of_month();
    note(client.accounting && settles, BadHour::SettlementDay);
    let march_closer = client.fiscal.is_some_and(|year| year.end(day).month() == 3);
    note(march_closer && day.month() == 6 && day.day() >= 20, BadHour::ShareholdersMeeting);
    let years_turn = day.month() == 12 && day.day() >= 25 || day.month() == 1 && day.day() <= 10;
    note(years_turn, BadHour::YearsTurn);
    let obon = date(day.year(), 8, 10) <= day && day <= date(day.year(), 8, 17);
    note(obon, BadHour::Obon);
    note(day.month() == 4 && day.day() <= 14, BadHour::NewPeople);
    bad
}

/// Tells whether a day stands before or after three or more closed days.
fn beside_block(day: Date, calendar: &Calendar) -> bool {
    let closed_run =
        |step: i64| (1..=3).all(|n| !calendar.is_working_day(plus_days(day, step * n)));
    calendar.is_working_day(day) && (closed_run(1) || closed_run(-1))
}

fn closes_books(day: Date, client: ClientDays, calendar: &Calendar) -> bool {
    let last_three = |end: Date| day <= end && calendar.working_days_between(day, end) < 3;
    last_three(day.last_of_month())
        || client.fiscal.is_some_and(|year| last_three(year.quarter_end(day)))
}

/// Returns the next good hours from `from` on: Tuesday to Thursday, late morning or afternoon.
///
/// At most `count`, and none later than half a year.
#[must_use]
pub fn better_hours(
    from: DateTime,
    client: ClientDays,
    calendar: &Calendar,
    count: usize,
) -> Vec<DateTime> {
    let slots = [time(10, 0, 0, 0), time(14, 0, 0, 0)];
    let midweek = |day: &Date| {
        matches!(day.weekday(), Weekday::Tuesday | Weekday::Wednesday | Weekday::Thursday)
    };
    (0..183)
        .map(|ahead| plus_days(from.date(), ahead))
        .filter(midweek)
        .flat_map(|day| slots.map(|slot| day.to_datetime(slot)))
        .filter(|at| *at > from && hard_talk(*at, client, calendar).is_empty())
        .take(count)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Closing;

    const CLIENT: ClientDays = ClientDays { fiscal: None, accounting: false };

    #[test]
    fn each_bad_hour_is_named() {
        let calendar = Calendar::japan().with_closings(&[Closing::year_end()]);
        let march = ClientDays { fiscal: FiscalYear::ending_in(3), accounting: true };
        let cases: &[(DateTime, ClientDays, &[BadHour])] = &[
            (date(2026, 11, 25).at(10, 30, 0, 0), CLIENT, &[]),
            (date(2026, 11, 16).at(9, 30, 0, 0), CLIENT, &[BadHour::MondayMorning]),
            (date(2026, 11, 13).at(15, 0, 0, 0), CLIENT, &[BadHour::FridayAfternoon]),
            (date(2026, 11, 24).at(14, 0, 0, 0), CLIENT, &[BadHour::BesideHolidays]),
            (date(2026, 11, 23).at(14, 0, 0, 0), CLIENT, &[BadHour::Closed]),
            (date(2026, 11, 18).at(12, 15, 0, 0), CLIENT, &[BadHour::OutsideHours]),
            (date(2026, 11, 26).at(14, 0, 0, 0), CLIENT, &[BadHour::ClosingOfBooks]),
            (date(2026, 11, 10).at(14, 0, 0, 0), march, &[BadHour::SettlementDay]),
            (date(2026, 6, 23).at(14, 0, 0, 0), march, &[BadHour::ShareholdersMeeting]),
            (date(2027, 1, 6).at(14, 0, 0, 0), CLIENT, &[BadHour::YearsTurn]),
            (date(2026, 8, 12).at(14, 0, 0, 0), CLIENT, &[BadHour::Obon]),
            (date(2027, 4, 7).at(14, 0, 0, 0), CLIENT, &[BadHour::NewPeople]),
        ];
        for (at, client, expected) in cases {
            assert_eq!(hard_talk(*at, *client, &calendar), *expected, "{at}");
        }
    }

    #[test]
    fn better_hours_are_good_ones() {
        let calendar = Calendar::japan();
        let hours = better_hours(date(2026, 11, 25).at(15, 0, 0, 0), CLIENT, &calendar, 3);
        // 26 November begins the month's last three working days.
        assert_eq!(hours[0], date(2026, 12, 1).at(10, 0, 0, 0));
        assert_eq!(hours.len(), 3);
    }
}
