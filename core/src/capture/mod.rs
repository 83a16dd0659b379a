//! One line of text to a draft request. Nothing is resolved silently: a person confirms it.
//!
//! Reading order: [`Draft`], [`capture`], then who (`who`), what (`subject`) and when (`steps`);
//! [`propose_evidence`] reads a pasted line of a daily report or a mail.

mod alike;
mod assemble;
mod book;
mod clause;
mod client;
mod draft;
mod facts;
mod figures;
mod lexicon;
mod near;
mod reading;
mod steps;
mod subject;
mod who;

use fushime_wording as wording;
use jiff::civil::DateTime;

pub use alike::like_directives;
pub use draft::{ClientWords, Dated, Doubt, Draft, DraftMilestone, Name, Pick, Question};
pub use facts::{ProposedFact, propose_evidence};

use crate::access;
use crate::as_of::Calendars;
use crate::calendar::{Fiscal, FiscalYear};
use crate::event::directive::Ask;
use crate::gate::{GateField, Mark, Preparation, gate};
use crate::ids::{AccountId, MemberId};
use crate::state::State;
use crate::words::Words;
use book::Book;

/// A line is read up to here; what comes after is reported as not understood.
pub const LINE_CHARS_MAX: usize = 4_000;

/// Tells whether words name a number, a date or a person: something a third person could check.
#[must_use]
pub fn is_concrete(text: &str) -> bool {
    wording::names_a_fact(text)
}

/// What is read, and what is known while reading it.
struct Reading<'a> {
    text: &'a str,
    facts: wording::Facts,
    book: &'a Book,
    state: &'a State,
    viewer: MemberId,
    said: DateTime,
    calendars: &'a Calendars,
}

impl Reading<'_> {
    /// Returns whose fiscal years may be meant at an account.
    fn fiscal(&self, account: Option<AccountId>) -> Fiscal {
        let of = |month: u8| FiscalYear::ending_in(month);
        let march = FiscalYear::MARCH;
        let ours = self.state.firm.as_ref().and_then(|firm| of(firm.fiscal_year_end_month));
        let account = account.and_then(|id| self.state.accounts.get(id));
        let clients = account.and_then(|account| account.details.fiscal_year_end_month);
        Fiscal { ours: ours.unwrap_or(march), clients: clients.and_then(of) }
    }
}

/// Reads one line as a request, as `viewer` would mean it at the moment `said`.
///
/// Only members, accounts, policies and directives the viewer may see are offered.
#[must_use]
pub fn capture(
    text: &str,
    state: &State,
    viewer: MemberId,
    said: DateTime,
    calendars: &Calendars,
) -> Draft {
    let read_end = text.char_indices().nth(LINE_CHARS_MAX).map_or(text.len(), |(at, _)| at);
    let (line, beyond) = text.split_at(read_end);
    let book = Book::of(state, viewer, said.date());
    let facts = wording::read(line, &book.known);
    let reading = Reading { text: line, facts, book: &book, state, viewer, said, calendars };
    let parties = who::read(&reading);
    let account = parties.account.id();
    let dates = steps::read(&reading, &parties, account);
    let subject = subject::read(&reading, &parties, &dates);
    let mut draft = assemble::put_together(&reading, parties, dates, subject);
    if !beyond.is_empty() {
        let rest = wording::span::Span { start: read_end, end: text.len() };
        draft.not_understood.push(rest);
    }
    let ask = draft.ask(draft.owner.id().unwrap_or(viewer), &|_| String::new());
    draft.like = like_directives(state, &ask)
        .into_iter()
        .filter(|id| access::see_directive(state, viewer, *id, said.date()).is_some())
        .collect();
    draft.gate = marks(state, &draft, &ask);
    draft
}

fn marks(state: &State, draft: &Draft, ask: &Ask) -> Vec<(GateField, Mark)> {
    let prepared = Preparation { milestones: draft.milestones.len(), difficulty_named: false };
    let mut with_words = ask.clone();
    if with_words.client_words.is_none() && matches!(draft.client_words, ClientWords::Proposed(_)) {
        with_words.client_words = Some(Words::new("〓"));
    }
    let mut marks = gate(state, &with_words, prepared);
    for (field, mark) in &mut marks {
        if *field == GateField::Owner {
            *mark = match &draft.owner {
                Pick::Named { .. } => Mark::There,
                Pick::Likely { .. } | Pick::Several { .. } => Mark::Partly,
                Pick::Unknown { .. } | Pick::Missing => Mark::Missing,
            };
        }
    }
    marks
}
