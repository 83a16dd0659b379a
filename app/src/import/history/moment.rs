//! When a row of a history says that something happened.

use fushime_core::calendar::plus_days;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use crate::import::cell::{self, DateOrder, Read, digits};

/// A moment in the firm's zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    /// Day and hour; midnight when only the day is known.
    pub at: DateTime,
    /// Whether the hour is known.
    pub timed: bool,
}

impl Moment {
    /// Returns the hour, when it is known.
    #[must_use]
    pub fn time(self) -> Option<Time> {
        self.timed.then(|| self.at.time())
    }

    /// Returns the day.
    #[must_use]
    pub fn day(self) -> Date {
        self.at.date()
    }
}

/// From which zone to which.
#[derive(Debug, Clone)]
pub struct Zones {
    file: TimeZone,
    firm: TimeZone,
    same: bool,
}

impl Zones {
    /// Times without an offset are of the zone `file`, and are kept in the zone `firm`.
    #[must_use]
    pub fn new(file: &str, firm: &str) -> Self {
        let zone = |name: &str| TimeZone::get(name).unwrap_or(TimeZone::UTC);
        Self { file: zone(file), firm: zone(firm), same: file == firm }
    }

    fn local(&self, at: DateTime) -> Option<DateTime> {
        if self.same {
            return Some(at);
        }
        let moment = self.file.to_timestamp(at).ok()?;
        Some(self.firm.to_datetime(moment))
    }

    fn of(&self, at: Timestamp) -> DateTime {
        self.firm.to_datetime(at)
    }
}

/// Reads a moment: a date and an hour in any common form, with or without an offset.
///
/// # Errors
///
/// The key of what was expected.
pub fn moment(cell: &str, zones: &Zones, today: Date, order: DateOrder) -> Read<Moment> {
    const EXPECTED: &str = "import-expected-moment";
    let Some(cell) = cell::words(cell)? else { return Ok(None) };
    if let Some((day, rest)) = cell::plain_date(cell) {
        let rest = rest.trim_start_matches(['T', 't', ' ']);
        return with_hour(day, rest, zones).map(Some).ok_or(EXPECTED);
    }
    if let Some(at) = seconds(cell) {
        return Ok(Some(Moment { at: zones.of(at), timed: true }));
    }
    if let Ok(at) = jiff::fmt::rfc2822::parse(cell) {
        return Ok(Some(Moment { at: zones.of(at.timestamp()), timed: true }));
    }
    let Some(day) = cell::date(cell, today, order)? else { return Ok(None) };
    let rest = cell.rsplit_once([' ', '\u{3000}']).map_or("", |(_, rest)| rest);
    let (half, rest) = match rest.to_ascii_lowercase().as_str() {
        half @ ("am" | "pm") => {
            let half = half.to_owned();
            let before = cell.get(..cell.len() - 2).unwrap_or("").trim_end();
            (half, before.rsplit_once(' ').map_or("", |(_, rest)| rest))
        }
        _ => (String::new(), rest),
    };
    if let Some(found) = with_hour(day, &format!("{rest} {half}"), zones).filter(|m| m.timed) {
        return Ok(Some(found));
    }
    let hour = fushime_wording::parse_date_cell(cell).and_then(|written| written.hour);
    let time = hour.and_then(|hour| {
        Time::new(i8::try_from(hour.hour).ok()?, i8::try_from(hour.minute).ok()?, 0, 0).ok()
    });
    match time {
        Some(time) => zones
            .local(day.to_datetime(time))
            .map(|at| Some(Moment { at, timed: true }))
            .ok_or(EXPECTED),
        None => Ok(Some(Moment { at: day.to_datetime(Time::midnight()), timed: false })),
    }
}

