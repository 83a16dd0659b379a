//! One discussion: who said what, who does what by when, and what was left open.

use axum::extract::{Path, State};
use axum::response::Response;
use fushime_core::access;
use fushime_core::event::discussion::{Discussion, NextStep};
use fushime_core::ids::{DiscussionId, PromiseId};
use fushime_core::state::Talk;
use maud::{Markup, html};

use super::act::{self, Target, address};
use super::answer::{not_found, send};
use super::caller::Caller;
use super::house::{HouseHandle, Sitting};
use super::list::encoded;
use super::shell::{self, Place};
use super::{ask, discussions, promises};
use crate::reading::Reading;

/// `GET /discussions/{id}`
pub(super) async fn show(
    State(house): State<HouseHandle>,
    caller: Caller,
    Path(id): Path<String>,
) -> Response {
    let office = house.office().await;
    let sitting = Sitting::of(&house, &office, caller.language);
    let reading = sitting.reading(office.state(), caller.member);
    let seen = id.parse().ok().and_then(|id: DiscussionId| {
        access::see_discussion(reading.state, reading.viewer, id, reading.read_on)
    });
    let Some(seen) = seen else { return not_found(reading.text) };
    let talk = *seen.get();
    let title = format!("{} {}", talk.id, discussions::title(reading, talk));
    send(&shell::page(reading, Place::More, &title, page(reading, talk)))
}

fn page(reading: Reading<'_>, talk: &Talk) -> Markup {
    let text = reading.text;
    let gist = &talk.gist;
    html! {
        p.crumb { a href="/discussions" { (text.get("discussions-title")) } " / " (talk.id) }
        div.ph.tight {
            h1 { (discussions::title(reading, talk)) small { (text.day(talk.at.on)) } }
            div.acts {
                @if gist.account.is_some() && act::may(reading, "confirm-discussion", Target::Discussion(talk.id)) {
                    a.act.rec[gist.client_confirmed_on.is_none()]
                        href=(address("confirm-discussion", talk.id)) {
                        (text.get("act-confirm-discussion")) }
                }
            }
        }
        (about(reading, talk))
        @if let Some((_, right)) = reading.state.corrections.get(&talk.at.entry) {
            p.note { (text.get("web-corrected")) " " (right) }
        }
        div.two.sec {
            div {
                (lines(reading, gist))
                (steps(reading, gist))
            }
            aside { (made(reading, talk)) (minute(reading, gist)) }
        }
    }
}

/// Who was there, with which client, about which directive.
fn about(reading: Reading<'_>, talk: &Talk) -> Markup {
    let text = reading.text;
    let gist = &talk.gist;
    let account = gist.account.filter(|id| reading.sees_account(*id));
    let directive = gist.directive.filter(|id| reading.see(*id).is_some());
    let there = reading.attendees(gist);
    html! {
        p.sm.parties {
            @if let Some(id) = account {
                span { (text.get("show-account")) " "
                    a.b href={ "/accounts/" (id) } { (reading.account(id)) } }
            }
            @if let Some(id) = directive {
                span { (text.get("web-nav-directives")) " " a href={ "/d/" (id) } { (id) } }
            }
            @if !there.is_empty() {
                span { (text.get("show-attendees")) " " b { (text.list(&there)) } }
            }
            span { (text.get("discussion-written-by")) " " (reading.speaker(talk.by)) }
            @if let Some(privacy) = gist.privacy { span.tag { (text.name(privacy)) } }
            @if let Some(day) = gist.client_confirmed_on {
                span.tag.ok { (text.get("discussions-confirmed")) " " (text.day(day)) }
            }
        }
    }
}

/// The words, in the order in which they were said.
fn lines(reading: Reading<'_>, gist: &Discussion) -> Markup {
    let text = reading.text;
    let all = [
        ("show-talk-asked", &gist.asked),
        ("show-talk-answered", &gist.answered),
        ("show-talk-agreed", &gist.agreed),
        ("show-talk-said", &gist.said_to_client),
        ("show-talk-client-answered", &gist.client_answered),
        ("show-talk-not-said", &gist.not_said),
        ("show-talk-open", &gist.open),
        ("show-talk-text", &gist.text),
    ];
    html! {
        section {
            div.sh { h2 { (text.get("discussion-said")) } }
            dl.minute {
                @for (key, words) in all {
                    @if let Some(words) = words {
                        dt { (text.get(key)) } dd.m { (words) }
                    }
                }
                @if let Some(words) = &gist.i_promise {
                    dt { (text.get("show-talk-promise")) }
                    dd.m { (words) " " (dated(reading, gist.promise_due.as_ref())) }
                }
            }
        }
    }
}

