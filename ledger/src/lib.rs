//! What was written: the append-only ledger, and the vault for what must be forgettable.
//!
//! The only crate that speaks SQL. One small trait, a real implementation in memory and one in
//! SQLite; the same conformance suite holds both to the same promises.

use async_trait::async_trait;
use fushime_core::entry::{Entry, NewEntry};
use fushime_core::ids::{EntryId, Position};

/// What became of an append.
#[derive(Debug, Clone, PartialEq)]
pub enum Appended {
    /// All entries were written, and are on disk.
    Written(Vec<Entry>),
    /// The first of these ids was written before, at this position: nothing was written now.
    Exists(Position),
}

/// Where the ledger ends: a checkpoint that can be kept elsewhere and compared later.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// The last position. 0: empty.
    pub position: Position,
    /// The chain's hash there. All zero for an empty ledger.
    pub chain: [u8; 32],
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
    /// The body does not match its commitment: it was changed.
    Body,
    /// The chain does not follow from the one before: a line was changed, taken out or put in.
    Chain,
    /// The body is gone without an entry that says it was redacted.
    Gone,
    /// The ledger ends before the checkpoint it is compared with, or differs from it.
    Checkpoint,
}

/// Why the ledger could not do something. Causes stand in `source`, never in the text.
#[derive(Debug, thiserror::Error)]
pub enum LedgerError {
    /// Another writer was first. Not a fault: read on from here and decide again.
    #[error("the ledger has moved to {0:?}")]
    Moved(Position),
    /// Another process has this ledger open.
    #[error("another process has this ledger open")]
    Locked,
    /// There is no room left on the disk: reading goes on, writing does not.
    #[error("there is no room left on the disk")]
    Full,
    /// The file is not a ledger of ours, or of a newer format.
    #[error("the file is not a ledger this program can read")]
    Foreign,
    /// The SQLite library is one that may lose committed entries.
    #[error("SQLite {0} is too old: 3.51.3 or newer is needed")]
    OldSqlite(String),
    /// It could not be read or written. After a failed write to disk the process must end.
    #[error("the ledger could not be read or written")]
    Backend(#[source] Box<dyn std::error::Error + Send + Sync>),
}

/// An append-only ledger of one firm. Positions are 1, 2, 3 … without a gap.
///
/// Isolation: an append is one atomic step at an expected head; whoever reads sees only entries
/// that are on disk, and all of them up to the head that was read.
#[async_trait]
pub trait Ledger: Send + Sync {
    /// Writes entries after `expected`, all or none, and returns once they are on disk.
    ///
    /// An `EntryRedacted` among them removes the body and salt of its target in the same step.
    ///
    /// # Errors
    ///
    /// [`LedgerError::Moved`] when the head is not `expected`; then nothing was written.
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
