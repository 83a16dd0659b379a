//! What the entries show about a directive: one signal a file, each with its entries.
//!
//! A signal is about a directive, never about a person. It carries the entries it rests on, the
//! innocent explanations, what clears it, the question to ask, and the salesperson's own answer.
//! It claims nothing about intent.

mod detour;
mod inherited;
mod non_action;
mod say;
mod silence;
mod slip;

use jiff::civil::Date;

use crate::as_of::AsOf;
use crate::event::terms::{DetourKind, SignalKind};
use crate::ids::{DirectiveId, MilestoneNo, Position};
use crate::phrase::Phrase;
use crate::state::{At, Contest, Directive, State};
use crate::turn::{Whose, whose_turn};
use crate::words::Words;

pub(crate) use non_action::last_step;
pub use say::{TEXT_KEYS, name_key};

/// The entries a signal rests on: never none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entries(Vec<Position>);

impl Entries {
    /// Rests on one entry.
    #[must_use]
    pub fn one(entry: Position) -> Self {
        Self(vec![entry])
    }

    /// Rests on several, in their order. `None` when there is none: then there is no signal.
    #[must_use]
    pub fn of(entries: impl IntoIterator<Item = Position>) -> Option<Self> {
        let mut entries: Vec<Position> = entries.into_iter().collect();
        entries.sort_unstable();
        entries.dedup();
        (!entries.is_empty()).then_some(Self(entries))
    }

    /// Returns them, oldest first.
    #[must_use]
    pub fn positions(&self) -> &[Position] {
        &self.0
    }
}

/// What was found, with its size.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// No report for so many working days.
    Silence {
        /// Working days without a word.
        working_days: i32,
        /// The last word, or the handing over of the turn.
        since: Date,
    },
    /// A milestone's date was moved again, without a reason, or after it had passed.
    Slip {
        /// Which milestone.
        milestone: MilestoneNo,
        /// What it is called.
        name: Words,
        /// How often it was moved since it was last agreed.
        times: u16,
        /// Calendar days from the first date.
        days: i64,
        /// How many moves had no reason.
        without_reason: u16,
        /// How many moves came after the date.
        after_the_date: u16,
    },
    /// Something else is to come first or instead.
    Detour {
        /// Named ones: before it, or instead of it, with the words.
        named: Option<(DetourKind, Words)>,
        /// Touches with the account since the plan was agreed, none of which carried the message.
        touches: u16,
    },
    /// Accepted, and no milestone reached and no new evidence.
    NonAction {
        /// The first milestone whose date has passed, with its date.
        passed: Option<(MilestoneNo, Words, Date)>,
        /// Working days since the plan was agreed, or since the last progress.
        working_days: i32,
    },
    /// Open since before the present leader's term.
    Inherited {
        /// When it was first asked.
        asked_on: Date,
        /// Since when the present leader leads.
        term_from: Date,
        /// Calendar days since it was first asked.
        days: i64,
    },
}

/// Something the entries show about a directive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signal {
    /// About which directive.
    pub directive: DirectiveId,
    /// What was found.
    pub finding: Finding,
    /// The entries it rests on.
    pub entries: Entries,
    /// The salesperson's own answer, shown above it.
    pub reply: Option<(At, Words)>,
    /// How a contest about it stands. While it is undecided the signal is suspended.
    pub contest: Option<Contest>,
}

impl Signal {
    fn of(directive: &Directive, finding: Finding, entries: Entries) -> Self {
        let mut signal =
            Self { directive: directive.id, finding, entries, reply: None, contest: None };
        signal.reply = directive.answers.get(&signal.kind()).cloned();
        signal.contest = directive.contests.get(&signal.kind()).cloned();
        signal
    }

    /// Returns which signal it is.
    #[must_use]
    pub fn kind(&self) -> SignalKind {
        match self.finding {
            Finding::Silence { .. } => SignalKind::Silence,
            Finding::Slip { .. } => SignalKind::Slip,
            Finding::Detour { .. } => SignalKind::Detour,
            Finding::NonAction { .. } => SignalKind::NonAction,
            Finding::Inherited { .. } => SignalKind::Inherited,
        }
    }

    /// Tells whether it is suspended until somebody decides about a contest.
    #[must_use]
    pub fn is_suspended(&self) -> bool {
        self.contest.as_ref().is_some_and(|contest| contest.decided.is_none())
    }

    /// Returns what it says, in one sentence.
    #[must_use]
    pub fn sentence(&self) -> Phrase {
        say::sentence(&self.finding)
    }

    /// Returns the one face-saving question to ask. `None` for a signal that asks nobody.
    #[must_use]
    pub fn question(&self) -> Option<Phrase> {
        say::question(&self.finding)
    }

    /// Returns the keys of the innocent explanations, the most common first.
    #[must_use]
    pub fn innocent(&self) -> &'static [&'static str] {
        say::innocent(&self.finding)
    }

    /// Returns the key of the sentence that says what clears it.
    #[must_use]
    pub fn cleared_by(&self) -> &'static str {
        say::cleared_by(&self.finding)
    }

    /// Tells whether a contest was decided in its favour and nothing newer has raised it since.
    fn is_withdrawn(&self) -> bool {
        let Some((false, at, _)) =
            self.contest.as_ref().and_then(|contest| contest.decided.as_ref())
        else {
            return false;
        };
        self.entries.positions().iter().all(|entry| *entry < at.entry)
    }
}

/// What every signal looks at.
struct Reading<'a> {
    state: &'a State,
    directive: &'a Directive,
    as_of: AsOf<'a>,
    whose: &'a Whose,
}

impl Reading<'_> {
    /// Counts working days after `since`, without closings and the owner's leave.
    fn working_days_since(&self, since: Date) -> i32 {
        let owner = self.state.members.get(self.directive.ask.owner);
        let away = owner.map_or(&[][..], |owner| &owner.leaves);
        let calendar = self.as_of.calendars.with(self.directive.ask.account);
        calendar.working_days_between_except(since, self.as_of.day, away)
    }

    /// Tells whether the directive is so young that silence and motion mean nothing yet.
    fn is_calm(&self) -> bool {
        let calm_days = self.state.firm.as_ref().map_or(5, |firm| firm.settings.calm_days);
        self.working_days_since(self.directive.asked.on) <= i32::from(calm_days)
    }
}

/// Tells whether signals may be shown: not before the staff have been told of the purpose.
#[must_use]
pub fn are_shown(state: &State, as_of: AsOf<'_>) -> bool {
    let day = as_of.day.max(as_of.read_on);
    state.firm.as_ref().is_some_and(|firm| firm.notice_given_by(day))
}

/// Reports every signal of a directive, in their fixed order; suspended ones included.
///
/// Empty until the staff have been told of the purpose.
#[must_use]
pub fn signals(state: &State, directive: &Directive, as_of: AsOf<'_>) -> Vec<Signal> {
    if !are_shown(state, as_of) || !directive.is_open() {
        return Vec::new();
    }
    signals_in_turn(state, directive, as_of, &whose_turn(state, directive, as_of))
}

/// Does the same for a directive whose turn was found before, once signals may be shown.
pub(crate) fn signals_in_turn(
    state: &State,
    directive: &Directive,
    as_of: AsOf<'_>,
    whose: &Whose,
) -> Vec<Signal> {
    let reading = Reading { state, directive, as_of, whose };
    [silence::find, slip::find, detour::find, non_action::find, inherited::find]
        .into_iter()
        .filter_map(|find| find(&reading))
        .map(|(finding, entries)| Signal::of(directive, finding, entries))
        .filter(|signal| !signal.is_withdrawn())
        .collect()
}
