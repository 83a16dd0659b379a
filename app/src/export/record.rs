//! The history of directives, one row an event, and the entries themselves.

use std::borrow::Cow;

use fushime_core::access::{Sight, see_directive, see_entry};
use fushime_core::entry::{Entry, Source};
use fushime_core::event::Event;
use fushime_core::event::terms::{ConcernKind, Tap};
use fushime_core::ids::{AccountId, DirectiveId, MemberId, MilestoneNo, TeamId};
use fushime_core::state::{Directive, Milestone, State, Subject};
use fushime_core::words::Words;
use jiff::civil::Date;

use super::{Sheet, Viewing};

/// The columns of a history, as they are brought in again.
const HISTORY: &[&str] = &[
    "item",
    "title",
    "at",
    "who",
    "kind",
    "text",
    "due",
    "fushime_milestone",
    "owner",
    "group",
    "account",
    "entry_id",
];

/// Makes the history of all directives the viewer may read, entry by entry.
#[derive(Debug)]
pub struct HistorySheet<'a> {
    viewing: Viewing<'a>,
    sheet: Sheet,
    /// The last report that asked for a hand: the help it asks for is part of it.
    asked_help: Option<DirectiveId>,
    /// Everything as it was when the last entry had been written: what an entry changed shows.
    then: State,
}

/// What a row says about an event.
#[derive(Default)]
struct Told {
    /// In the words of a map for a history. Empty: the row is for reading only.
    kind: Cow<'static, str>,
    text: Option<Words>,
    due: Option<Date>,
    milestone: Option<Words>,
    owner: Option<MemberId>,
    team: Option<TeamId>,
    account: Option<AccountId>,
    /// The milestone the event is about.
    about: Option<MilestoneNo>,
    /// Whether it is nothing but a change of one milestone.
    is_the_change: bool,
}

/// Tells what an entry changed about the milestones: which were dropped, set and moved.
fn changes(before: &[Milestone], after: &[Milestone]) -> Vec<Told> {
    let same = |a: &Milestone, b: &Milestone| {
        a.no == b.no && a.name == b.name && a.first_due == b.first_due
    };
    let row = |kind: &'static str, milestone: &Milestone, due: Option<Date>| Told {
        kind: Cow::Borrowed(kind),
        due,
        milestone: Some(milestone.name.clone()),
        ..Told::default()
    };
    let mut changes = Vec::new();
    for old in before.iter().filter(|old| !old.dropped) {
        let now = after.iter().find(|now| same(old, now));
        if now.is_none_or(|now| now.dropped) {
            changes.push(row("dropped", old, None));
        }
    }
    for now in after.iter().filter(|now| !now.dropped) {
        let old = before.iter().find(|old| same(old, now) && !old.dropped);
        if old.is_none_or(|old| old.due.on != now.due.on) {
            changes.push(row("change", now, Some(now.due.on)));
        }
    }
    changes
}

impl<'a> HistorySheet<'a> {
    /// Begins an empty history.
    #[must_use]
    pub fn new(viewing: Viewing<'a>) -> Self {
        let names = HISTORY.to_vec();
        let sheet = Sheet { names, ..Sheet::default() };
        Self { viewing, sheet, asked_help: None, then: State::default() }
    }

    /// Adds an entry, when it is about a directive the viewer may read.
    pub fn add(&mut self, entry: &Entry) {
        let Viewing { state, viewer, day } = self.viewing;
        let subject = state.subject(entry.position);
        let before = match subject {
            Some(Subject::Directive(id)) => self.then.directives.get(id).cloned(),
            _ => None,
        };
        self.then.apply(entry);
        let Some(Subject::Directive(id)) = subject else { return };
        let Some(seen) = see_directive(state, viewer, id, day) else { return };
        let directive = *seen.get();
        let helped = self.asked_help.take() == Some(id);
        if let Event::UpdateGiven(update) = &entry.event {
            self.asked_help = (update.tap == Some(Tap::NeedHand)).then_some(id);
        }
        if let Event::ConcernRaised(concern) = &entry.event
            && helped
            && concern.kind == ConcernKind::Help
        {
            return;
        }
        let mut told = told(entry);
        let mut changes = self.then.directives.get(id).map_or_else(Vec::new, |after| {
            changes(before.as_ref().map_or(&[], |before| &before.milestones), &after.milestones)
        });
        if told.is_the_change && changes.len() == 1 {
            told = Told { text: told.text, ..changes.remove(0) };
        } else if let Some(no) = told.about {
            let held = self.then.directives.get(id).and_then(|held| held.milestone(no));
            told.milestone = held.map(|milestone| milestone.name.clone());
        }
        self.push(entry, directive, told, entry.id.to_string());
        for change in changes {
            self.push(entry, directive, change, String::new());
        }
    }

    fn push(&mut self, entry: &Entry, directive: &Directive, told: Told, entry_id: String) {
        let state = self.viewing.state;
        let note = &entry.note;
        let at = match note.time {
            Some(time) => note.on.to_datetime(time).to_string(),
            None => note.on.to_string(),
        };
        let who = match &note.from {
            Source::Import { who: Some(who), .. } => who.to_string(),
            _ => self.viewing.name(note.speaker()),
        };
        let key = directive.ask.source_key.as_ref();
        let account = told.account.and_then(|id| state.accounts.get(id));
        let team = told.team.and_then(|id| state.teams.get(id));
        self.sheet.rows.push(vec![
            key.map_or_else(|| directive.id.to_string(), Words::to_string),
            directive.ask.sentence.to_string(),
            at,
            who,
            if told.kind.is_empty() { "ignore".to_owned() } else { told.kind.into_owned() },
            told.text.map_or_else(String::new, |text| text.to_string()),
            told.due.map_or_else(String::new, |due| due.to_string()),
            told.milestone.map_or_else(String::new, |name| name.to_string()),
            self.viewing.name(told.owner),
            team.map_or_else(String::new, |team| team.name.to_string()),
            account.map_or_else(String::new, |account| account.details.name.to_string()),
            entry_id,
        ]);
    }

