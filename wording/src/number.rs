//! Numbers with what they count: 1億200万円, ８％, 1割5分, 320箱, ¥84.0m, 5〜8%.

mod around;

use serde::{Deserialize, Serialize};

use around::{kanji_unit_follows, qualify, range, unit};

use crate::fold::{Folded, is_kanji};
use crate::span::Found;

/// What a number counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Nothing was said.
    None,
    /// %, 割 and 分 brought to percent.
    Percent,
    /// Percentage points, ポイント.
    Points,
    /// Yen.
    Yen,
    /// A counter or another unit, as written: 箱, 社, kg, cases.
    Of(String),
}

/// An exact decimal number: `mantissa` divided by ten to the power of `decimals`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decimal {
    /// All digits, with the sign.
    pub mantissa: i64,
    /// How many of them stand behind the point.
    pub decimals: u8,
}

impl Decimal {
    /// Returns the number in units of ten to the power of minus `decimals`; `None` when it does
    /// not fit or would lose digits.
    #[must_use]
    pub fn scaled(self, decimals: u8) -> Option<i64> {
        if decimals >= self.decimals {
            let factor = 10_i64.checked_pow(u32::from(decimals - self.decimals))?;
            self.mantissa.checked_mul(factor)
        } else {
            let factor = 10_i64.checked_pow(u32::from(self.decimals - decimals))?;
            (self.mantissa % factor == 0).then(|| self.mantissa / factor)
        }
    }
}

/// A number as written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Number {
    /// Its value; of a range the first.
    pub value: Decimal,
    /// The second value of a range.
    pub up_to: Option<Decimal>,
    /// What it counts.
    pub unit: Unit,
    /// Whether a sign was written: +8 %, ▲3 %.
    pub signed: bool,
    /// Whether 約, 前後, 程度, about … stands at it.
    pub approximate: bool,
    /// Whether 最大, 以内, 上限, up to … stands at it.
    pub ceiling: bool,
    /// Per what it is meant: 個, kg, case.
    pub per: Option<String>,
}

impl Number {
    /// Returns the amount in whole yen. `None` when it is no money.
    #[must_use]
    pub fn as_yen(&self) -> Option<i64> {
        (self.unit == Unit::Yen).then(|| self.value.scaled(0)).flatten()
    }

    /// Returns the share in hundredths of a percent. `None` when it is no share.
    #[must_use]
    pub fn as_percent_hundredths(&self) -> Option<i32> {
        (self.unit == Unit::Percent)
            .then(|| self.value.scaled(2).and_then(|value| i32::try_from(value).ok()))
            .flatten()
    }
}

const SCALES: &[(char, u32)] = &[('兆', 12), ('億', 8), ('万', 4), ('千', 3), ('百', 2), ('十', 1)];

/// Returns the value of a kanji digit.
fn kanji_digit(c: char) -> Option<i64> {
    "〇一二三四五六七八九".chars().position(|digit| digit == c).map(|v| v as i64).or(match c {
        '零' => Some(0),
        '壱' => Some(1),
        '弐' => Some(2),
        '参' => Some(3),
        _ => None,
    })
}

fn scale_of(c: char) -> Option<u32> {
    SCALES.iter().find(|(scale, _)| *scale == c).map(|(_, power)| *power)
}

/// Reads a plain whole number, in digits or kanji, as it stands in dates. At most four digits.
pub(crate) fn small_number(text: &Folded, at: usize) -> Option<(usize, u16)> {
    if text.at(at).is_ascii_digit() {
        let mut end = at;
        let mut value: u16 = 0;
        while let Some(digit) = text.at(end).to_digit(10).filter(|_| text.at(end).is_ascii_digit())
        {
            value = value.checked_mul(10)?.checked_add(u16::try_from(digit).ok()?)?;
            end += 1;
        }
        return (end - at <= 4).then_some((end, value));
    }
    let (end, value) = kanji_number(text, at)?;
    u16::try_from(value).ok().filter(|value| *value <= 9999).map(|value| (end, value))
}

/// Reads a number in kanji: 三百五十, 二〇二七, 十.
fn kanji_number(text: &Folded, at: usize) -> Option<(usize, i64)> {
    let mut end = at;
    let (mut total, mut part, mut digits): (i64, i64, Option<i64>) = (0, 0, None);
    loop {
        let c = text.at(end);
        if let Some(digit) = kanji_digit(c) {
            digits = Some(digits.unwrap_or(0).checked_mul(10)?.checked_add(digit)?);
        } else if let Some(power) =
            scale_of(c).filter(|_| end > at || !matches!(c, '万' | '億' | '兆'))
        {
            let factor = 10_i64.checked_pow(power)?;
            if power >= 4 {
                let whole = part.checked_add(digits.take().unwrap_or(0))?;
                total = total.checked_add(whole.max(1).checked_mul(factor)?)?;
                part = 0;
            } else {
                part = part.checked_add(digits.take().unwrap_or(1).checked_mul(factor)?)?;
            }
        } else {
            break;
        }
        end += 1;
    }
    (end > at).then(|| (end, total + part + digits.unwrap_or(0)))
}

