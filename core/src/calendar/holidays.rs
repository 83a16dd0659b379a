//! Japanese public holidays by law, year by year.
//!
//! Source: 国民の祝日に関する法律 with its amendments (Happy Monday 2000 and 2003, 昭和の日 2007,
//! 山の日 2016, the reign of 2019, the Games of 2020 and 2021). The equinoxes are the usual
//! astronomical forecast; the gazette fixes them each February for the next year.

use std::collections::BTreeMap;

use jiff::civil::{Date, Weekday, date};

/// The last year whose holidays the Cabinet Office had announced when this was written.
///
/// Source: 出典：内閣府ホームページ, 国民の祝日, list as of 2026.
pub const ANNOUNCED_UNTIL_YEAR: i16 = 2027;

/// The name of a public holiday.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct HolidayName {
    /// 日本語
    pub ja: &'static str,
    /// English
    pub en: &'static str,
}

macro_rules! names {
    ($($name:ident $ja:literal $en:literal;)*) => {
        $(const $name: HolidayName = HolidayName { ja: $ja, en: $en };)*
    };
}

names! {
    NEW_YEAR "元日" "New Year's Day";
    COMING_OF_AGE "成人の日" "Coming of Age Day";
    FOUNDATION "建国記念の日" "National Foundation Day";
    EMPEROR "天皇誕生日" "Emperor's Birthday";
    VERNAL "春分の日" "Vernal Equinox Day";
    GREENERY "みどりの日" "Greenery Day";
    SHOWA "昭和の日" "Showa Day";
    CONSTITUTION "憲法記念日" "Constitution Day";
    CHILDREN "こどもの日" "Children's Day";
    MARINE "海の日" "Marine Day";
    MOUNTAIN "山の日" "Mountain Day";
    AGED "敬老の日" "Respect for the Aged Day";
    AUTUMNAL "秋分の日" "Autumnal Equinox Day";
    HEALTH "体育の日" "Health and Sports Day";
    SPORTS "スポーツの日" "Sports Day";
    CULTURE "文化の日" "Culture Day";
    LABOUR "勤労感謝の日" "Labour Thanksgiving Day";
    ENTHRONEMENT "即位の日" "Day of the Enthronement";
    CEREMONY "即位礼正殿の儀の行われる日" "Day of the Enthronement Ceremony";
    WEDDING "皇太子徳仁親王の結婚の儀" "Wedding of the Crown Prince";
    SUBSTITUTE "振替休日" "Substitute holiday";
    CITIZENS "国民の休日" "Citizens' holiday";
}

/// Returns the public holidays of a year, by law.
///
/// Exact from 1990 on as far as announced; later years are a forecast.
#[must_use]
pub fn holidays_of(year: i16) -> BTreeMap<Date, HolidayName> {
    if !super::YEARS_ON_RECORD.contains(&year) {
        return BTreeMap::new();
    }
    let named = named_days(year);
    let mut days = named.clone();
    substitutes(&named, &mut days);
    citizens(year, &named, &mut days);
    days
}

/// The days that have a name of their own.
fn named_days(year: i16) -> BTreeMap<Date, HolidayName> {
    let mut days = BTreeMap::new();
    let mut add = |month: i8, day: i8, name: HolidayName| {
        days.insert(date(year, month, day), name);
    };
    add(1, 1, NEW_YEAR);
    add(1, if year < 2000 { 15 } else { nth_monday(year, 1, 2) }, COMING_OF_AGE);
    add(2, 11, FOUNDATION);
    match year {
        ..=2018 => add(12, 23, EMPEROR),
        2019 => {}
        _ => add(2, 23, EMPEROR),
    }
    add(3, equinox(year, 20_843_100), VERNAL);
    add(4, 29, if year < 2007 { GREENERY } else { SHOWA });
    add(5, 3, CONSTITUTION);
    if year >= 2007 {
        add(5, 4, GREENERY);
    }
    add(5, 5, CHILDREN);
    match year {
        ..=1995 => {}
        1996..=2002 => add(7, 20, MARINE),
        2020 => add(7, 23, MARINE),
        2021 => add(7, 22, MARINE),
        _ => add(7, nth_monday(year, 7, 3), MARINE),
    }
    match year {
        ..=2015 => {}
        2020 => add(8, 10, MOUNTAIN),
        2021 => add(8, 8, MOUNTAIN),
        _ => add(8, 11, MOUNTAIN),
    }
    add(9, if year < 2003 { 15 } else { nth_monday(year, 9, 3) }, AGED);
    add(9, equinox(year, 23_248_800), AUTUMNAL);
    match year {
        ..=1999 => add(10, 10, HEALTH),
        2020 => add(7, 24, SPORTS),
        2021 => add(7, 23, SPORTS),
        2000..=2019 => add(10, nth_monday(year, 10, 2), HEALTH),
        _ => add(10, nth_monday(year, 10, 2), SPORTS),
    }
    add(11, 3, CULTURE);
    add(11, 23, LABOUR);
    match year {
        1990 => add(11, 12, CEREMONY),
        1993 => add(6, 9, WEDDING),
        2019 => {
            add(5, 1, ENTHRONEMENT);
            add(10, 22, CEREMONY);
        }
        _ => {}
    }
    days
}

