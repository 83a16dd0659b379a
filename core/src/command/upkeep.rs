//! Commands about signals, corrections and redactions.

use super::deciding::{Deciding, Step, needed, reason, some};
use super::{Command, Decided, Refusal, Thing};
use crate::access::{self, Action};
use crate::event::signal::{
    ContestDecided, EntryCorrected, EntryRedacted, EntryRetracted, RedactionDeclined,
    RedactionRequested, SignalAnswered, SignalContested,
};
use crate::ids::{Position, RedactionId};
use crate::state::{Line, Redaction, Subject, What};

pub(super) fn decide(deciding: &Deciding<'_>, command: Command) -> Step {
    Ok(match command {
        Command::AnswerSignal { directive, signal, text } => {
            deciding.as_owner(directive).and_then(|_| {
                needed(&text)?;
                Ok(Decided::one(SignalAnswered { directive, signal, text }))
            })
        }
        Command::ContestSignal { directive, signal, text } => {
            deciding.as_owner(directive).and_then(|held| {
                needed(&text)?;
                if held.contests.get(&signal).is_some_and(|contest| contest.decided.is_none()) {
                    return Err(Refusal::AlreadySettled);
                }
                Ok(Decided::one(SignalContested { directive, signal, text }))
            })
        }
        Command::DecideContest { directive, signal, stays, reason: why } => {
            deciding.as_leader(directive).and_then(|held| {
                reason(&why)?;
                let contest = held.contests.get(&signal).ok_or(Refusal::NotFound(Thing::Signal))?;
                if contest.decided.is_some() {
                    return Err(Refusal::AlreadySettled);
                }
                Ok(Decided::one(ContestDecided { directive, signal, stays, reason: why }))
            })
        }
        Command::CorrectEntry { target, text, reason } => {
            own_line(deciding, target).and_then(|_| {
                needed(&text)?;
                Ok(Decided::one(EntryCorrected { target, text, reason: some(reason)? }))
            })
        }
        Command::RetractEntry { target, reason: why } => {
            own_line(deciding, target).and_then(|line| {
                reason(&why)?;
                let retractable = matches!(
                    line.what,
                    What::Update(_)
                        | What::Evidence(_)
                        | What::QuestionToOwner
                        | What::QuestionToLeader
                        | What::Discussed
                        | What::Coached
                );
                if !retractable {
                    return Err(Refusal::NotRetractable);
                }
                if line.retracted.is_some() {
                    return Err(Refusal::AlreadySettled);
                }
                Ok(Decided::one(EntryRetracted { target, reason: why }))
            })
        }
        Command::RequestRedaction { target, reason: why } => {
            request(deciding, target).and_then(|()| {
                reason(&why)?;
                let redaction = deciding.state.redactions.next();
                Ok(Decided::one(RedactionRequested { redaction, target, reason: why }))
            })
        }
        Command::DeclineRedaction { redaction, reason: why } => approvable(deciding, redaction)
            .and_then(|_| {
                reason(&why)?;
                Ok(Decided::one(RedactionDeclined { redaction, reason: why }))
            }),
        Command::ApproveRedaction { redaction } => approvable(deciding, redaction)
            .map(|held| Decided::one(EntryRedacted { redaction, target: held.target })),
        other => return Err(Box::new(other)),
    })
}

/// Finds a line whose words are the asker's own, or were written by the asker for somebody.
fn own_line<'a>(deciding: &Deciding<'a>, target: Position) -> Result<&'a Line, Refusal> {
    let not_found = Refusal::NotFound(Thing::Entry);
    let subject = deciding.state.subject(target).ok_or_else(|| not_found.clone())?;
    let Subject::Directive(id) = subject else { return Err(Refusal::NotRetractable) };
    let directive = deciding.directive(id).map_err(|_| not_found.clone())?;
    let line = directive.line(target).ok_or(not_found)?;
    let own = line.speaker == Some(deciding.speaker())
        || (line.on_behalf && deciding.needs_leader(directive).is_ok());
    if own { Ok(line) } else { Err(Refusal::NotTheWriter) }
}

/// Refuses unless the asker sees the entry and may ask for its words to be removed.
fn request(deciding: &Deciding<'_>, target: Position) -> Result<(), Refusal> {
    let not_found = Refusal::NotFound(Thing::Entry);
    let subject = deciding.state.subject(target).ok_or_else(|| not_found.clone())?;
    if deciding.state.redacted.contains(&target) {
        return Err(Refusal::AlreadySettled);
    }
    let state = deciding.state;
    let missing = || not_found.clone();
    let may = |thing| deciding.may(Action::RequestRedaction, thing);
    let allowed = match subject {
        Subject::Directive(id) => {
            may(access::Thing::Directive(deciding.directive(id).map_err(|_| missing())?))
        }
        Subject::Account(id) => {
            may(access::Thing::Account(state.accounts.get(id).ok_or_else(missing)?))
        }
        Subject::Policy(id) => {
            may(access::Thing::Policy(state.policies.get(id).ok_or_else(missing)?))
        }
        Subject::Member(id) => {
            may(access::Thing::Member(state.members.get(id).ok_or_else(missing)?))
        }
        Subject::Abuse(id) => may(access::Thing::Abuse(state.abuses.get(id).ok_or_else(missing)?)),
        Subject::Firm => false,
    };
    if allowed { Ok(()) } else { Err(not_found) }
}

/// Finds an open request that the asker may approve or decline: never one's own.
fn approvable<'a>(deciding: &Deciding<'a>, id: RedactionId) -> Result<&'a Redaction, Refusal> {
    let held = deciding.state.redactions.get(id).ok_or(Refusal::NotFound(Thing::Redaction))?;
    deciding.firm_wide(Action::ApproveRedaction)?;
    if held.by == Some(deciding.member) {
        return Err(Refusal::OwnRequest);
    }
    if held.decided.is_some() { Err(Refusal::AlreadySettled) } else { Ok(held) }
}
