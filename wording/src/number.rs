//! Numbers with what they count: 1億200万円, ８％, 1割5分, 320箱, ¥84.0m, 5〜8%.

use serde::{Deserialize, Serialize};

pub use crate::read::parse_number_cell;
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

/// A number with its place.
pub type FoundNumber = Found<Number>;
