//! Reads dates as written, with the weekday beside them and the hour after them.

use super::digits::{kanji_digit, scale_of, small_number};
use crate::date::{Era, HourOfDay, Weekday, WrittenDate, Year};
use crate::fold::Folded;

const ERAS: &[(&str, Era)] = &[
    ("明治", Era::Meiji),
    ("大正", Era::Taisho),
    ("昭和", Era::Showa),
    ("平成", Era::Heisei),
    ("令和", Era::Reiwa),
    ("m", Era::Meiji),
    ("t", Era::Taisho),
    ("s", Era::Showa),
    ("h", Era::Heisei),
    ("r", Era::Reiwa),
];

const MONTHS: &[(&str, u8)] = &[
    ("january", 1),
    ("february", 2),
    ("march", 3),
    ("april", 4),
    ("may", 5),
    ("june", 6),
    ("july", 7),
    ("august", 8),
    ("september", 9),
    ("october", 10),
    ("november", 11),
    ("december", 12),
    ("jan", 1),
    ("feb", 2),
    ("mar", 3),
    ("apr", 4),
    ("jun", 6),
    ("jul", 7),
    ("aug", 8),
    ("sept", 9),
    ("sep", 9),
    ("oct", 10),
    ("nov", 11),
    ("dec", 12),
];

pub(super) const WEEKDAYS_EN: &[(&str, Weekday)] = &[
    ("monday", Weekday::Monday),
    ("tuesday", Weekday::Tuesday),
    ("wednesday", Weekday::Wednesday),
    ("thursday", Weekday::Thursday),
    ("friday", Weekday::Friday),
    ("saturday", Weekday::Saturday),
    ("sunday", Weekday::Sunday),
    ("mon", Weekday::Monday),
    ("tue", Weekday::Tuesday),
    ("tues", Weekday::Tuesday),
    ("wed", Weekday::Wednesday),
    ("thu", Weekday::Thursday),
    ("thurs", Weekday::Thursday),
    ("fri", Weekday::Friday),
    ("sat", Weekday::Saturday),
    ("sun", Weekday::Sunday),
];

/// Returns the weekday a kanji stands for.
pub(super) fn weekday_ja(c: char) -> Option<Weekday> {
    Some(match c {
        '月' => Weekday::Monday,
        '火' => Weekday::Tuesday,
        '水' => Weekday::Wednesday,
        '木' => Weekday::Thursday,
        '金' => Weekday::Friday,
        '土' => Weekday::Saturday,
        '日' => Weekday::Sunday,
        _ => return None,
    })
}

/// Tells whether an English word that stands at `start..end` is a word of its own.
pub(super) fn is_word(text: &Folded, start: usize, end: usize) -> bool {
    !text.before(start).is_ascii_alphanumeric() && !text.at(end).is_ascii_alphanumeric()
}

/// Returns an English month's name at `at`: where it ends, and which.
pub(super) fn month_name(text: &Folded, at: usize) -> Option<(usize, u8)> {
    let (end, month) = text.one_of(at, MONTHS)?;
    if !is_word(text, at, end) {
        return None;
    }
    let end = if text.at(end) == '.' && end - at <= 4 { end + 1 } else { end };
    Some((end, month))
}

const NOTHING: WrittenDate = WrittenDate {
    year: None,
    month: None,
    day: None,
    weekday: None,
    hour: None,
    ambiguous_order: false,
};

