//! The history of directives, one row an event, and the entries themselves.

use std::borrow::Cow;

use fushime_core::access::{Sight, see_directive, see_entry};
use fushime_core::entry::{Entry, Source};
use fushime_core::event::Event;
use fushime_core::event::terms::{ConcernKind, Tap};
use fushime_core::ids::{DirectiveId, MemberId, MilestoneNo, TeamId};
use fushime_core::state::Subject;
use fushime_core::words::Words;
use jiff::civil::Date;

use super::{Sheet, Viewing};

/// The columns of a history, as they are brought in again.
const HISTORY: &[&str] =
    &["item", "title", "at", "who", "kind", "text", "due", "owner", "group", "account", "entry_id"];

/// Makes the history of all directives the viewer may read, entry by entry.
#[derive(Debug)]
pub struct HistorySheet<'a> {
    viewing: Viewing<'a>,
    sheet: Sheet,
    /// The last report that asked for a hand: the help it asks for is part of it.
    asked_help: Option<DirectiveId>,
}

/// What a row says about an event.
#[derive(Default)]
struct Told {
    /// In the words of a map for a history. Empty: the row is for reading only.
    kind: Cow<'static, str>,
    text: Option<Words>,
    due: Option<Date>,
    owner: Option<MemberId>,
    team: Option<TeamId>,
}

impl<'a> HistorySheet<'a> {
    /// Begins an empty history.
    #[must_use]
    pub fn new(viewing: Viewing<'a>) -> Self {
        let names = HISTORY.to_vec();
        let sheet = Sheet { names, ..Sheet::default() };
        Self { viewing, sheet, asked_help: None }
    }

    /// Adds an entry, when it is about a directive the viewer may read.
    pub fn add(&mut self, entry: &Entry) {
        let Viewing { state, viewer, day } = self.viewing;
        let Some(Subject::Directive(id)) = state.subject(entry.position) else { return };
        let Some(seen) = see_directive(state, viewer, id, day) else { return };
        let directive = *seen.get();
        let helped = self.asked_help.take() == Some(id);
        let told = told(entry);
        if let Event::UpdateGiven(update) = &entry.event {
            self.asked_help = (update.tap == Some(Tap::NeedHand)).then_some(id);
        }
        if let Event::ConcernRaised(concern) = &entry.event
            && helped
            && concern.kind == ConcernKind::Help
        {
            return;
        }
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
        let asked = matches!(entry.event, Event::DirectiveAsked(_));
        let account = directive.ask.account.filter(|_| asked);
        let account = account.and_then(|id| state.accounts.get(id));
        let team = told.team.and_then(|id| state.teams.get(id));
        self.sheet.rows.push(vec![
            key.map_or_else(|| id.to_string(), Words::to_string),
            directive.ask.sentence.to_string(),
            at,
            who,
            if told.kind.is_empty() { "ignore".to_owned() } else { told.kind.into_owned() },
            told.text.map_or_else(String::new, |text| text.to_string()),
            told.due.map_or_else(String::new, |due| due.to_string()),
            self.viewing.name(told.owner),
            team.map_or_else(String::new, |team| team.name.to_string()),
            account.map_or_else(String::new, |account| account.details.name.to_string()),
            entry.id.to_string(),
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
    let first = |milestone: MilestoneNo, due: Date| (milestone.0 == 1).then_some(due);
    match &entry.event {
        Event::DirectiveAsked(event) => Told {
            kind: Cow::Borrowed("asked"),
            text: None,
            due: event.milestones.first().map(|first| first.due.on),
            owner: Some(event.ask.owner),
            team: event.ask.team,
        },
        Event::UpdateGiven(event) => match (&event.tap, &event.waits) {
            (Some(tap), _) => said(tap.as_str(), &event.text),
            (None, Some(_)) => said("client_turn", &event.text),
            (None, None) => said("update", &event.text),
        },
        Event::EvidenceGiven(event) => {
            let kind = format!("evidence:{}", event.kind.as_str()).into();
            Told { kind, text: Some(event.text.clone()), ..Told::default() }
        }
        Event::QuestionAsked(event) => said("question", &Some(event.text.clone())),
        Event::QuestionAnswered(event) => said("update", &Some(event.text.clone())),
        Event::ConcernRaised(event) => match event.kind {
            ConcernKind::Help => said(Tap::NeedHand.as_str(), &event.text),
            ConcernKind::Disagreement => said("concern", &event.text),
        },
        Event::DifficultyNamed(event) => said("update", &event.text),
        Event::PlanHandedBack(event) => said("update", &event.text),
        Event::MilestoneSet(event) => {
            Told { due: first(event.milestone, event.plan.due.on), ..said("change", &None) }
        }
        Event::MilestoneMoved(event) => {
            Told { due: first(event.milestone, event.to.on), ..said("change", &event.reason) }
        }
        Event::MilestoneReported(event) => said("reported", &event.text),
        Event::MilestoneConfirmed(event) => said("confirmed", &event.text),
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
