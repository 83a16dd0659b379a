//! 今日: what the leader owes, then what to ask, within the minutes there are.

mod ahead;
mod later;
pub(super) mod sheet;

use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use fushime_core::culm::{Culm, Window};
use fushime_core::state::Directive;
use fushime_core::today::{About, Item, Today, today};
use maud::{Markup, html};
use serde::Deserialize;

use super::act::address;
use super::answer::send;
use super::ask;
use super::caller::Caller;
use super::directive::links_of;
use super::house::{HouseHandle, Sitting};
use super::list;
use super::picture;
use super::shell::{self, Place};
use crate::reading::Reading;

/// The budgets that are one tap away.
const BUDGETS: [u16; 3] = [15, 30, 45];

/// What may stand in the address.
#[derive(Deserialize)]
pub(super) struct Asked {
    minutes: Option<u16>,
    all: Option<String>,
}

/// `GET /today`
pub(super) async fn show(
    State(house): State<HouseHandle>,
    caller: Caller,
    Query(asked): Query<Asked>,
) -> Response {
    let office = house.office().await;
    let sitting = Sitting::of(&house, &office, caller.language);
    let reading = sitting.reading(office.state(), caller.member);
    if !shell::leads(reading) {
        return Redirect::to("/mine").into_response();
    }
    let day = today(reading.state, reading.viewer, reading.as_of(), asked.minutes);
    let title = reading.text.get("today-title");
    let main = page(reading, &day, asked.all.is_some());
    send(&shell::page(reading, Place::Today, &title, main))
}

fn page(reading: Reading<'_>, day: &Today, all: bool) -> Markup {
    let text = reading.text;
    let rows = Rows::of(reading, day);
    let (owed, asked): (Vec<&Item>, Vec<&Item>) = day.items.iter().partition(|item| item.owed);
    html! {
        div.ph {
            h1 { (text.get("today-title")) small { (text.long_day(day.day)) } }
            (budget(reading, day))
        }
        (ask::capture_box(reading))
        @if !day.with_signals { p.hush.note { (text.get("web-without-signals")) } }
        @if day.items.is_empty() { (empty(reading, day)) }
        @for (items, title, about) in [
            (&owed, "today-owed-title", "today-owed-about"),
            (&asked, "today-ask-title", "today-ask-about"),
        ] {
            @if !items.is_empty() {
                section.sec aria-labelledby=(title) {
                    div.sh { h2 id=(title) { (text.get(title)) } span.r { (text.get(about)) } }
                    div.axrow aria-hidden="true" { span {} span {}
                        (picture::list_axis(reading, rows.window)) }
                    ol.fl { @for item in items { (rows.item(item)) } }
                }
            }
        }
        @if !day.items.is_empty() { (picture::legend(reading)) }
        div.cols.sec { (later::show(reading, day, all)) (sheet::offer(reading, day)) }
        (ahead::show(reading))
    }
}

/// The minutes there are, and what they go to.
fn budget(reading: Reading<'_>, day: &Today) -> Markup {
    let text = reading.text;
    let values = [
        ("count", count(day.items.len()).into()),
        ("used", i64::from(day.used_minutes).into()),
        ("budget", i64::from(day.budget_minutes).into()),
    ];
    let total = f64::from(day.budget_minutes.max(day.used_minutes).max(1));
    html! {
        div.budget {
            div.lab {
                span { (text.with("today-budget", &values)) }
                span.opts role="group" aria-label=(text.get("web-minutes")) {
                    @for minutes in BUDGETS {
                        a href={ "/today?minutes=" (minutes) }
                            aria-current=[(minutes == day.budget_minutes).then_some("true")] {
                            (text.with("today-minutes", &[("minutes", i64::from(minutes).into())]))
                        }
                    }
                }
            }
            svg.ruler viewBox="0 0 420 26" preserveAspectRatio="none" role="group"
                aria-label=(text.with("today-budget", &values)) {
                @let at = |minutes: u16| f64::from(minutes) / total * 420.0;
                @for (nth, minute) in (1..day.budget_minutes).enumerate().take(480) {
                    @let x = format!("{:.1}", at(minute));
                    path.tick d={ "M" (x) " " (if (nth + 1) % 5 == 0 { 14 } else { 20 }) "V26" } {}
                }
                @for (item, from) in day.items.iter().zip(starts(&day.items)) {
                    @let x = format!("{:.1}", at(from + item.minutes));
                    path.part d={ "M" (x) " 0V26" } {}
                    a href={ "#f" (item.rank) } {
                        text x=(format!("{:.1}", at(from) + at(item.minutes) / 2.0)) y="17"
                            text-anchor="middle" { (item.rank) }
                    }
                }
            }
        }
    }
}

/// From which minute on each item is planned.
fn starts(items: &[Item]) -> impl Iterator<Item = u16> {
    items.iter().scan(0_u16, |used, item| {
        let from = *used;
        *used = used.saturating_add(item.minutes);
        Some(from)
    })
}

fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// Says what is true when there is nothing to ask, and when that will change.
fn empty(reading: Reading<'_>, day: &Today) -> Markup {
    let text = reading.text;
    let said = match day.next_milestone {
        Some((next, id)) => {
            let account = reading.state.directives.get(id).map(|it| reading.place(it));
            let values = [
                ("day", text.day(next).into()),
                ("directive", id.to_string().into()),
                ("account", account.unwrap_or_default().into()),
            ];
            text.with("today-empty-next", &values)
        }
        None => text.get("today-empty"),
    };
    html! { p.m.large.empty { (said) } }
}

/// The rows of a day: they share one window.
struct Rows<'a> {
    reading: Reading<'a>,
    window: Window,
}

