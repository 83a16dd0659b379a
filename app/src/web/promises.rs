//! 約束: what the firm and its people owe, by its date; the first date stays.

use axum::extract::{Query, State};
use axum::response::Response;
use fushime_core::access;
use fushime_core::ids::MemberId;
use fushime_core::state::Promise;
use maud::{Markup, html};
use serde::Deserialize;

use super::act::{self, Target, address};
use super::answer::send;
use super::caller::Caller;
use super::house::{HouseHandle, Sitting};
use super::list::{self, ROWS};
use super::shell::{self, Place};
use crate::reading::Reading;

/// So many that are settled stand below.
const SETTLED_MAX: usize = 30;

/// What may stand in the address.
#[derive(Deserialize, Default)]
pub(super) struct Asked {
    /// Which page of the promises of others.
    #[serde(default)]
    page: usize,
}

/// `GET /promises`
pub(super) async fn show(
    State(house): State<HouseHandle>,
    caller: Caller,
    Query(asked): Query<Asked>,
) -> Response {
    let office = house.office().await;
    let sitting = Sitting::of(&house, &office, caller.language);
    let reading = sitting.reading(office.state(), caller.member);
    let title = reading.text.get("promises-title");
    send(&shell::page(reading, Place::More, &title, page(reading, asked.page)))
}

fn sees(reading: Reading<'_>, promise: &Promise) -> bool {
    access::see_promise(reading.state, reading.viewer, promise.id, reading.read_on).is_some()
}

/// The promises that stand open, by their dates.
fn open(reading: Reading<'_>) -> Vec<&Promise> {
    let all = reading.state.promises.iter();
    let mut open: Vec<&Promise> =
        all.filter(|it| it.settled_on.is_none() && sees(reading, it)).collect();
    open.sort_by_key(|promise| (promise.made.due.on, promise.id));
    open
}

fn page(reading: Reading<'_>, page: usize) -> Markup {
    let text = reading.text;
    let viewer = reading.viewer;
    let (own, others): (Vec<_>, Vec<_>) =
        open(reading).into_iter().partition(|promise| promise.made.by == viewer);
    let (owed, others): (Vec<_>, Vec<_>) =
        others.into_iter().partition(|promise| promise.made.member == Some(viewer));
    let from = page.saturating_mul(ROWS).min(others.len());
    let settled: Vec<&Promise> = {
        let all = reading.state.promises.iter().filter(|it| it.settled_on.is_some());
        let mut all: Vec<&Promise> = all.collect();
        all.sort_by_key(|it| std::cmp::Reverse((it.settled_on, it.id)));
        all.into_iter().filter(|it| sees(reading, it)).take(SETTLED_MAX).collect()
    };
    html! {
        div.ph {
            h1 { (text.get("promises-title")) }
            @if act::may(reading, "promise", Target::Firm) {
                div.acts { a.act href={ (address("promise", "firm")) "?back=promises" } {
                    (text.get("act-promise")) } }
            }
        }
        p.lede { (text.get("promises-about")) }
        (part(reading, "promises-own", &own, true))
        (part(reading, "promises-to-me", &owed, false))
        (part(reading, "promises-others", &others[from..others.len().min(from + ROWS)], false))
        (list::pages(reading, "/promises", &[], (page, others.len())))
        (part(reading, "promises-settled", &settled, false))
    }
}

fn part(reading: Reading<'_>, key: &str, promises: &[&Promise], always: bool) -> Markup {
    let text = reading.text;
    html! {
        @if always || !promises.is_empty() {
            section.sec {
                div.sh { h2 { (text.get(key)) } }
                @if promises.is_empty() { p.sm.mut.after { (text.get("promises-none")) } }
                ol.not { @for promise in promises { (row(reading, promise)) } }
            }
        }
    }
}

fn row(reading: Reading<'_>, promise: &Promise) -> Markup {
    let text = reading.text;
    html! {
        li.promise id=(promise.id) {
            (due(reading, promise))
            div.why {
                p.m { (promise.made.text) }
                p.sm.mut { (parties(reading, promise)) " " (origin(reading, promise)) }
                (history(reading, promise))
            }
            div.acts {
                @for act in offered(reading, promise) {
                    a.act href={ (address(act, promise.id)) "?back=promises" } {
                        (text.get(&format!("act-{act}"))) }
                }
            }
        }
    }
}

