//! Money and shares as integers.

use std::fmt;

use serde::{Deserialize, Serialize};

/// An amount in whole yen.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Yen(pub i64);

/// A share in hundredths of a percent: 8 % is 800.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Percent(pub i32);

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "−" } else { "" };
        let (whole, rest) = (self.0.unsigned_abs() / 100, self.0.unsigned_abs() % 100);
        match rest {
            0 => write!(f, "{sign}{whole}%"),
            r if r % 10 == 0 => write!(f, "{sign}{whole}.{}%", r / 10),
            r => write!(f, "{sign}{whole}.{r:02}%"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_shown_without_superfluous_zeros() {
        let shown: Vec<String> =
            [800, 750, 725, -120, 5].iter().map(|p| Percent(*p).to_string()).collect();
        assert_eq!(shown, ["8%", "7.5%", "7.25%", "−1.2%", "0.05%"]);
    }
}
