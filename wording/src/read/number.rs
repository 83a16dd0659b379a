//! Reads numbers with what they count and what is said around them.

use super::digits::{add, decimal, kanji_digit, kanji_number, shift, small_number};
use super::units;
use crate::fold::{Folded, is_kanji};
use crate::number::{Decimal, Number, Unit};

/// Words before a number: whether they make it approximate, or a ceiling.
const BEFORE: &[(&str, (bool, bool))] = &[
    ("約", (true, false)),
    ("およそ", (true, false)),
    ("おおよそ", (true, false)),
    ("大体", (true, false)),
    ("だいたい", (true, false)),
    ("about ", (true, false)),
    ("around ", (true, false)),
    ("roughly ", (true, false)),
    ("approximately ", (true, false)),
    ("approx. ", (true, false)),
    ("some ", (true, false)),
    ("~", (true, false)),
    ("最大", (false, true)),
    ("上限", (false, true)),
    ("最大で", (false, true)),
    ("最大でも", (false, true)),
    ("せいぜい", (false, true)),
    ("up to ", (false, true)),
    ("at most ", (false, true)),
    ("no more than ", (false, true)),
    ("a maximum of ", (false, true)),
    ("max. ", (false, true)),
    ("max ", (false, true)),
];

/// Words after a number, likewise.
const AFTER: &[(&str, (bool, bool))] = &[
    ("前後", (true, false)),
    ("程度", (true, false)),
    ("くらい", (true, false)),
    ("ぐらい", (true, false)),
    ("ほど", (true, false)),
    ("あまり", (true, false)),
    ("弱", (true, false)),
    ("強", (true, false)),
    ("見当", (true, false)),
    (" or so", (true, false)),
    ("以内", (false, true)),
    ("以下", (false, true)),
    ("まで", (false, true)),
    ("を上限", (false, true)),
    (" at most", (false, true)),
    (" or less", (false, true)),
];

/// Reads a number with its unit at `at`. Returns where it ends.
pub(super) fn read_at(text: &Folded, at: usize) -> Option<(usize, Number)> {
    if !begins(text, at) {
        return None;
    }
    let (mut place, negative, signed) = match text.at(at) {
        '+' => (at + 1, false, true),
        '-' | '▲' | '△' | '▼' => (at + 1, true, true),
        _ => (at, false, false),
    };
    place = text.skip_spaces(place);
    let currency = text.one_of(place, &[("¥", ()), ("\\", ()), ("jpy", ()), ("@", ())]);
    if let Some((after, ())) = currency {
        place = text.skip_spaces(after);
    }
    let (mut end, mut value, in_kanji) = match decimal(text, place) {
        Some((end, value)) => (end, value, false),
        None => {
            let (end, mantissa) = kanji_number(text, place)?;
            (end, Decimal { mantissa, decimals: 0 }, true)
        }
    };
    let formal = text.before(at) == '金' && text.at(end) == '円';
    if in_kanji && (is_kanji(text.before(at)) && !formal || !counts(text, end)) {
        return None;
    }
    let mut up_to = None;
    if let Some((after, second)) = range(text, end, in_kanji) {
        up_to = Some(second);
        end = after;
    }
    let (after_unit, unit) = unit(text, end, currency.is_some(), &mut value, &mut up_to)?;
    if !ends(text, after_unit, &unit) {
        return None;
    }
    if negative {
        value.mantissa = -value.mantissa;
        up_to = up_to.map(|second| Decimal { mantissa: -second.mantissa, ..second });
    }
    let mut number =
        Number { value, up_to, unit, signed, approximate: false, ceiling: false, per: None };
    let end = qualify(text, at, after_unit, &mut number);
    Some((end, number))
}

/// Tells whether a number may begin here: not in the middle of a code, a word or another number.
fn begins(text: &Folded, at: usize) -> bool {
    let (before, here) = (text.before(at), text.at(at));
    let next = text.at(at + 1);
    let opens = here.is_ascii_digit()
        || kanji_digit(here).is_some()
        || matches!(here, '十' | '百' | '千' | '拾')
        || (matches!(here, '+' | '-' | '▲' | '△' | '▼' | '¥' | '\\' | '@')
            && (next.is_ascii_digit() || matches!(next, '¥' | ' ')))
        || text.has(at, "jpy");
    if !opens || before.is_ascii_digit() || before.is_ascii_alphabetic() {
        return false;
    }
    if matches!(here, '-' | '+' | '\\') && before.is_alphanumeric() {
        return false;
    }
    // 第8条, No.5, #12, 〒100-0001 name a thing.
    if here.is_ascii_digit() && matches!(before, '第' | '#' | '〒' | '№') {
        return false;
    }
    let number_word = ["no.", "no. ", "nr.", "型番", "品番", "番号", "郵便番号", "〒 "]
        .iter()
        .any(|word| stands_before(text, at, word));
    // D-142, 1.2.3, 03-1234
    let glued = matches!(before, '-' | '.' | '/' | ':' | '_')
        && here.is_ascii_digit()
        && text.before(at.saturating_sub(1)).is_ascii_alphanumeric();
    !glued && !number_word
}

