//! One thing asked for many accounts in one go: choose them, see exactly what will be asked of
//! whom, and ask with one press. It is written in one step: all of it or nothing.

mod choice;
mod plan;
mod preview;
mod upload;

use axum::Form;
use axum::extract::{Path, Query, Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use fushime_core::command::Command;
use fushime_core::event::terms::{Language, PolicyKind, Role};
use fushime_core::ids::AccountId;
use fushime_core::state::Policy;
use fushime_core::words::Words;
use maud::Markup;

use super::answer::{fault, not_found, send, send_as};
use super::caller::Caller;
use super::form::{Typed, Unfit, Wrong};
use super::house::{House, HouseHandle, Pressed, Sitting};
use super::policy;
use super::shell::{self, Place};
use crate::office::{Office, OfficeError};
use crate::reading::Reading;
use crate::text::Text;
use plan::{Plan, Team, Terms, Wish, plan};

/// Tells whether somebody may ask for many accounts under a policy.
pub(super) fn is_for(reading: Reading<'_>, policy: &Policy) -> bool {
    let member = reading.state.members.get(reading.viewer);
    policy.ended_on.is_none() && member.is_some_and(|member| member.is(Role::Leader))
}

/// Finds a policy under which somebody may ask.
fn find<'a>(reading: Reading<'a>, id: &str) -> Option<&'a Policy> {
    policy::find(reading, id).filter(|policy| is_for(reading, policy))
}

/// `GET /policies/{id}/roll-out`: which accounts.
pub(super) async fn show(
    State(house): State<HouseHandle>,
    caller: Caller,
    Path(id): Path<String>,
    Query(asked): Query<choice::Asked>,
) -> Response {
    let office = house.office().await;
    let sitting = Sitting::of(&house, &office, caller.language);
    let reading = sitting.reading(office.state(), caller.member);
    let Some(policy) = find(reading, &id) else { return not_found(reading.text) };
    send(&framed(reading, policy, choice::page(reading, policy, &asked, None)))
}

/// `POST /policies/{id}/roll-out`: what would be asked of whom, or, with `step=ask`, ask it.
pub(super) async fn press(
    State(house): State<HouseHandle>,
    caller: Caller,
    Path(id): Path<String>,
    Form(given): Form<Vec<(String, String)>>,
) -> Response {
    let typed = Typed(given);
    if typed.get("step") == "ask" {
        return ask(&house, caller, &id, &typed).await;
    }
    let office = house.office().await;
    let sitting = Sitting::of(&house, &office, caller.language);
    let reading = sitting.reading(office.state(), caller.member);
    let Some(policy) = find(reading, &id) else { return not_found(reading.text) };
    let wishes = wished(reading, policy, &typed);
    if wishes.is_empty() {
        let asked = choice::Asked::of(&typed);
        let none = reading.text.get("roll-out-none-chosen");
        let page = choice::page(reading, policy, &asked, Some(&none));
        return send_as(StatusCode::UNPROCESSABLE_ENTITY, &framed(reading, policy, page));
    }
    let (terms, wrong) = terms(reading, &house, policy, &typed);
    let plan = plan(reading, &firm_text(&house, reading), policy, &wishes, &terms);
    let shown = preview::Shown { terms: &terms, typed: &typed, told: &[], wrong: wrong.as_ref() };
    send(&framed(reading, policy, preview::page(reading, policy, &plan, &shown)))
}