/// Reads digits with thousands separators, a point, and 億, 万, 千.
fn decimal(text: &Folded, at: usize) -> Option<(usize, Decimal)> {
    let mut end = at;
    let mut total = Decimal { mantissa: 0, decimals: 0 };
    let mut any_scale = false;
    while let Some((after, part)) = plain_decimal(text, end) {
        let mut place = after;
        let mut power = 0;
        while let Some(more) = scale_of(text.at(place)) {
            power += more;
            place += 1;
        }
        if any_scale && power == 0 && end > at && part.decimals > 0 {
            break;
        }
        total = add(total, shift(part, power)?)?;
        end = place;
        if power == 0 {
            break;
        }
        any_scale = true;
    }
    (end > at).then_some((end, total))
}

fn plain_decimal(text: &Folded, at: usize) -> Option<(usize, Decimal)> {
    let mut end = at;
    let (mut mantissa, mut decimals, mut point): (i64, u8, bool) = (0, 0, false);
    while end - at < 24 {
        let c = text.at(end);
        if let Some(digit) = c.to_digit(10).filter(|_| c.is_ascii_digit()) {
            mantissa = mantissa.checked_mul(10)?.checked_add(i64::from(digit))?;
            decimals += u8::from(point);
        } else if c == ',' && !point && end > at && group_follows(text, end) {
            // A thousands separator.
        } else if c == '.' && !point && end > at && text.at(end + 1).is_ascii_digit() {
            point = true;
        } else {
            break;
        }
        end += 1;
    }
    (end > at && text.at(at).is_ascii_digit()).then_some((end, Decimal { mantissa, decimals }))
}

fn group_follows(text: &Folded, comma: usize) -> bool {
    (1..=3).all(|n| text.at(comma + n).is_ascii_digit()) && !text.at(comma + 4).is_ascii_digit()
}

fn shift(value: Decimal, power: u32) -> Option<Decimal> {
    let cut = u32::from(value.decimals).min(power);
    let factor = 10_i64.checked_pow(power - cut)?;
    Some(Decimal {
        mantissa: value.mantissa.checked_mul(factor)?,
        decimals: value.decimals - u8::try_from(cut).ok()?,
    })
}

fn add(a: Decimal, b: Decimal) -> Option<Decimal> {
    let decimals = a.decimals.max(b.decimals);
    Some(Decimal { mantissa: a.scaled(decimals)?.checked_add(b.scaled(decimals)?)?, decimals })
}

/// Reads a number with its unit at `at`. Returns where it ends.
pub(crate) fn read_at(text: &Folded, at: usize) -> Option<(usize, Number)> {
    if !begins(text, at) {
        return None;
    }
    let (mut place, negative, signed) = match text.at(at) {
        '+' => (at + 1, false, true),
        '-' => (at + 1, true, true),
        '▲' | '△' => (at + 1, true, true),
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
    if in_kanji && (is_kanji(text.before(at)) || !kanji_unit_follows(text, end)) {
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
    }
    let mut number =
        Number { value, up_to, unit, signed, approximate: false, ceiling: false, per: None };
    let end = qualify(text, at, after_unit, &mut number);
    Some((end, number))
}

/// Tells whether a number may begin here: not in the middle of a code, a word or another number.
fn begins(text: &Folded, at: usize) -> bool {
    let (before, here) = (text.before(at), text.at(at));
    let opens = here.is_ascii_digit()
        || kanji_digit(here).is_some()
        || matches!(here, '十' | '百' | '千')
        || (matches!(here, '+' | '-' | '▲' | '△' | '¥' | '\\' | '@')
            && (text.at(at + 1).is_ascii_digit()
                || text.at(at + 1) == '¥'
                || text.at(at + 1) == ' '))
        || text.has(at, "jpy");
    if !opens || before.is_ascii_digit() || before.is_ascii_alphabetic() {
        return false;
    }
    if matches!(here, '-' | '+' | '\\') && (before.is_alphanumeric()) {
        return false;
    }
    // D-142, lot #5, 1.2.3, 03-1234
    let glued = matches!(before, '-' | '.' | '#' | '/' | ':' | '_' | '〒')
        && here.is_ascii_digit()
        && (text.before(at.saturating_sub(1)).is_ascii_alphanumeric()
            || matches!(before, '#' | '〒'));
    !glued
}

/// Tells whether what follows lets the number stand as one.
fn ends(text: &Folded, end: usize, unit: &Unit) -> bool {
    let next = text.at(end);
    let next_digit = text.at(end + 1).is_ascii_digit();
    if matches!(next, '-' | '.' | ':' | '/') && next_digit {
        return false;
    }
    if *unit == Unit::None
        && (next.is_ascii_alphabetic() || matches!(next, '年' | '月' | '日' | '時'))
    {
        return false;
    }
    !next.is_ascii_digit()
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

/// A number with its place.
pub type FoundNumber = Found<Number>;
