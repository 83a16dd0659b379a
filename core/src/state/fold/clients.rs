//! Accounts, contacts, policies, promises, claims, visits, coaching and abuse.

use super::{Folded, LineOf, add_line, at, in_turn, known, timely};
use crate::entry::Entry;
use crate::event::Event;
use crate::event::account::{AbuseClosed, AbuseReported, AccountDetails, VisitHeld};
use crate::event::promise::PromiseMade;
use crate::ids::{AccountId, DirectiveId, PromiseId};
use crate::state::{
    Abuse, Account, Claim, Contact, Directive, Odd, Policy, PolicyChange, Promise, PromiseMove,
    State, Subject, Touch, TouchKind, What,
};

pub(super) fn fold(state: &mut State, entry: &Entry) -> Option<Folded> {
    Some(match &entry.event {
        Event::AccountOpened(_)
        | Event::AccountChanged(_)
        | Event::AccountClosed(_)
        | Event::ContactRecorded(_)
        | Event::ContactChanged(_)
        | Event::ContactLeft(_) => accounts(state, entry),
        Event::ThanksGiven(event) => {
            let directive = event.directive;
            touch(state, entry, event.account, TouchKind::Thanks, directive, false)
        }
        Event::ClaimOpened(_) | Event::ClaimSettled(_) => claims(state, entry),
        Event::VisitHeld(event) => visit(state, entry, event),
        Event::CoachingGiven(event) => {
            let line = LineOf::new(What::Coached, event.text.as_ref()).about(event.milestone);
            add_line(state, entry, event.directive, line)
        }
        Event::AbuseReported(event) => abuse_reported(state, entry, event),
        Event::AbuseClosed(event) => abuse_closed(state, entry, event),
        Event::PolicyDecided(_) | Event::PolicyChanged(_) | Event::PolicyEnded(_) => {
            policies(state, entry)
        }
        Event::PromiseMade(_)
        | Event::PromiseKept(_)
        | Event::PromiseMoved(_)
        | Event::PromiseReleased(_) => promises(state, entry),
        _ => return None,
    })
}

fn accounts(state: &mut State, entry: &Entry) -> Folded {
    match &entry.event {
        Event::AccountOpened(event) => {
            let account = Account {
                id: event.account,
                details: event.details.clone(),
                closed_on: None,
                touches: Vec::new(),
                open: Vec::new(),
                contacts: Vec::new(),
            };
            in_turn(state.accounts.push(event.account, account))?;
            rename(state, event.account, None);
            Ok(Subject::Account(event.account))
        }
        Event::AccountChanged(event) => {
            let account = known(state.accounts.get_mut(event.account))?;
            let old = std::mem::replace(&mut account.details, event.details.clone());
            rename(state, event.account, Some(&old));
            Ok(Subject::Account(event.account))
        }
        Event::AccountClosed(event) => {
            let account = known(state.accounts.get_mut(event.account))?;
            timely(account.closed_on.is_none())?;
            account.closed_on = Some(entry.note.on);
            Ok(Subject::Account(event.account))
        }
        Event::ContactRecorded(event) => {
            let account = event.details.account;
            known(state.accounts.get(account))?;
            let contact =
                Contact { id: event.contact, details: event.details.clone(), left_on: None };
            in_turn(state.contacts.push(event.contact, contact))?;
            known(state.accounts.get_mut(account))?.contacts.push(event.contact);
            let key = event.details.source_key.as_ref();
            state.names.contact_keys.change(None, key, event.contact);
            Ok(Subject::Account(account))
        }
        Event::ContactChanged(event) => {
            let contact = known(state.contacts.get_mut(event.contact))?;
            // Who moves to another company is another contact there.
            timely(contact.details.account == event.details.account)?;
            let old = std::mem::replace(&mut contact.details, event.details.clone());
            let (old, new) = (old.source_key.as_ref(), event.details.source_key.as_ref());
            state.names.contact_keys.change(old, new, event.contact);
            Ok(Subject::Account(event.details.account))
        }
        Event::ContactLeft(event) => {
            let contact = known(state.contacts.get_mut(event.contact))?;
            contact.left_on = Some(event.on);
            Ok(Subject::Account(contact.details.account))
        }
        _ => Err(Odd::Unknown),
    }
}

