//! What was written: the append-only ledger, and the vault for what must be forgettable.
//!
//! The only crate that speaks SQL. One small trait, a real implementation in memory and one in
//! SQLite; the same conformance suite holds both to the same promises.

mod chain;
mod checkpoint;
mod line;
mod memory;
mod sqlite;
mod vault;
mod verify;

use std::io::{Error as ErrorOfSystem, ErrorKind};

use async_trait::async_trait;
use fushime_core::entry::{Entry, NewEntry};
use fushime_core::event::EventProblem;
use fushime_core::ids::{EntryId, Position};

pub use checkpoint::{Head, NotACheckpoint};
pub use memory::MemoryLedger;
pub use sqlite::{SqliteLedger, SqliteVault};
pub use vault::{CheckpointGiven, Look, MemoryVault, Vault};

/// How many entries are on their way at once while a ledger is replayed.
const REPLAY_BATCH: usize = 4096;

/// What became of an append.
#[derive(Debug, Clone, PartialEq)]
pub enum Appended {
    /// All entries were written, and are on disk.
    Written(Vec<Entry>),
    /// One of these ids was written before, at this position: nothing was written now.
    Exists(Position),
}

/// What a full verification found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// Where the ledger ends.
    pub head: Head,
    /// How many entries have had their words removed.
    pub redacted: u64,
    /// The first position that does not hold, and why. `None`: all hold.
    pub wrong: Option<(Position, Wrong)>,
}

/// What does not hold at a position.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    /// The position is missing.
    Gap,
    /// The body does not match its commitment, or what is left of it does not match its redaction.
    Body,
    /// The chain does not follow from the one before: a line was changed, taken out or put in.
    Chain,
    /// The line says that it belongs to another firm, or stands in front of the first.
    Foreign,
    /// The body is gone without an entry that says it was redacted.
    Gone,
    /// The ledger ends before the checkpoint it is compared with, or differs from it.
    Checkpoint,
}

