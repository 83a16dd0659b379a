//! What stands around a number: its unit, the end of a range, about, at most, per what.

use super::{Decimal, Number, Unit, add, plain_decimal, shift, small_number};
use crate::fold::Folded;

/// Counters that follow a number in Japanese, and units in both languages.
const COUNTERS: &[&str] = &[
    "箱",
    "個",
    "社",
    "件",
    "品目",
    "品",
    "点",
    "名",
    "人",
    "枚",
    "本",
    "台",
    "袋",
    "缶",
    "束",
    "巻",
    "通",
    "回",
    "種類",
    "種",
    "店舗",
    "店",
    "か所",
    "ヶ所",
    "カ所",
    "箇所",
    "ケース",
    "パレット",
    "ロット",
    "セット",
    "トン",
    "キロ",
    "グラム",
    "リットル",
    "か月",
    "ヶ月",
    "カ月",
    "ヵ月",
    "箇月",
    "営業日",
    "日間",
    "週間",
    "年間",
    "時間",
    "分間",
    "円/kg",
    "kg",
    "g",
    "t",
    "l",
    "ml",
    "m",
    "mm",
    "cm",
    "boxes",
    "box",
    "cases",
    "case",
    "units",
    "unit",
    "pieces",
    "pcs",
    "items",
    "accounts",
    "companies",
    "tons",
    "tonnes",
    "people",
    "pallets",
    "lots",
    "days",
    "weeks",
    "months",
    "hours",
    "minutes",
    "orders",
    "times",
];

/// Counters that make a number written in kanji a number and not part of a word.
const KANJI_COUNTERS: &[&str] = &[
    "箱",
    "個",
    "社",
    "件",
    "品目",
    "名",
    "枚",
    "本",
    "台",
    "袋",
    "缶",
    "束",
    "通",
    "回",
    "種類",
    "店舗",
    "ケース",
    "パレット",
    "ロット",
    "セット",
    "トン",
    "キロ",
    "か月",
    "ヶ月",
    "カ月",
    "ヵ月",
    "営業日",
    "日間",
    "週間",
    "年間",
    "円",
    "%",
    "パーセント",
    "割",
    "ポイント",
];

const BEFORE: &[(&str, (bool, bool))] = &[
    ("約", (true, false)),
    ("およそ", (true, false)),
    ("about ", (true, false)),
    ("around ", (true, false)),
    ("roughly ", (true, false)),
    ("最大", (false, true)),
    ("上限", (false, true)),
    ("最大で", (false, true)),
    ("最大でも", (false, true)),
    ("up to ", (false, true)),
    ("at most ", (false, true)),
];

const AFTER: &[(&str, (bool, bool))] = &[
    ("前後", (true, false)),
    ("程度", (true, false)),
    ("くらい", (true, false)),
    ("ぐらい", (true, false)),
    ("ほど", (true, false)),
    ("弱", (true, false)),
    ("強", (true, false)),
    (" or so", (true, false)),
    ("以内", (false, true)),
    ("以下", (false, true)),
    ("まで", (false, true)),
];

pub(super) fn kanji_unit_follows(text: &Folded, at: usize) -> bool {
    // 八割方 and the like are words of their own.
    KANJI_COUNTERS
        .iter()
        .any(|unit| text.has(at, unit) && !text.has(at + unit.chars().count(), "方"))
}

pub(super) fn range(text: &Folded, at: usize, in_kanji: bool) -> Option<(usize, Decimal)> {
    let place = if text.at(at) == '%' { at + 1 } else { at };
    let place = text.skip_spaces(place);
    let (place, ()) =
        text.one_of(place, &[("~", ()), ("から", ()), ("-", ()), ("to ", ()), ("ないし", ())])?;
    let place = text.skip_spaces(place);
    if in_kanji {
        return None;
    }
    let (end, second) = plain_decimal(text, place)?;
    // Only a share or a count is a range: 03-1234 and 5-8 alone are not.
    let shown = text.at(end) == '%'
        || COUNTERS.iter().any(|unit| text.has(end, unit))
        || text.has(end, "円")
        || text.has(end, "パーセント");
    shown.then_some((end, second))
}

