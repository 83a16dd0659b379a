//! Days, working days, holidays, closings, fiscal years: the only date arithmetic there is.
//!
//! A [`Calendar`] counts working days in constant time. [`resolve`] makes a proposal out of a
//! deadline as somebody said it; a person confirms it. [`hours`] knows when a hard conversation
//! is badly timed.

mod fiscal;
mod holidays;
mod hours;
mod question;
mod resolve;
mod written;

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::{Date, Weekday, date};

pub use fiscal::FiscalYear;
pub use holidays::{
    ANNOUNCED_UNTIL_YEAR, BadHolidayRow, HolidayName, holidays_of, read_cabinet_office,
};
pub use hours::{BadHour, ClientDays, better_hours, hard_talk};
pub use question::QuestionKey;
pub use resolve::{Fiscal, Proposal, Sureness, resolve};
pub use written::{DateDoubt, day_of_week, resolve_written};

/// The first day that is counted in the table; before it only weekends are days off.
const FIRST: Date = date(1990, 1, 1);
/// The last year that is counted in the table.
const LAST_YEAR: i16 = 2060;

/// The years a record can be about: nobody trades outside them, so what lies there is a slip of the
/// pen, as 20227 for 2027.
pub const YEARS_ON_RECORD: std::ops::RangeInclusive<i16> = 1900..=2200;

/// Tells whether a day lies in the years a record can be about.
#[must_use]
pub fn is_on_record(day: Date) -> bool {
    YEARS_ON_RECORD.contains(&day.year())
}

/// Days on which a firm or an account is closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closing {
    /// First closed day.
    pub first: Date,
    /// Last closed day.
    pub last: Date,
    /// Whether it comes every year on the same days.
    pub every_year: bool,
}

impl Closing {
    /// The year's turn as public offices keep it: 29 December to 3 January.
    #[must_use]
    pub fn year_end() -> Self {
        Self { first: date(2000, 12, 29), last: date(2001, 1, 3), every_year: true }
    }

    /// Obon as it is most often kept: 13 to 16 August.
    #[must_use]
    pub fn obon() -> Self {
        Self { first: date(2000, 8, 13), last: date(2000, 8, 16), every_year: true }
    }

    /// A maker's Golden Week: the whole span from 29 April to 5 May.
    #[must_use]
    pub fn golden_week() -> Self {
        Self { first: date(2000, 4, 29), last: date(2000, 5, 5), every_year: true }
    }

    /// Every span of days it closes within the table.
    fn spans(&self) -> Vec<(Date, Date)> {
        if !self.every_year {
            return vec![(self.first, self.last)];
        }
        let length = days_between(self.first, self.last);
        (FIRST.year() - 1..=LAST_YEAR)
            .map(|year| {
                let first = clamped(year, self.first.month(), self.first.day());
                (first, plus_days(first, length))
            })
            .collect()
    }
}

/// Which days are worked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    /// Working days from [`FIRST`] up to and including each day.
    counts: Arc<Vec<u32>>,
    holidays: Arc<BTreeMap<Date, String>>,
    announced_until: i16,
}

impl Calendar {
    /// Japan: Monday to Friday without public holidays, as the law has them.
    #[must_use]
    pub fn japan() -> Self {
        let mut holidays = BTreeMap::new();
        for year in FIRST.year()..=LAST_YEAR {
            let days = holidays_of(year).into_iter();
            holidays.extend(days.map(|(day, name)| (day, name.ja.to_owned())));
        }
        Self::of(holidays, ANNOUNCED_UNTIL_YEAR)
    }

    /// Japan with the announced table of holidays, which wins for the years it covers.
    #[must_use]
    pub fn announced(first_year: i16, last_year: i16, days: &[(Date, String)]) -> Self {
        let Self { holidays, announced_until, .. } = Self::japan();
        let covered = |day: &Date| first_year <= day.year() && day.year() <= last_year;
        let mut merged: BTreeMap<Date, String> = holidays
            .iter()
            .filter(|(day, _)| !covered(day))
            .map(|(d, n)| (*d, n.clone()))
            .collect();
        merged.extend(days.iter().filter(|(day, _)| covered(day)).cloned());
        Self::of(merged, announced_until.max(last_year))
    }

    fn of(holidays: BTreeMap<Date, String>, announced_until: i16) -> Self {
        let last = date(LAST_YEAR, 12, 31);
        let mut counts = Vec::with_capacity(26_000);
        let (mut day, mut total) = (FIRST, 0);
        loop {
            total += u32::from(is_weekday(day) && !holidays.contains_key(&day));
            counts.push(total);
            match day.tomorrow() {
                Ok(next) if day < last => day = next,
                _ => break,
            }
        }
        Self { counts: Arc::new(counts), holidays: Arc::new(holidays), announced_until }
    }

    /// Returns this calendar with more closed days.
    #[must_use]
    pub fn with_closings(&self, closings: &[Closing]) -> Self {
        if closings.is_empty() {
            return self.clone();
        }
        let mut worked: Vec<bool> = (0..self.counts.len()).map(|i| self.counted(i)).collect();
        for (first, last) in closings.iter().flat_map(Closing::spans) {
            let from = days_between(FIRST, first).max(0);
            let until = days_between(FIRST, last);
            for index in from..=until {
                if let Some(day) = usize::try_from(index).ok().and_then(|i| worked.get_mut(i)) {
                    *day = false;
                }
            }
        }
        let mut total = 0;
        let counts = worked.iter().map(|is_worked| {
            total += u32::from(*is_worked);
            total
        });
        Self { counts: Arc::new(counts.collect()), ..self.clone() }
    }

