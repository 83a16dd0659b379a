//! 取り込み: people, accounts, contacts and directives from a file or from typed lines. What would
//! be written is shown first; taking over writes all of it in one step.

use axum::extract::{Form, Query, Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use fushime_core::access::{Action, Thing};
use fushime_core::desk::Desk;
use fushime_core::ids::MemberId;
use jiff::SignedDuration;
use maud::{Markup, html};

use super::answer::{fault, not_found, send, send_as};
use super::begin;
use super::caller::Caller;
use super::form::Typed;
use super::house::{House, HouseHandle, Sitting};
use super::shell::{self, Place};
use super::upload::{self, Refused};
use crate::import::bringing::{Bringing, Brought};
use crate::import::problem::FileProblem;
use crate::import::table::Input;
use crate::import::{accounts, contacts, directives, members};
use crate::office::OfficeError;
use crate::office::entering::{hashed, new_token};
use crate::reading::Reading;
use crate::text::{Text, Value};

/// What is sent is kept so long for whoever sent it, until it is taken over.
const KEPT_MINUTES: i64 = 60;
/// So many problems are shown one by one.
const PROBLEMS_SHOWN: usize = 20;

/// What a list holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holds {
    Members,
    Accounts,
    Contacts,
    Directives,
}

impl Holds {
    const ALL: [Self; 4] = [Self::Members, Self::Accounts, Self::Contacts, Self::Directives];

    fn name(self) -> &'static str {
        match self {
            Self::Members => "members",
            Self::Accounts => "accounts",
            Self::Contacts => "contacts",
            Self::Directives => "directives",
        }
    }

    fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }

    fn text_named(self) -> String {
        format!("bring-in-{}", self.name())
    }

    fn bring(
        self,
        desk: &mut Desk,
        bringing: &Bringing,
        input: &dyn Input,
    ) -> Result<Brought, FileProblem> {
        match self {
            Self::Members => members::bring(desk, bringing, input, None),
            Self::Accounts => accounts::bring(desk, bringing, input, None),
            Self::Contacts => contacts::bring(desk, bringing, input, None),
            Self::Directives => directives::bring(desk, bringing, input, None),
        }
    }

    /// Makes a table of typed lines: one a line, what belongs to it behind a comma.
    fn table_of(self, lines: &str, leader: &str) -> String {
        let cell = |text: &str| format!("\"{}\"", text.trim().replace('"', "\"\""));
        let rows = lines.lines().map(str::trim).filter(|line| !line.is_empty());
        let rows = rows.map(|line| {
            let (first, rest) = line.split_once([',', '、', '，', '\t']).unwrap_or((line, ""));
            match self {
                Self::Members => format!("{},{},{}", cell(first), cell(rest), cell(leader)),
                _ => format!("{},{}", cell(first), cell(rest)),
            }
        });
        let header =
            if self == Self::Members { "氏名,メール,上司" } else { "取引先名,担当" };
        [header.to_owned()].into_iter().chain(rows).collect::<Vec<_>>().join("\n")
    }
}

/// Tells whether somebody may bring files in.
pub(super) fn is_for(reading: Reading<'_>) -> bool {
    shell::may(reading, Action::Import, Thing::Firm)
}

/// `GET /bring-in`
pub(super) async fn show(
    State(house): State<HouseHandle>,
    caller: Caller,
    Query(given): Query<Vec<(String, String)>>,
) -> Response {
    let office = house.office().await;
    let sitting = Sitting::of(&house, &office, caller.language);
    let reading = sitting.reading(office.state(), caller.member);
    if !is_for(reading) {
        return not_found(reading.text);
    }
    let typed = Typed(given);
    let done = typed.number_if_any::<i64>("done").ok().flatten();
    send(&framed(
        reading,
        &typed,
        html! {
            @if let Some(done) = done {
                p.hush role="status" { (reading.text.with("bring-in-done", &[("count", done.into())])) }
            }
            @for holds in Holds::ALL { (form(reading, holds, &typed, None)) }
        },
    ))
}

/// Puts a page into the frame it belongs to: of the first run, or of every day.
fn framed(reading: Reading<'_>, typed: &Typed, main: Markup) -> Markup {
    let title = reading.text.get("bring-in-title");
    if typed.is_ticked("first") {
        return begin::page(reading.text, 2, &title, main);
    }
    let main =
        html! { div.ph { h1 { (title) } } p.lede { (reading.text.get("bring-in-about")) } (main) };
    shell::page(reading, Place::More, &title, main)
}

