//! Commands for the words between salesperson and leader.

use super::deciding::{Deciding, Step, needed, some};
use super::{Command, Decided, Refusal, Thing};
use crate::access::{self, Action};
use crate::event::Event;
use crate::event::concern::{ConcernAnswered, ConcernRaised};
use crate::event::directive::DirectiveWithdrawn;
use crate::event::terms::{ConcernAnswer, ConcernKind, Tap};
use crate::event::update::{
    ClientWait, DetourDecided, DetourNamed, EvidenceGiven, QuestionAnswered, QuestionAsked,
    UpdateGiven,
};
use crate::ids::{ConcernId, DetourId, DirectiveId, MilestoneNo, QuestionId};
use crate::state::{Directive, Standing};
use crate::words::Words;

pub(super) fn decide(deciding: &Deciding<'_>, command: Command) -> Step {
    Ok(match command {
        Command::Update { directive, tap, text, milestone, waits } => {
            update(deciding, directive, (tap, text), milestone, waits)
        }
        Command::GiveEvidence { .. } => evidence(deciding, command),
        Command::AskQuestion { directive, text, answer_by } => {
            ask_question(deciding, directive, text, answer_by)
        }
        Command::AnswerQuestion { question, text } => answer_question(deciding, question, text),
        Command::NameDetour { directive, kind, text } => {
            deciding.as_owner(directive).and_then(|held| {
                if held.standing != Standing::Running {
                    return Err(Refusal::NotRunning(directive));
                }
                needed(&text)?;
                let detour = deciding.state.detours.next();
                Ok(Decided::one(DetourNamed { detour, directive, kind, text }))
            })
        }
        Command::DecideDetour { detour, accepted, text } => {
            decide_detour(deciding, detour, accepted, text)
        }
        Command::RaiseConcern { directive, kind, text } => {
            deciding.as_owner(directive).and_then(|_| {
                let concern = deciding.state.concerns.next();
                let text = some(text)?;
                Ok(Decided::one(ConcernRaised { concern, directive, kind, text }))
            })
        }
        Command::AnswerConcern { concern, choice, text, meet } => {
            answer_concern(deciding, concern, choice, (text, meet))
        }
        other => return Err(Box::new(other)),
    })
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
    let held = deciding.as_owner(directive)?;
    milestone_there(held, milestone)?;
    let text = some(text)?;
    if tap.is_none() && text.is_none() && waits.is_none() && !deciding.asker.taking_over {
        return Err(Refusal::WordsNeeded);
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
    let held = deciding.as_owner(directive)?;
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
        document: some(document)?,
        taken_from,
    }))
}

fn ask_question(
    deciding: &Deciding<'_>,
    directive: DirectiveId,
    text: Words,
    answer_by: Option<jiff::civil::Date>,
) -> Result<Decided, Refusal> {
    let held = deciding.open(directive)?;
    needed(&text)?;
    if let Some(day) = answer_by {
        deciding.not_past(day)?;
    }
    let thing = access::Thing::Directive(held);
    let to = if deciding.speaker() == held.ask.owner {
        // The salesperson asks the leader.
        deciding.needs_owner(held)?;
        deciding.state.leader_for(held, deciding.today()).ok_or(Refusal::NobodyLeads)?
    } else if deciding.may(Action::Question, thing) && deciding.asker.on_behalf_of.is_none() {
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
    needed(&text)?;
    if held.answered.is_some() {
        return Err(Refusal::AlreadySettled);
    }
    if held.to == directive.ask.owner {
        deciding.needs_owner(directive)?;
    } else {
        deciding.needs_leader(directive)?;
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
    Ok(Decided::one(DetourDecided { detour, accepted, text: some(text)? }))
}

fn answer_concern(
    deciding: &Deciding<'_>,
    concern: ConcernId,
    choice: ConcernAnswer,
    (text, meet): (Option<Words>, Option<crate::event::Due>),
) -> Result<Decided, Refusal> {
    let not_found = Refusal::NotFound(Thing::Concern);
    let held = deciding.state.concerns.get(concern).ok_or_else(|| not_found.clone())?;
    let directive = deciding.directive(held.directive).map_err(|_| not_found)?;
    deciding.needs_leader(directive)?;
    if held.answered.is_some() {
        return Err(Refusal::AlreadySettled);
    }
    let text = some(text)?;
    if choice == ConcernAnswer::Keep && text.is_none() {
        return Err(Refusal::ReasonNeeded);
    }
    if let Some(due) = &meet {
        deciding.not_past(due.on)?;
    }
    let id = held.directive;
    let ends = choice == ConcernAnswer::Withdraw && directive.is_open();
    let reason = text.clone();
    let mut events: Vec<Event> = vec![ConcernAnswered { concern, choice, text, meet }.into()];
    if ends {
        events.push(DirectiveWithdrawn { directive: id, reason }.into());
    }
    Ok(Decided::many(events))
}
