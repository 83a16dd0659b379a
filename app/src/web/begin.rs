//! はじめに: the firm and its language, people and accounts, the notice, the first directive.

use axum::Form;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use fushime_core::command::Command;
use fushime_core::event::member::MemberDetails;
use fushime_core::event::terms::Language;
use fushime_core::words::Words;
use maud::{Markup, html};

use super::answer::{fault, not_found, send, send_as};
use super::bring_in::{self, Holds};
use super::caller::{self, Caller};
use super::enter::{self, used_up};
use super::form::{self, Field, Takes, Typed, Unfit, Wrong};
use super::house::{HouseHandle, Sitting};
use super::{ask, notice, password, shell};
use crate::clock::{DEFAULT_ZONE, is_zone};
use crate::find::plain_name;
use crate::office::OfficeError;
use crate::office::entering::founding_named;
use crate::reading::Reading;
use crate::text::Text;

/// The months in which a fiscal year may end, the most usual first.
const MONTHS: [u8; 12] = [3, 12, 6, 9, 1, 2, 4, 5, 7, 8, 10, 11];

/// Shows how far one is: the step that is open, and those that are done.
pub(super) fn steps(text: &Text, at: usize) -> Markup {
    let names = ["begin-step-firm", "begin-step-people", "begin-step-notice", "begin-step-ask"];
    html! {
        ol.steps {
            @for (nth, key) in (1..).zip(names) {
                li.dn[nth < at].on[nth == at] aria-current=[(nth == at).then_some("step")] {
                    span.nw { (nth) " " (text.get(key)) } br;
                    span.xs.mut { (text.get(&format!("{key}-about"))) }
                }
            }
        }
    }
}

/// Writes a page of the first run.
pub(super) fn page(text: &Text, at: usize, title: &str, main: Markup) -> Markup {
    shell::first_run(
        text,
        title,
        html! {
            (steps(text, at))
            h1 { (title) }
            (main)
        },
    )
}

/// `GET /begin/{token}`: only whoever runs the program has this link.
pub(super) async fn show(
    State(house): State<HouseHandle>,
    headers: HeaderMap,
    Path(token): Path<String>,
) -> Response {
    let now = house.now().await;
    let text = house.text(enter::language(&headers), now.today());
    match house.vault().kept(&founding_named(&token), now.at).await {
        Ok(Some(_)) => send(&firm_page(&text, &token, &Typed::default(), None)),
        Ok(None) => used_up(&text),
        Err(error) => fault(&error.into()),
    }
}

fn fields(text: &Text) -> Vec<Field> {
    let languages = [("ja", "日本語"), ("en", "English")];
    let languages = languages.map(|(code, name)| (code.to_owned(), name.to_owned())).to_vec();
    let month = |month: &u8| {
        let shown = text.with("begin-month", &[("month", i64::from(*month).into())]);
        (month.to_string(), shown)
    };
    vec![
        Field::new("firm-language", Takes::One(languages)).needed().with(text.language().as_str()),
        Field::new("firm", Takes::Line).needed(),
        Field::new("your-name", Takes::Line).needed(),
        Field::new("team-name", Takes::Line).needed().with(text.get("init-team")),
        Field::new("year-end", Takes::One(MONTHS.iter().map(month).collect())).needed().with(3),
        Field::new("time-zone", Takes::Line).needed().with(DEFAULT_ZONE),
        Field::new("new-password", Takes::Secret).needed(),
    ]
}

fn firm_page(text: &Text, token: &str, typed: &Typed, wrong: Option<&Wrong>) -> Markup {
    let main = html! {
        p.lede { (text.get("begin-firm-about")) }
        @if let Some(wrong) = wrong { (wrong.above(Markup::default())) }
        form.box.act-form method="post" action={ "/begin/" (token) } {
            (form::key())
            (form::fields(text, &fields(text), typed, wrong))
            div.acts { button.btn.pri.big { (text.get("begin-found")) } }
        }
        p.xs.mut { (text.get("begin-firm-kept")) }
    };
    page(text, 1, &text.get("begin-firm-title"), main)
}

/// `POST /begin/{token}`
pub(super) async fn found(
    State(house): State<HouseHandle>,
    headers: HeaderMap,
    Path(token): Path<String>,
    Form(given): Form<Vec<(String, String)>>,
) -> Response {
    let typed = Typed(given);
    let now = house.now().await;
    let text = house.text(enter::language(&headers), now.today());
    match house.vault().kept(&founding_named(&token), now.at).await {
        Ok(Some(_)) => {}
        Ok(None) => return used_up(&text),
        Err(error) => return fault(&error.into()),
    }
    let command = match wanted(&typed) {
        Ok(command) => command,
        Err(unfit) => {
            let wrong = Wrong::at(&text, unfit);
            let page = firm_page(&text, &token, &typed, Some(&wrong));
            return send_as(StatusCode::UNPROCESSABLE_ENTITY, &page);
        }
    };
    let password = typed.get("new-password").to_owned();
    let entered = async {
        let founder = house.found(typed.key(), command).await?;
        house.vault().drop_kept(&founding_named(&token)).await?;
        password::keep(&house, founder, password).await?;
        caller::begin(&house, founder).await
    };
    match entered.await {
        Ok(cookie) => ([(header::SET_COOKIE, cookie)], Redirect::to("/begin")).into_response(),
        Err(OfficeError::Refused(refusal)) => {
            let wrong = Wrong::refused(&text, &refusal);
            send_as(StatusCode::CONFLICT, &firm_page(&text, &token, &typed, Some(&wrong)))
        }
        Err(error) => fault(&error),
    }
}

