//! One stored line: how an entry becomes one, and how it is read back.

use fushime_core::entry::{Entry, NewEntry, read_body, without_words, write_body};
use fushime_core::event::Event;
use fushime_core::ids::{EntryId, Position};
use jiff::Timestamp;

use crate::chain::{Covered, Hash, Salt, commitment, link};
use crate::{Head, LedgerError, Wrong};

/// Where the pen stands: the last line that was written.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Tip {
    /// The last line's place and hash.
    pub(crate) head: Head,
    /// The last line's time, in microseconds since 1970. Times never go backwards.
    pub(crate) recorded_at: Option<i64>,
}

/// A line that is to be stored.
pub(crate) struct Line {
    pub(crate) position: Position,
    pub(crate) id: EntryId,
    pub(crate) recorded_at: i64,
    pub(crate) body: String,
    pub(crate) salt: Salt,
    pub(crate) commitment: Hash,
    /// The hash of what is left of the entry this one redacts.
    pub(crate) leaves: Option<Hash>,
    pub(crate) chain: Hash,
}

impl Tip {
    /// Makes the line that follows, and moves there.
    pub(crate) fn write(
        &mut self,
        new: &NewEntry,
        salt: Salt,
        leaves: Option<Hash>,
    ) -> Result<Line, LedgerError> {
        let body = write_body(&new.note, &new.event).map_err(LedgerError::backend)?;
        let position = Position(self.head.position.0 + 1);
        let given = new.recorded_at.as_microsecond();
        let recorded_at = self.recorded_at.map_or(given, |last| given.max(last));
        let commitment = commitment(&salt, body.as_bytes());
        let covered = Covered {
            position,
            id: new.id,
            recorded_at,
            commitment: &commitment,
            leaves: leaves.as_ref().map(<[u8; 32]>::as_slice),
        };
        let chain = link(&self.head.chain, &covered);
        *self = Self { head: Head { position, chain }, recorded_at: Some(recorded_at) };
        Ok(Line { position, id: new.id, recorded_at, body, salt, commitment, leaves, chain })
    }
}

/// Returns what an entry is once it stands at a position.
pub(crate) fn written(new: NewEntry, position: Position, recorded_at: i64) -> Entry {
    let NewEntry { id, note, event, recorded_at: given } = new;
    // The time was a timestamp before it was counted, so it is one again.
    let recorded_at = Timestamp::from_microsecond(recorded_at).unwrap_or(given);
    Entry { position, id, recorded_at, note, event, redacted: false }
}

/// What of a stored line is needed to read its entry.
pub(crate) struct Stored<'a> {
    pub(crate) position: Position,
    pub(crate) id: EntryId,
    pub(crate) recorded_at: i64,
    /// Its body, or what is left of it.
    pub(crate) text: &'a str,
    pub(crate) redacted: bool,
}

impl Stored<'_> {
    /// Reads the entry.
    pub(crate) fn read(&self) -> Result<Entry, LedgerError> {
        let (note, event) = read_body(self.text)
            .map_err(|problem| LedgerError::Unreadable(self.position, problem))?;
        let recorded_at = Timestamp::from_microsecond(self.recorded_at)
            .map_err(|_| LedgerError::Damaged(self.position, Wrong::Chain))?;
        let Self { position, id, redacted, .. } = *self;
        Ok(Entry { position, id, recorded_at, note, event, redacted })
    }
}

/// Returns the position whose words an entry removes. `None` when it removes none.
pub(crate) fn redacts(event: &Event) -> Option<Position> {
    match event {
        Event::EntryRedacted(redacted) => Some(redacted.target),
        _ => None,
    }
}

/// Returns the position whose words a stored body says are removed.
pub(crate) fn redacts_by_body(body: &str) -> Option<Position> {
    read_body(body).ok().and_then(|(_, event)| redacts(&event))
}

/// Returns what is left of a body without its words.
pub(crate) fn remains(at: Position, body: &str) -> Result<String, LedgerError> {
    without_words(body).map_err(|problem| LedgerError::Unreadable(at, problem))
}

/// Draws the salts of a whole append at once.
pub(crate) fn salts(count: usize) -> Result<Vec<Salt>, LedgerError> {
    let mut salts = vec![Salt::default(); count];
    getrandom::fill(salts.as_flattened_mut()).map_err(LedgerError::backend)?;
    Ok(salts)
}