/// A holiday on a Sunday moves: since 2007 to the next day that is none, before only to Monday.
fn substitutes(named: &BTreeMap<Date, HolidayName>, days: &mut BTreeMap<Date, HolidayName>) {
    for day in named.keys().filter(|day| day.weekday() == Weekday::Sunday) {
        let Ok(mut next) = day.tomorrow() else { continue };
        if day.year() >= 2007 {
            while named.contains_key(&next) {
                let Ok(after) = next.tomorrow() else { break };
                next = after;
            }
        } else if named.contains_key(&next) {
            continue;
        }
        days.insert(next, SUBSTITUTE);
    }
}

/// A day between two holidays is off too; before 2007 not when it is a Sunday or a substitute.
fn citizens(
    year: i16,
    named: &BTreeMap<Date, HolidayName>,
    days: &mut BTreeMap<Date, HolidayName>,
) {
    for day in named.keys() {
        let Ok(between) = day.tomorrow() else { continue };
        let Ok(after) = between.tomorrow() else { continue };
        let taken = days.contains_key(&between);
        let sunday = year < 2007 && between.weekday() == Weekday::Sunday;
        if named.contains_key(&after) && !taken && !sunday {
            days.insert(between, CITIZENS);
        }
    }
}

/// Returns the day of the n-th Monday of a month.
fn nth_monday(year: i16, month: i8, nth: i8) -> i8 {
    let first = date(year, month, 1).weekday().to_monday_zero_offset();
    (7 - first) % 7 + 1 + 7 * (nth - 1)
}

/// Returns the day of an equinox; `base` is its moment in 1980 in millionths of a day.
fn equinox(year: i16, base: i64) -> i8 {
    let since = i64::from(year) - 1980;
    let day = (base + 242_194 * since).div_euclid(1_000_000) - since.div_euclid(4);
    i8::try_from(day).unwrap_or(21)
}

/// A row of the Cabinet Office's list that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadHolidayRow {
    /// The row, counted from 1.
    pub row: usize,
    /// What stands there.
    pub text: String,
}

/// Reads the Cabinet Office's list (`1955/1/1,元日`), already decoded.
///
/// The heading and empty rows are passed over; what cannot be read is reported beside the rest.
#[must_use]
pub fn read_cabinet_office(text: &str) -> (Vec<(Date, String)>, Vec<BadHolidayRow>) {
    let mut days = Vec::new();
    let mut bad = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let line = line.trim().trim_start_matches('\u{feff}');
        let starts_with_digit = line.starts_with(|c: char| c.is_ascii_digit());
        if line.is_empty() || (index == 0 && !starts_with_digit) {
            continue;
        }
        match read_row(line) {
            Some(row) => days.push(row),
            None => bad.push(BadHolidayRow { row: index + 1, text: line.to_owned() }),
        }
    }
    (days, bad)
}

fn read_row(line: &str) -> Option<(Date, String)> {
    let (day, name) = line.split_once(',')?;
    let mut parts = day.split(['/', '-']);
    let year = parts.next()?.parse().ok()?;
    let month = parts.next()?.parse().ok()?;
    let number = parts.next()?.parse().ok()?;
    let name = name.trim().trim_matches('"');
    if parts.next().is_some() || name.is_empty() {
        return None;
    }
    Date::new(year, month, number).ok().map(|day| (day, name.to_owned()))
}
