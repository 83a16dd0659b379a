//! The names the viewer may be offered: members, contacts and accounts, in the ways people write
//! them.

use std::collections::BTreeMap;

use fushime_wording::{self as wording, Known, known::Names};
use jiff::civil::Date;

use super::reading::{romaji, scripts};
use crate::access::{Action, Thing, may};
use crate::event::terms::Role;
use crate::ids::{AccountId, ContactId, MemberId};
use crate::state::State;

/// Somebody who has a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Someone {
    Member(MemberId),
    Contact(ContactId),
}

/// Every name with whom it may mean.
#[derive(Debug, Clone, Default)]
pub(super) struct Book {
    people: Vec<(String, Vec<Someone>)>,
    companies: Vec<(String, Vec<AccountId>)>,
    pub known: Known,
}

impl Book {
    /// Collects the names that `viewer` may see on `day`.
    pub fn of(state: &State, viewer: MemberId, day: Date) -> Self {
        let mut people: BTreeMap<String, Vec<Someone>> = BTreeMap::new();
        let mut add = |name: String, who: Someone| {
            let bearers = people.entry(name).or_default();
            if !bearers.contains(&who) {
                bearers.push(who);
            }
        };
        for member in state.members.iter().filter(|member| member.is_here(day)) {
            let details = &member.details;
            let reading = details.reading.as_ref().map(crate::words::Words::as_str);
            for name in names_of_person(details.name.as_str(), reading) {
                add(name, Someone::Member(member.id));
            }
        }
        let mut companies: BTreeMap<String, Vec<AccountId>> = BTreeMap::new();
        let open = state.accounts.iter().filter(|account| account.closed_on.is_none());
        for account in
            open.filter(|a| may(state, viewer, Action::ReadAccount, Thing::Account(a), day))
        {
            let details = &account.details;
            let mut names = names_of_company(details.name.as_str());
            if let Some(reading) = &details.reading {
                names.extend(names_of_reading(reading.as_str()));
            }
            names.extend(details.source_key.as_ref().map(|key| key.as_str().to_owned()));
            for name in names.into_iter().filter(|name| name.chars().count() >= 2) {
                let bearers = companies.entry(name).or_default();
                if !bearers.contains(&account.id) {
                    bearers.push(account.id);
                }
            }
        }
        let readable = |id: AccountId| companies.values().any(|list| list.contains(&id));
        let mut seen: BTreeMap<AccountId, bool> = BTreeMap::new();
        for contact in state.contacts.iter().filter(|contact| contact.left_on.is_none()) {
            let account = contact.details.account;
            if *seen.entry(account).or_insert_with(|| readable(account)) {
                let reading = contact.details.reading.as_ref().map(crate::words::Words::as_str);
                for name in names_of_person(contact.details.name.as_str(), reading) {
                    add(name, Someone::Contact(contact.id));
                }
            }
        }
        let people: Vec<_> = people.into_iter().collect();
        let companies: Vec<_> = companies.into_iter().collect();
        let known = Known {
            people: Names::of(people.iter().enumerate().map(|(at, (name, _))| (at, &**name))),
            companies: Names::of(companies.iter().enumerate().map(|(at, (name, _))| (at, &**name))),
        };
        Self { people, companies, known }
    }

    /// Returns whom a known person may be.
    pub fn bearers(&self, place: usize) -> &[Someone] {
        self.people.get(place).map_or(&[], |(_, who)| who)
    }

    /// Returns which accounts a known company may be.
    pub fn accounts(&self, place: usize) -> &[AccountId] {
        self.companies.get(place).map_or(&[], |(_, ids)| ids)
    }

    /// Returns every name of a person.
    pub fn people(&self) -> impl Iterator<Item = (&str, &[Someone])> {
        self.people.iter().map(|(name, who)| (name.as_str(), who.as_slice()))
    }

    /// Returns every name of a company.
    pub fn companies(&self) -> impl Iterator<Item = (&str, &[AccountId])> {
        self.companies.iter().map(|(name, ids)| (name.as_str(), ids.as_slice()))
    }
}

/// Tells whether something can be asked of a member by `viewer`.
pub(super) fn may_be_asked(state: &State, viewer: MemberId, member: MemberId, day: Date) -> bool {
    let fits = state.members.get(member).is_some_and(|held| {
        held.is_here(day) && (held.is(Role::Salesperson) || held.is(Role::Leader))
    });
    let asked = Thing::NewDirective { owner: member, team: None };
    fits && may(state, viewer, Action::Ask, asked, day)
}

/// 田中 太郎 is also 田中, 太郎 is not; Ken Tanaka is also Ken and Tanaka.
fn names_of_person(name: &str, reading: Option<&str>) -> Vec<String> {
    let parts: Vec<&str> = name.split_whitespace().collect();
    let latin = name.is_ascii();
    let mut names = vec![name.to_owned()];
    match parts.as_slice() {
        [family, _] if !latin => names.push((*family).to_owned()),
        [first, second] => {
            names.push((*first).to_owned());
            names.push((*second).to_owned());
            names.push(format!("{second} {first}"));
        }
        _ => {}
    }
    if let Some(reading) = reading {
        let parts: Vec<&str> = reading.split_whitespace().collect();
        names.push(reading.to_owned());
        names.extend(parts.first().map(|family| (*family).to_owned()));
        if let Some(family) = parts.first() {
            names.extend(romaji(family));
            if let Some(given) = parts.get(1) {
                names.extend(romaji(given));
                for (family, given) in romaji(family).iter().zip(romaji(given)) {
                    names.push(format!("{family} {given}"));
                    names.push(format!("{given} {family}"));
                }
            }
        }
    }
    names.retain(|name| name.chars().count() >= 2 || scripts(name).kanji);
    names
}

/// The name, and the name without its legal form.
fn names_of_company(name: &str) -> Vec<String> {
    let mut names = vec![name.to_owned()];
    if let Some(bare) = bare_company(name) {
        names.push(bare);
    }
    names
}

/// Returns a company's name without its legal form. `None` when it has none.
pub(super) fn bare_company(name: &str) -> Option<String> {
    let facts = wording::read(name, &Known::default());
    let company = facts.companies.first()?;
    company.value.form.as_ref()?;
    let rest = name.len().saturating_sub(company.span.end - company.span.start);
    // Only when the form and the name together are the whole of it.
    (rest <= 1).then(|| company.value.name.trim().to_owned())
}

fn names_of_reading(reading: &str) -> Vec<String> {
    let mut names = vec![reading.to_owned()];
    for form in ["カブシキガイシャ", "かぶしきがいしゃ", "ユウゲンガイシャ", "ゆうげんがいしゃ"]
    {
        let bare = reading.replace(form, "");
        if bare.len() < reading.len() {
            names.push(bare.trim().to_owned());
        }
    }
    if let Some(last) = names.last() {
        names.extend(romaji(&last.clone()));
    }
    names
}
