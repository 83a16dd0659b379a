//! Commands about what was talked about.

use jiff::civil::Date;

use super::deciding::{Deciding, some};
use super::promise::binds;
use super::{Advice, Command, Decided, Refusal, Thing};
use crate::access::{self, Action};
use crate::event::Event;
use crate::event::discussion::{Discussion, DiscussionConfirmed, DiscussionHeld, NextStep};
use crate::event::promise::{PromiseKept, PromiseMade};
use crate::event::terms::Role;
use crate::ids::{ContactId, DiscussionId, MemberId, Numbered, PromiseId};
use crate::words::{Worded, Words};

pub(super) fn decide(deciding: &Deciding<'_>, command: Command) -> Result<Decided, Refusal> {
    match command {
        Command::RecordDiscussion(gist) => record(deciding, gist),
        Command::ConfirmDiscussion { discussion, on, contact, text } => {
            confirm(deciding, discussion, on, (contact, text))
        }
        _ => Err(Refusal::NotYours),
    }
}

fn record(deciding: &Deciding<'_>, mut gist: Discussion) -> Result<Decided, Refusal> {
    check(deciding, &gist)?;
    let mut words = false;
    gist.each_words("", &mut |_, text| words |= !text.is_empty());
    if !words {
        return Err(Refusal::WordsNeeded);
    }
    for text in optional_words(&mut gist) {
        *text = some(text.take());
    }
    let discussion = deciding.state.discussions.next();
    let kept: Vec<Event> = gist
        .promises_kept
        .iter()
        .map(|promise| PromiseKept { promise: *promise, text: None }.into())
        .collect();
    let promised = promised(deciding, &gist, discussion)?;
    let undated = some(gist.i_promise.clone()).is_some() && gist.promise_due.is_none();
    let mut events: Vec<Event> = vec![DiscussionHeld { discussion, gist }.into()];
    events.extend(kept);
    events.extend(promised.into_iter().map(Event::from));
    let advice = undated.then_some(Advice::PromiseWithoutDate);
    Ok(Decided::many(events).with(advice))
}

/// The lines of a minute that may be left out; an empty one is left out.
fn optional_words(gist: &mut Discussion) -> [&mut Option<Words>; 14] {
    [
        &mut gist.title,
        &mut gist.purpose,
        &mut gist.place,
        &mut gist.sent_to,
        &mut gist.materials,
        &mut gist.asked,
        &mut gist.answered,
        &mut gist.agreed,
        &mut gist.i_promise,
        &mut gist.open,
        &mut gist.said_to_client,
        &mut gist.client_answered,
        &mut gist.not_said,
        &mut gist.text,
    ]
}

/// Refuses a minute that names what is not there for the asker.
fn check(deciding: &Deciding<'_>, gist: &Discussion) -> Result<(), Refusal> {
    if let Some(account) = gist.account {
        deciding.account_to(account, Action::Record)?;
    }
    deciding.mentioned(gist.directive)?;
    let contacts = gist.attendees.iter().map(|attendee| attendee.contact);
    for contact in contacts.chain(gist.next_steps.iter().map(|step| step.contact)).flatten() {
        deciding.contact(contact)?;
    }
    let members = gist.attendees.iter().map(|attendee| attendee.member);
    for member in members.chain(gist.next_steps.iter().map(|step| step.member)).flatten() {
        deciding.someone(member)?;
    }
    for id in gist.promises_kept.iter().chain(&gist.promises_open) {
        let promise = deciding.state.promises.get(*id);
        promise
            .filter(|promise| deciding.may(Action::ReadPromise, access::Thing::Promise(promise)))
            .ok_or(Refusal::NotFound(Thing::Promise))?;
    }
    for (nth, id) in gist.promises_kept.iter().enumerate() {
        let settled = deciding.state.promises.get(*id).is_some_and(|p| p.settled_on.is_some());
        if settled || gist.promises_kept[..nth].contains(id) {
            return Err(Refusal::AlreadySettled);
        }
    }
    if let Some(day) = gist.client_confirmed_on {
        deciding.not_future(day)?;
    }
    Ok(())
}

/// What a minute binds somebody to, with a date, becomes a promise: the writer's fifth line, and
/// what somebody of the firm took away for the client, or a leader for a salesperson.
fn promised(
    deciding: &Deciding<'_>,
    gist: &Discussion,
    discussion: DiscussionId,
) -> Result<Vec<PromiseMade>, Refusal> {
    let mut made: Vec<PromiseMade> = Vec::new();
    let mut promise = |by: MemberId, text: &Words, due: &crate::event::Due| {
        let number = deciding
            .state
            .promises
            .next()
            .number()
            .saturating_add(u32::try_from(made.len()).unwrap_or(u32::MAX));
        made.push(PromiseMade {
            promise: PromiseId(number),
            by,
            text: text.clone(),
            due: due.clone(),
            account: gist.account,
            member: owed_to(deciding, gist, by),
            directive: gist.directive,
            discussion: Some(discussion),
            concern: None,
        });
    };
    if let (Some(text), Some(due)) = (&gist.i_promise, &gist.promise_due)
        && !text.is_empty()
    {
        deciding.not_past(due.on)?;
        promise(deciding.speaker(), text, due);
    }
    for step in &gist.next_steps {
        let NextStep { what, member: Some(by), due: Some(due), .. } = step else { continue };
        let leads = deciding.someone(*by)?.is(Role::Leader);
        if what.is_empty() || (gist.account.is_none() && !leads) {
            continue;
        }
        if binds(deciding, *by).is_ok() && deciding.not_past(due.on).is_ok() {
            promise(*by, what, due);
        }
    }
    Ok(made)
}

/// Among ourselves a promise is owed to the one who was asked; at an account, to the client.
fn owed_to(deciding: &Deciding<'_>, gist: &Discussion, by: MemberId) -> Option<MemberId> {
    if gist.account.is_some() {
        return None;
    }
    let directive = gist.directive.and_then(|id| deciding.state.directives.get(id))?;
    Some(directive.ask.owner).filter(|owner| *owner != by)
}

fn confirm(
    deciding: &Deciding<'_>,
    discussion: DiscussionId,
    on: Date,
    (contact, text): (Option<ContactId>, Option<Words>),
) -> Result<Decided, Refusal> {
    let held = deciding.state.discussions.get(discussion);
    let held = held
        .filter(|held| deciding.may(Action::ReadDiscussion, access::Thing::Discussion(held)))
        .ok_or(Refusal::NotFound(Thing::Discussion))?;
    if !deciding.may(Action::KeepDiscussion, access::Thing::Discussion(held)) {
        return Err(Refusal::NotYours);
    }
    deciding.not_future(on)?;
    if on < held.at.on {
        return Err(Refusal::EndBeforeStart);
    }
    if let Some(contact) = contact {
        deciding.contact(contact)?;
    }
    Ok(Decided::one(DiscussionConfirmed { discussion, on, contact, text: some(text) }))
}
