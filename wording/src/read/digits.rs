//! Reads values: digits with separators and points, kanji numbers, 億 and 万.

use crate::fold::Folded;
use crate::number::Decimal;

const SCALES: &[(char, u32)] = &[
    ('兆', 12),
    ('億', 8),
    ('万', 4),
    ('萬', 4),
    ('千', 3),
    ('仟', 3),
    ('百', 2),
    ('佰', 2),
    ('十', 1),
    ('拾', 1),
];

/// Returns the value of a kanji digit, the formal ones included.
pub(crate) fn kanji_digit(c: char) -> Option<i64> {
    Some(match c {
        '〇' | '零' => 0,
        '一' | '壱' | '壹' => 1,
        '二' | '弐' | '貳' => 2,
        '三' | '参' | '參' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陸' => 6,
        '七' | '漆' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

pub(super) fn scale_of(c: char) -> Option<u32> {
    SCALES.iter().find(|(scale, _)| *scale == c).map(|(_, power)| *power)
}

/// Reads a plain whole number, in digits or kanji, as it stands in dates. At most four digits.
pub(super) fn small_number(text: &Folded, at: usize) -> Option<(usize, u16)> {
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

/// Reads a number in kanji: 三百五十, 二〇二七, 十, 壱百万.
pub(super) fn kanji_number(text: &Folded, at: usize) -> Option<(usize, i64)> {
    let mut end = at;
    let (mut total, mut part, mut digits): (i64, i64, Option<i64>) = (0, 0, None);
    loop {
        let c = text.at(end);
        if let Some(digit) = kanji_digit(c) {
            digits = Some(digits.unwrap_or(0).checked_mul(10)?.checked_add(digit)?);
        } else if let Some(power) = scale_of(c).filter(|power| end > at || *power < 4) {
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
    let value = total.checked_add(part)?.checked_add(digits.unwrap_or(0))?;
    (end > at).then_some((end, value))
}

/// Reads digits with thousands separators, a point, and 億, 万, 千: 1億200万, 4.5万.
pub(super) fn decimal(text: &Folded, at: usize) -> Option<(usize, Decimal)> {
    let mut end = at;
    let mut total = Decimal { mantissa: 0, decimals: 0 };
    while let Some((after, part)) = plain_decimal(text, end) {
        let mut place = after;
        let mut power = 0;
        while let Some(more) = scale_of(text.at(place)) {
            power += more;
            place += 1;
        }
        total = add(total, shift(part, power)?)?;
        end = place;
        if power == 0 {
            break;
        }
    }
    (end > at).then_some((end, total))
}

/// Reads digits with thousands separators and a point.
pub(super) fn plain_decimal(text: &Folded, at: usize) -> Option<(usize, Decimal)> {
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

/// Multiplies by ten to the power of `power`.
pub(super) fn shift(value: Decimal, power: u32) -> Option<Decimal> {
    let cut = u32::from(value.decimals).min(power);
    let factor = 10_i64.checked_pow(power - cut)?;
    Some(Decimal {
        mantissa: value.mantissa.checked_mul(factor)?,
        decimals: value.decimals - u8::try_from(cut).ok()?,
    })
}

/// Adds two values.
pub(super) fn add(a: Decimal, b: Decimal) -> Option<Decimal> {
    let decimals = a.decimals.max(b.decimals);
    Some(Decimal { mantissa: a.scaled(decimals)?.checked_add(b.scaled(decimals)?)?, decimals })
}
