//! Fiscal years, halves and quarters.

use jiff::civil::{Date, date};

/// A fiscal year by the month it ends in: 3 for most of Japan, 12 for many foreign firms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FiscalYear {
    end_month: i8,
}

impl FiscalYear {
    /// The fiscal year that ends in March, as most listed firms of Japan have it.
    pub const MARCH: Self = Self { end_month: 3 };

    /// A fiscal year that ends with this month. `None` when it is no month.
    #[must_use]
    pub fn ending_in(month: u8) -> Option<Self> {
        let end_month = i8::try_from(month).ok()?;
        (1..=12).contains(&end_month).then_some(Self { end_month })
    }

    /// Returns the last day of the fiscal year that `day` lies in.
    #[must_use]
    pub fn end(self, day: Date) -> Date {
        let year = if day.month() > self.end_month { day.year() + 1 } else { day.year() };
        date(year, self.end_month, 1).last_of_month()
    }

    /// Returns the first day of the fiscal year that `day` lies in.
    #[must_use]
    pub fn start(self, day: Date) -> Date {
        months_after(self.end(day), -12).tomorrow().unwrap_or(day)
    }

    /// Returns the year in whose name it goes: 2026年度 begins in 2026.
    #[must_use]
    pub fn label(self, day: Date) -> i16 {
        self.start(day).year()
    }

    /// Returns the last day of the half year that `day` lies in.
    #[must_use]
    pub fn half_end(self, day: Date) -> Date {
        self.part_end(day, 6)
    }

    /// Returns the last day of the quarter that `day` lies in.
    #[must_use]
    pub fn quarter_end(self, day: Date) -> Date {
        self.part_end(day, 3)
    }

    fn part_end(self, day: Date, months: i32) -> Date {
        let mut end = self.end(day);
        while months_after(end, -months) >= day {
            end = months_after(end, -months);
        }
        end
    }
}

/// Returns the last day of the month so many months after a month's last day.
fn months_after(last_day: Date, months: i32) -> Date {
    last_day.first_of_month().saturating_add(jiff::Span::new().months(months)).last_of_month()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_and_quarters_follow_the_end_month() {
        let march = FiscalYear::ending_in(3).unwrap();
        let day = date(2026, 11, 25);
        assert_eq!(march.start(day), date(2026, 4, 1));
        assert_eq!(march.end(day), date(2027, 3, 31));
        assert_eq!(march.half_end(day), date(2027, 3, 31));
        assert_eq!(march.half_end(date(2026, 9, 30)), date(2026, 9, 30));
        assert_eq!(march.quarter_end(day), date(2026, 12, 31));
        assert_eq!(march.label(date(2027, 3, 31)), 2026);
        let february = FiscalYear::ending_in(2).unwrap();
        assert_eq!(february.end(date(2028, 1, 5)), date(2028, 2, 29));
        assert_eq!(february.quarter_end(date(2027, 12, 1)), date(2028, 2, 29));
        let december = FiscalYear::ending_in(12).unwrap();
        assert_eq!(december.label(day), 2026);
        assert_eq!(FiscalYear::ending_in(0), None);
        assert_eq!(FiscalYear::ending_in(13), None);
    }
}
