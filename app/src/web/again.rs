//! Showing once more who it is, before what an administrator does: the form that was typed is kept
//! and goes on from here.

use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use maud::{Markup, html};

use super::answer::{fault, send_as};
use super::caller::{self, Caller, PROVED_MINUTES, Renewed};
use super::form::Typed;
use super::house::House;
use super::password::{self, Tried};
use super::shell;
use crate::office::OfficeError;
use crate::text::Text;

/// The field of the password; it is never part of what is typed.
const FIELD: &str = "again";

/// Lets through who has shown a short while ago who they are, or does so with this form.
///
/// # Errors
///
/// The page that asks for the password, with everything that was typed; or that of a fault.
pub(super) async fn check(
    house: &House,
    headers: &HeaderMap,
    caller: Caller,
    (address, typed): (&str, &Typed),
) -> Result<(), Response> {
    if caller.is_proved {
        return Ok(());
    }
    match prove(house, headers, caller, typed).await {
        Ok(Proof::Given) => Ok(()),
        Ok(Proof::Wanting(wanting)) => {
            let text = house.text(caller.language, house.now().await.today());
            let page = page(&text, wanting, address, typed);
            Err(send_as(StatusCode::UNAUTHORIZED, &page))
        }
        Err(error) => Err(fault(&error)),
    }
}

/// Takes the password out of what was typed: nothing is made from it.
pub(super) fn forget(typed: &mut Typed) {
    typed.0.retain(|(name, _)| name != FIELD);
}

enum Proof {
    Given,
    Wanting(Wanting),
}

/// What the page asks for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanting {
    /// The password; and what came of the one that was given.
    Password(Option<Tried>),
    /// A password, for there is none yet; and whether the one given was too short.
    New(bool),
}

async fn prove(
    house: &House,
    headers: &HeaderMap,
    caller: Caller,
    typed: &Typed,
) -> Result<Proof, OfficeError> {
    let member = caller.member;
    let now = house.now().await.at;
    let has_password = password::is_set(house, member, now).await?;
    // White space at the ends of a password belongs to it.
    let given = typed.0.iter().find(|(name, _)| name == FIELD).map(|(_, value)| value.as_str());
    let wanting = match (given, has_password) {
        (None, true) => Wanting::Password(None),
        (None, false) => Wanting::New(false),
        (Some(given), true) => {
            let counted = format!("again-{member}");
            match password::check(house, Some(member), &counted, given).await? {
                Tried::Right => {
                    caller::renew(house, headers, Renewed::Proved).await?;
                    return Ok(Proof::Given);
                }
                tried => Wanting::Password(Some(tried)),
            }
        }
        (Some(given), false) if password::is_long_enough(given) => {
            password::keep(house, member, given.to_owned()).await?;
            caller::renew(house, headers, Renewed::Proved).await?;
            return Ok(Proof::Given);
        }
        (Some(_), false) => Wanting::New(true),
    };
    Ok(Proof::Wanting(wanting))
}

fn page(text: &Text, wanting: Wanting, address: &str, typed: &Typed) -> Markup {
    let (title, about, complete) = match wanting {
        Wanting::Password(_) => ("again-title", "again-about", "current-password"),
        Wanting::New(_) => ("again-set", "again-set-about", "new-password"),
    };
    let wrong = match wanting {
        Wanting::Password(tried) => tried.map(|tried| tried.said(text)),
        Wanting::New(short) => short.then(|| password::about(text)),
    };
    let label = match wanting {
        Wanting::Password(_) => text.get("web-password"),
        Wanting::New(_) => text.get("web-new-password"),
    };
    let main = html! {
        form.box method="post" action=(address) {
            @for (name, value) in typed.0.iter().filter(|(name, _)| name != FIELD) {
                input type="hidden" name=(name) value=(value);
            }
            p.m.large { (text.get(title)) }
            p.sm.mut { (text.with(about, &[("minutes", PROVED_MINUTES.into())])) }
            label.fld.after.err[wrong.is_some()] { span { (label) }
                input.inp name=(FIELD) type="password" autocomplete=(complete) required autofocus
                    aria-invalid=[wrong.as_ref().map(|_| "true")] aria-describedby="again-note";
                small #again-note .shu[wrong.is_some()] {
                    @match (&wrong, wanting) {
                        (Some(wrong), _) => { (wrong) }
                        (None, Wanting::New(_)) => { (password::about(text)) }
                        (None, Wanting::Password(_)) => { (text.get("again-kept")) }
                    }
                }
            }
            button.btn.pri.big.wide { (text.get("again-go-on")) }
            p.after { a href="/" { (text.get("act-leave")) } }
        }
    };
    shell::narrow(text, &text.get(title), main)
}
