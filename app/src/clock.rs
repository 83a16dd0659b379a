//! The only reader of the clock. With `--now` it stands still.

use fushime_core::calendar::YEARS_ON_RECORD;
use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;

/// The zone of a firm that has not said otherwise.
pub const DEFAULT_ZONE: &str = "Asia/Tokyo";

/// What the clock says, in a firm's zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading {
    /// The moment.
    pub at: Timestamp,
    /// The same moment in the firm's zone.
    pub local: DateTime,
}

impl Reading {
    /// Returns the day in the firm's zone.
    #[must_use]
    pub fn today(&self) -> Date {
        self.local.date()
    }
}

/// Tells the time, or the time it was told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Clock {
    /// The machine's clock.
    #[default]
    Machine,
    /// A moment that does not pass.
    At(Timestamp),
    /// A day and an hour in the firm's zone that do not pass.
    Local(DateTime),
}

/// The text is no moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a moment")]
pub struct NotAMoment;

impl Clock {
    /// Makes a clock that stands at a moment: RFC 3339, `2026-11-25T09:00`, or a day (at nine).
    ///
    /// # Errors
    ///
    /// [`NotAMoment`] when it is none of these.
    pub fn fixed(text: &str) -> Result<Self, NotAMoment> {
        let clock = Self::parse(text.trim())?;
        // A moment no record can be about is a slip of the pen; nothing may be written at it.
        let year = match &clock {
            Self::Local(local) => local.year(),
            other => other.read(DEFAULT_ZONE).local.year(),
        };
        if YEARS_ON_RECORD.contains(&year) { Ok(clock) } else { Err(NotAMoment) }
    }

    fn parse(text: &str) -> Result<Self, NotAMoment> {
        if let Ok(at) = text.parse::<Timestamp>() {
            return Ok(Self::At(at));
        }
        if let Ok(day) = text.parse::<Date>()
            && text.len() <= 10
        {
            return Ok(Self::Local(day.at(9, 0, 0, 0)));
        }
        text.parse::<DateTime>().map(Self::Local).map_err(|_| NotAMoment)
    }

    /// Asks the machine.
    #[expect(clippy::disallowed_methods, reason = "this is the one place that asks the clock")]
    fn machine() -> Timestamp {
        Timestamp::now()
    }

    /// Reads the clock in a zone; an unknown zone is read as [`DEFAULT_ZONE`].
    #[must_use]
    pub fn read(&self, zone: &str) -> Reading {
        let zone =
            TimeZone::get(zone).or_else(|_| TimeZone::get(DEFAULT_ZONE)).unwrap_or(TimeZone::UTC);
        let at = match self {
            Self::Machine => Self::machine(),
            Self::At(at) => *at,
            Self::Local(local) => match zone.to_timestamp(*local) {
                Ok(at) => at,
                Err(_) => Timestamp::UNIX_EPOCH,
            },
        };
        Reading { at, local: zone.to_datetime(at) }
    }
}

/// Measures how long something takes, whatever the clock says.
#[derive(Debug, Clone, Copy)]
pub struct Stopwatch(std::time::Instant);

impl Stopwatch {
    /// Begins to measure.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "the one room that looks at a clock")]
    pub fn begin() -> Self {
        Self(std::time::Instant::now())
    }

    /// Returns the milliseconds since it was begun.
    #[must_use]
    pub fn milliseconds(&self) -> u64 {
        u64::try_from(self.0.elapsed().as_millis()).unwrap_or(u64::MAX)
    }

    /// Returns the seconds since it was begun.
    #[must_use]
    pub fn seconds(&self) -> f64 {
        self.0.elapsed().as_secs_f64()
    }
}

/// Tells whether there is a zone of this name.
#[must_use]
pub fn is_zone(name: &str) -> bool {
    TimeZone::get(name).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fixed_clock_is_read_in_the_firms_zone() {
        let cases = [
            ("2026-11-25T09:00", "2026-11-25T00:00:00Z", "2026-11-25T09:00:00"),
            ("2026-11-25T09:00+09:00", "2026-11-25T00:00:00Z", "2026-11-25T09:00:00"),
            ("2026-11-24T23:30:00Z", "2026-11-24T23:30:00Z", "2026-11-25T08:30:00"),
            ("2026-11-25", "2026-11-25T00:00:00Z", "2026-11-25T09:00:00"),
        ];
        for (text, at, local) in cases {
            let reading = Clock::fixed(text).unwrap().read(DEFAULT_ZONE);
            assert_eq!(reading.at.to_string(), at, "{text}");
            assert_eq!(reading.local.to_string(), local, "{text}");
        }
        assert_eq!(Clock::fixed("now-ish"), Err(NotAMoment));
        assert_eq!(Clock::fixed("2026-13-01"), Err(NotAMoment));
        assert_eq!(Clock::fixed("9999-12-31T09:00"), Err(NotAMoment));
        assert_eq!(Clock::fixed("0001-01-01T00:00"), Err(NotAMoment));
    }
}
