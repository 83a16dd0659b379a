//! Commands for the words between salesperson and leader.

use jiff::civil::Date;

use super::deciding::{Deciding, needed, some};
use super::{Command, Decided, Refusal, Thing};
use crate::access::{self, Action};
use crate::event::concern::{ConcernAnswered, ConcernRaised};
use crate::event::directive::DirectiveWithdrawn;
use crate::event::promise::PromiseMade;
use crate::event::terms::{ConcernAnswer, ConcernKind, Tap};
use crate::event::update::{
    ClientWait, DetourDecided, DetourNamed, EvidenceGiven, QuestionAnswered, QuestionAsked,
    UpdateGiven,
};
use crate::event::{Due, Event};
use crate::ids::{ConcernId, DetourId, DirectiveId, MilestoneNo, QuestionId};
use crate::state::{Concern, Directive, Standing};
use crate::words::Words;

pub(super) fn decide(deciding: &Deciding<'_>, command: Command) -> Result<Decided, Refusal> {
    match command {
        Command::Update { directive, tap, text, milestone, waits } => {
            update(deciding, directive, (tap, text), milestone, waits)
        }
        Command::GiveEvidence { .. } => evidence(deciding, command),
        Command::AskQuestion { directive, text, answer_by } => {
            ask_question(deciding, directive, text, answer_by)
        }
        Command::AnswerQuestion { question, text } => answer_question(deciding, question, text),
        Command::NameDetour { directive, kind, text } => {
            let held = deciding.as_owner(directive, Action::Report)?;
            if held.standing != Standing::Running {
                return Err(Refusal::NotRunning(directive));
            }
            needed(&text)?;
            let detour = deciding.state.detours.next();
            Ok(Decided::one(DetourNamed { detour, directive, kind, text }))
        }
        Command::DecideDetour { detour, accepted, text } => {
            decide_detour(deciding, detour, accepted, text)
        }
        Command::RaiseConcern { directive, kind, text } => {
            deciding.as_owner(directive, Action::Raise)?;
            let concern = deciding.state.concerns.next();
            Ok(Decided::one(ConcernRaised { concern, directive, kind, text: some(text) }))
        }
        Command::AnswerConcern { concern, choice, text, meet } => {
            answer_concern(deciding, concern, choice, (some(text), meet))
        }
        _ => Err(Refusal::NotYours),
    }
}

fn milestone_there(directive: &Directive, milestone: Option<MilestoneNo>) -> Result<(), Refusal> {
    match milestone {
        Some(no) if directive.milestone(no).is_none_or(|m| m.dropped) => {
            Err(Refusal::NotFound(Thing::Milestone))
        }
        _ => Ok(()),
    }
}

fn update(
    deciding: &Deciding<'_>,
    directive: DirectiveId,
    (tap, text): (Option<Tap>, Option<Words>),
    milestone: Option<MilestoneNo>,
    waits: Option<ClientWait>,
) -> Result<Decided, Refusal> {
    let held = deciding.as_owner(directive, Action::Report)?;
    milestone_there(held, milestone)?;
    let text = some(text);
    if tap.is_none() && text.is_none() && waits.is_none() && !deciding.asker.taking_over {
        return Err(Refusal::WordsNeeded);
    }
    if let Some(until) = waits.as_ref().and_then(|wait| wait.until) {
        deciding.not_past(until)?;
    }
    let concrete = text.as_ref().is_some_and(|text| crate::capture::is_concrete(text.as_str()));
    let help = (tap == Some(Tap::NeedHand)).then(|| ConcernRaised {
        concern: deciding.state.concerns.next(),
        directive,
        kind: ConcernKind::Help,
        text: text.clone(),
    });
    let given = UpdateGiven { directive, tap, text, milestone, waits, concrete };
    let mut events: Vec<Event> = vec![given.into()];
    events.extend(help.map(Event::from));
    Ok(Decided::many(events))
}

fn evidence(deciding: &Deciding<'_>, command: Command) -> Result<Decided, Refusal> {
    let Command::GiveEvidence {
        directive,
        kind,
        text,
        milestone,
        contact,
        member,
        about,
        document,
        taken_from,
    } = command
    else {
        return Err(Refusal::NotYours);
    };
    let held = deciding.as_owner(directive, Action::Report)?;
    milestone_there(held, milestone)?;
    needed(&text)?;
    if let Some(contact) = contact {
        deciding.contact(contact)?;
    }
    if let Some(member) = member {
        deciding.someone(member)?;
    }
    if taken_from.is_some_and(|entry| held.line(entry).is_none()) {
        return Err(Refusal::NotFound(Thing::Entry));
    }
    Ok(Decided::one(EvidenceGiven {
        directive,
        kind,
        text,
        milestone,
        contact,
        member,
        about,
        document: some(document),
        taken_from,
    }))
}

