//! Everything that can be written down, in the past tense, one file a noun.
//!
//! Each kind has a name and a version from its first day on. A version once written is never
//! changed: a new shape is a new version, and [`upcast`] brings the old one to it. Every version
//! has a frozen example in `core/tests/frozen/`.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

/// Makes a record of facts: required fields first, then what may be left out.
///
/// What is left out is not written, so bodies stay short. A field that only adds to what is known
/// can be added later without a new version; one that changes what the others mean cannot.
macro_rules! fact {
    (
        $(#[$meta:meta])*
        $name:ident {
            $($(#[$need_meta:meta])* $need:ident: $need_type:ty,)*
            $(; $($(#[$may_meta:meta])* $may:ident: $may_type:ty,)*)?
        }
    ) => {
        $(#[$meta])*
        #[derive(
            Debug, Clone, PartialEq, Eq, ::serde::Serialize, ::serde::Deserialize,
        )]
        pub struct $name {
            $($(#[$need_meta])* pub $need: $need_type,)*
            $($($(#[$may_meta])*
            #[serde(default, skip_serializing_if = "crate::event::Absent::is_absent")]
            pub $may: $may_type,)*)?
        }

        impl crate::words::Worded for $name {
            fn each_words<'a>(
                &'a self,
                _field: &'static str,
                see: &mut dyn FnMut(&'static str, &'a crate::words::Words),
            ) {
                $(crate::words::Worded::each_words(&self.$need, stringify!($need), see);)*
                $($(crate::words::Worded::each_words(&self.$may, stringify!($may), see);)*)?
            }
        }
    };
}

pub mod account;
pub mod concern;
pub mod directive;
pub mod discussion;
pub mod firm;
pub mod member;
pub mod milestone;
pub mod policy;
pub mod promise;
pub mod signal;
pub mod terms;
pub mod upcast;
pub mod update;

use crate::words::{Worded, Words};

/// Tells whether a value says nothing and need not be written.
pub(crate) trait Absent {
    fn is_absent(&self) -> bool;
}

impl<T> Absent for Option<T> {
    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<T> Absent for Vec<T> {
    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

impl Absent for bool {
    fn is_absent(&self) -> bool {
        !*self
    }
}

impl Absent for Words {
    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

/// Why a body could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum EventProblem {
    /// The body is not JSON of the expected shape.
    #[error("the body of an entry could not be read")]
    Unreadable(#[source] serde_json::Error),
    /// The event could not be put into JSON.
    #[error("an event could not be written")]
    Unwritable(#[source] serde_json::Error),
}

/// What a variant holds: the facts, or a box of them where they are so large that every other
/// event would pay for their room.
macro_rules! held {
    ($type:ty) => { $type };
    ($type:ty, Box) => { Box<$type> };
}

macro_rules! events {
    ($($kind:literal v $version:literal => $variant:ident($type:ty) $(in $hold:ident)?,)*) => {
        /// Something that happened.
        #[derive(Debug, Clone, PartialEq)]
        pub enum Event {
            $(#[doc = concat!("`", $kind, "`, version ", $version, ".")]
            $variant(held!($type $(, $hold)?)),)*
            /// Written by a newer program: kept as it is, and the ledger becomes read-only.
            Unknown(Unknown),
        }

        impl Event {
            /// Every kind this program writes, with its newest version.
            pub const KINDS: &'static [(&'static str, u16)] = &[$(($kind, $version),)*];

            /// Returns the name of the kind, as it stands in the ledger.
            #[must_use]
            pub fn kind(&self) -> &str {
                match self {
                    $(Self::$variant(_) => $kind,)*
                    Self::Unknown(unknown) => &unknown.kind,
                }
            }

            /// Returns the version its data are written in.
            #[must_use]
            pub fn version(&self) -> u16 {
                match self {
                    $(Self::$variant(_) => $version,)*
                    Self::Unknown(unknown) => unknown.version,
                }
            }

            /// Shows every word of a person in it, with the name of the field it stands in.
            pub fn each_words<'a>(&'a self, see: &mut dyn FnMut(&'static str, &'a Words)) {
                match self {
                    $(Self::$variant(data) => data.each_words("", see),)*
                    Self::Unknown(_) => {}
                }
            }

            /// Writes the data, as they stand in the ledger.
            pub(crate) fn write<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                match self {
                    $(Self::$variant(data) => data.serialize(to),)*
                    Self::Unknown(unknown) => unknown.data.0.serialize(to),
                }
            }

            /// Writes the data.
            ///
            /// # Errors
            ///
            /// [`EventProblem::Unwritable`] when they cannot be put into JSON.
            pub fn data(&self) -> Result<Box<RawValue>, EventProblem> {
                match self {
                    $(Self::$variant(data) => serde_json::value::to_raw_value(data)
                        .map_err(EventProblem::Unwritable),)*
                    Self::Unknown(unknown) => Ok(unknown.data.clone().0),
                }
            }

            /// Reads the data of an event of this kind and version.
            ///
            /// # Errors
            ///
            /// [`EventProblem::Unreadable`] when a known kind lacks what it must have.
            pub fn read(kind: &str, version: u16, data: &RawValue) -> Result<Self, EventProblem> {
                match (kind, version) {
                    $(($kind, $version) => serde_json::from_str(data.get())
                        .map(Self::$variant).map_err(EventProblem::Unreadable),)*
                    _ => match upcast::to_newest(kind, version, data)? {
                        Some(event) => Ok(event),
                        None => Ok(Self::Unknown(Unknown {
                            kind: kind.to_owned(),
                            version,
                            data: KeptJson(data.to_owned()),
                        })),
                    },
                }
            }
        }

        $(impl From<$type> for Event {
            fn from(data: $type) -> Self {
                Self::$variant(data.into())
            }
        })*
    };
}

/// An event of a kind or version this program does not know.
#[derive(Debug, Clone, PartialEq)]
pub struct Unknown {
    /// Its kind, as written.
    pub kind: String,
    /// Its version, as written.
    pub version: u16,
    /// Its data, byte for byte.
    pub data: KeptJson,
}

/// JSON that is kept byte for byte.
#[derive(Debug, Clone)]
pub struct KeptJson(pub Box<RawValue>);

impl PartialEq for KeptJson {
    fn eq(&self, other: &Self) -> bool {
        self.0.get() == other.0.get()
    }
}

events! {
    "firm_founded" v 1 => FirmFounded(firm::FirmFounded),
    "firm_changed" v 1 => FirmChanged(firm::FirmChanged),
    "notice_given" v 1 => NoticeGiven(firm::NoticeGiven),
    "settings_changed" v 1 => SettingsChanged(firm::SettingsChanged),
    "closing_set" v 1 => ClosingSet(firm::ClosingSet),
    "closing_lifted" v 1 => ClosingLifted(firm::ClosingLifted),
    "holidays_announced" v 1 => HolidaysAnnounced(firm::HolidaysAnnounced),
    "member_joined" v 1 => MemberJoined(member::MemberJoined),
    "member_changed" v 1 => MemberChanged(member::MemberChanged),
    "member_left" v 1 => MemberLeft(member::MemberLeft),
    "role_granted" v 1 => RoleGranted(member::RoleGranted),
    "role_revoked" v 1 => RoleRevoked(member::RoleRevoked),
    "team_formed" v 1 => TeamFormed(member::TeamFormed),
    "team_joined" v 1 => TeamJoined(member::TeamJoined),
    "team_left" v 1 => TeamLeft(member::TeamLeft),
    "term_begun" v 1 => TermBegun(member::TermBegun),
    "term_ended" v 1 => TermEnded(member::TermEnded),
    "leave_taken" v 1 => LeaveTaken(member::LeaveTaken),
    "leave_cancelled" v 1 => LeaveCancelled(member::LeaveCancelled),
    "account_opened" v 1 => AccountOpened(account::AccountOpened),
    "account_changed" v 1 => AccountChanged(account::AccountChanged),
    "account_closed" v 1 => AccountClosed(account::AccountClosed),
    "contact_recorded" v 1 => ContactRecorded(account::ContactRecorded),
    "contact_changed" v 1 => ContactChanged(account::ContactChanged),
    "contact_left" v 1 => ContactLeft(account::ContactLeft),
    "thanks_given" v 1 => ThanksGiven(account::ThanksGiven),
    "claim_opened" v 1 => ClaimOpened(account::ClaimOpened),
    "claim_settled" v 1 => ClaimSettled(account::ClaimSettled),
    "visit_held" v 1 => VisitHeld(account::VisitHeld),
    "coaching_given" v 1 => CoachingGiven(account::CoachingGiven),
    "abuse_reported" v 1 => AbuseReported(account::AbuseReported),
    "abuse_closed" v 1 => AbuseClosed(account::AbuseClosed),
    "discussion_held" v 1 => DiscussionHeld(discussion::DiscussionHeld) in Box,
    "discussion_confirmed" v 1 => DiscussionConfirmed(discussion::DiscussionConfirmed),
    "policy_decided" v 1 => PolicyDecided(policy::PolicyDecided) in Box,
    "policy_changed" v 1 => PolicyChanged(policy::PolicyChanged) in Box,
    "policy_ended" v 1 => PolicyEnded(policy::PolicyEnded),
    "directive_asked" v 1 => DirectiveAsked(directive::DirectiveAsked) in Box,
    "directive_defined" v 1 => DirectiveDefined(directive::DirectiveDefined) in Box,
    "difficulty_named" v 1 => DifficultyNamed(directive::DifficultyNamed),
    "difficulties_heard" v 1 => DifficultiesHeard(directive::DifficultiesHeard),
    "plan_handed_back" v 1 => PlanHandedBack(directive::PlanHandedBack),
    "plan_returned" v 1 => PlanReturned(directive::PlanReturned),
    "plan_agreed" v 1 => PlanAgreed(directive::PlanAgreed),
    "directive_held" v 1 => DirectiveHeld(directive::DirectiveHeld),
    "directive_resumed" v 1 => DirectiveResumed(directive::DirectiveResumed),
    "directive_done" v 1 => DirectiveDone(directive::DirectiveDone),
    "directive_reopened" v 1 => DirectiveReopened(directive::DirectiveReopened),
    "directive_withdrawn" v 1 => DirectiveWithdrawn(directive::DirectiveWithdrawn),
    "directive_bought_back" v 1 => DirectiveBoughtBack(directive::DirectiveBoughtBack),
    "directive_reassigned" v 1 => DirectiveReassigned(directive::DirectiveReassigned),
    "directive_reaffirmed" v 1 => DirectiveReaffirmed(directive::DirectiveReaffirmed),
    "directive_escalated" v 1 => DirectiveEscalated(directive::DirectiveEscalated),
    "milestone_set" v 1 => MilestoneSet(milestone::MilestoneSet),
    "milestone_moved" v 1 => MilestoneMoved(milestone::MilestoneMoved),
    "slip_answered" v 1 => SlipAnswered(milestone::SlipAnswered),
    "milestone_reported" v 1 => MilestoneReported(milestone::MilestoneReported),
    "milestone_confirmed" v 1 => MilestoneConfirmed(milestone::MilestoneConfirmed),
    "milestone_unconfirmed" v 1 => MilestoneUnconfirmed(milestone::MilestoneUnconfirmed),
    "milestone_returned" v 1 => MilestoneReturned(milestone::MilestoneReturned),
    "milestone_dropped" v 1 => MilestoneDropped(milestone::MilestoneDropped),
    "update_given" v 1 => UpdateGiven(update::UpdateGiven),
    "evidence_given" v 1 => EvidenceGiven(update::EvidenceGiven),
    "question_asked" v 1 => QuestionAsked(update::QuestionAsked),
    "question_answered" v 1 => QuestionAnswered(update::QuestionAnswered),
    "detour_named" v 1 => DetourNamed(update::DetourNamed),
    "detour_decided" v 1 => DetourDecided(update::DetourDecided),
    "concern_raised" v 1 => ConcernRaised(concern::ConcernRaised),
    "concern_answered" v 1 => ConcernAnswered(concern::ConcernAnswered),
    "promise_made" v 1 => PromiseMade(promise::PromiseMade),
    "promise_kept" v 1 => PromiseKept(promise::PromiseKept),
    "promise_moved" v 1 => PromiseMoved(promise::PromiseMoved),
    "promise_released" v 1 => PromiseReleased(promise::PromiseReleased),
    "signal_answered" v 1 => SignalAnswered(signal::SignalAnswered),
    "signal_contested" v 1 => SignalContested(signal::SignalContested),
    "contest_decided" v 1 => ContestDecided(signal::ContestDecided),
    "entry_corrected" v 1 => EntryCorrected(signal::EntryCorrected),
    "entry_retracted" v 1 => EntryRetracted(signal::EntryRetracted),
    "redaction_requested" v 1 => RedactionRequested(signal::RedactionRequested),
    "redaction_declined" v 1 => RedactionDeclined(signal::RedactionDeclined),
    "entry_redacted" v 1 => EntryRedacted(signal::EntryRedacted),
}

impl Worded for Due {
    fn each_words<'a>(
        &'a self,
        _field: &'static str,
        see: &mut dyn FnMut(&'static str, &'a Words),
    ) {
        self.spoken.each_words("spoken", see);
    }
}

/// A date that somebody promised, with the words it was said in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Due {
    /// The day that was confirmed by a person.
    pub on: jiff::civil::Date,
    /// The hour, when one was agreed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<jiff::civil::Time>,
    /// The phrase it was said in (来週中, by Friday), when it was not said as a date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spoken: Option<Words>,
}

impl Due {
    /// A day without an hour, said as a date.
    #[must_use]
    pub fn on(day: jiff::civil::Date) -> Self {
        Self { on: day, time: None, spoken: None }
    }
}
