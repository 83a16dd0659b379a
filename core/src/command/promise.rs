//! Commands about what the firm or a leader owes.

use super::deciding::{Deciding, needed, reason, some};
use super::{Command, Decided, Refusal, Thing};
use crate::access::{self, Action};
use crate::event::Due;
use crate::event::promise::{PromiseKept, PromiseMade, PromiseMoved, PromiseReleased};
use crate::ids::{MemberId, PromiseId};
use crate::state::Promise;
use crate::words::Words;

pub(super) fn decide(deciding: &Deciding<'_>, command: Command) -> Result<Decided, Refusal> {
    match command {
        Command::MakePromise { .. } => make(deciding, command),
        Command::KeepPromise { promise, text } => {
            settled_by(deciding, promise)?;
            Ok(Decided::one(PromiseKept { promise, text: some(text) }))
        }
        Command::MovePromise { promise, due, reason } => move_to(deciding, promise, due, reason),
        Command::ReleasePromise { promise, reason: why } => {
            let held = settled_by(deciding, promise)?;
            // Whoever was promised something releases it, never the one who owes it.
            if held.made.member.is_some_and(|owed| owed != deciding.speaker()) {
                return Err(Refusal::NotYours);
            }
            reason(&why)?;
            Ok(Decided::one(PromiseReleased { promise, reason: why }))
        }
        _ => Err(Refusal::NotYours),
    }
}

/// Finds an open promise that the asker may settle.
fn settled_by<'a>(deciding: &Deciding<'a>, id: PromiseId) -> Result<&'a Promise, Refusal> {
    let promise = deciding.state.promises.get(id);
    let promise = promise
        .filter(|promise| deciding.may(Action::ReadPromise, access::Thing::Promise(promise)))
        .ok_or(Refusal::NotFound(Thing::Promise))?;
    if !deciding.may(Action::SettlePromise, access::Thing::Promise(promise)) {
        return Err(Refusal::NotYours);
    }
    if promise.settled_on.is_some() { Err(Refusal::AlreadySettled) } else { Ok(promise) }
}

fn move_to(
    deciding: &Deciding<'_>,
    promise: PromiseId,
    due: Due,
    reason: Option<Words>,
) -> Result<Decided, Refusal> {
    let held = settled_by(deciding, promise)?;
    if held.made.by != deciding.speaker() && !leads(deciding, held.made.by) {
        return Err(Refusal::NotYours);
    }
    if held.made.due.on == due.on {
        return Err(Refusal::SameDate(due.on));
    }
    deciding.not_past(due.on)?;
    Ok(Decided::one(PromiseMoved { promise, due, reason: some(reason) }))
}

/// Tells whether the asker leads `other`.
fn leads(deciding: &Deciding<'_>, other: MemberId) -> bool {
    let other = deciding.state.members.get(other);
    other.is_some_and(|other| deciding.may(Action::ReportFor, access::Thing::Member(other)))
}

fn make(deciding: &Deciding<'_>, command: Command) -> Result<Decided, Refusal> {
    let Command::MakePromise { text, due, by, account, member, directive } = command else {
        return Err(Refusal::NotYours);
    };
    needed(&text)?;
    deciding.not_past(due.on)?;
    let by = by.unwrap_or_else(|| deciding.speaker());
    deciding.someone(by)?;
    if let Some(member) = member {
        deciding.someone(member)?;
    }
    if let Some(account) = account {
        deciding.account_to(account, Action::Record)?;
    }
    deciding.mentioned(directive)?;
    binds(deciding, by)?;
    let promise = deciding.state.promises.next();
    let (discussion, concern) = (None, None);
    Ok(Decided::one(PromiseMade {
        promise,
        by,
        text,
        due,
        account,
        member,
        directive,
        discussion,
        concern,
    }))
}

/// Refuses to bind somebody the asker neither leads nor is led by: one writes down what one has
/// promised, what one's people have, and what one's leader has said.
pub(super) fn binds(deciding: &Deciding<'_>, by: MemberId) -> Result<(), Refusal> {
    let speaker = deciding.speaker();
    let bound = by == speaker
        || leads(deciding, by)
        || deciding.state.leader_of(speaker, deciding.today()) == Some(by);
    if bound { Ok(()) } else { Err(Refusal::NotYours) }
}
