//! A date as written to a day.

use fushime_wording::date::{Era, Weekday as WrittenWeekday, WrittenDate, Year};
use jiff::civil::{Date, Weekday, date};

use super::plus_days;

/// How far back a date without a year is still taken as past: two months of paperwork.
const PAST_DAYS: i64 = 60;

/// What is doubtful about a written date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateDoubt {
    /// There is no such day, as 30 February or 令和 before it began.
    NoSuchDay,
    /// Only a month or less was written.
    NoDay,
    /// The weekday beside it contradicts it; the date is given as written.
    WeekdayDiffers(Date),
    /// Month and day could stand in either order; the first reading is month before day.
    EitherOrder(Date, Date),
}

/// Finds the day a written date means, for somebody who wrote it on `said_on`.
///
/// Without a year it is the next such day, or one at most sixty days past when `may_be_past`.
///
/// # Errors
///
/// A [`DateDoubt`] when a person has to be asked.
pub fn resolve_written(
    written: &WrittenDate,
    said_on: Date,
    may_be_past: bool,
) -> Result<Date, DateDoubt> {
    let day = written.day.ok_or(DateDoubt::NoDay)?;
    let found = match (written.year, written.month) {
        (Some(year), Some(month)) => of_year(full_year(year), month, day)
            .filter(|found| in_era(year, *found))
            .ok_or(DateDoubt::NoSuchDay)?,
        (None, Some(month)) => {
            near(said_on, month, day, may_be_past).ok_or(DateDoubt::NoSuchDay)?
        }
        (_, None) => day_of_month(said_on, day).ok_or(DateDoubt::NoSuchDay)?,
    };
    if let (true, Some(year), Some(month)) = (written.ambiguous_order, written.year, written.month)
        && let Some(other) = of_year(full_year(year), day, month)
        && other != found
    {
        return Err(DateDoubt::EitherOrder(found, other));
    }
    match written.weekday {
        Some(weekday) if weekday_of(weekday) != found.weekday() => {
            Err(DateDoubt::WeekdayDiffers(found))
        }
        _ => Ok(found),
    }
}

