//! A ledger in one SQLite file, for one process.
//!
//! Reading order: [`layout`] (the tables), [`file`] (opening, the lock), [`writer`] (the one that
//! writes) with [`page`], [`reader`] (those that read), [`copy`] (backup and restore),
//! [`vault`] (another file).

mod copy;
mod fault;
mod file;
mod layout;
mod page;
mod reader;
mod thread;
mod vault;
mod writer;

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use async_trait::async_trait;
use fushime_core::entry::{Entry, NewEntry};
use fushime_core::ids::{EntryId, Position};
use tokio::sync::watch;

use crate::{Appended, Head, Ledger, LedgerError, Verified};
pub(crate) use fault::cause_kind;
pub use vault::SqliteVault;

use thread::{ConnectionThread, elsewhere};
use writer::{Pen, Writer};

/// A ledger in the file `ledger.sqlite` of a folder, open in this process alone.
///
/// Dropping it waits until everything that was sent to it is written, and closes the file.
#[derive(Debug)]
pub struct SqliteLedger {
    // The fields are dropped in this order: whoever reads, whoever writes, then the lock.
    reader: ConnectionThread,
    /// `None`: the file can only be read.
    writer: Option<Writer>,
    ends: watch::Receiver<Position>,
    path: PathBuf,
    /// `None`: it can only be read, and there is nothing to lock.
    lock: Option<Arc<File>>,
}

impl SqliteLedger {
    /// Makes an empty ledger in a folder, and the folder where it is missing, and opens it.
    ///
    /// # Errors
    ///
    /// [`LedgerError::Present`] when there is one already, [`LedgerError::Locked`] when another
    /// process is at work in the folder.
    pub fn create(folder: &Path) -> Result<Self, LedgerError> {
        fault::check_version(rusqlite::version_number())?;
        std::fs::create_dir_all(folder).map_err(LedgerError::backend)?;
        let lock = file::lock(folder, file::LEDGER_LOCK)?;
        let path = folder.join(file::LEDGER);
        file::create(&path, layout::create_ledger)?;
        Self::open_locked(path, Some(lock), true)
    }

    /// Opens the ledger of a folder.
    ///
    /// # Errors
    ///
    /// [`LedgerError::Absent`] when there is none, [`LedgerError::Locked`] when another process
    /// has it open, [`LedgerError::Foreign`] when it is not one of ours, [`LedgerError::Corrupt`]
    /// when it is broken.
    pub fn open(folder: &Path) -> Result<Self, LedgerError> {
        fault::check_version(rusqlite::version_number())?;
        let path = folder.join(file::LEDGER);
        if !path.exists() {
            return Err(LedgerError::Absent);
        }
        match file::lock(folder, file::LEDGER_LOCK) {
            Ok(lock) => Self::open_locked(path, Some(lock), true),
            Err(LedgerError::ReadOnly) => {
                let lock = file::lock_to_read(folder, file::LEDGER_LOCK)?;
                Self::open_locked(path, lock, false)
            }
            Err(other) => Err(other),
        }
    }

    fn open_locked(path: PathBuf, lock: Option<File>, writable: bool) -> Result<Self, LedgerError> {
        let lock = lock.map(Arc::new);
        let taken = || {
            let pen = Pen::take(file::open_to_write(&path, layout::LEDGER)?)?;
            // The log is made by now. SQLite syncs its name too, but would not tell of a failure.
            file::sync_folder_of(&path)?;
            Ok(pen)
        };
        let pen = match writable.then(taken) {
            None => None,
            Some(Ok(pen)) => Some(pen),
            // What cannot be written can still be read, where the machine lets it be read.
            Some(Err(error)) if !only_unwritable(&error) => return Err(error),
            Some(Err(_)) => None,
        };
        let read = file::open_to_read(&path)?;
        layout::LEDGER.check(&read)?;
        let end = match &pen {
            Some(pen) => pen.head().position,
            None => layout::read_head(&read)?.tip.head.position,
        };
        let (ends_sender, ends) = watch::channel(end);
        let reader = ConnectionThread::start("ledger-reader", read)?;
        let writer = pen.map(|pen| Writer::start(pen, ends_sender)).transpose()?;
        Ok(Self { reader, writer, ends, path, lock })
    }

    /// Returns the file this ledger stands in.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Copies the ledger as it is now into a new file, while work goes on, and verifies the copy.
    ///
    /// What was found wrong with the copy was wrong with the ledger; the copy is kept then too.
    ///
    /// # Errors
    ///
    /// [`LedgerError::Present`] when there is such a file already.
    pub async fn backup(&self, to: &Path) -> Result<Verified, LedgerError> {
        let (from, to, lock) = (self.path.clone(), to.to_owned(), self.lock.clone());
        elsewhere("ledger-backup", move || {
            let _held = lock;
            copy::backup(&from, &to)
        })
        .await
    }

    /// Verifies a backup and makes it the ledger of a folder that has none.
    ///
    /// # Errors
    ///
    /// [`LedgerError::Damaged`] when the backup does not hold, [`LedgerError::Absent`] when there
    /// is none, [`LedgerError::Present`] when the folder has a ledger.
    pub fn restore(from: &Path, folder: &Path) -> Result<Verified, LedgerError> {
        fault::check_version(rusqlite::version_number())?;
        std::fs::create_dir_all(folder).map_err(LedgerError::backend)?;
        let _lock = file::lock(folder, file::LEDGER_LOCK)?;
        copy::restore(from, &folder.join(file::LEDGER))
    }
}

/// Tells whether an error hinders writing, and perhaps not reading.
fn only_unwritable(error: &LedgerError) -> bool {
    let denied = error.cause_kind() == Some(std::io::ErrorKind::PermissionDenied);
    denied || matches!(error, LedgerError::ReadOnly | LedgerError::Full)
}

#[async_trait]
impl Ledger for SqliteLedger {
    async fn append(
        &self,
        expected: Position,
        entries: Vec<NewEntry>,
    ) -> Result<Appended, LedgerError> {
        match &self.writer {
            Some(writer) => writer.append(expected, entries).await,
            None => Err(LedgerError::ReadOnly),
        }
    }

    async fn read_after(&self, after: Position, limit: usize) -> Result<Vec<Entry>, LedgerError> {
        self.reader.run(move |connection| reader::read_after(connection, after, limit)).await
    }

    /// Reads ahead in other threads while this one hands out, and holds this one until the end.
    async fn replay(
        &self,
        after: Position,
        each: &mut (dyn FnMut(Entry) + Send),
    ) -> Result<Position, LedgerError> {
        reader::replay(&self.path, after, each)
    }

    async fn find(&self, ids: &[EntryId]) -> Result<Vec<(EntryId, Position)>, LedgerError> {
        let ids = ids.to_vec();
        self.reader.run(move |connection| reader::find(connection, &ids)).await
    }

    async fn head(&self) -> Result<Head, LedgerError> {
        self.reader.run(|connection| layout::read_head(connection).map(|row| row.tip.head)).await
    }

    async fn changed(&self, after: Position) {
        // When the writer has ended nothing changes any more: returning early is allowed.
        let _ = self.ends.clone().wait_for(|end| *end > after).await;
    }

    async fn verify(&self, against: Option<Head>) -> Result<Verified, LedgerError> {
        let (path, lock) = (self.path.clone(), self.lock.clone());
        elsewhere("ledger-verify", move || {
            let _held = lock;
            reader::verify(&mut file::open_to_read(&path)?, against)
        })
        .await
    }
}
