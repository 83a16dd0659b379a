//! Beside an account: who is there, what is promised, complaints, and what only few may read.

use fushime_core::access;
use fushime_core::state::{Abuse, Account, Claim, Contact, Promise};
use maud::{Markup, html};

use super::super::act::{self, Target, address};
use super::super::promises;
use crate::reading::Reading;

pub(super) fn show(reading: Reading<'_>, account: &Account) -> Markup {
    html! {
        (contacts(reading, account))
        (promised(reading, account))
        (complaints(reading, account))
        (abuses(reading, account))
    }
}

fn contacts(reading: Reading<'_>, account: &Account) -> Markup {
    let text = reading.text;
    let all = account.contacts.iter().filter_map(|id| reading.state.contacts.get(*id));
    let mut all: Vec<&Contact> = all.collect();
    all.sort_by_key(|it| (it.left_on.is_some(), std::cmp::Reverse(it.details.rank), it.id));
    html! {
        section {
            div.sh { h2 { (text.get("show-contacts")) } }
            @if all.is_empty() { p.sm.mut.after { (text.get("account-no-contacts")) } }
            ul.sidelist { @for contact in all { (person(reading, contact)) } }
        }
    }
}

fn person(reading: Reading<'_>, contact: &Contact) -> Markup {
    let text = reading.text;
    let details = &contact.details;
    let mut acts = vec!["change-contact"];
    if contact.left_on.is_none() {
        acts.push("contact-left");
    }
    let may = |act: &&str| act::may(reading, act, Target::Contact(contact.id));
    html! {
        li id=(contact.id) {
            div {
                b { (details.name) } " " span.sm.mut {
                    @if let Some(kana) = &details.reading { (kana) } }
                p.sm {
                    @if let Some(department) = &details.department { (department) " " }
                    @if let Some(title) = &details.title { (title) " " }
                    @if let Some(rank) = details.rank {
                        span.mut { (text.with("account-rank", &[("rank", i64::from(rank).into())])) } }
                }
                @if let Some(mail) = &details.email { p.xs.mut { (mail) } }
                @if let Some(day) = contact.left_on {
                    p.sm { span.tag.gy { (text.with("account-contact-left",
                        &[("day", text.day(day).into())])) } }
                }
            }
            span.sm.side-acts { @for act in acts.into_iter().filter(may) {
                a href=(address(act, contact.id)) { (text.get(&format!("act-{act}"))) } } }
        }
    }
}

fn promised(reading: Reading<'_>, account: &Account) -> Markup {
    let (state, viewer, day) = (reading.state, reading.viewer, reading.read_on);
    let here = |promise: &&Promise| {
        promise.made.account == Some(account.id)
            && access::see_promise(state, viewer, promise.id, day).is_some()
    };
    let mut all: Vec<&Promise> = state.promises.iter().filter(here).collect();
    all.sort_by_key(|it| (it.settled_on.is_some(), it.made.due.on, it.id));
    html! {
        @if !all.is_empty() {
            section.sec {
                div.sh { h2 { (reading.text.get("promises-title")) } }
                ul.sidelist { @for promise in all.into_iter().take(SIDE_MAX) {
                    li { (promises::short(reading, promise)) } } }
            }
        }
    }
}

/// More than this does not stand beside an account.
const SIDE_MAX: usize = 20;

fn complaints(reading: Reading<'_>, account: &Account) -> Markup {
    let text = reading.text;
    let mut all: Vec<&Claim> =
        reading.state.claims.iter().filter(|claim| claim.account == account.id).collect();
    all.sort_by_key(|claim| (claim.settled_on.is_some(), std::cmp::Reverse(claim.id)));
    html! {
        @if !all.is_empty() {
            section.sec {
                div.sh { h2 { (text.get("account-complaints")) } }
                ul.sidelist { @for claim in all.into_iter().take(SIDE_MAX) {
                    li id=(claim.id) { div {
                        p.sm.mut { (claim.id) " " (text.day(claim.opened_on)) }
                        p.m { (claim.text) }
                        @match claim.settled_on {
                            Some(day) => p.sm {
                                span.tag.ok { (text.get("account-settled")) } " " (text.day(day)) " "
                                @if let Some(how) = &claim.settled_by { (how) }
                            },
                            None => {
                                @if act::may(reading, "settle-complaint", Target::Claim(claim.id)) {
                                    p.sm { a href=(address("settle-complaint", claim.id)) {
                                        (text.get("act-settle-complaint")) } }
                                }
                            }
                        }
                    } } } }
            }
        }
    }
}

fn abuses(reading: Reading<'_>, account: &Account) -> Markup {
    let text = reading.text;
    let (state, viewer, day) = (reading.state, reading.viewer, reading.read_on);
    let here = |abuse: &&Abuse| {
        abuse.report.account == account.id
            && access::see_abuse(state, viewer, abuse.id, day).is_some()
    };
    let all: Vec<&Abuse> = state.abuses.iter().filter(here).collect();
    html! {
        @if !all.is_empty() {
            section.sec {
                div.sh { h2 { (text.get("account-abuse")) } }
                p.xs.mut.after { (text.get("account-abuse-about")) }
                ul.sidelist { @for abuse in all.into_iter().rev() { (report(reading, abuse)) } }
            }
        }
    }
}

fn report(reading: Reading<'_>, abuse: &Abuse) -> Markup {
    let text = reading.text;
    let report = &abuse.report;
    let directive = report.directive.filter(|id| reading.see(*id).is_some());
    html! {
        li id=(abuse.id) { div {
            p.sm.mut { (abuse.id) " " (text.day(abuse.on)) " "
                (text.get("show-abuse-member")) " " (reading.member(report.member))
                @if let Some(id) = directive { " " a href={ "/d/" (id) } { (id) } }
                @if let Some(id) = report.contact { " " (reading.contact_named(id)) } }
            p.m { (report.text) }
            @match abuse.closed_on {
                Some(day) => p.sm {
                    span.tag.ok { (text.get("account-acted")) } " " (text.day(day)) " "
                    @if let Some(done) = &abuse.closed_by { (done) }
                },
                None => {
                    @if act::may(reading, "close-abuse", Target::Abuse(abuse.id)) {
                        p.sm { a href=(address("close-abuse", abuse.id)) {
                            (text.get("act-close-abuse")) } }
                    }
                }
            }
        } }
    }
}
