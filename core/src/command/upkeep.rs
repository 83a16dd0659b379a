//! Commands about signals, corrections and redactions.

use super::deciding::{Deciding, needed, reason, some};
use super::{Command, Decided, Refusal, Thing};
use crate::access::{self, Action, Sight, see_entry};
use crate::event::signal::{
    ContestDecided, EntryCorrected, EntryRedacted, EntryRetracted, RedactionDeclined,
    RedactionRequested, SignalAnswered, SignalContested,
};
use crate::ids::{Position, RedactionId};
use crate::state::{Redaction, Subject, What};
use crate::words::Words;

pub(super) fn decide(deciding: &Deciding<'_>, command: Command) -> Result<Decided, Refusal> {
    match command {
        Command::AnswerSignal { directive, signal, text } => {
            deciding.as_owner(directive, Action::Contest)?;
            needed(&text)?;
            Ok(Decided::one(SignalAnswered { directive, signal, text }))
        }
        Command::ContestSignal { directive, signal, text } => {
            let held = deciding.as_owner(directive, Action::Contest)?;
            needed(&text)?;
            if held.contests.get(&signal).is_some_and(|contest| contest.decided.is_none()) {
                return Err(Refusal::AlreadySettled);
            }
            Ok(Decided::one(SignalContested { directive, signal, text }))
        }
        Command::DecideContest { directive, signal, stays, reason: why } => {
            let held = deciding.as_leader(directive)?;
            reason(&why)?;
            let contest = held.contests.get(&signal).ok_or(Refusal::NotFound(Thing::Signal))?;
            if contest.decided.is_some() {
                return Err(Refusal::AlreadySettled);
            }
            Ok(Decided::one(ContestDecided { directive, signal, stays, reason: why }))
        }
        Command::CorrectEntry { target, text, reason } => {
            own_words(deciding, target)?;
            needed(&text)?;
            if deciding.state.redacted.contains(&target) {
                return Err(Refusal::AlreadySettled);
            }
            Ok(Decided::one(EntryCorrected { target, text, reason: some(reason) }))
        }
        Command::RetractEntry { target, reason: why } => retract(deciding, target, why),
        Command::RequestRedaction { target, reason: why } => {
            request(deciding, target)?;
            reason(&why)?;
            let redaction = deciding.state.redactions.next();
            Ok(Decided::one(RedactionRequested { redaction, target, reason: why }))
        }
        Command::DeclineRedaction { redaction, reason: why } => {
            approvable(deciding, redaction)?;
            reason(&why)?;
            Ok(Decided::one(RedactionDeclined { redaction, reason: why }))
        }
        Command::ApproveRedaction { redaction } => {
            let target = approvable(deciding, redaction)?.target;
            Ok(Decided::one(EntryRedacted { redaction, target }))
        }
        _ => Err(Refusal::NotYours),
    }
}

/// Refuses an entry the asker may not read, as if it were not there.
fn seen(deciding: &Deciding<'_>, target: Position) -> Result<Subject, Refusal> {
    let sight = see_entry(deciding.state, deciding.member, target, deciding.today());
    let subject = deciding.state.subject(target).filter(|_| sight == Sight::Words);
    subject.ok_or(Refusal::NotFound(Thing::Entry))
}

/// Refuses an entry whose words are not the asker's own, nor written by the asker for somebody.
fn own_words(deciding: &Deciding<'_>, target: Position) -> Result<Subject, Refusal> {
    let subject = seen(deciding, target)?;
    if matches!(subject, Subject::Redaction(_)) {
        return Err(Refusal::NotRetractable);
    }
    if deciding.state.wrote(deciding.member, target) {
        return Ok(subject);
    }
    // A leader sets right what was written for the one who was asked.
    let Subject::Directive(id) = subject else { return Err(Refusal::NotTheWriter) };
    let directive = deciding.directive(id)?;
    let on_behalf = directive.line(target).is_some_and(|line| line.on_behalf);
    if on_behalf && deciding.needs_leader(directive).is_ok() {
        Ok(subject)
    } else {
        Err(Refusal::NotTheWriter)
    }
}

fn retract(deciding: &Deciding<'_>, target: Position, why: Words) -> Result<Decided, Refusal> {
    let subject = own_words(deciding, target)?;
    reason(&why)?;
    let Subject::Directive(id) = subject else { return Err(Refusal::NotRetractable) };
    let line = deciding.directive(id)?.line(target).ok_or(Refusal::NotRetractable)?;
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
}

/// Refuses unless the asker sees the entry and may ask for its words to be removed.
fn request(deciding: &Deciding<'_>, target: Position) -> Result<(), Refusal> {
    let subject = seen(deciding, target)?;
    let state = deciding.state;
    let pending = |held: &Redaction| held.target == target && held.decided.is_none();
    if state.redacted.contains(&target) || state.redactions.iter().any(pending) {
        return Err(Refusal::AlreadySettled);
    }
    let writer = state.wrote(deciding.member, target);
    if writer && !matches!(subject, Subject::Firm) {
        return Ok(());
    }
    let may = |thing| deciding.may(Action::RequestRedaction, thing);
    let allowed = match subject {
        Subject::Directive(id) => {
            state.directives.get(id).is_some_and(|held| may(access::Thing::Directive(held)))
        }
        Subject::Account(id) => {
            state.accounts.get(id).is_some_and(|held| may(access::Thing::Account(held)))
        }
        Subject::Policy(id) => {
            state.policies.get(id).is_some_and(|held| may(access::Thing::Policy(held)))
        }
        Subject::Member(id) => {
            state.members.get(id).is_some_and(|held| may(access::Thing::Member(held)))
        }
        Subject::Abuse(id) => {
            state.abuses.get(id).is_some_and(|held| may(access::Thing::Abuse(held)))
        }
        Subject::Discussion(id) => {
            state.discussions.get(id).is_some_and(|held| may(access::Thing::Discussion(held)))
        }
        Subject::Promise(id) => {
            state.promises.get(id).is_some_and(|held| may(access::Thing::Promise(held)))
        }
        // A reason may say what it was to take out: whoever reads it may ask for that too.
        Subject::Redaction(_) => true,
        // The firm's own facts name nobody.
        Subject::Firm | Subject::Unplaced => false,
    };
    if allowed { Ok(()) } else { Err(Refusal::NotYours) }
}

/// Finds a request that the asker may approve or decline: never one's own.
fn approvable<'a>(deciding: &Deciding<'a>, id: RedactionId) -> Result<&'a Redaction, Refusal> {
    let held = deciding.state.redactions.get(id).ok_or(Refusal::NotFound(Thing::Redaction))?;
    let asked = [held.by, held.written_by].contains(&Some(deciding.member))
        || [held.by, held.written_by].contains(&Some(deciding.speaker()));
    if asked {
        return Err(Refusal::OwnRequest);
    }
    if !deciding.may(Action::ApproveRedaction, access::Thing::Firm) || !deciding.in_person() {
        // Who could not read the entry does not learn that somebody asked for it.
        let reads = seen(deciding, held.at.entry).is_ok();
        let refusal = if reads { Refusal::NotYours } else { Refusal::NotFound(Thing::Redaction) };
        return Err(refusal);
    }
    if held.decided.is_some() { Err(Refusal::AlreadySettled) } else { Ok(held) }
}