/// Writes a promise where there is little room.
pub(super) fn short(reading: Reading<'_>, promise: &Promise) -> Markup {
    html! {
        div {
            p.sm { (due(reading, promise)) }
            p.m { a href={ "/promises#" (promise.id) } { (promise.made.text) } }
            p.sm.mut { (parties(reading, promise)) }
            (history(reading, promise))
        }
    }
}

/// What this person may do with it; only whoever was promised something releases it.
pub(super) fn offered(reading: Reading<'_>, promise: &Promise) -> Vec<&'static str> {
    if promise.settled_on.is_some() {
        return Vec::new();
    }
    let mut acts = vec!["keep-promise"];
    let leader = reading.state.leader_of(promise.made.by, reading.day);
    if promise.made.by == reading.viewer || leader == Some(reading.viewer) {
        acts.push("move-promise");
    }
    if promise.made.member.is_none_or(|owed: MemberId| owed == reading.viewer) {
        acts.push("release-promise");
    }
    acts.retain(|act| act::may(reading, act, Target::Promise(promise.id)));
    acts
}

/// The date it stands for, and whether that has passed. One's own is hot, nobody else's.
fn due(reading: Reading<'_>, promise: &Promise) -> Markup {
    let text = reading.text;
    let day = promise.made.due.on;
    let is_late = promise.settled_on.is_none() && day < reading.day;
    let is_hot = is_late && promise.made.by == reading.viewer;
    html! {
        span {
            time.shu[is_hot].b[is_hot] datetime=(day) { (text.day(day)) }
            @if let Some(time) = promise.made.due.time { " " (text.hour(time)) }
            @if is_late { " " span.tag.hot[is_hot].dot[!is_hot] { (text.get("promises-late")) } }
        }
    }
}

fn parties(reading: Reading<'_>, promise: &Promise) -> Markup {
    let made = &promise.made;
    let account = made.account.filter(|id| reading.sees_account(*id));
    html! {
        (reading.member(made.by))
        @if made.account.is_some() || made.member.is_some() { " → " }
        @if let Some(id) = account { a href={ "/accounts/" (id) } { (reading.account(id)) } }
        @if let Some(id) = made.member { " " (reading.member(id)) }
    }
}

/// Where it was made: a discussion, a directive, an answer to a concern.
fn origin(reading: Reading<'_>, promise: &Promise) -> Markup {
    let made = &promise.made;
    let (state, viewer, day) = (reading.state, reading.viewer, reading.read_on);
    let talk =
        made.discussion.filter(|id| access::see_discussion(state, viewer, *id, day).is_some());
    let directive = made.directive.filter(|id| reading.see(*id).is_some());
    html! {
        (reading.text.with("promises-made-on",
            &[("day", reading.text.day(promise.made_on).into())]))
        @if let Some(id) = talk { " " a href={ "/discussions/" (id) } { (id) } }
        @if let Some(id) = directive { " " a href={ "/d/" (id) } { (id) } }
        @if made.concern.is_some() && directive.is_some() {
            " " (reading.text.get("promises-after-concern")) }
    }
}

/// The first date, every move, and how it ended.
fn history(reading: Reading<'_>, promise: &Promise) -> Markup {
    let text = reading.text;
    html! {
        @if !promise.moves.is_empty() {
            p.sm { (text.get("show-promise-first-due")) " " (text.day(promise.first_due)) }
        }
        @for moved in &promise.moves {
            p.sm.mut { (text.day(moved.on)) ": " (text.short_day(moved.from)) " → "
                (text.short_day(moved.to))
                @if let Some(reason) = &moved.reason { " 「" (reason) "」" } }
        }
        @if let Some(day) = promise.settled_on {
            p.sm { span.tag.ok[!promise.is_released] {
                @if promise.is_released { (text.get("promises-released")) }
                @else { (text.get("promises-kept")) } }
                " " (text.day(day))
                @if let Some(words) = &promise.settled_by { " " (words) } }
        }
    }
}
