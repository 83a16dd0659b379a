//! Coming in: by a link that somebody was given, or by a name and a password. And going out.

use axum::Form;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use fushime_core::event::terms::Language;
use fushime_core::ids::MemberId;
use maud::html;
use serde::Deserialize;

use super::answer::{fault, not_found, send, send_as};
use super::caller::{self, named};
use super::house::{House, HouseHandle};
use super::password::{self, Tried};
use super::shell;
use crate::office::OfficeError;
use crate::office::entering::{self, hashed};
use crate::text::Text;

/// The language of somebody who has not come in: what they chose, or what their browser asks for.
pub(super) fn language(headers: &HeaderMap) -> Language {
    match named(headers, "language") {
        Some("en") => return Language::En,
        Some("ja") => return Language::Ja,
        _ => {}
    }
    let asked = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    if asked.is_some_and(|asked| !asked.trim_start().starts_with("ja")) {
        Language::En
    } else {
        Language::Ja
    }
}

async fn text(house: &House, headers: &HeaderMap) -> Text {
    let today = house.now().await.today();
    house.text(language(headers), today)
}

/// `GET /enter/{token}`: a page with one button, so that a link that is only looked at stays good.
pub(super) async fn show_link(
    State(house): State<HouseHandle>,
    headers: HeaderMap,
    Path(token): Path<String>,
) -> Response {
    let text = text(&house, &headers).await;
    let now = house.now().await.at;
    match entering::look_at_link(house.vault(), &token, now).await {
        Ok(Some(_)) => {}
        Ok(None) => return used_up(&text),
        Err(error) => return fault(&error),
    }
    let main = html! {
        form.box method="post" action={ "/enter/" (token) } {
            p.sm { (text.get("web-enter-about")) }
            button.btn.pri.big.wide { (text.get("web-enter")) }
        }
    };
    send(&shell::narrow(&text, &text.get("web-enter"), main))
}

pub(super) fn used_up(text: &Text) -> Response {
    let main = html! {
        div.box {
            p.m.large { (text.get("web-link-gone")) }
            p.sm.mut { (text.get("web-link-gone-about")) }
            p { a.btn href="/sign-in" { (text.get("web-sign-in")) } }
        }
    };
    send_as(StatusCode::NOT_FOUND, &shell::narrow(text, &text.get("web-link-gone"), main))
}

/// `POST /enter/{token}`
pub(super) async fn use_link(
    State(house): State<HouseHandle>,
    headers: HeaderMap,
    Path(token): Path<String>,
) -> Response {
    let text = text(&house, &headers).await;
    let now = house.now().await;
    let entered = async {
        let Some(link) = entering::look_at_link(house.vault(), &token, now.at).await? else {
            return Ok(None);
        };
        let (member, _) = link;
        if !house.office().await.state().is_here(member, now.today()) {
            return Ok(None);
        }
        entering::use_up_link(house.vault(), &token, link, now.at).await?;
        Ok::<_, OfficeError>(Some((member, caller::begin(&house, member).await?)))
    };
    match entered.await {
        Ok(Some((member, cookie))) => {
            let has_password = password::is_set(&house, member, now.at).await;
            let to = if matches!(has_password, Ok(true)) { "/" } else { "/password" };
            ([(header::SET_COOKIE, cookie)], Redirect::to(to)).into_response()
        }
        Ok(None) => used_up(&text),
        Err(error) => fault(&error),
    }
}

/// What is typed to come in.
#[derive(Deserialize)]
pub(super) struct Credentials {
    #[serde(default)]
    name: String,
    #[serde(default)]
    password: String,
}

/// `GET /sign-in`
pub(super) async fn show_sign_in(State(house): State<HouseHandle>, headers: HeaderMap) -> Response {
    let text = text(&house, &headers).await;
    send(&sign_in_page(&text, "", None))
}

