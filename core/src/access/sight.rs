//! Who may read which entry: with its words, without them, or not at all.

use jiff::civil::Date;

use super::{Action, Thing, may};
use crate::ids::{MemberId, Position};
use crate::state::{State, Subject};

/// How much of an entry a person may read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sight {
    /// All of it.
    Words,
    /// Who did what and when, without the words.
    WithoutWords,
    /// Nothing: it looks like an entry that is not there.
    Nothing,
}

/// Tells how much of an entry `viewer` may read on `day`.
#[must_use]
pub fn see_entry(state: &State, viewer: MemberId, entry: Position, day: Date) -> Sight {
    let Some(subject) = state.subject(entry) else { return Sight::Nothing };
    let may = |action, thing| may(state, viewer, action, thing, day);
    let reads = match subject {
        Subject::Firm => may(Action::ReadMember, Thing::Firm),
        Subject::Directive(id) => state
            .directives
            .get(id)
            .is_some_and(|held| may(Action::ReadDirective, Thing::Directive(held))),
        Subject::Account(id) => state
            .accounts
            .get(id)
            .is_some_and(|held| may(Action::ReadAccount, Thing::Account(held))),
        Subject::Policy(id) => {
            state.policies.get(id).is_some_and(|held| may(Action::ReadPolicy, Thing::Policy(held)))
        }
        Subject::Member(id) => {
            state.members.get(id).is_some_and(|held| may(Action::ReadMember, Thing::Member(held)))
        }
        Subject::Abuse(id) => {
            state.abuses.get(id).is_some_and(|held| may(Action::ReadAbuse, Thing::Abuse(held)))
        }
        Subject::Discussion(id) => state
            .discussions
            .get(id)
            .is_some_and(|held| may(Action::ReadDiscussion, Thing::Discussion(held))),
        Subject::Promise(id) => state
            .promises
            .get(id)
            .is_some_and(|held| may(Action::ReadPromise, Thing::Promise(held))),
        // Whoever is to approve must know why it is asked; the reason never repeats the words.
        Subject::Redaction(id) => state.redactions.get(id).is_some_and(|held| {
            state.wrote(viewer, held.at.entry)
                || may(Action::ApproveRedaction, Thing::Firm)
                || (held.target < held.at.entry
                    && see_entry(state, viewer, held.target, day) == Sight::Words)
        }),
        Subject::Unplaced => false,
    };
    if reads {
        Sight::Words
    } else if may(Action::ReadLog, Thing::Firm) {
        Sight::WithoutWords
    } else {
        Sight::Nothing
    }
}