fn stands_before(text: &Folded, at: usize, words: &str) -> bool {
    let length = words.chars().count();
    at >= length
        && text.has(at - length, words)
        && !(words.starts_with(|c: char| c.is_ascii_alphabetic())
            && text.before(at - length).is_ascii_alphanumeric())
}

/// Tells whether what follows lets the number stand as one.
fn ends(text: &Folded, end: usize, unit: &Unit) -> bool {
    let next = text.at(end);
    let next_digit = text.at(end + 1).is_ascii_digit();
    if matches!(next, '-' | '.' | ':' | '/') && next_digit && *unit == Unit::None {
        return false;
    }
    if *unit == Unit::None
        && (next.is_ascii_alphabetic()
            || matches!(next, '年' | '月' | '日' | '時' | '条' | '号' | '番' | '丁')
            || matches!(next, '-' | '_') && text.at(end + 1).is_ascii_alphabetic())
    {
        return false;
    }
    !next.is_ascii_digit()
}

/// 八割方 and 六本木 are words of their own.
fn counts(text: &Folded, at: usize) -> bool {
    units::counts_kanji(|word| text.has(at, word))
}

/// Reads the second half of a range: 5〜8%, 5%〜8%, 5 to 8 percent, 300〜320箱, 1,000〜1,200円.
fn range(text: &Folded, at: usize, in_kanji: bool) -> Option<(usize, Decimal)> {
    if in_kanji {
        return None;
    }
    let own_unit = text.one_of(at, &[("%", ()), ("円", ()), ("パーセント", ()), ("割", ())]);
    let place = text.skip_spaces(own_unit.map_or(at, |(end, ())| end));
    let joints = [("~", ()), ("から", ()), ("-", ()), ("to ", ()), ("and ", ()), ("ないし", ())];
    let (after, ()) = text.one_of(place, &joints)?;
    // "5% and 8%" are two numbers unless "between" stands before them, and 1,000円から1,080円 is a
    // change of price.
    let between = (1..24).any(|back| at >= back && text.has(at - back, "between "));
    if text.has(place, "and ") && !between {
        return None;
    }
    if text.has(place, "から") && own_unit.is_some() && text.at(at) == '円' {
        return None;
    }
    let place = text.skip_spaces(after);
    let place = text.one_of(place, &[("¥", ())]).map_or(place, |(end, ())| end);
    let (end, second) = decimal(text, place)?;
    let place = text.skip_spaces(end);
    // Only a share, money or a count is a range: 03-1234 and 5-8 alone are not.
    let shown = text.at(end) == '%'
        || text.has(end, "円")
        || text.has(end, "割")
        || text.has(end, "パーセント")
        || text.has(place, "percent")
        || text.has(place, "yen")
        || units::longest(|unit| {
            text.has(place, unit)
                && !(unit.is_ascii()
                    && text.at(place + unit.chars().count()).is_ascii_alphanumeric())
        })
        .is_some();
    shown.then_some((end, second))
}

fn unit(
    text: &Folded,
    at: usize,
    currency: bool,
    value: &mut Decimal,
    up_to: &mut Option<Decimal>,
) -> Option<(usize, Unit)> {
    let spaced = text.skip_spaces(at);
    if let Some(found) = share(text, at, spaced, value, up_to) {
        return found;
    }
    let scales = [
        ("k", 3),
        ("m", 6),
        ("mn", 6),
        ("million", 6),
        ("bn", 9),
        ("b", 9),
        ("billion", 9),
        ("thousand", 3),
    ];
    let scaled = text.one_of(spaced, &scales).filter(|(end, _)| {
        let after = text.skip_spaces(*end);
        !text.at(*end).is_ascii_alphabetic()
            && (currency || text.has(after, "yen") || text.has(after, "jpy"))
    });
    let place = match scaled {
        Some((end, power)) => {
            *value = shift(*value, power)?;
            *up_to = both(*up_to, |second| shift(second, power))?;
            end
        }
        None => at,
    };
    let spaced = text.skip_spaces(place);
    if let Some((end, ())) = text.one_of(spaced, &[("円", ()), ("yen", ()), ("jpy", ())]) {
        return Some((end, Unit::Yen));
    }
    if currency {
        return Some((place, Unit::Yen));
    }
    let counter = units::longest(|unit| {
        let end = spaced + unit.chars().count();
        text.has(spaced, unit)
            && !(unit.is_ascii() && text.at(end).is_ascii_alphanumeric())
            && !(unit == "度" && is_kanji(text.at(end)))
            && (unit.is_ascii() || spaced == at)
    });
    match counter {
        Some(unit) => Some((spaced + unit.chars().count(), Unit::Of(unit.to_owned()))),
        None => Some((at, Unit::None)),
    }
}