/// Reads a date at `at`. Returns where it ends.
pub(super) fn read_at(text: &Folded, at: usize) -> Option<(usize, WrittenDate)> {
    let before = text.before(at);
    // In the middle of a word, a code, or a number in kanji there is no date.
    let here = text.at(at);
    let glued = matches!(before, '.' | '/' | '-' | '第') && here.is_ascii_digit()
        || kanji_digit(here).is_some()
            && (kanji_digit(before).is_some() || scale_of(before).is_some())
        || scale_of(here).is_some() && kanji_digit(before).is_some();
    if before.is_ascii_alphanumeric() || glued {
        return None;
    }
    let (end, mut date) = era(text, at)
        .or_else(|| japanese(text, at))
        .or_else(|| separated(text, at))
        .or_else(|| english(text, at))?;
    let sound = date.month.is_none_or(|month| (1..=12).contains(&month))
        && date.day.is_none_or(|day| (1..=31).contains(&day));
    if !sound {
        return None;
    }
    let (end, weekday) = match weekday_after(text, end) {
        Some((end, weekday)) => (end, Some(weekday)),
        None => (end, date.weekday),
    };
    date.weekday = weekday;
    if date.day.is_none() {
        return Some((end, date));
    }
    let place = skip_joint(text, end);
    match hour_at(text, place) {
        Some((end, hour)) => {
            date.hour = Some(hour);
            Some((end, date))
        }
        None => Some((end, date)),
    }
}

/// Passes over what may stand between a date and its hour.
pub(super) fn skip_joint(text: &Folded, at: usize) -> usize {
    let place = text.skip_spaces(at);
    let joints = [("の", ()), ("、", ()), (",", ()), ("at ", ()), ("t", ())];
    match text.one_of(place, &joints) {
        Some((end, ())) if text.at(place) != 't' || text.at(end).is_ascii_digit() => {
            text.skip_spaces(end)
        }
        _ => place,
    }
}

fn era(text: &Folded, at: usize) -> Option<(usize, WrittenDate)> {
    let (after, era) = text.one_of(at, ERAS)?;
    let letter = text.at(at).is_ascii();
    let after = if letter { after } else { text.skip_spaces(after) };
    let (mut place, year) = if text.at(after) == '元' {
        (after + 1, 1)
    } else {
        small_number(text, after).filter(|(_, year)| (1..=99).contains(year))?
    };
    let year = u8::try_from(year).ok()?;
    let mut date = NOTHING;
    date.year = Some(Year::Era(era, year));
    place = text.skip_spaces(place);
    if text.has(place, "年度") {
        return None;
    }
    if text.at(place) == '年' {
        return month_and_day(text, place + 1, date).or(Some((place + 1, date)));
    }
    let separator = text.at(place);
    if !matches!(separator, '.' | '/' | '-') {
        return None;
    }
    let (place, month) = small_number(text, place + 1)?;
    if text.at(place) != separator {
        return None;
    }
    let (end, day) = small_number(text, place + 1)?;
    date.month = u8::try_from(month).ok();
    date.day = u8::try_from(day).ok();
    Some((end, date))
}

/// `4月1日` after a year, or `4月` alone.
fn month_and_day(text: &Folded, at: usize, mut date: WrittenDate) -> Option<(usize, WrittenDate)> {
    let (place, month) = small_number(text, text.skip_spaces(at))?;
    let place = text.skip_spaces(place);
    if text.at(place) != '月' || !(1..=12).contains(&month) {
        return None;
    }
    date.month = u8::try_from(month).ok();
    let month_end = place + 1;
    if let Some((place, day)) = small_number(text, text.skip_spaces(month_end))
        && text.at(text.skip_spaces(place)) == '日'
        && (1..=31).contains(&day)
    {
        date.day = u8::try_from(day).ok();
        return Some((text.skip_spaces(place) + 1, date));
    }
    if date.year.is_some() { Some((month_end, date)) } else { None }
}

