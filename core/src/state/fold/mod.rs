//! One entry to one change of the state; one file for each group of nouns.

mod asking;
mod clients;
mod ending;
mod firm;
mod joints;
mod people;
mod talk;
mod upkeep;

use super::line::{Line, What};
use super::{At, Odd, State, Subject};
use crate::entry::{Entry, Source};
use crate::event::Event;
use crate::ids::{DirectiveId, MilestoneNo};
use crate::words::Words;

/// What a fold step returns: what the entry was about, or why it made no sense.
pub(super) type Folded = Result<Subject, Odd>;

/// Takes one entry into account.
pub(super) fn fold(state: &mut State, entry: &Entry) -> Folded {
    if matches!(entry.event, Event::Unknown(_)) {
        return Err(Odd::Unknown);
    }
    let founding = matches!(entry.event, Event::FirmFounded(_));
    if founding == state.firm.is_some() {
        return Err(Odd::Founding);
    }
    firm::fold(state, entry)
        .or_else(|| people::fold(state, entry))
        .or_else(|| clients::fold(state, entry))
        .or_else(|| asking::fold(state, entry))
        .or_else(|| ending::fold(state, entry))
        .or_else(|| joints::fold(state, entry))
        .or_else(|| talk::fold(state, entry))
        .or_else(|| upkeep::fold(state, entry))
        .unwrap_or(Err(Odd::Unknown))
}

/// Returns the day and place of an entry.
fn at(entry: &Entry) -> At {
    At { on: entry.note.on, entry: entry.position }
}

/// Turns "there is no such thing" into an oddity.
fn known<T>(thing: Option<T>) -> Result<T, Odd> {
    thing.ok_or(Odd::Missing)
}

/// Turns "this number is not the next" into an oddity.
fn in_turn(pushed: bool) -> Result<(), Odd> {
    if pushed { Ok(()) } else { Err(Odd::OutOfTurn) }
}

/// Turns a condition that does not hold into an oddity.
fn timely(holds: bool) -> Result<(), Odd> {
    if holds { Ok(()) } else { Err(Odd::Untimely) }
}

/// What a line needs besides its entry.
struct LineOf<'a> {
    what: What,
    milestone: Option<MilestoneNo>,
    text: Option<&'a Words>,
    concrete: bool,
}

impl<'a> LineOf<'a> {
    fn new(what: What, text: Option<&'a Words>) -> Self {
        Self { what, milestone: None, text, concrete: false }
    }

    fn about(mut self, milestone: impl Into<Option<MilestoneNo>>) -> Self {
        self.milestone = milestone.into();
        self
    }

    fn concrete(mut self, concrete: bool) -> Self {
        self.concrete = concrete;
        self
    }
}

/// Writes a line into a directive's timeline.
fn add_line(state: &mut State, entry: &Entry, id: DirectiveId, of: LineOf<'_>) -> Folded {
    let directive = known(state.directives.get_mut(id))?;
    let speaker = entry.note.speaker();
    let owner_said_it = of.what.is_word() || speaker == Some(directive.ask.owner);
    let line = Line {
        entry: entry.position,
        on: entry.note.on,
        time: entry.note.time,
        speaker,
        on_behalf: entry.note.on_behalf_of.is_some(),
        imported: matches!(entry.note.from, Source::Import { .. }),
        what: of.what,
        milestone: of.milestone,
        text: of.text.cloned(),
        concrete: of.concrete,
        corrected: None,
        retracted: None,
    };
    directive.add_line(line, owner_said_it);
    Ok(Subject::Directive(id))
}