fn sign_in_page(text: &Text, name: &str, wrong: Option<&str>) -> maud::Markup {
    let main = html! {
        form.box method="post" action="/sign-in" {
            label.fld { span { (text.get("web-name-or-mail")) }
                input.inp name="name" value=(name) autocomplete="username" required; }
            label.fld.err[wrong.is_some()] { span { (text.get("web-password")) }
                input.inp name="password" type="password" autocomplete="current-password" required
                    aria-invalid=[wrong.map(|_| "true")] aria-describedby=[wrong.map(|_| "wrong")]
                    autofocus[wrong.is_some()];
                @if let Some(wrong) = wrong { small #wrong .shu { (wrong) } }
            }
            button.btn.pri.big.wide { (text.get("web-sign-in")) }
            p.xs.mut.after { (text.get("web-sign-in-about")) }
        }
    };
    shell::narrow(text, &text.get("web-sign-in"), main)
}

/// `POST /sign-in`
pub(super) async fn sign_in(
    State(house): State<HouseHandle>,
    headers: HeaderMap,
    Form(given): Form<Credentials>,
) -> Response {
    let text = text(&house, &headers).await;
    match try_sign_in(&house, &given).await {
        Ok(Entrance::In(cookie)) => {
            ([(header::SET_COOKIE, cookie)], Redirect::to("/")).into_response()
        }
        Ok(Entrance::Out(tried)) => {
            let page = sign_in_page(&text, &given.name, Some(&tried.said(&text)));
            let status = match tried {
                Tried::Rests => StatusCode::TOO_MANY_REQUESTS,
                _ => StatusCode::UNAUTHORIZED,
            };
            send_as(status, &page)
        }
        Err(error) => fault(&error),
    }
}

enum Entrance {
    In(HeaderValue),
    Out(Tried),
}

async fn try_sign_in(house: &House, given: &Credentials) -> Result<Entrance, OfficeError> {
    let now = house.now().await;
    let name = fushime_wording::fold_width(given.name.trim()).to_lowercase();
    let member = find(house, &name, now.today()).await;
    // One counter a name, known or not: the answers tell nobody who works here.
    match password::check(house, member, &hashed(&name), &given.password).await? {
        Tried::Right => match member {
            Some(member) => Ok(Entrance::In(caller::begin(house, member).await?)),
            None => Ok(Entrance::Out(Tried::Wrong)),
        },
        tried => Ok(Entrance::Out(tried)),
    }
}

/// Finds the one member of this name or address. `None`: nobody, or several.
async fn find(house: &House, name: &str, today: jiff::civil::Date) -> Option<MemberId> {
    let office = house.office().await;
    let state = office.state();
    let fold = |text: &str| fushime_wording::fold_width(text.trim()).to_lowercase();
    let mut found = state.members.iter().filter(|member| {
        let details = &member.details;
        let mail = details.email.as_ref().map(|mail| fold(mail.as_str()));
        member.is_here(today)
            && (fold(details.name.as_str()) == name || mail.as_deref() == Some(name))
    });
    match (found.next(), found.next()) {
        (Some(member), None) => Some(member.id),
        _ => None,
    }
}

/// `POST /sign-out`
pub(super) async fn sign_out(State(house): State<HouseHandle>, headers: HeaderMap) -> Response {
    match caller::end(&house, &headers).await {
        Ok(cookie) => ([(header::SET_COOKIE, cookie)], Redirect::to("/sign-in")).into_response(),
        Err(error) => fault(&error),
    }
}

/// `GET /language/{code}`: how this browser reads, until another is chosen.
pub(super) async fn choose_language(
    State(house): State<HouseHandle>,
    headers: HeaderMap,
    Path(code): Path<String>,
) -> Response {
    if !matches!(code.as_str(), "ja" | "en") {
        return not_found(&text(&house, &headers).await);
    }
    let cookie = format!("language={code}; Path=/; Max-Age=31536000; SameSite=Lax");
    // Back to where the reader was, on this site only: the path, never another host.
    let from = headers.get(header::REFERER).and_then(|value| value.to_str().ok());
    let path = from
        .and_then(|from| from.split_once("://"))
        .and_then(|(_, rest)| rest.find('/').map(|at| &rest[at..]));
    let path = path.filter(|path| !path.starts_with("//")).unwrap_or("/");
    ([(header::SET_COOKIE, cookie)], Redirect::to(path)).into_response()
}
