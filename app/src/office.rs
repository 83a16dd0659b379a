//! Where a command meets the ledger: decide, append, fold. The one way to write.

pub mod entering;
pub mod looking;

use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;

use fushime_core::command::Refusal;
use fushime_core::desk::{Desk, Done, Order};
use fushime_core::entry::Entry;
use fushime_core::event::Event;
use fushime_core::ids::{EntryId, Position};
use fushime_core::state::State;
use fushime_ledger::{Appended, Ledger, LedgerError};
use jiff::civil::Date;

pub use fushime_ledger::{Head, NotACheckpoint, Verified, Wrong};

use crate::clock::{Clock, DEFAULT_ZONE, Reading};

/// How often a command is decided anew because another writer was first.
const TRIES_MAX: u32 = 5;
/// No command makes more entries than this; a repeated one looks for its own among as many.
const ENTRIES_PER_ORDER_MAX: usize = 64;

/// Why something was not done.
#[derive(Debug, thiserror::Error)]
pub enum OfficeError {
    /// It was refused: an answer to a person.
    #[error("refused: {0}")]
    Refused(Refusal),
    /// Others write so quickly that five tries were not enough. Nothing was written.
    #[error("other writers were faster five times")]
    Busy,
    /// Another process has this ledger open.
    #[error("another process has this ledger open")]
    Locked,
    /// There is no room left on the disk. Nothing was written; reading goes on.
    #[error("there is no room left on the disk")]
    Full,
    /// The folder can only be read. Nothing was written; reading goes on.
    #[error("the ledger can only be read here")]
    ReadOnly,
    /// There is no ledger in the folder.
    #[error("there is no ledger in the folder")]
    Absent,
    /// There is a ledger, or another file, where a new one was to be made.
    #[error("there is a file here already")]
    Present,
    /// The file is no ledger this program can read.
    #[error("the file is no ledger this program can read")]
    Foreign,
    /// A newer program has written here: this one only reads.
    #[error("a newer program has written here")]
    Newer,
    /// The file is damaged: a position does not hold, or more than that.
    #[error("the ledger is damaged")]
    Damaged(#[source] LedgerError),
    /// The ledger could not be read or written. After this nothing more may be written.
    #[error("the ledger could not be read or written")]
    Fault(#[source] LedgerError),
}

impl OfficeError {
    /// Something the machine would not do.
    #[must_use]
    pub fn machine(cause: std::io::Error) -> Self {
        Self::Fault(LedgerError::Backend(Box::new(cause)))
    }
}

/// Returns of which usual kind an error or one of its causes is. `None`: of no usual one.
#[must_use]
pub fn cause_kind(error: &(dyn std::error::Error + 'static)) -> Option<std::io::ErrorKind> {
    let mut error = Some(error);
    while let Some(this) = error {
        let of_ledger = this.downcast_ref::<LedgerError>().and_then(LedgerError::cause_kind);
        let of_system = this.downcast_ref::<std::io::Error>().map(std::io::Error::kind);
        if let Some(kind) = of_ledger.or(of_system) {
            return Some(kind);
        }
        error = this.source();
    }
    None
}

impl From<LedgerError> for OfficeError {
    fn from(error: LedgerError) -> Self {
        match error {
            LedgerError::Locked => Self::Locked,
            LedgerError::Full => Self::Full,
            LedgerError::ReadOnly => Self::ReadOnly,
            LedgerError::Absent => Self::Absent,
            LedgerError::Present => Self::Present,
            LedgerError::Foreign => Self::Foreign,
            LedgerError::Newer(_) => Self::Newer,
            LedgerError::Moved(_) => Self::Busy,
            error @ (LedgerError::Corrupt(_)
            | LedgerError::Damaged(..)
            | LedgerError::Unreadable(..)) => Self::Damaged(error),
            other => Self::Fault(other),
        }
    }
}

/// A ledger that several may hold.
pub type LedgerHandle = Arc<dyn Ledger>;

/// What a door to the outside needs to be opened.
pub struct Serving {
    /// The office.
    pub office: Office,
    /// What must be forgettable.
    pub vault: looking::VaultHandle,
    /// Where the pages are served.
    pub listener: std::net::TcpListener,
    /// The names it answers to, with their ports.
    pub hosts: Vec<String>,
    /// Whether it is reached over https only.
    pub is_https: bool,
    /// Whether every request is to have its line in the log.
    pub is_logged: bool,
}

impl std::fmt::Debug for Serving {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Serving").field("hosts", &self.hosts).finish_non_exhaustive()
    }
}

/// Serves the pages until the process is asked to stop. `main.rs` chooses which door that is.
pub type Serve = fn(Serving) -> std::io::Result<()>;

/// Knows which kind of ledger there is, and where it lies. Only `main.rs` has one.
pub trait Cabinet: Sync {
    /// Opens the ledger in a folder.
    ///
    /// # Errors
    ///
    /// [`OfficeError::Absent`] when there is none, and others when it cannot be opened.
    fn open(&self, folder: &Path) -> Result<LedgerHandle, OfficeError>;

    /// Makes a ledger in a folder that has none.
    ///
    /// # Errors
    ///
    /// [`OfficeError::Present`] when there is one, and others when it cannot be made.
    fn create(&self, folder: &Path) -> Result<LedgerHandle, OfficeError>;

    /// Opens the vault of a folder, and makes it where there is none.
    ///
    /// # Errors
    ///
    /// An [`OfficeError`] when it cannot be opened.
    fn vault(&self, folder: &Path) -> Result<looking::VaultHandle, OfficeError>;

    /// Copies the ledger of a folder into a new file, and verifies the copy.
    ///
    /// # Errors
    ///
    /// [`OfficeError::Present`] when there is such a file, and others when it cannot be copied.
    fn back_up(&self, folder: &Path, to: &Path) -> Result<Verified, OfficeError>;

    /// Verifies a copy and makes it the ledger of a folder that has none.
    ///
    /// # Errors
    ///
    /// [`OfficeError::Damaged`] when the copy does not hold, [`OfficeError::Present`] when the
    /// folder has a ledger, and others when it cannot be restored.
    fn restore(&self, from: &Path, folder: &Path) -> Result<Verified, OfficeError>;
}

/// Checks a whole ledger, even one that cannot be folded, and its end against a checkpoint.
///
/// # Errors
///
/// An [`OfficeError`] when the ledger cannot be read at all.
pub async fn verify(ledger: &LedgerHandle, against: Option<Head>) -> Result<Verified, OfficeError> {
    Ok(ledger.verify(against).await?)
}

/// Returns the key of the sentence that says what does not hold at a position.
#[must_use]
pub fn wrong_key(wrong: Wrong) -> &'static str {
    match wrong {
        Wrong::Gap => "wrong-gap",
        Wrong::Body => "wrong-body",
        Wrong::Chain => "wrong-chain",
        Wrong::Foreign => "wrong-foreign",
        Wrong::Gone => "wrong-gone",
        Wrong::Checkpoint => "wrong-checkpoint",
    }
}

/// The office: a ledger, the state folded from it, and a clock.
pub struct Office {
    ledger: LedgerHandle,
    clock: Clock,
    state: State,
    /// Set by a failed write: then nobody knows what is on disk, and nothing more is written.
    broken: bool,
}

impl std::fmt::Debug for Office {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Office").field("head", &self.state.head).finish_non_exhaustive()
    }
}

