//! One newtype per kind of id. Ids are given to people as D-142 or A-17 and never made here.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Where an entry stands in the ledger: 1, 2, 3 … without a gap. 0 is before the first.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
pub struct Position(pub u64);

/// The entry's own name, made by whoever sends it, so that sending it twice is harmless.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId(pub u128);

impl fmt::Display for EntryId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

impl FromStr for EntryId {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        if text.len() != 32 {
            return Err(NotAnId);
        }
        u128::from_str_radix(text, 16).map(Self).map_err(|_| NotAnId)
    }
}

impl Serialize for EntryId {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for EntryId {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'_, str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// The text is not an id of the kind that was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an id of this kind")]
pub struct NotAnId;

/// An id that counts from 1 within the firm, in the order things were written down.
pub trait Numbered: Copy {
    /// Makes the id with this number.
    fn numbered(number: u32) -> Self;
    /// Returns its number.
    fn number(self) -> u32;
}

/// Reads `D-142`, `d142`, `Ｄ－１４２` or plain `142` as the number behind `letter`.
fn parse_numbered(text: &str, letter: char) -> Result<u32, NotAnId> {
    let folded: String = text
        .trim()
        .chars()
        .map(|c| match c {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
            '‐' | '–' | '−' | 'ー' => '-',
            other => other,
        })
        .collect();
    let rest = folded
        .strip_prefix(letter)
        .or_else(|| folded.strip_prefix(letter.to_ascii_lowercase()))
        .unwrap_or(&folded);
    let digits = rest.strip_prefix('-').unwrap_or(rest);
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(NotAnId);
    }
    match digits.parse() {
        Ok(0) | Err(_) => Err(NotAnId),
        Ok(number) => Ok(number),
    }
}

macro_rules! numbered_ids {
    ($($(#[$doc:meta])* $name:ident $letter:literal;)*) => {$(
        $(#[$doc])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
        )]
        #[serde(transparent)]
        pub struct $name(pub u32);

        impl Numbered for $name {
            fn numbered(number: u32) -> Self {
                Self(number)
            }
            fn number(self) -> u32 {
                self.0
            }
        }

        impl crate::words::Worded for $name {}

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}-{}", $letter, self.0)
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;
            fn from_str(text: &str) -> Result<Self, NotAnId> {
                parse_numbered(text, $letter).map(Self)
            }
        }
    )*};
}

numbered_ids! {
    /// A person of the firm, M-4.
    MemberId 'M';
    /// A team, T-2.
    TeamId 'T';
    /// A client company, A-17.
    AccountId 'A';
    /// A person at a client, C-9.
    ContactId 'C';
    /// A decision of the firm that touches accounts, P-3.
    PolicyId 'P';
    /// What is asked of one salesperson, D-142.
    DirectiveId 'D';
    /// Something that was talked about, U-12 (打合せ).
    DiscussionId 'U';
    /// A follow-up, Q-8.
    QuestionId 'Q';
    /// An open disagreement or a request for help, K-5 (懸念).
    ConcernId 'K';
    /// What the firm or a leader owes, Y-6 (約束).
    PromiseId 'Y';
    /// A complaint of a client, L-2.
    ClaimId 'L';
    /// A senior's visit, V-3.
    VisitId 'V';
    /// A new precondition or substitute, G-1 (迂回).
    DetourId 'G';
    /// A request to remove somebody's words, R-1.
    RedactionId 'R';
    /// A report of abuse by a client, B-1.
    AbuseId 'B';
}

/// A milestone of one directive, counted from 1 in the order they were set: D-142/3.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct MilestoneNo(pub u16);

impl fmt::Display for MilestoneNo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_read_as_people_say_them() {
        for text in ["D-142", "d142", " D142 ", "142", "Ｄ－１４２", "D−142"] {
            assert_eq!(text.parse::<DirectiveId>(), Ok(DirectiveId(142)), "{text}");
        }
        for text in ["", "D-", "A-142", "D-0", "D-1x", "D-99999999999"] {
            assert_eq!(text.parse::<DirectiveId>(), Err(NotAnId), "{text}");
        }
        assert_eq!(DirectiveId(142).to_string(), "D-142");
    }
}