/// `POST /policies/{id}/roll-out/list`: the accounts from a file, or from typed lines.
pub(super) async fn bring(
    State(house): State<HouseHandle>,
    caller: Caller,
    Path(id): Path<String>,
    request: Request,
) -> Response {
    {
        // Nobody else's file is even opened.
        let office = house.office().await;
        let sitting = Sitting::of(&house, &office, caller.language);
        let reading = sitting.reading(office.state(), caller.member);
        if find(reading, &id).is_none() {
            return not_found(reading.text);
        }
    }
    let taken = upload::take(request, &house).await;
    let office = house.office().await;
    let sitting = Sitting::of(&house, &office, caller.language);
    let reading = sitting.reading(office.state(), caller.member);
    let Some(policy) = find(reading, &id) else { return not_found(reading.text) };
    let read = taken.and_then(|taken| upload::read(reading, &taken));
    match read {
        Ok(lines) => {
            let typed = Typed::default();
            let (terms, _) = terms(reading, &house, policy, &typed);
            let plan = plan(reading, &firm_text(&house, reading), policy, &lines.wishes, &terms);
            let shown =
                preview::Shown { terms: &terms, typed: &typed, told: &lines.told, wrong: None };
            send(&framed(reading, policy, preview::page(reading, policy, &plan, &shown)))
        }
        Err(refused) => {
            let said = upload::said(reading, &refused);
            let asked = choice::Asked::default();
            let page = choice::page(reading, policy, &asked, Some(&said));
            send_as(refused.status(), &framed(reading, policy, page))
        }
    }
}

fn framed(reading: Reading<'_>, policy: &Policy, main: Markup) -> Markup {
    let title = format!("{} {}", reading.text.get("roll-out-title"), policy.details.name);
    shell::page(reading, Place::Policies, &title, main)
}

/// The sentences in which the firm writes: milestones are named for everybody, not for whoever
/// asks.
fn firm_text(house: &House, reading: Reading<'_>) -> Text {
    let language = reading.state.firm.as_ref().map_or(Language::Ja, |firm| firm.language);
    house.text(language, reading.read_on)
}

/// The accounts that a form names: those of a preview, those that were ticked, or all that were
/// looked for.
fn wished(reading: Reading<'_>, policy: &Policy, typed: &Typed) -> Vec<Wish> {
    if typed.has("row") {
        return typed.all("row").filter_map(wish).collect();
    }
    let plain = |account| Wish { account, owner: None, due: None };
    if typed.get("step") == "all" {
        let asked = choice::Asked::of(typed);
        return choice::found(reading, policy, &asked).iter().map(|it| plain(it.id)).collect();
    }
    typed.all("account").filter_map(|id| id.parse::<AccountId>().ok()).map(plain).collect()
}

/// Reads a row as [`preview`] writes it: the account, who is asked, until when.
fn wish(row: &str) -> Option<Wish> {
    let mut parts = row.split(' ');
    let account = parts.next()?.parse().ok()?;
    let owner = parts.next().and_then(|id| id.parse().ok());
    let due = parts.next().and_then(|day| day.parse().ok());
    Some(Wish { account, owner, due })
}

/// Reads what holds for all; what was not said yet is proposed.
fn terms(
    reading: Reading<'_>,
    house: &House,
    policy: &Policy,
    typed: &Typed,
) -> (Terms, Option<Wrong>) {
    let proposed = || {
        let values = [("policy", policy.details.name.to_string().into())];
        Words::new(&firm_text(house, reading).with(sentence(policy.details.kind), &values))
    };
    let sentence = match typed.has("roll-out-sentence") {
        true => Words::new(typed.get("roll-out-sentence")),
        false => proposed(),
    };
    let owner = typed.id_if_any("roll-out-owner");
    let due = typed.day_if_any("roll-out-due");
    let early = matches!(due, Ok(Some(day)) if day < reading.read_on);
    let unfit = if sentence.is_empty() {
        Some(Unfit::missing("roll-out-sentence"))
    } else if early {
        Some(Unfit { field: "roll-out-due", key: "import-expected-later" })
    } else {
        owner.as_ref().err().or(due.as_ref().err()).copied()
    };
    let due = due.ok().flatten().filter(|day| *day >= reading.read_on);
    let terms = Terms { sentence, owner: owner.ok().flatten(), due };
    (terms, unfit.map(|unfit| Wrong::at(reading.text, unfit)))
}

