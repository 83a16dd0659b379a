//! One account: what it is, what is asked there, what passed with it, and who is there.

mod sides;
mod touches;

use axum::extract::{Path, Query, State};
use axum::response::Response;
use fushime_core::access;
use fushime_core::culm::{Culm, Window};
use fushime_core::ids::AccountId;
use fushime_core::state::{Account, Directive};
use maud::{Markup, html};
use serde::Deserialize;

use super::act::{self, Target, address};
use super::answer::{fault, not_found, send};
use super::caller::Caller;
use super::house::{HouseHandle, Sitting};
use super::shell::{self, Place};
use super::{directives, discuss, list, picture};
use crate::reading::Reading;
use touches::Passed;

/// What may stand in the address.
#[derive(Deserialize, Default)]
pub(super) struct Asked {
    /// Which page of what passed.
    #[serde(default)]
    page: usize,
}

/// `GET /accounts/{id}`
pub(super) async fn show(
    State(house): State<HouseHandle>,
    caller: Caller,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Response {
    let office = house.office().await;
    let sitting = Sitting::of(&house, &office, caller.language);
    let reading = sitting.reading(office.state(), caller.member);
    let seen = id.parse().ok().and_then(|id: AccountId| {
        access::see_account(reading.state, reading.viewer, id, reading.read_on)
    });
    let Some(seen) = seen else { return not_found(reading.text) };
    let account = *seen.get();
    match Passed::read(&office, reading, account, asked.page).await {
        Ok(passed) => {
            let main = page(reading, account, &passed);
            send(&shell::page(reading, Place::More, account.details.name.as_str(), main))
        }
        Err(error) => fault(&error),
    }
}

fn page(reading: Reading<'_>, account: &Account, passed: &Passed<'_>) -> Markup {
    let text = reading.text;
    let details = &account.details;
    html! {
        p.crumb { a href="/accounts" { (text.get("accounts-title")) } " / " (account.id) }
        div.ph.tight {
            h1 { (details.name)
                @if let Some(kana) = &details.reading { small { (kana) } } }
            (actions(reading, account))
        }
        @if let Some(day) = account.closed_on {
            p.sm { span.tag { (text.get("show-closed-on")) " " (text.day(day)) } }
        }
        (facts(reading, account))
        (asked(reading, account))
        div.two.sec {
            (passed.show(reading, account))
            aside { (sides::show(reading, account)) }
        }
        (more(reading, account))
    }
}

/// What is done often, the first thing first.
fn actions(reading: Reading<'_>, account: &Account) -> Markup {
    let text = reading.text;
    let may = |act: &&str| act::may(reading, act, Target::Account(account.id));
    let acts = ["visit", "thank", "promise", "complaint"];
    let acts: Vec<&str> = acts.into_iter().filter(may).collect();
    html! {
        div.acts role="group" aria-label=(text.get("web-actions")) {
            @if discuss::may_about(reading, account) {
                a.act.rec href={ "/discuss?account=" (account.id) } { (text.get("discuss-title")) }
            }
            @for act in acts {
                a.act href=(address(act, account.id)) { (text.get(&format!("act-{act}"))) }
            }
        }
    }
}

/// What is done seldom.
fn more(reading: Reading<'_>, account: &Account) -> Markup {
    let text = reading.text;
    let may = |act: &&str| act::may(reading, act, Target::Account(account.id));
    let mut acts = vec!["change-account", "add-contact", "account-closing"];
    if account.closed_on.is_none() {
        acts.push("close-account");
    }
    acts.push("report-abuse");
    html! {
        p.links.sec {
            @for act in acts.into_iter().filter(may) {
                a href=(address(act, account.id)) { (text.get(&format!("act-{act}"))) }
            }
        }
    }
}

/// What is known of it, in four parts.
fn facts(reading: Reading<'_>, account: &Account) -> Markup {
    let text = reading.text;
    let rows = reading.account_rows(&account.details);
    let part = |keys: &[&str]| {
        let all = rows.iter().filter(|(key, _)| keys.contains(key));
        all.map(|(key, said)| (text.get(key), said.clone())).collect::<Vec<_>>()
    };
    let trade =
        part(&["show-tier", "show-yearly-sales", "show-trading-since", "show-account-owner"]);
    let dates = part(&["show-fiscal-year-end", "show-cut-off"]);
    let did = account.details.did_for_us.as_ref();
    let closings = act::clients::closings(reading, account.id);
    let may_lift = act::may(reading, "lift-account-closing", Target::Account(account.id));
    html! {
        dl.facts {
            div { dt { (text.get("account-trade")) } dd { (labelled(reading, &trade)) } }
            div { dt { (text.get("show-did-for-us")) }
                dd.m { @match did { Some(said) => (said), None => (text.get("show-none")) } } }
            div { dt { (text.get("account-dates")) } dd { (labelled(reading, &dates)) } }
            div { dt { (text.get("account-closings")) }
                dd {
                    @if closings.is_empty() { (text.get("show-none")) }
                    @for closing in &closings {
                        p { (closing.name) " " (text.short_day(closing.first)) "–"
                            (text.short_day(closing.last))
                            @if closing.every_year { " " (text.get("account-every-year")) } }
                    }
                    @if !closings.is_empty() && may_lift {
                        p.sm { a href=(address("lift-account-closing", account.id)) {
                            (text.get("act-lift-account-closing")) } }
                    }
                } }
        }
    }
}

fn labelled(reading: Reading<'_>, rows: &[(String, String)]) -> Markup {
    html! {
        @if rows.is_empty() { (reading.text.get("show-none")) }
        @for (label, said) in rows { p { span.mut { (label) } " " (said) } }
    }
}

/// The open directives there, on one window.
fn asked(reading: Reading<'_>, account: &Account) -> Markup {
    let text = reading.text;
    let seen: Vec<_> = account.open.iter().filter_map(|id| reading.see(*id)).collect();
    let rows: Vec<(&Directive, Culm)> = seen
        .iter()
        .map(|seen| (*seen.get(), reading.culm(seen.get(), &reading.signals(seen))))
        .collect();
    let culms: Vec<Culm> = rows.iter().map(|(_, culm)| culm.clone()).collect();
    let window = Window::over(&culms, reading.day);
    let name = list::encoded(account.details.name.as_str());
    html! {
        section.sec {
            div.sh { h2 { (text.get("show-directives")) }
                span.r { a href={ "/directives?ended=1&q=" (name) } { (text.get("web-ended")) } } }
            @if rows.is_empty() {
                p.sm.mut.after { (text.get("account-no-directives")) }
            } @else {
                div.axrow aria-hidden="true" {
                    span {} span {} (picture::list_axis(reading, window)) }
                ol.fl { @for (directive, culm) in &rows {
                    (directives::row(reading, directive, culm, window)) } }
                (picture::legend(reading))
            }
        }
    }
}
