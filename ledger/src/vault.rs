//! What must be forgettable and is not history: who looked, small settings that expire, and the
//! checkpoints that were given out.
//!
//! Nothing here changes a position of the ledger. Everything has an end, or can be dropped.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use async_trait::async_trait;
use fushime_core::ids::{DirectiveId, MemberId};
use jiff::Timestamp;

use crate::{Head, LedgerError};

/// Somebody looked at a directive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// Who.
    pub viewer: MemberId,
    /// At which directive.
    pub directive: DirectiveId,
    /// When.
    pub at: Timestamp,
    /// When it is forgotten that they did.
    pub until: Timestamp,
}

/// A checkpoint that was given out: mailed, printed or shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CheckpointGiven {
    /// When.
    pub at: Timestamp,
    /// Where the ledger ended then.
    pub head: Head,
}

/// A store of what must be forgettable. Times are given, never asked for.
///
/// What has expired by `now` is never returned, whether it was cleared away yet or not.
#[async_trait]
pub trait Vault: Send + Sync {
    /// Writes down that somebody looked.
    ///
    /// # Errors
    ///
    /// A [`LedgerError`] when it cannot be written.
    async fn looked(&self, look: Look) -> Result<(), LedgerError>;

    /// Returns who looked at a directive, the latest first.
    ///
    /// # Errors
    ///
    /// A [`LedgerError`] when it cannot be read.
    async fn looks(&self, directive: DirectiveId, now: Timestamp)
    -> Result<Vec<Look>, LedgerError>;

    /// Keeps a small setting under a key, in the place of what was there. `None`: until dropped.
    ///
    /// # Errors
    ///
    /// A [`LedgerError`] when it cannot be written.
    async fn keep(
        &self,
        key: &str,
        value: &str,
        until: Option<Timestamp>,
    ) -> Result<(), LedgerError>;

    /// Returns what is kept under a key. `None`: nothing, or nothing any more.
    ///
    /// # Errors
    ///
    /// A [`LedgerError`] when it cannot be read.
    async fn kept(&self, key: &str, now: Timestamp) -> Result<Option<String>, LedgerError>;

    /// Forgets what is kept under a key.
    ///
    /// # Errors
    ///
    /// A [`LedgerError`] when it cannot be written.
    async fn drop_kept(&self, key: &str) -> Result<(), LedgerError>;

    /// Writes down that a checkpoint was given out.
    ///
    /// # Errors
    ///
    /// A [`LedgerError`] when it cannot be written.
    async fn gave_checkpoint(&self, given: CheckpointGiven) -> Result<(), LedgerError>;

    /// Returns the checkpoints that were given out, the latest first.
    ///
    /// # Errors
    ///
    /// A [`LedgerError`] when they cannot be read.
    async fn checkpoints(&self, limit: usize) -> Result<Vec<CheckpointGiven>, LedgerError>;

    /// Clears away everything that has expired by `now`, and returns how much there was.
    ///
    /// # Errors
    ///
    /// A [`LedgerError`] when it cannot be written.
    async fn forget_expired(&self, now: Timestamp) -> Result<u64, LedgerError>;
}

/// A vault that is gone when the process ends.
#[derive(Debug, Default)]
pub struct MemoryVault {
    inner: Mutex<Inner>,
}

#[derive(Debug, Default)]
struct Inner {
    looks: Vec<Look>,
    kept: BTreeMap<String, (String, Option<Timestamp>)>,
    checkpoints: Vec<CheckpointGiven>,
}

impl MemoryVault {
    /// Makes an empty vault.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn lasts(until: Option<Timestamp>, now: Timestamp) -> bool {
    until.is_none_or(|until| until > now)
}

/// Returns a time without what is below a microsecond, as every vault keeps it.
pub(crate) fn to_microsecond(at: Timestamp) -> Timestamp {
    Timestamp::from_microsecond(at.as_microsecond()).unwrap_or(at)
}

#[async_trait]
impl Vault for MemoryVault {
    async fn looked(&self, look: Look) -> Result<(), LedgerError> {
        let (at, until) = (to_microsecond(look.at), to_microsecond(look.until));
        self.inner().looks.push(Look { at, until, ..look });
        Ok(())
    }

    async fn looks(
        &self,
        directive: DirectiveId,
        now: Timestamp,
    ) -> Result<Vec<Look>, LedgerError> {
        let inner = self.inner();
        let found = inner.looks.iter().rev();
        let found = found.filter(|look| look.directive == directive && look.until > now);
        let mut looks: Vec<Look> = found.copied().collect();
        looks.sort_by_key(|look| std::cmp::Reverse(look.at));
        Ok(looks)
    }

    async fn keep(
        &self,
        key: &str,
        value: &str,
        until: Option<Timestamp>,
    ) -> Result<(), LedgerError> {
        let until = until.map(to_microsecond);
        self.inner().kept.insert(key.to_owned(), (value.to_owned(), until));
        Ok(())
    }

    async fn kept(&self, key: &str, now: Timestamp) -> Result<Option<String>, LedgerError> {
        let inner = self.inner();
        let found = inner.kept.get(key).filter(|(_, until)| lasts(*until, now));
        Ok(found.map(|(value, _)| value.clone()))
    }

    async fn drop_kept(&self, key: &str) -> Result<(), LedgerError> {
        self.inner().kept.remove(key);
        Ok(())
    }

    async fn gave_checkpoint(&self, given: CheckpointGiven) -> Result<(), LedgerError> {
        let at = to_microsecond(given.at);
        self.inner().checkpoints.push(CheckpointGiven { at, ..given });
        Ok(())
    }

    async fn checkpoints(&self, limit: usize) -> Result<Vec<CheckpointGiven>, LedgerError> {
        Ok(self.inner().checkpoints.iter().rev().take(limit).copied().collect())
    }

    async fn forget_expired(&self, now: Timestamp) -> Result<u64, LedgerError> {
        let mut inner = self.inner();
        let before = inner.looks.len() + inner.kept.len();
        inner.looks.retain(|look| look.until > now);
        inner.kept.retain(|_, (_, until)| lasts(*until, now));
        Ok((before - inner.looks.len() - inner.kept.len()) as u64)
    }
}
