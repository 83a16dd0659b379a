//! Days and money as each language writes them.

use fushime_core::event::terms::Language;
use fushime_core::money::Yen;
use jiff::civil::{Date, Time};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const WEEKDAYS_EN: [&str; 7] =
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const WEEKDAYS_JA: [&str; 7] = ["月", "火", "水", "木", "金", "土", "日"];
/// From here on an amount is rounded for reading: nobody needs the last yen of ten million.
const ROUNDED_FROM_YEN: u64 = 10_000_000;

fn place<T: Copy>(list: &[T], index: i8) -> T {
    list[usize::try_from(index).unwrap_or(0) % list.len()]
}

fn other_year(day: Date, read_on: Option<Date>) -> bool {
    read_on.is_none_or(|read| read.year() != day.year())
}

/// Writes a day with its weekday.
pub(super) fn day(language: Language, day: Date, read_on: Option<Date>, long: bool) -> String {
    let weekday = day.weekday().to_monday_zero_offset();
    match language {
        Language::Ja => {
            let year =
                if other_year(day, read_on) { format!("{}年", day.year()) } else { String::new() };
            let name = place(&WEEKDAYS_JA, weekday);
            format!("{year}{}月{}日({name})", day.month(), day.day())
        }
        Language::En => {
            let year =
                if other_year(day, read_on) { format!(" {}", day.year()) } else { String::new() };
            let (month, name) = (place(&MONTHS, day.month() - 1), place(&WEEKDAYS_EN, weekday));
            if long {
                format!("{name} {} {month}{year}", day.day())
            } else {
                format!("{} {} {}{year}", &name[..3], day.day(), &month[..3])
            }
        }
    }
}

/// Writes the weekday of a day.
pub(super) fn weekday(language: Language, day: Date) -> &'static str {
    let weekday = day.weekday().to_monday_zero_offset();
    match language {
        Language::Ja => place(&WEEKDAYS_JA, weekday),
        Language::En => &place(&WEEKDAYS_EN, weekday)[..3],
    }
}

/// Writes a day as in a letter: 2027年4月1日, 1 April 2027.
pub(super) fn letter_day(language: Language, day: Date, read_on: Option<Date>) -> String {
    let other = other_year(day, read_on);
    match (language, other) {
        (Language::Ja, true) => format!("{}年{}月{}日", day.year(), day.month(), day.day()),
        (Language::Ja, false) => format!("{}月{}日", day.month(), day.day()),
        (Language::En, _) => {
            let year = if other { format!(" {}", day.year()) } else { String::new() };
            format!("{} {}{year}", day.day(), place(&MONTHS, day.month() - 1))
        }
    }
}

/// Writes a day without its weekday, where there is little room.
pub(super) fn short_day(language: Language, day: Date, read_on: Option<Date>) -> String {
    let other = other_year(day, read_on);
    match (language, other) {
        (Language::Ja, false) => format!("{}/{}", day.month(), day.day()),
        (Language::Ja, true) => format!("{}/{}/{}", day.year(), day.month(), day.day()),
        (Language::En, _) => {
            let month = &place(&MONTHS, day.month() - 1)[..3];
            let year = if other { format!(" {}", day.year()) } else { String::new() };
            format!("{} {month}{year}", day.day())
        }
    }
}

/// Writes a month.
pub(super) fn month(language: Language, day: Date, with_year: bool) -> String {
    match (language, with_year) {
        (Language::Ja, false) => format!("{}月", day.month()),
        (Language::Ja, true) => format!("{}年{}月", day.year(), day.month()),
        (Language::En, _) => {
            let month = &place(&MONTHS, day.month() - 1)[..3];
            if with_year { format!("{month} {}", day.year()) } else { month.to_owned() }
        }
    }
}

/// Writes an hour.
pub(super) fn hour(hour: Time) -> String {
    format!("{}:{:02}", hour.hour(), hour.minute())
}

/// Writes a number with a comma at every third digit.
fn with_commas(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Writes an amount to the last yen.
pub(super) fn exact_yen(language: Language, yen: Yen) -> String {
    let sign = if yen.0 < 0 { "−" } else { "" };
    let amount = with_commas(yen.0.unsigned_abs());
    match language {
        Language::Ja => format!("{sign}{amount}円"),
        Language::En => format!("{sign}¥{amount}"),
    }
}

/// Writes an amount for reading.
pub(super) fn yen(language: Language, yen: Yen) -> String {
    let sign = if yen.0 < 0 { "−" } else { "" };
    let amount = yen.0.unsigned_abs();
    let round = amount >= ROUNDED_FROM_YEN;
    match language {
        Language::Ja if amount > 0 && (round || amount.is_multiple_of(10_000)) => {
            let man = (amount + 5_000) / 10_000;
            match (man / 10_000, man % 10_000) {
                (0, man) => format!("{sign}{}万円", with_commas(man)),
                (oku, 0) => format!("{sign}{}億円", with_commas(oku)),
                (oku, man) => format!("{sign}{}億{}万円", with_commas(oku), with_commas(man)),
            }
        }
        Language::En if amount > 0 && (round || amount.is_multiple_of(1_000_000)) => {
            let tenths = (amount + 50_000) / 100_000;
            format!("{sign}¥{}.{}m", with_commas(tenths / 10), tenths % 10)
        }
        _ => exact_yen(language, yen),
    }
}
