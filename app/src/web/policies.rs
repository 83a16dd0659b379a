//! 方針: every decision of the firm that one may read, with its figures and how far it is.

use std::collections::BTreeMap;

use axum::extract::State;
use axum::response::Response;
use fushime_core::access::{self, Action, Thing};
use fushime_core::event::terms::{PolicyKind, Stage};
use fushime_core::ids::PolicyId;
use fushime_core::state::{Policy, Standing};
use maud::{Markup, html};

use super::act::{self, policy::deciding};
use super::answer::{not_found, send};
use super::caller::Caller;
use super::house::{HouseHandle, Sitting};
use super::policy::reach::{Tally, sight};
use super::shell::{self, Place};
use crate::reading::Reading;

/// `GET /policies`
pub(super) async fn show(State(house): State<HouseHandle>, caller: Caller) -> Response {
    let office = house.office().await;
    let sitting = Sitting::of(&house, &office, caller.language);
    let reading = sitting.reading(office.state(), caller.member);
    if !are_for(reading) {
        return not_found(reading.text);
    }
    let title = reading.text.get("web-nav-policies");
    let main = page(reading, &title);
    send(&shell::page(reading, Place::Policies, &title, main))
}

/// Tells whether somebody has a use for the list: who decides policies, or may read one.
pub(super) fn are_for(reading: Reading<'_>) -> bool {
    decides(reading) || visible(reading).next().is_some()
}

fn decides(reading: Reading<'_>) -> bool {
    let (state, viewer, day) = (reading.state, reading.viewer, reading.read_on);
    access::may(state, viewer, Action::KeepPolicy, Thing::Firm, day)
}

/// Goes through the policies that somebody may read, the newest first.
fn visible(reading: Reading<'_>) -> impl Iterator<Item = &Policy> {
    let (state, viewer, day) = (reading.state, reading.viewer, reading.read_on);
    let all = state.policies.iter().rev();
    all.filter_map(move |it| access::see_policy(state, viewer, it.id, day).map(|seen| *seen.get()))
}

fn page(reading: Reading<'_>, title: &str) -> Markup {
    let text = reading.text;
    let tallies = tallies(reading);
    let (stand, ended): (Vec<&Policy>, Vec<&Policy>) =
        visible(reading).partition(|policy| policy.ended_on.is_none());
    html! {
        div.ph { h1 { (title) } }
        @if decides(reading) { (decide(reading)) }
        @if stand.is_empty() && ended.is_empty() {
            p.m.large.empty { (text.get("policy-list-none")) }
        }
        @if !stand.is_empty() {
            p.sm.mut { (text.get("policy-counted")) }
            (table(reading, &stand, &tallies))
        }
        @if !ended.is_empty() {
            section.sec {
                div.sh { h2 { (text.get("policy-ended-title")) } }
                (table(reading, &ended, &tallies))
            }
        }
    }
}

/// The six kinds, each with the form that asks for its figures.
fn decide(reading: Reading<'_>) -> Markup {
    let text = reading.text;
    html! {
        details.open-form {
            summary { span.btn { (text.get("policy-decide")) } }
            p.sm.mut { (text.get("policy-decide-about")) }
            div.acts {
                @for kind in PolicyKind::ALL {
                    a.act href=(act::address(deciding(*kind), "firm")) { (text.name(*kind)) }
                }
            }
        }
    }
}

fn tallies(reading: Reading<'_>) -> BTreeMap<PolicyId, Tally> {
    let mut tallies: BTreeMap<PolicyId, Tally> = BTreeMap::new();
    for directive in reading.state.directives.iter() {
        if let Some(policy) = directive.ask.policy
            && directive.standing != Standing::Withdrawn
            && sight(reading, directive).is_some()
        {
            tallies.entry(policy).or_default().count(directive);
        }
    }
    tallies
}

fn table(
    reading: Reading<'_>,
    policies: &[&Policy],
    tallies: &BTreeMap<PolicyId, Tally>,
) -> Markup {
    let text = reading.text;
    html! {
        table.grove.policies {
            thead { tr {
                th scope="col" { (text.get("show-policy")) }
                th scope="col" { (text.get("policy-figures")) }
                @for key in REACHED.map(|(key, _)| key) { th.r scope="col" { (text.get(key)) } }
            } }
            tbody {
                @for policy in policies { (row(reading, policy, tallies.get(&policy.id))) }
            }
        }
    }
}

/// How far the accounts of a policy have come, as the list counts them. `None`: all of them.
const REACHED: [(&str, Option<Stage>); 4] = [
    ("policy-reached-asked", None),
    ("policy-reached-told", Some(Stage::Told)),
    ("policy-reached-agreed", Some(Stage::Agreed)),
    ("policy-reached-invoiced", Some(Stage::Invoiced)),
];

fn row(reading: Reading<'_>, policy: &Policy, tally: Option<&Tally>) -> Markup {
    let text = reading.text;
    let reached = |stage: Option<Stage>| {
        tally.map_or(0, |tally| stage.map_or(tally.total(), |stage| tally.from(stage)))
    };
    html! {
        tr {
            td.nm {
                a href={ "/policies/" (policy.id) } { b { (policy.details.name) } }
                p.xs.mut { (policy.id) " · " (text.name(policy.details.kind)) " · "
                    @match policy.ended_on {
                        Some(day) => (text.with("policy-ended", &[("day", text.day(day).into())])),
                        None => (text.with("policy-decided-on",
                            &[("day", text.day(policy.decided_on).into())])),
                    }
                }
            }
            td.sm.fig { (text.figures(&policy.details.figures)) }
            @for (key, stage) in REACHED {
                td.r.num { span.lab { (text.get(key)) " " } (reached(stage)) }
            }
        }
    }
}
