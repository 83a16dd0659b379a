//! What each entry is about and who wrote it, to be looked up by its position.

use crate::entry::Note;
use crate::ids::{
    AbuseId, AccountId, DirectiveId, DiscussionId, MemberId, PolicyId, Position, PromiseId,
    RedactionId,
};

use super::State;

/// What an entry is about. It decides who may read it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// The firm as a whole.
    Firm,
    /// A directive.
    Directive(DirectiveId),
    /// An account.
    Account(AccountId),
    /// A policy.
    Policy(PolicyId),
    /// A member.
    Member(MemberId),
    /// A report of abuse.
    Abuse(AbuseId),
    /// A discussion that belongs to no directive.
    Discussion(DiscussionId),
    /// A promise that belongs to no directive.
    Promise(PromiseId),
    /// A request to remove words.
    Redaction(RedactionId),
    /// It made no sense, or had not happened yet: nobody reads its words.
    Unplaced,
}

/// What is kept of every entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Told {
    subject: Subject,
    /// Who wrote it; 0 is Fushime itself.
    by: u32,
    /// Whose words they are; 0 is nobody's.
    speaker: u32,
}

impl Told {
    pub(super) fn new(subject: Subject, note: &Note) -> Self {
        let number = |member: Option<MemberId>| member.map_or(0, |id| id.0);
        Self { subject, by: number(note.by), speaker: number(note.speaker()) }
    }
}

impl State {
    fn told(&self, entry: Position) -> Option<&Told> {
        self.told.get(usize::try_from(entry.0).ok()?.checked_sub(1)?)
    }

    /// Returns what an entry is about. `None` when there is no such entry.
    #[must_use]
    pub fn subject(&self, entry: Position) -> Option<Subject> {
        self.told(entry).map(|told| told.subject)
    }

    /// Tells whether `member` wrote an entry, or whether its words are `member`'s.
    #[must_use]
    pub fn wrote(&self, member: MemberId, entry: Position) -> bool {
        let is = |number: u32| number == member.0 && number != 0;
        self.told(entry).is_some_and(|told| is(told.by) || is(told.speaker))
    }

    /// Returns whose words an entry holds. `None`: Fushime's, a file's, or there is no such entry.
    #[must_use]
    pub fn speaker(&self, entry: Position) -> Option<MemberId> {
        self.told(entry).map(|told| told.speaker).filter(|number| *number != 0).map(MemberId)
    }
}
