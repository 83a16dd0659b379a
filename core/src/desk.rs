//! Where commands are decided one after another, each on what the ones before it made true.
//!
//! A desk holds a state that moves with every order and keeps what was decided, to be appended to
//! the ledger in one step. One order or half a million: it is the same way.

use jiff::Timestamp;
use jiff::civil::Time;

use crate::command::{Advice, Asker, Command, Refusal, decide};
use crate::entry::{Entry, NewEntry, Note, Source};
use crate::ids::{EntryId, Position};
use crate::state::State;

/// A command with everything that its entries will say about where it came from.
#[derive(Debug, Clone, PartialEq)]
pub struct Order {
    /// The name of its first entry; a retry carries the same.
    pub key: EntryId,
    /// Who asks, for whom, and when it happened.
    pub asker: Asker,
    /// The hour it happened. `None` when only the day is known.
    pub time: Option<Time>,
    /// From where it came.
    pub from: Source,
    /// What is wanted.
    pub command: Command,
}

/// What an order led to.
#[derive(Debug, Clone, PartialEq)]
pub struct Done {
    /// Its entries, as the ledger will hold them.
    pub entries: Vec<Entry>,
    /// What the asker should know besides.
    pub advice: Vec<Advice>,
}

/// A state that moves with every order, and what was decided on it.
#[derive(Debug)]
pub struct Desk {
    state: State,
    /// The position of the ledger when the desk was set up.
    expected: Position,
    recorded_at: Timestamp,
    decided: Vec<NewEntry>,
}

impl Desk {
    /// Sets up a desk on a state, for entries that are written down at `recorded_at`.
    #[must_use]
    pub fn on(state: State, recorded_at: Timestamp) -> Self {
        let expected = state.head;
        Self { state, expected, recorded_at, decided: Vec::new() }
    }

    /// Returns the state as it is after all orders so far.
    #[must_use]
    pub fn state(&self) -> &State {
        &self.state
    }

    /// Has the entries that follow written down at another moment: for a past that is played.
    pub fn write_at(&mut self, recorded_at: Timestamp) {
        self.recorded_at = recorded_at;
    }

    /// Decides an order and makes it true on this desk.
    ///
    /// # Errors
    ///
    /// A [`Refusal`] when it cannot be accepted; then nothing has changed.
    pub fn order(&mut self, order: Order) -> Result<Done, Refusal> {
        let Order { key, asker, time, from, command } = order;
        let note =
            Note { on: asker.on, time, by: asker.member, on_behalf_of: asker.on_behalf_of, from };
        let decided = decide(&self.state, &asker, command)?;
        let mut entries = Vec::with_capacity(decided.events.len());
        for (nth, event) in (0_u128..).zip(decided.events) {
            let id = EntryId(key.0.wrapping_add(nth));
            let recorded_at = self.recorded_at;
            let entry = Entry {
                position: Position(self.state.head.0 + 1),
                id,
                recorded_at,
                note: note.clone(),
                event,
                redacted: false,
            };
            self.state.apply(&entry);
            self.decided.push(NewEntry {
                id,
                recorded_at,
                note: note.clone(),
                event: entry.event.clone(),
            });
            entries.push(entry);
        }
        Ok(Done { entries, advice: decided.advice })
    }

    /// Returns what was decided so far, in order.
    #[must_use]
    pub fn decided(&self) -> &[NewEntry] {
        &self.decided
    }

    /// Returns how many entries were decided.
    #[must_use]
    pub fn len(&self) -> usize {
        self.decided.len()
    }

    /// Tells whether nothing was decided.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.decided.is_empty()
    }

    /// Returns the state, the position the entries must follow, and the entries.
    #[must_use]
    pub fn into_parts(self) -> (State, Position, Vec<NewEntry>) {
        (self.state, self.expected, self.decided)
    }
}
