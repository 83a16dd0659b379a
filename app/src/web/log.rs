//! 台帳の記録: who did what and when, without anybody's words; and whether all of it still holds.

use axum::extract::{Form, Query, State};
use axum::response::Response;
use fushime_core::access::{Action, Thing};
use fushime_core::entry::{Entry, Source};
use fushime_core::event::Event;
use fushime_core::ids::{MemberId, Position};
use jiff::civil::Date;
use maud::{Markup, html};
use serde::Deserialize;

use super::answer::{fault, not_found, send};
use super::caller::Caller;
use super::form;
use super::house::{HouseHandle, Sitting};
use super::shell::{self, Place};
use crate::office::{self, Head, OfficeError, Verified};
use crate::reading::Reading;

/// How many entries stand on one page.
const ROWS: usize = 100;
/// How many entries are read at once.
const READ_AT_ONCE: u64 = 4096;
/// How many entries are gone through for one page; what lies before is a page of its own.
const READ_MAX: u64 = 65_536;

/// Which entries are wanted: the address is the state of the page.
#[derive(Deserialize, Default)]
pub(super) struct Asked {
    #[serde(default)]
    member: String,
    #[serde(default)]
    kind: String,
    #[serde(default)]
    on: String,
    /// Only entries before this one.
    #[serde(default)]
    before: Option<u64>,
}

impl Asked {
    fn fits(&self, entry: &Entry, (member, on): (Option<MemberId>, Option<Date>)) -> bool {
        let note = &entry.note;
        member.is_none_or(|who| note.by == Some(who) || note.on_behalf_of == Some(who))
            && on.is_none_or(|on| note.on == on)
            && (self.kind.is_empty() || entry.event.kind() == self.kind)
    }
}

/// What was found, the newest first, and where to go on.
struct Found {
    entries: Vec<Entry>,
    /// Entries before this one were not gone through. `None`: all were.
    rest: Option<u64>,
}

fn reads(reading: Reading<'_>) -> bool {
    shell::may(reading, Action::ReadLog, Thing::Firm)
}

/// `GET /log`
pub(super) async fn show(
    State(house): State<HouseHandle>,
    caller: Caller,
    Query(asked): Query<Asked>,
) -> Response {
    let office = house.office().await;
    let sitting = Sitting::of(&house, &office, caller.language);
    let reading = sitting.reading(office.state(), caller.member);
    if !reads(reading) {
        return not_found(reading.text);
    }
    let found = async {
        let head = office.head().await?;
        Ok::<_, OfficeError>((head, find(&office, &asked, head.position.0).await?))
    };
    match found.await {
        Ok((head, found)) => {
            let title = reading.text.get("ledger-title");
            let main = page(reading, &asked, &found, &head);
            send(&shell::page(reading, Place::More, &title, main))
        }
        Err(error) => fault(&error),
    }
}

/// Goes backwards through the record until a page is full.
async fn find(office: &office::Office, asked: &Asked, head: u64) -> Result<Found, OfficeError> {
    let wanted = (asked.member.parse().ok(), asked.on.parse().ok());
    let mut until = asked.before.map_or(head, |before| before.saturating_sub(1).min(head));
    let stop = until.saturating_sub(READ_MAX);
    let mut entries = Vec::new();
    while until > stop {
        let after = until.saturating_sub(READ_AT_ONCE).max(stop);
        let count = usize::try_from(until - after).unwrap_or(0);
        for entry in office.read_after(Position(after), count).await?.into_iter().rev() {
            if !asked.fits(&entry, wanted) {
                continue;
            }
            if entries.len() == ROWS {
                return Ok(Found { entries, rest: Some(entry.position.0 + 1) });
            }
            entries.push(entry);
        }
        until = after;
    }
    Ok(Found { entries, rest: (until > 0).then_some(until + 1) })
}

fn page(reading: Reading<'_>, asked: &Asked, found: &Found, head: &Head) -> Markup {
    let text = reading.text;
    html! {
        div.ph { h1 { (text.get("ledger-title"))
            small { (text.with("ledger-count", &[("count", i64::try_from(head.position.0).unwrap_or(i64::MAX).into())])) } } }
        p.lede { (text.get("ledger-about")) }
        (filter(reading, asked))
        @if found.entries.is_empty() { p.m.large.empty { (text.get("log-none")) } }
        @else { (table(reading, &found.entries)) }
        @if let Some(rest) = found.rest {
            nav.pages aria-label=(text.get("web-pages")) {
                a.btn rel="next" href={ "/log?before=" (rest) "&member=" (asked.member) "&kind=" (asked.kind) "&on=" (asked.on) } {
                    (text.get("ledger-older")) }
            }
        }
        (checkpoint(reading, head))
    }
}

fn filter(reading: Reading<'_>, asked: &Asked) -> Markup {
    let text = reading.text;
    let mut kinds: Vec<(&str, String)> =
        Event::KINDS.iter().map(|(kind, _)| (*kind, reading.kind_of_entry(kind))).collect();
    kinds.sort_by(|one, other| one.1.cmp(&other.1));
    html! {
        form.filter.three action="/log" {
            label.fld { span { (text.get("ledger-who")) }
                select.inp name="member" { option value="" { (text.get("ledger-any")) }
                    @for (id, name) in form::members(reading) {
                        option value=(id) selected[id == asked.member] { (name) } } } }
            label.fld { span { (text.get("ledger-kind")) }
                select.inp name="kind" { option value="" { (text.get("ledger-any")) }
                    @for (kind, name) in &kinds {
                        option value=(kind) selected[*kind == asked.kind] { (name) } } } }
            label.fld { span { (text.get("ledger-day")) }
                input.inp type="date" name="on" value=(asked.on); }
            button.btn { (text.get("ledger-filter")) }
        }
    }
}