/// A date, or that there is none.
fn dated(reading: Reading<'_>, due: Option<&fushime_core::event::Due>) -> Markup {
    let text = reading.text;
    html! {
        @match due {
            Some(due) => span.tag { (text.day(due.on))
                @if let Some(time) = due.time { " " (text.hour(time)) } },
            None => span.tag.dot { (text.get("discussion-undated")) },
        }
    }
}

fn steps(reading: Reading<'_>, gist: &Discussion) -> Markup {
    let text = reading.text;
    html! {
        @if !gist.next_steps.is_empty() {
            section.sec {
                div.sh { h2 { (text.get("show-talk-next")) } }
                ol.not { @for step in &gist.next_steps { (one_step(reading, gist, step)) } }
            }
        }
    }
}

fn one_step(reading: Reading<'_>, gist: &Discussion, step: &NextStep) -> Markup {
    let who = step.member.map(|id| reading.member(id));
    let who = who.or_else(|| step.contact.map(|id| reading.contact_named(id)));
    html! {
        li {
            span { (dated(reading, step.due.as_ref())) }
            div.why { p { (step.what) }
                p.sm.mut { @match who {
                    Some(who) => (who),
                    None => (reading.text.get("discussion-nobody-named")),
                } } }
            @if let Some(address) = asking(reading, gist, step) {
                a.act href=(address) { (reading.text.get("ask-do")) }
            }
        }
    }
}

/// Where a step becomes a directive, for whoever may ask it of the one who does it.
fn asking(reading: Reading<'_>, gist: &Discussion, step: &NextStep) -> Option<String> {
    let owner = step.member?.to_string();
    ask::may_be_asked(reading).iter().find(|(id, _)| *id == owner)?;
    let mut address = format!("/ask?owner={owner}&sentence={}", encoded(step.what.as_str()));
    let account = gist.account.filter(|id| reading.sees_account(*id));
    if let Some(id) = account {
        address.push_str(&format!("&account={}", encoded(&reading.account(id))));
    }
    if let Some(due) = &step.due {
        address.push_str(&format!("&due={}", due.on));
    }
    Some(address)
}

/// The promises that came of it, and those that were gone through.
fn made(reading: Reading<'_>, talk: &Talk) -> Markup {
    let (state, viewer, day) = (reading.state, reading.viewer, reading.read_on);
    let sees = |id: PromiseId| access::see_promise(state, viewer, id, day).map(|seen| *seen.get());
    let of_it = state.promises.iter().filter(|it| it.made.discussion == Some(talk.id));
    let of_it: Vec<_> = of_it.filter_map(|promise| sees(promise.id)).collect();
    let gone: Vec<(&str, _)> = [
        ("promises-kept", &talk.gist.promises_kept),
        ("discussion-still-open", &talk.gist.promises_open),
    ]
    .into_iter()
    .flat_map(|(key, all)| all.iter().map(move |id| (key, *id)))
    .filter_map(|(key, id)| Some((key, sees(id)?)))
    .collect();
    let text = reading.text;
    html! {
        @if !of_it.is_empty() {
            section.side {
                div.sh { h2 { (text.get("discussion-promises")) } }
                ul.sidelist { @for promise in of_it { li { (promises::short(reading, promise)) } } }
            }
        }
        @if !gone.is_empty() {
            section.side {
                div.sh { h2 { (text.get("discussion-from-before")) } }
                ul.sidelist { @for (key, promise) in gone {
                    li { a href={ "/promises#" (promise.id) } { (promise.made.text) }
                        span.tag { (text.get(key)) } } } }
            }
        }
    }
}

/// What a minute holds besides.
fn minute(reading: Reading<'_>, gist: &Discussion) -> Markup {
    let text = reading.text;
    let words = [
        ("discussion-purpose", &gist.purpose),
        ("discussion-place", &gist.place),
        ("discussion-materials", &gist.materials),
        ("discussion-sent-to", &gist.sent_to),
    ];
    let mut rows: Vec<(&str, String)> =
        words.iter().filter_map(|(key, it)| Some((*key, it.as_ref()?.to_string()))).collect();
    rows.extend(gist.until.map(|until| ("discussion-until", text.hour(until))));
    rows.extend(gist.next_meeting.as_ref().map(|due| {
        let hour = due.time.map(|time| format!(" {}", text.hour(time))).unwrap_or_default();
        ("discussion-next-meeting", format!("{}{hour}", text.day(due.on)))
    }));
    html! {
        @if !rows.is_empty() {
            section.side {
                div.sh { h2 { (text.get("discussion-minute")) } }
                dl.minute.small { @for (key, said) in &rows {
                    dt { (text.get(key)) } dd { (said) } } }
            }
        }
    }
}
