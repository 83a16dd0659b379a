//! Accounts, contacts, and what is owed to and by them, as they stand.

use jiff::civil::Date;

use crate::event::account::{AbuseReported, AccountDetails, ContactDetails};
use crate::event::promise::PromiseMade;
use crate::ids::{AbuseId, AccountId, ClaimId, ContactId, DirectiveId, Position, PromiseId};
use crate::words::Words;

/// A client company.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// The number.
    pub id: AccountId,
    /// Who it is.
    pub details: AccountDetails,
    /// The day trade ended.
    pub closed_on: Option<Date>,
    /// Discussions, visits and thanks, with their entries, in order.
    pub touches: Vec<Touch>,
    /// Which directives are open at this account, by number.
    pub open: Vec<DirectiveId>,
    /// The people there who were written down, by number.
    pub contacts: Vec<ContactId>,
}

impl Account {
    /// Returns how many directives are open at this account.
    #[must_use]
    pub fn live(&self) -> u16 {
        u16::try_from(self.open.len()).unwrap_or(u16::MAX)
    }
}

/// A time somebody spoke with an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Touch {
    /// The entry.
    pub entry: Position,
    /// The day.
    pub on: Date,
    /// What it was.
    pub kind: TouchKind,
    /// For which directive, when one was named.
    pub directive: Option<DirectiveId>,
    /// Whether the record holds what was said to the client.
    pub carried: bool,
}

/// What a touch was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TouchKind {
    /// A discussion with the account.
    Discussion,
    /// A senior's visit.
    Visit,
    /// Thanks.
    Thanks,
}

/// A person at a client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// The number.
    pub id: ContactId,
    /// Who it is.
    pub details: ContactDetails,
    /// The last day known.
    pub left_on: Option<Date>,
}

/// A complaint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// The number.
    pub id: ClaimId,
    /// Of which account.
    pub account: AccountId,
    /// What about.
    pub text: Words,
    /// When it was opened.
    pub opened_on: Date,
    /// When it was settled.
    pub settled_on: Option<Date>,
    /// How it was settled.
    pub settled_by: Option<Words>,
}

/// What the firm or a leader owes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promise {
    /// The number.
    pub id: PromiseId,
    /// What was promised, with its newest date.
    pub made: PromiseMade,
    /// The first date, never overwritten.
    pub first_due: Date,
    /// Every move of the date, oldest first.
    pub moves: Vec<PromiseMove>,
    /// The entry it was made in.
    pub entry: Position,
    /// When it was made.
    pub made_on: Date,
    /// The day it was kept or released.
    pub settled_on: Option<Date>,
    /// Whether it was released, and not kept.
    pub is_released: bool,
    /// How it was kept, or why it was released.
    pub settled_by: Option<Words>,
}

/// A promise's date was moved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PromiseMove {
    /// The entry.
    pub entry: Position,
    /// When it was moved.
    pub on: Date,
    /// The date until then.
    pub from: Date,
    /// The date from then on.
    pub to: Date,
    /// Why. `None`: no reason was given.
    pub reason: Option<Words>,
}

/// A report of abuse by a client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Abuse {
    /// The number.
    pub id: AbuseId,
    /// The report.
    pub report: AbuseReported,
    /// The entry.
    pub entry: Position,
    /// When it was reported.
    pub on: Date,
    /// The directives whose clock it stops; none once the firm has acted.
    pub stopped: Vec<DirectiveId>,
    /// When the firm had acted.
    pub closed_on: Option<Date>,
    /// What was done.
    pub closed_by: Option<Words>,
}
