//! 指示にする: one line, what it was read as, what is missing, and the form to mend it with.

mod fields;
mod understood;

use axum::Form;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use fushime_core::access::{self, Action, Thing};
use fushime_core::capture::{Draft, capture};
use fushime_core::command::Command;
use fushime_core::event::Event;
use fushime_core::event::directive::Ask;
use fushime_core::event::milestone::MilestonePlan;
use fushime_core::event::terms::Role;
use fushime_core::ids::MemberId;
use fushime_core::phrase::Phrase;
use maud::{Markup, html};

use super::answer::{fault, not_found, send, send_as};
use super::caller::Caller;
use super::form::{self, Typed, Unfit, Wrong};
use super::house::{HouseHandle, Sitting};
use super::milestone_rows as rows;
use super::shell::{self, Place};
use crate::office::OfficeError;
use crate::reading::Reading;
use crate::text::Text;
pub(super) use fields::{define_fields, defined};

/// Whom this person may ask: those they lead, and oneself, as an offer.
pub(super) fn may_be_asked(reading: Reading<'_>) -> Vec<(String, String)> {
    let (state, viewer, day) = (reading.state, reading.viewer, reading.read_on);
    let may = |action, owner| {
        access::may(state, viewer, action, Thing::NewDirective { owner, team: None }, day)
    };
    let asks =
        |owner: MemberId| may(Action::Ask, owner) || (owner == viewer && may(Action::Offer, owner));
    let works = |owner: MemberId| {
        let member = state.members.get(owner);
        member.is_some_and(|it| it.is(Role::Salesperson) || it.is(Role::Leader))
    };
    let all = form::members(reading).into_iter();
    all.filter(|(id, _)| id.parse().is_ok_and(|id| works(id) && asks(id))).collect()
}

/// The one line on Today: what it says is read below it, and taken over to the form.
pub(super) fn capture_box(reading: Reading<'_>) -> Markup {
    let text = reading.text;
    html! {
        @if !may_be_asked(reading).is_empty() {
            form.cap method="post" action="/ask/read" data-reads="/ask/read" {
                div.line {
                    label for="text" { (text.get("ask-line")) }
                    input #text name="text" autocomplete="off" maxlength="4000" required
                        placeholder=(text.get("ask-line-hint")) data-key="c";
                    button.btn { (text.get("ask-go-on")) }
                }
                div data-understood aria-live="polite" {}
            }
        }
    }
}

/// `GET /ask`: the form; what stands in the query is filled in.
pub(super) async fn show(
    State(house): State<HouseHandle>,
    caller: Caller,
    Query(given): Query<Vec<(String, String)>>,
) -> Response {
    let office = house.office().await;
    let sitting = Sitting::of(&house, &office, caller.language);
    let reading = sitting.reading(office.state(), caller.member);
    if may_be_asked(reading).is_empty() {
        return not_found(reading.text);
    }
    send(&page(reading, &sitting, &Typed(given), None))
}

/// `POST /ask/read`: reads a line, and writes nothing. Without a page around it for the script
/// that shows what was understood while somebody writes.
pub(super) async fn read(
    State(house): State<HouseHandle>,
    caller: Caller,
    headers: HeaderMap,
    Form(given): Form<Vec<(String, String)>>,
) -> Response {
    let office = house.office().await;
    let sitting = Sitting::of(&house, &office, caller.language);
    let reading = sitting.reading(office.state(), caller.member);
    if may_be_asked(reading).is_empty() {
        return not_found(reading.text);
    }
    let mut typed = Typed(given);
    let draft = draft(reading, &sitting, &typed);
    if headers.contains_key("x-part") {
        return send(&draft.map_or_else(Markup::default, |it| understood::parse(reading, &it)));
    }
    if let Some(draft) = draft {
        fields::fill(reading, &mut typed, &draft.ask, &draft.plans);
    }
    send(&page(reading, &sitting, &typed, None))
}