/// The form of one kind of list.
pub(super) fn form(
    reading: Reading<'_>,
    holds: Holds,
    typed: &Typed,
    wrong: Option<&str>,
) -> Markup {
    let text = reading.text;
    let name = holds.name();
    let by_hand = matches!(holds, Holds::Members | Holds::Accounts);
    let lines = if typed.get("kind") == name { typed.get("lines") } else { "" };
    html! {
        form.sec.box.bring method="post" action="/bring-in" enctype="multipart/form-data" {
            input type="hidden" name="kind" value=(name);
            @if typed.is_ticked("first") { input type="hidden" name="first" value="yes"; }
            h2 { (text.get(&holds.text_named())) }
            p.sm.mut { (text.get(&format!("bring-in-{name}-about"))) }
            @if let Some(wrong) = wrong {
                div.fld.err role="alert" { span { (wrong) } }
            }
            @if by_hand {
                label.fld { span { (text.get("bring-in-lines")) }
                    textarea.inp name="lines" rows="5"
                        placeholder=(text.get(&format!("bring-in-{name}-hint"))) { (lines) } }
            }
            label.fld { span { (text.get("bring-in-file")) }
                input.inp type="file" name="file" accept=".csv,.tsv,.txt,.xlsx,.xls,.ods,.gz"; }
            div.acts { button.btn.pri { (text.get("bring-in-look")) } }
        }
    }
}

/// `POST /bring-in`: what would be written, with what could not be read.
pub(super) async fn look(
    State(house): State<HouseHandle>,
    caller: Caller,
    request: Request,
) -> Response {
    let sent = upload::take(request, &house).await;
    let leader = {
        let office = house.office().await;
        let sitting = Sitting::of(&house, &office, caller.language);
        let reading = sitting.reading(office.state(), caller.member);
        if !is_for(reading) {
            return not_found(reading.text);
        }
        reading.member(caller.member)
    };
    let (typed, holds, file) = match sent {
        Ok(sent) => {
            let Some(holds) = Holds::named(sent.typed.get("kind")) else {
                return refused(&house, caller, &sent.typed, None, &Refused::Nothing).await;
            };
            let typed_lines = sent.typed.get("lines");
            let name = house.text(caller.language, house.now().await.today()).get("roll-out-typed");
            let lines = || (name, holds.table_of(typed_lines, &leader).into_bytes());
            let file = sent.file.or_else(|| (!typed_lines.is_empty()).then(lines));
            (sent.typed, holds, file)
        }
        Err(problem) => return refused(&house, caller, &Typed::default(), None, &problem).await,
    };
    let Some((name, bytes)) = file else {
        return refused(&house, caller, &typed, Some(holds), &Refused::Nothing).await;
    };
    let list = List { holds, name, bytes };
    match bring(&house, caller.member, &list, false).await {
        Ok(Ok(brought)) => {
            let token = match keep(&house, caller.member, &list).await {
                Ok(token) => token,
                Err(error) => return fault(&error),
            };
            let office = house.office().await;
            let sitting = Sitting::of(&house, &office, caller.language);
            let reading = sitting.reading(office.state(), caller.member);
            send(&framed(reading, &typed, preview(reading.text, &typed, &token, &brought)))
        }
        Ok(Err(problem)) => refused(&house, caller, &typed, Some(holds), &problem).await,
        Err(error) => fault(&error),
    }
}

/// A list that was sent.
struct List {
    holds: Holds,
    name: String,
    bytes: Vec<u8>,
}

/// Brings a list in, or only tries to. The record stands still meanwhile.
async fn bring(
    house: &House,
    member: MemberId,
    list: &List,
    take: bool,
) -> Result<Result<Brought, Refused>, OfficeError> {
    let (name, bytes) = (list.name.clone(), list.bytes.clone());
    let opened = tokio::task::spawn_blocking(move || upload::open(&name, &bytes)).await;
    let kept = match opened.unwrap_or(Err(Refused::BrokenOff)) {
        Ok(kept) => kept,
        Err(problem) => return Ok(Err(problem)),
    };
    house
        .bring(member, take, |desk, bringing| {
            list.holds.bring(desk, bringing, &kept.opened).map_err(Refused::File)
        })
        .await
}

fn kept_named(member: MemberId, token: &str) -> String {
    format!("upload/{member}/{}", hashed(token))
}

/// Keeps a list for whoever sent it, until it is taken over or an hour has passed.
async fn keep(house: &House, member: MemberId, list: &List) -> Result<String, OfficeError> {
    let token = new_token()?;
    let now = house.now().await.at;
    let until = now.saturating_add(SignedDuration::from_mins(KEPT_MINUTES)).unwrap_or(now);
    let mut value = format!("{}\n{}\n", list.holds.name(), list.name);
    value.reserve(list.bytes.len() * 2);
    for byte in &list.bytes {
        value.push_str(&format!("{byte:02x}"));
    }
    house.vault().keep(&kept_named(member, &token), &value, Some(until)).await?;
    Ok(token)
}

