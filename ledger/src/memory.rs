//! A ledger that is gone when the process ends: for tests, rehearsals and simulation.
//!
//! It keeps the same lines and the same promises as the one on disk.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use async_trait::async_trait;
use fushime_core::entry::{Entry, NewEntry};
use fushime_core::ids::{EntryId, Position};
use tokio::sync::watch;

use crate::chain::{Hash, Salt, of_remains};
use crate::line::{Line, Stored, Tip, redacts, redacts_by_body, remains, salts, written};
use crate::verify::{Found, Redactions, Verifier};
use crate::{Appended, Head, Ledger, LedgerError, Verified};

/// A ledger in memory.
#[derive(Debug)]
pub struct MemoryLedger {
    inner: Mutex<Inner>,
    ends: watch::Sender<Position>,
}

#[derive(Debug, Default)]
struct Inner {
    lines: Vec<Kept>,
    positions: HashMap<EntryId, Position>,
    tip: Tip,
}

#[derive(Debug)]
struct Kept {
    id: EntryId,
    recorded_at: i64,
    /// The body with its salt, or what is left of it.
    words: Result<(String, Salt), String>,
    commitment: Hash,
    leaves: Option<Hash>,
    chain: Hash,
}

impl MemoryLedger {
    /// Makes an empty ledger.
    #[must_use]
    pub fn new() -> Self {
        Self { inner: Mutex::default(), ends: watch::Sender::new(Position(0)) }
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        // Every change is made of whole lines, so what a panicking thread leaves behind is sound.
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Default for MemoryLedger {
    fn default() -> Self {
        Self::new()
    }
}

impl Kept {
    fn text(&self) -> &str {
        match &self.words {
            Ok((body, _)) => body,
            Err(remains) => remains,
        }
    }
}

impl Inner {
    fn append(
        &mut self,
        expected: Position,
        entries: Vec<NewEntry>,
    ) -> Result<Appended, LedgerError> {
        if let Some(at) = entries.first().and_then(|first| self.positions.get(&first.id)) {
            return Ok(Appended::Exists(*at));
        }
        if self.tip.head.position != expected {
            return Err(LedgerError::Moved(self.tip.head.position));
        }
        let (lines, tip) = self.lines_of(&entries)?;
        let mut positions = HashMap::with_capacity(lines.len());
        for line in &lines {
            if let Some(at) = self.positions.get(&line.id) {
                return Ok(Appended::Exists(*at));
            }
            if positions.insert(line.id, line.position).is_some() {
                return Err(LedgerError::Repeated(line.id));
            }
        }
        let mut removed = Vec::new();
        let mut appended = Vec::with_capacity(entries.len());
        for (line, new) in lines.into_iter().zip(entries) {
            removed.extend(line.leaves.and(redacts(&new.event)));
            appended.push(written(new, line.position, line.recorded_at));
            self.lines.push(line.into());
        }
        self.positions.extend(positions);
        self.tip = tip;
        for target in removed {
            self.remove_words(target)?;
        }
        Ok(Appended::Written(appended))
    }

    /// Makes the lines without touching anything, so that a failure leaves nothing half written.
    fn lines_of(&self, entries: &[NewEntry]) -> Result<(Vec<Line>, Tip), LedgerError> {
        let mut tip = self.tip;
        let mut lines: Vec<Line> = Vec::with_capacity(entries.len());
        for (new, salt) in entries.iter().zip(salts(entries.len())?) {
            let leaves = match redacts(&new.event) {
                Some(target) => {
                    let beside = (target.0.checked_sub(self.tip.head.position.0 + 1))
                        .and_then(|nth| lines.get(usize::try_from(nth).ok()?))
                        .map(|line| line.body.as_str());
                    let text = self.line(target).map(Kept::text).or(beside);
                    text.map(|text| remains(target, text)).transpose()?
                }
                None => None,
            };
            let leaves = leaves.map(|left| of_remains(left.as_bytes()));
            lines.push(tip.write(new, salt, leaves)?);
        }
        Ok((lines, tip))
    }

    fn line(&self, at: Position) -> Option<&Kept> {
        self.lines.get(usize::try_from(at.0).ok()?.checked_sub(1)?)
    }

    fn remove_words(&mut self, target: Position) -> Result<(), LedgerError> {
        let nth = usize::try_from(target.0).ok().and_then(|nth| nth.checked_sub(1));
        if let Some(line) = nth.and_then(|nth| self.lines.get_mut(nth)) {
            line.words = Err(remains(target, line.text())?);
        }
        Ok(())
    }

    fn read_after(&self, after: Position, limit: usize) -> Result<Vec<Entry>, LedgerError> {
        let from = usize::try_from(after.0).unwrap_or(usize::MAX).min(self.lines.len());
        (from as u64 + 1..)
            .zip(&self.lines[from..])
            .take(limit)
            .map(|(position, line)| {
                let Kept { id, recorded_at, .. } = *line;
                let redacted = line.words.is_err();
                let text = line.text();
                Stored { position: Position(position), id, recorded_at, text, redacted }.read()
            })
            .collect()
    }

    fn verify(&self, against: Option<Head>) -> Verified {
        let redactions: Redactions = self
            .lines
            .iter()
            .filter_map(|line| Some((redacts_by_body(line.text())?, line.leaves?)))
            .collect();
        let mut verifier = Verifier::new(Head::default(), redactions, against);
        let walked = (1..).zip(&self.lines).try_for_each(|(position, line)| {
            let words = line.words.as_ref();
            verifier.line(&Found {
                position: Position(position),
                ours: true,
                id: line.id,
                recorded_at: line.recorded_at,
                body: words.ok().map(|(body, _)| body.as_bytes()),
                salt: words.ok().map(|(_, salt)| salt.as_slice()),
                remains: words.err().map(String::as_bytes),
                commitment: &line.commitment,
                leaves: line.leaves.as_ref().map(<[u8; 32]>::as_slice),
                chain: &line.chain,
            })
        });
        verifier.finish(walked, self.tip)
    }
}

impl From<Line> for Kept {
    fn from(line: Line) -> Self {
        let Line { id, recorded_at, body, salt, commitment, leaves, chain, .. } = line;
        Self { id, recorded_at, words: Ok((body, salt)), commitment, leaves, chain }
    }
}

#[async_trait]
impl Ledger for MemoryLedger {
    async fn append(
        &self,
        expected: Position,
        entries: Vec<NewEntry>,
    ) -> Result<Appended, LedgerError> {
        let mut inner = self.inner();
        let appended = inner.append(expected, entries)?;
        self.ends.send_replace(inner.tip.head.position);
        Ok(appended)
    }

    async fn read_after(&self, after: Position, limit: usize) -> Result<Vec<Entry>, LedgerError> {
        self.inner().read_after(after, limit)
    }

    async fn find(&self, ids: &[EntryId]) -> Result<Vec<(EntryId, Position)>, LedgerError> {
        let inner = self.inner();
        Ok(ids.iter().filter_map(|id| Some((*id, *inner.positions.get(id)?))).collect())
    }

    async fn head(&self) -> Result<Head, LedgerError> {
        Ok(self.inner().tip.head)
    }

    async fn changed(&self, after: Position) {
        // The sender lives as long as this ledger, so waiting can only end well.
        let _ = self.ends.subscribe().wait_for(|end| *end > after).await;
    }

    async fn verify(&self, against: Option<Head>) -> Result<Verified, LedgerError> {
        Ok(self.inner().verify(against))
    }
}