impl Office {
    /// Opens an office: folds everything that is in the ledger.
    ///
    /// # Errors
    ///
    /// An [`OfficeError`] when the ledger cannot be read.
    pub async fn open(ledger: LedgerHandle, clock: Clock) -> Result<Self, OfficeError> {
        let mut office = Self { ledger, clock, state: State::default(), broken: false };
        office.catch_up().await?;
        Ok(office)
    }

    /// Returns everything that follows from the entries so far.
    #[must_use]
    pub fn state(&self) -> &State {
        &self.state
    }

    /// Returns the ledger itself, to go through it while others work.
    #[must_use]
    pub fn ledger(&self) -> LedgerHandle {
        Arc::clone(&self.ledger)
    }

    /// Reads the clock in the firm's zone.
    #[must_use]
    pub fn now(&self) -> Reading {
        let zone = self.state.firm.as_ref().map_or(DEFAULT_ZONE, |firm| firm.time_zone.as_str());
        self.clock.read(zone)
    }

    /// Decides an order, appends what was decided, and folds it.
    ///
    /// An order whose key was written before is answered with what it led to then, and nothing is
    /// written again. When another writer was first it is decided anew, at most five times.
    ///
    /// # Errors
    ///
    /// [`OfficeError::Refused`] when it cannot be accepted, [`OfficeError::Busy`] after five tries,
    /// and the others when the ledger cannot be written; in every case nothing was written.
    pub async fn execute(&mut self, order: Order) -> Result<Done, OfficeError> {
        self.check_whole()?;
        for _ in 0..TRIES_MAX {
            let mut desk = self.desk();
            let done = match desk.order(order.clone()) {
                Ok(done) => done,
                Err(refusal) => {
                    self.state = desk.into_parts().0;
                    return match self.written_before(order.key).await? {
                        Some(done) => Ok(done),
                        None => Err(OfficeError::Refused(refusal)),
                    };
                }
            };
            match self.append(desk).await {
                Ok(Written::Now(entries)) => return Ok(Done { entries, advice: done.advice }),
                Ok(Written::Before) => {
                    if let Some(done) = self.written_before(order.key).await? {
                        return Ok(done);
                    }
                }
                Err(LedgerError::Moved(_)) => self.fold_anew().await?,
                Err(error) => return Err(self.failed(error).await),
            }
        }
        Err(OfficeError::Busy)
    }

