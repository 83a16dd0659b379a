//! Reads deadlines as spoken.

use super::bound;
use super::date::{self, is_word, month_name, weekday_ja, weekday_name};
use super::digits::small_number;
use super::phrases::{BY_ENGLISH, BY_JAPANESE, ByBeginning};
use crate::date::{HourOfDay, Weekday};
use crate::fold::Folded;
use crate::spoken::{Bound, MonthNamed, MonthPart, Named, Spoken, Undated};

/// Reads a deadline at `at`. Returns where it ends.
///
/// A written date is a deadline only when a bound word stands at it.
pub(super) fn read_at(text: &Folded, at: usize) -> Option<(usize, Spoken)> {
    // "after Obon" and "before the holidays" name something of their own.
    if let Some((end, named, own_bound)) = phrase(text, at, &BY_ENGLISH, true)
        && matches!(named, Named::AfterBreak(_) | Named::BeforeBreak(_) | Named::None(_))
        && !text.before(at).is_ascii_alphanumeric()
    {
        let mut spoken = Spoken::plain(named);
        spoken.bound = own_bound.unwrap_or(Bound::On);
        let end = bound::around(text, at, end, &mut spoken);
        return Some((end, spoken));
    }
    let (place, said_before, softened) = bound::before(text, at);
    if place == at && text.before(at).is_ascii_alphanumeric() {
        return None;
    }
    let (place, hour_first) = hour_before(text, place, said_before.is_some());
    if let Some((end, named, own_bound)) = named_at(text, place) {
        let mut spoken = Spoken::plain(named);
        spoken.bound = said_before.or(own_bound).unwrap_or(Bound::On);
        spoken.hour = hour_first;
        spoken.around = softened;
        let end = bound::around(text, at, end, &mut spoken);
        return accepted(text, at, end, spoken);
    }
    let (end, written) = date::read_at(text, place)?;
    let mut spoken = Spoken::plain(Named::Written(written));
    spoken.bound = said_before.unwrap_or(Bound::On);
    spoken.hour = written.hour;
    let end = bound::around(text, at, end, &mut spoken);
    spoken.around |= softened;
    let bounded = said_before.is_some() || spoken.bound != Bound::On || spoken.around;
    bounded.then_some((end, spoken))
}

/// "by 5pm Friday": the hour may stand first in English.
fn hour_before(text: &Folded, at: usize, bounded: bool) -> (usize, Option<HourOfDay>) {
    if !bounded {
        return (at, None);
    }
    match date::hour_at(text, at) {
        Some((end, hour)) => {
            let place = text.skip_spaces(end);
            let place = if text.has(place, "on ") { place + 3 } else { place };
            if named_at(text, place).is_some() || date::read_at(text, place).is_some() {
                (place, Some(hour))
            } else {
                (at, None)
            }
        }
        None => (at, None),
    }
}

/// What is named without a bound or a Japanese ending is often no deadline at all.
fn accepted(text: &Folded, at: usize, end: usize, spoken: Spoken) -> Option<(usize, Spoken)> {
    let bare = spoken.bound == Bound::On && spoken.hour.is_none();
    let weak = matches!(spoken.named, Named::WholeMonth(MonthNamed::Number(_)));
    // "may" and "march" are words of their own, 3月度 and 3月分 name a bill.
    if bare && weak && text.at(at).is_ascii_alphabetic() {
        return None;
    }
    if weak && matches!(text.at(end), '度' | '分' | '号' | '期') {
        return None;
    }
    Some((end, spoken))
}

type NamedAt = (usize, Named, Option<Bound>);

fn named_at(text: &Folded, at: usize) -> Option<NamedAt> {
    longest([
        phrase(text, at, &BY_JAPANESE, false),
        phrase(text, at, &BY_ENGLISH, true),
        weekday(text, at),
        counted_ja(text, at),
        counted_en(text, at),
        month_ja(text, at),
        month_en(text, at),
        cut_off(text, at),
        upon(text, at),
    ])
}

fn longest(options: [Option<NamedAt>; 9]) -> Option<NamedAt> {
    // Of equals the first: a phrase knows its own bound.
    options.into_iter().flatten().rev().max_by_key(|(end, _, _)| *end)
}