/// The key of the sentence that is proposed for a kind.
fn sentence(kind: PolicyKind) -> &'static str {
    match kind {
        PolicyKind::Price => "roll-out-says-price",
        PolicyKind::Shortage => "roll-out-says-shortage",
        PolicyKind::Quality => "roll-out-says-quality",
        PolicyKind::Allocation => "roll-out-says-allocation",
        PolicyKind::No => "roll-out-says-no",
        PolicyKind::Other => "roll-out-says-other",
    }
}

/// The last change of a policy: what was seen before it is seen again before it is asked.
fn edition(policy: &Policy) -> String {
    policy.changed.map_or(0, |at| at.entry.0).to_string()
}

/// Asks everything that was ticked, in one step.
async fn ask(house: &HouseHandle, caller: Caller, id: &str, typed: &Typed) -> Response {
    let count = typed.all("ask").count();
    let pressed = house
        .execute_all(caller.member, typed.key(), |office| {
            commands(house, office, caller, id, typed)
        })
        .await;
    let refused = match pressed {
        Ok(Pressed::Done | Pressed::Before) => {
            return Redirect::to(&format!("/policies/{id}?asked={count}")).into_response();
        }
        Ok(Pressed::NotNow) => None,
        Err(OfficeError::Refused(refusal)) => Some(refusal),
        Err(error) => return fault(&error),
    };
    let office = house.office().await;
    let sitting = Sitting::of(house, &office, caller.language);
    let reading = sitting.reading(office.state(), caller.member);
    let Some(policy) = find(reading, id) else { return not_found(reading.text) };
    let (terms, unfit) = terms(reading, house, policy, typed);
    let plan =
        plan(reading, &firm_text(house, reading), policy, &wished(reading, policy, typed), &terms);
    let said = || match count {
        0 => reading.text.get("roll-out-none-chosen"),
        _ => reading.text.get("roll-out-changed"),
    };
    let wrong = match (refused, unfit) {
        (Some(refusal), _) => Wrong::refused(reading.text, &refusal),
        (None, Some(unfit)) => unfit,
        (None, None) => Wrong { field: None, said: said(), hint: None },
    };
    let shown = preview::Shown { terms: &terms, typed, told: &[], wrong: Some(&wrong) };
    let page = preview::page(reading, policy, &plan, &shown);
    send_as(StatusCode::CONFLICT, &framed(reading, policy, page))
}

/// Everything that was ticked, as commands. `None`: it is no longer what was shown.
fn commands(
    house: &House,
    office: &Office,
    caller: Caller,
    id: &str,
    typed: &Typed,
) -> Option<Vec<Command>> {
    let sitting = Sitting::of(house, office, caller.language);
    let reading = sitting.reading(office.state(), caller.member);
    let policy = find(reading, id)?;
    let (terms, wrong) = terms(reading, house, policy, typed);
    if wrong.is_some() || typed.get("edition") != edition(policy) {
        return None;
    }
    let ticked: std::collections::BTreeSet<AccountId> =
        typed.all("ask").filter_map(|id| id.parse().ok()).collect();
    let mut wishes = wished(reading, policy, typed);
    wishes.retain(|wish| ticked.contains(&wish.account));
    let Plan { rows, left_out } =
        plan(reading, &firm_text(house, reading), policy, &wishes, &terms);
    let is_as_shown = !rows.is_empty() && left_out.is_empty() && rows.len() == ticked.len();
    // What was ticked as under way was meant; what has begun since was not.
    let meant: std::collections::BTreeSet<&str> = typed.all("again").collect();
    let is_new = rows
        .iter()
        .all(|row| row.under_way.is_none_or(|it| meant.contains(it.to_string().as_str())));
    (is_as_shown && is_new).then(|| rows.iter().map(|row| row.command(policy, &terms)).collect())
}