fn wanted(typed: &Typed) -> Result<Command, Unfit> {
    let language = Language::named(typed.get("firm-language"));
    let language = language.ok_or(Unfit::missing("firm-language"))?;
    let (name, team) = (typed.needed("firm")?, typed.needed("team-name")?);
    let leader = typed.needed("your-name")?;
    let zone = typed.get("time-zone");
    if !is_zone(zone) {
        return Err(Unfit { field: "time-zone", key: "begin-no-zone" });
    }
    if !password::is_long_enough(typed.get("new-password")) {
        return Err(Unfit { field: "new-password", key: "begin-short-password" });
    }
    let month = typed.number_if_any("year-end")?.ok_or(Unfit::missing("year-end"))?;
    let leader = MemberDetails {
        name: Words::new(plain_name(leader.as_str())),
        language,
        reading: None,
        title: None,
        email: None,
        source_key: None,
    };
    let time_zone = zone.to_owned();
    Ok(Command::FoundFirm { name, language, time_zone, fiscal_year_end_month: month, leader, team })
}

/// What is asked for in the address.
#[derive(serde::Deserialize)]
pub(super) struct Asked {
    step: Option<usize>,
}

/// `GET /begin`: the step that is next, or the one that is asked for.
pub(super) async fn go_on(
    State(house): State<HouseHandle>,
    caller: Caller,
    Query(asked): Query<Asked>,
) -> Response {
    let office = house.office().await;
    let sitting = Sitting::of(&house, &office, caller.language);
    let reading = sitting.reading(office.state(), caller.member);
    if !bring_in::is_for(reading) {
        return not_found(reading.text);
    }
    match asked.step.unwrap_or_else(|| next_step(reading)) {
        2 => send(&people_page(reading)),
        3 => send(&notice_page(reading, &Typed::default(), None)),
        4 => send(&ask_page(reading)),
        _ => Redirect::to("/").into_response(),
    }
}

fn next_step(reading: Reading<'_>) -> usize {
    let state = reading.state;
    let without_notice = state.firm.as_ref().is_some_and(|firm| firm.notices.is_empty());
    match () {
        () if state.members.len() <= 1 => 2,
        () if without_notice => 3,
        () if state.directives.is_empty() => 4,
        () => 5,
    }
}

fn people_page(reading: Reading<'_>) -> Markup {
    let text = reading.text;
    let (people, accounts) = (reading.state.members.len(), reading.state.accounts.len());
    let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX).into();
    let first = Typed(vec![("first".to_owned(), "yes".to_owned())]);
    page(
        text,
        2,
        &text.get("begin-people-title"),
        html! {
            p.lede { (text.get("begin-people-about")) }
            p.sm.mut { (text.with("begin-so-far", &[("people", count(people)), ("accounts", count(accounts))])) }
            (bring_in::form(reading, Holds::Members, &first, None))
            (bring_in::form(reading, Holds::Accounts, &first, None))
            div.acts { a.btn.pri.big href="/begin?step=3" { (text.get("begin-go-on")) } }
        },
    )
}

fn notice_page(reading: Reading<'_>, typed: &Typed, wrong: Option<&Wrong>) -> Markup {
    let text = reading.text;
    let fields = [Field::new("given-on", Takes::Day).needed().with(reading.day)];
    page(
        text,
        3,
        &text.get("begin-notice-title"),
        html! {
            p.lede { (text.get("begin-notice-about")) }
            (notice::to_give(reading, text))
            @if let Some(wrong) = wrong { (wrong.above(Markup::default())) }
            form.box.act-form method="post" action="/begin/notice" {
                (form::key())
                (form::fields(text, &fields, typed, wrong))
                div.acts { button.btn.pri.big { (text.get("begin-notice-given")) }
                    a.btn.txt href="/begin?step=4" { (text.get("begin-later")) } }
            }
        },
    )
}

/// `POST /begin/notice`
pub(super) async fn notice(
    State(house): State<HouseHandle>,
    caller: Caller,
    Form(given): Form<Vec<(String, String)>>,
) -> Response {
    let typed = Typed(given);
    let wrong = match typed.day("given-on") {
        Err(unfit) => Err(unfit),
        Ok(given_on) => {
            let command = Command::GiveNotice { given_on, responsible: None };
            match house.execute(caller.member, typed.key(), command).await {
                Ok(_) => return Redirect::to("/begin?step=4").into_response(),
                Err(OfficeError::Refused(refusal)) => Ok(refusal),
                Err(error) => return fault(&error),
            }
        }
    };
    let office = house.office().await;
    let sitting = Sitting::of(&house, &office, caller.language);
    let reading = sitting.reading(office.state(), caller.member);
    if !bring_in::is_for(reading) {
        return not_found(reading.text);
    }
    let wrong = match wrong {
        Err(unfit) => Wrong::at(reading.text, unfit),
        Ok(refusal) => Wrong::refused(reading.text, &refusal),
    };
    send_as(StatusCode::UNPROCESSABLE_ENTITY, &notice_page(reading, &typed, Some(&wrong)))
}

fn ask_page(reading: Reading<'_>) -> Markup {
    let text = reading.text;
    page(
        text,
        4,
        &text.get("begin-ask-title"),
        html! {
            p.lede { (text.get("begin-ask-about")) }
            (ask::capture_box(reading))
            div.acts { a.btn.txt href="/" { (text.get("begin-to-today")) } }
        },
    )
}