/// Does the same to the second value of a range.
#[expect(clippy::option_option, reason = "the outer None says that it does not fit")]
fn both(
    up_to: Option<Decimal>,
    change: impl Fn(Decimal) -> Option<Decimal>,
) -> Option<Option<Decimal>> {
    match up_to {
        Some(second) => change(second).map(Some),
        None => Some(None),
    }
}

/// %, パーセント, 割 with 分 and 厘, and points. The outer `None`: it is no share.
#[expect(clippy::option_option, reason = "the inner None says that it does not fit")]
fn share(
    text: &Folded,
    at: usize,
    spaced: usize,
    value: &mut Decimal,
    up_to: &mut Option<Decimal>,
) -> Option<Option<(usize, Unit)>> {
    let percent = [("%", ()), ("パーセント", ()), ("percent", ()), ("per cent", ()), ("pct", ())];
    if let Some((end, ())) = text.one_of(spaced, &percent) {
        let points = [("ポイント", ()), (" points", ()), (" pt", ()), ("pt", ()), ("-points", ())];
        return Some(Some(match text.one_of(end, &points) {
            Some((end, ())) => (end, Unit::Points),
            None => (end, Unit::Percent),
        }));
    }
    if text.at(at) == '割' && !matches!(text.at(at + 1), '当' | '振' | '高' | '安' | 'り') {
        return Some(tenths(text, at, value, up_to));
    }
    let points = [("ポイント", ()), ("percentage points", ()), ("points", ())];
    text.one_of(spaced, &points).map(|(end, ())| Some((end, Unit::Points)))
}

/// 1割5分5厘 is 15.5 percent.
fn tenths(
    text: &Folded,
    at: usize,
    value: &mut Decimal,
    up_to: &mut Option<Decimal>,
) -> Option<(usize, Unit)> {
    *value = shift(*value, 1)?;
    *up_to = both(*up_to, |second| shift(second, 1))?;
    let mut end = at + 1;
    for (part, decimals) in [('分', 0), ('厘', 1)] {
        if let Some((after, digit)) = small_number(text, end)
            && text.at(after) == part
        {
            *value = add(*value, Decimal { mantissa: i64::from(digit), decimals })?;
            end = after + 1;
        }
    }
    Some((end, Unit::Percent))
}

/// Reads what stands around a number: about, at most, per what. Returns where it ends.
fn qualify(text: &Folded, start: usize, end: usize, number: &mut Number) -> usize {
    for (words, (about, most)) in BEFORE {
        if stands_before(text, start, words) {
            number.approximate |= about;
            number.ceiling |= most;
        }
    }
    if let Some((_, (about, most))) = text.one_of(end, AFTER) {
        number.approximate |= about;
        number.ceiling |= most;
    }
    if number.unit != Unit::Yen {
        return end;
    }
    let per = [("/", ()), (" per ", ()), (" a ", ()), (" an ", ()), (" each", ())];
    if let Some((place, ())) = text.one_of(end, &per) {
        let unit = word_at(text, place);
        if !unit.is_empty() {
            let length = unit.chars().count();
            number.per = Some(unit);
            return place + length;
        }
    }
    number.per = per_before(text, start);
    end
}

fn word_at(text: &Folded, at: usize) -> String {
    (at..at + 8).map(|place| text.at(place)).take_while(|c| c.is_alphabetic()).collect()
}

/// 1箱あたり, キロ当たり, 1ケースにつき before a price.
fn per_before(text: &Folded, start: usize) -> Option<String> {
    let mut begin = start;
    while begin > 0 && start - begin < 14 && !matches!(text.before(begin), '、' | '。' | '\n') {
        begin -= 1;
    }
    let before: String = text.chars[begin..start].iter().collect();
    let before = before.trim_end_matches([' ', '¥', '約']);
    let unit =
        ["あたり", "当たり", "当り", "につき"].iter().find_map(|word| before.strip_suffix(word))?;
    let unit = units::longest(|counter| unit.ends_with(counter))?;
    Some(unit.to_owned())
}

/// Reads a cell that must be one number and nothing else. A bare number has no unit.
#[must_use]
pub fn parse_number_cell(cell: &str) -> Option<Number> {
    let trimmed = cell.trim();
    let folded = Folded::of(trimmed);
    if folded.len() == 0 || folded.len() > 60 {
        return None;
    }
    match read_at(&folded, 0) {
        Some((end, number)) if end == folded.len() => Some(number),
        _ => {
            let (end, mantissa) = kanji_number(&folded, 0)?;
            let value = Decimal { mantissa, decimals: 0 };
            (end == folded.len()).then_some(Number {
                value,
                up_to: None,
                unit: Unit::None,
                signed: false,
                approximate: false,
                ceiling: false,
                per: None,
            })
        }
    }
}