pub(super) fn unit(
    text: &Folded,
    at: usize,
    currency: bool,
    value: &mut Decimal,
    up_to: &mut Option<Decimal>,
) -> Option<(usize, Unit)> {
    let spaced = text.skip_spaces(at);
    let percent = [("%", ()), ("パーセント", ()), ("percent", ()), ("per cent", ())];
    if let Some((end, ())) = text.one_of(spaced, &percent) {
        if let Some((end, ())) = text.one_of(end, &[("ポイント", ()), (" points", ()), (" pt", ())])
        {
            return Some((end, Unit::Points));
        }
        return Some((end, Unit::Percent));
    }
    if text.at(at) == '割' && !text.has(at, "割引") || text.has(at, "割引") {
        *value = shift(*value, 1)?;
        *up_to = match up_to.take() {
            Some(second) => Some(shift(second, 1)?),
            None => None,
        };
        let mut end = at + 1;
        if let Some((after, part)) = small_number(text, end)
            && text.at(after) == '分'
        {
            *value = add(*value, Decimal { mantissa: i64::from(part), decimals: 0 })?;
            end = after + 1;
        }
        return Some((end, Unit::Percent));
    }
    if let Some((end, ())) = text.one_of(spaced, &[("ポイント", ()), ("points", ())]) {
        return Some((end, Unit::Points));
    }
    let scales = [("k", 3), ("m", 6), ("mn", 6), ("million", 6), ("bn", 9), ("billion", 9)];
    let scaled = text.one_of(spaced, &scales).filter(|(end, _)| {
        !text.at(*end).is_ascii_alphabetic()
            && (currency || text.has(text.skip_spaces(*end), "yen"))
    });
    let place = match scaled {
        Some((end, power)) => {
            *value = shift(*value, power)?;
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
    let counter = COUNTERS
        .iter()
        .filter(|unit| text.has(spaced, unit))
        .filter(|unit| {
            let end = spaced + unit.chars().count();
            !unit.is_ascii() || !text.at(end).is_ascii_alphanumeric()
        })
        .max_by_key(|unit| unit.len());
    match counter {
        Some(unit) => Some((spaced + unit.chars().count(), Unit::Of((*unit).to_owned()))),
        None => Some((at, Unit::None)),
    }
}

/// Reads what stands around a number: about, at most, per what. Returns where it ends.
pub(super) fn qualify(text: &Folded, start: usize, end: usize, number: &mut Number) -> usize {
    for (words, (about, most)) in BEFORE {
        let length = words.chars().count();
        if start >= length && text.has(start - length, words) {
            number.approximate |= about;
            number.ceiling |= most;
        }
    }
    if let Some((_, (about, most))) = text.one_of(end, AFTER) {
        number.approximate |= about;
        number.ceiling |= most;
    }
    let per = [("/", ()), (" per ", ()), (" a ", ()), (" each", ())];
    if number.unit == Unit::Yen
        && let Some((place, ())) = text.one_of(end, &per)
    {
        let unit: String =
            text.chars.iter().skip(place).take(8).take_while(|c| c.is_alphabetic()).collect();
        if !unit.is_empty() {
            let length = unit.chars().count();
            number.per = Some(unit);
            return place + length;
        }
    }
    let before: String = text.chars[start.saturating_sub(6)..start].iter().collect();
    if number.unit == Unit::Yen
        && let Some(unit) = before.strip_suffix("あたり").or_else(|| before.strip_suffix("当たり"))
    {
        let unit = unit.trim_start_matches(|c: char| c == '1' || c == '一' || !c.is_alphanumeric());
        number.per = unit.chars().last().map(|c| c.to_string());
    }
    end
}