/// Keeps the index of names and keys, after `id` got the details it has now.
fn rename(state: &mut State, id: AccountId, old: Option<&AccountDetails>) {
    let Some(account) = state.accounts.get(id) else { return };
    let new = &account.details;
    state.names.accounts.change(old.map(|old| &old.name), Some(&new.name), id);
    let old_key = old.and_then(|old| old.source_key.as_ref());
    state.names.account_keys.change(old_key, new.source_key.as_ref(), id);
}

pub(super) fn touch(
    state: &mut State,
    entry: &Entry,
    id: AccountId,
    kind: TouchKind,
    directive: Option<DirectiveId>,
    carried: bool,
) -> Folded {
    let account = known(state.accounts.get_mut(id))?;
    let (position, on) = (entry.position, entry.note.on);
    account.touches.push(Touch { entry: position, on, kind, directive, carried });
    Ok(Subject::Account(id))
}

fn claims(state: &mut State, entry: &Entry) -> Folded {
    match &entry.event {
        Event::ClaimOpened(event) => {
            known(state.accounts.get(event.account))?;
            let claim = Claim {
                id: event.claim,
                account: event.account,
                text: event.text.clone(),
                opened_on: entry.note.on,
                settled_on: None,
                settled_by: None,
            };
            in_turn(state.claims.push(event.claim, claim))?;
            Ok(Subject::Account(event.account))
        }
        Event::ClaimSettled(event) => {
            let claim = known(state.claims.get_mut(event.claim))?;
            timely(claim.settled_on.is_none())?;
            claim.settled_on = Some(entry.note.on);
            claim.settled_by = Some(event.text.clone());
            Ok(Subject::Account(claim.account))
        }
        _ => Err(Odd::Unknown),
    }
}

fn visit(state: &mut State, entry: &Entry, event: &VisitHeld) -> Folded {
    known(state.accounts.get(event.account))?;
    if let Some(directive) = event.directive {
        known(state.directives.get(directive))?;
    }
    in_turn(state.visits.push(event.visit, (event.account, entry.note.on)))?;
    let carried = event.said_to_client.as_ref().is_some_and(|said| !said.is_empty());
    touch(state, entry, event.account, TouchKind::Visit, event.directive, carried)?;
    match event.directive {
        Some(directive) => {
            let text = event.said_to_client.as_ref().or(Some(&event.purpose));
            add_line(state, entry, directive, LineOf::new(What::Visited, text).concrete(carried))
        }
        None => Ok(Subject::Account(event.account)),
    }
}

fn abuse_reported(state: &mut State, entry: &Entry, event: &AbuseReported) -> Folded {
    let abuse = Abuse {
        id: event.abuse,
        report: event.clone(),
        entry: entry.position,
        on: entry.note.on,
        stopped: Vec::new(),
        closed_on: None,
        closed_by: None,
    };
    known(state.accounts.get(event.account))?;
    known(state.members.get(event.member))?;
    if let Some(directive) = event.directive {
        known(state.directives.get(directive))?;
    }
    in_turn(state.abuses.push(event.abuse, abuse))?;
    let stopped = match event.directive {
        Some(named) => vec![named],
        None => known(state.accounts.get(event.account))?.open.clone(),
    };
    let stops = |directive: &Directive| {
        directive.is_open() && (event.directive.is_some() || directive.ask.owner == event.member)
    };
    for id in stopped {
        if !state.directives.get(id).is_some_and(stops) {
            continue;
        }
        // The line says that the clock stopped; the words stay with the report, for few readers.
        add_line(state, entry, id, LineOf::new(What::Abuse, None))?;
        known(state.directives.get_mut(id))?.open_abuse.push(event.abuse);
        known(state.abuses.get_mut(event.abuse))?.stopped.push(id);
    }
    Ok(Subject::Abuse(event.abuse))
}

fn abuse_closed(state: &mut State, entry: &Entry, event: &AbuseClosed) -> Folded {
    let id = event.abuse;
    let abuse = known(state.abuses.get_mut(id))?;
    timely(abuse.closed_on.is_none())?;
    abuse.closed_on = Some(entry.note.on);
    abuse.closed_by = Some(event.text.clone());
    for directive in std::mem::take(&mut abuse.stopped) {
        add_line(state, entry, directive, LineOf::new(What::AbuseClosed, None))?;
        known(state.directives.get_mut(directive))?.open_abuse.retain(|open| *open != id);
    }
    Ok(Subject::Abuse(id))
}

