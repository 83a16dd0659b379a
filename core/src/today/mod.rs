//! What the leader should do now, within the minutes there are.
//!
//! First the leader's own debts, then what to ask, by points; filled greedily up to the budget.
//! Every open directive stands in one of the two lists, with its points as a sum that a person
//! can check. Same entries and same day give the same bytes.

use jiff::civil::Date;

use crate::as_of::AsOf;
use crate::ids::{ConcernId, DirectiveId, DetourId, MemberId, MilestoneNo, Position, PromiseId, QuestionId, RedactionId};
use crate::phrase::Phrase;
use crate::signal::Signal;
use crate::state::State;

/// What the leader is to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Answer a concern.
    AnswerConcern(ConcernId),
    /// Answer a question.
    AnswerQuestion(QuestionId),
    /// Hear what would be hard.
    HearDifficulty,
    /// Agree the plan that was handed back.
    AgreePlan,
    /// Look at the evidence of a milestone and put the seal.
    Confirm(MilestoneNo),
    /// Accept or decline a detour.
    DecideDetour(DetourId),
    /// Choose what a slip means.
    AnswerSlip(MilestoneNo),
    /// Decide about a contested signal.
    DecideContest(crate::event::terms::SignalKind),
    /// Act on a report of abuse by the client.
    ActOnAbuse(crate::ids::AbuseId),
    /// Keep a promise, or move its date.
    KeepPromise(PromiseId),
    /// Approve or decline that words be removed.
    DecideRedaction(RedactionId),
    /// Affirm, change or drop a directive from before the term.
    Affirm,
    /// Ask the salesperson.
    Ask,
}

/// Why a point was given: the sentence, the points, and the entries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// What it says.
    pub phrase: Phrase,
    /// How many points.
    pub points: u32,
    /// The entries it rests on. Empty for what follows from settings or accounts.
    pub entries: Vec<Position>,
}

/// Why something is not for today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Later {
    /// There is something to ask, but the minutes are used up.
    NoRoom,
    /// Held until a day.
    Held(Date),
    /// The client's turn, until a day when one is known.
    ClientsTurn(Option<Date>),
    /// A question is open since a day; an answer is awaited.
    Asked(Date),
    /// The salesperson is away until a day.
    Away(Date),
    /// Nothing to ask: the next milestone is on a day, when there is one.
    NothingToAsk(Option<Date>),
}

/// What the item is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum About {
    /// A directive.
    Directive(DirectiveId),
    /// A promise that belongs to no directive.
    Promise(PromiseId),
    /// A request to remove words.
    Redaction(RedactionId),
}

/// One thing, for today or for later.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its place in the whole order, from 1.
    pub rank: u32,
    /// What it is about.
    pub about: About,
    /// What the leader is to do.
    pub step: Step,
    /// Whether the leader owes it: debts come first.
    pub owed: bool,
    /// Since when it is owed or waited for.
    pub since: Date,
    /// For how many minutes.
    pub minutes: u16,
    /// Why, in one sentence.
    pub why: Phrase,
    /// The sum of its points.
    pub points: u32,
    /// The points one by one.
    pub reasons: Vec<Reason>,
    /// Its signals that are not suspended.
    pub signals: Vec<Signal>,
    /// What to ask. `None` for a debt.
    pub question: Option<Phrase>,
    /// Why it is not for today. `None`: it is.
    pub later: Option<Later>,
}

/// A leader's day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Today {
    /// Whose.
    pub leader: MemberId,
    /// Which day.
    pub day: Date,
    /// The minutes there are.
    pub budget_minutes: u16,
    /// The minutes that `items` take.
    pub used_minutes: u16,
    /// For today, by rank.
    pub items: Vec<Item>,
    /// Not for today, by rank, each with its reason.
    pub not_today: Vec<Item>,
    /// Whether signals are shown: not before the staff have been told of the purpose.
    pub with_signals: bool,
    /// The next milestone of any directive after this day.
    pub next_milestone: Option<(Date, DirectiveId)>,
}

/// Makes a leader's day.
///
/// `minutes`: the budget; `None` takes the firm's setting.
#[must_use]
pub fn today(state: &State, leader: MemberId, as_of: AsOf<'_>, minutes: Option<u16>) -> Today {
    let budget_minutes = minutes
        .or_else(|| state.firm.as_ref().map(|firm| firm.settings.budget_minutes))
        .unwrap_or(30);
    Today {
        leader,
        day: as_of.day,
        budget_minutes,
        used_minutes: 0,
        items: Vec::new(),
        not_today: Vec::new(),
        with_signals: false,
        next_milestone: None,
    }
}