/// Why the ledger could not do something. Causes stand in `source`, never in the text.
#[derive(Debug, thiserror::Error)]
pub enum LedgerError {
    /// Another writer was first. Not a fault: read on from here and decide again.
    #[error("the ledger has moved to {}", .0.0)]
    Moved(Position),
    /// Another process has this ledger open.
    #[error("another process has this ledger open")]
    Locked,
    /// There is no ledger in this folder yet.
    #[error("there is no ledger here")]
    Absent,
    /// There is a ledger, or another file, where a new one was to be made. It was not touched.
    #[error("there is a file here already")]
    Present,
    /// There is no room left on the disk: reading goes on, writing does not.
    #[error("there is no room left on the disk")]
    Full,
    /// The file or its folder may only be read: reading goes on, writing does not.
    #[error("the ledger can only be read here")]
    ReadOnly,
    /// The file is not a ledger of ours, or one whose layout this program does not know.
    #[error("the file is not a ledger this program can read")]
    Foreign,
    /// A newer program has written here, in this format: this one reads and does not write.
    #[error("the ledger is written in the newer format {0}: it can be read, not written")]
    Newer(u32),
    /// The file is broken below what a ledger can tell: a backup is to be restored.
    #[error("the ledger's file is damaged")]
    Corrupt(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// This position does not hold. It can be read around, and nothing is written on top of it.
    #[error("position {} of the ledger does not hold", .0.0)]
    Damaged(Position, Wrong),
    /// The body at this position is not one that this program can read.
    #[error("the entry at position {} could not be read", .0.0)]
    Unreadable(Position, #[source] EventProblem),
    /// Two entries of one append have the same id. Nothing was written.
    #[error("two entries of one append have the id {0}")]
    Repeated(EntryId),
    /// The SQLite library is one that may lose committed entries.
    #[error("SQLite {0} is too old: 3.51.3 or newer is needed")]
    OldSqlite(String),
    /// It could not be read or written. After a failed write to disk the process must end.
    #[error("the ledger could not be read or written")]
    Backend(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl LedgerError {
    /// Keeps what went wrong below as the cause.
    pub(crate) fn backend(cause: impl std::error::Error + Send + Sync + 'static) -> Self {
        let error: &(dyn std::error::Error + 'static) = &cause;
        match error.downcast_ref::<ErrorOfSystem>().map(ErrorOfSystem::kind) {
            Some(ErrorKind::StorageFull | ErrorKind::QuotaExceeded) => Self::Full,
            Some(ErrorKind::ReadOnlyFilesystem) => Self::ReadOnly,
            _ => Self::Backend(Box::new(cause)),
        }
    }

    /// Returns of which usual kind the cause is, for a sentence in the reader's language. `None`:
    /// of no usual one.
    #[must_use]
    pub fn cause_kind(&self) -> Option<ErrorKind> {
        let mut cause = std::error::Error::source(self);
        while let Some(error) = cause {
            if let Some(error) = error.downcast_ref::<ErrorOfSystem>() {
                return Some(error.kind());
            }
            if let Some(kind) = sqlite::cause_kind(error) {
                return Some(kind);
            }
            cause = error.source();
        }
        None
    }
}

/// An append-only ledger of one firm. Positions are 1, 2, 3 … without a gap.
///
/// Isolation: an append is one atomic step at an expected head; whoever reads sees only entries
/// that are on disk, and all of them up to the head that was read.
#[async_trait]
pub trait Ledger: Send + Sync {
    /// Writes entries after `expected`, all or none, and returns once they are on disk.
    ///
    /// A retry is harmless: when one of the ids was written before, nothing is written now, and the
    /// answer is [`Appended::Exists`], whatever was expected. Times never go backwards: an entry
    /// whose time lies before the last one gets the last one's; they are kept to the microsecond.
    ///
    /// An `EntryRedacted` among them removes the body and salt of its target in the same step.
    ///
    /// # Errors
    ///
    /// [`LedgerError::Moved`] when the head is not `expected`; [`LedgerError::Full`] and
    /// [`LedgerError::Newer`] when it can only be read; then nothing was written. After
    /// [`LedgerError::Backend`] it is not known whether it was written: the process must end.
    async fn append(
        &self,
        expected: Position,
        entries: Vec<NewEntry>,
    ) -> Result<Appended, LedgerError>;

    /// Reads up to `limit` entries after a position, in order.
    ///
    /// # Errors
    ///
    /// A [`LedgerError`] when they cannot be read.
    async fn read_after(&self, after: Position, limit: usize) -> Result<Vec<Entry>, LedgerError>;

    /// Hands every entry after a position to `each`, in order, and returns the last position.
    ///
    /// The way to read a whole ledger: nothing is held but what is on its way.
    ///
    /// # Errors
    ///
    /// A [`LedgerError`] when they cannot be read; `each` may have seen some of them by then.
    /// [`LedgerError::Damaged`] when a position is missing: nothing behind it is handed out.
    async fn replay(
        &self,
        after: Position,
        each: &mut (dyn FnMut(Entry) + Send),
    ) -> Result<Position, LedgerError> {
        let mut at = after;
        loop {
            let entries = self.read_after(at, REPLAY_BATCH).await?;
            let Some(last) = entries.last() else { return Ok(at) };
            at = last.position;
            entries.into_iter().for_each(&mut *each);
        }
    }

    /// Finds which of these ids were written, with their positions.
    ///
    /// # Errors
    ///
    /// A [`LedgerError`] when that cannot be read.
    async fn find(&self, ids: &[EntryId]) -> Result<Vec<(EntryId, Position)>, LedgerError>;

    /// Returns where the ledger ends.
    ///
    /// # Errors
    ///
    /// A [`LedgerError`] when that cannot be read.
    async fn head(&self) -> Result<Head, LedgerError>;

    /// Waits until the head is beyond `after`. A hint: it may return early.
    async fn changed(&self, after: Position);

    /// Checks every body, commitment and link of the chain, and the head against a checkpoint.
    ///
    /// # Errors
    ///
    /// A [`LedgerError`] when the ledger cannot be read at all.
    async fn verify(&self, against: Option<Head>) -> Result<Verified, LedgerError>;
}
