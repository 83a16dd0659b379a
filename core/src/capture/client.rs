//! At which account, and whom to tell there.

use fushime_wording::fact::Person;
use fushime_wording::fold_width;
use fushime_wording::span::{Found, Span};

use super::Reading;
use super::book::Someone;
use super::draft::Pick;
use super::near::{self, Letters};
use super::who::{contacts_of, is_outside, nearest, numbered};
use crate::access::{Action, Thing, may};
use crate::ids::{AccountId, ContactId};
use crate::words::Words;

/// The account is the counterpart's.
const WHY_CONTACT: &str = "capture-why-contact";
/// Only one contact of the account has this title.
const WHY_TITLE: &str = "capture-why-title";

/// Finds the account: by number, by name, or nearly by name.
pub(super) fn account(reading: &Reading<'_>, owner: Option<Span>) -> Pick<AccountId> {
    let day = reading.said.date();
    let mut ids: Vec<AccountId> = Vec::new();
    let mut spans: Vec<Span> = Vec::new();
    for (id, span) in numbered::<AccountId>(reading.text, 'A') {
        let held = reading.state.accounts.get(id).filter(|held| {
            held.closed_on.is_none()
                && may(
                    reading.state,
                    reading.viewer,
                    Action::ReadAccount,
                    Thing::Account(held),
                    day,
                )
        });
        if held.is_some() {
            ids.push(id);
            spans.push(span);
        }
    }
    for company in &reading.facts.companies {
        if let Some(place) = company.value.known {
            ids.extend(reading.book.accounts(place));
            spans.push(company.span);
        }
    }
    ids.sort_unstable();
    ids.dedup();
    match ids[..] {
        [id] => Pick::Named { id, span: spans[0] },
        [] => unknown_account(reading, owner),
        _ => Pick::Several { ids, span: (spans.len() == 1).then(|| spans[0]) },
    }
}

fn unknown_account(reading: &Reading<'_>, owner: Option<Span>) -> Pick<AccountId> {
    let own = reading.state.firm.as_ref().map(|firm| fold_width(firm.name.as_str()));
    let written = reading.facts.companies.iter().find(|company| {
        let name = fold_width(&company.value.name);
        own.as_ref().is_none_or(|own| !own.contains(&name))
    });
    if let Some(company) = written {
        let letters = Letters::of(&company.value.name);
        let near = near_accounts(reading, &letters).into_iter().map(|(d, _, id)| (d, id));
        return Pick::Unknown {
            name: Words::new(&company.value.name),
            span: company.span,
            near: nearest(near.collect()),
        };
    }
    let letters = Letters::of(reading.text);
    let mut near = near_accounts(reading, &letters);
    near.retain(|(_, span, _)| {
        let free = |other: Span| span.end <= other.start || other.end <= span.start;
        owner.is_none_or(free)
            && reading
                .facts
                .people
                .iter()
                .all(|person| free(person.span) || person.value.known.is_none())
            && reading.facts.dates.iter().all(|date| free(date.span))
    });
    let Some((_, span, _)) = near.iter().min().copied() else { return Pick::Missing };
    let name = Words::new(span.of(reading.text));
    let near =
        near.into_iter().filter(|(_, other, _)| other.start < span.end && span.start < other.end);
    Pick::Unknown { name, span, near: nearest(near.map(|(d, _, id)| (d, id)).collect()) }
}

fn near_accounts(reading: &Reading<'_>, letters: &Letters) -> Vec<(usize, Span, AccountId)> {
    let mut near = Vec::new();
    for (name, ids) in reading.book.companies() {
        if let Some(found) = near::nearly_within(letters, name) {
            near.extend(ids.iter().map(|id| (found.distance, found.span, *id)));
        }
    }
    near
}

/// Finds whom to tell there; the account may follow from it.
pub(super) fn counterpart(
    reading: &Reading<'_>,
    owner: Option<Span>,
    account: &mut Pick<AccountId>,
) -> Pick<ContactId> {
    let others = reading.facts.people.iter().filter(|person| Some(person.span) != owner);
    let mut stranger: Option<&Found<Person>> = None;
    for person in others {
        let mut contacts = contacts_of(reading, person);
        if let Some(id) = account.id() {
            contacts.retain(|contact| at_account(reading, *contact, id));
        }
        match contacts[..] {
            [id] => {
                if let (Pick::Missing, Some(contact)) = (&account, reading.state.contacts.get(id)) {
                    *account = Pick::Likely { id: contact.details.account, why: WHY_CONTACT };
                }
                return Pick::Named { id, span: person.span };
            }
            [] => {
                if stranger.is_none() && is_outside(reading, person) {
                    stranger = Some(person);
                }
            }
            _ => return Pick::Several { ids: contacts, span: Some(person.span) },
        }
    }
    if let Some(person) = stranger {
        return Pick::Unknown {
            name: Words::new(person.span.of(reading.text)),
            span: person.span,
            near: near_contacts(reading, &person.value.name, account.id()),
        };
    }
    by_title(reading, account.id())
}

fn at_account(reading: &Reading<'_>, contact: ContactId, account: AccountId) -> bool {
    reading.state.contacts.get(contact).is_some_and(|held| held.details.account == account)
}

fn near_contacts(reading: &Reading<'_>, name: &str, account: Option<AccountId>) -> Vec<ContactId> {
    let Some(account) = account else { return Vec::new() };
    let mut near = Vec::new();
    for (known, who) in reading.book.people() {
        let Some(distance) = near::distance(name, known) else { continue };
        near.extend(who.iter().filter_map(|who| match who {
            Someone::Contact(id) if at_account(reading, *id, account) => Some((distance, *id)),
            _ => None,
        }));
    }
    nearest(near)
}

/// 購買部長に: the one contact there whose title it is.
fn by_title(reading: &Reading<'_>, account: Option<AccountId>) -> Pick<ContactId> {
    let Some(account) = account else { return Pick::Missing };
    let text = fold_width(reading.text);
    let titled = reading.state.contacts.iter().filter(|contact| {
        contact.details.account == account
            && contact.left_on.is_none()
            && contact.details.title.as_ref().is_some_and(|title| {
                title.as_str().chars().count() >= 2 && text.contains(&fold_width(title.as_str()))
            })
    });
    let ids: Vec<ContactId> = titled.map(|contact| contact.id).collect();
    match ids[..] {
        [id] => Pick::Likely { id, why: WHY_TITLE },
        [] => Pick::Missing,
        _ => Pick::Several { ids, span: None },
    }
}