/// Finds a list that was kept. `None`: it is gone, or another's.
async fn kept(house: &House, member: MemberId, token: &str) -> Result<Option<List>, OfficeError> {
    let now = house.now().await.at;
    let Some(value) = house.vault().kept(&kept_named(member, token), now).await? else {
        return Ok(None);
    };
    let mut parts = value.splitn(3, '\n');
    let (Some(kind), Some(name), Some(hex)) = (parts.next(), parts.next(), parts.next()) else {
        return Ok(None);
    };
    let byte = |at: usize| hex.get(at..at + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok());
    let bytes: Option<Vec<u8>> = (0..hex.len()).step_by(2).map(byte).collect();
    let (holds, name) = (Holds::named(kind), name.to_owned());
    Ok(holds.zip(bytes).map(|(holds, bytes)| List { holds, name, bytes }))
}

fn count(number: u64) -> Value<'static> {
    i64::try_from(number).unwrap_or(i64::MAX).into()
}

fn preview(text: &Text, typed: &Typed, token: &str, brought: &Brought) -> Markup {
    let values = [
        ("rows", count(brought.rows)),
        ("taken", count(brought.taken)),
        ("known", count(brought.known)),
        ("left", count(brought.left_out)),
    ];
    let hidden = brought.problems.total().saturating_sub(PROBLEMS_SHOWN as u64);
    html! {
        p.m { (text.with("bring-in-would", &values)) }
        @for seen in &brought.seen {
            p.sm.mut { (text.get("bring-in-columns")) ": "
                @for (nth, (field, column)) in seen.columns.iter().enumerate() {
                    @if nth > 0 { ", " }
                    (column) " → " (field)
                }
            }
            @if !seen.unused.is_empty() {
                p.sm.mut { (text.get("bring-in-unused")) ": " (text.list(&seen.unused)) }
            }
        }
        @if !brought.problems.is_empty() {
            div.hush { h2 { (text.with("bring-in-problems", &[("count", count(brought.problems.total()))])) }
                ul { @for problem in brought.problems.iter().take(PROBLEMS_SHOWN) {
                    li { (problem.sentence(text)) } } }
                @if hidden > 0 { p { (text.with("bring-in-more", &[("count", count(hidden))])) } }
            }
        }
        form.acts method="post" action="/bring-in/take" {
            input type="hidden" name="list" value=(token);
            @if typed.is_ticked("first") { input type="hidden" name="first" value="yes"; }
            @if brought.taken > 0 { button.btn.pri.big { (text.with("bring-in-take", &[("count", count(brought.taken))])) } }
            a.btn.txt href=(back(typed)) { (text.get("bring-in-leave")) }
        }
    }
}

fn back(typed: &Typed) -> &'static str {
    if typed.is_ticked("first") { "/begin?step=2" } else { "/bring-in" }
}

/// `POST /bring-in/take`: writes what was looked at.
pub(super) async fn take(
    State(house): State<HouseHandle>,
    caller: Caller,
    Form(given): Form<Vec<(String, String)>>,
) -> Response {
    let typed = Typed(given);
    {
        let office = house.office().await;
        let sitting = Sitting::of(&house, &office, caller.language);
        let reading = sitting.reading(office.state(), caller.member);
        if !is_for(reading) {
            return not_found(reading.text);
        }
    }
    let token = typed.get("list");
    let list = match kept(&house, caller.member, token).await {
        Ok(Some(list)) => list,
        // Pressed twice, or too late: what was taken over stands in the lists.
        Ok(None) => return Redirect::to(back(&typed)).into_response(),
        Err(error) => return fault(&error),
    };
    match bring(&house, caller.member, &list, true).await {
        Ok(Ok(brought)) => {
            if let Err(error) = house.vault().drop_kept(&kept_named(caller.member, token)).await {
                return fault(&error.into());
            }
            let to = if typed.is_ticked("first") {
                "/begin?step=2".to_owned()
            } else {
                format!("/bring-in?done={}", brought.taken)
            };
            Redirect::to(&to).into_response()
        }
        Ok(Err(problem)) => refused(&house, caller, &typed, Some(list.holds), &problem).await,
        Err(error) => fault(&error),
    }
}

/// Shows the forms again, with why nothing was read.
async fn refused(
    house: &House,
    caller: Caller,
    typed: &Typed,
    holds: Option<Holds>,
    problem: &Refused,
) -> Response {
    let office = house.office().await;
    let sitting = Sitting::of(house, &office, caller.language);
    let reading = sitting.reading(office.state(), caller.member);
    let said = problem.said(reading);
    let shown: Vec<Holds> = holds.map_or_else(|| Holds::ALL.to_vec(), |holds| vec![holds]);
    let page = framed(
        reading,
        typed,
        html! {
            @if holds.is_none() { div.fld.err role="alert" { span { (said) } } }
            @for one in shown { (form(reading, one, typed, holds.map(|_| said.as_str()))) }
        },
    );
    send_as(
        if holds.is_some() { problem.status() } else { StatusCode::UNPROCESSABLE_ENTITY },
        &page,
    )
}
