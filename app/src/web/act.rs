//! What can be done on pages: every act is a form of a few fields that becomes one [`Command`].
//!
//! The same form stands on a page of its own, and comes back with what was typed when it is
//! refused. Nothing is done by a GET.

mod leader;
mod salesperson;

use axum::Form;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use fushime_core::access::{self, Action, Thing};
use fushime_core::command::Command;
use fushime_core::ids::{ConcernId, DirectiveId, EntryId, MilestoneNo, QuestionId};
use fushime_core::state::Directive;
use fushime_core::words::Words;
use jiff::civil::Date;
use maud::{Markup, html};

use super::answer::{fault, not_found, send, send_as};
use super::caller::Caller;
use super::house::{House, HouseHandle, Sitting, new_key};
use super::shell::{self, Place};
use crate::office::OfficeError;
use crate::reading::Reading;

/// What an act is about, as it stands in the address: D-12, D-12.2, K-5, Q-8.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    Directive(DirectiveId),
    Milestone(DirectiveId, MilestoneNo),
    Concern(ConcernId),
    Question(QuestionId),
}

impl Target {
    fn read(text: &str) -> Option<Self> {
        if let Some((directive, no)) = text.split_once('.') {
            return Some(Self::Milestone(directive.parse().ok()?, MilestoneNo(no.parse().ok()?)));
        }
        match text.as_bytes().first()?.to_ascii_uppercase() {
            b'D' => text.parse().ok().map(Self::Directive),
            b'K' => text.parse().ok().map(Self::Concern),
            b'Q' => text.parse().ok().map(Self::Question),
            _ => None,
        }
    }

    /// Returns the directive it belongs to.
    fn directive(self, reading: Reading<'_>) -> Option<DirectiveId> {
        match self {
            Self::Directive(id) => Some(id),
            Self::Milestone(id, no) => reading.state.directives.get(id)?.milestone(no).map(|_| id),
            Self::Concern(id) => reading.state.concerns.get(id).map(|it| it.directive),
            Self::Question(id) => reading.state.questions.get(id).map(|it| it.directive),
        }
    }
}

/// What a field takes.
#[derive(Debug, Clone)]
pub(super) enum Takes {
    Line,
    Words,
    Day,
    /// One of these: the value and how it is shown.
    One(Vec<(String, String)>),
}

/// One field of a form.
#[derive(Debug, Clone)]
pub(super) struct Field {
    name: &'static str,
    takes: Takes,
    required: bool,
}

impl Field {
    fn new(name: &'static str, takes: Takes) -> Self {
        Self { name, takes, required: false }
    }

    fn needed(mut self) -> Self {
        self.required = true;
        self
    }
}

/// What somebody typed, field by field.
#[derive(Debug, Clone, Default)]
pub(super) struct Typed(Vec<(String, String)>);

impl Typed {
    fn get(&self, name: &str) -> &str {
        let found = self.0.iter().find(|(field, _)| field == name);
        found.map_or("", |(_, value)| value.trim())
    }

    fn words(&self, name: &str) -> Option<Words> {
        Some(Words::new(self.get(name))).filter(|words| !words.is_empty())
    }

    fn needed(&self, name: &'static str) -> Result<Words, Unfit> {
        self.words(name).ok_or(Unfit { field: name, key: "act-needed" })
    }

    fn day_if_any(&self, name: &'static str) -> Result<Option<Date>, Unfit> {
        if self.get(name).is_empty() { Ok(None) } else { self.day(name).map(Some) }
    }

    fn day(&self, name: &'static str) -> Result<Date, Unfit> {
        let text = self.get(name);
        let key = if text.is_empty() { "act-needed" } else { "act-not-a-day" };
        text.parse().map_err(|_| Unfit { field: name, key })
    }
}

/// A field that cannot be used, and the sentence that says why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Unfit {
    field: &'static str,
    key: &'static str,
}

/// Something that can be done.
pub(super) struct Act {
    /// How it stands in the address. Its sentences are `act-<name>` and `act-<name>-about`.
    pub(super) name: &'static str,
    /// Who may.
    pub(super) needs: Action,
    fields: fn(Reading<'_>, &Directive, Target) -> Vec<Field>,
    command: fn(&Directive, Target, &Typed) -> Result<Command, Unfit>,
}

/// Every act there is.
pub(super) fn all() -> impl Iterator<Item = &'static Act> {
    salesperson::ACTS.iter().chain(leader::ACTS)
}

fn named(name: &str) -> Option<&'static Act> {
    all().find(|act| act.name == name)
}