fn of_year(year: i16, month: u8, day: u8) -> Option<Date> {
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// Returns the first day of an era and the last.
fn era_span(era: Era) -> (Date, Date) {
    match era {
        Era::Meiji => (date(1868, 1, 25), date(1912, 7, 30)),
        Era::Taisho => (date(1912, 7, 30), date(1926, 12, 25)),
        Era::Showa => (date(1926, 12, 25), date(1989, 1, 7)),
        Era::Heisei => (date(1989, 1, 8), date(2019, 4, 30)),
        Era::Reiwa => (date(2019, 5, 1), date(9999, 12, 31)),
    }
}

fn full_year(year: Year) -> i16 {
    match year {
        Year::Full(year) => year,
        Year::TwoDigits(year) => 2000 + i16::from(year),
        Year::Era(era, year) => era_span(era).0.year() + i16::from(year) - 1,
    }
}

/// Tells whether a day lies in its era. People go on writing 平成 for a while: 平成32年 is read.
fn in_era(year: Year, day: Date) -> bool {
    match year {
        Year::Era(era, number) => number > 0 && era_span(era).0 <= day,
        Year::Full(_) | Year::TwoDigits(_) => true,
    }
}

/// Finds the day of this month and day nearest to come.
fn near(said_on: Date, month: u8, day: u8, may_be_past: bool) -> Option<Date> {
    let years = [said_on.year() - 1, said_on.year(), said_on.year() + 1, said_on.year() + 4];
    let mut found = years.iter().filter_map(|year| of_year(*year, month, day));
    if may_be_past {
        let recent = |day: &Date| *day >= plus_days(said_on, -PAST_DAYS);
        return found.find(recent);
    }
    found.find(|day| *day >= said_on)
}

/// Finds the next day with this number: this month's, or else the next month's that has it.
fn day_of_month(said_on: Date, day: u8) -> Option<Date> {
    let number = i8::try_from(day).ok()?;
    let mut month = said_on.first_of_month();
    for _ in 0..4 {
        if let Ok(found) = month.with().day(number).build()
            && found >= said_on
        {
            return Some(found);
        }
        month = plus_days(month.last_of_month(), 1);
    }
    None
}

/// Returns the calendar's weekday for a written one.
pub(super) fn weekday_of(weekday: WrittenWeekday) -> Weekday {
    match weekday {
        WrittenWeekday::Monday => Weekday::Monday,
        WrittenWeekday::Tuesday => Weekday::Tuesday,
        WrittenWeekday::Wednesday => Weekday::Wednesday,
        WrittenWeekday::Thursday => Weekday::Thursday,
        WrittenWeekday::Friday => Weekday::Friday,
        WrittenWeekday::Saturday => Weekday::Saturday,
        WrittenWeekday::Sunday => Weekday::Sunday,
    }
}

/// Returns a weekday of the week so many weeks after a day's own.
#[must_use]
pub fn day_of_week(day: Date, ahead: i8, weekday: WrittenWeekday) -> Date {
    let offset = i64::from(weekday_of(weekday).to_monday_zero_offset());
    plus_days(monday_of(day), i64::from(ahead) * 7 + offset)
}

/// Returns the Monday of a day's week.
pub(super) fn monday_of(day: Date) -> Date {
    plus_days(day, -i64::from(day.weekday().to_monday_zero_offset()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::days_between;

    fn written(year: Option<Year>, month: Option<u8>, day: Option<u8>) -> WrittenDate {
        WrittenDate { year, month, day, weekday: None, hour: None, ambiguous_order: false }
    }

    #[test]
    fn years_are_found_in_eras_and_in_the_future() {
        let said = date(2026, 11, 25);
        let cases = [
            (written(Some(Year::Era(Era::Reiwa, 9)), Some(4), Some(1)), Ok(date(2027, 4, 1))),
            (written(Some(Year::Era(Era::Showa, 64)), Some(1), Some(7)), Ok(date(1989, 1, 7))),
            (written(Some(Year::Era(Era::Reiwa, 1)), Some(4), Some(1)), Err(DateDoubt::NoSuchDay)),
            (written(Some(Year::TwoDigits(27)), Some(2), Some(29)), Err(DateDoubt::NoSuchDay)),
            (written(None, Some(4), Some(1)), Ok(date(2027, 4, 1))),
            (written(None, Some(11), Some(25)), Ok(date(2026, 11, 25))),
            (written(None, Some(11), Some(10)), Ok(date(2027, 11, 10))),
            (written(None, None, Some(24)), Ok(date(2026, 12, 24))),
            (written(None, None, Some(31)), Ok(date(2026, 12, 31))),
            (written(None, Some(2), Some(30)), Err(DateDoubt::NoSuchDay)),
            (written(None, Some(4), None), Err(DateDoubt::NoDay)),
        ];
        for (written, expected) in cases {
            assert_eq!(resolve_written(&written, said, false), expected, "{written:?}");
        }
        let past = written(None, Some(11), Some(10));
        assert_eq!(resolve_written(&past, said, true), Ok(date(2026, 11, 10)));
        assert_eq!(days_between(date(2026, 11, 10), said), 15);
    }

    #[test]
    fn a_weekday_that_differs_is_asked_about() {
        let mut asked = written(None, Some(12), Some(10));
        asked.weekday = Some(WrittenWeekday::Friday);
        let found = resolve_written(&asked, date(2026, 11, 25), false);
        assert_eq!(found, Err(DateDoubt::WeekdayDiffers(date(2026, 12, 10))));
        asked.weekday = Some(WrittenWeekday::Thursday);
        assert_eq!(resolve_written(&asked, date(2026, 11, 25), false), Ok(date(2026, 12, 10)));
    }
}
