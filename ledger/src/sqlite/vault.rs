//! The vault in one SQLite file beside the ledger, for one process.

use std::fs::File;
use std::path::Path;

use async_trait::async_trait;
use fushime_core::ids::{DirectiveId, MemberId};
use jiff::Timestamp;
use rusqlite::types::Type;
use rusqlite::{Connection, OptionalExtension, Row};

use super::fault::{Fault, check_version, fault};
use super::file;
use super::layout::{FIRM, Kind, number, position_in};
use super::thread::ConnectionThread;
use crate::vault::{CheckpointGiven, Look, Vault};
use crate::{Head, LedgerError};

const VAULT: Kind = Kind::new(0x4675_7376, 1);

const TABLES: &str = "
    CREATE TABLE look (
        firm INTEGER NOT NULL,
        directive INTEGER NOT NULL,
        viewer INTEGER NOT NULL,
        at INTEGER NOT NULL,
        until INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX look_at ON look (firm, directive, at);
    CREATE TABLE kept (
        firm INTEGER NOT NULL,
        key TEXT NOT NULL,
        value TEXT NOT NULL,
        until INTEGER,
        PRIMARY KEY (firm, key)
    ) STRICT;
    CREATE TABLE checkpoint (
        number INTEGER PRIMARY KEY,
        firm INTEGER NOT NULL,
        at INTEGER NOT NULL,
        position INTEGER NOT NULL,
        chain BLOB NOT NULL
    ) STRICT;
";

/// A vault in the file `vault.sqlite` of a folder, open in this process alone.
#[derive(Debug)]
pub struct SqliteVault {
    // Dropped in this order: the connection is closed before the lock is given back.
    connection: ConnectionThread,
    _lock: File,
}

impl SqliteVault {
    /// Opens the vault of a folder, and makes it where there is none.
    ///
    /// # Errors
    ///
    /// [`LedgerError::Locked`] when another process has it open, [`LedgerError::Foreign`] when it
    /// is not one of ours.
    pub fn open(folder: &Path) -> Result<Self, LedgerError> {
        check_version(rusqlite::version_number())?;
        std::fs::create_dir_all(folder).map_err(LedgerError::backend)?;
        let lock = file::lock(folder, "vault.lock")?;
        let path = folder.join("vault.sqlite");
        if !path.exists() {
            file::create(&path, |connection| {
                let transaction = connection.transaction().map_err(fault)?;
                VAULT.mark(&transaction)?;
                transaction.execute_batch(TABLES).map_err(fault)?;
                transaction.commit().map_err(fault)
            })?;
        }
        let connection = file::open_to_write(&path, VAULT)?;
        // The vault is small and seldom written: SQLite itself keeps its log short.
        file::pragma(&connection, "wal_autocheckpoint=100")?;
        let connection = ConnectionThread::start("vault", connection)?;
        Ok(Self { connection, _lock: lock })
    }

    async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Connection) -> Result<T, rusqlite::Error> + Send + 'static,
    ) -> Result<T, LedgerError> {
        self.connection
            .run(move |connection| work(connection).map_err(|error| Fault::from(error).into()))
            .await
    }
}

#[async_trait]
impl Vault for SqliteVault {
    async fn looked(&self, look: Look) -> Result<(), LedgerError> {
        const SQL: &str = "INSERT INTO look (firm, directive, viewer, at, until)
            VALUES (?1, ?2, ?3, ?4, ?5)";
        let Look { viewer, directive, at, until } = look;
        let (at, until) = (at.as_microsecond(), until.as_microsecond());
        let row = (FIRM, directive.0, viewer.0, at, until);
        self.run(move |connection| connection.execute(SQL, row).map(drop)).await
    }