/// Returns the address of an act on something.
pub(super) fn address(act: &str, target: impl std::fmt::Display) -> String {
    format!("/do/{act}/{target}")
}

/// Finds the directive an act is about, when it may be seen and the act may be done to it.
fn allowed<'a>(reading: Reading<'a>, act: &Act, target: Target) -> Option<&'a Directive> {
    let id = target.directive(reading)?;
    let seen = reading.see(id)?;
    let thing = Thing::Directive(seen.get());
    let may = access::may(reading.state, reading.viewer, act.needs, thing, reading.read_on);
    may.then_some(*seen.get())
}

/// `GET /do/{act}/{target}`. What stands in the query is filled in.
pub(super) async fn show(
    State(house): State<HouseHandle>,
    caller: Caller,
    Path((act, target)): Path<(String, String)>,
    Query(given): Query<Vec<(String, String)>>,
) -> Response {
    let office = house.office().await;
    let sitting = Sitting::of(&house, &office, caller.language);
    let reading = sitting.reading(office.state(), caller.member);
    let found = named(&act).zip(Target::read(&target));
    let found = found.and_then(|(act, at)| Some((act, at, allowed(reading, act, at)?)));
    let Some((act, at, directive)) = found else { return not_found(reading.text) };
    send(&page(reading, act, (directive, at, &target), &Typed(given), None))
}

/// `POST /do/{act}/{target}`
pub(super) async fn do_it(
    State(house): State<HouseHandle>,
    caller: Caller,
    Path((name, text)): Path<(String, String)>,
    Form(given): Form<Vec<(String, String)>>,
) -> Response {
    let typed = Typed(given);
    let key = u128::from_str_radix(typed.get("key"), 16).map_or_else(|_| new_key(), EntryId);
    let (command, id) = {
        let office = house.office().await;
        let sitting = Sitting::of(&house, &office, caller.language);
        let reading = sitting.reading(office.state(), caller.member);
        let found = named(&name).zip(Target::read(&text));
        let found = found.and_then(|(act, at)| Some((act, at, allowed(reading, act, at)?)));
        let Some((act, at, directive)) = found else { return not_found(reading.text) };
        match (act.command)(directive, at, &typed) {
            Ok(command) => (command, directive.id),
            Err(unfit) => {
                let said = reading.text.get(unfit.key);
                let wrong = Wrong { field: Some(unfit.field), said: &said, hint: None };
                let page = page(reading, act, (directive, at, &text), &typed, Some(wrong));
                return send_as(StatusCode::UNPROCESSABLE_ENTITY, &page);
            }
        }
    };
    match house.execute(caller.member, key, command).await {
        Ok(_) => Redirect::to(&back(&typed, id)).into_response(),
        Err(error) => refused(&house, caller, (&name, &text), &typed, &error).await,
    }
}

/// Where somebody goes afterwards: back to where they came from, on this site only.
fn back(typed: &Typed, id: DirectiveId) -> String {
    match typed.get("back") {
        "today" => "/today".to_owned(),
        "mine" => "/mine".to_owned(),
        _ => format!("/d/{id}"),
    }
}

/// Shows the form again with what was typed, and why nothing was done.
async fn refused(
    house: &House,
    caller: Caller,
    (name, text): (&str, &str),
    typed: &Typed,
    error: &OfficeError,
) -> Response {
    let OfficeError::Refused(refusal) = error else { return fault(error) };
    let office = house.office().await;
    let sitting = Sitting::of(house, &office, caller.language);
    let reading = sitting.reading(office.state(), caller.member);
    let found = named(name).zip(Target::read(text));
    let found = found.and_then(|(act, at)| Some((act, at, allowed(reading, act, at)?)));
    let Some((act, at, directive)) = found else { return not_found(reading.text) };
    let (said, hint) = (reading.text.refusal(refusal), reading.text.refusal_hint(refusal));
    let wrong = Wrong { field: None, said: &said, hint: hint.as_deref() };
    let page = page(reading, act, (directive, at, text), typed, Some(wrong));
    send_as(StatusCode::CONFLICT, &page)
}

/// Why nothing was done.
#[derive(Clone, Copy)]
struct Wrong<'a> {
    field: Option<&'static str>,
    said: &'a str,
    hint: Option<&'a str>,
}

