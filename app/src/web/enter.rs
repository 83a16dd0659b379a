//! Coming in: by a link that somebody was given, or by a name and a password. And going out.

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use axum::Form;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use fushime_core::event::terms::Language;
use fushime_core::ids::MemberId;
use jiff::SignedDuration;
use maud::html;
use serde::Deserialize;

use super::answer::{fault, not_found, send, send_as};
use super::caller::{self, Caller, named};
use super::house::{House, HouseHandle};
use super::shell;
use crate::office::OfficeError;
use crate::office::entering::{hashed, link_named};
use crate::text::Text;

/// A password is at least so long. Longer is better than stranger.
pub(super) const PASSWORD_MIN: usize = 10;
const PASSWORD_MAX: usize = 200;
/// After so many wrong passwords for one name, in a row, it rests.
const WRONG_MAX: u32 = 5;
/// For so many minutes.
const REST_MINUTES: i64 = 15;

fn password_named(member: MemberId) -> String {
    format!("password/{}", member.0)
}

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
    match house.vault().kept(&link_named(&token), now).await {
        Ok(Some(_)) => {}
        Ok(None) => return used_up(&text),
        Err(error) => return fault(&error.into()),
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
        let Some(kept) = house.vault().kept(&link_named(&token), now.at).await? else {
            return Ok(None);
        };
        let Some(member) = kept.parse().ok().map(MemberId) else { return Ok(None) };
        if !house.office().await.state().is_here(member, now.today()) {
            return Ok(None);
        }
        house.vault().drop_kept(&link_named(&token)).await?;
        Ok::<_, OfficeError>(Some((member, caller::begin(&house, member).await?)))
    };
    match entered.await {
        Ok(Some((member, cookie))) => {
            let has_password = house.vault().kept(&password_named(member), now.at).await;
            let to = if matches!(has_password, Ok(Some(_))) { "/" } else { "/password" };
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
        Ok(Entrance::Wrong) => {
            let said = text.get("web-wrong-password");
            let page = sign_in_page(&text, &given.name, Some(&said));
            send_as(StatusCode::UNAUTHORIZED, &page)
        }
        Ok(Entrance::Rests) => {
            let said = text.with("web-rests", &[("minutes", REST_MINUTES.into())]);
            let page = sign_in_page(&text, &given.name, Some(&said));
            send_as(StatusCode::TOO_MANY_REQUESTS, &page)
        }
        Err(error) => fault(&error),
    }
}

enum Entrance {
    In(HeaderValue),
    Wrong,
    Rests,
}

async fn try_sign_in(house: &House, given: &Credentials) -> Result<Entrance, OfficeError> {
    let now = house.now().await;
    let name = fushime_wording::fold_width(given.name.trim()).to_lowercase();
    // One counter a name, known or not: the answers tell nobody who works here.
    let counter = format!("wrong/{}", hashed(&name));
    let wrong: u32 = match house.vault().kept(&counter, now.at).await? {
        Some(kept) => kept.parse().unwrap_or(WRONG_MAX),
        None => 0,
    };
    if wrong >= WRONG_MAX {
        return Ok(Entrance::Rests);
    }
    let member = find(house, &name, now.today()).await;
    let hash = match member {
        Some(member) => house.vault().kept(&password_named(member), now.at).await?,
        None => None,
    };
    let right = verify(hash, given.password.clone()).await;
    if let (true, Some(member)) = (right, member) {
        house.vault().drop_kept(&counter).await?;
        return Ok(Entrance::In(caller::begin(house, member).await?));
    }
    let until = now.at.saturating_add(SignedDuration::from_mins(REST_MINUTES)).ok();
    house.vault().keep(&counter, &(wrong + 1).to_string(), until).await?;
    Ok(Entrance::Wrong)
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

/// Checks a password, away from the threads that serve. Nobody's takes as long as somebody's.
async fn verify(hash: Option<String>, password: String) -> bool {
    let check = move || {
        let known = hash.is_some();
        let hash = hash.or_else(|| made("nobody's password").ok()).unwrap_or_default();
        let parsed = PasswordHash::new(&hash);
        let right = parsed.is_ok_and(|hash| {
            Argon2::default().verify_password(password.as_bytes(), &hash).is_ok()
        });
        known && right
    };
    tokio::task::spawn_blocking(check).await.unwrap_or(false)
}

fn made(password: &str) -> Result<String, OfficeError> {
    let hash = Argon2::default().hash_password(password.as_bytes());
    let hash =
        hash.map_err(|error| OfficeError::machine(std::io::Error::other(error.to_string())))?;
    Ok(hash.to_string())
}

/// What is typed to set a password.
#[derive(Deserialize)]
pub(super) struct NewPassword {
    #[serde(default)]
    password: String,
}

/// `GET /password`
pub(super) async fn show_password(State(house): State<HouseHandle>, caller: Caller) -> Response {
    let text = house.text(caller.language, house.now().await.today());
    send(&password_page(&text, false))
}

fn password_page(text: &Text, short: bool) -> maud::Markup {
    let most = i64::try_from(PASSWORD_MIN).unwrap_or(i64::MAX);
    let about = text.with("web-password-about", &[("least", most.into())]);
    let main = html! {
        form.box method="post" action="/password" {
            label.fld.err[short] { span { (text.get("web-new-password")) }
                input.inp name="password" type="password" autocomplete="new-password" required
                    minlength=(PASSWORD_MIN) aria-describedby="about";
                small #about .shu[short] { (about) }
            }
            button.btn.pri.big.wide { (text.get("web-keep")) }
            p.after { a href="/" { (text.get("web-later")) } }
        }
    };
    shell::narrow(text, &text.get("web-new-password"), main)
}

/// `POST /password`
pub(super) async fn set_password(
    State(house): State<HouseHandle>,
    caller: Caller,
    Form(given): Form<NewPassword>,
) -> Response {
    let length = given.password.chars().count();
    if !(PASSWORD_MIN..=PASSWORD_MAX).contains(&length) {
        let text = house.text(caller.language, house.now().await.today());
        return send_as(StatusCode::UNPROCESSABLE_ENTITY, &password_page(&text, true));
    }
    match keep_password(&house, caller.member, given.password).await {
        Ok(()) => Redirect::to("/").into_response(),
        Err(error) => fault(&error),
    }
}

/// Keeps a password, as what cannot be turned back into it.
///
/// # Errors
///
/// An [`OfficeError`] when it cannot be kept.
pub(super) async fn keep_password(
    house: &House,
    member: MemberId,
    password: String,
) -> Result<(), OfficeError> {
    let hash = tokio::task::spawn_blocking(move || made(&password)).await;
    let hash = hash.map_err(|error| OfficeError::machine(std::io::Error::other(error)))??;
    Ok(house.vault().keep(&password_named(member), &hash, None).await?)
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
