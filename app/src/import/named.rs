//! What a name in a file leads to.

use fushime_core::words::Words;

/// Whom or what a name means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Named<K> {
    /// Exactly this one.
    One(K),
    /// Nobody and nothing known.
    Nobody,
    /// Any of these could be meant.
    Several(Vec<K>),
}

impl<K> Named<K> {
    /// Tells what is meant by all that fit.
    #[must_use]
    pub fn of(mut fitting: Vec<K>) -> Self {
        match (fitting.pop(), fitting.is_empty()) {
            (None, _) => Self::Nobody,
            (Some(one), true) => Self::One(one),
            (Some(last), false) => {
                fitting.push(last);
                Self::Several(fitting)
            }
        }
    }

    /// Returns the one that is meant.
    #[must_use]
    pub fn one(self) -> Option<K> {
        match self {
            Self::One(one) => Some(one),
            Self::Nobody | Self::Several(_) => None,
        }
    }
}

/// How many of several are named in a sentence.
const NAMED_MAX: usize = 5;

/// Returns names as they stand in a sentence.
#[must_use]
pub fn listed(names: impl Iterator<Item = String>) -> Words {
    let mut names: Vec<String> = names.take(NAMED_MAX + 1).collect();
    if names.len() > NAMED_MAX {
        names.truncate(NAMED_MAX);
        names.push("…".to_owned());
    }
    Words::from(names.join(" / "))
}