    /// Decides several orders one after another and appends them in one step.
    ///
    /// # Errors
    ///
    /// As [`Office::execute`]; when one is refused, nothing was written.
    pub async fn execute_all(&mut self, orders: Vec<Order>) -> Result<Done, OfficeError> {
        self.check_whole()?;
        for _ in 0..TRIES_MAX {
            let mut desk = self.desk();
            let mut advice = Vec::new();
            for order in orders.iter().cloned() {
                match desk.order(order) {
                    Ok(done) => advice.extend(done.advice),
                    Err(refusal) => {
                        self.abandon(desk).await?;
                        return Err(OfficeError::Refused(refusal));
                    }
                }
            }
            match self.close(desk).await {
                Ok(entries) => return Ok(Done { entries, advice }),
                Err(OfficeError::Busy) => {}
                Err(error) => return Err(error),
            }
        }
        Err(OfficeError::Busy)
    }

    /// Moves the state out to a desk, where many orders are decided one after another.
    ///
    /// Until [`Office::close`] the office itself knows nothing.
    #[must_use]
    pub fn desk(&mut self) -> Desk {
        let recorded_at = self.now().at;
        Desk::on(std::mem::take(&mut self.state), recorded_at)
    }

    /// Appends everything the desk decided, in one step, and takes its state over.
    ///
    /// # Errors
    ///
    /// [`OfficeError::Busy`] when another writer was first, and the others when the ledger cannot
    /// be written. Then nothing was written, and the state is what the ledger holds.
    pub async fn close(&mut self, desk: Desk) -> Result<Vec<Entry>, OfficeError> {
        self.check_whole()?;
        if desk.is_empty() {
            self.state = desk.into_parts().0;
            return Ok(Vec::new());
        }
        match self.append(desk).await {
            Ok(Written::Now(entries)) => Ok(entries),
            Ok(Written::Before) => Ok(Vec::new()),
            Err(LedgerError::Moved(_)) => {
                self.fold_anew().await?;
                Err(OfficeError::Busy)
            }
            Err(error) => Err(self.failed(error).await),
        }
    }

    /// Leaves a desk without writing anything.
    ///
    /// # Errors
    ///
    /// An [`OfficeError`] when the ledger cannot be read again.
    pub async fn abandon(&mut self, desk: Desk) -> Result<(), OfficeError> {
        if desk.is_empty() {
            self.state = desk.into_parts().0;
            return Ok(());
        }
        self.fold_anew().await
    }

    /// Refuses everything after a failed write: what is on disk is known only after a new start.
    fn check_whole(&self) -> Result<(), OfficeError> {
        if self.broken {
            let fault = LedgerError::Backend("a write has failed before".into());
            return Err(OfficeError::Fault(fault));
        }
        Ok(())
    }

