//! One directive, whole: the four facts, the culm, what happened, what may be worth asking.

mod facts;
mod signals;
mod timeline;

use axum::extract::{Path, State};
use axum::response::Response;
use fushime_core::access::{Action, Thing, Visible};
use fushime_core::ids::DirectiveId;
use fushime_core::state::{Directive, Standing};
use fushime_core::today::Step;
use fushime_core::turn::{Why, debts};
use maud::{Markup, html};

use super::act::address;
use super::answer::{fault, not_found, send};
use super::caller::Caller;
use super::house::{HouseHandle, Sitting};
use super::picture;
use super::shell::{self, Place};
use crate::office::looking::{self, Looked};
use crate::reading::Reading;

/// `GET /d/{id}`
pub(super) async fn show(
    State(house): State<HouseHandle>,
    caller: Caller,
    Path(id): Path<String>,
) -> Response {
    let office = house.office().await;
    let sitting = Sitting::of(&house, &office, caller.language);
    let reading = sitting.reading(office.state(), caller.member);
    let seen = id.parse().ok().and_then(|id: DirectiveId| reading.see(id));
    let Some(seen) = seen else { return not_found(reading.text) };
    let (id, owner, now) = (seen.get().id, seen.get().ask.owner, sitting.moment.at);
    let looks = if owner == caller.member {
        looking::looks(house.vault(), id, now).await
    } else {
        // A full disk must not keep anybody from reading; that they looked is then not kept.
        looking::look(house.vault(), caller.member, id, now).await.or(Ok(())).map(|()| Vec::new())
    };
    match looks {
        Ok(looks) => send(&page(reading, &seen, &looks)),
        Err(error) => fault(&error),
    }
}

fn page<'a>(reading: Reading<'a>, seen: &Visible<&'a Directive>, looks: &[Looked]) -> Markup {
    let directive = *seen.get();
    let text = reading.text;
    let found = reading.signals(seen);
    let culm = reading.culm(directive, &found);
    let place = if directive.ask.owner == reading.viewer { Place::Mine } else { Place::Directives };
    let main = html! {
        p.crumb {
            a href="/directives" { (text.get("web-nav-directives")) }
            @if let Some(policy) = directive.ask.policy { " / " (reading.policy(policy)) }
            " / " (directive.id)
        }
        div.ph.tight {
            h1 { (title(reading, directive)) small { (directive.ask.sentence) } }
            (actions(reading, directive))
        }
        (standing(reading, directive))
        (facts::show(reading, directive))
        figure.culmbox tabindex="0" aria-label=(text.get("web-course")) {
            (picture::full(reading, directive, &culm))
        }
        (picture::legend(reading))
        details.sm.as-text {
            summary { (text.get("web-as-text")) }
            p { (picture::alt(reading, &culm)) }
        }
        div.two.sec {
            (timeline::show(reading, directive, &found))
            aside {
                (signals::show(reading, seen, &found))
                (looked(reading, looks))
            }
        }
    };
    shell::page(reading, place, &format!("{} {}", directive.id, reading.place(directive)), main)
}

fn title(reading: Reading<'_>, directive: &Directive) -> String {
    let place = reading.place(directive);
    if place.is_empty() { directive.id.to_string() } else { place }
}

/// Who asked whom for which client, and whose turn it is.
fn standing(reading: Reading<'_>, directive: &Directive) -> Markup {
    let text = reading.text;
    let whose = reading.turn(directive);
    let contact = directive.ask.counterpart.and_then(|id| reading.state.contacts.get(id));
    let mine = matches!(whose.why, Why::Owed(_)) && shell::leads(reading);
    html! {
        p.sm.parties {
            span { (text.get("show-asked-by")) " " b { (reading.speaker(directive.asked_by)) } }
            span { (text.get("show-owner")) " " b { (reading.member(directive.ask.owner)) } }
            @if let Some(contact) = contact {
                span { (text.get("show-counterpart")) " " b { (contact.details.name)
                    @if let Some(title) = &contact.details.title { " " (title) } } }
            }
            span.tag { (text.name(directive.standing)) }
            span.tag.hot[mine] {
                (text.name(whose.turn)) ": " (reading.turn_why(&whose)) " "
                (text.day(whose.since))
            }
            @if directive.is_held(reading.day) { span.tag.dot { (text.get("web-held")) } }
        }
    }
}

/// What this person can do now, the recommended first.
fn actions(reading: Reading<'_>, directive: &Directive) -> Markup {
    let text = reading.text;
    let thing = Thing::Directive(directive);
    let may = |action| shell::may(reading, action, thing);
    let id = directive.id;
    let mut links: Vec<(&str, String)> = Vec::new();
    if directive.is_open() && may(Action::Decide) {
        for debt in debts(reading.state, directive, reading.day).into_iter().take(2) {
            match debt.step {
                Step::AnswerConcern(concern) => links.push(("answer-concern", concern.to_string())),
                Step::AnswerQuestion(it) => links.push(("answer", it.to_string())),
                Step::DecideContest(_) => links.push(("decide-contest", id.to_string())),
                Step::AnswerSlip(no) => links.push(("answer-slip", format!("{id}.{no}"))),
                Step::AgreePlan => links.push(("agree", id.to_string())),
                Step::HearDifficulty | Step::TakeUp => links.push(("heard", id.to_string())),
                Step::Confirm(no) => {
                    links.push(("confirm", format!("{id}.{no}")));
                    links.push(("return", format!("{id}.{no}")));
                }
                _ => {}
            }
        }
        links.push(("question", id.to_string()));
        links.push(("postpone", id.to_string()));
        if directive.is_held(reading.day) {
            links.push(("resume", id.to_string()));
        } else {
            links.push(("hold", id.to_string()));
        }
        links.push(("done", id.to_string()));
    }
    if directive.is_open() && may(Action::Report) {
        let preparing = matches!(directive.standing, Standing::Proposed | Standing::Heard);
        if preparing {
            links.push(("difficulty", id.to_string()));
            links.push(("plan", id.to_string()));
        }
        for act in ["update", "evidence", "report", "concern", "move"] {
            links.push((act, id.to_string()));
        }
    }
    html! {
        @if !links.is_empty() {
            div.acts role="group" aria-label=(text.get("web-actions")) {
                @for (nth, (act, target)) in links.iter().enumerate() {
                    a.act.rec[nth == 0] href=(address(act, target)) {
                        @if *act == "confirm" { i.seal {} }
                        (text.get(&format!("act-{act}")))
                    }
                }
            }
        }
    }
}

/// To the one it was asked of: who looked, and when.
fn looked(reading: Reading<'_>, looks: &[Looked]) -> Markup {
    let mut seen = std::collections::BTreeSet::new();
    let each: Vec<&Looked> = looks.iter().filter(|look| seen.insert(look.who)).collect();
    html! {
        @if !each.is_empty() {
            div.sh.sec { h2 { (reading.text.get("web-looked")) } }
            ul.plain.sm {
                @for look in each {
                    li { (reading.member(look.who)) " "
                        span.mut { (moment(reading, look.at)) } }
                }
            }
        }
    }
}

/// Writes a moment in the firm's zone.
pub(super) fn moment(reading: Reading<'_>, at: jiff::Timestamp) -> String {
    let zone = reading.state.firm.as_ref().map_or("Asia/Tokyo", |firm| firm.time_zone.as_str());
    let local = crate::clock::Clock::At(at).read(zone).local;
    format!("{} {}", reading.text.day(local.date()), reading.text.hour(local.time()))
}