fn phrase(text: &Folded, at: usize, table: &ByBeginning, words: bool) -> Option<NamedAt> {
    table
        .beginning_with(text.at(at))
        .iter()
        .filter(|(phrase, _, _)| text.has(at, phrase))
        .map(|(phrase, named, bound)| (at + phrase.chars().count(), *named, *bound))
        .filter(|(end, _, _)| !words || is_word(text, at, *end))
        .max_by_key(|(end, _, _)| *end)
        .filter(|(end, _, _)| words || !matches!(text.at(*end), '号' | '訳' | '版'))
}

/// 金曜, 今週の金曜日, 来週火曜, next Friday.
fn weekday(text: &Folded, at: usize) -> Option<NamedAt> {
    let weeks = [("今週", 0), ("来週", 1), ("再来週", 2), ("先週", -1), ("翌週", 1)];
    let (place, ahead) = match text.one_of(at, &weeks) {
        Some((end, ahead)) => (if text.at(end) == 'の' { end + 1 } else { end }, Some(ahead)),
        None => (at, None),
    };
    if let Some(day) = weekday_ja(text.at(place)).filter(|_| text.at(place + 1) == '曜') {
        let end = if text.at(place + 2) == '日' { place + 3 } else { place + 2 };
        return Some((end, Named::Weekday(ahead, day), None));
    }
    let (place, ahead) = match text.one_of(at, &[("this ", 0), ("next ", 1), ("last ", -1)]) {
        Some((end, ahead)) => (end, Some(ahead)),
        None => (at, None),
    };
    let (end, day): (usize, Weekday) = weekday_name(text, place)?;
    // "sun" and "sat" are words, and "mon" is a name in some places: short forms need a full stop
    // of a sentence, a bound word or a prefix before them to count.
    let short = end - place <= 3;
    if short
        && ahead.is_none()
        && !text.has(at.saturating_sub(3), "by ")
        && !text.has(at.saturating_sub(3), "on ")
    {
        return None;
    }
    // A date may follow: Thursday, 10 December is read as a date.
    let rest = text.skip_spaces(if text.at(end) == ',' { end + 1 } else { end });
    if date::read_at(text, at).is_some() && text.at(rest).is_ascii_alphanumeric() {
        return None;
    }
    is_word(text, at, end).then_some((end, Named::Weekday(ahead, day), None))
}

/// 3日以内, 5営業日後, 2週間以内, 1か月以内, 2、3日中.
fn counted_ja(text: &Folded, at: usize) -> Option<NamedAt> {
    let (after, count) = small_number(text, at)?;
    if matches!(text.at(after), '、' | ',' | '~' | '・') {
        let (end, _) = small_number(text, after + 1)?;
        return few_days(text, end);
    }
    // 二三日 is read as one number; it never means 23 days.
    let kanji_pair = !text.at(at).is_ascii_digit() && after - at == 2 && text.at(at) != '十';
    if kanji_pair
        && !matches!(text.at(at + 1), '十')
        && let Some(found) = few_days(text, after)
    {
        return Some(found);
    }
    type Count = fn(u16) -> Named;
    let units: &[(&str, Count)] = &[
        ("営業日", Named::WorkingDays),
        ("日間", Named::Days),
        ("日", Named::Days),
        ("週間", Named::Weeks),
        ("か月", Named::Months),
        ("ヶ月", Named::Months),
        ("カ月", Named::Months),
        ("ヵ月", Named::Months),
        ("箇月", Named::Months),
    ];
    let (place, unit) = units
        .iter()
        .filter(|(unit, _)| text.has(after, unit))
        .map(|(unit, count)| (after + unit.chars().count(), *count))
        .max_by_key(|(end, _)| *end)?;
    let endings = [
        ("以内に", Bound::Within),
        ("以内", Bound::Within),
        ("後に", Bound::After),
        ("後", Bound::After),
        ("のうちに", Bound::Within),
    ];
    let (end, bound) = text.one_of(place, &endings)?;
    Some((end, unit(count), Some(bound)))
}

fn few_days(text: &Folded, at: usize) -> Option<NamedAt> {
    let endings = [("日中に", ()), ("日中", ()), ("日以内", ()), ("日のうちに", ()), ("日後", ())];
    text.one_of(at, &endings).map(|(end, ())| (end, Named::FewDays, Some(Bound::During)))
}

