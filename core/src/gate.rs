//! When a request is well defined: what is there, partly there, or missing (○ △ ×).
//!
//! A quick note is never blocked by a missing field. Only *running* needs the five that
//! [`GateField::is_needed`] names.
//!
//! Source: domain notes 1.3.

use crate::event::directive::Ask;
use crate::event::terms::{DoneWhen, list};
use crate::state::{Policy, State};

list! {
    /// One point of a well-defined request.
    GateField {
        /// Exactly one owner.
        Owner = "owner",
        /// The account, and who there can decide.
        Counterpart = "counterpart",
        /// The sentence.
        Sentence = "sentence",
        /// Why, with a figure.
        Why = "why",
        /// A calendar date.
        Date = "date",
        /// The evidence of done.
        DoneWhen = "done_when",
        /// What may be conceded.
        Authority = "authority",
        /// What help is given.
        Help = "help",
        /// What was judged difficult.
        Difficulty = "difficulty",
        /// The plan, with a milestone at least.
        Milestone = "milestone",
        /// What happens to the salesperson's number if the client leaves.
        Stakes = "stakes",
    }
}

impl GateField {
    /// Tells whether a directive cannot run without it.
    #[must_use]
    pub fn is_needed(self) -> bool {
        matches!(self, Self::Owner | Self::Sentence | Self::Date | Self::DoneWhen | Self::Milestone)
    }

    /// Returns the key of its name on screen.
    #[must_use]
    pub fn text_key(self) -> &'static str {
        match self {
            Self::Owner => "gate-owner",
            Self::Counterpart => "gate-counterpart",
            Self::Sentence => "gate-sentence",
            Self::Why => "gate-why",
            Self::Date => "gate-date",
            Self::DoneWhen => "gate-done-when",
            Self::Authority => "gate-authority",
            Self::Help => "gate-help",
            Self::Difficulty => "gate-difficulty",
            Self::Milestone => "gate-milestone",
            Self::Stakes => "gate-stakes",
        }
    }
}

/// Whether a point is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// ○
    There,
    /// △
    Partly,
    /// ×
    Missing,
}

impl Mark {
    fn of(full: bool, partly: bool) -> Self {
        match (full, partly) {
            (true, _) => Self::There,
            (false, true) => Self::Partly,
            (false, false) => Self::Missing,
        }
    }
}

/// What is known of how far a request came, besides its fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Preparation {
    /// How many milestones it has.
    pub milestones: usize,
    /// Whether somebody said what would be hard.
    pub difficulty_named: bool,
}

/// Reports every point of a request with its mark, in their fixed order.
#[must_use]
pub fn gate(state: &State, ask: &Ask, prepared: Preparation) -> Vec<(GateField, Mark)> {
    let policy = ask.policy.and_then(|id| state.policies.get(id));
    let done_when = done_when(ask, policy);
    let by_policy = |has: fn(&Policy) -> bool| policy.is_some_and(has);
    let stakes = ask.stakes.as_ref();
    GateField::ALL
        .iter()
        .map(|field| {
            let mark = match field {
                GateField::Owner => Mark::There,
                GateField::Counterpart => {
                    Mark::of(ask.counterpart.is_some(), ask.account.is_some())
                }
                GateField::Sentence => Mark::of(
                    !ask.sentence.is_empty()
                        && (ask.client_words.is_some()
                            || by_policy(|p| p.details.client_words.is_some())),
                    !ask.sentence.is_empty(),
                ),
                GateField::Why => {
                    Mark::of(ask.why.is_some() || by_policy(|p| p.details.why.is_some()), false)
                }
                GateField::Date => Mark::of(ask.due.is_some(), false),
                GateField::DoneWhen => Mark::of(
                    done_when.is_some_and(|d| !d.kinds.is_empty() || d.stage.is_some()),
                    done_when.is_some_and(|d| d.text.is_some()),
                ),
                GateField::Authority => Mark::of(
                    ask.authority.is_some() || by_policy(|p| p.details.authority.is_some()),
                    false,
                ),
                GateField::Help => Mark::of(ask.help.is_some(), false),
                GateField::Difficulty => Mark::of(prepared.difficulty_named, false),
                GateField::Milestone => {
                    Mark::of(prepared.milestones >= 2, prepared.milestones == 1)
                }
                GateField::Stakes => Mark::of(
                    stakes.is_some_and(|s| s.salesperson.is_some() || s.adjusted_by.is_some()),
                    stakes.is_some(),
                ),
            };
            (*field, mark)
        })
        .collect()
}

/// Returns the definition of done that holds: the directive's, or else the policy's.
#[must_use]
pub fn done_when<'a>(ask: &'a Ask, policy: Option<&'a Policy>) -> Option<&'a DoneWhen> {
    ask.done_when.as_ref().or_else(|| policy.and_then(|p| p.details.done_when.as_ref()))
}

/// Returns what a request still needs before it can run.
#[must_use]
pub fn missing_to_run(state: &State, ask: &Ask, prepared: Preparation) -> Vec<GateField> {
    gate(state, ask, prepared)
        .into_iter()
        .filter(|(field, mark)| field.is_needed() && *mark == Mark::Missing)
        .map(|(field, _)| field)
        .collect()
}