fn japanese(text: &Folded, at: usize) -> Option<(usize, WrittenDate)> {
    let two_digits = matches!(text.at(at), '\'' | '’');
    let begin = if two_digits { at + 1 } else { at };
    let (after, first) = small_number(text, begin)?;
    let place = text.skip_spaces(after);
    match text.at(place) {
        '年' if !matches!(text.at(place + 1), '間' | '度' | '目' | '前' | '後' | '以') => {
            let year = match first {
                1800.. => Year::Full(i16::try_from(first).ok()?),
                ..100 if after - begin <= 3 => Year::TwoDigits(u8::try_from(first).ok()?),
                _ => return None,
            };
            let date = WrittenDate { year: Some(year), ..NOTHING };
            month_and_day(text, place + 1, date)
                .or(matches!(year, Year::Full(_)).then_some((place + 1, date)))
        }
        '月' => month_and_day(text, begin, NOTHING),
        '日' if text.at(begin).is_ascii_digit()
            && (1..=31).contains(&first)
            && !matches!(
                text.at(place + 1),
                '間' | '後' | '以' | '目' | '前' | '中' | '〆' | '締' | '程'
            ) =>
        {
            let date = WrittenDate { day: u8::try_from(first).ok(), ..NOTHING };
            Some((place + 1, date))
        }
        _ => None,
    }
}

/// 2027/4/1, 2027-04-01, 27.4.1, 4/1, and the English 4/5/2027.
fn separated(text: &Folded, at: usize) -> Option<(usize, WrittenDate)> {
    let two_digits = matches!(text.at(at), '\'' | '’');
    let begin = if two_digits { at + 1 } else { at };
    if !text.at(begin).is_ascii_digit() {
        return None;
    }
    let (place, first) = small_number(text, begin)?;
    let digits = place - begin;
    let separator = text.at(place);
    if !matches!(separator, '/' | '-' | '.') || !text.at(place + 1).is_ascii_digit() {
        return None;
    }
    let (place, second) = small_number(text, place + 1)?;
    let small = |value: u16| u8::try_from(value).ok();
    let third = (text.at(place) == separator && text.at(place + 1).is_ascii_digit())
        .then(|| small_number(text, place + 1))
        .flatten();
    let glued = |end: usize| {
        text.at(end).is_ascii_digit()
            || matches!(text.at(end), '/' | '-') && text.at(end + 1).is_ascii_digit()
    };
    match third {
        Some((end, third)) if !glued(end) => {
            if digits == 4 && first >= 1800 {
                let year = Some(Year::Full(i16::try_from(first).ok()?));
                let date = WrittenDate { year, month: small(second), day: small(third), ..NOTHING };
                return Some((end, date));
            }
            if third >= 1800 && digits <= 2 {
                // Month before day, as in Japan and America, unless that is no date.
                let year = Some(Year::Full(i16::try_from(third).ok()?));
                let (month, day) = if first > 12 { (second, first) } else { (first, second) };
                if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
                    return None;
                }
                let ambiguous_order = first <= 12 && second <= 12 && first != second;
                let date = WrittenDate {
                    year,
                    month: small(month),
                    day: small(day),
                    ambiguous_order,
                    ..NOTHING
                };
                return Some((end, date));
            }
            if digits == 2 && third <= 31 {
                let year = Some(Year::TwoDigits(small(first)?));
                let date = WrittenDate { year, month: small(second), day: small(third), ..NOTHING };
                return Some((end, date));
            }
            None
        }
        Some(_) => None,
        None => {
            // Only 4/1 is a date of its own; 4-1 and 4.1 are something else, and so is 1/2 の.
            let counted = ["個", "箱", "以下", "の確率"].iter().any(|word| text.has(place, word));
            let fits = separator == '/'
                && (1..=12).contains(&first)
                && (1..=31).contains(&second)
                && digits <= 2
                && !glued(place)
                && !counted
                && !text.at(place).is_ascii_alphabetic()
                && text.at(place) != '%';
            if digits == 4 && first >= 1800 && (1..=12).contains(&second) && separator == '/' {
                let year = Some(Year::Full(i16::try_from(first).ok()?));
                return Some((place, WrittenDate { year, month: small(second), ..NOTHING }));
            }
            let date = WrittenDate { month: small(first), day: small(second), ..NOTHING };
            fits.then_some((place, date))
        }
    }
}