const WORD_NUMBERS: &[(&str, u16)] = &[
    ("a ", 1),
    ("an ", 1),
    ("one ", 1),
    ("two ", 2),
    ("three ", 3),
    ("four ", 4),
    ("five ", 5),
    ("six ", 6),
    ("seven ", 7),
    ("eight ", 8),
    ("nine ", 9),
    ("ten ", 10),
    ("twelve ", 12),
];

/// "in three days", "within 5 business days", "two weeks from now".
fn counted_en(text: &Folded, at: usize) -> Option<NamedAt> {
    let (place, within) = match text.one_of(at, &[("in ", ()), ("the next ", ())]) {
        Some((end, ())) => (end, true),
        None => (at, text.has(at.saturating_sub(7), "within ")),
    };
    let (place, count) = match text.one_of(place, WORD_NUMBERS) {
        Some(found) => found,
        None => {
            let (end, count) =
                small_number(text, place).filter(|_| text.at(place).is_ascii_digit())?;
            (text.skip_spaces(end), count)
        }
    };
    type Count = fn(u16) -> Named;
    let units: &[(&str, Count)] = &[
        ("business days", Named::WorkingDays),
        ("business day", Named::WorkingDays),
        ("working days", Named::WorkingDays),
        ("working day", Named::WorkingDays),
        ("days", Named::Days),
        ("day", Named::Days),
        ("weeks", Named::Weeks),
        ("week", Named::Weeks),
        ("months", Named::Months),
        ("month", Named::Months),
    ];
    let (end, unit) = units
        .iter()
        .filter(|(unit, _)| text.has(place, unit))
        .map(|(unit, count)| (place + unit.chars().count(), *count))
        .max_by_key(|(end, _)| *end)?;
    if !is_word(text, at, end) {
        return None;
    }
    let from_now = [(" from now", ()), (" from today", ()), (" later", ())];
    match text.one_of(end, &from_now) {
        Some((end, ())) => Some((end, unit(count), Some(Bound::After))),
        None if within => Some((end, unit(count), Some(Bound::Within))),
        None => None,
    }
}

const PARTS_JA: &[(&str, MonthPart)] = &[
    ("上旬", MonthPart::Early),
    ("初旬", MonthPart::Early),
    ("前半", MonthPart::Early),
    ("中旬", MonthPart::Middle),
    ("半ば", MonthPart::Middle),
    ("中頃", MonthPart::Middle),
    ("なかば", MonthPart::Middle),
    ("下旬", MonthPart::Late),
    ("後半", MonthPart::Late),
    ("初め", MonthPart::Start),
    ("頭", MonthPart::Start),
    ("初", MonthPart::Start),
    ("末日", MonthPart::LastDay),
    ("末", MonthPart::End),
    ("内", MonthPart::End),
    ("いっぱい", MonthPart::End),
    ("一杯", MonthPart::End),
];

/// 来月中旬, 3月末, 今月いっぱい, 上旬, 末日.
fn month_ja(text: &Folded, at: usize) -> Option<NamedAt> {
    let named = [
        ("今月", 0),
        ("当月", 0),
        ("来月", 1),
        ("翌月", 1),
        ("再来月", 2),
        ("先月", -1),
        ("月", 0),
    ];
    let (place, month, bare) = match text.one_of(at, &named) {
        Some((end, ahead)) => (end, MonthNamed::Ahead(ahead), text.at(at) == '月'),
        None => match small_number(text, at) {
            Some((end, number)) if text.at(end) == '月' && (1..=12).contains(&number) => {
                (end + 1, MonthNamed::Number(u8::try_from(number).ok()?), false)
            }
            Some(_) => return None,
            None => (at, MonthNamed::Ahead(0), true),
        },
    };
    let part_at = if text.at(place) == 'の' { place + 1 } else { place };
    if let Some((end, part)) = text.one_of(part_at, PARTS_JA) {
        let alone = place == at;
        // Without a month only words that are about months count, and not inside another word.
        let stands = !alone
            || matches!(text.at(at), '上' | '中' | '下') && text.at(at + 1) == '旬'
            || text.has(at, "末日");
        let fiscal = text.at(at) == '月' && crate::fold::is_kanji(text.before(at));
        let longer = matches!(part, MonthPart::Start)
            && end - part_at == 1
            && matches!(text.at(end), '回' | '期' | '日' | '年');
        return (stands && !fiscal && !longer).then_some((end, Named::Month(month, part), None));
    }
    if bare || place == at || text.has(place, "曜") {
        return None;
    }
    // 3月 with nothing after it, or 来月; a day is read elsewhere.
    if small_number(text, place).is_some_and(|(end, _)| text.at(end) == '日') {
        return None;
    }
    Some((place, Named::WholeMonth(month), None))
}

