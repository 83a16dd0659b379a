//! What the leader should do now, within the minutes there are.
//!
//! First the leader's own debts, then what to ask, by points; filled greedily up to the budget.
//! Every open directive stands in one of the two lists, with its points as a sum that a person
//! can check. Same entries and same day give the same bytes.

mod budget;
mod debts;
mod history;
mod points;
mod step;
mod why;

use jiff::civil::Date;

pub use history::{Alike, History, Likeness};
pub use step::Step;

use crate::access::{self, Action};
use crate::as_of::AsOf;
use crate::ids::{DirectiveId, MemberId, Position, PromiseId, RedactionId};
use crate::phrase::Phrase;
use crate::signal::{Signal, are_shown, signals_in_turn};
use crate::state::{Directive, State, Turn};
use crate::turn::{Whose, Why, whose_turn};

/// Every key that Today uses besides those of its steps.
pub const TEXT_KEYS: &[&[&str]] = &[points::TEXT_KEYS, why::TEXT_KEYS];

/// Why a point was given: the sentence, the points, and the entries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// What it says.
    pub phrase: Phrase,
    /// How many points.
    pub points: u32,
    /// The entries it rests on. Empty for what follows from dates, settings or accounts.
    pub entries: Vec<Position>,
}

/// Why something is not for today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Later {
    /// There is something to do, but the minutes are used up.
    NoRoom,
    /// Held until a day.
    Held(Date),
    /// The client's turn, until a day when one is known.
    ClientsTurn(Option<Date>),
    /// A question is open since a day; an answer is awaited.
    Asked(Date),
    /// The salesperson is away until a day.
    Away(Date),
    /// A promise that is due on a later day.
    DueOn(Date),
    /// Nothing to ask: the next milestone is on a day, when there is one.
    NothingToAsk(Option<Date>),
}

impl Later {
    /// Returns the key of the sentence.
    #[must_use]
    pub fn text_key(self) -> &'static str {
        match self {
            Self::NoRoom => "today-later-no-room",
            Self::Held(_) => "today-later-held",
            Self::ClientsTurn(Some(_)) => "today-later-client-until",
            Self::ClientsTurn(None) => "today-later-client",
            Self::Asked(_) => "today-later-asked",
            Self::Away(_) => "today-later-away",
            Self::DueOn(_) => "today-later-due",
            Self::NothingToAsk(Some(_)) => "today-later-nothing-until",
            Self::NothingToAsk(None) => "today-later-nothing",
        }
    }

    /// Returns the day it names.
    #[must_use]
    pub fn day(self) -> Option<Date> {
        match self {
            Self::NoRoom => None,
            Self::Held(day) | Self::Asked(day) | Self::Away(day) | Self::DueOn(day) => Some(day),
            Self::ClientsTurn(day) | Self::NothingToAsk(day) => day,
        }
    }

    /// Returns the sentence.
    #[must_use]
    pub fn phrase(self) -> Phrase {
        let phrase = Phrase::plain(self.text_key());
        match self.day() {
            Some(day) => phrase.day("day", day),
            None => phrase,
        }
    }
}

/// What an item is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum About {
    /// A directive.
    Directive(DirectiveId),
    /// A promise.
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
    /// What the leader owes on it besides.
    pub also: Vec<Step>,
    /// Whether the leader owes it: debts come first.
    pub owed: bool,
    /// Since when it is owed or waited for.
    pub since: Date,
    /// Working days since then, without closings and the owner's leave.
    pub waited_days: i32,
    /// For how many minutes.
    pub minutes: u16,
    /// Why, in one sentence.
    pub why: Phrase,
    /// The sum of its points.
    pub points: u32,
    /// The points one by one.
    pub reasons: Vec<Reason>,
    /// How often like directives stayed open, in thousandths: it decides between equal points.
    pub likeness: Option<Likeness>,
    /// Its signals that are not suspended.
    pub signals: Vec<Signal>,
    /// What to ask. `None` for a debt, and where there is nothing to ask.
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
    /// The next milestone of any of the directives after this day.
    pub next_milestone: Option<(Date, DirectiveId)>,
}

/// Makes a leader's day.
///
/// `minutes`: the budget; `None` takes the firm's setting.
#[must_use]
pub fn today(state: &State, leader: MemberId, as_of: AsOf<'_>, minutes: Option<u16>) -> Today {
    let sight = Sight { state, as_of, with_signals: are_shown(state, as_of) };
    let settings = state.firm.as_ref().map(|firm| firm.settings.clone()).unwrap_or_default();
    let history =
        if sight.with_signals { History::of(state, as_of.day) } else { History::default() };
    let mut next_milestone: Option<(Date, DirectiveId)> = None;
    let mut items: Vec<Item> = Vec::new();
    for directive in state.directives.iter().filter(|directive| directive.is_open()) {
        if !sight.is_of(directive, leader) {
            continue;
        }
        let next = directive
            .milestones
            .iter()
            .filter(|milestone| milestone.is_ahead() && milestone.due.on > as_of.day)
            .map(|milestone| (milestone.due.on, directive.id))
            .min();
        next_milestone = next_milestone.into_iter().chain(next).min();
        items.push(sight.item(directive, &history));
    }
    items.extend(debts::promises(&sight, leader));
    items.extend(debts::redactions(&sight, leader));
    for item in &mut items {
        let steps = std::iter::once(item.step).chain(item.also.iter().copied());
        item.minutes = steps.map(|step| step.minutes(&settings)).sum();
    }
    let budget_minutes = minutes.unwrap_or(settings.budget_minutes);
    let (items, not_today, used_minutes) = budget::fill(items, budget_minutes, &settings);
    Today {
        leader,
        day: as_of.day,
        budget_minutes,
        used_minutes,
        items,
        not_today,
        with_signals: sight.with_signals,
        next_milestone,
    }
}

