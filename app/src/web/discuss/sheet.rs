//! The sheet on which a discussion is written down.

use fushime_core::access;
use fushime_core::state::Promise;
use maud::{Markup, html};

use super::super::act::clients::contacts;
use super::super::form::{self, Field, Takes, Typed, Wrong};
use super::super::shell::{self, Place};
use super::Scene;
use super::reading_in::{Row, rows};
use crate::reading::Reading;

/// So many rows stand there at first.
const ROWS_AT_FIRST: usize = 4;
/// And never more than so many.
const ROWS_MAX: usize = 30;

/// Writes the sheet.
pub(super) fn page(
    reading: Reading<'_>,
    scene: Scene<'_>,
    typed: &Typed,
    wrong: Option<&Wrong>,
) -> Markup {
    let text = reading.text;
    let title = text.get("discuss-title");
    let write = |fields: &[Field]| form::fields(text, fields, typed, wrong);
    let home = home(scene);
    let main = html! {
        p.crumb { a href=(home) { (about(reading, scene)) } }
        div.ph { h1 { (title)
            @if let Some(directive) = scene.directive { small { (directive.ask.sentence) } } } }
        @if let Some(wrong) = wrong { (wrong.above(html! {})) }
        p.lede { (text.get("discuss-about")) }
        form.box.act-form.talk-form method="post" action="/discuss" {
            // Whoever presses Enter in a line wants to record, not to add a row.
            button.vh tabindex="-1" aria-hidden="true" { (text.get("discuss-record")) }
            (form::key())
            (with_whom(reading, scene, typed, wrong))
            h2 { (text.get("discuss-five")) }
            (write(&[Field::new("asked", Takes::Words), Field::new("answered", Takes::Words),
                Field::new("agreed", Takes::Words)]))
            (steps(reading, scene, typed, wrong))
            (write(&[Field::new("i-promise", Takes::Words), Field::new("promise-by", Takes::Day)]))
            (before(reading, scene, typed))
            @if scene.account.is_some() {
                h2 { (text.get("discuss-client-words")) }
                (write(&[Field::new("said-to-client", Takes::Words),
                    Field::new("client-answered", Takes::Words),
                    Field::new("not-said", Takes::Words)]))
            }
            (minute(reading, typed, wrong))
            div.acts { button.btn.pri.big { (text.get("discuss-record")) }
                a.btn.txt href=(home) { (text.get("act-leave")) } }
        }
    };
    shell::page(reading, Place::More, &title, main)
}

fn home(scene: Scene<'_>) -> String {
    match (scene.directive, scene.account) {
        (Some(directive), _) => format!("/d/{}", directive.id),
        (None, Some(account)) => format!("/accounts/{}", account.id),
        (None, None) => "/discussions".to_owned(),
    }
}

fn about(reading: Reading<'_>, scene: Scene<'_>) -> String {
    match (scene.directive, scene.account) {
        (Some(directive), _) => format!("{} {}", directive.id, reading.place(directive)),
        (None, Some(account)) => account.details.name.to_string(),
        (None, None) => reading.text.get("discussions-title"),
    }
}

/// With whom, when, where: who is at the account is known once the account is.
fn with_whom(
    reading: Reading<'_>,
    scene: Scene<'_>,
    typed: &Typed,
    wrong: Option<&Wrong>,
) -> Markup {
    let text = reading.text;
    let when =
        [Field::new("talk-on", Takes::Day).with(reading.day), Field::new("talk-from", Takes::Hour)];
    let mut fields = Vec::new();
    if let Some(account) = scene.account {
        let there = contacts(reading, account);
        let counterpart = scene.directive.and_then(|it| it.ask.counterpart);
        let shown = Field::new("contacts-there", Takes::Many(there)).with_any(counterpart);
        fields.push(shown);
    }
    let owner = scene.directive.map(|directive| directive.ask.owner);
    let near: Vec<_> = owner.into_iter().collect();
    let first = std::iter::once(reading.viewer).chain(owner);
    let first: Vec<String> = first.map(|id| id.to_string()).collect();
    let beside = form::beside(reading, &near);
    fields.push(Field::new("members-there", Takes::Many(beside)).with(first.join(" ")));
    fields.push(Field::new("others-there", Takes::Line));
    let accounts = Field::new("with-account", Takes::One(form::accounts(reading)))
        .with_any(scene.account.map(|account| account.id));
    html! {
        @if let Some(directive) = scene.directive {
            input type="hidden" name="directive" value=(directive.id);
        } @else {
            div.with-button {
                (form::one(text, &accounts, typed, None))
                button.btn name="more" value="account" formnovalidate {
                    (text.get("discuss-show-people")) }
            }
        }
        div.pair { (form::fields(text, &when, typed, wrong)) }
        (form::fields(text, &fields, typed, wrong))
    }
}

