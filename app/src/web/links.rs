//! Letting people in: a link that works once, made by whoever keeps the members, shown once.

use axum::extract::{Form, Path, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use fushime_core::state::Member;
use maud::{Markup, html};

use super::again;
use super::answer::{fault, not_found, send};
use super::caller::Caller;
use super::form::Typed;
use super::house::{HouseHandle, Sitting};
use super::members;
use super::shell::{self, Place};
use crate::office::OfficeError;
use crate::office::entering::{self, LinkKind, LinkTold};
use crate::reading::Reading;

/// A link lets in within so many hours: a weekend lies between a Friday and a Monday.
pub(super) const LINK_HOURS: i64 = 72;

/// Finds the member a link is to be made for, when this person may make one.
fn found<'a>(reading: Reading<'a>, id: &str) -> Option<&'a Member> {
    let member = members::found(reading, id)?;
    (members::keeps(reading) && member.is_here(reading.day)).then_some(member)
}

/// `GET /members/{id}/link`
pub(super) async fn show(
    State(house): State<HouseHandle>,
    caller: Caller,
    Path(id): Path<String>,
) -> Response {
    let office = house.office().await;
    let sitting = Sitting::of(&house, &office, caller.language);
    let reading = sitting.reading(office.state(), caller.member);
    let Some(member) = found(reading, &id) else { return not_found(reading.text) };
    send(&page(reading, member, choice(reading, member)))
}

fn page(reading: Reading<'_>, member: &Member, inside: Markup) -> Markup {
    let text = reading.text;
    let title = text.get("entrance-link");
    let main = html! {
        p.crumb {
            a href="/members" { (text.get("members-title")) } " / "
            a href={ "/members/" (member.id) } { (member.details.name) }
        }
        div.ph { h1 { (title) small { (member.details.name) } } }
        (inside)
    };
    shell::page(reading, Place::More, &title, main)
}

fn choice(reading: Reading<'_>, member: &Member) -> Markup {
    let text = reading.text;
    html! {
        p.lede { (text.with("link-about", &[("hours", LINK_HOURS.into())])) }
        form.box.act-form method="post" action={ "/members/" (member.id) "/link" } {
            p { (text.get("link-enter-about")) }
            div.acts.after { button.btn.pri.big name="kind" value="enter" { (text.get("link-enter")) } }
        }
        form.box.act-form method="post" action={ "/members/" (member.id) "/link" } {
            p { (text.get("link-reset-about")) }
            div.acts.after { button.btn.big name="kind" value="reset" { (text.get("link-reset")) } }
        }
    }
}

/// `POST /members/{id}/link`
pub(super) async fn make(
    State(house): State<HouseHandle>,
    caller: Caller,
    headers: HeaderMap,
    Path(id): Path<String>,
    Form(given): Form<Vec<(String, String)>>,
) -> Response {
    let typed = Typed(given);
    let (member, now) = {
        let office = house.office().await;
        let sitting = Sitting::of(&house, &office, caller.language);
        let reading = sitting.reading(office.state(), caller.member);
        let Some(member) = found(reading, &id) else { return not_found(reading.text) };
        (member.id, sitting.moment.at)
    };
    let address = format!("/members/{member}/link");
    if let Err(asked) = again::check(&house, &headers, caller, (&address, &typed)).await {
        return asked;
    }
    let kind = if typed.get("kind") == "reset" { LinkKind::Reset } else { LinkKind::Enter };
    let made = async {
        let link = entering::link_of(house.vault(), kind, member, (now, LINK_HOURS)).await?;
        let told = LinkTold { by: caller.member, at: now };
        entering::tell_link(house.vault(), member, told).await?;
        Ok::<_, OfficeError>(format!("{}{link}", house.base()))
    };
    let url = match made.await {
        Ok(url) => url,
        Err(error) => return fault(&error),
    };
    let office = house.office().await;
    let sitting = Sitting::of(&house, &office, caller.language);
    let reading = sitting.reading(office.state(), caller.member);
    let Some(member) = found(reading, &id) else { return not_found(reading.text) };
    send(&page(reading, member, shown(reading, &url, house.is_here_only())))
}

/// The link itself. It is kept nowhere, and cannot be shown again.
fn shown(reading: Reading<'_>, url: &str, here_only: bool) -> Markup {
    let text = reading.text;
    html! {
        div.box.act-form {
            label.fld { span { (text.get("link-made")) }
                input #made .inp readonly value=(url);
                small { (text.with("link-made-about", &[("hours", LINK_HOURS.into())])) }
            }
            button.btn type="button" data-copy="made" hidden { (text.get("house-copy")) }
            @if here_only { p.note.after { (text.get("link-here-only")) } }
        }
    }
}

/// `POST /members/{id}/sessions`: whoever it is must come in anew, everywhere, at once.
pub(super) async fn end_sessions(
    State(house): State<HouseHandle>,
    caller: Caller,
    headers: HeaderMap,
    Path(id): Path<String>,
    Form(given): Form<Vec<(String, String)>>,
) -> Response {
    let typed = Typed(given);
    let (member, now) = {
        let office = house.office().await;
        let sitting = Sitting::of(&house, &office, caller.language);
        let reading = sitting.reading(office.state(), caller.member);
        let member = members::found(reading, &id).filter(|_| members::keeps(reading));
        let Some(member) = member else { return not_found(reading.text) };
        (member.id, sitting.moment.at)
    };
    let address = format!("/members/{member}/sessions");
    if let Err(asked) = again::check(&house, &headers, caller, (&address, &typed)).await {
        return asked;
    }
    match entering::end_sessions(house.vault(), member, now).await {
        Ok(_) => Redirect::to(&format!("/members/{member}")).into_response(),
        Err(error) => fault(&error),
    }
}