    async fn append(&mut self, desk: Desk) -> Result<Written, LedgerError> {
        let (state, expected, entries) = desk.into_parts();
        match self.ledger.append(expected, entries).await? {
            Appended::Written(entries) => {
                self.state = state;
                if entries.iter().any(|entry| matches!(entry.event, Event::EntryRedacted(_))) {
                    // The words are gone from the ledger: they must be gone from memory too.
                    self.state = State::default();
                    self.replay().await?;
                }
                Ok(Written::Now(entries))
            }
            Appended::Exists(_) => {
                self.state = State::default();
                self.replay().await?;
                Ok(Written::Before)
            }
        }
    }

    /// Notes a failed write and brings the state back to what the ledger holds.
    async fn failed(&mut self, error: LedgerError) -> OfficeError {
        if matches!(error, LedgerError::Backend(_)) {
            // Nobody knows what a failed write left on disk: the process must not write again.
            self.broken = true;
            return OfficeError::Fault(error);
        }
        match self.fold_anew().await {
            Ok(()) => error.into(),
            Err(worse) => worse,
        }
    }

    /// Finds what an order with this key led to. `None` when it was never written.
    async fn written_before(&self, key: EntryId) -> Result<Option<Done>, OfficeError> {
        let found = self.ledger.find(&[key]).await?;
        let Some((_, position)) = found.first().copied() else { return Ok(None) };
        let before = Position(position.0.saturating_sub(1));
        let read = self.ledger.read_after(before, ENTRIES_PER_ORDER_MAX).await?;
        let entries = (0_u128..)
            .zip(read)
            .take_while(|(nth, entry)| entry.id == EntryId(key.0.wrapping_add(*nth)))
            .map(|(_, entry)| entry)
            .collect();
        Ok(Some(Done { entries, advice: Vec::new() }))
    }

    /// Folds what was written since.
    ///
    /// # Errors
    ///
    /// An [`OfficeError`] when the ledger cannot be read.
    pub async fn catch_up(&mut self) -> Result<(), OfficeError> {
        Ok(self.replay().await?)
    }

    async fn replay(&mut self) -> Result<(), LedgerError> {
        let state = &mut self.state;
        let after = state.head;
        self.ledger.replay(after, &mut |entry| state.apply(&entry)).await.map(|_| ())
    }

    async fn fold_anew(&mut self) -> Result<(), OfficeError> {
        self.state = State::default();
        self.catch_up().await
    }

    /// Folds only what had happened by the end of `day`.
    ///
    /// Who there is and what was set always holds; numbers stay what they are.
    ///
    /// # Errors
    ///
    /// An [`OfficeError`] when the ledger cannot be read.
    pub async fn state_as_of(&self, day: Date) -> Result<State, OfficeError> {
        let mut state = State::looking_back_to(day);
        self.ledger.replay(Position(0), &mut |entry| state.apply(&entry)).await?;
        Ok(state)
    }

    /// Reads entries in order, for showing the record itself.
    ///
    /// # Errors
    ///
    /// An [`OfficeError`] when the ledger cannot be read.
    pub async fn read_after(
        &self,
        after: Position,
        limit: usize,
    ) -> Result<Vec<Entry>, OfficeError> {
        Ok(self.ledger.read_after(after, limit).await?)
    }

    /// Finds which of these names were written before.
    ///
    /// # Errors
    ///
    /// An [`OfficeError`] when the ledger cannot be read.
    pub async fn known(&self, ids: &[EntryId]) -> Result<HashSet<EntryId>, OfficeError> {
        Ok(self.ledger.find(ids).await?.into_iter().map(|(id, _)| id).collect())
    }

    /// Returns where the ledger ends: a checkpoint.
    ///
    /// # Errors
    ///
    /// An [`OfficeError`] when the ledger cannot be read.
    pub async fn head(&self) -> Result<Head, OfficeError> {
        Ok(self.ledger.head().await?)
    }
}

enum Written {
    Now(Vec<Entry>),
    Before,
}

#[cfg(test)]
mod tests;
