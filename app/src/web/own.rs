//! 自分の設定: how one comes in and reads, who looked at what is asked of one, and everything that
//! is recorded, to take along.

use std::collections::BTreeMap;

use axum::extract::{Form, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Redirect, Response};
use fushime_core::event::terms::Language;
use fushime_core::ids::{DirectiveId, MemberId};
use jiff::Timestamp;
use maud::{Markup, html};
use serde::Deserialize;

use super::act::Target;
use super::answer::{fault, send};
use super::caller::{self, Caller, Renewed, named};
use super::directive::moment;
use super::house::{House, HouseHandle, Sitting};
use super::members::acts;
use super::shell::{self, Place};
use crate::office::OfficeError;
use crate::office::entering::{self, Entrance, LinkTold};
use crate::office::looking::{self, Looked};
use crate::reading::Reading;

/// The cookie that turns the keys off. The script reads it, so it is no secret.
const KEYS: &str = "keys";
const YEAR_SECONDS: u32 = 31_536_000;
/// How many looks are shown; all of them are in what one takes along.
const LOOKS_SHOWN: usize = 50;

/// What the page shows besides the record.
struct Own {
    entrance: Entrance,
    told: Option<LinkTold>,
    looks: Vec<(DirectiveId, Looked)>,
    keys_are_off: bool,
}

/// `GET /own`
pub(super) async fn show(
    State(house): State<HouseHandle>,
    caller: Caller,
    headers: HeaderMap,
) -> Response {
    let office = house.office().await;
    let sitting = Sitting::of(&house, &office, caller.language);
    let reading = sitting.reading(office.state(), caller.member);
    let (vault, now) = (house.vault(), sitting.moment.at);
    let own = async {
        Ok::<_, OfficeError>(Own {
            entrance: entering::entrance(vault, caller.member, now).await?,
            told: entering::link_told(vault, caller.member, now).await?,
            looks: looks(&house, reading, now).await?,
            keys_are_off: named(&headers, KEYS) == Some("off"),
        })
    };
    match own.await {
        Ok(own) => {
            let title = reading.text.get("own-door-title");
            send(&shell::page(reading, Place::More, &title, page(reading, &own)))
        }
        Err(error) => fault(&error),
    }
}

/// Everybody who looked at what is or was asked of the reader, the latest first.
async fn looks(
    house: &House,
    reading: Reading<'_>,
    now: Timestamp,
) -> Result<Vec<(DirectiveId, Looked)>, OfficeError> {
    let mut looks = Vec::new();
    for directive in reading.state.directives.iter() {
        if directive.ask.owner == reading.viewer {
            let found = looking::looks(house.vault(), directive.id, now).await?;
            looks.extend(found.into_iter().map(|look| (directive.id, look)));
        }
    }
    looks.sort_by_key(|(_, look)| std::cmp::Reverse(look.at));
    Ok(looks)
}

fn page(reading: Reading<'_>, own: &Own) -> Markup {
    let text = reading.text;
    let me = reading.viewer;
    html! {
        div.ph { h1 { (text.get("own-door-title")) small { (reading.member(me)) } } }
        div.two {
            section {
                (coming_in(reading, own))
                (habits(reading, own))
                div.sh.sec { h2 { (text.get("own-away")) } }
                (acts(reading, Target::Member(me), &me.to_string(), &["leave-take", "leave-cancel"]))
            }
            aside {
                div.sh { h2 { (text.get("own-export")) } }
                p.sm.after { (text.get("own-export-about")) }
                p.after { a.btn href="/own/export" download { (text.get("own-export-take")) } }
                (looked(reading, &own.looks))
            }
        }
    }
}

fn coming_in(reading: Reading<'_>, own: &Own) -> Markup {
    let text = reading.text;
    let key = if own.entrance.has_password { "own-password-change" } else { "own-password-set" };
    html! {
        div.sh { h2 { (text.get("entrance-title")) } }
        div.acts.after { a.act href="/password" { (text.get(key)) } }
        form.after method="post" action="/own/sessions" {
            p.sm { (text.get("own-sessions-about")) }
            button.btn.after { (text.get("own-sessions-end")) }
        }
        @if let Some(told) = own.told {
            @let values = [
                ("who", reading.member(told.by).into()),
                ("day", moment(reading, told.at).into()),
            ];
            p.sm.mut.after { (text.with("own-link-told", &values)) }
        }
    }
}

