//! 根拠を足す: one fact by hand, or several that a pasted line holds, each kept only as ticked.

mod proposed;

use axum::Form;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use fushime_core::access::{Action, Thing};
use fushime_core::event::terms::EvidenceKind;
use fushime_core::ids::Position;
use fushime_core::state::{Directive, Line};
use jiff::civil::{Date, DateTime};
use maud::{Markup, html};

use super::act::{Target, address, ahead};
use super::answer::{fault, not_found, send, send_as};
use super::caller::Caller;
use super::form::{self, Field, Takes, Typed, Unfit, Wrong};
use super::house::{HouseHandle, Pressed, Sitting};
use super::shell::{self, Place};
use crate::office::OfficeError;
use crate::reading::Reading;
use proposed::Proposed;

/// A page of a report at the most: what is longer is pasted in parts.
const PASTED_MAX: usize = 4_000;
/// When a text of another day was written: at the end of that day's work.
const WRITTEN_HOUR: i8 = 18;

/// Finds the directive to which this person may add facts.
fn found<'a>(reading: Reading<'a>, id: &str) -> Option<&'a Directive> {
    let directive = *reading.see(id.parse().ok()?)?.get();
    shell::may(reading, Action::Report, Thing::Directive(directive)).then_some(directive)
}

/// The text that is read, and where it comes from.
struct Pasted {
    text: String,
    /// The entry whose words it is. `None`: it was pasted.
    from: Option<Position>,
    said: DateTime,
}

/// Finds a line of a directive whose words facts can be taken from.
fn line<'a>(directive: &'a Directive, typed: &Typed) -> Option<(&'a Line, String)> {
    let entry = typed.get("from").parse().ok().map(Position)?;
    let line = directive.line(entry).filter(|line| line.retracted.is_none())?;
    let right = line.corrected.as_ref().map(|(_, right)| right);
    right.or(line.text.as_ref()).map(|words| (line, words.to_string()))
}

/// Reads what was pasted, or what the entry says that the address names.
fn pasted(
    reading: Reading<'_>,
    directive: &Directive,
    typed: &Typed,
) -> Result<Option<Pasted>, Unfit> {
    let of_line = line(directive, typed);
    let text = match (&of_line, typed.has("pasted")) {
        (Some((_, words)), false) => words.clone(),
        _ => typed.get("pasted").to_owned(),
    };
    if text.is_empty() {
        return Ok(None);
    }
    if text.chars().count() > PASTED_MAX {
        return Err(Unfit { field: "pasted", key: "evidence-too-long" });
    }
    // What was changed after it was taken from an entry is that entry's no more.
    let whole = of_line.filter(|(_, words)| *words == text);
    let written = whole.as_ref().map(|(line, _)| line.on);
    let on = typed.day_if_any("said")?.or(written).unwrap_or(reading.read_on);
    if on > reading.read_on {
        return Err(Unfit { field: "said", key: "evidence-written-later" });
    }
    let from = whole.map(|(line, _)| line.entry);
    Ok(Some(Pasted { text, from, said: on.at(WRITTEN_HOUR, 0, 0, 0) }))
}

/// Shows the page of the act. What the address names is read at once; nothing is written by that.
pub(super) fn act_page(
    reading: Reading<'_>,
    directive: &Directive,
    typed: &Typed,
    wrong: Option<&Wrong>,
) -> Markup {
    let pasted = pasted(reading, directive, typed).ok().flatten();
    page(reading, directive, typed, pasted.as_ref(), wrong)
}

