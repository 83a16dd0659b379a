//! One directive, whole: the four facts, the culm, what happened, what may be worth asking.

mod actions;
pub(super) mod facts;
mod signals;
mod timeline;

use axum::extract::{Path, State};
use axum::response::Response;
use fushime_core::access::Visible;
use fushime_core::ids::DirectiveId;
use fushime_core::state::Directive;
use fushime_core::turn::Why;
use maud::{Markup, html};

use super::answer::{fault, not_found, send};
use super::caller::Caller;
use super::house::{HouseHandle, Sitting};
use super::picture;
use super::policy;
use super::shell::{self, Place};
use crate::office::looking::{self, Looked};
use crate::reading::Reading;
pub(super) use actions::links_of;
pub(super) use signals::{one as one_signal, withdrawn};

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
        Ok(looks) => send(&page(reading, &seen, &looks, now)),
        Err(error) => fault(&error),
    }
}

fn page<'a>(
    reading: Reading<'a>,
    seen: &Visible<&'a Directive>,
    looks: &[Looked],
    now: jiff::Timestamp,
) -> Markup {
    let directive = *seen.get();
    let text = reading.text;
    let found = reading.signals(seen);
    let culm = reading.culm(directive, &found);
    let place = if directive.ask.owner == reading.viewer { Place::Mine } else { Place::Directives };
    let main = html! {
        p.crumb {
            a href="/directives" { (text.get("web-nav-directives")) }
            @if let Some(policy) = directive.ask.policy {
                " / "
                @if policy::find(reading, &policy.to_string()).is_some() {
                    a href={ "/policies/" (policy) } { (reading.policy(policy)) }
                } @else { (reading.policy(policy)) }
            }
            " / " (directive.id)
        }
        div.ph.tight {
            h1 { (heading(reading, directive)) small { (directive.ask.sentence) } }
            (actions::show(reading, directive))
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
            (timeline::show(reading, directive, &found, now))
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

/// Names the client, and leads to it whoever may read it.
fn heading(reading: Reading<'_>, directive: &Directive) -> Markup {
    let account = directive.ask.account.filter(|id| reading.sees_account(*id));
    html! {
        @match account {
            Some(id) => a.quiet href={ "/accounts/" (id) } { (title(reading, directive)) },
            None => (title(reading, directive)),
        }
    }
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
