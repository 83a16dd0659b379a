//! Passwords: kept as argon2id, checked away from the threads that serve, and changed by whoever
//! knows the old one.

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use axum::Form;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use fushime_core::ids::MemberId;
use jiff::{SignedDuration, Timestamp};
use maud::{Markup, html};
use serde::Deserialize;

use super::answer::{fault, send, send_as};
use super::caller::{self, Caller, Renewed};
use super::house::{House, HouseHandle};
use super::shell;
use crate::office::OfficeError;
use crate::office::entering::password_named;
use crate::text::Text;

/// A password is at least so long. Longer is better than stranger.
const LETTERS_MIN: usize = 10;
const LETTERS_MAX: usize = 200;
/// After so many wrong passwords for one name, in a row, it rests.
const WRONG_MAX: u32 = 5;
/// For so many minutes.
const REST_MINUTES: i64 = 15;

/// What came of a password that was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tried {
    /// It is the member's.
    Right,
    /// It is not.
    Wrong,
    /// There were too many wrong ones: it was not looked at.
    Rests,
}

impl Tried {
    /// Returns the sentence that says so.
    pub(super) fn said(self, text: &Text) -> String {
        match self {
            Self::Right | Self::Wrong => text.get("web-wrong-password"),
            Self::Rests => text.with("web-rests", &[("minutes", REST_MINUTES.into())]),
        }
    }
}

/// Tells whether a member has a password.
pub(super) async fn is_set(
    house: &House,
    member: MemberId,
    now: Timestamp,
) -> Result<bool, OfficeError> {
    Ok(house.vault().kept(&password_named(member), now).await?.is_some())
}

/// Checks a password, and counts the wrong ones under `counted`, whether there is a member or not.
pub(super) async fn check(
    house: &House,
    member: Option<MemberId>,
    counted: &str,
    password: &str,
) -> Result<Tried, OfficeError> {
    let now = house.now().await.at;
    let counter = format!("wrong/{counted}");
    let wrong: u32 = match house.vault().kept(&counter, now).await? {
        Some(kept) => kept.parse().unwrap_or(WRONG_MAX),
        None => 0,
    };
    if wrong >= WRONG_MAX {
        return Ok(Tried::Rests);
    }
    let hash = match member {
        Some(member) => house.vault().kept(&password_named(member), now).await?,
        None => None,
    };
    if verify(hash, password.to_owned()).await {
        house.vault().drop_kept(&counter).await?;
        return Ok(Tried::Right);
    }
    let until = now.saturating_add(SignedDuration::from_mins(REST_MINUTES)).ok();
    house.vault().keep(&counter, &(wrong + 1).to_string(), until).await?;
    Ok(Tried::Wrong)
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

/// Tells whether a new password may be kept.
pub(super) fn is_long_enough(password: &str) -> bool {
    (LETTERS_MIN..=LETTERS_MAX).contains(&password.chars().count())
}

/// Says how long a password has to be.
pub(super) fn about(text: &Text) -> String {
    let least = i64::try_from(LETTERS_MIN).unwrap_or(i64::MAX);
    text.with("web-password-about", &[("least", least.into())])
}

/// Keeps a member's new password.
pub(super) async fn keep(
    house: &House,
    member: MemberId,
    password: String,
) -> Result<(), OfficeError> {
    let hash = tokio::task::spawn_blocking(move || made(&password)).await;
    let hash = hash.map_err(|error| OfficeError::machine(std::io::Error::other(error)))??;
    Ok(house.vault().keep(&password_named(member), &hash, None).await?)
}

/// What is typed to set a password.
#[derive(Deserialize)]
pub(super) struct NewPassword {
    #[serde(default)]
    password: String,
    /// The one that holds, unless it was given a short while ago.
    #[serde(default)]
    old: String,
}

/// Why the form came back.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Bad {
    TooShort,
    Old(Tried),
}

/// `GET /password`
pub(super) async fn show(State(house): State<HouseHandle>, caller: Caller) -> Response {
    let now = house.now().await;
    let text = house.text(caller.language, now.today());
    match is_set(&house, caller.member, now.at).await {
        Ok(is_set) => send(&page(&text, is_set && !caller.is_proved, None)),
        Err(error) => fault(&error),
    }
}

fn page(text: &Text, with_old: bool, bad: Option<Bad>) -> Markup {
    let short = bad == Some(Bad::TooShort);
    let old = match bad {
        Some(Bad::Old(tried)) => Some(tried.said(text)),
        _ => None,
    };
    let main = html! {
        form.box method="post" action="/password" {
            @if with_old {
                label.fld.err[old.is_some()] { span { (text.get("web-old-password")) }
                    input.inp name="old" type="password" autocomplete="current-password" required
                        aria-invalid=[old.as_ref().map(|_| "true")]
                        aria-describedby=[old.as_ref().map(|_| "wrong")];
                    @if let Some(old) = &old { small #wrong .shu { (old) } }
                }
            }
            label.fld.err[short] { span { (text.get("web-new-password")) }
                input.inp name="password" type="password" autocomplete="new-password" required
                    minlength=(LETTERS_MIN) aria-describedby="about";
                small #about .shu[short] { (about(text)) }
            }
            button.btn.pri.big.wide { (text.get("web-keep")) }
            p.after { a href="/" { (text.get("web-later")) } }
        }
    };
    shell::narrow(text, &text.get("web-new-password"), main)
}

/// `POST /password`. Every other session of the member ends with the old password.
pub(super) async fn set(
    State(house): State<HouseHandle>,
    caller: Caller,
    headers: HeaderMap,
    Form(given): Form<NewPassword>,
) -> Response {
    let member = caller.member;
    let changed = async {
        let now = house.now().await.at;
        let was_set = is_set(&house, member, now).await?;
        let with_old = was_set && !caller.is_proved;
        if with_old {
            let counted = format!("again-{member}");
            let tried = check(&house, Some(member), &counted, &given.old).await?;
            if tried != Tried::Right {
                return Ok(Some((with_old, Bad::Old(tried))));
            }
        }
        if !is_long_enough(&given.password) {
            return Ok(Some((with_old, Bad::TooShort)));
        }
        keep(&house, member, given.password).await?;
        caller::renew(&house, &headers, Renewed::Proved).await?;
        if was_set {
            caller::renew(&house, &headers, Renewed::Alone).await?;
        }
        Ok::<_, OfficeError>(None)
    };
    match changed.await {
        Ok(None) => Redirect::to("/").into_response(),
        Ok(Some((with_old, bad))) => {
            let text = house.text(caller.language, house.now().await.today());
            send_as(StatusCode::UNPROCESSABLE_ENTITY, &page(&text, with_old, Some(bad)))
        }
        Err(error) => fault(&error),
    }
}