fn table(reading: Reading<'_>, entries: &[Entry]) -> Markup {
    let text = reading.text;
    html! {
        div.scroll tabindex="0" role="region" aria-label=(text.get("ledger-title")) {
            table.ledger {
                thead { tr {
                    th scope="col" { (text.get("ledger-no")) }
                    th scope="col" { (text.get("ledger-day")) }
                    th scope="col" { (text.get("ledger-who")) }
                    th scope="col" { (text.get("ledger-kind")) }
                    th scope="col" { (text.get("ledger-of")) }
                    th scope="col" { (text.get("ledger-from")) }
                } }
                tbody { @for entry in entries { (row(reading, entry)) } }
            }
        }
    }
}

fn row(reading: Reading<'_>, entry: &Entry) -> Markup {
    let text = reading.text;
    let note = &entry.note;
    // What a file calls its people, and what the file is called, are words.
    let who = match note.from {
        Source::Import { .. } => reading.speaker(note.speaker()),
        _ => reading.entry_who(entry),
    };
    let from = match note.from {
        Source::Import { row, .. } => {
            text.with("ledger-from-file", &[("row", row.to_string().into())])
        }
        _ => reading.entry_source(&note.from),
    };
    html! {
        tr {
            td.n { (entry.position.0) }
            td.nw { (text.day(note.on)) @if let Some(time) = note.time { " " (text.hour(time)) } }
            td { (who) }
            td { (reading.entry_kind(entry))
                @if entry.redacted { " " span.tag { (text.get("log-redacted")) } } }
            td.n { @if let Some(about) = reading.entry_about(entry.position) { (about) } }
            td.mut { (from) }
        }
    }
}

/// Where the ledger ends, as a line to keep elsewhere; and the check of everything in it.
fn checkpoint(reading: Reading<'_>, head: &Head) -> Markup {
    let text = reading.text;
    html! {
        section.sec {
            div.sh { h2 { (text.get("ledger-checkpoint")) } }
            p.sm.after { (text.get("ledger-checkpoint-about")) }
            p.after { label.vh for="checkpoint" { (text.get("ledger-checkpoint")) }
                input #checkpoint .inp readonly value=(head.to_string()); }
            p.after { button.btn type="button" data-copy="checkpoint" hidden { (text.get("house-copy")) } }
        }
        section.sec {
            div.sh { h2 { (text.get("ledger-verify")) } }
            form.act-form method="post" action="/log/verify" {
                label.fld { span { (text.get("ledger-against")) }
                    input.inp name="against" autocomplete="off";
                    small { (text.get("ledger-against-about")) } }
                button.btn { (text.get("ledger-verify-now")) }
            }
        }
    }
}

/// What the whole ledger is compared with.
#[derive(Deserialize)]
pub(super) struct Against {
    #[serde(default)]
    against: String,
}

/// `POST /log/verify`: changes nothing; it is a form because it takes a while.
pub(super) async fn verify(
    State(house): State<HouseHandle>,
    caller: Caller,
    Form(given): Form<Against>,
) -> Response {
    let ledger = {
        let office = house.office().await;
        let sitting = Sitting::of(&house, &office, caller.language);
        let reading = sitting.reading(office.state(), caller.member);
        if !reads(reading) {
            return not_found(reading.text);
        }
        office.ledger()
    };
    let line = given.against.trim();
    let against: Option<Result<Head, _>> = (!line.is_empty()).then(|| line.parse());
    // Nobody waits while it is gone through: the office is not held.
    let verified = match against {
        Some(Err(_)) => None,
        Some(Ok(head)) => Some(office::verify(&ledger, Some(head)).await),
        None => Some(office::verify(&ledger, None).await),
    };
    let verified = match verified.transpose() {
        Ok(verified) => verified,
        Err(error) => return fault(&error),
    };
    let office = house.office().await;
    let sitting = Sitting::of(&house, &office, caller.language);
    let reading = sitting.reading(office.state(), caller.member);
    let title = reading.text.get("ledger-verify");
    let main = html! {
        p.crumb { a href="/log" { (reading.text.get("ledger-title")) } }
        div.ph { h1 { (title) } }
        div.box.act-form { (told(reading, verified.as_ref())) }
    };
    send(&shell::page(reading, Place::More, &title, main))
}

fn told(reading: Reading<'_>, verified: Option<&Verified>) -> Markup {
    let text = reading.text;
    let Some(verified) = verified else {
        return html! { p.shu { (text.get("ledger-no-checkpoint")) } };
    };
    let number = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
    let Some((position, wrong)) = verified.wrong else {
        let values = [
            ("entries", number(verified.head.position.0).into()),
            ("redacted", number(verified.redacted).into()),
        ];
        return html! { p.m.large { (text.with("verify-holds", &values)) } };
    };
    let why = text.get(office::wrong_key(wrong));
    let values = [("entry", position.0.to_string().into()), ("why", why.into())];
    html! { p.shu { (text.with("verify-wrong", &values)) } p.sm { (text.get("verify-wrong-hint")) } }
}
