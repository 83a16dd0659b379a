//! 利用目的のお知らせ: the text, to be printed or copied, and the days on which it was given.

use axum::extract::{Query, State};
use axum::response::Response;
use fushime_core::event::terms::Language;
use maud::{Markup, html};
use serde::Deserialize;

use super::act::Target;
use super::answer::send;
use super::caller::Caller;
use super::house::{HouseHandle, Sitting};
use super::members::acts;
use super::shell::{self, Place};
use crate::office::looking::KEPT_DAYS;
use crate::reading::Reading;
use crate::text::Text;

/// Which version of the text this is. Whoever changes a sentence of it counts one more.
const TEXT_VERSION: i64 = 1;

/// The parts of the text, in their order: `notice-<part>` and `notice-<part>-text`.
const PARTS: [&str; 7] = ["why", "why-not", "what", "who", "fair", "until", "ask"];

/// In which language the paper is shown.
#[derive(Deserialize, Default)]
pub(super) struct Asked {
    #[serde(default, rename = "in")]
    language: String,
}

/// `GET /notice`: for everybody.
pub(super) async fn show(
    State(house): State<HouseHandle>,
    caller: Caller,
    Query(asked): Query<Asked>,
) -> Response {
    let office = house.office().await;
    let sitting = Sitting::of(&house, &office, caller.language);
    let reading = sitting.reading(office.state(), caller.member);
    let chosen = Language::ALL.iter().copied().find(|it| it.as_str() == asked.language);
    let paper = house.text(chosen.unwrap_or(caller.language), sitting.moment.today());
    let title = reading.text.get("notice-title");
    send(&shell::page(reading, Place::More, &title, page(reading, &paper)))
}

fn page(reading: Reading<'_>, paper: &Text) -> Markup {
    let text = reading.text;
    html! {
        div.ph.noprint { h1 { (text.get("notice-title")) } }
        p.lede.noprint { (text.get("notice-about")) }
        div.two.sec {
            section {
                (to_give(reading, paper))
            }
            aside.noprint { (given(reading)) }
        }
    }
}

/// The text, and what can be done with it: printed, copied, read in the other language.
pub(super) fn to_give(reading: Reading<'_>, paper: &Text) -> Markup {
    let text = reading.text;
    html! {
        (sheet(reading, paper))
        div.acts.after.noprint {
            button.btn type="button" data-print="" hidden { (text.get("house-print")) }
            button.btn type="button" data-copy="notice" hidden { (text.get("house-copy")) }
            @for (language, name) in [(Language::Ja, "日本語"), (Language::En, "English")] {
                @if language != paper.language() {
                    a.btn lang=(language.as_str()) href={ "/notice?in=" (language.as_str()) } { (name) }
                }
            }
        }
    }
}

fn sheet(reading: Reading<'_>, paper: &Text) -> Markup {
    let firm = reading.state.firm.as_ref();
    let responsible = firm.and_then(|firm| firm.notices.last()?.responsible);
    let responsible =
        responsible.map_or_else(|| paper.get("notice-nobody"), |id| reading.member(id));
    html! {
        div #notice .paper.notice lang=(paper.language().as_str()) {
            p.subj { b { (paper.get("notice-title")) }
                span.sm.mut { (paper.with("notice-version", &[("version", TEXT_VERSION.into())])) " "
                    @if let Some(firm) = firm { (firm.name) } } }
            dl {
                @for part in PARTS {
                    dt { (paper.get(&format!("notice-{part}"))) }
                    dd { @match part {
                        "ask" => { (paper.with("notice-ask-text", &[("who", responsible.clone().into())])) }
                        "until" => { (paper.with("notice-until-text", &[("days", KEPT_DAYS.into())])) }
                        _ => { (paper.get(&format!("notice-{part}-text"))) }
                    } }
                }
            }
        }
    }
}

/// On which days it was given, and who answered for it.
fn given(reading: Reading<'_>) -> Markup {
    let text = reading.text;
    let notices = reading.state.firm.as_ref().map_or(&[][..], |firm| &firm.notices);
    html! {
        div.sh { h2 { (text.get("notice-given")) } }
        @if notices.is_empty() { p.sm.after { (text.get("notice-not-given")) } }
        ul.sidelist {
            @for notice in notices.iter().rev() {
                li { (text.day(notice.given_on))
                    span.mut {
                        @if let Some(id) = notice.responsible { (reading.member(id)) " " }
                        (text.with("notice-nth", &[("nth", i64::from(notice.version).into())]))
                    } }
            }
        }
        (acts(reading, Target::Firm, "firm", &["notice-give"]))
    }
}
