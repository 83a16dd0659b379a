//! 指示: every directive one may see, filtered and searched, each with its culm under one axis.

use axum::extract::{Query, State};
use axum::response::Response;
use fushime_core::access;
use fushime_core::culm::{Culm, Window};
use fushime_core::state::Directive;
use jiff::civil::Date;
use maud::{Markup, html};
use serde::Deserialize;

use super::answer::send;
use super::caller::Caller;
use super::house::{HouseHandle, Sitting};
use super::list::{self, ROWS};
use super::picture;
use super::shell::{self, Place};
use crate::reading::Reading;

/// What may stand in the address: the address is the state of the page.
#[derive(Deserialize, Default)]
pub(super) struct Asked {
    #[serde(default)]
    q: String,
    #[serde(default)]
    ended: Option<String>,
    #[serde(default)]
    page: usize,
}

impl Asked {
    fn query(&self) -> Vec<(&'static str, &str)> {
        let mut query = vec![("q", self.q.as_str())];
        query.extend(self.ended.as_ref().map(|_| ("ended", "1")));
        query
    }
}

/// `GET /directives`
pub(super) async fn show(
    State(house): State<HouseHandle>,
    caller: Caller,
    Query(asked): Query<Asked>,
) -> Response {
    let office = house.office().await;
    let sitting = Sitting::of(&house, &office, caller.language);
    let reading = sitting.reading(office.state(), caller.member);
    let title = reading.text.get("web-nav-directives");
    let main = page(reading, &asked);
    send(&shell::page(reading, Place::Directives, &title, main))
}

/// Finds the directives; those whose next date is nearest come first.
fn found<'a>(reading: Reading<'a>, asked: &Asked) -> Vec<&'a Directive> {
    let ended = asked.ended.is_some();
    let words = list::words(&asked.q);
    let seen = access::visible_directives(reading.state, reading.viewer, reading.read_on);
    let mut found: Vec<&Directive> = seen
        .map(|seen| *seen.get())
        .filter(|directive| directive.is_open() != ended)
        .filter(|directive| words.is_empty() || matches(reading, directive, &words))
        .collect();
    found.sort_by_cached_key(|directive| {
        let next = directive.next_milestone().map(|next| next.due.on);
        (next.unwrap_or(Date::MAX), directive.id)
    });
    found
}

fn matches(reading: Reading<'_>, directive: &Directive, words: &[String]) -> bool {
    let ask = &directive.ask;
    let mut parts = vec![
        directive.id.to_string(),
        ask.sentence.to_string(),
        reading.place(directive),
        reading.member(ask.owner),
    ];
    parts.extend(ask.source_key.as_ref().map(ToString::to_string));
    parts.extend(ask.policy.map(|id| reading.policy(id)));
    let reading_of = ask.account.and_then(|id| reading.state.accounts.get(id));
    parts.extend(reading_of.and_then(|it| it.details.reading.as_ref()).map(ToString::to_string));
    parts.extend(
        directive.lines.iter().filter_map(|line| line.text.as_ref()).map(ToString::to_string),
    );
    list::holds(&parts.join("\n"), words)
}

fn page(reading: Reading<'_>, asked: &Asked) -> Markup {
    let text = reading.text;
    let all = found(reading, asked);
    let from = asked.page.saturating_mul(ROWS).min(all.len());
    let shown: Vec<&Directive> = all.iter().skip(from).take(ROWS).copied().collect();
    let culms: Vec<Culm> = shown
        .iter()
        .map(|directive| {
            let signals = reading.see(directive.id).map(|seen| reading.signals(&seen));
            reading.culm(directive, &signals.unwrap_or_default())
        })
        .collect();
    let window = Window::over(&culms, reading.day);
    let total = i64::try_from(all.len()).unwrap_or(i64::MAX);
    html! {
        div.ph {
            h1 { (text.get("web-nav-directives"))
                small { (text.with("today-later-count", &[("count", total.into())])) } }
        }
        form.filter action="/directives" role="search" aria-label=(text.get("web-search-hint")) {
            label.vh for="find" { (text.get("web-search")) }
            input #find .inp name="q" type="search" value=(asked.q) placeholder=(text.get("web-search-hint"));
            label.check { input type="checkbox" name="ended" value="1" checked[asked.ended.is_some()];
                " " (text.get("web-ended")) }
            button.btn { (text.get("web-search")) }
        }
        @if shown.is_empty() {
            p.m.large.empty { (text.get("web-none-found")) }
        } @else {
            h2.vh { (text.get("web-nav-directives")) }
            div.axrow aria-hidden="true" { span {} span {} (picture::list_axis(reading, window)) }
            ol.fl {
                @for (directive, culm) in shown.iter().zip(&culms) {
                    (row(reading, directive, culm, window))
                }
            }
            (list::pages(reading, "/directives", &asked.query(), (asked.page, all.len())))
            (picture::legend(reading))
        }
    }
}

/// Writes a directive as a row of a list that shares one window.
pub(super) fn row(
    reading: Reading<'_>,
    directive: &Directive,
    culm: &Culm,
    window: Window,
) -> Markup {
    let text = reading.text;
    let whose = reading.turn(directive);
    let place = reading.place(directive);
    html! {
        li.fi data-follow-up {
            div.rk.small { (directive.id) }
            div {
                div.hd {
                    h3 { a href={ "/d/" (directive.id) } {
                        @if place.is_empty() { (directive.id) } @else { (place) } } }
                    span.sm { (directive.ask.sentence) }
                    span.sm.mut { (reading.member(directive.ask.owner)) }
                }
                p.sm { span.tag { (text.name(directive.standing)) } " "
                    (text.name(whose.turn)) ": " (reading.turn_why(&whose)) }
            }
            div.cu.up {
                (picture::row(reading, culm, window))
                @if let Some(next) = directive.next_milestone() {
                    p { span.shu[next.due.on < reading.day] { (reading.milestone(next)) } }
                }
            }
        }
    }
}