fn ask_question(
    deciding: &Deciding<'_>,
    directive: DirectiveId,
    text: Words,
    answer_by: Option<Date>,
) -> Result<Decided, Refusal> {
    let held = deciding.open(directive)?;
    needed(&text)?;
    if let Some(day) = answer_by {
        deciding.not_past(day)?;
    }
    let asks = deciding.may(Action::Question, access::Thing::Directive(held));
    let to = if deciding.speaker() == held.ask.owner {
        // The salesperson asks the leader.
        deciding.needs_owner(held, Action::Raise)?;
        deciding.state.leader_for(held, deciding.today()).ok_or(Refusal::NobodyLeads)?
    } else if asks && deciding.in_person() {
        held.ask.owner
    } else {
        return Err(Refusal::LeadersStep);
    };
    let question = deciding.state.questions.next();
    Ok(Decided::one(QuestionAsked { question, directive, to, text, answer_by }))
}

fn answer_question(
    deciding: &Deciding<'_>,
    question: QuestionId,
    text: Words,
) -> Result<Decided, Refusal> {
    let not_found = Refusal::NotFound(Thing::Question);
    let held = deciding.state.questions.get(question).ok_or_else(|| not_found.clone())?;
    let directive = deciding.directive(held.directive).map_err(|_| not_found)?;
    if held.to_owner {
        deciding.needs_owner(directive, Action::Report)?;
    } else {
        deciding.needs_leader(directive)?;
    }
    needed(&text)?;
    if held.answered.is_some() {
        return Err(Refusal::AlreadySettled);
    }
    Ok(Decided::one(QuestionAnswered { question, text }))
}

fn decide_detour(
    deciding: &Deciding<'_>,
    detour: DetourId,
    accepted: bool,
    text: Option<Words>,
) -> Result<Decided, Refusal> {
    let not_found = Refusal::NotFound(Thing::Detour);
    let held = deciding.state.detours.get(detour).ok_or_else(|| not_found.clone())?;
    let directive = deciding.directive(held.directive).map_err(|_| not_found)?;
    deciding.needs_leader(directive)?;
    if held.decided.is_some() {
        return Err(Refusal::AlreadySettled);
    }
    Ok(Decided::one(DetourDecided { detour, accepted, text: some(text) }))
}

fn answer_concern(
    deciding: &Deciding<'_>,
    concern: ConcernId,
    choice: ConcernAnswer,
    (text, meet): (Option<Words>, Option<Due>),
) -> Result<Decided, Refusal> {
    let not_found = Refusal::NotFound(Thing::Concern);
    let held = deciding.state.concerns.get(concern).ok_or_else(|| not_found.clone())?;
    let directive = deciding.directive(held.directive).map_err(|_| not_found)?;
    deciding.needs_leader(directive)?;
    if held.answered.is_some() {
        return Err(Refusal::AlreadySettled);
    }
    if choice == ConcernAnswer::Keep && text.is_none() {
        return Err(Refusal::ReasonNeeded);
    }
    if choice == ConcernAnswer::Meet && meet.is_none() && !deciding.asker.taking_over {
        return Err(Refusal::DateNeeded);
    }
    if let Some(due) = &meet {
        deciding.not_past(due.on)?;
    }
    let follows: Option<Event> = match choice {
        ConcernAnswer::Withdraw if directive.is_open() => {
            let reason = text.clone();
            Some(DirectiveWithdrawn { directive: directive.id, reason }.into())
        }
        ConcernAnswer::Meet => {
            let promise = meet.clone().map(|due| meeting(deciding, held, directive, (&text, due)));
            promise.map(Event::from)
        }
        _ => None,
    };
    let mut events: Vec<Event> = vec![ConcernAnswered { concern, choice, text, meet }.into()];
    events.extend(follows);
    Ok(Decided::many(events))
}

/// To meet about a concern is a promise: until it is kept, it is the leader's turn.
fn meeting(
    deciding: &Deciding<'_>,
    concern: &Concern,
    directive: &Directive,
    (text, due): (&Option<Words>, Due),
) -> PromiseMade {
    let text = text.as_ref().or(concern.text.as_ref()).unwrap_or(&directive.ask.sentence);
    PromiseMade {
        promise: deciding.state.promises.next(),
        by: deciding.speaker(),
        text: text.clone(),
        due,
        account: None,
        member: Some(directive.ask.owner),
        directive: Some(directive.id),
        discussion: None,
        concern: Some(concern.id),
    }
}