fn habits(reading: Reading<'_>, own: &Own) -> Markup {
    let text = reading.text;
    let (now_keys, keys) = match own.keys_are_off {
        true => ("own-keys-are-off", "on"),
        false => ("own-keys-are-on", "off"),
    };
    html! {
        div.sh.sec { h2 { (text.get("own-language")) } }
        form.acts.after method="post" action="/own/language" {
            @for language in Language::ALL {
                button.act.rec[*language == text.language()] lang=(language.as_str()) name="code"
                    value=(language.as_str())
                    aria-pressed=(if *language == text.language() { "true" } else { "false" }) {
                    @match language { Language::Ja => "日本語", Language::En => "English" }
                }
            }
        }
        div.sh.sec { h2 { (text.get("own-keys")) } }
        p.sm.after { (text.get(now_keys)) }
        form.after method="post" action="/own/keys" {
            button.btn name="keys" value=(keys) { (text.get(&format!("own-keys-{keys}"))) }
        }
    }
}

fn looked(reading: Reading<'_>, looks: &[(DirectiveId, Looked)]) -> Markup {
    let text = reading.text;
    html! {
        div.sh.sec { h2 { (text.get("own-looked")) } }
        p.xs.mut.after { (text.with("own-looked-about", &[("days", looking::KEPT_DAYS.into())])) }
        @if looks.is_empty() { p.sm.mut { (text.get("own-looked-nobody")) } }
        ul.plain.sm {
            @for (id, look) in looks.iter().take(LOOKS_SHOWN) {
                li { (moment(reading, look.at)) " " (reading.member(look.who)) " "
                    a href={ "/d/" (id) } { (id) } }
            }
        }
    }
}

/// Groups who looked by directive, for what one takes along.
pub(super) async fn looks_by_directive(
    house: &House,
    reading: Reading<'_>,
    now: Timestamp,
) -> Result<BTreeMap<DirectiveId, Vec<(MemberId, Timestamp)>>, OfficeError> {
    let mut grouped: BTreeMap<DirectiveId, Vec<(MemberId, Timestamp)>> = BTreeMap::new();
    for (id, look) in looks(house, reading, now).await? {
        grouped.entry(id).or_default().push((look.who, look.at));
    }
    Ok(grouped)
}

/// Which language was chosen.
#[derive(Deserialize)]
pub(super) struct Chosen {
    #[serde(default)]
    code: String,
}

/// `POST /own/language`: how one reads from now on, on every machine.
pub(super) async fn choose_language(
    State(house): State<HouseHandle>,
    _caller: Caller,
    headers: HeaderMap,
    Form(chosen): Form<Chosen>,
) -> Response {
    let language = if chosen.code == "en" { Language::En } else { Language::Ja };
    match caller::renew(&house, &headers, Renewed::Language(language)).await {
        Ok(()) => {
            let code = language.as_str();
            set(&format!("language={code}; Path=/; Max-Age={YEAR_SECONDS}; SameSite=Lax"))
        }
        Err(error) => fault(&error),
    }
}

/// Whether keys are wanted.
#[derive(Deserialize)]
pub(super) struct Keys {
    #[serde(default)]
    keys: String,
}

/// `POST /own/keys`
pub(super) async fn choose_keys(_caller: Caller, Form(keys): Form<Keys>) -> Response {
    let kept = if keys.keys == "off" { YEAR_SECONDS } else { 0 };
    set(&format!("{KEYS}=off; Path=/; Max-Age={kept}; SameSite=Lax"))
}

fn set(cookie: &str) -> Response {
    let cookie = HeaderValue::from_str(cookie).unwrap_or(HeaderValue::from_static(""));
    ([(header::SET_COOKIE, cookie)], Redirect::to("/own")).into_response()
}

/// `POST /own/sessions`: one is out everywhere but here.
pub(super) async fn end_others(
    State(house): State<HouseHandle>,
    _caller: Caller,
    headers: HeaderMap,
) -> Response {
    match caller::renew(&house, &headers, Renewed::Alone).await {
        Ok(()) => Redirect::to("/own").into_response(),
        Err(error) => fault(&error),
    }
}
