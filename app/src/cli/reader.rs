//! What every reading command looks at: who reads, for which day, in which language, how wide.

use std::collections::BTreeMap;
use std::ops::Deref;

use fushime_core::as_of::Calendars;
use fushime_core::culm::Window;
use fushime_core::entry::Source;
use fushime_core::ids::{DirectiveId, MemberId, Position};
use fushime_core::state::{Line, State};
use fushime_core::words::Words;
use jiff::civil::Date;

use super::culm::{Easel, Pen};
use super::failure::Failure;
use super::layout::{WIDTH, WIDTH_MAX, WIDTH_MIN};
use super::session::Session;
use crate::reading::Reading;

/// Owns what a [`Reader`] borrows: the state as it was on a past day, and the calendars.
pub struct Desk {
    past: Option<State>,
    calendars: Calendars,
    viewer: MemberId,
    day: Date,
    /// Where the entries came from of which that is told.
    sources: BTreeMap<Position, Source>,
}

/// Who reads what, for which day, and how wide their terminal is.
#[derive(Clone, Copy)]
pub struct Reader<'a> {
    reading: Reading<'a>,
    /// How wide the terminal is.
    pub columns: usize,
    /// What a culm is drawn with.
    pub pen: Pen,
    /// Where the entries came from of which that is told.
    sources: &'a BTreeMap<Position, Source>,
}

impl<'a> Deref for Reader<'a> {
    type Target = Reading<'a>;

    fn deref(&self) -> &Self::Target {
        &self.reading
    }
}

impl Session<'_> {
    /// Gathers what is needed to read: who asks, and the state of the day that is looked at.
    ///
    /// # Errors
    ///
    /// A [`Failure`] when nobody is called so, or the ledger cannot be read.
    pub fn set_up(&mut self, on: Option<&str>) -> Result<Desk, Failure> {
        self.open()?;
        let viewer = self.asker()?;
        let today = self.today();
        let day = match on {
            Some(day) => self.past_or_coming("--on", day)?,
            None => today,
        };
        let past = if day < today {
            let (office, runtime) = self.office()?;
            let folded = runtime.block_on(office.state_as_of(day));
            Some(folded.map_err(|error| self.office_failure(&error))?)
        } else {
            None
        };
        let calendars = Calendars::of(past.as_ref().unwrap_or_else(|| self.state()));
        Ok(Desk { past, calendars, viewer, day, sources: BTreeMap::new() })
    }

    /// Returns the reader of what was set up.
    #[must_use]
    pub fn reader<'r>(&'r self, desk: &'r Desk, ascii: bool) -> Reader<'r> {
        let columns = self.config.columns.unwrap_or(WIDTH).clamp(WIDTH_MIN, WIDTH_MAX);
        let reading = Reading {
            text: &self.text,
            state: desk.past.as_ref().unwrap_or_else(|| self.state()),
            viewer: desk.viewer,
            day: desk.day,
            read_on: self.today(),
            calendars: &desk.calendars,
        };
        let pen = if ascii || self.config.ascii { Pen::ASCII } else { Pen::UNICODE };
        Reader { reading, columns, pen, sources: &desk.sources }
    }

    /// Looks up from which files the newest lines of a directive came.
    ///
    /// # Errors
    ///
    /// A [`Failure`] when the ledger cannot be read.
    pub fn look_up_files(
        &mut self,
        desk: &mut Desk,
        id: DirectiveId,
        newest: usize,
    ) -> Result<(), Failure> {
        let held = self.reader(desk, false).state.directives.get(id);
        let lines = held.into_iter().flat_map(|held| held.lines.iter().rev().take(newest));
        let imported: Vec<Position> =
            lines.filter(|line| line.imported).map(|line| line.entry).collect();
        let (office, runtime) = self.office()?;
        let mut entries = Vec::new();
        for position in imported {
            let before = Position(position.0.saturating_sub(1));
            entries.push(runtime.block_on(office.read_after(before, 1)));
        }
        for read in entries {
            let read = read.map_err(|error| self.office_failure(&error))?;
            desk.sources.extend(read.into_iter().map(|entry| (entry.position, entry.note.from)));
        }
        Ok(())
    }

    /// Writes an answer as JSON piece by piece, without putting it together first.
    ///
    /// # Errors
    ///
    /// A [`Failure`] when it cannot be written.
    pub fn stream(
        &mut self,
        desk: &Desk,
        write: impl FnOnce(&mut super::terminal::Terminal, Reader<'_>) -> std::io::Result<()>,
    ) -> super::Outcome {
        let mut terminal = std::mem::take(&mut self.terminal);
        let written = write(&mut terminal, self.reader(desk, false));
        self.terminal = terminal;
        written.map_err(|error| Failure::fault(&self.text, "output-failed", &error))
    }
}

impl<'a> Reader<'a> {
    /// The file a line came with, its row there, and whom it names.
    #[must_use]
    pub fn file(&self, line: &Line) -> Option<(&'a str, u64, Option<&'a Words>)> {
        match self.sources.get(&line.entry)? {
            Source::Import { file, row, who } => Some((file, *row, who.as_ref())),
            _ => None,
        }
    }

    /// Returns the easel for one window.
    #[must_use]
    pub fn easel(&self, window: Window, columns: usize) -> Easel<'a> {
        Easel { text: self.text, pen: self.pen, window, columns }
    }
}
