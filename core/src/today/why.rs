//! Why something is on Today, in one sentence, and what to ask.

use jiff::civil::Date;

use super::{Sight, Step};
use crate::calendar::days_between;
use crate::event::terms::{SignalKind, Tap};
use crate::phrase::{Arg, Phrase};
use crate::signal::{Finding, Signal, last_step};
use crate::state::{Directive, Turn, What};
use crate::turn::{Whose, Why, quiet_days_max};

/// Every key these sentences use.
pub const TEXT_KEYS: &[&str] = &[
    "today-why-passed",
    "today-why-today",
    "today-why-refused",
    "today-why-quiet",
    "today-why-turn-client",
    "today-why-turn-held",
    "today-why-owed",
    "today-why-owed-milestone",
    "today-why-owed-detour",
    "today-why-owed-promise",
    "today-why-owed-redaction",
    "today-why-owed-contest",
    "today-asks-passed",
    "today-asks-today",
    "today-asks-refused",
    "today-later-no-room",
    "today-later-held",
    "today-later-client-until",
    "today-later-client",
    "today-later-asked",
    "today-later-away",
    "today-later-due",
    "today-later-nothing-until",
    "today-later-nothing",
    "turn-why-ended",
    "turn-why-held",
    "turn-why-client-until",
    "turn-why-client",
    "turn-why-asked",
];

/// Something to ask.
pub(super) struct Asks {
    pub(super) step: Step,
    pub(super) why: Phrase,
    pub(super) question: Option<Phrase>,
}

/// Finds what to ask about a directive on which the leader owes nothing. `None`: nothing.
///
/// A refusal comes first, since somebody brought bad news and needs the next step; then a passed
/// date, then the signals in the order of how much they say, then a date that is today.
pub(super) fn ask(
    sight: &Sight<'_>,
    directive: &Directive,
    whose: &Whose,
    signals: &[Signal],
) -> Option<Asks> {
    if whose.turn != Turn::Salesperson {
        return None;
    }
    refused(directive)
        .or_else(|| passed(sight, directive, signals))
        .or_else(|| strongest(signals).map(of_signal))
        .or_else(|| today(sight, directive))
}

fn refused(directive: &Directive) -> Option<Asks> {
    let line =
        directive.last_word().filter(|line| line.what == What::Update(Some(Tap::Refused)))?;
    if directive.leader_spoke.is_some_and(|spoke| spoke > line.entry) {
        return None;
    }
    Some(Asks {
        step: Step::Ask,
        why: Phrase::plain("today-why-refused").day("on", line.on),
        question: Some(Phrase::plain("today-asks-refused")),
    })
}

fn passed(sight: &Sight<'_>, directive: &Directive, signals: &[Signal]) -> Option<Asks> {
    let next = directive.next_milestone().filter(|next| next.due.on < sight.as_of.day)?;
    // Whoever has just said honestly where it stands is not asked again at once.
    let said = last_step(directive).filter(|step| step.on >= next.due.on);
    let limit = i32::from(quiet_days_max(sight.state, directive));
    if said.is_some_and(|step| -sight.working_days_to(directive, step.on) <= limit) {
        return None;
    }
    let name = Arg::Words(next.name.clone());
    let why = Phrase::plain("today-why-passed")
        .with("milestone", name.clone())
        .day("on", next.due.on)
        .count("days", days_between(next.due.on, sight.as_of.day));
    // The signal's own question is the more exact one, where there is a signal.
    let question = strongest(signals)
        .filter(|signal| signal.kind() != SignalKind::Inherited)
        .and_then(Signal::question)
        .unwrap_or_else(|| Phrase::plain("today-asks-passed").with("milestone", name));
    Some(Asks { step: Step::Ask, why, question: Some(question) })
}

fn today(sight: &Sight<'_>, directive: &Directive) -> Option<Asks> {
    let next = directive.next_milestone().filter(|next| next.due.on == sight.as_of.day)?;
    let name = || Arg::Words(next.name.clone());
    Some(Asks {
        step: Step::Ask,
        why: Phrase::plain("today-why-today").with("milestone", name()),
        question: Some(Phrase::plain("today-asks-today").with("milestone", name())),
    })
}

/// Returns the signal that says most: a slip and a detour are about words that were said, silence
/// about none; the firm's own mark comes last.
fn strongest(signals: &[Signal]) -> Option<&Signal> {
    let place = |signal: &&Signal| match signal.finding {
        Finding::Detour { .. } => 0,
        Finding::Slip { .. } => 1,
        Finding::NonAction { .. } => 2,
        Finding::Silence { .. } => 3,
        Finding::Inherited { .. } => 4,
    };
    signals.iter().min_by_key(place)
}

fn of_signal(signal: &Signal) -> Asks {
    let step = if signal.kind() == SignalKind::Inherited { Step::Affirm } else { Step::Ask };
    Asks { step, why: signal.sentence(), question: signal.question() }
}

/// Says what the leader owes, to whom and since when.
pub(super) fn debt(sight: &Sight<'_>, directive: &Directive, step: Step, since: Date) -> Phrase {
    let owner = Arg::Member(directive.ask.owner);
    let days = -sight.working_days_to(directive, since);
    let with = |phrase: Phrase| {
        phrase
            .with("what", Arg::Key(step.text_key()))
            .with("who", owner.clone())
            .day("since", since)
            .count("days", days)
    };
    match step {
        Step::Confirm(no) | Step::AnswerSlip(no) => {
            let name = directive.milestone(no).map(|milestone| milestone.name.clone());
            let name = Arg::Words(name.unwrap_or_default());
            with(Phrase::plain("today-why-owed-milestone")).with("milestone", name)
        }
        Step::DecideDetour(id) => {
            let text = sight.state.detours.get(id).map(|detour| detour.text.clone());
            with(Phrase::plain("today-why-owed-detour")).words("text", &text.unwrap_or_default())
        }
        Step::DecideContest(kind) => with(Phrase::plain("today-why-owed-contest"))
            .with("signal", Arg::Key(crate::signal::name_key(kind))),
        _ => with(Phrase::plain("today-why-owed")),
    }
}

/// Says how it stands when there is nothing to do.
pub(super) fn quiet(sight: &Sight<'_>, directive: &Directive, whose: &Whose) -> Phrase {
    match whose.why {
        Why::Owed(step) => debt(sight, directive, step, whose.since),
        Why::Client(_) => Phrase::plain("today-why-turn-client").day("since", whose.since),
        Why::Held(until) => Phrase::plain("today-why-turn-held").day("until", until),
        _ => Phrase::plain("today-why-quiet").day("since", whose.since),
    }
}
