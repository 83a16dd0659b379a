//! What people want to happen. A command is decided into events, or refused with a reason.
//!
//! [`decide`] is the only way to new events. It sees the state, who asks, and what day it is; it
//! changes nothing. What it accepts never becomes an oddity in the fold (a law, tested).

mod asking;
mod clients;
mod deciding;
mod discussion;
mod dispatch;
mod ending;
mod firm;
mod joints;
mod list;
mod people;
mod policy;
mod promise;
mod refusal;
mod talk;
mod upkeep;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};

pub use deciding::{NAME_MAX, WORDS_MAX, decide};
pub use list::Command;
pub use refusal::{Advice, Refusal, Thing};

use crate::event::Event;
use crate::ids::{AccountId, ContactId, DirectiveId, MemberId};
use crate::words::Words;

/// Who asks, for whom, and when it happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asker {
    /// Who writes. `None` only while there is no firm yet, and for Fushime itself.
    pub member: Option<MemberId>,
    /// For whom, when somebody writes on another's behalf.
    pub on_behalf_of: Option<MemberId>,
    /// The day it happened; not after today.
    pub on: Date,
    /// Now, in the firm's zone.
    pub now: DateTime,
    /// Now, on the world's clock: the same moment.
    pub at: Timestamp,
    /// A file is being taken over: what lies in the past is allowed, and what is missing too.
    pub taking_over: bool,
}

/// What was decided.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Decided {
    /// What happened, in order.
    pub events: Vec<Event>,
    /// What the asker should know besides. Nothing was refused for it.
    pub advice: Vec<Advice>,
}

impl Decided {
    fn one(event: impl Into<Event>) -> Self {
        Self { events: vec![event.into()], advice: Vec::new() }
    }

    fn many(events: Vec<Event>) -> Self {
        Self { events, advice: Vec::new() }
    }

    fn with(mut self, advice: Option<Advice>) -> Self {
        self.advice.extend(advice);
        self
    }
}

/// What is known of a visit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VisitDetails {
    /// To which account.
    pub account: AccountId,
    /// Why.
    pub purpose: Words,
    /// Who went.
    pub members: Vec<MemberId>,
    /// Who was met.
    pub contacts: Vec<ContactId>,
    /// For which directive.
    pub directive: Option<DirectiveId>,
    /// What was said to the client.
    pub said_to_client: Option<Words>,
    /// What the client answered.
    pub client_answered: Option<Words>,
}
