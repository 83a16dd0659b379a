//! Who has come in: a session is 256 bits of chance in a cookie, and its hash in the vault.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Redirect, Response};
use fushime_core::event::terms::Language;
use fushime_core::ids::MemberId;
use jiff::{SignedDuration, Timestamp};

use super::house::{House, HouseHandle};
use crate::office::OfficeError;
use crate::office::entering::{hashed, new_token};

/// Who has not come back for so many days signs in again.
const IDLE_DAYS: i64 = 3;
/// Everybody signs in again after so many days.
const LONGEST_DAYS: i64 = 30;
/// How often it is written down that somebody is still here.
const SEEN_MINUTES: i64 = 10;

/// Somebody who has come in and is still one of the firm.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Caller {
    pub(super) member: MemberId,
    pub(super) language: Language,
}

fn session_named(token: &str) -> String {
    format!("session/{}", hashed(token))
}

/// Begins a session and returns the cookie.
pub(super) async fn begin(house: &House, member: MemberId) -> Result<HeaderValue, OfficeError> {
    let token = new_token()?;
    let now = house.now().await.at;
    keep(house, &token, member, now, now).await?;
    Ok(cookie(house, &token, LONGEST_DAYS * 24 * 60 * 60))
}

/// Ends a session and returns the cookie that takes it away.
pub(super) async fn end(house: &House, headers: &HeaderMap) -> Result<HeaderValue, OfficeError> {
    if let Some(token) = named(headers, cookie_name(house)) {
        house.vault().drop_kept(&session_named(token)).await?;
    }
    Ok(cookie(house, "", 0))
}

async fn keep(
    house: &House,
    token: &str,
    member: MemberId,
    since: Timestamp,
    now: Timestamp,
) -> Result<(), OfficeError> {
    let days = |from: Timestamp, days| from.saturating_add(SignedDuration::from_hours(24 * days));
    let until = days(now, IDLE_DAYS).unwrap_or(now).min(days(since, LONGEST_DAYS).unwrap_or(now));
    let value = format!("{} {} {}", member.0, since.as_second(), now.as_second());
    Ok(house.vault().keep(&session_named(token), &value, Some(until)).await?)
}

fn cookie_name(house: &House) -> &'static str {
    // The prefix binds the cookie to this host, but browsers take it over https only.
    if house.is_https() { "__Host-fushime" } else { "fushime" }
}

fn cookie(house: &House, token: &str, seconds: i64) -> HeaderValue {
    let secure = if house.is_https() { "; Secure" } else { "" };
    let name = cookie_name(house);
    let text = format!("{name}={token}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}");
    HeaderValue::from_str(&text).unwrap_or(HeaderValue::from_static(""))
}

/// Finds a cookie.
pub(super) fn named<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(found, _)| *found == name)
        .map(|(_, value)| value)
}

/// Finds who a request comes from. `None`: nobody who may come in.
pub(super) async fn find(
    house: &House,
    headers: &HeaderMap,
) -> Result<Option<Caller>, OfficeError> {
    let Some(token) = named(headers, cookie_name(house)) else { return Ok(None) };
    let moment = house.now().await;
    let Some(kept) = house.vault().kept(&session_named(token), moment.at).await? else {
        return Ok(None);
    };
    let mut numbers = kept.split(' ').map(str::parse::<i64>);
    let (Some(Ok(member)), Some(Ok(since)), Some(Ok(seen))) =
        (numbers.next(), numbers.next(), numbers.next())
    else {
        return Ok(None);
    };
    let Ok(member) = u32::try_from(member).map(MemberId) else { return Ok(None) };
    let language = {
        let office = house.office().await;
        let state = office.state();
        // Whoever has left the firm is out at once, whatever their cookie says.
        if !state.is_here(member, moment.today()) {
            return Ok(None);
        }
        state.members.get(member).map_or(Language::Ja, |member| member.details.language)
    };
    if moment.at.as_second() - seen > SEEN_MINUTES * 60
        && let Ok(since) = Timestamp::from_second(since)
    {
        keep(house, token, member, since, moment.at).await?;
    }
    let chosen = named(headers, "language").and_then(|code| match code {
        "ja" => Some(Language::Ja),
        "en" => Some(Language::En),
        _ => None,
    });
    Ok(Some(Caller { member, language: chosen.unwrap_or(language) }))
}

impl FromRequestParts<HouseHandle> for Caller {
    type Rejection = Response;

    async fn from_request_parts(
        parts: &mut Parts,
        house: &HouseHandle,
    ) -> Result<Self, Self::Rejection> {
        if let Some(caller) = parts.extensions.get::<Self>() {
            return Ok(*caller);
        }
        match find(house, &parts.headers).await {
            Ok(Some(caller)) => Ok(caller),
            Ok(None) => Err(Redirect::to("/sign-in").into_response()),
            Err(error) => Err(super::answer::fault(&error)),
        }
    }
}
