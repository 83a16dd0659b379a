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
use crate::office::entering::{self, hashed, new_token};

/// Who has not come back for so many days signs in again.
pub(super) const IDLE_DAYS: i64 = 3;
/// Everybody signs in again after so many days.
pub(super) const LONGEST_DAYS: i64 = 30;
/// How often it is written down that somebody is still here.
const SEEN_MINUTES: i64 = 10;
/// For so long whoever came in, or gave the password again, need not give it once more.
pub(super) const PROVED_MINUTES: i64 = 15;

/// Somebody who has come in and is still one of the firm.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Caller {
    pub(super) member: MemberId,
    pub(super) language: Language,
    /// Whether it was shown a short while ago that it is really this member.
    pub(super) is_proved: bool,
}

/// A session as it is kept. Times are in seconds.
#[derive(Debug, Clone, Copy)]
struct Session {
    member: MemberId,
    since: i64,
    seen: i64,
    proved: i64,
    /// Of which generation of the member's sessions; an older one has ended.
    generation: u64,
    /// What the member has chosen.
    language: Option<Language>,
}

impl Session {
    fn written(&self) -> String {
        let Self { member, since, seen, proved, generation, language } = self;
        let language = language.map_or("-", Language::as_str);
        format!("{} {since} {seen} {proved} {generation} {language}", member.0)
    }

    fn read(kept: &str) -> Option<Self> {
        let mut parts = kept.split(' ');
        Some(Self {
            member: MemberId(parts.next()?.parse().ok()?),
            since: parts.next()?.parse().ok()?,
            seen: parts.next()?.parse().ok()?,
            proved: parts.next()?.parse().ok()?,
            generation: parts.next()?.parse().ok()?,
            language: parts.next().and_then(language_of),
        })
    }

    async fn keep(&self, house: &House, token: &str) -> Result<(), OfficeError> {
        let day = 24 * 60 * 60;
        let until = (self.seen + IDLE_DAYS * day).min(self.since + LONGEST_DAYS * day);
        let until = Timestamp::from_second(until).ok();
        Ok(house.vault().keep(&session_named(token), &self.written(), until).await?)
    }
}

fn language_of(code: &str) -> Option<Language> {
    Language::ALL.iter().copied().find(|language| language.as_str() == code)
}

fn session_named(token: &str) -> String {
    format!("session/{}", hashed(token))
}

/// Begins a session and returns the cookie.
pub(super) async fn begin(house: &House, member: MemberId) -> Result<HeaderValue, OfficeError> {
    let token = new_token()?;
    let now = house.now().await.at;
    let (vault, second) = (house.vault(), now.as_second());
    let session = Session {
        member,
        since: second,
        seen: second,
        proved: second,
        generation: entering::generation(vault, member, now).await?,
        language: entering::language(vault, member, now).await?,
    };
    session.keep(house, &token).await?;
    entering::came(vault, member, now).await?;
    Ok(cookie(house, &token, LONGEST_DAYS * 24 * 60 * 60))
}

/// Ends a session and returns the cookie that takes it away.
pub(super) async fn end(house: &House, headers: &HeaderMap) -> Result<HeaderValue, OfficeError> {
    if let Some(token) = named(headers, cookie_name(house)) {
        house.vault().drop_kept(&session_named(token)).await?;
    }
    Ok(cookie(house, "", 0))
}

/// What is to be kept of a session from now on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Renewed {
    /// It was shown again who it is.
    Proved,
    /// Every other session of the member has ended; this one goes on.
    Alone,
    /// The member reads in another language.
    Language(Language),
}

/// Keeps something of the session a request came with.
pub(super) async fn renew(
    house: &House,
    headers: &HeaderMap,
    renewed: Renewed,
) -> Result<(), OfficeError> {
    let now = house.now().await.at;
    let Some(token) = named(headers, cookie_name(house)) else { return Ok(()) };
    let Some(mut session) = kept(house, token, now).await? else { return Ok(()) };
    let (vault, member) = (house.vault(), session.member);
    match renewed {
        Renewed::Proved => session.proved = now.as_second(),
        Renewed::Alone => session.generation = entering::end_sessions(vault, member, now).await?,
        Renewed::Language(language) => {
            entering::choose_language(vault, member, language).await?;
            session.language = Some(language);
        }
    }
    session.keep(house, token).await
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

/// Finds a session that has not ended.
async fn kept(house: &House, token: &str, now: Timestamp) -> Result<Option<Session>, OfficeError> {
    let found = house.vault().kept(&session_named(token), now).await?;
    let Some(session) = found.as_deref().and_then(Session::read) else { return Ok(None) };
    let good = entering::generation(house.vault(), session.member, now).await?;
    Ok((session.generation == good).then_some(session))
}

/// Finds who a request comes from. `None`: nobody who may come in.
pub(super) async fn find(
    house: &House,
    headers: &HeaderMap,
) -> Result<Option<Caller>, OfficeError> {
    let Some(token) = named(headers, cookie_name(house)) else { return Ok(None) };
    let moment = house.now().await;
    let Some(session) = kept(house, token, moment.at).await? else { return Ok(None) };
    let member = session.member;
    let language = {
        let office = house.office().await;
        let state = office.state();
        // Whoever has left the firm is out at once, whatever their cookie says.
        if !state.is_here(member, moment.today()) {
            return Ok(None);
        }
        state.members.get(member).map_or(Language::Ja, |member| member.details.language)
    };
    let now = moment.at.as_second();
    if now - session.seen > SEEN_MINUTES * 60 {
        Session { seen: now, ..session }.keep(house, token).await?;
    }
    let chosen = named(headers, "language").and_then(language_of).or(session.language);
    let proved = SignedDuration::from_secs(now - session.proved);
    Ok(Some(Caller {
        member,
        language: chosen.unwrap_or(language),
        is_proved: proved <= SignedDuration::from_mins(PROVED_MINUTES),
    }))
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
