//! 話し合い: every record one may read, the newest first.

use axum::extract::{Query, State};
use axum::response::Response;
use fushime_core::access;
use fushime_core::state::Talk;
use fushime_core::words::Worded as _;
use maud::{Markup, html};
use serde::Deserialize;

use super::answer::send;
use super::caller::Caller;
use super::discuss;
use super::house::{HouseHandle, Sitting};
use super::list::{self, ROWS};
use super::shell::{self, Place};
use crate::reading::Reading;

/// What may stand in the address.
#[derive(Deserialize, Default)]
pub(super) struct Asked {
    #[serde(default)]
    q: String,
    #[serde(default)]
    page: usize,
}

/// `GET /discussions`
pub(super) async fn show(
    State(house): State<HouseHandle>,
    caller: Caller,
    Query(asked): Query<Asked>,
) -> Response {
    let office = house.office().await;
    let sitting = Sitting::of(&house, &office, caller.language);
    let reading = sitting.reading(office.state(), caller.member);
    let title = reading.text.get("discussions-title");
    send(&shell::page(reading, Place::More, &title, page(reading, &asked)))
}

fn found<'a>(reading: Reading<'a>, asked: &Asked) -> Vec<&'a Talk> {
    let words = list::words(&asked.q);
    let (state, viewer, day) = (reading.state, reading.viewer, reading.read_on);
    let mut found: Vec<&Talk> = state
        .discussions
        .iter()
        .filter(|talk| access::see_discussion(state, viewer, talk.id, day).is_some())
        .filter(|talk| words.is_empty() || matches(reading, talk, &words))
        .collect();
    found.sort_by_key(|talk| std::cmp::Reverse((talk.at.on, talk.at.entry)));
    found
}

fn matches(reading: Reading<'_>, talk: &Talk, words: &[String]) -> bool {
    let gist = &talk.gist;
    let mut parts = vec![talk.id.to_string()];
    parts.extend(gist.account.filter(|id| reading.sees_account(*id)).map(|id| reading.account(id)));
    parts.extend(gist.directive.map(|id| id.to_string()));
    parts.extend(talk.by.map(|id| reading.member(id)));
    parts.extend(reading.attendees(gist));
    gist.each_words("", &mut |_, said| parts.push(said.to_string()));
    list::holds(&parts.join("\n"), words)
}

fn page(reading: Reading<'_>, asked: &Asked) -> Markup {
    let text = reading.text;
    let all = found(reading, asked);
    let from = asked.page.saturating_mul(ROWS).min(all.len());
    let total = i64::try_from(all.len()).unwrap_or(i64::MAX);
    html! {
        div.ph {
            h1 { (text.get("discussions-title"))
                small { (text.with("today-later-count", &[("count", total.into())])) } }
            @if discuss::may(reading) {
                div.acts { a.act.rec href="/discuss" { (text.get("discuss-title")) } }
            }
        }
        form.filter action="/discussions" role="search" aria-label=(text.get("discussions-search-hint")) {
            label.vh for="find" { (text.get("web-search")) }
            input #find .inp name="q" type="search" value=(asked.q)
                placeholder=(text.get("discussions-search-hint"));
            button.btn { (text.get("web-search")) }
        }
        @if all.is_empty() {
            p.m.large.empty { (text.get("discussions-none-found")) }
        }
        ol.not { @for talk in all.iter().skip(from).take(ROWS) { (row(reading, talk)) } }
        (list::pages(reading, "/discussions", &[("q", &asked.q)], (asked.page, all.len())))
    }
}

/// Says what a discussion is called: its title, its account, or its number.
pub(super) fn title(reading: Reading<'_>, talk: &Talk) -> String {
    let gist = &talk.gist;
    let account = gist.account.filter(|id| reading.sees_account(*id)).map(|id| reading.account(id));
    let title = gist.title.as_ref().map(ToString::to_string);
    title.or(account).unwrap_or_else(|| reading.text.get("discussions-among-us"))
}

fn row(reading: Reading<'_>, talk: &Talk) -> Markup {
    let text = reading.text;
    let gist = &talk.gist;
    let lines = [&gist.agreed, &gist.said_to_client, &gist.answered, &gist.asked, &gist.text];
    let line = lines.into_iter().find_map(|words| words.as_ref());
    let account = gist.account.filter(|id| reading.sees_account(*id) && gist.title.is_some());
    let directive = gist.directive.filter(|id| reading.see(*id).is_some());
    html! {
        li {
            time datetime=(talk.at.on) { (text.day(talk.at.on)) }
            div.why {
                p { a.b href={ "/discussions/" (talk.id) } { (title(reading, talk)) }
                    @if let Some(id) = account { " " (reading.account(id)) }
                    @if let Some(id) = directive { " " a href={ "/d/" (id) } { (id) } }
                    " " span.sm.mut { (talk.id) " " (reading.speaker(talk.by)) } }
                @if let Some(line) = line { p.m { (line) } }
            }
            @if gist.client_confirmed_on.is_some() {
                span.tag.ok { (text.get("discussions-confirmed")) } }
        }
    }
}
