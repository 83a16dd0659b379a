//! 話し合いを記録: the leader's five lines first, the rest of a minute for whoever wants it.

mod reading_in;
mod sheet;

use axum::Form;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use fushime_core::access::{Action, Thing};
use fushime_core::command::Command;
use fushime_core::event::Event;
use fushime_core::state::{Account, Directive};

use super::answer::{fault, not_found, send, send_as};
use super::caller::Caller;
use super::form::{Typed, Wrong};
use super::house::{Happened, HouseHandle, Sitting};
use super::shell;
use crate::office::OfficeError;
use crate::reading::Reading;

/// What a record is about, as far as this person may record anything about it.
#[derive(Clone, Copy)]
struct Scene<'a> {
    account: Option<&'a Account>,
    directive: Option<&'a Directive>,
}

impl<'a> Scene<'a> {
    /// Finds what the form or the address names. `None`: something that is not for this person.
    fn find(reading: Reading<'a>, typed: &Typed) -> Option<Self> {
        let directive = match typed.get("directive") {
            "" => None,
            id => Some(*reading.see(id.parse().ok()?)?.get()),
        };
        if let Some(directive) = directive {
            shell::may(reading, Action::Record, Thing::Directive(directive)).then_some(())?;
        } else {
            may(reading).then_some(())?;
        }
        // What the address names, until another account is chosen on the sheet.
        let chosen = if typed.has("with-account") { "with-account" } else { "account" };
        let named = match (typed.get(chosen), directive) {
            ("", Some(directive)) => directive.ask.account.filter(|id| reading.sees_account(*id)),
            ("", None) => None,
            (id, _) => Some(id.parse().ok().filter(|id| reading.sees_account(*id))?),
        };
        let account = named.and_then(|id| reading.state.accounts.get(id));
        Some(Self { account, directive })
    }
}

/// Tells whether somebody may record discussions at all.
pub(super) fn may(reading: Reading<'_>) -> bool {
    shell::may(reading, Action::Record, Thing::Firm)
}

/// Tells whether somebody may record a discussion with an account.
pub(super) fn may_about(reading: Reading<'_>, account: &Account) -> bool {
    shell::may(reading, Action::Record, Thing::Account(account))
}

/// `GET /discuss`. What stands in the query is filled in.
pub(super) async fn show(
    State(house): State<HouseHandle>,
    caller: Caller,
    Query(given): Query<Vec<(String, String)>>,
) -> Response {
    let office = house.office().await;
    let sitting = Sitting::of(&house, &office, caller.language);
    let reading = sitting.reading(office.state(), caller.member);
    let typed = Typed(given);
    match Scene::find(reading, &typed) {
        Some(scene) => send(&sheet::page(reading, scene, &typed, None)),
        None => not_found(reading.text),
    }
}

/// `POST /discuss`: records it, or shows the sheet again with another row or with the people of
/// the account that was chosen.
pub(super) async fn record(
    State(house): State<HouseHandle>,
    caller: Caller,
    Form(given): Form<Vec<(String, String)>>,
) -> Response {
    let typed = Typed(given);
    let (gist, happened) = {
        let office = house.office().await;
        let sitting = Sitting::of(&house, &office, caller.language);
        let reading = sitting.reading(office.state(), caller.member);
        let Some(scene) = Scene::find(reading, &typed) else { return not_found(reading.text) };
        if typed.has("more") {
            return send(&sheet::page(reading, scene, &typed, None));
        }
        let happened = || {
            let time = typed.hour_if_any("talk-from")?;
            Ok(Happened { on: typed.day_if_any("talk-on")?, time })
        };
        let read = reading_in::gist(reading, scene, &typed);
        match read.and_then(|gist| Ok((gist, happened()?))) {
            Ok(read) => read,
            Err(unfit) => {
                let wrong = Wrong::at(reading.text, unfit);
                let page = sheet::page(reading, scene, &typed, Some(&wrong));
                return send_as(StatusCode::UNPROCESSABLE_ENTITY, &page);
            }
        }
    };
    let command = Command::RecordDiscussion(gist);
    match house.execute_of(caller.member, typed.key(), happened, command).await {
        Ok(done) => {
            let to = done.entries.iter().find_map(|entry| match &entry.event {
                Event::DiscussionHeld(it) => Some(format!("/discussions/{}", it.discussion)),
                _ => None,
            });
            Redirect::to(to.as_deref().unwrap_or("/discussions")).into_response()
        }
        Err(OfficeError::Refused(refusal)) => {
            let office = house.office().await;
            let sitting = Sitting::of(&house, &office, caller.language);
            let reading = sitting.reading(office.state(), caller.member);
            let Some(scene) = Scene::find(reading, &typed) else { return not_found(reading.text) };
            let wrong = Wrong::refused(reading.text, &refusal);
            send_as(StatusCode::CONFLICT, &sheet::page(reading, scene, &typed, Some(&wrong)))
        }
        Err(error) => fault(&error),
    }
}
