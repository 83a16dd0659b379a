//! The one connection that writes: a thread that takes what has queued into one commit.

use std::thread::JoinHandle;

use fushime_core::entry::NewEntry;
use fushime_core::ids::{EntryId, Position};
use rusqlite::{Connection, ErrorCode, OptionalExtension, Transaction, TransactionBehavior};
use tokio::sync::{mpsc, oneshot, watch};

use super::fault::Fault;
use super::layout::{FIRM, FORMAT, read_head};
use super::thread::{QUEUE_MAX, ended, join, spawn};
use super::{layout, reader};
use crate::chain::{Hash, of_remains};
use crate::line::{Line, Tip, redacts, remains, salts, written};
use crate::{Appended, Head, LedgerError, Wrong};

/// How many appends may share one commit.
const GROUP_MAX: usize = 64;

/// After how many commits, or entries, the log is copied into the file: about four megabytes, as
/// SQLite itself would.
const CHECKPOINT_COMMITS: usize = 300;
const CHECKPOINT_ENTRIES: usize = 10_000;

/// The thread that writes.
#[derive(Debug)]
pub(super) struct Writer {
    requests: Option<mpsc::Sender<Request>>,
    thread: Option<JoinHandle<()>>,
}

struct Request {
    expected: Position,
    entries: Vec<NewEntry>,
    answer: oneshot::Sender<Result<Appended, LedgerError>>,
}

impl Writer {
    /// Starts the thread; `ends` is told of every new head.
    pub(super) fn start(mut pen: Pen, ends: watch::Sender<Position>) -> Result<Self, LedgerError> {
        let (sender, mut requests) = mpsc::channel::<Request>(QUEUE_MAX);
        let thread = spawn("ledger-writer", move || {
            while let Some(first) = requests.blocking_recv() {
                let mut group = vec![first];
                while group.len() < GROUP_MAX
                    && let Ok(next) = requests.try_recv()
                {
                    group.push(next);
                }
                pen.serve(group, &ends);
            }
        })?;
        Ok(Self { requests: Some(sender), thread: Some(thread) })
    }

    /// Sends an append, and waits until it is on disk.
    pub(super) async fn append(
        &self,
        expected: Position,
        entries: Vec<NewEntry>,
    ) -> Result<Appended, LedgerError> {
        let (answer, answered) = oneshot::channel();
        let requests = self.requests.as_ref().ok_or_else(ended)?;
        let request = Request { expected, entries, answer };
        requests.send(request).await.map_err(|_| ended())?;
        answered.await.map_err(|_| ended())?
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        drop(self.requests.take());
        join(self.thread.take());
    }
}

/// Why this ledger is not written to.
#[derive(Debug, Clone)]
enum Unwritable {
    Newer(u32),
    Damaged(Position, Wrong),
    Broken(Fault),
}

impl From<Unwritable> for LedgerError {
    fn from(why: Unwritable) -> Self {
        match why {
            Unwritable::Newer(format) => Self::Newer(format),
            Unwritable::Damaged(at, wrong) => Self::Damaged(at, wrong),
            Unwritable::Broken(fault) => fault.into(),
        }
    }
}

/// The connection that writes, and where it stands.
pub(super) struct Pen {
    connection: Connection,
    tip: Tip,
    unwritable: Option<Unwritable>,
    scrub: bool,
    commits_since: usize,
    entries_since: usize,
}

impl Pen {
    /// Takes up the connection, after a bounded look at the end of the ledger.
    pub(super) fn take(mut connection: Connection) -> Result<Self, LedgerError> {
        let row = read_head(&connection)?;
        let found = reader::verify_end(&mut connection)?;
        let unwritable = match found.wrong {
            _ if row.format > FORMAT => Some(Unwritable::Newer(row.format)),
            Some((at, wrong)) => Some(Unwritable::Damaged(at, wrong)),
            None => None,
        };
        let (tip, scrub) = (row.tip, row.scrub);
        let mut pen =
            Self { connection, tip, unwritable, scrub, commits_since: 0, entries_since: 0 };
        if pen.unwritable.is_none() {
            pen.clear_free_space();
        }
        Ok(pen)
    }

    /// Returns where the ledger ends.
    pub(super) fn head(&self) -> Head {
        self.tip.head
    }

    fn serve(&mut self, group: Vec<Request>, ends: &watch::Sender<Position>) {
        let mut waiting = Vec::with_capacity(group.len());
        let mut work = Vec::with_capacity(group.len());
        for Request { expected, entries, answer } in group {
            waiting.push(answer);
            work.push((expected, entries));
        }
        let answers = match self.unwritable.clone() {
            Some(why) => waiting.iter().map(|_| Err(why.clone().into())).collect(),
            None => self.commit(work).unwrap_or_else(|fault| {
                if fault.is_final() {
                    self.unwritable = Some(Unwritable::Broken(fault.clone()));
                }
                waiting.iter().map(|_| Err(fault.clone().into())).collect::<Vec<_>>()
            }),
        };
        // Words that were removed are gone from every byte before anybody is told so.
        self.clear_free_space();
        ends.send_if_modified(|end| {
            std::mem::replace(end, self.tip.head.position) != self.tip.head.position
        });
        for (answer, to) in answers.into_iter().zip(waiting) {
            // Whoever asked may have gone; the entries stand all the same.
            let _ = to.send(answer);
        }
        self.checkpoint_when_due();
    }

