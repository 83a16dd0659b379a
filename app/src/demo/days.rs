//! The days of the demo: the stories are written for one day and moved, working day by working
//! day, to the day on which the demo is made.

use fushime_core::calendar::{Calendar, Closing};
use jiff::civil::{Date, date};

/// The day the stories are written for: a Wednesday, in the week after Labour Thanksgiving Day.
pub const WRITTEN_FOR: Date = date(2026, 11, 25);

/// How many calendar days a price needs to be announced ahead, at the least.
const NOTICE_DAYS: i64 = 120;

/// The working days of the demo firm, seen from the day on which the demo is made.
#[derive(Debug, Clone)]
pub struct Days {
    calendar: Calendar,
    today: Date,
}

impl Days {
    /// Sees them from a day.
    #[must_use]
    pub fn seen_from(today: Date) -> Self {
        let closings: Vec<Closing> =
            closings().iter().map(|(_, closing)| closing.clone()).collect();
        Self { calendar: Calendar::japan().with_closings(&closings), today }
    }

    /// The day on which the demo is made.
    #[must_use]
    pub fn today(&self) -> Date {
        self.today
    }

    /// The firm's working days.
    #[must_use]
    pub fn calendar(&self) -> &Calendar {
        &self.calendar
    }

    /// Moves a day of the stories to where it lies seen from today.
    #[must_use]
    pub fn moved(&self, day: Date) -> Date {
        if self.today == WRITTEN_FOR {
            return day;
        }
        let anchor = self.calendar.previous_working_day(self.today);
        self.calendar.add_working_days(anchor, self.calendar.working_days_between(WRITTEN_FOR, day))
    }

    /// Returns the day so many working days after `day`; never before it.
    #[must_use]
    pub fn after(&self, day: Date, working_days: i32) -> Date {
        if working_days <= 0 {
            return self.calendar.next_working_day(day);
        }
        self.calendar.add_working_days(day, working_days)
    }

    /// The day from which the new prices hold: a month's first, far enough ahead to be announced.
    #[must_use]
    pub fn prices_from(&self) -> Date {
        let earliest = fushime_core::calendar::plus_days(self.today, NOTICE_DAYS);
        let next = earliest.last_of_month().tomorrow().unwrap_or(earliest);
        if earliest.day() == 1 { earliest } else { next }
    }

    /// The first day of a month, so many months after the prices change (before, when negative).
    #[must_use]
    pub fn month_from_prices(&self, months: i32) -> Date {
        let span = jiff::Span::new().months(months);
        self.prices_from().saturating_add(span)
    }
}

/// The closings of the firm, with their names: a maker's.
#[must_use]
pub fn closings() -> Vec<(&'static str, Closing)> {
    let summer = Closing { first: date(2000, 8, 12), last: date(2000, 8, 16), every_year: true };
    vec![
        ("年末年始休業", Closing::year_end()),
        ("夏季休業(お盆)", summer),
        ("ゴールデンウィーク休業", Closing::golden_week()),
    ]
}

/// Reads `10-05` as a day of the half-year before, or the months after, the day the stories are
/// written for.
#[must_use]
pub fn written_day(text: &str) -> Option<Date> {
    let (month, day) = text.split_once('-')?;
    let month: i8 = month.parse().ok()?;
    let day: i8 = day.parse().ok()?;
    let year = if month >= 5 { WRITTEN_FOR.year() } else { WRITTEN_FOR.year() + 1 };
    Date::new(year, month, day).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn on_the_day_itself_nothing_moves() {
        let days = Days::seen_from(WRITTEN_FOR);
        assert_eq!(days.moved(date(2026, 10, 5)), date(2026, 10, 5));
        assert_eq!(days.prices_from(), date(2027, 4, 1));
        assert_eq!(days.month_from_prices(1), date(2027, 5, 1));
    }

    #[test]
    fn seen_from_another_day_the_working_days_between_stay() {
        let days = Days::seen_from(date(2027, 2, 20));
        let moved = days.moved(date(2026, 11, 24));
        assert_eq!(moved, date(2027, 2, 18), "one working day before Friday the 19th");
        assert!(days.calendar().is_working_day(days.moved(date(2026, 6, 1))));
        assert_eq!(days.prices_from(), date(2027, 7, 1));
    }

    #[test]
    fn days_are_read_as_the_stories_write_them() {
        assert_eq!(written_day("05-25"), Some(date(2026, 5, 25)));
        assert_eq!(written_day("01-29"), Some(date(2027, 1, 29)));
        assert_eq!(written_day("02-30"), None);
        assert_eq!(written_day("x"), None);
    }
}
