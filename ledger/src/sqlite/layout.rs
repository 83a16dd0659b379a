//! The tables, and the one row that says what they are and where they end.

use fushime_core::ids::Position;
use rusqlite::{Connection, Row};

use super::fault::fault;
use crate::line::Tip;
use crate::{Head, LedgerError};

/// The firm whose rows these are. One process serves one firm for now.
pub(super) const FIRM: i64 = 1;

/// The newest format of entries this program writes. A newer one is read and not written.
pub(super) const FORMAT: u32 = 1;

/// What kind of file of ours it is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Kind {
    /// Stands in the file's header and says that it is ours.
    application_id: i32,
    /// The layout of its tables. One that is not known is not touched.
    layout: i32,
}

/// A ledger.
pub(super) const LEDGER: Kind = Kind::new(0x4675_736c, 1);

impl Kind {
    /// Names a kind of file.
    pub(super) const fn new(application_id: i32, layout: i32) -> Self {
        Self { application_id, layout }
    }

    /// Refuses a file that is not of this kind.
    pub(super) fn check(self, connection: &Connection) -> Result<(), LedgerError> {
        let read = |name: &str| {
            connection.pragma_query_value(None, name, |row| row.get::<_, i32>(0)).map_err(fault)
        };
        if read("application_id")? == self.application_id && read("user_version")? == self.layout {
            return Ok(());
        }
        Err(LedgerError::Foreign)
    }

    /// Writes into a new file what kind it is.
    pub(super) fn mark(self, connection: &Connection) -> Result<(), LedgerError> {
        let Self { application_id, layout } = self;
        connection.pragma_update(None, "application_id", application_id).map_err(fault)?;
        connection.pragma_update(None, "user_version", layout).map_err(fault)
    }
}

const LEDGER_TABLES: &str = "
    CREATE TABLE head (
        firm INTEGER PRIMARY KEY,
        format INTEGER NOT NULL,
        position INTEGER NOT NULL,
        recorded_at INTEGER,
        chain BLOB NOT NULL,
        scrub INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE entry (
        position INTEGER PRIMARY KEY,
        firm INTEGER NOT NULL,
        id BLOB NOT NULL UNIQUE,
        recorded_at INTEGER NOT NULL,
        body TEXT,
        salt BLOB,
        remains TEXT,
        commitment BLOB NOT NULL,
        leaves BLOB,
        chain BLOB NOT NULL
    ) STRICT;
    CREATE INDEX redaction ON entry (position) WHERE leaves IS NOT NULL;
";

/// Fills a new file with empty tables.
pub(super) fn create_ledger(connection: &mut Connection) -> Result<(), LedgerError> {
    let transaction = connection.transaction().map_err(fault)?;
    LEDGER.mark(&transaction)?;
    transaction.execute_batch(LEDGER_TABLES).map_err(fault)?;
    transaction
        .execute(
            "INSERT INTO head (firm, format, position, chain, scrub) VALUES (?1, ?2, 0, ?3, 0)",
            (FIRM, FORMAT, Head::default().chain),
        )
        .map_err(fault)?;
    transaction.commit().map_err(fault)
}

/// Returns a position as SQLite counts. One beyond its numbers is beyond every row too.
pub(super) fn number(at: Position) -> i64 {
    i64::try_from(at.0).unwrap_or(i64::MAX)
}

/// Reads a position. One below zero was written by somebody else, and is none.
pub(super) fn position_in(row: &Row<'_>, column: usize) -> Result<Position, rusqlite::Error> {
    Ok(Position(row.get::<_, i64>(column)?.try_into().unwrap_or_default()))
}

/// The row that says where the ledger ends.
pub(super) struct HeadRow {
    pub(super) format: u32,
    pub(super) tip: Tip,
    /// Words were removed, and the free space of the file was not yet cleared of them.
    pub(super) scrub: bool,
}

/// Reads where the ledger ends.
pub(super) fn read_head(connection: &Connection) -> Result<HeadRow, LedgerError> {
    const SQL: &str = "SELECT format, position, recorded_at, chain, scrub FROM head WHERE firm=?1";
    let read = |row: &Row<'_>| {
        // A chain of the wrong size holds nowhere, so it is as good as any other.
        let chain = row.get_ref(3)?.as_bytes().unwrap_or_default();
        let chain = chain.try_into().unwrap_or_default();
        let head = Head { position: position_in(row, 1)?, chain };
        let tip = Tip { head, recorded_at: row.get(2)? };
        Ok(HeadRow { format: row.get(0)?, tip, scrub: row.get(4)? })
    };
    let mut statement = connection.prepare_cached(SQL).map_err(fault)?;
    statement.query_row([FIRM], read).map_err(|error| match error {
        rusqlite::Error::QueryReturnedNoRows => LedgerError::Foreign,
        error => fault(error),
    })
}