fn english(text: &Folded, at: usize) -> Option<(usize, WrittenDate)> {
    let (begin, weekday) = match weekday_name(text, at) {
        Some((end, weekday)) => {
            let place = if text.at(end) == ',' { end + 1 } else { end };
            (text.skip_spaces(place), Some(weekday))
        }
        None => (at, None),
    };
    let (end, mut date) = day_month(text, begin).or_else(|| month_day(text, begin))?;
    date.weekday = weekday;
    Some((end, date))
}

/// Returns an English weekday's name at `at`: where it ends, and which.
pub(super) fn weekday_name(text: &Folded, at: usize) -> Option<(usize, Weekday)> {
    let (end, weekday) = text.one_of(at, WEEKDAYS_EN)?;
    is_word(text, at, end).then_some((end, weekday))
}

fn ordinal(text: &Folded, at: usize) -> usize {
    text.one_of(at, &[("st", ()), ("nd", ()), ("rd", ()), ("th", ())])
        .filter(|(end, ())| !text.at(*end).is_ascii_alphabetic())
        .map_or(at, |(end, ())| end)
}

/// 1 April 2027, 1st of April.
fn day_month(text: &Folded, at: usize) -> Option<(usize, WrittenDate)> {
    if !text.at(at).is_ascii_digit() {
        return None;
    }
    let (place, day) = small_number(text, at)?;
    let dashed = text.at(place) == '-';
    let place = if dashed { place + 1 } else { text.skip_spaces(ordinal(text, place)) };
    let place = if text.has(place, "of ") { place + 3 } else { place };
    let (end, month) = month_name(text, place)?;
    if dashed {
        return dashed_year(text, end, month, u8::try_from(day).ok()?);
    }
    let date = WrittenDate { month: Some(month), day: u8::try_from(day).ok(), ..NOTHING };
    Some(with_year(text, end, date))
}

/// 10-Dec-2026, 10-Dec-26, as spreadsheets write it.
fn dashed_year(text: &Folded, at: usize, month: u8, day: u8) -> Option<(usize, WrittenDate)> {
    let date = WrittenDate { month: Some(month), day: Some(day), ..NOTHING };
    if text.at(at) != '-' {
        return Some((at, date));
    }
    let (end, year) = small_number(text, at + 1).filter(|_| text.at(at + 1).is_ascii_digit())?;
    let year = match end - at - 1 {
        4 if year >= 1800 => Year::Full(i16::try_from(year).ok()?),
        2 => Year::TwoDigits(u8::try_from(year).ok()?),
        _ => return None,
    };
    Some((end, WrittenDate { year: Some(year), ..date }))
}

/// April 1, 2027; April 1st; April 2027.
fn month_day(text: &Folded, at: usize) -> Option<(usize, WrittenDate)> {
    let (place, month) = month_name(text, at)?;
    let place = text.skip_spaces(place);
    if !text.at(place).is_ascii_digit() {
        return None;
    }
    let (end, number) = small_number(text, place)?;
    let mut date = WrittenDate { month: Some(month), ..NOTHING };
    if end - place == 4 && number >= 1800 {
        date.year = Some(Year::Full(i16::try_from(number).ok()?));
        return Some((end, date));
    }
    if !(1..=31).contains(&number)
        || text.at(end) == '%'
        || text.at(end) == ':' && text.at(end + 1).is_ascii_digit()
    {
        return None;
    }
    date.day = u8::try_from(number).ok();
    Some(with_year(text, ordinal(text, end), date))
}

fn with_year(text: &Folded, at: usize, mut date: WrittenDate) -> (usize, WrittenDate) {
    let place = if text.at(at) == ',' { at + 1 } else { at };
    let place = text.skip_spaces(place);
    if let Some((end, year)) = small_number(text, place).filter(|_| text.at(place).is_ascii_digit())
        && end - place == 4
        && year >= 1800
        && let Ok(year) = i16::try_from(year)
    {
        date.year = Some(Year::Full(year));
        return (end, date);
    }
    (at, date)
}