    fn counted(&self, index: usize) -> bool {
        let before = index.checked_sub(1).map_or(0, |i| self.counts[i]);
        self.counts[index] > before
    }

    /// Tells whether a day is worked.
    #[must_use]
    pub fn is_working_day(&self, day: Date) -> bool {
        match index_of(day).filter(|index| *index < self.counts.len()) {
            Some(index) => self.counted(index),
            None => is_weekday(day),
        }
    }

    /// Returns the public holiday on a day, by its Japanese name.
    #[must_use]
    pub fn holiday(&self, day: Date) -> Option<&str> {
        self.holidays.get(&day).map(String::as_str)
    }

    /// Tells whether a day lies beyond what has been announced: then its holidays are a forecast.
    #[must_use]
    pub fn is_forecast(&self, day: Date) -> bool {
        day.year() > self.announced_until
    }

    /// Working days up to and including `day`, counted from the table's beginning.
    fn count_until(&self, day: Date) -> i64 {
        let length = self.counts.len();
        match index_of(day) {
            Some(index) if index < length => i64::from(self.counts[index]),
            Some(_) => {
                let last = date(LAST_YEAR, 12, 31);
                let inside = self.counts.last().copied().map_or(0, i64::from);
                inside + weekdays_between(last, day)
            }
            None => -weekdays_between(day, FIRST.yesterday().unwrap_or(FIRST)),
        }
    }

    /// Counts the working days after `from`, up to and including `to`.
    ///
    /// A word on Friday read on Monday is 1. Negative when `to` is before `from`.
    #[must_use]
    pub fn working_days_between(&self, from: Date, to: Date) -> i32 {
        i32::try_from(self.count_until(to) - self.count_until(from)).unwrap_or(i32::MAX)
    }

    /// Counts likewise, without the days of `away` (first and last days; they may overlap).
    #[must_use]
    pub fn working_days_between_except(&self, from: Date, to: Date, away: &[(Date, Date)]) -> i32 {
        let mut days = self.working_days_between(from, to);
        let mut spans: Vec<(Date, Date)> = away.to_vec();
        spans.sort_unstable();
        // Days up to `reached` have been dealt with.
        let mut reached = from;
        for (first, last) in spans {
            let start = first.yesterday().unwrap_or(first).max(reached);
            let end = last.min(to);
            if end > start {
                days -= self.working_days_between(start, end);
                reached = end;
            }
        }
        days
    }

    /// Returns the first working day on or after `day`.
    #[must_use]
    pub fn next_working_day(&self, day: Date) -> Date {
        self.seek(day, 1)
    }

    /// Returns the last working day on or before `day`.
    #[must_use]
    pub fn previous_working_day(&self, day: Date) -> Date {
        self.seek(day, -1)
    }

    fn seek(&self, day: Date, step: i64) -> Date {
        let mut found = day;
        // No closing is longer than a year; a calendar without working days answers the day itself.
        for _ in 0..400 {
            if self.is_working_day(found) {
                return found;
            }
            found = plus_days(found, step);
        }
        day
    }

    /// Returns the day `days` working days after `day` (before it, when negative).
    #[must_use]
    pub fn add_working_days(&self, day: Date, days: i32) -> Date {
        let step = i64::from(days.signum());
        let mut found = day;
        for _ in 0..days.unsigned_abs() {
            found = self.seek(plus_days(found, step), step);
        }
        found
    }

    /// Returns the last working day of a day's month.
    #[must_use]
    pub fn last_working_day_of_month(&self, day: Date) -> Date {
        self.previous_working_day(day.last_of_month())
    }

    /// Returns the n-th working day of a day's month, counted from 1.
    #[must_use]
    pub fn nth_working_day_of_month(&self, day: Date, nth: i32) -> Date {
        let before = day.first_of_month().yesterday().unwrap_or(day);
        self.add_working_days(before, nth)
    }
}

/// Tells whether a day is Monday to Friday.
fn is_weekday(day: Date) -> bool {
    !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

fn index_of(day: Date) -> Option<usize> {
    usize::try_from(days_between(FIRST, day)).ok()
}

/// Counts the weekdays after `from`, up to and including `to`, without any holiday.
fn weekdays_between(from: Date, to: Date) -> i64 {
    // Monday-based number of weekdays up to and including a day since a Monday long ago.
    let up_to = |day: Date| {
        let since = days_between(date(1900, 1, 1), day) + 1;
        let rest = since.rem_euclid(7).min(5);
        since.div_euclid(7) * 5 + rest
    };
    up_to(to) - up_to(from)
}

/// Counts the calendar days from one day to another.
#[must_use]
pub fn days_between(from: Date, to: Date) -> i64 {
    from.until(to).map_or(0, |span| i64::from(span.get_days()))
}

/// Returns the day so many calendar days later, staying within what a date can be.
#[must_use]
pub fn plus_days(day: Date, days: i64) -> Date {
    let bounded = days.clamp(-3_000_000, 3_000_000);
    day.saturating_add(jiff::Span::new().days(bounded))
}

/// Returns a day of a month, or its last day where the month is shorter.
fn clamped(year: i16, month: i8, day: i8) -> Date {
    let first = date(year, month, 1);
    first.with().day(day.min(first.days_in_month())).build().unwrap_or(first)
}
