//! Dates as written: 2027年4月1日, 令和9年4月1日, 4/1, 12月10日(木) 14時, 1 April 2027, Apr 1.

use serde::{Deserialize, Serialize};

/// An era of the Japanese calendar that living people were born or traded in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Era {
    /// 明治, from 1868.
    Meiji,
    /// 大正, from 1912.
    Taisho,
    /// 昭和, from 1926.
    Showa,
    /// 平成, from 1989.
    Heisei,
    /// 令和, from 2019.
    Reiwa,
}

/// The year as it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Year {
    /// Four digits.
    Full(i16),
    /// Two digits, as in '27 or 27/4/1: the reader of the calendar chooses the century.
    TwoDigits(u8),
    /// An era and its year; 元年 is 1.
    Era(Era, u8),
}

/// The day of the week. Monday is the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Weekday {
    /// 月
    Monday,
    /// 火
    Tuesday,
    /// 水
    Wednesday,
    /// 木
    Thursday,
    /// 金
    Friday,
    /// 土
    Saturday,
    /// 日
    Sunday,
}

/// An hour of the day, as written (17時, 17:30, 午後5時, 5pm).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct HourOfDay {
    /// 0 to 24. 24時 and 25時 are read as written; whoever resolves them decides.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
}

/// A date as written, with what was left out left out.
///
/// Month and day are not checked against each other: 2月30日 is reported, and whoever resolves it
/// asks. A month outside 1..=12 or a day outside 1..=31 is not a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct WrittenDate {
    /// `None` when only month and day were written.
    pub year: Option<Year>,
    /// `None` when only a day was written (25日).
    pub month: Option<u8>,
    /// `None` for 2027年4月 or "April 2027".
    pub day: Option<u8>,
    /// The weekday written beside it, 12/10(木), which may contradict the date.
    pub weekday: Option<Weekday>,
    /// The hour written after it.
    pub hour: Option<HourOfDay>,
    /// Whether the order of numbers was ambiguous, as in English 4/5/2027.
    pub ambiguous_order: bool,
}
