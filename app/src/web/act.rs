//! What can be done on pages: every act is a form of a few fields that becomes one [`Command`].
//!
//! The same form stands on a page of its own, and comes back with what was typed when it is
//! refused. Nothing is done by a GET.

mod changing;
pub(super) mod clients;
mod firm;
mod leader;
mod members;
pub(super) mod policy;
mod promises;
mod salesperson;
mod subject;

use axum::Form;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use fushime_core::access::{self, Action};
use fushime_core::command::Command;
use fushime_core::desk::Done;
use fushime_core::event::Event;
use fushime_core::ids::MilestoneNo;
use fushime_core::state::Directive;
use maud::{Markup, html};

use super::again;
use super::answer::{fault, not_found, send, send_as};
use super::caller::Caller;
use super::evidence;
use super::form::{self, Field, Takes, Typed, Unfit, Wrong};
use super::house::{Happened, House, HouseHandle, Sitting};
use super::shell;
use crate::office::OfficeError;
use crate::reading::Reading;
pub(super) use firm::{limits, settings};
pub(super) use subject::{Subject, Target};

/// The field in which stands when something happened that was not today.
const HAPPENED: &str = "happened";

/// Something that can be done to a directive.
pub(super) struct DirectiveAct {
    /// How it stands in the address. Its sentences are `act-<name>` and `act-<name>-about`.
    name: &'static str,
    /// Who may.
    needs: Action,
    fields: fn(Reading<'_>, &Directive, Target) -> Vec<Field>,
    command: fn(&Directive, Target, &Typed) -> Result<Command, Unfit>,
}

/// Something that can be done to anything else.
pub(super) struct ThingAct {
    /// How it stands in the address. Its sentences are `act-<name>` and `act-<name>-about`.
    pub(super) name: &'static str,
    /// Who may.
    pub(super) needs: Action,
    /// To what: an act on an account is none on a promise.
    pub(super) suits: fn(&Subject<'_>) -> bool,
    /// The page to go back to. `None`: the page of what it is about.
    pub(super) home: Option<&'static str>,
    pub(super) fields: fn(Reading<'_>, &Subject<'_>) -> Vec<Field>,
    pub(super) command: fn(Reading<'_>, &Subject<'_>, &Typed) -> Result<Command, Unfit>,
}

/// One of the two.
#[derive(Clone, Copy)]
enum Act {
    Directive(&'static DirectiveAct),
    Thing(&'static ThingAct),
}

impl Act {
    fn named(name: &str) -> Option<Self> {
        let directive = DIRECTIVES.iter().copied().flatten().find(|act| act.name == name);
        let thing = || THINGS.iter().copied().flatten().find(|act| act.name == name);
        directive.map(Self::Directive).or_else(|| thing().map(Self::Thing))
    }

    fn name(self) -> &'static str {
        match self {
            Self::Directive(act) => act.name,
            Self::Thing(act) => act.name,
        }
    }

    /// Finds what it is about, when that may be seen and this may be done to it.
    fn allowed<'a>(self, reading: Reading<'a>, target: Target) -> Option<Subject<'a>> {
        let subject = Subject::find(reading, target)?;
        let (needs, suits) = match self {
            Self::Directive(act) => (act.needs, matches!(subject, Subject::Directive(..))),
            Self::Thing(act) => (act.needs, (act.suits)(&subject)),
        };
        let (state, viewer, day) = (reading.state, reading.viewer, reading.read_on);
        (suits && access::may(state, viewer, needs, subject.thing(), day)).then_some(subject)
    }

    /// Tells whether it must have been shown a short while ago who it is that does this.
    fn needs_proof(self) -> bool {
        let needs = match self {
            Self::Directive(act) => act.needs,
            Self::Thing(act) => act.needs,
        };
        matches!(needs, Action::KeepMembers | Action::KeepFirm | Action::ApproveRedaction)
    }

    fn fields(self, reading: Reading<'_>, subject: &Subject<'_>) -> Vec<Field> {
        match (self, subject) {
            (Self::Directive(act), Subject::Directive(it, at)) => (act.fields)(reading, it, *at),
            (Self::Thing(act), subject) => (act.fields)(reading, subject),
            _ => Vec::new(),
        }
    }