/// Reads 1:16, 01:16:23, 01:16:23.5, 01:16Z, 01:16+09:00, 1:16 PM behind a day.
fn with_hour(day: Date, text: &str, zones: &Zones) -> Option<Moment> {
    let text = text.trim();
    if text.is_empty() {
        return Some(Moment { at: day.to_datetime(Time::midnight()), timed: false });
    }
    let bytes = text.as_bytes();
    let (hour, place) = digits(bytes, 0, 2)?;
    if bytes.get(place) != Some(&b':') {
        return None;
    }
    let (minute, mut place) = digits(bytes, place + 1, 2)?;
    let mut second = 0;
    if bytes.get(place) == Some(&b':') {
        (second, place) = digits(bytes, place + 1, 2)?;
        if matches!(bytes.get(place), Some(b'.' | b',')) {
            (_, place) = digits(bytes, place + 1, 9)?;
        }
    }
    let rest = text.get(place..)?.trim();
    let (mut hour, mut day) = (hour, day);
    let offset = match rest.to_ascii_lowercase().as_str() {
        "" | "jst" if zones.same || rest.is_empty() => None,
        "jst" => Some(9 * 60),
        "am" | "pm" if hour == 0 || hour > 12 => return None,
        "am" => {
            hour %= 12;
            None
        }
        "pm" => {
            hour = hour % 12 + 12;
            None
        }
        "z" | "utc" | "gmt" => Some(0),
        _ => Some(offset_minutes(rest)?),
    };
    if hour == 24 {
        // 24:00 is the end of the day.
        (hour, day) = (0, plus_days(day, 1));
    }
    let second = second.min(59);
    let time = Time::new(
        i8::try_from(hour).ok()?,
        i8::try_from(minute).ok()?,
        i8::try_from(second).ok()?,
        0,
    );
    let at = day.to_datetime(time.ok()?);
    let at = match offset {
        None => zones.local(at)?,
        Some(minutes) => {
            let utc = at.checked_sub(SignedDuration::from_mins(minutes)).ok()?;
            zones.of(TimeZone::UTC.to_timestamp(utc).ok()?)
        }
    };
    Some(Moment { at, timed: true })
}

/// Reads +09:00, +0900, -5.
fn offset_minutes(text: &str) -> Option<i64> {
    let (sign, rest) = match text.strip_prefix('+') {
        Some(rest) => (1, rest),
        None => (-1, text.strip_prefix(['-', '−'])?),
    };
    let bytes = rest.as_bytes();
    let (hours, place) = digits(bytes, 0, 2)?;
    let place = if bytes.get(place) == Some(&b':') { place + 1 } else { place };
    let minutes = if place == bytes.len() { 0 } else { digits(bytes, place, 2)?.0 };
    (hours <= 14 && minutes < 60).then(|| sign * (i64::from(hours) * 60 + i64::from(minutes)))
}

/// Reads seconds or milliseconds since 1970, in ten or thirteen digits.
fn seconds(cell: &str) -> Option<Timestamp> {
    if !cell.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let number: i64 = cell.parse().ok()?;
    match cell.len() {
        10 => Timestamp::from_second(number).ok(),
        13 => Timestamp::from_millisecond(number).ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn moments_are_read_in_every_common_form() {
        let zones = Zones::new("Asia/Tokyo", "Asia/Tokyo");
        let today = date(2016, 6, 1);
        let at = date(2016, 2, 29).at(13, 16, 0, 0);
        for cell in [
            "2016-02-29T13:16",
            "2016-02-29 13:16:00",
            "2016/2/29 13:16",
            "2016-02-29T13:16:00.123",
            "2016-02-29T04:16:00Z",
            "2016-02-29T13:16:00+09:00",
            "2016-02-28T23:16:00-0500",
            "1456719360",
            "1456719360000",
            "Mon, 29 Feb 2016 04:16:00 GMT",
            "29/2/2016 13:16",
            "2/29/2016 1:16 PM",
            "2016年2月29日 13時16分",
            "平成28年2月29日 13:16",
        ] {
            let found = moment(cell, &zones, today, DateOrder::Unknown);
            assert_eq!(found, Ok(Some(Moment { at, timed: true })), "{cell}");
        }
        let day = moment("2016-02-29", &zones, today, DateOrder::Unknown).unwrap().unwrap();
        assert_eq!((day.day(), day.time()), (date(2016, 2, 29), None));
        for cell in ["昨日", "2016-02-30T10:00", "2016-02-29T25:61", "12345"] {
            assert!(moment(cell, &zones, today, DateOrder::Unknown).is_err(), "{cell}");
        }
    }

    #[test]
    fn times_without_an_offset_are_of_the_zone_of_the_map() {
        let zones = Zones::new("America/New_York", "Asia/Tokyo");
        let found = moment("2016-02-29T13:16", &zones, date(2016, 6, 1), DateOrder::Unknown);
        let at = date(2016, 3, 1).at(3, 16, 0, 0);
        assert_eq!(found, Ok(Some(Moment { at, timed: true })));
    }
}