    /// Returns the table.
    #[must_use]
    pub fn into_sheet(self) -> Sheet {
        self.sheet
    }
}

/// Tells an event in the words a history is brought in with.
fn told(entry: &Entry) -> Told {
    let said = |kind: &'static str, text: &Option<Words>| Told {
        kind: Cow::Borrowed(kind),
        text: text.clone(),
        ..Told::default()
    };
    let about = |told: Told, milestone: Option<MilestoneNo>| Told { about: milestone, ..told };
    let change = |text: &Option<Words>| Told { is_the_change: true, ..said("change", text) };
    match &entry.event {
        Event::DirectiveAsked(event) => Told {
            kind: Cow::Borrowed("asked"),
            text: None,
            due: event.ask.due.as_ref().map(|due| due.on),
            owner: Some(event.ask.owner),
            team: event.ask.team,
            account: event.ask.account,
            ..Told::default()
        },
        Event::DirectiveDefined(event) => Told {
            due: event.ask.due.as_ref().map(|due| due.on),
            account: event.ask.account,
            ..said("change", &event.reason)
        },
        Event::UpdateGiven(event) => {
            let kind = match (&event.tap, &event.waits) {
                (Some(tap), _) => tap.as_str(),
                (None, Some(_)) => "client_turn",
                (None, None) => "update",
            };
            about(said(kind, &event.text), event.milestone)
        }
        Event::EvidenceGiven(event) => {
            let kind = format!("evidence:{}", event.kind.as_str()).into();
            let told = Told { kind, text: Some(event.text.clone()), ..Told::default() };
            about(told, event.milestone)
        }
        Event::QuestionAsked(event) => said("question", &Some(event.text.clone())),
        Event::QuestionAnswered(event) => said("answer", &Some(event.text.clone())),
        Event::ConcernRaised(event) => match event.kind {
            ConcernKind::Help => said(Tap::NeedHand.as_str(), &event.text),
            ConcernKind::Disagreement => said("concern", &event.text),
        },
        Event::DifficultyNamed(event) => said("update", &event.text),
        Event::PlanHandedBack(event) => said("update", &event.text),
        Event::MilestoneSet(_) => change(&None),
        Event::MilestoneMoved(event) => about(change(&event.reason), Some(event.milestone)),
        Event::MilestoneDropped(event) => about(
            Told { is_the_change: true, ..said("dropped", &event.reason) },
            Some(event.milestone),
        ),
        Event::MilestoneReported(event) => {
            about(said("reported", &event.text), Some(event.milestone))
        }
        Event::MilestoneConfirmed(event) => {
            about(said("confirmed", &event.text), Some(event.milestone))
        }
        Event::DirectiveHeld(event) => {
            Told { due: Some(event.until), ..said("hold", &Some(event.reason.clone())) }
        }
        Event::DirectiveResumed(_) => said("resumed", &None),
        Event::DirectiveDone(event) => said("done", &event.text),
        Event::DirectiveWithdrawn(event) => said("withdrawn", &event.reason),
        Event::DirectiveBoughtBack(event) => said("bought_back", &event.reason),
        Event::DirectiveReopened(event) => said("reopened", &event.reason),
        Event::DirectiveReassigned(event) => {
            Told { owner: Some(event.owner), team: event.team, ..said("change", &event.reason) }
        }
        _ => Told::default(),
    }
}

/// Makes a table of entries, with the data of those the viewer may read.
#[derive(Debug)]
pub struct EntrySheet<'a> {
    viewing: Viewing<'a>,
    sheet: Sheet,
}

impl<'a> EntrySheet<'a> {
    /// Begins an empty table.
    #[must_use]
    pub fn new(viewing: Viewing<'a>) -> Self {
        let names =
            vec!["position", "id", "recorded_at", "on", "time", "by", "for", "kind", "v", "data"];
        Self { viewing, sheet: Sheet { names, ..Sheet::default() } }
    }

    /// Adds an entry: its line for those who may read the log, its data for those who may read
    /// what it is about.
    pub fn add(&mut self, entry: &Entry) {
        let Viewing { state, viewer, day } = self.viewing;
        let data = match see_entry(state, viewer, entry.position, day) {
            Sight::Words => entry.event.data().ok(),
            Sight::WithoutWords => None,
            Sight::Nothing => return,
        };
        let note = &entry.note;
        let id = |id: Option<MemberId>| id.map_or_else(String::new, |id| id.to_string());
        self.sheet.rows.push(vec![
            entry.position.0.to_string(),
            entry.id.to_string(),
            entry.recorded_at.to_string(),
            note.on.to_string(),
            note.time.map_or_else(String::new, |time| time.to_string()),
            id(note.by),
            id(note.on_behalf_of),
            entry.event.kind().to_owned(),
            entry.event.version().to_string(),
            data.map_or_else(String::new, |data| data.get().to_owned()),
        ]);
    }

    /// Returns the table.
    #[must_use]
    pub fn into_sheet(self) -> Sheet {
        self.sheet
    }
}