fn page(
    reading: Reading<'_>,
    act: &Act,
    (directive, at, target): (&Directive, Target, &str),
    typed: &Typed,
    wrong: Option<Wrong<'_>>,
) -> Markup {
    let text = reading.text;
    let title = text.get(&format!("act-{}", act.name));
    let about = format!("act-{}-about", act.name);
    let place = if directive.ask.owner == reading.viewer { Place::Mine } else { Place::Directives };
    let main = html! {
        p.crumb { a href={ "/d/" (directive.id) } {
            (directive.id) " " (reading.place(directive)) } }
        div.ph { h1 { (title) small { (directive.ask.sentence) } } }
        @if let Some(wrong) = wrong {
            @if wrong.field.is_none() {
                div.fld.err role="alert" { span { (wrong.said) }
                    @if let Some(hint) = wrong.hint { small { (hint) } }
                    // Somebody may have been first: what they wrote stands here, what was typed below.
                    @if let Some(line) = directive.lines.last() {
                        p.sm { (reading.moment(line)) " " (reading.speaker(line.speaker)) " "
                            @if let Some(said) = &line.text { "「" (said) "」" } }
                    }
                }
            }
        }
        @if text.has(&about) { p.lede { (text.get(&about)) } }
        form.box.act-form method="post" action=(address(act.name, target)) {
            input type="hidden" name="key" value=(format!("{:032x}", new_key().0));
            input type="hidden" name="back" value=(typed.get("back"));
            @for field in (act.fields)(reading, directive, at) {
                (one(reading, &field, typed, wrong.filter(|wrong| wrong.field == Some(field.name))))
            }
            div.acts { button.btn.pri.big { (title) }
                a.btn.txt href={ "/d/" (directive.id) } { (text.get("act-leave")) } }
        }
    };
    shell::page(reading, place, &title, main)
}

fn one(reading: Reading<'_>, field: &Field, typed: &Typed, wrong: Option<Wrong<'_>>) -> Markup {
    let value = typed.get(field.name);
    let label = reading.text.get(&format!("field-{}", field.name));
    let is_wrong = wrong.is_some().then_some("true");
    let described = wrong.map(|_| format!("wrong-{}", field.name));
    html! {
        label.fld.err[wrong.is_some()] {
            span { (label) @if !field.required { span.mut { " " (reading.text.get("act-optional")) } } }
            @match &field.takes {
                Takes::Line => {
                    input.inp name=(field.name) value=(value) required[field.required]
                        aria-invalid=[is_wrong] aria-describedby=[described.as_deref()];
                }
                Takes::Words => {
                    textarea.inp name=(field.name) rows="4" required[field.required]
                        aria-invalid=[is_wrong] aria-describedby=[described.as_deref()] { (value) }
                }
                Takes::Day => {
                    input.inp type="date" name=(field.name) value=(value)
                        required[field.required] aria-invalid=[is_wrong]
                        aria-describedby=[described.as_deref()];
                }
                Takes::One(choices) => {
                    select.inp name=(field.name) required[field.required] {
                        @if !field.required { option value="" { "—" } }
                        @for (choice, shown) in choices {
                            option value=(choice) selected[choice == value] { (shown) }
                        }
                    }
                }
            }
            @if let Some(wrong) = wrong {
                small.shu id=[described.as_deref()] { (wrong.said) }
            }
        }
    }
}

/// The members of a closed list, as choices.
fn choices<T: crate::text::Listed>(reading: Reading<'_>) -> Takes {
    let pair = |item: &T| (item.plain_name().to_owned(), reading.text.name(*item));
    Takes::One(T::LIST.iter().map(pair).collect())
}

/// Finds the member of a closed list that was chosen.
fn chosen<T: crate::text::Listed>(typed: &Typed, field: &'static str) -> Result<T, Unfit> {
    let given = typed.get(field);
    let found = T::LIST.iter().find(|item| item.plain_name() == given);
    found.copied().ok_or(Unfit { field, key: "act-needed" })
}

/// The milestones that lie ahead, as choices.
fn ahead(directive: &Directive) -> Takes {
    let mut open: Vec<_> =
        directive.milestones.iter().filter(|it| it.confirmed.is_none() && !it.dropped).collect();
    open.sort_by_key(|milestone| (milestone.due.on, milestone.no));
    Takes::One(open.iter().map(|it| (it.no.to_string(), it.name.to_string())).collect())
}

/// Puts the choice of a milestone first, unless the address names one.
fn with_milestone(directive: &Directive, target: Target, mut fields: Vec<Field>) -> Vec<Field> {
    if !matches!(target, Target::Milestone(..)) {
        fields.insert(0, Field::new("milestone", ahead(directive)));
    }
    fields
}

/// Reads which milestone was chosen. `None`: none was.
fn milestone(target: Target, typed: &Typed) -> Option<MilestoneNo> {
    match target {
        Target::Milestone(_, no) => Some(no),
        _ => typed.get("milestone").parse().ok().map(MilestoneNo),
    }
}