    /// Writes a group in one commit. Each answer is its own; a fault is everybody's.
    fn commit(
        &mut self,
        work: Vec<(Position, Vec<NewEntry>)>,
    ) -> Result<Vec<Result<Appended, LedgerError>>, Fault> {
        let mut tip = self.tip;
        let mut scrub = self.scrub;
        let mut answers = Vec::with_capacity(work.len());
        let mut transaction =
            self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        for (expected, entries) in work {
            let savepoint = transaction.savepoint()?;
            let mut page = Page { connection: &savepoint, tip, scrub };
            match page.append(expected, entries) {
                Ok(appended) => {
                    (tip, scrub) = (page.tip, page.scrub);
                    savepoint.commit()?;
                    answers.push(Ok(appended));
                }
                Err(Stop::Taken(id)) => {
                    drop(savepoint);
                    answers.push(match reader::position_of(&transaction, id)? {
                        Some(at) => Ok(Appended::Exists(at)),
                        None => Err(LedgerError::Repeated(id)),
                    });
                }
                Err(Stop::Refused(error)) => answers.push(Err(error)),
                Err(Stop::Fault(fault)) => return Err(fault),
            }
        }
        if tip.head == self.tip.head {
            return Ok(answers);
        }
        if !move_head(&transaction, self.tip.head, tip, scrub)? {
            // Somebody wrote here behind our back: nothing is put on top of that.
            let at = self.tip.head.position;
            self.unwritable = Some(Unwritable::Damaged(at, Wrong::Chain));
            transaction.rollback()?;
            return Ok(answers.into_iter().map(|_| Err(damaged(at))).collect());
        }
        transaction.commit()?;
        self.commits_since += 1;
        self.entries_since += usize::try_from(tip.head.position.0 - self.tip.head.position.0)
            .unwrap_or(CHECKPOINT_ENTRIES);
        (self.tip, self.scrub) = (tip, scrub);
        Ok(answers)
    }

    fn checkpoint_when_due(&mut self) {
        let due =
            self.commits_since >= CHECKPOINT_COMMITS || self.entries_since >= CHECKPOINT_ENTRIES;
        if due && self.unwritable.is_none() {
            (self.commits_since, self.entries_since) = (0, 0);
            let done = self.connection.execute_batch("PRAGMA wal_checkpoint(PASSIVE)");
            self.believe_less_after(done.map_err(Fault::from));
        }
    }

    /// Rewrites the file when words were removed from it, and cuts off the log.
    ///
    /// SQLite may leave copies of a line in the unused part of a page when it moves lines between
    /// pages, so overwriting the line alone is not enough. When there is no room for it now, the
    /// head row remembers, and it is done at the next append or the next start.
    fn clear_free_space(&mut self) {
        if !self.scrub {
            return;
        }
        let done = scrub(&self.connection);
        self.scrub = !matches!(done, Ok(true));
        self.believe_less_after(done.map(|_| ()));
    }

    fn believe_less_after(&mut self, done: Result<(), Fault>) {
        if let Err(fault) = done
            && fault.is_final()
        {
            self.unwritable = Some(Unwritable::Broken(fault));
        }
    }
}

fn damaged(at: Position) -> LedgerError {
    LedgerError::Damaged(at, Wrong::Chain)
}

/// Moves the head row on from where it was. Returns false when it was not there.
fn move_head(
    transaction: &Transaction<'_>,
    from: Head,
    to: Tip,
    scrub: bool,
) -> Result<bool, rusqlite::Error> {
    let moved = transaction
        .prepare_cached(
            "UPDATE head SET position=?1, recorded_at=?2, chain=?3, scrub=?4
             WHERE firm=?5 AND position=?6 AND chain=?7",
        )?
        .execute((
            layout::number(to.head.position),
            to.recorded_at,
            to.head.chain,
            scrub,
            FIRM,
            layout::number(from.position),
            from.chain,
        ))?;
    Ok(moved == 1)
}

/// Clears the file of what was removed. Returns false when somebody was still reading the log.
fn scrub(connection: &Connection) -> Result<bool, Fault> {
    connection.execute_batch("VACUUM")?;
    connection.execute("UPDATE head SET scrub=0 WHERE firm=?1", [FIRM])?;
    let busy: bool =
        connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
    if busy {
        connection.execute("UPDATE head SET scrub=1 WHERE firm=?1", [FIRM])?;
    }
    Ok(!busy)
}

/// Why one append of a group was not written.
enum Stop {
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
struct Page<'a> {
    connection: &'a Connection,
    tip: Tip,
    scrub: bool,
}

impl Page<'_> {
    fn append(&mut self, expected: Position, entries: Vec<NewEntry>) -> Result<Appended, Stop> {
        if let Some(first) = entries.first()
            && let Some(at) = reader::position_of(self.connection, first.id)?
        {
            return Ok(Appended::Exists(at));
        }
        if self.tip.head.position != expected {
            return Err(Stop::Refused(LedgerError::Moved(self.tip.head.position)));
        }
        let salts = salts(entries.len())?;
        let mut appended = Vec::with_capacity(entries.len());
        for (new, salt) in entries.into_iter().zip(salts) {
            let leaves = match redacts(&new.event) {
                Some(target) => self.remove_words(target)?,
                None => None,
            };
            let line = self.tip.write(&new, salt, leaves)?;
            self.insert(&line)?;
            appended.push(written(new, line.position, line.recorded_at));
        }
        Ok(Appended::Written(appended))
    }

    fn insert(&self, line: &Line) -> Result<(), Stop> {
        const SQL: &str =
            "INSERT INTO entry (position, firm, id, recorded_at, body, salt, commitment, leaves,
             chain) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
        let inserted = self.connection.prepare_cached(SQL)?.execute((
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