/// (木), (木曜), 木曜日, (Thu) after a date.
fn weekday_after(text: &Folded, at: usize) -> Option<(usize, Weekday)> {
    let place = text.skip_spaces(at);
    if text.at(place) == '(' {
        let inner = place + 1;
        if let Some(weekday) = weekday_ja(text.at(inner)) {
            for tail in ["曜日)", "曜)", ")", "・祝)", "祝)"] {
                if text.has(inner + 1, tail) {
                    return Some((inner + 1 + tail.chars().count(), weekday));
                }
            }
        }
        let (end, weekday) = weekday_name(text, inner)?;
        return (text.at(end) == ')').then_some((end + 1, weekday));
    }
    let weekday = weekday_ja(text.at(place))?;
    (text.at(place + 1) == '曜').then(|| {
        let end = if text.at(place + 2) == '日' { place + 3 } else { place + 2 };
        (end, weekday)
    })
}

/// Reads an hour of the day at `at`. Returns where it ends.
pub(super) fn hour_at(text: &Folded, at: usize) -> Option<(usize, HourOfDay)> {
    let half = text.one_of(at, &[("午前", 0), ("午後", 12), ("am ", 0), ("pm ", 12)]);
    let (place, add) = half.map_or((at, None), |(end, add)| (text.skip_spaces(end), Some(add)));
    if let Some((end, ())) = text.one_of(place, &[("noon", ()), ("正午", ())]) {
        return Some((end, HourOfDay { hour: 12, minute: 0 }));
    }
    if text.before(place).is_ascii_digit() {
        return None;
    }
    let (after, hour) = small_number(text, place)?;
    let mut hour = u8::try_from(hour).ok().filter(|hour| *hour <= 26)?;
    let (end, minute) = match text.at(after) {
        '時' if !matches!(text.at(after + 1), '間' | '点') => minutes_ja(text, after + 1),
        ':' => {
            let (end, minute) = small_number(text, after + 1)?;
            if end - after != 3 || minute > 59 {
                return None;
            }
            (end, u8::try_from(minute).ok()?)
        }
        _ => (after, 0),
    };
    let spaced = text.skip_spaces(end);
    let suffix = [("a.m.", 0), ("p.m.", 12), ("am", 0), ("pm", 12), ("o'clock", 0)];
    let suffix =
        text.one_of(spaced, &suffix).filter(|(after, _)| !text.at(*after).is_ascii_alphabetic());
    if end == after && suffix.is_none() {
        return None;
    }
    let (end, add) = match suffix {
        Some((end, add)) => (end, Some(add)),
        None => (end, add),
    };
    match add {
        Some(12) if hour < 12 => hour += 12,
        Some(0) if hour == 12 => hour = 0,
        _ => {}
    }
    Some((end, HourOfDay { hour, minute }))
}

fn minutes_ja(text: &Folded, at: usize) -> (usize, u8) {
    if text.at(at) == '半' {
        return (at + 1, 30);
    }
    match small_number(text, at) {
        Some((end, minute)) if text.at(end) == '分' && minute < 60 => {
            (end + 1, u8::try_from(minute).unwrap_or(0))
        }
        _ => (at, 0),
    }
}

/// Reads exactly eight digits as a date.
pub(super) fn eight_digits(text: &Folded) -> Option<(usize, WrittenDate)> {
    let digits: String = text.chars.iter().take_while(|c| c.is_ascii_digit()).collect();
    if digits.len() != 8 {
        return None;
    }
    let year: i16 = digits[..4].parse().ok().filter(|year| (1800..=2999).contains(year))?;
    let month: u8 = digits[4..6].parse().ok().filter(|month| (1..=12).contains(month))?;
    let day: u8 = digits[6..].parse().ok().filter(|day| (1..=31).contains(day))?;
    let year = Some(Year::Full(year));
    Some((8, WrittenDate { year, month: Some(month), day: Some(day), ..NOTHING }))
}
