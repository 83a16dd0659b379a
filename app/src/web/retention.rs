//! 保存期間: what is kept how long, what goes when, and whose words somebody asked to have removed.

use axum::extract::{Form, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use fushime_core::access::{Action, Thing};
use fushime_core::state::Redaction;
use maud::{Markup, html};

use super::act::Target;
use super::again;
use super::answer::{fault, not_found, send};
use super::caller::{Caller, IDLE_DAYS, LONGEST_DAYS};
use super::form::Typed;
use super::house::{HouseHandle, Sitting};
use super::links::LINK_HOURS;
use super::members::acts;
use super::settings;
use super::shell::{self, Place};
use crate::office::looking::KEPT_DAYS;
use crate::reading::Reading;

/// `GET /retention`: for everybody; what was asked to be removed for those who decide about it.
pub(super) async fn show(State(house): State<HouseHandle>, caller: Caller) -> Response {
    let office = house.office().await;
    let sitting = Sitting::of(&house, &office, caller.language);
    let reading = sitting.reading(office.state(), caller.member);
    let title = reading.text.get("retention-title");
    send(&shell::page(reading, Place::More, &title, page(reading)))
}

fn page(reading: Reading<'_>) -> Markup {
    let text = reading.text;
    let rows = [
        ("words", text.get("retention-words-term")),
        ("signals", text.get("retention-signals-term")),
        ("looks", text.with("retention-looks-term", &[("days", KEPT_DAYS.into())])),
        (
            "sessions",
            text.with(
                "retention-sessions-term",
                &[("idle", IDLE_DAYS.into()), ("longest", LONGEST_DAYS.into())],
            ),
        ),
        ("links", text.with("retention-links-term", &[("hours", LINK_HOURS.into())])),
    ];
    html! {
        div.ph { h1 { (text.get("retention-title")) } }
        p.lede { (text.get("retention-about")) }
        dl.known.sec {
            @for (name, term) in &rows {
                div { dt { (text.get(&format!("retention-{name}"))) }
                    dd { b { (term) } br; (text.get(&format!("retention-{name}-what"))) } }
            }
        }
        @if settings::keeps(reading) {
            form.after method="post" action="/retention/forget" {
                p.sm { (text.get("retention-forget-about")) }
                button.btn.after { (text.get("retention-forget")) }
            }
        }
        (requests(reading))
    }
}

/// What was asked to be removed: to those who decide, and to those who asked.
fn requests(reading: Reading<'_>) -> Markup {
    let text = reading.text;
    let decides = shell::may(reading, Action::ApproveRedaction, Thing::Firm);
    let me = Some(reading.viewer);
    let asked = |it: &&Redaction| decides || it.by == me || it.written_by == me;
    let all: Vec<&Redaction> = reading.state.redactions.iter().rev().filter(asked).collect();
    html! {
        @if decides || !all.is_empty() {
            section.sec {
                div.sh { h2 { (text.get("retention-requests")) } }
                p.sm.mut.after { (text.get("retention-requests-about")) }
                @if all.is_empty() { p.sm.after { (text.get("retention-no-requests")) } }
                @for request in all { (one(reading, request)) }
            }
        }
    }
}

fn one(reading: Reading<'_>, request: &Redaction) -> Markup {
    let text = reading.text;
    let own = [request.by, request.written_by].contains(&Some(reading.viewer));
    let about = reading.entry_about(request.target).unwrap_or_default();
    let values = [
        ("entry", request.target.0.to_string().into()),
        ("about", about.into()),
        ("who", reading.speaker(request.by).into()),
        ("day", text.day(request.at.on).into()),
    ];
    html! {
        div.sig id=(request.id) {
            h3 { span { (text.with("retention-request", &values)) }
                span.r { @match request.decided {
                    Some((true, at)) => { (text.with("retention-removed", &[("day", text.day(at.on).into())])) }
                    Some((false, at)) => { (text.with("retention-declined", &[("day", text.day(at.on).into())])) }
                    None => { (text.get("retention-open")) }
                } } }
            p.ev { (request.reason) }
            @if request.decided.is_none() && !own {
                (acts(reading, Target::Redaction(request.id), &request.id.to_string(),
                    &["redaction-approve", "redaction-decline"]))
            }
            @if request.decided.is_none() && own { p.xs.mut { (text.get("retention-own-request")) } }
        }
    }
}

/// `POST /retention/forget`: clears away what is past its term.
pub(super) async fn forget(
    State(house): State<HouseHandle>,
    caller: Caller,
    headers: HeaderMap,
    Form(given): Form<Vec<(String, String)>>,
) -> Response {
    let typed = Typed(given);
    let now = {
        let office = house.office().await;
        let sitting = Sitting::of(&house, &office, caller.language);
        let reading = sitting.reading(office.state(), caller.member);
        if !settings::keeps(reading) {
            return not_found(reading.text);
        }
        sitting.moment.at
    };
    let asked = again::check(&house, &headers, caller, ("/retention/forget", &typed)).await;
    if let Err(asked) = asked {
        return asked;
    }
    match house.vault().forget_expired(now).await {
        Ok(_) => Redirect::to("/retention").into_response(),
        Err(error) => fault(&error.into()),
    }
}