/// Who does what by when: a few rows, and one more at a press.
fn steps(reading: Reading<'_>, scene: Scene<'_>, typed: &Typed, wrong: Option<&Wrong>) -> Markup {
    let text = reading.text;
    let mut rows = rows(typed);
    let more = usize::from(typed.get("more") == "row");
    let shown = (rows.len() + more).clamp(ROWS_AT_FIRST, ROWS_MAX);
    while rows.len() < shown {
        rows.push(Row { what: "", who: "", due: "" });
    }
    let mut people = scene.account.map(|it| contacts(reading, it)).unwrap_or_default();
    people.extend(form::members(reading));
    html! {
        fieldset.fld.steps-in { legend { (text.get("field-steps")) }
            small { (text.get("field-steps-about")) }
            @for row in &rows { (step(reading, row, &people, wrong)) }
            @if rows.len() < ROWS_MAX {
                button.btn name="more" value="row" formnovalidate { (text.get("discuss-one-more")) }
            }
        }
    }
}

fn step(
    reading: Reading<'_>,
    row: &Row<'_>,
    people: &[(String, String)],
    wrong: Option<&Wrong>,
) -> Markup {
    let text = reading.text;
    let problem = wrong.and_then(|_| row.wrong());
    html! {
        div.step-in.err[problem.is_some()] {
            input.inp name="step-what" value=(row.what) aria-label=(text.get("field-step-what"))
                placeholder=(text.get("field-step-what"));
            select.inp name="step-who" aria-label=(text.get("field-step-who")) {
                option value="" { (text.get("field-step-who")) }
                @for (id, name) in people {
                    option value=(id) selected[id == row.who] { (name) } }
            }
            input.inp type="date" name="step-due" value=(row.due)
                aria-label=(text.get("field-step-due"));
            @if let Some(key) = problem { small.shu { (text.get(key)) } }
        }
    }
}

/// The promises from before, to be gone through: kept, still open, or not spoken of.
fn before(reading: Reading<'_>, scene: Scene<'_>, typed: &Typed) -> Markup {
    let text = reading.text;
    let (state, viewer, day) = (reading.state, reading.viewer, reading.read_on);
    let account = scene.account.map(|account| account.id);
    let directive = scene.directive.map(|directive| directive.id);
    let belongs = |it: &Promise| {
        (it.made.account.is_some() && it.made.account == account)
            || (it.made.directive.is_some() && it.made.directive == directive)
    };
    let open: Vec<&Promise> = state
        .promises
        .iter()
        .filter(|it| it.settled_on.is_none() && belongs(it))
        .filter(|it| access::see_promise(state, viewer, it.id, day).is_some())
        .collect();
    let is_chosen = |value: &str| typed.all("before").any(|chosen| chosen == value);
    html! {
        @if !open.is_empty() {
            h2 { (text.get("discuss-before")) }
            @for promise in open {
                label.fld {
                    span { (promise.made.text) small {
                        (reading.member(promise.made.by)) " " (text.day(promise.made.due.on)) } }
                    select.inp name="before" {
                        option value="" { (text.get("discuss-not-spoken-of")) }
                        @for (how, key) in
                            [("kept", "promises-kept"), ("open", "discussion-still-open")] {
                            @let value = format!("{how} {}", promise.id);
                            option value=(value) selected[is_chosen(&value)] { (text.get(key)) }
                        }
                    }
                }
            }
        }
    }
}

/// The fields of a minute that are not needed daily. They stand open once one is filled in.
fn minute(reading: Reading<'_>, typed: &Typed, wrong: Option<&Wrong>) -> Markup {
    let fields = [
        Field::new("left-open", Takes::Words),
        Field::new("talk-title", Takes::Line),
        Field::new("talk-purpose", Takes::Line),
        Field::new("talk-place", Takes::Line),
        Field::new("talk-until", Takes::Hour),
        Field::new("materials", Takes::Line),
        Field::new("sent-to", Takes::Line),
        Field::new("next-meeting", Takes::Day),
        Field::new("next-hour", Takes::Hour),
        Field::new("talk-text", Takes::Words),
        Field::new("talk-private", Takes::Tick),
    ];
    let is_open = fields.iter().any(|field| {
        !typed.get(field.name).is_empty() || wrong.is_some_and(|it| it.field == Some(field.name))
    });
    html! {
        details.minute-in open[is_open] {
            summary { (reading.text.get("discuss-minute")) }
            (form::fields(reading.text, &fields, typed, wrong))
        }
    }
}