    async fn looks(
        &self,
        directive: DirectiveId,
        now: Timestamp,
    ) -> Result<Vec<Look>, LedgerError> {
        const SQL: &str = "SELECT viewer, at, until FROM look
            WHERE firm=?1 AND directive=?2 AND until > ?3 ORDER BY at DESC, rowid DESC";
        self.run(move |connection| {
            let mut statement = connection.prepare_cached(SQL)?;
            let wanted = (FIRM, directive.0, now.as_microsecond());
            let rows = statement.query_map(wanted, |row| {
                let viewer = MemberId(row.get(0)?);
                Ok(Look { viewer, directive, at: time_in(row, 1)?, until: time_in(row, 2)? })
            })?;
            rows.collect()
        })
        .await
    }

    async fn keep(
        &self,
        key: &str,
        value: &str,
        until: Option<Timestamp>,
    ) -> Result<(), LedgerError> {
        const SQL: &str = "INSERT OR REPLACE INTO kept (firm, key, value, until)
            VALUES (?1, ?2, ?3, ?4)";
        let until = until.map(Timestamp::as_microsecond);
        let row = (FIRM, key.to_owned(), value.to_owned(), until);
        self.run(move |connection| connection.execute(SQL, row).map(drop)).await
    }

    async fn kept(&self, key: &str, now: Timestamp) -> Result<Option<String>, LedgerError> {
        const SQL: &str = "SELECT value FROM kept
            WHERE firm=?1 AND key=?2 AND (until IS NULL OR until > ?3)";
        let wanted = (FIRM, key.to_owned(), now.as_microsecond());
        self.run(move |connection| connection.query_row(SQL, wanted, |row| row.get(0)).optional())
            .await
    }

    async fn drop_kept(&self, key: &str) -> Result<(), LedgerError> {
        let wanted = (FIRM, key.to_owned());
        self.run(move |connection| {
            connection.execute("DELETE FROM kept WHERE firm=?1 AND key=?2", wanted)?;
            cut_log(connection)
        })
        .await
    }

    async fn gave_checkpoint(&self, given: CheckpointGiven) -> Result<(), LedgerError> {
        const SQL: &str = "INSERT INTO checkpoint (firm, at, position, chain)
            VALUES (?1, ?2, ?3, ?4)";
        let CheckpointGiven { at, head: Head { position, chain } } = given;
        let row = (FIRM, at.as_microsecond(), number(position), chain);
        self.run(move |connection| connection.execute(SQL, row).map(drop)).await
    }

    async fn checkpoints(&self, limit: usize) -> Result<Vec<CheckpointGiven>, LedgerError> {
        const SQL: &str = "SELECT at, position, chain FROM checkpoint
            WHERE firm=?1 ORDER BY number DESC LIMIT ?2";
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        self.run(move |connection| {
            let mut statement = connection.prepare_cached(SQL)?;
            let rows = statement.query_map((FIRM, limit), |row| {
                let head = Head { position: position_in(row, 1)?, chain: row.get(2)? };
                Ok(CheckpointGiven { at: time_in(row, 0)?, head })
            })?;
            rows.collect()
        })
        .await
    }

    async fn forget_expired(&self, now: Timestamp) -> Result<u64, LedgerError> {
        let now = now.as_microsecond();
        self.run(move |connection| {
            let transaction = connection.transaction()?;
            let looks = transaction
                .execute("DELETE FROM look WHERE firm=?1 AND until <= ?2", (FIRM, now))?;
            let kept = transaction
                .execute("DELETE FROM kept WHERE firm=?1 AND until <= ?2", (FIRM, now))?;
            transaction.commit()?;
            if looks + kept > 0 {
                cut_log(connection)?;
            }
            Ok((looks + kept) as u64)
        })
        .await
    }
}

/// Rewrites the file and cuts off the log, so that nothing forgotten is left in free space.
fn cut_log(connection: &Connection) -> Result<(), rusqlite::Error> {
    connection.execute_batch("VACUUM; PRAGMA wal_checkpoint(TRUNCATE)")
}

fn time_in(row: &Row<'_>, column: usize) -> Result<Timestamp, rusqlite::Error> {
    Timestamp::from_microsecond(row.get(column)?).map_err(|error| {
        rusqlite::Error::FromSqlConversionFailure(column, Type::Integer, Box::new(error))
    })
}