fn policies(state: &mut State, entry: &Entry) -> Folded {
    match &entry.event {
        Event::PolicyDecided(event) => {
            let policy = Policy {
                id: event.policy,
                details: event.details.clone(),
                decided_on: entry.note.on,
                changed: None,
                changes: Vec::new(),
                ended_on: None,
                ended: None,
            };
            in_turn(state.policies.push(event.policy, policy))?;
            let key = event.details.source_key.as_ref();
            state.names.policy_keys.change(None, key, event.policy);
            Ok(Subject::Policy(event.policy))
        }
        Event::PolicyChanged(event) => {
            let policy = known(state.policies.get_mut(event.policy))?;
            timely(policy.ended_on.is_none())?;
            policy.changed = Some(at(entry));
            let before = std::mem::replace(&mut policy.details, event.details.clone());
            let old = before.source_key.clone();
            let (at, reason) = (at(entry), event.reason.clone());
            policy.changes.push(PolicyChange { at, reason, before });
            let (old, new) = (old.as_ref(), event.details.source_key.as_ref());
            state.names.policy_keys.change(old, new, event.policy);
            Ok(Subject::Policy(event.policy))
        }
        Event::PolicyEnded(event) => {
            let policy = known(state.policies.get_mut(event.policy))?;
            timely(policy.ended_on.is_none())?;
            policy.ended_on = Some(entry.note.on);
            policy.ended = Some((at(entry), event.reason.clone()));
            Ok(Subject::Policy(event.policy))
        }
        _ => Err(Odd::Unknown),
    }
}

fn promises(state: &mut State, entry: &Entry) -> Folded {
    let (id, settled) = match &entry.event {
        Event::PromiseMade(event) => return promise_made(state, entry, event),
        Event::PromiseKept(event) => (event.promise, Some((false, event.text.clone()))),
        Event::PromiseReleased(event) => (event.promise, Some((true, Some(event.reason.clone())))),
        Event::PromiseMoved(event) => {
            let promise = known(state.promises.get_mut(event.promise))?;
            timely(promise.settled_on.is_none())?;
            promise.moves.push(PromiseMove {
                entry: entry.position,
                on: entry.note.on,
                from: promise.made.due.on,
                to: event.due.on,
                reason: event.reason.clone(),
            });
            promise.made.due = event.due.clone();
            (event.promise, None)
        }
        _ => return Err(Odd::Unknown),
    };
    let promise = known(state.promises.get_mut(id))?;
    if let Some((is_released, words)) = settled {
        timely(promise.settled_on.is_none())?;
        promise.settled_on = Some(entry.note.on);
        (promise.is_released, promise.settled_by) = (is_released, words);
        let belongs_to = promise.made.directive;
        if let Some(directive) = belongs_to.and_then(|id| state.directives.get_mut(id)) {
            directive.open_promises.retain(|open| *open != id);
        }
    }
    subject_of_promise(state, id)
}

fn promise_made(state: &mut State, entry: &Entry, event: &PromiseMade) -> Folded {
    known(state.members.get(event.by))?;
    if let Some(directive) = event.directive {
        known(state.directives.get(directive))?;
    }
    if let Some(account) = event.account {
        known(state.accounts.get(account))?;
    }
    let promise = Promise {
        id: event.promise,
        made: event.clone(),
        first_due: event.due.on,
        moves: Vec::new(),
        entry: entry.position,
        made_on: entry.note.on,
        settled_on: None,
        is_released: false,
        settled_by: None,
    };
    in_turn(state.promises.push(event.promise, promise))?;
    if let Some(directive) = event.directive.and_then(|id| state.directives.get_mut(id)) {
        directive.open_promises.push(event.promise);
    }
    subject_of_promise(state, event.promise)
}

fn subject_of_promise(state: &State, id: PromiseId) -> Folded {
    let promise = known(state.promises.get(id))?;
    Ok(promise.made.directive.map_or(Subject::Promise(id), Subject::Directive))
}
