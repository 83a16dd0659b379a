//! The fold: everything that follows from the entries, and nothing else.
//!
//! [`State::apply`] never fails. What makes no sense (an answer to a question nobody asked) is
//! kept as an [`Oddity`] that an administrator sees, so that one bad entry cannot stop the office.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

mod account;
mod directive;
mod firm;
mod fold;
mod line;
mod look_back;
mod member;
mod names;
mod policy;
mod roll;
mod told;

pub use account::{Abuse, Account, Claim, Contact, Promise, PromiseMove, Touch, TouchKind};
pub use directive::{
    At, Concern, Contest, Detour, Directive, Milestone, Move, Question, Standing, Turn, Wait,
};
pub use firm::Firm;
pub use line::{Line, What};
pub use member::{Member, Team, Term};
pub use policy::{Policy, PolicyChange};
pub use roll::Roll;
pub use told::Subject;

use crate::entry::Entry;
use crate::event::discussion::Discussion;
use crate::ids::{
    AbuseId, AccountId, ClaimId, ConcernId, ContactId, DetourId, DirectiveId, DiscussionId,
    MemberId, PolicyId, Position, PromiseId, QuestionId, RedactionId, TeamId, VisitId,
};
use crate::words::Words;
use names::Names;
use told::Told;

/// An entry that makes no sense after the ones before it. It changes nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Oddity {
    /// The entry.
    pub entry: Position,
    /// What is odd about it.
    pub why: Odd,
}

/// What is odd about an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Odd {
    /// It names something that is not there.
    Missing,
    /// It gives a number that is not the next.
    OutOfTurn,
    /// It comes before the firm was founded, or founds it again.
    Founding,
    /// A newer program wrote it.
    Unknown,
    /// It does to a thing what was already done, or cannot be done to it.
    Untimely,
}

impl Odd {
    /// Returns the key of the sentence that explains it to an administrator.
    #[must_use]
    pub fn text_key(self) -> &'static str {
        match self {
            Self::Missing => "odd-missing",
            Self::OutOfTurn => "odd-out-of-turn",
            Self::Founding => "odd-founding",
            Self::Unknown => "odd-unknown",
            Self::Untimely => "odd-untimely",
        }
    }
}

/// A request to remove the words of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Redaction {
    /// The number.
    pub id: RedactionId,
    /// Which entry.
    pub target: Position,
    /// Who asked.
    pub by: Option<MemberId>,
    /// Who wrote the request down: neither of the two may approve it.
    pub written_by: Option<MemberId>,
    /// Why.
    pub reason: Words,
    /// When it was asked.
    pub at: At,
    /// Whether it was done, and when that was decided.
    pub decided: Option<(bool, At)>,
}

/// A discussion as it was recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Talk {
    /// The number.
    pub id: DiscussionId,
    /// When.
    pub at: At,
    /// Who wrote it down.
    pub by: Option<MemberId>,
    /// What was talked about.
    pub gist: Box<Discussion>,
}

