//! 設定: the firm, its limits, and the days on which nobody works.

use axum::extract::State;
use axum::extract::multipart::{Multipart, MultipartRejection};
use axum::response::Response;
use fushime_core::access::{Action, Thing};
use fushime_core::calendar::ANNOUNCED_UNTIL_YEAR;
use fushime_core::event::firm::ClosingSet;
use maud::{Markup, html};

use super::act::{self, Target};
use super::answer::{not_found, send};
use super::caller::Caller;
use super::form::Typed;
use super::house::{HouseHandle, Sitting};
use super::members::acts;
use super::shell::{self, Place};
use crate::import::holidays;
use crate::reading::Reading;

/// How many holidays ahead are shown.
const HOLIDAYS_SHOWN: usize = 8;

/// Tells whether somebody may see and change what holds for the whole firm.
pub(super) fn keeps(reading: Reading<'_>) -> bool {
    shell::may(reading, Action::KeepFirm, Thing::Firm)
}

/// `GET /settings`
pub(super) async fn show(State(house): State<HouseHandle>, caller: Caller) -> Response {
    let office = house.office().await;
    let sitting = Sitting::of(&house, &office, caller.language);
    let reading = sitting.reading(office.state(), caller.member);
    if !keeps(reading) {
        return not_found(reading.text);
    }
    let title = reading.text.get("settings-title");
    send(&shell::page(reading, Place::More, &title, page(reading)))
}

fn page(reading: Reading<'_>) -> Markup {
    let text = reading.text;
    html! {
        div.ph { h1 { (text.get("settings-title")) } }
        div.two {
            section {
                (firm(reading))
                div.sh.sec { h2 { (text.get("settings-limits")) } }
                dl.known.numbers {
                    @for (name, value) in act::limits(&act::settings(reading)) {
                        div { dt { (text.get(&format!("field-{name}"))) } dd { (value) } }
                    }
                }
                (acts(reading, Target::Firm, "firm", &["limits-change"]))
            }
            aside { (closings(reading)) (holidays_ahead(reading)) }
        }
    }
}

fn firm(reading: Reading<'_>) -> Markup {
    let text = reading.text;
    html! {
        div.sh { h2 { (text.get("settings-firm")) } }
        @if let Some(firm) = &reading.state.firm {
            dl.known {
                div { dt { (text.get("field-firm-name")) } dd { (firm.name) } }
                div { dt { (text.get("field-firm-language")) } dd { (text.name(firm.language)) } }
                div { dt { (text.get("field-fiscal-year-end")) }
                    dd { (text.with("settings-month", &[("month", i64::from(firm.fiscal_year_end_month).into())])) } }
                div { dt { (text.get("settings-zone")) } dd { (firm.time_zone) } }
            }
        }
        (acts(reading, Target::Firm, "firm", &["firm-change"]))
    }
}

fn closings(reading: Reading<'_>) -> Markup {
    let text = reading.text;
    let all = reading.state.firm.iter().flat_map(|firm| &firm.closings);
    let ours: Vec<&ClosingSet> = all.filter(|it| it.account.is_none()).collect();
    html! {
        div.sh { h2 { (text.get("settings-closings")) } }
        @if ours.is_empty() { p.sm.mut.after { (text.get("settings-no-closings")) } }
        ul.sidelist { @for closing in &ours { li { (closing.name) span.mut { (days(reading, closing)) } } } }
        @let lift = if ours.is_empty() { &["firm-closing-set"][..] } else { &["firm-closing-set", "firm-closing-lift"] };
        (acts(reading, Target::Firm, "firm", lift))
    }
}

fn days(reading: Reading<'_>, closing: &ClosingSet) -> String {
    let text = reading.text;
    if !closing.every_year {
        return text.days(closing.first, closing.last);
    }
    let yearless = |day: jiff::civil::Date| format!("{}/{}", day.month(), day.day());
    let span = format!("{}–{}", yearless(closing.first), yearless(closing.last));
    text.with("settings-every-year", &[("days", span.into())])
}

fn holidays_ahead(reading: Reading<'_>) -> Markup {
    let text = reading.text;
    let calendar = reading.calendars.firm();
    let mut day = reading.day;
    let mut ahead = Vec::new();
    for _ in 0..366 {
        if let Some(name) = calendar.holiday(day) {
            ahead.push((day, name.to_owned()));
        }
        let Ok(next) = day.tomorrow() else { break };
        day = next;
    }
    let announced = reading.state.firm.as_ref().and_then(|firm| firm.announced.as_ref());
    let last = announced.map_or(ANNOUNCED_UNTIL_YEAR, |(_, last, _)| *last);
    html! {
        div.sh.sec { h2 { (text.get("settings-holidays")) } }
        ul.sidelist {
            @for (day, name) in ahead.iter().take(HOLIDAYS_SHOWN) {
                li { (text.day(*day)) span lang="ja" { (name) } }
            }
        }
        p.xs.mut.after { (text.with("holidays-until", &[("year", last.to_string().into())])) }
        (acts(reading, Target::Firm, "firm", &["holidays-announce"]))
        form.after method="post" action="/settings/holidays" enctype="multipart/form-data" {
            label.fld { span { (text.get("settings-holidays-file")) }
                input.inp type="file" name="file" accept=".csv,text/csv" required; }
            button.btn { (text.get("settings-holidays-read")) }
        }
    }
}

/// `POST /settings/holidays`: a file becomes the filled form, to be looked at before it counts.
pub(super) async fn read_file(
    State(house): State<HouseHandle>,
    caller: Caller,
    parts: Result<Multipart, MultipartRejection>,
) -> Response {
    let mut table = String::new();
    let Ok(mut parts) = parts else {
        return act::filled(&house, caller, ("holidays-announce", "firm"), &Typed::default()).await;
    };
    while let Ok(Some(part)) = parts.next_field().await {
        if part.name() == Some("file")
            && let Ok(bytes) = part.bytes().await
        {
            table = holidays::decoded(&bytes);
        }
    }
    let typed = Typed(vec![("holidays-table".to_owned(), table)]);
    act::filled(&house, caller, ("holidays-announce", "firm"), &typed).await
}