impl<'a> Rows<'a> {
    fn of(reading: Reading<'a>, day: &Today) -> Self {
        let culms: Vec<Culm> = day
            .items
            .iter()
            .filter_map(|item| Some(reading.culm(directive_of(reading, item)?, &[])))
            .collect();
        Self { reading, window: Window::over(&culms, day.day) }
    }

    fn item(&self, item: &Item) -> Markup {
        let reading = self.reading;
        let text = reading.text;
        let directive = directive_of(reading, item);
        let minutes = text.with("today-minutes", &[("minutes", i64::from(item.minutes).into())]);
        html! {
            li.fi id={ "f" (item.rank) } data-follow-up {
                div.rk { (item.rank) small { (minutes) } }
                div {
                    div.hd { (heading(reading, item, directive)) }
                    p.why { (reading.say(&item.why)) }
                    @if !item.also.is_empty() {
                        @let also: Vec<String> =
                            item.also.iter().map(|step| text.get(step.text_key())).collect();
                        p.sm.mut { (text.with("today-also", &[("steps", text.list(&also).into())])) }
                    }
                    @if item.owed {
                        p.q { b { (text.get("today-do-label")) } (text.get(item.step.text_key())) }
                    } @else if let Some(question) = &item.question {
                        p.q { b { (text.get("today-ask-label")) } (reading.say(question)) }
                    }
                    div.al {
                        @if let Some(directive) = directive { (actions(reading, item, directive)) }
                        details.sum {
                            summary { (text.get("today-why-here")) }
                            p { (sum(reading, item)) }
                        }
                    }
                }
                @if let Some(directive) = directive {
                    div.cu.up {
                        (picture::row(reading, &reading.culm(directive, &item.signals), self.window))
                        (last_words(reading, directive))
                    }
                }
            }
        }
    }
}

/// Returns the directive an item is about, if it is about one that may be seen.
fn directive_of<'a>(reading: Reading<'a>, item: &Item) -> Option<&'a Directive> {
    match item.about {
        About::Directive(id) => reading.see(id).map(|seen| *seen.get()),
        About::Promise(_) | About::Redaction(_) => None,
    }
}

fn heading(reading: Reading<'_>, item: &Item, directive: Option<&Directive>) -> Markup {
    let text = reading.text;
    let number = match item.about {
        About::Directive(id) => id.to_string(),
        About::Promise(id) => id.to_string(),
        About::Redaction(id) => id.to_string(),
    };
    html! {
        @if let Some(directive) = directive {
            h3 { a href={ "/d/" (number) } { (reading.place(directive)) } }
            span.sm { (directive.ask.sentence) }
            span.sm.mut { (reading.member(directive.ask.owner)) " " (number) }
        } @else if let About::Promise(id) = item.about {
            @let promise = reading.state.promises.get(id);
            h3 { a href={ "/promises#" (number) } { (text.get(item.step.text_key())) } }
            @if let Some(promise) = promise { span.sm { (promise.made.text) } }
        } @else {
            h3 { a href="/log" { (text.get(item.step.text_key())) } " " (number) }
        }
    }
}

/// What can be done at once, the recommended first.
fn actions(reading: Reading<'_>, item: &Item, directive: &Directive) -> Markup {
    let text = reading.text;
    let id = directive.id;
    let mut links: Vec<(&str, String)> = Vec::new();
    links.extend(links_of(item.step, id));
    let question = item.question.as_ref().map(|question| reading.say(question));
    if !links.iter().any(|(act, _)| *act == "question") {
        links.push(("question", id.to_string()));
    }
    links.push(("postpone", id.to_string()));
    html! {
        div.acts role="group" aria-label=(text.get("web-actions")) {
            @for (nth, (act, target)) in links.iter().enumerate() {
                @let query = match (&question, *act) {
                    (Some(question), "question") => {
                        format!("?back=today&text={}", list::encoded(question))
                    }
                    _ => "?back=today".to_owned(),
                };
                a.act.rec[nth == 0] data-nth=(nth + 1) href={ (address(act, target)) (query) } {
                    @if *act == "confirm" { i.seal {} }
                    (text.get(&format!("act-{act}")))
                }
            }
        }
    }
}

fn last_words(reading: Reading<'_>, directive: &Directive) -> Markup {
    let line = directive.last_word();
    let said = line.and_then(|line| {
        let words = line.corrected.as_ref().map(|(_, text)| text).or(line.text.as_ref())?;
        Some((line, words))
    });
    html! {
        @if let Some((line, words)) = said {
            blockquote { span { (reading.text.short_day(line.on)) } "「" (words) "」" }
        }
    }
}

/// Says why an item stands where it stands: a debt in words, everything else as a sum.
pub(super) fn sum(reading: Reading<'_>, item: &Item) -> Markup {
    let text = reading.text;
    if item.owed {
        let days = i64::from(item.waited_days);
        let values = [("since", text.day(item.since).into()), ("days", days.into())];
        let said = match days {
            ..=0 => text.get("today-why-debt-today"),
            _ => text.with("today-why-debt", &values),
        };
        return html! { (said) };
    }
    points(reading, item)
}

/// Writes the points of an item as a sum that a person can check.
pub(super) fn points(reading: Reading<'_>, item: &Item) -> Markup {
    html! {
        @if item.reasons.is_empty() { (reading.text.get("today-no-points")) }
        @for (nth, reason) in item.reasons.iter().enumerate() {
            @if nth > 0 { " + " }
            (reading.say(&reason.phrase)) " " b { (reason.points) }
        }
        @if !item.reasons.is_empty() { " = " b { (item.points) } }
    }
}
