//! A sentence without a language: its key and what stands in it.
//!
//! Views hold no language. Whoever shows a phrase finds the sentence under its key and writes
//! dates, money and names as the reader's language does.

use jiff::civil::{Date, Time};

use crate::ids::{AccountId, DirectiveId, MemberId, PolicyId, TeamId};
use crate::money::{Percent, Yen};
use crate::words::Words;

/// What stands in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg {
    /// A count.
    Count(i64),
    /// A day.
    Day(Date),
    /// An hour.
    Hour(Time),
    /// Money.
    Yen(Yen),
    /// A share.
    Percent(Percent),
    /// Somebody's words, or a name; never translated.
    Words(Words),
    /// The text under another key, as the name of a kind.
    Key(&'static str),
    /// A member, shown by name.
    Member(MemberId),
    /// An account, shown by name.
    Account(AccountId),
    /// A policy, shown by name.
    Policy(PolicyId),
    /// A team, shown by name.
    Team(TeamId),
    /// A directive, shown by number.
    Directive(DirectiveId),
}

/// A sentence without a language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// The key of the sentence.
    pub key: &'static str,
    /// What stands in it, by the name it has there.
    pub args: Vec<(&'static str, Arg)>,
}

impl Phrase {
    /// A sentence with nothing in it.
    #[must_use]
    pub fn plain(key: &'static str) -> Self {
        Self { key, args: Vec::new() }
    }

    /// Puts something into it.
    #[must_use]
    pub fn with(mut self, name: &'static str, arg: Arg) -> Self {
        self.args.push((name, arg));
        self
    }

    /// Puts a count into it.
    #[must_use]
    pub fn count(self, name: &'static str, count: impl Into<i64>) -> Self {
        self.with(name, Arg::Count(count.into()))
    }

    /// Puts a day into it.
    #[must_use]
    pub fn day(self, name: &'static str, day: Date) -> Self {
        self.with(name, Arg::Day(day))
    }

    /// Puts somebody's words into it.
    #[must_use]
    pub fn words(self, name: &'static str, words: &Words) -> Self {
        self.with(name, Arg::Words(words.clone()))
    }
}