/// Everything that follows from the entries.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct State {
    /// The last entry that was applied.
    pub head: Position,
    /// The firm, once it is founded.
    pub firm: Option<Firm>,
    /// Members by number.
    pub members: Roll<MemberId, Member>,
    /// Teams by number.
    pub teams: Roll<TeamId, Team>,
    /// Accounts by number.
    pub accounts: Roll<AccountId, Account>,
    /// Contacts by number.
    pub contacts: Roll<ContactId, Contact>,
    /// Policies by number.
    pub policies: Roll<PolicyId, Policy>,
    /// Directives by number.
    pub directives: Roll<DirectiveId, Directive>,
    /// Discussions by number.
    pub discussions: Roll<DiscussionId, Talk>,
    /// Questions by number.
    pub questions: Roll<QuestionId, Question>,
    /// Concerns by number.
    pub concerns: Roll<ConcernId, Concern>,
    /// Promises by number.
    pub promises: Roll<PromiseId, Promise>,
    /// Complaints by number.
    pub claims: Roll<ClaimId, Claim>,
    /// Visits by number: the account and the day.
    pub visits: Roll<VisitId, (AccountId, Date)>,
    /// Detours by number.
    pub detours: Roll<DetourId, Detour>,
    /// Reports of abuse by number.
    pub abuses: Roll<AbuseId, Abuse>,
    /// Requests to remove words, by number.
    pub redactions: Roll<RedactionId, Redaction>,
    /// Entries that made no sense.
    pub oddities: Vec<Oddity>,
    /// Entries whose words were removed.
    pub redacted: BTreeSet<Position>,
    /// What should have been written in entries that have no line on a directive, and where that
    /// was said; the newest each.
    pub corrections: BTreeMap<Position, (Position, Words)>,
    /// Live directives of each member.
    pub live_per_member: BTreeMap<MemberId, u16>,
    /// The day this state looks back to. `None`: it takes in every entry.
    look_back_to: Option<Date>,
    /// Whether a newer program has written here.
    is_from_the_future: bool,
    /// What each entry is about and who wrote it, by position.
    told: Vec<Told>,
    /// Names and keys, to find what they belong to.
    names: Names,
}

impl State {
    /// Takes one more entry into account.
    ///
    /// # Panics
    ///
    /// Never: an entry that makes no sense becomes an oddity.
    pub fn apply(&mut self, entry: &Entry) {
        self.head = entry.position;
        if self.look_back_to.is_some_and(|day| look_back::is_later(entry, day)) {
            self.leave_out(entry);
            self.told.push(Told::new(Subject::Unplaced, &entry.note));
            return;
        }
        let subject = match fold::fold(self, entry) {
            Ok(subject) => subject,
            Err(why) => {
                if self.look_back_to.is_some() {
                    // It rests on something that had not happened yet: it keeps its number.
                    self.leave_out(entry);
                }
                self.oddities.push(Oddity { entry: entry.position, why });
                self.is_from_the_future |= why == Odd::Unknown;
                Subject::Unplaced
            }
        };
        if entry.redacted {
            self.redacted.insert(entry.position);
        }
        self.told.push(Told::new(subject, &entry.note));
    }

    /// Tells whether a newer program has written here: then this one only reads.
    #[must_use]
    pub fn is_from_the_future(&self) -> bool {
        self.is_from_the_future
    }

    /// Returns the member who leads `member`'s team on `day`. `None` when nobody does.
    #[must_use]
    pub fn leader_of(&self, member: MemberId, day: Date) -> Option<MemberId> {
        let (team, _) = self.members.get(member)?.team?;
        self.led_by(team, day)
    }

    /// Returns who leads a team on `day`, if somebody who is still in the firm does.
    fn led_by(&self, team: TeamId, day: Date) -> Option<MemberId> {
        let leader = self.teams.get(team)?.term_on(day)?.leader;
        self.is_here(leader, day).then_some(leader)
    }

    /// Tells whether a member is in the firm on `day`.
    #[must_use]
    pub fn is_here(&self, member: MemberId, day: Date) -> bool {
        self.members.get(member).is_some_and(|person| person.is_here(day))
    }

    /// Returns the team that answers for a directive: the one named, or its owner's.
    #[must_use]
    pub fn team_of(&self, directive: &Directive) -> Option<TeamId> {
        directive.ask.team.or_else(|| Some(self.members.get(directive.ask.owner)?.team?.0))
    }

    /// Returns the leader who answers for a directive on `day`.
    ///
    /// That is whoever leads its team; without such a leader, whoever asked for it.
    #[must_use]
    pub fn leader_for(&self, directive: &Directive, day: Date) -> Option<MemberId> {
        let leader = self.team_of(directive).and_then(|team| self.led_by(team, day));
        leader.or_else(|| directive.asked_by.filter(|asker| self.is_here(*asker, day)))
    }

    /// Returns the policy a directive stands under.
    #[must_use]
    pub fn policy_of(&self, directive: &Directive) -> Option<&Policy> {
        self.policies.get(directive.ask.policy?)
    }
}