fn refused(reading: Reading<'_>, directive: &Directive, typed: &Typed, unfit: Unfit) -> Response {
    let wrong = Wrong::at(reading.text, unfit);
    let pasted = pasted(reading, directive, typed).ok().flatten();
    let page = page(reading, directive, typed, pasted.as_ref(), Some(&wrong));
    send_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

/// `POST /d/{id}/evidence/read`: shows what a pasted text holds. Nothing is written.
pub(super) async fn read(
    State(house): State<HouseHandle>,
    caller: Caller,
    Path(id): Path<String>,
    Form(given): Form<Vec<(String, String)>>,
) -> Response {
    let typed = Typed(given);
    let office = house.office().await;
    let sitting = Sitting::of(&house, &office, caller.language);
    let reading = sitting.reading(office.state(), caller.member);
    let Some(directive) = found(reading, &id) else { return not_found(reading.text) };
    match pasted(reading, directive, &typed) {
        Ok(None) => refused(reading, directive, &typed, Unfit::missing("pasted")),
        Ok(pasted) => send(&page(reading, directive, &typed, pasted.as_ref(), None)),
        Err(unfit) => refused(reading, directive, &typed, unfit),
    }
}

/// `POST /d/{id}/evidence/keep`: keeps the facts that were ticked, in one step.
pub(super) async fn keep(
    State(house): State<HouseHandle>,
    caller: Caller,
    Path(id): Path<String>,
    Form(given): Form<Vec<(String, String)>>,
) -> Response {
    let typed = Typed(given);
    {
        let office = house.office().await;
        let sitting = Sitting::of(&house, &office, caller.language);
        let reading = sitting.reading(office.state(), caller.member);
        let Some(directive) = found(reading, &id) else { return not_found(reading.text) };
        if typed.all("fact").next().is_none() {
            let unfit = Unfit { field: "fact", key: "evidence-none-ticked" };
            return refused(reading, directive, &typed, unfit);
        }
    }
    let pressed = house.execute_all(caller.member, typed.key(), |office| {
        let sitting = Sitting::of(&house, office, caller.language);
        let reading = sitting.reading(office.state(), caller.member);
        let directive = found(reading, &id)?;
        let pasted = pasted(reading, directive, &typed).ok()??;
        let proposed = proposed::all(reading, directive, &pasted);
        let ticked: Vec<&Proposed> = typed
            .all("fact")
            .map(|mark| proposed.iter().find(|it| it.mark() == mark))
            .collect::<Option<_>>()?;
        let milestone = super::act::milestone(Target::Directive(directive.id), &typed);
        Some(ticked.iter().map(|it| it.command(directive.id, milestone, pasted.from)).collect())
    });
    let pressed = pressed.await;
    let refusal = match pressed {
        Ok(Pressed::Done | Pressed::Before) => {
            return Redirect::to(&format!("/d/{id}")).into_response();
        }
        Ok(Pressed::NotNow) => None,
        Err(OfficeError::Refused(refusal)) => Some(refusal),
        Err(error) => return fault(&error),
    };
    let office = house.office().await;
    let sitting = Sitting::of(&house, &office, caller.language);
    let reading = sitting.reading(office.state(), caller.member);
    let Some(directive) = found(reading, &id) else { return not_found(reading.text) };
    let wrong = match refusal {
        Some(refusal) => Wrong::refused(reading.text, &refusal),
        None => Wrong { said: reading.text.get("evidence-reads-otherwise"), ..Wrong::default() },
    };
    let pasted = pasted(reading, directive, &typed).ok().flatten();
    let page = page(reading, directive, &typed, pasted.as_ref(), Some(&wrong));
    send_as(StatusCode::CONFLICT, &page)
}

fn page(
    reading: Reading<'_>,
    directive: &Directive,
    typed: &Typed,
    pasted: Option<&Pasted>,
    wrong: Option<&Wrong>,
) -> Markup {
    let text = reading.text;
    let title = text.get("act-evidence");
    let home = format!("/d/{}", directive.id);
    let main = html! {
        p.crumb { a href=(home) { (directive.id) " " (reading.place(directive)) } }
        div.ph { h1 { (title) small { (directive.ask.sentence) } } }
        @if let Some(wrong) = wrong { (wrong.above(html! {})) }
        p.lede { (text.get("act-evidence-about")) }
        @if let Some(pasted) = pasted {
            (proposals(reading, directive, typed, pasted, wrong))
        }
        (paste(reading, directive, typed, pasted, wrong))
        @if pasted.is_none() { (by_hand(reading, directive, typed, wrong)) }
    };
    let place = if directive.ask.owner == reading.viewer { Place::Mine } else { Place::Directives };
    shell::page(reading, place, &title, main)
}

/// The facts that were found, each with its tick.
fn proposals(
    reading: Reading<'_>,
    directive: &Directive,
    typed: &Typed,
    pasted: &Pasted,
    wrong: Option<&Wrong>,
) -> Markup {
    let text = reading.text;
    let all = proposed::all(reading, directive, pasted);
    if all.is_empty() {
        return html! { p.m.empty role="status" { (text.get("evidence-nothing-found")) } };
    }
    let has_ticks = typed.has("fact");
    let said = wrong.filter(|wrong| wrong.field == Some("fact"));
    html! {
        form.box.act-form method="post" action={ "/d/" (directive.id) "/evidence/keep" } {
            (form::key())
            input type="hidden" name="pasted" value=(pasted.text);
            input type="hidden" name="said" value=(pasted.said.date());
            @if let Some(from) = pasted.from { input type="hidden" name="from" value=(from.0); }
            fieldset.fld.err[said.is_some()] {
                legend { (text.get("evidence-found")) }
                @for it in &all {
                    @let mark = it.mark();
                    label.check { input type="checkbox" name="fact" value=(mark)
                        checked[!has_ticks || typed.all("fact").any(|ticked| ticked == mark)];
                        span { (it.show(reading)) } }
                }
                @if let Some(wrong) = said { small.shu role="alert" { (wrong.said) } }
            }
            (form::fields(text, &[Field::new("milestone", ahead(directive))], typed, None))
            div.acts { button.btn.pri.big { (text.get("evidence-keep")) }
                a.btn.txt href={ "/d/" (directive.id) } { (text.get("act-leave")) } }
        }
    }
}

/// Where a line of a report or a mail is pasted.
fn paste(
    reading: Reading<'_>,
    directive: &Directive,
    typed: &Typed,
    pasted: Option<&Pasted>,
    wrong: Option<&Wrong>,
) -> Markup {
    let day: Date = pasted.map_or(reading.read_on, |pasted| pasted.said.date());
    let fields = [
        Field::new("pasted", Takes::Words).with_any(pasted.map(|pasted| &pasted.text)),
        Field::new("said", Takes::Day).with(day),
    ];
    html! {
        form.box.act-form method="post" action={ "/d/" (directive.id) "/evidence/read" } {
            h2.group { (reading.text.get("evidence-paste")) }
            @if let Some(from) = pasted.and_then(|pasted| pasted.from) {
                input type="hidden" name="from" value=(from.0);
            }
            (form::fields(reading.text, &fields, typed, wrong))
            div.acts { button.btn { (reading.text.get("evidence-read")) } }
        }
    }
}

/// One fact, written by whoever knows it.
fn by_hand(
    reading: Reading<'_>,
    directive: &Directive,
    typed: &Typed,
    wrong: Option<&Wrong>,
) -> Markup {
    let text = reading.text;
    let action = address("evidence", directive.id);
    html! {
        form.box.act-form method="post" action=(action) {
            h2.group { (text.get("evidence-by-hand")) }
            (form::key())
            input type="hidden" name="back" value=(typed.get("back"));
            (form::fields(text, &fields(reading, directive), typed, wrong))
            div.acts { button.btn.pri.big { (text.get("act-evidence")) }
                a.btn.txt href={ "/d/" (directive.id) } { (text.get("act-leave")) } }
        }
    }
}

/// The fields of one fact.
pub(super) fn fields(reading: Reading<'_>, directive: &Directive) -> Vec<Field> {
    let kinds = Takes::One(form::listed::<EvidenceKind>(reading.text));
    vec![
        Field::new("kind", kinds).needed(),
        Field::new("text", Takes::Words).needed(),
        Field::new("milestone", ahead(directive)),
    ]
}