    fn command(
        self,
        reading: Reading<'_>,
        subject: &Subject<'_>,
        typed: &Typed,
    ) -> Result<Command, Unfit> {
        match (self, subject) {
            (Self::Directive(act), Subject::Directive(it, at)) => (act.command)(it, *at, typed),
            (Self::Thing(act), subject) => (act.command)(reading, subject, typed),
            _ => Err(Unfit::missing("")),
        }
    }

    /// Where somebody goes back to, on this site only.
    fn home(self, reading: Reading<'_>, subject: Subject<'_>, typed: &Typed) -> String {
        let own = match self {
            Self::Thing(act) => act.home,
            Self::Directive(_) => None,
        };
        match (typed.get("back"), own) {
            ("today", _) => "/today".to_owned(),
            ("mine", _) => "/mine".to_owned(),
            ("promises", _) => "/promises".to_owned(),
            (_, Some(home)) => home.to_owned(),
            (_, None) => subject.address(reading),
        }
    }
}

/// The acts on directives, one table a room.
const DIRECTIVES: &[&[DirectiveAct]] = &[salesperson::ACTS, leader::ACTS, changing::ACTS];
/// The acts on everything else, and those that read more than the directive, one table a room.
const THINGS: &[&[ThingAct]] =
    &[changing::THINGS, firm::ACTS, members::ACTS, policy::ACTS, clients::ACTS, promises::ACTS];

/// Returns the names of every act there is, as they stand in addresses.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    let directive = DIRECTIVES.iter().copied().flatten().map(|act| act.name);
    directive.chain(THINGS.iter().copied().flatten().map(|act| act.name))
}

/// Returns the address of an act on something.
pub(super) fn address(act: &str, target: impl std::fmt::Display) -> String {
    format!("/do/{act}/{target}")
}

/// Tells whether somebody may do an act to something: then a page offers it.
pub(super) fn may(reading: Reading<'_>, act: &str, target: Target) -> bool {
    Act::named(act).is_some_and(|act| act.allowed(reading, target).is_some())
}

/// Finds what an address names.
fn found<'a>(reading: Reading<'a>, name: &str, target: &str) -> Option<(Act, Subject<'a>)> {
    let (act, target) = (Act::named(name)?, Target::read(target)?);
    act.allowed(reading, target).map(|subject| (act, subject))
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
    let Some((act, subject)) = found(reading, &act, &target) else {
        return not_found(reading.text);
    };
    send(&page(reading, act, (subject, &target), &Typed(given), None))
}

/// Shows the form of an act with what was read for it, to be looked at before it counts.
pub(super) async fn filled(
    house: &House,
    caller: Caller,
    (act, target): (&str, &str),
    typed: &Typed,
) -> Response {
    let office = house.office().await;
    let sitting = Sitting::of(house, &office, caller.language);
    let reading = sitting.reading(office.state(), caller.member);
    let Some((act, subject)) = found(reading, act, target) else {
        return not_found(reading.text);
    };
    let unfit = act.command(reading, &subject, typed).err();
    let wrong = unfit.map(|unfit| Wrong::at(reading.text, unfit));
    let page = page(reading, act, (subject, target), typed, wrong.as_ref());
    match wrong {
        Some(_) => send_as(StatusCode::UNPROCESSABLE_ENTITY, &page),
        None => send(&page),
    }
}

