//! Accounts, contacts, policies, promises, claims, visits, coaching and abuse.

use super::{Folded, LineOf, add_line, at, in_turn, known, timely};
use crate::entry::Entry;
use crate::event::Event;
use crate::event::account::{AbuseReported, AccountDetails, VisitHeld};
use crate::ids::AccountId;
use crate::state::{
    Abuse, Account, Claim, Contact, Policy, Promise, State, Subject, Touch, TouchKind, What,
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
        Event::AbuseClosed(event) => abuse_closed(state, entry, event.abuse),
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

/// Notes the name an account has from now on.
fn called(state: &mut State, id: AccountId, details: &AccountDetails) {
    let ids = state.account_by_name.entry(details.name.clone()).or_default();
    if !ids.contains(&id) {
        ids.push(id);
    }
}

fn accounts(state: &mut State, entry: &Entry) -> Folded {
    match &entry.event {
        Event::AccountOpened(event) => {
            let account = Account {
                id: event.account,
                details: event.details.clone(),
                closed_on: None,
                touches: Vec::new(),
                live: 0,
            };
            in_turn(state.accounts.push(event.account, account))?;
            called(state, event.account, &event.details);
            Ok(Subject::Account(event.account))
        }
        Event::AccountChanged(event) => {
            known(state.accounts.get_mut(event.account))?.details = event.details.clone();
            called(state, event.account, &event.details);
            Ok(Subject::Account(event.account))
        }
        Event::AccountClosed(event) => {
            known(state.accounts.get_mut(event.account))?.closed_on = Some(entry.note.on);
            Ok(Subject::Account(event.account))
        }
        Event::ContactRecorded(event) => {
            let account = event.details.account;
            known(state.accounts.get(account))?;
            let contact =
                Contact { id: event.contact, details: event.details.clone(), left_on: None };
            in_turn(state.contacts.push(event.contact, contact))?;
            Ok(Subject::Account(account))
        }
        Event::ContactChanged(event) => {
            let contact = known(state.contacts.get_mut(event.contact))?;
            contact.details = event.details.clone();
            Ok(Subject::Account(contact.details.account))
        }
        Event::ContactLeft(event) => {
            let contact = known(state.contacts.get_mut(event.contact))?;
            contact.left_on = Some(event.on);
            Ok(Subject::Account(contact.details.account))
        }
        _ => Err(crate::state::Odd::Unknown),
    }
}

pub(super) fn touch(
    state: &mut State,
    entry: &Entry,
    id: AccountId,
    kind: TouchKind,
    directive: Option<crate::ids::DirectiveId>,
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
            };
            in_turn(state.claims.push(event.claim, claim))?;
            Ok(Subject::Account(event.account))
        }
        Event::ClaimSettled(event) => {
            let claim = known(state.claims.get_mut(event.claim))?;
            timely(claim.settled_on.is_none())?;
            claim.settled_on = Some(entry.note.on);
            Ok(Subject::Account(claim.account))
        }
        _ => Err(crate::state::Odd::Unknown),
    }
}

fn visit(state: &mut State, entry: &Entry, event: &VisitHeld) -> Folded {
    known(state.accounts.get(event.account))?;
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
        closed_on: None,
    };
    in_turn(state.abuses.push(event.abuse, abuse))?;
    let stopped: Vec<_> = state
        .directives
        .iter()
        .filter(|directive| {
            directive.is_open()
                && event.directive.is_none_or(|named| named == directive.id)
                && (event.directive.is_some()
                    || (directive.ask.owner == event.member
                        && directive.ask.account == Some(event.account)))
        })
        .map(|directive| directive.id)
        .collect();
    for id in stopped {
        // The line says that the clock stopped; the words stay with the report, for few readers.
        add_line(state, entry, id, LineOf::new(What::Abuse, None))?;
        known(state.directives.get_mut(id))?.open_abuse.push(event.abuse);
    }
    Ok(Subject::Abuse(event.abuse))
}

fn abuse_closed(state: &mut State, entry: &Entry, id: crate::ids::AbuseId) -> Folded {
    let abuse = known(state.abuses.get_mut(id))?;
    timely(abuse.closed_on.is_none())?;
    abuse.closed_on = Some(entry.note.on);
    let stopped: Vec<_> = state
        .directives
        .iter()
        .filter(|directive| directive.open_abuse.contains(&id))
        .map(|directive| directive.id)
        .collect();
    for directive in stopped {
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
                ended_on: None,
            };
            in_turn(state.policies.push(event.policy, policy))?;
            Ok(Subject::Policy(event.policy))
        }
        Event::PolicyChanged(event) => {
            known(state.policies.get_mut(event.policy))?.details = event.details.clone();
            Ok(Subject::Policy(event.policy))
        }
        Event::PolicyEnded(event) => {
            let policy = known(state.policies.get_mut(event.policy))?;
            timely(policy.ended_on.is_none())?;
            policy.ended_on = Some(entry.note.on);
            Ok(Subject::Policy(event.policy))
        }
        _ => Err(crate::state::Odd::Unknown),
    }
}

fn promises(state: &mut State, entry: &Entry) -> Folded {
    let id = match &entry.event {
        Event::PromiseMade(event) => {
            let promise = Promise {
                id: event.promise,
                made: event.clone(),
                first_due: event.due.on,
                entry: entry.position,
                made_on: at(entry).on,
                settled_on: None,
            };
            in_turn(state.promises.push(event.promise, promise))?;
            event.promise
        }
        Event::PromiseKept(event) => event.promise,
        Event::PromiseMoved(event) => event.promise,
        Event::PromiseReleased(event) => event.promise,
        _ => return Err(crate::state::Odd::Unknown),
    };
    let promise = known(state.promises.get_mut(id))?;
    match &entry.event {
        Event::PromiseMoved(event) => {
            timely(promise.settled_on.is_none())?;
            promise.made.due = event.due.clone();
        }
        Event::PromiseKept(_) | Event::PromiseReleased(_) => {
            timely(promise.settled_on.is_none())?;
            promise.settled_on = Some(entry.note.on);
        }
        _ => {}
    }
    Ok(match (promise.made.directive, promise.made.account) {
        (Some(directive), _) => Subject::Directive(directive),
        (None, Some(account)) => Subject::Account(account),
        (None, None) => Subject::Member(promise.made.by),
    })
}
