//! One decision of the firm: what was decided, how far it is at the accounts, what was changed.

mod history;
pub(super) mod reach;
pub(super) mod stages;

use axum::extract::{Path, Query, State};
use axum::response::Response;
use fushime_core::access;
use fushime_core::event::terms::Stage;
use fushime_core::ids::PolicyId;
use fushime_core::state::Policy;
use maud::{Markup, html};
use serde::Deserialize;

use super::act::{self, Target};
use super::answer::{not_found, send};
use super::caller::Caller;
use super::directive::facts::{conceded, done};
use super::house::{HouseHandle, Sitting};
use super::roll_out;
use super::shell::{self, Place};
use crate::reading::Reading;
use reach::{Sighted, Tally};

/// What may stand in the address: the address is the state of the page.
#[derive(Deserialize, Default)]
pub(super) struct Asked {
    #[serde(default)]
    q: String,
    #[serde(default)]
    owner: String,
    #[serde(default)]
    tier: String,
    #[serde(default)]
    stage: String,
    #[serde(default)]
    page: usize,
    /// How many were asked just now.
    asked: Option<usize>,
}

/// `GET /policies/{id}`
pub(super) async fn show(
    State(house): State<HouseHandle>,
    caller: Caller,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Response {
    let office = house.office().await;
    let sitting = Sitting::of(&house, &office, caller.language);
    let reading = sitting.reading(office.state(), caller.member);
    let Some(policy) = find(reading, &id) else { return not_found(reading.text) };
    let title = policy.details.name.to_string();
    send(&shell::page(reading, Place::Policies, &title, page(reading, policy, &asked)))
}

/// Finds a policy that somebody may read.
pub(super) fn find<'a>(reading: Reading<'a>, id: &str) -> Option<&'a Policy> {
    let id: PolicyId = id.parse().ok()?;
    access::see_policy(reading.state, reading.viewer, id, reading.read_on).map(|seen| *seen.get())
}

/// The way back to the list, and the number.
pub(super) fn crumb(reading: Reading<'_>, policy: &Policy, page: Option<&str>) -> Markup {
    let name = &policy.details.name;
    html! {
        p.crumb { a href="/policies" { (reading.text.get("web-nav-policies")) } " / "
            @match page {
                None => (policy.id),
                Some(page) => { a href={ "/policies/" (policy.id) } { (name) } " / " (page) }
            }
        }
    }
}

fn page(reading: Reading<'_>, policy: &Policy, asked: &Asked) -> Markup {
    let text = reading.text;
    let all: Vec<Sighted<'_>> = reach::under(reading, policy.id).collect();
    let mut tally = Tally::default();
    all.iter().for_each(|sighted| tally.count(sighted.directive));
    html! {
        div.landscape {
            (crumb(reading, policy, None))
            div.ph.tight {
                h1 { (policy.details.name) small { (text.figures(&policy.details.figures)) } }
                (actions(reading, policy))
            }
            @if let Some(count) = asked.asked {
                p.note role="status" { (text.with("policy-asked-now",
                    &[("count", i64::try_from(count).unwrap_or(i64::MAX).into())])) }
            }
            (standing(reading, policy))
            (facts(reading, policy))
            (cards(reading, policy, &tally))
            (stages::show(reading, policy, &all, asked))
            (history::show(reading, policy))
        }
    }
}

fn actions(reading: Reading<'_>, policy: &Policy) -> Markup {
    let text = reading.text;
    let offers = ["change-policy", "end-policy"];
    let offers = offers.iter().filter(|act| act::may(reading, act, Target::Policy(policy.id)));
    html! {
        div.acts role="group" aria-label=(text.get("web-actions")) {
            @if roll_out::is_for(reading, policy) {
                a.act.rec href={ "/policies/" (policy.id) "/roll-out" } {
                    (text.get("roll-out-title")) }
            }
            @for act in offers {
                a.act href=(act::address(act, policy.id)) { (text.get(&format!("act-{act}"))) }
            }
        }
    }
}

/// Since when it holds, who answers for it and who follows it.
fn standing(reading: Reading<'_>, policy: &Policy) -> Markup {
    let text = reading.text;
    let details = &policy.details;
    let names = |ids: &[fushime_core::ids::MemberId]| {
        text.list(&ids.iter().map(|id| reading.member(*id)).collect::<Vec<_>>())
    };
    let day = |day| text.day(day);
    html! {
        p.sm.parties {
            span.tag { (text.name(details.kind)) }
            span { (text.with("policy-decided-on", &[("day", day(policy.decided_on).into())])) }
            @if !details.sponsors.is_empty() {
                span { (text.get("field-policy-sponsors")) " " b { (names(&details.sponsors)) } }
            }
            @if !details.stakeholders.is_empty() {
                span { (text.get("field-policy-stakeholders")) " "
                    b { (names(&details.stakeholders)) } }
            }
            @if let Some(days) = details.quiet_days_max {
                span { (text.get("show-quiet-days")) " "
                    (text.with("show-working-days", &[("days", i64::from(days).into())])) }
            }
        }
        @if let Some((at, reason)) = &policy.ended {
            div.note { b { (text.with("policy-ended", &[("day", day(at.on).into())])) } " "
                (reading.speaker(reading.state.speaker(at.entry))) " 「" (reason) "」" }
        }
    }
}

/// The four facts. An empty one says so.
fn facts(reading: Reading<'_>, policy: &Policy) -> Markup {
    let text = reading.text;
    let details = &policy.details;
    let figures = reading.figure_rows(&details.figures);
    let none = || html! { (text.get("show-none")) };
    let lines = |said: Vec<String>| {
        html! { @if said.is_empty() { (none()) } @for part in &said { p { (part) } } }
    };
    html! {
        dl.facts {
            div { dt { (text.get("policy-figures")) }
                dd {
                    @if figures.is_empty() { (none()) }
                    @for (key, said) in &figures { p { span.mut { (text.get(key)) } " " (said) } }
                }
            }
            div { dt { (text.get("policy-why-and-words")) }
                dd {
                    @if details.why.is_none() && details.client_words.is_none() { (none()) }
                    @if let Some(why) = &details.why { p { (why) } }
                    @if let Some(words) = &details.client_words { p.m { "「" (words) "」" } }
                }
            }
            div { dt { (text.get("show-done-when")) }
                dd { (lines(details.done_when.as_ref().map(|it| done(reading, it)).unwrap_or_default())) } }
            div { dt { (text.get("show-authority")) }
                dd { (lines(details.authority.as_ref().map(|it| conceded(reading, it)).unwrap_or_default())) } }
        }
    }
}

/// How many accounts stand at which stage, and what they buy in a year.
fn cards(reading: Reading<'_>, policy: &Policy, tally: &Tally) -> Markup {
    let text = reading.text;
    html! {
        @if tally.total() > 0 {
            ol.stages {
                @for stage in Stage::ALL {
                    @let here = tally.at(Some(*stage));
                    li.none[here == 0] {
                        b { (here) small { (text.get("policy-accounts-unit")) } }
                        a href={ "/policies/" (policy.id) "?stage=" (stage.as_str()) "#stages" } {
                            (text.name(*stage)) }
                        @if let Some(sales) = tally.sales_at(reading, Some(*stage)) && sales.0 > 0 {
                            br; span.xs.mut { (text.yen(sales)) }
                        }
                    }
                }
            }
        }
    }
}
