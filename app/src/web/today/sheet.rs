//! 紙で持つ: the same list in the same order on one side of paper, A4 or for a six-hole A5 binder.

use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use fushime_core::today::{Item, Today, today};
use maud::{Markup, html};
use serde::Deserialize;

use super::super::answer::send;
use super::super::caller::Caller;
use super::super::house::{HouseHandle, Sitting};
use super::super::picture;
use super::super::shell::{self, Place};
use super::{Rows, ahead, directive_of};
use crate::reading::Reading;

/// More do not fit on one side; the others are named in one line.
const ITEMS_MAX: usize = 6;
/// So many of those that are not for today are named.
const LATER_MAX: usize = 8;
/// The hours of a working day.
const HOURS: std::ops::RangeInclusive<u8> = 8..=18;

/// What may stand in the address.
#[derive(Deserialize)]
pub(in crate::web) struct Asked {
    minutes: Option<u16>,
    #[serde(default)]
    paper: String,
}

/// `GET /today/paper`
pub(in crate::web) async fn show(
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
    let small = asked.paper == "a5";
    let title = reading.text.get("paper-title");
    let printed = reading.text.hour(sitting.moment.local.time());
    let main = page(reading, &day, small, &printed);
    send(&shell::page(reading, Place::Today, &title, main))
}

fn page(reading: Reading<'_>, day: &Today, small: bool, printed: &str) -> Markup {
    let text = reading.text;
    let minutes = i64::from(day.budget_minutes);
    let other = if small { "a4" } else { "a5" };
    html! {
        div.tools.noprint {
            h1.m { (text.get("paper-title")) }
            a.btn href={ "/today/paper?paper=" (other) "&minutes=" (minutes) } {
                (text.get(&format!("paper-{other}"))) }
            span.mut { (text.get("paper-about")) }
            button.btn.pri type="button" data-print hidden { (text.get("paper-print")) }
        }
        div.sheetwrap tabindex="0" aria-label=(text.get("paper-title")) {
            section.sheet.a4[!small].a5[small] {
                header.pt {
                    h2.day { (text.long_day(day.day)) }
                    div.pm {
                        span { (text.with("paper-own", &[("who", reading.member(reading.viewer).into())])) }
                        span { (text.with("today-minutes", &[("minutes", minutes.into())])) }
                    }
                }
                div.pg {
                    div { (items(reading, day, small)) }
                    aside { (margin(reading, day, small)) }
                }
                footer.pf {
                    span { (text.get("paper-key")) }
                    span { (text.with("paper-printed", &[
                        ("day", text.short_day(reading.read_on).into()), ("hour", printed.to_owned().into())])) }
                }
            }
        }
    }
}

fn items(reading: Reading<'_>, day: &Today, small: bool) -> Markup {
    let text = reading.text;
    let rows = Rows::of(reading, day);
    let most = if small { ITEMS_MAX - 1 } else { ITEMS_MAX };
    let more: Vec<String> = day.items.iter().skip(most).map(|item| name(reading, item)).collect();
    html! {
        h3.sh { (text.get("today-ask-title")) }
        @if day.items.is_empty() { p { (text.get("today-empty")) } }
        @else { div.pax { (picture::list_axis(reading, rows.window)) } }
        ol { @for item in day.items.iter().take(most) { (one(&rows, item)) } }
        @if !more.is_empty() {
            p.pno { (text.with("paper-more", &[("names", text.list(&more).into())])) }
        }
    }
}

fn one(rows: &Rows<'_>, item: &Item) -> Markup {
    let reading = rows.reading;
    let text = reading.text;
    let directive = directive_of(reading, item);
    let minutes = text.with("today-minutes", &[("minutes", i64::from(item.minutes).into())]);
    html! {
        li.pi {
            div.pn.m { (item.rank) }
            div {
                div.ph1 { b { (name(reading, item)) }
                    @if let Some(it) = directive { span.of { (it.ask.sentence) } }
                    span.pr {
                        @if let Some(it) = directive { (reading.member(it.ask.owner)) " " }
                        (minutes)
                    }
                }
                p { (reading.say(&item.why)) }
                @if let Some(question) = &item.question { p.m.pq { "「" (reading.say(question)) "」" } }
                @if let Some(it) = directive {
                    (picture::row(reading, &reading.culm(it, &item.signals), rows.window))
                }
                div.pk {
                    @for key in ["paper-asked", "paper-answered", "paper-confirmed", "paper-moved"] {
                        span.nw { i.ck {} (text.get(key)) }
                    }
                    span.lnx { (text.get("paper-new-day")) }
                }
                div.wl {}
            }
        }
    }
}

/// What an item is called: the place of its directive, or its number.
fn name(reading: Reading<'_>, item: &Item) -> String {
    let directive = directive_of(reading, item);
    directive.map_or_else(|| reading.text.get(item.step.text_key()), |it| reading.place(it))
}

/// The hours, room for words, and what is not for today.
fn margin(reading: Reading<'_>, day: &Today, small: bool) -> Markup {
    let text = reading.text;
    let said = |item: &&Item| {
        let reason = item.later.and_then(fushime_core::today::Later::day);
        let until = reason.map(|on| format!("({})", text.short_day(on))).unwrap_or_default();
        format!("{}{until}", name(reading, item))
    };
    let later: Vec<String> = day
        .not_today
        .iter()
        .filter(|it| directive_of(reading, it).is_some())
        .take(LATER_MAX)
        .map(|it| said(&it))
        .collect();
    let hidden = day.not_today.len().saturating_sub(later.len());
    let next = ahead::next_lines(reading, if small { 4 } else { 7 });
    html! {
        h3.sh { (text.get("paper-hours")) }
        ul.hr { @for hour in HOURS { li { b { (hour) } span {} } } }
        h3.sh { (text.get("paper-words")) }
        div.dots {}
        @if !later.is_empty() {
            h3.sh { (text.get("today-later-title")) }
            p.pno { (text.list(&later))
                @if hidden > 0 { " " (text.with("web-others", &[("count", i64::try_from(hidden).unwrap_or(i64::MAX).into())])) }
            }
        }
        @if !next.is_empty() {
            h3.sh { (text.get("paper-next")) }
            p.pno { @for line in &next { (line) br; } }
        }
    }
}

/// Offers the paper on Today.
pub(super) fn offer(reading: Reading<'_>, day: &Today) -> Markup {
    let text = reading.text;
    let minutes = day.budget_minutes;
    html! {
        section {
            div.sh { h2 { (text.get("paper-title")) } }
            p.sm { (text.with("paper-offer", &[("count", i64::try_from(day.items.len()).unwrap_or(i64::MAX).into())])) }
            div.acts {
                a.btn href={ "/today/paper?minutes=" (minutes) } { (text.get("paper-a4")) }
                a.btn href={ "/today/paper?paper=a5&minutes=" (minutes) } { (text.get("paper-a5")) }
            }
        }
    }
}
