//! From what was typed to the gist of a discussion.

use fushime_core::event::Due;
use fushime_core::event::discussion::{Attendee, Discussion, NextStep};
use fushime_core::event::terms::Privacy;
use fushime_core::ids::{ContactId, MemberId, PromiseId};
use fushime_core::words::Words;
use jiff::civil::Date;

use super::super::form::{Typed, Unfit};
use super::Scene;
use crate::find;
use crate::reading::Reading;

/// One row of what is to be done next, as it was typed.
pub(super) struct Row<'a> {
    pub(super) what: &'a str,
    pub(super) who: &'a str,
    pub(super) due: &'a str,
}

impl Row<'_> {
    pub(super) fn is_empty(&self) -> bool {
        self.what.is_empty() && self.who.is_empty() && self.due.is_empty()
    }

    /// The key of what is wrong with it, if anything is.
    pub(super) fn wrong(&self) -> Option<&'static str> {
        if self.is_empty() {
            None
        } else if self.what.is_empty() {
            Some("discuss-step-needs-what")
        } else if !self.due.is_empty() && self.due.parse::<Date>().is_err() {
            Some("act-not-a-day")
        } else {
            None
        }
    }

    fn step(&self) -> NextStep {
        NextStep {
            what: Words::new(self.what),
            member: self.who.parse().ok().filter(|_| self.who.starts_with('M')),
            contact: self.who.parse().ok().filter(|_| self.who.starts_with('C')),
            due: self.due.parse().ok().map(Due::on),
        }
    }
}

/// The rows that were sent, the empty ones among them.
pub(super) fn rows(typed: &Typed) -> Vec<Row<'_>> {
    let (mut who, mut due) = (typed.all("step-who"), typed.all("step-due"));
    let what = typed.all("step-what");
    what.map(|what| Row {
        what,
        who: who.next().unwrap_or_default(),
        due: due.next().unwrap_or_default(),
    })
    .collect()
}

/// Reads the whole sheet.
///
/// # Errors
///
/// The first field that cannot be used.
pub(super) fn gist(
    reading: Reading<'_>,
    scene: Scene<'_>,
    typed: &Typed,
) -> Result<Discussion, Unfit> {
    let rows = rows(typed);
    if let Some(key) = rows.iter().find_map(Row::wrong) {
        return Err(Unfit { field: "step-what", key });
    }
    let words = |name| typed.words(name);
    let promise_due = typed.day_if_any("promise-by")?.map(Due::on);
    if promise_due.is_some() && words("i-promise").is_none() {
        return Err(Unfit::missing("i-promise"));
    }
    let next_hour = typed.hour_if_any("next-hour")?;
    let next_day = typed.day_if_any("next-meeting")?;
    if next_hour.is_some() && next_day.is_none() {
        return Err(Unfit::missing("next-meeting"));
    }
    Ok(Discussion {
        account: scene.account.map(|account| account.id),
        directive: scene.directive.map(|directive| directive.id),
        title: words("talk-title"),
        until: typed.hour_if_any("talk-until")?,
        purpose: words("talk-purpose"),
        place: words("talk-place"),
        attendees: attendees(reading, scene, typed),
        sent_to: words("sent-to"),
        materials: words("materials"),
        promises_kept: before(typed, "kept"),
        promises_open: before(typed, "open"),
        asked: words("asked"),
        answered: words("answered"),
        agreed: words("agreed"),
        next_steps: rows.iter().filter(|row| !row.is_empty()).map(Row::step).collect(),
        i_promise: words("i-promise"),
        promise_due,
        open: words("left-open"),
        said_to_client: words("said-to-client"),
        client_answered: words("client-answered"),
        not_said: words("not-said"),
        next_meeting: next_day.map(|on| Due { on, time: next_hour, spoken: None }),
        privacy: typed.is_ticked("talk-private").then_some(Privacy::Attendees),
        client_confirmed_on: None,
        text: words("talk-text"),
    })
}

/// The promises of before that were found so: `kept Y-3`, `open Y-4`.
fn before(typed: &Typed, found: &str) -> Vec<PromiseId> {
    let chosen = typed.all("before").filter_map(|chosen| chosen.split_once(' '));
    chosen.filter(|(how, _)| *how == found).filter_map(|(_, id)| id.parse().ok()).collect()
}

/// The client first, then us, then whoever has no number; a name that is known gets its number.
fn attendees(reading: Reading<'_>, scene: Scene<'_>, typed: &Typed) -> Vec<Attendee> {
    let state = reading.state;
    let mut contacts: Vec<ContactId> =
        typed.all("contacts-there").filter_map(|id| id.parse().ok()).collect();
    let mut members: Vec<MemberId> =
        typed.all("members-there").filter_map(|id| id.parse().ok()).collect();
    let mut names = Vec::new();
    let eyes = find::Eyes { viewer: reading.viewer, day: reading.read_on };
    let others = typed.get("others-there").split(['、', ',', '，', ';', '\n']);
    for name in others.map(str::trim).filter(|name| !name.is_empty()) {
        let at = scene.account.map(|account| account.id);
        let contact = at.and_then(|at| find::contact(state, eyes, Some(at), name).ok());
        match (contact, find::member(state, name)) {
            (Some(contact), _) => contacts.push(contact),
            (None, Ok(member)) => members.push(member),
            (None, Err(_)) => names.push(Words::new(name)),
        }
    }
    let mut all: Vec<Attendee> = Vec::new();
    let mut add = |attendee: Attendee| {
        if !all.contains(&attendee) {
            all.push(attendee);
        }
    };
    for id in contacts {
        add(Attendee { member: None, contact: Some(id), name: None });
    }
    for id in members {
        add(Attendee { member: Some(id), contact: None, name: None });
    }
    for name in names {
        add(Attendee { member: None, contact: None, name: Some(name) });
    }
    all
}
