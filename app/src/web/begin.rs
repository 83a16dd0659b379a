//! はじめに: the firm and its language, people and accounts, the notice, the first directive.

use axum::Form;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use fushime_core::command::Command;
use fushime_core::event::member::MemberDetails;
use fushime_core::event::terms::Language;
use fushime_core::words::Words;
use maud::{Markup, html};

use super::answer::{fault, send, send_as};
use super::caller;
use super::enter::{self, PASSWORD_MIN, used_up};
use super::form::{self, Field, Takes, Typed, Unfit, Wrong};
use super::house::HouseHandle;
use super::shell;
use crate::clock::{DEFAULT_ZONE, is_zone};
use crate::find::plain_name;
use crate::office::OfficeError;
use crate::office::entering::founding_named;
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
    shell::first_run(text, title, html! {
        (steps(text, at))
        h1 { (title) }
        (main)
    })
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
        enter::keep_password(&house, founder, password).await?;
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
    if typed.get("new-password").chars().count() < PASSWORD_MIN {
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