/// `POST /do/{act}/{target}`
pub(super) async fn do_it(
    State(house): State<HouseHandle>,
    caller: Caller,
    headers: HeaderMap,
    Path((name, target)): Path<(String, String)>,
    Form(given): Form<Vec<(String, String)>>,
) -> Response {
    let mut typed = Typed(given);
    let (command, home, happened, needs_proof) = {
        let office = house.office().await;
        let sitting = Sitting::of(&house, &office, caller.language);
        let reading = sitting.reading(office.state(), caller.member);
        let Some((act, subject)) = found(reading, &name, &target) else {
            return not_found(reading.text);
        };
        let command = act.command(reading, &subject, &typed);
        match command.and_then(|command| Ok((command, typed.day_if_any(HAPPENED)?))) {
            Ok((command, on)) => {
                (command, act.home(reading, subject, &typed), on, act.needs_proof())
            }
            Err(unfit) => {
                let wrong = Wrong::at(reading.text, unfit);
                let page = page(reading, act, (subject, &target), &typed, Some(&wrong));
                return send_as(StatusCode::UNPROCESSABLE_ENTITY, &page);
            }
        }
    };
    if needs_proof {
        let form = (address(&name, &target), &typed);
        if let Err(asked) = again::check(&house, &headers, caller, (&form.0, form.1)).await {
            return asked;
        }
        again::forget(&mut typed);
    }
    let (member, key) = (caller.member, typed.key());
    let written = match happened {
        None => house.execute(member, key, command).await,
        on => house.execute_of(member, key, Happened { on, time: None }, command).await,
    };
    match written {
        Ok(done) => Redirect::to(&made(&done).unwrap_or(home)).into_response(),
        Err(OfficeError::Refused(refusal)) => {
            let office = house.office().await;
            let sitting = Sitting::of(&house, &office, caller.language);
            let reading = sitting.reading(office.state(), caller.member);
            let Some((act, subject)) = found(reading, &name, &target) else {
                return not_found(reading.text);
            };
            let wrong = Wrong::refused(reading.text, &refusal);
            let page = page(reading, act, (subject, &target), &typed, Some(&wrong));
            send_as(StatusCode::CONFLICT, &page)
        }
        Err(error) => fault(&error),
    }
}

/// The page of what was newly made, if anything was.
fn made(done: &Done) -> Option<String> {
    done.entries.iter().find_map(|entry| match &entry.event {
        Event::AccountOpened(it) => Some(format!("/accounts/{}", it.account)),
        Event::MemberJoined(it) => Some(format!("/members/{}", it.member)),
        Event::PolicyDecided(it) => Some(format!("/policies/{}", it.policy)),
        Event::DiscussionHeld(it) => Some(format!("/discussions/{}", it.discussion)),
        Event::DirectiveAsked(it) => Some(format!("/d/{}", it.directive)),
        _ => None,
    })
}

fn page(
    reading: Reading<'_>,
    act: Act,
    (subject, target): (Subject<'_>, &str),
    typed: &Typed,
    wrong: Option<&Wrong>,
) -> Markup {
    let (text, name) = (reading.text, act.name());
    if let ("evidence", Subject::Directive(directive, _)) = (name, subject) {
        return evidence::act_page(reading, directive, typed, wrong);
    }
    let title = text.get(&format!("act-{name}"));
    let about = format!("act-{name}-about");
    let home = act.home(reading, subject, typed);
    let main = html! {
        p.crumb { a href=(home) {
            @let of = subject.name(reading);
            @if of.is_empty() && home == "/" { (text.get("web-back")) }
            @else if of.is_empty() { (text.get("act-back")) } @else { (of) }
        } }
        div.ph { h1 { (title)
            @if let Subject::Directive(directive, _) = subject { small { (directive.ask.sentence) } }
        } }
        @if let Some(wrong) = wrong { (wrong.above(latest(reading, subject))) }
        @if text.has(&about) { p.lede { (text.get(&about)) } }
        form.box.act-form method="post" action=(address(name, target)) {
            (form::key())
            input type="hidden" name="back" value=(typed.get("back"));
            (form::fields(text, &act.fields(reading, &subject), typed, wrong))
            div.acts { button.btn.pri.big { (title) }
                a.btn.txt href=(home) { (text.get("act-leave")) } }
        }
    };
    shell::page(reading, subject.place(reading), &title, main)
}

/// Somebody may have been first: what they wrote stands above what was typed.
fn latest(reading: Reading<'_>, subject: Subject<'_>) -> Markup {
    let line = match subject {
        Subject::Directive(directive, _) => directive.lines.last(),
        _ => None,
    };
    html! {
        @if let Some(line) = line {
            p.sm { (reading.moment(line)) " " (reading.speaker(line.speaker)) " "
                @if let Some(said) = &line.text { "「" (said) "」" } }
        }
    }
}

/// The members of a closed list, as choices.
fn choices<T: crate::text::Listed>(reading: Reading<'_>) -> Takes {
    Takes::One(form::listed::<T>(reading.text))
}

/// The milestones that lie ahead, as choices.
pub(super) fn ahead(directive: &Directive) -> Takes {
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
pub(super) fn milestone(target: Target, typed: &Typed) -> Option<MilestoneNo> {
    match target {
        Target::Milestone(_, no) => Some(no),
        _ => typed.get("milestone").parse().ok().map(MilestoneNo),
    }
}