/// `POST /ask`
pub(super) async fn ask(
    State(house): State<HouseHandle>,
    caller: Caller,
    Form(given): Form<Vec<(String, String)>>,
) -> Response {
    let typed = Typed(given);
    let command = {
        let office = house.office().await;
        let sitting = Sitting::of(&house, &office, caller.language);
        let reading = sitting.reading(office.state(), caller.member);
        if may_be_asked(reading).is_empty() {
            return not_found(reading.text);
        }
        match wanted(reading, &sitting, &typed) {
            Ok((ask, milestones)) => {
                let under_way = typed.is_ticked("under-way");
                Command::AskDirective { ask, milestones, under_way }
            }
            Err(unfit) => {
                let wrong = Wrong::at(reading.text, unfit);
                let page = page(reading, &sitting, &typed, Some(&wrong));
                return send_as(StatusCode::UNPROCESSABLE_ENTITY, &page);
            }
        }
    };
    match house.execute(caller.member, typed.key(), command).await {
        Ok(done) => {
            let asked = done.entries.iter().find_map(|entry| match &entry.event {
                Event::DirectiveAsked(asked) => Some(asked.directive),
                _ => None,
            });
            let to = asked.map_or_else(|| "/directives".to_owned(), |id| format!("/d/{id}"));
            Redirect::to(&to).into_response()
        }
        Err(OfficeError::Refused(refusal)) => {
            let office = house.office().await;
            let sitting = Sitting::of(&house, &office, caller.language);
            let reading = sitting.reading(office.state(), caller.member);
            let wrong = Wrong::refused(reading.text, &refusal);
            send_as(StatusCode::CONFLICT, &page(reading, &sitting, &typed, Some(&wrong)))
        }
        Err(error) => fault(&error),
    }
}

/// A line as it was read, and the request it makes.
pub(super) struct Understood {
    line: String,
    draft: Draft,
    ask: Ask,
    plans: Vec<MilestonePlan>,
}

/// Reads a line. `None`: there is nothing to read.
fn draft(reading: Reading<'_>, sitting: &Sitting, typed: &Typed) -> Option<Understood> {
    let line = typed.get("text");
    if line.is_empty() {
        return None;
    }
    let said = sitting.moment.local;
    let draft = capture(line, reading.state, reading.viewer, said, reading.calendars);
    // What the client hears is written in the firm's language.
    let language = reading.state.firm.as_ref().map(|firm| firm.language);
    let text = language.filter(|it| *it != reading.text.language()).map(Text::new);
    let text = text.as_ref().unwrap_or(reading.text).clone();
    let text = text.on(reading.day).without_weekdays();
    let write = |phrase: &Phrase| text.phrase(phrase, reading.state);
    let (ask, plans) = (
        draft.ask(draft.owner.id().unwrap_or(reading.viewer), &write),
        draft.plans(typed.get("usual") == "yes", &write),
    );
    Some(Understood { line: line.to_owned(), draft, ask, plans })
}

/// Reads the whole form: what the line said where the form has no field for it, and the fields.
fn wanted(
    reading: Reading<'_>,
    sitting: &Sitting,
    typed: &Typed,
) -> Result<(Ask, Vec<MilestonePlan>), Unfit> {
    let owner: MemberId = typed.id("owner")?;
    let read = draft(reading, sitting, typed).map(|it| it.ask);
    let ask = fields::put_over(reading, typed, read.unwrap_or_else(|| fields::empty(owner)))?;
    Ok((Ask { owner, sentence: typed.needed("sentence")?, ..ask }, rows::read(typed)?))
}

fn page(reading: Reading<'_>, sitting: &Sitting, typed: &Typed, wrong: Option<&Wrong>) -> Markup {
    let text = reading.text;
    let read = draft(reading, sitting, typed);
    let main = html! {
        div.ph { h1 { (text.get("ask-title")) } }
        p.lede { (text.get("ask-about")) }
        @if let Some(wrong) = wrong { (wrong.above(Markup::default())) }
        form.ask method="post" action="/ask" data-reads="/ask/read" {
            (form::key())
            div.cap {
                div.line {
                    label for="text" { (text.get("ask-line")) }
                    input #text name="text" value=(typed.get("text")) autocomplete="off"
                        maxlength="4000" placeholder=(text.get("ask-line-hint")) data-key="c";
                    button.btn formaction="/ask/read" formnovalidate { (text.get("ask-read")) }
                }
                div data-understood aria-live="polite" {
                    @if let Some(read) = &read { (understood::parse(reading, read)) }
                }
            }
            (understood::picture(reading, typed))
            div.pair {
                div { (form::fields(text, &fields::first(reading), typed, wrong)) }
                div { (rows::show(text, typed, wrong)) (understood::usual(reading, read.as_ref())) }
            }
            div.gb { div { (form::fields(text, &fields::done(reading), typed, wrong)) }
                div { (form::fields(text, &fields::authority(reading), typed, wrong)) } }
            details.sec.more-fields open[wrong.is_some_and(|wrong| wrong.field.is_some())] {
                summary { (text.get("ask-more")) }
                div.pair { (form::fields(text, &fields::more(reading), typed, wrong)) }
            }
            (understood::gate(reading, typed))
            div.acts { button.btn.pri.big { (text.get("ask-do")) }
                a.btn.txt href="/" { (text.get("act-leave")) } }
        }
    };
    shell::page(reading, Place::Directives, &text.get("ask-title"), main)
}