/// What is looked at, and for which day.
struct Sight<'a> {
    state: &'a State,
    as_of: AsOf<'a>,
    with_signals: bool,
}

impl Sight<'_> {
    /// Tells whether a directive belongs on this leader's day.
    fn is_of(&self, directive: &Directive, leader: MemberId) -> bool {
        self.state.leader_for(directive, self.as_of.day) == Some(leader)
            || directive.escalated_to.contains(&leader)
    }

    /// Counts the working days of firm and account up to a day; negative when it has passed.
    fn working_days_to(&self, directive: &Directive, day: Date) -> i32 {
        let calendar = self.as_of.calendars.with(directive.ask.account);
        calendar.working_days_between(self.as_of.day, day)
    }

    /// Tells whether nobody of ours has to act now.
    fn is_waiting(&self, directive: &Directive) -> bool {
        directive.is_held(self.as_of.day)
            || directive
                .wait
                .as_ref()
                .and_then(|wait| wait.until)
                .is_some_and(|until| self.as_of.day <= until)
    }

    fn item(&self, directive: &Directive, history: &History) -> Item {
        let whose = whose_turn(self.state, directive, self.as_of);
        let mut signals = Vec::new();
        let mut likeness = None;
        if self.with_signals {
            signals = signals_in_turn(self.state, directive, self.as_of, &whose);
            signals.retain(|signal| !signal.is_suspended());
            likeness = history.likeness(self.state, directive);
        }
        let reasons = points::reasons(self, directive, &signals, likeness);
        let debts = crate::turn::debts(self.state, directive, self.as_of.day);
        let owed = debts.first().map(|debt| (debt.step, debt.since.on));
        let asks = why::ask(self, directive, &whose, &signals);
        let (step, since) = match (owed, &asks) {
            (Some(debt), _) => debt,
            (None, Some(ask)) => (ask.step, whose.since),
            (None, None) => (Step::Ask, whose.since),
        };
        let why = match (owed, &asks) {
            (Some((step, since)), _) => why::debt(self, directive, step, since),
            (None, Some(ask)) => ask.why.clone(),
            (None, None) => why::quiet(self, directive, &whose),
        };
        let later =
            if owed.is_some() { None } else { self.later(directive, &whose, asks.is_some()) };
        let question = match (owed, asks) {
            (None, Some(ask)) if later.is_none() => ask.question,
            _ => None,
        };
        let away = self.state.members.get(directive.ask.owner).map(|owner| owner.leaves.as_slice());
        let calendar = self.as_of.calendars.with(directive.ask.account);
        Item {
            rank: 0,
            about: About::Directive(directive.id),
            step,
            also: debts.iter().skip(1).map(|debt| debt.step).collect(),
            owed: owed.is_some(),
            since,
            waited_days: calendar.working_days_between_except(
                since,
                self.as_of.day,
                away.unwrap_or_default(),
            ),
            minutes: 0,
            why,
            points: reasons.iter().map(|reason| reason.points).sum(),
            reasons,
            likeness,
            signals,
            question,
            later,
        }
    }

    /// Returns why a directive on which nothing is owed is not for today. `None`: it may be.
    fn later(&self, directive: &Directive, whose: &Whose, has_something: bool) -> Option<Later> {
        let day = self.as_of.day;
        match &whose.why {
            Why::Held(until) => return Some(Later::Held(*until)),
            Why::Client(until) if whose.turn == Turn::Client => {
                return Some(Later::ClientsTurn(*until));
            }
            _ => {}
        }
        if !has_something {
            let next = directive.next_milestone().map(|milestone| milestone.due.on);
            return Some(Later::NothingToAsk(next.filter(|next| *next >= day)));
        }
        let owner = self.state.members.get(directive.ask.owner)?;
        let leave = owner.leaves.iter().filter(|(first, last)| *first <= day && day <= *last);
        if let Some(last) = leave.map(|(_, last)| *last).max() {
            return Some(Later::Away(last));
        }
        self.open_question(directive).map(Later::Asked)
    }

    /// Returns since when a question to the owner is open, while its answer is not overdue.
    fn open_question(&self, directive: &Directive) -> Option<Date> {
        let limit = i32::from(crate::turn::quiet_days_max(self.state, directive));
        directive
            .open_questions
            .iter()
            .filter_map(|id| self.state.questions.get(*id))
            .filter(|question| question.to_owner)
            .map(|question| (question.at.on, question.answer_by))
            .filter(|(asked, answer_by)| match answer_by {
                Some(by) => self.as_of.day <= *by,
                None => -self.working_days_to(directive, *asked) <= limit,
            })
            .map(|(asked, _)| asked)
            .max()
    }

    /// Tells whether somebody may approve that words be removed.
    fn may_approve(&self, member: MemberId) -> bool {
        let thing = access::Thing::Firm;
        access::may(self.state, member, Action::ApproveRedaction, thing, self.as_of.day)
    }
}
