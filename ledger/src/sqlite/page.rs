//! One append in the making, inside a transaction that is not yet committed.

use fushime_core::entry::NewEntry;
use fushime_core::ids::{EntryId, Position};
use rusqlite::{Connection, ErrorCode, OptionalExtension, Statement};

use super::fault::Fault;
use super::layout::{self, FIRM};
use super::reader;
use crate::chain::{Hash, of_remains};
use crate::line::{Line, Tip, redacts, remains, salts, written};
use crate::{Appended, LedgerError};

/// Why one append of a group was not written.
pub(super) enum Stop {
    /// An id is there already.
    Taken(EntryId),
    /// It cannot be written as it is.
    Refused(LedgerError),
    /// SQLite failed, and the whole group with it.
    Fault(Fault),
}

impl From<rusqlite::Error> for Stop {
    fn from(error: rusqlite::Error) -> Self {
        Self::Fault(error.into())
    }
}

impl From<LedgerError> for Stop {
    fn from(error: LedgerError) -> Self {
        Self::Refused(error)
    }
}

/// One append in the making.
pub(super) struct Page<'a> {
    pub(super) connection: &'a Connection,
    /// Where the ledger ends with it.
    pub(super) tip: Tip,
    /// Words were removed, and the file has yet to be cleared of them.
    pub(super) scrub: bool,
}

impl Page<'_> {
    /// Writes the entries inside the transaction that is open, or says why not.
    pub(super) fn append(
        &mut self,
        expected: Position,
        entries: Vec<NewEntry>,
    ) -> Result<Appended, Stop> {
        if let Some(first) = entries.first()
            && let Some(at) = reader::position_of(self.connection, first.id)?
        {
            return Ok(Appended::Exists(at));
        }
        if self.tip.head.position != expected {
            return Err(Stop::Refused(LedgerError::Moved(self.tip.head.position)));
        }
        let salts = salts(entries.len())?;
        let mut statement = self.connection.prepare_cached(INSERT)?;
        let mut appended = Vec::with_capacity(entries.len());
        for (new, salt) in entries.into_iter().zip(salts) {
            let leaves = match redacts(&new.event) {
                Some(target) => self.remove_words(target)?,
                None => None,
            };
            let line = self.tip.write(&new, salt, leaves)?;
            insert(&mut statement, &line)?;
            appended.push(written(new, line.position, line.recorded_at));
        }
        Ok(Appended::Written(appended))
    }

    /// Removes the words of an entry, and returns the hash of what is left.
    fn remove_words(&mut self, target: Position) -> Result<Option<Hash>, Stop> {
        const READ: &str = "SELECT coalesce(body, remains) FROM entry WHERE position=?1";
        const WRITE: &str = "UPDATE entry SET body=NULL, salt=NULL, remains=?2 WHERE position=?1";
        let mut read = self.connection.prepare_cached(READ)?;
        let text: Option<String> =
            read.query_row([layout::number(target)], |row| row.get(0)).optional()?.flatten();
        let Some(text) = text else { return Ok(None) };
        let left = remains(target, &text)?;
        self.connection.prepare_cached(WRITE)?.execute((layout::number(target), &left))?;
        self.scrub = true;
        Ok(Some(of_remains(left.as_bytes())))
    }
}

const INSERT: &str =
    "INSERT INTO entry (position, firm, id, recorded_at, body, salt, commitment, leaves, chain)
     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";

fn insert(statement: &mut Statement<'_>, line: &Line) -> Result<(), Stop> {
    let inserted = statement.execute((
        layout::number(line.position),
        FIRM,
        line.id.0.to_be_bytes(),
        line.recorded_at,
        &line.body,
        line.salt,
        line.commitment,
        line.leaves,
        line.chain,
    ));
    match inserted {
        Ok(_) => Ok(()),
        Err(error) if error.sqlite_error_code() == Some(ErrorCode::ConstraintViolation) => {
            Err(Stop::Taken(line.id))
        }
        Err(error) => Err(error.into()),
    }
}
