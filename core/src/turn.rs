//! Whose turn it is, always, and what the leader owes.
//!
//! Whose turn it is decides whose clock runs. While the leader owes an answer the salesperson is
//! never late. A wait for the client ends on its day; one without a day lasts as long as the
//! agreed interval of reports, and then it is the salesperson's turn to ask again.

use jiff::civil::Date;

use crate::as_of::AsOf;
use crate::ids::DirectiveId;
use crate::state::{At, Directive, Milestone, State, Turn};
use crate::today::Step;

/// Who has to act next, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Whose {
    /// Who.
    pub turn: Turn,
    /// Why.
    pub why: Why,
    /// The day from which a wait for a word is counted; of what has ended, the day it did.
    pub since: Date,
}

/// Why it is somebody's turn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// It has ended.
    Ended,
    /// It is held until a day.
    Held(Date),
    /// The leader owes this.
    Owed(Step),
    /// The client is waited for, until a day when one is known.
    Client(Option<Date>),
    /// Nobody else has to act.
    Asked,
}

impl Why {
    /// Returns the key of the sentence that says why.
    #[must_use]
    pub fn text_key(&self) -> &'static str {
        match self {
            Self::Ended => "turn-why-ended",
            Self::Held(_) => "turn-why-held",
            Self::Owed(step) => step.text_key(),
            Self::Client(Some(_)) => "turn-why-client-until",
            Self::Client(None) => "turn-why-client",
            Self::Asked => "turn-why-asked",
        }
    }
}

/// Returns whose turn a directive is.
#[must_use]
pub fn whose_turn(state: &State, directive: &Directive, as_of: AsOf<'_>) -> Whose {
    let clock = directive.clock.on;
    if !directive.is_open() {
        let since = directive.ended.map_or(clock, |ended| ended.on);
        return Whose { turn: Turn::Nobody, why: Why::Ended, since };
    }
    let owed = debts(state, directive, as_of.day).into_iter().next();
    if let Some(debt) = owed.or_else(|| promised(state, directive, as_of.day)) {
        return Whose { turn: Turn::Leader, why: Why::Owed(debt.step), since: debt.since.on };
    }
    if let Some((_, until)) = directive.hold.filter(|_| directive.is_held(as_of.day)) {
        return Whose { turn: Turn::Nobody, why: Why::Held(until), since: clock };
    }
    let held_until = directive.hold.map(|(_, until)| until);
    let mut since = held_until.map_or(clock, |until| until.max(clock));
    if let Some(wait) = &directive.wait {
        let waits = match wait.until {
            Some(until) => as_of.day <= until,
            None => {
                let calendar = as_of.calendars.with(directive.ask.account);
                let waited = calendar.working_days_between(wait.at.on, as_of.day);
                waited <= i32::from(quiet_days_max(state, directive))
            }
        };
        if waits {
            let why = Why::Client(wait.until);
            return Whose { turn: Turn::Client, why, since: wait.at.on };
        }
        since = wait.until.map_or(since, |until| until.max(since));
    }
    Whose { turn: Turn::Salesperson, why: Why::Asked, since }
}

/// Returns after how many working days without a word a report of this directive is waited for.
#[must_use]
pub fn quiet_days_max(state: &State, directive: &Directive) -> u16 {
    agreed_interval(state, directive)
        .unwrap_or_else(|| state.firm.as_ref().map_or(5, |firm| firm.settings.quiet_days_max))
}

/// Returns the interval that was agreed for this directive or its policy. `None`: the firm's.
#[must_use]
pub fn agreed_interval(state: &State, directive: &Directive) -> Option<u16> {
    let policy = || state.policy_of(directive)?.details.quiet_days_max;
    directive.ask.quiet_days_max.or_else(policy)
}

/// Something the leader owes on a directive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Debt {
    /// On which directive.
    pub directive: DirectiveId,
    /// What is to be done.
    pub step: Step,
    /// Since when.
    pub since: At,
}

/// Returns everything the leader owes on an open directive by `day`, the most pressing first.
///
/// Promises are not among them: they stand on Today by themselves.
#[must_use]
pub fn debts(state: &State, directive: &Directive, day: Date) -> Vec<Debt> {
    if !directive.is_open() {
        return Vec::new();
    }
    let mut found: Vec<(Step, At)> = Vec::new();
    for id in &directive.open_abuse {
        let at = state.abuses.get(*id).map(|abuse| At { on: abuse.on, entry: abuse.entry });
        found.push((Step::ActOnAbuse(*id), at.unwrap_or(directive.clock)));
    }
    for id in &directive.open_concerns {
        let at = state.concerns.get(*id).map(|concern| concern.at);
        found.push((Step::AnswerConcern(*id), at.unwrap_or(directive.clock)));
    }
    for question in directive.open_questions.iter().filter_map(|id| state.questions.get(*id)) {
        if !question.to_owner {
            found.push((Step::AnswerQuestion(question.id), question.at));
        }
    }
    for (kind, contest) in &directive.contests {
        if contest.decided.is_none() {
            found.push((Step::DecideContest(*kind), contest.at));
        }
    }
    for milestone in directive.slips_to_choose() {
        let at = milestone.slips().last().map_or(directive.clock, |slip| slip.at);
        found.push((Step::AnswerSlip(milestone.no), at));
    }
    for detour in directive.open_detours.iter().filter_map(|id| state.detours.get(*id)) {
        found.push((Step::DecideDetour(detour.id), detour.at));
    }
    found.extend(directive.offered.map(|at| (Step::TakeUp, at)));
    found.extend(directive.plan.map(|at| (Step::AgreePlan, at)));
    found.extend(directive.difficulty.map(|at| (Step::HearDifficulty, at)));
    for milestone in directive.milestones.iter().filter(|m| Milestone::awaits_seal(m)) {
        let at = milestone.reported.unwrap_or(directive.clock);
        found.push((Step::Confirm(milestone.no), at));
    }
    let owner = state.members.get(directive.ask.owner);
    if let Some(left) = owner.and_then(|owner| owner.left_on).filter(|left| *left < day) {
        let on = left.tomorrow().unwrap_or(left);
        found.push((Step::Reassign, At { on, entry: directive.clock.entry }));
    }
    let of = directive.id;
    found.into_iter().map(|(step, since)| Debt { directive: of, step, since }).collect()
}

/// Returns a promise for which the salesperson has to wait: a meeting about a concern until it was
/// held, anything else that somebody promised with the directive once it is overdue.
fn promised(state: &State, directive: &Directive, day: Date) -> Option<Debt> {
    let open = directive.open_promises.iter().filter_map(|id| state.promises.get(*id));
    open.filter_map(|promise| {
        let made = &promise.made;
        let overdue = made.by != directive.ask.owner && made.due.on < day;
        let on = match made.concern {
            Some(_) => promise.made_on,
            None if overdue => made.due.on.tomorrow().unwrap_or(made.due.on),
            None => return None,
        };
        let since = At { on, entry: promise.entry };
        Some(Debt { directive: directive.id, step: Step::KeepPromise(promise.id), since })
    })
    .min_by_key(|debt| debt.since)
}