/// "end of March", "mid-next month", "early April", "in March".
fn month_en(text: &Folded, at: usize) -> Option<NamedAt> {
    let parts = [
        ("the end of ", MonthPart::End),
        ("end of ", MonthPart::End),
        ("end-", MonthPart::End),
        ("early in ", MonthPart::Early),
        ("early ", MonthPart::Early),
        ("mid-", MonthPart::Middle),
        ("mid ", MonthPart::Middle),
        ("the middle of ", MonthPart::Middle),
        ("middle of ", MonthPart::Middle),
        ("late ", MonthPart::Late),
        ("the beginning of ", MonthPart::Start),
        ("beginning of ", MonthPart::Start),
        ("the start of ", MonthPart::Start),
        ("start of ", MonthPart::Start),
        ("the last day of ", MonthPart::LastDay),
        ("last day of ", MonthPart::LastDay),
    ];
    let part = text.one_of(at, &parts);
    let (place, in_word) = match part {
        Some((end, _)) => (end, false),
        None => text.one_of(at, &[("in ", ())]).map_or((at, false), |(end, ())| (end, true)),
    };
    let months = [
        ("this month", 0),
        ("the month", 0),
        ("next month", 1),
        ("the following month", 1),
        ("last month", -1),
    ];
    let (end, month) = match text.one_of(place, &months) {
        Some((end, ahead)) => (end, MonthNamed::Ahead(ahead)),
        None => {
            let (end, number) = month_name(text, place)?;
            (end, MonthNamed::Number(number))
        }
    };
    let rest = text.skip_spaces(end);
    if !is_word(text, at, end)
        || matches!(month, MonthNamed::Number(_)) && text.at(rest).is_ascii_digit()
    {
        return None;
    }
    match part {
        Some((_, part)) => Some((end, Named::Month(month, part), None)),
        None if in_word => Some((end, Named::WholeMonth(month), Some(Bound::During))),
        None if text.has(place, "the month") => None,
        None => Some((end, Named::WholeMonth(month), None)),
    }
}

/// 20日〆, 20日締め, 末〆, 月末締め.
fn cut_off(text: &Folded, at: usize) -> Option<NamedAt> {
    let marks =
        [("〆", ()), ("締め", ()), ("締", ()), ("しめ", ()), (" cut-off", ()), (" cutoff", ())];
    if let Some((place, ())) =
        text.one_of(at, &[("月末", ()), ("末日", ()), ("末", ()), ("month-end", ())])
    {
        let (end, ()) = text.one_of(place, &marks)?;
        return (!text.has(end, "切")).then_some((end, Named::CutOff(None), None));
    }
    let (place, day) = small_number(text, at).filter(|(_, day)| (1..=31).contains(day))?;
    let (place, ()) =
        text.one_of(place, &[("日", ()), ("th", ()), ("st", ()), ("nd", ()), ("rd", ())])?;
    let (end, ()) = text.one_of(place, &marks)?;
    (!text.has(end, "切")).then_some((end, Named::CutOff(u8::try_from(day).ok()), None))
}

/// Any 〜次第 that promises something: 確認が取れ次第、ご連絡.
fn upon(text: &Folded, at: usize) -> Option<NamedAt> {
    if !text.has(at, "次第") || !matches!(text.before(at), '\u{3041}'..='\u{3096}') {
        return None;
    }
    let goes_on = matches!(
        text.at(at + 2),
        '、' | ',' | 'ご' | 'お' | '連' | '共' | '報' | 'す' | '改' | '回' | '\0'
    );
    (goes_on && !text.has(at + 2, "すぎ")).then_some((
        at + 2,
        Named::None(Undated::OnceKnown),
        None,
    ))
}
