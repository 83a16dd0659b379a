//! The one connection that writes: a thread that takes what has queued into one commit.

use std::thread::JoinHandle;

use fushime_core::entry::NewEntry;
use fushime_core::ids::Position;
use rusqlite::{Connection, Transaction, TransactionBehavior};
use tokio::sync::{mpsc, oneshot, watch};

use super::fault::Fault;
use super::layout::{FIRM, FORMAT, read_head};
use super::page::{Page, Stop};
use super::thread::{QUEUE_MAX, ended, join, spawn};
use super::{layout, reader};
use crate::line::Tip;
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

/// Writes one append into what is open. The tip moves only when all of it was written.
fn write(
    connection: &Connection,
    tip: &mut Tip,
    scrub: &mut bool,
    expected: Position,
    entries: Vec<NewEntry>,
) -> Result<Appended, Stop> {
    let mut page = Page { connection, tip: *tip, scrub: *scrub };
    let appended = page.append(expected, entries)?;
    (*tip, *scrub) = (page.tip, page.scrub);
    Ok(appended)
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
        let alone = work.len() == 1;
        for (expected, entries) in work {
            // One that comes alone takes nobody with it: the transaction itself is its savepoint.
            let appended = if alone {
                write(&transaction, &mut tip, &mut scrub, expected, entries)
            } else {
                let savepoint = transaction.savepoint()?;
                let appended = write(&savepoint, &mut tip, &mut scrub, expected, entries);
                if appended.is_ok() {
                    savepoint.commit()?;
                }
                appended
            };
            match appended {
                Ok(appended) => answers.push(Ok(appended)),
                Err(Stop::Taken(id)) => {
                    answers.push(match reader::position_of(&transaction, id)? {
                        Some(at) if at <= tip.head.position => Ok(Appended::Exists(at)),
                        // It stands among its own entries.
                        _ => Err(LedgerError::Repeated(id)),
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
///
/// The head row forgets about it only afterwards, so that a crash in between does it again.
fn scrub(connection: &Connection) -> Result<bool, Fault> {
    connection.execute_batch("VACUUM")?;
    let busy: bool =
        connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
    if !busy {
        connection.execute("UPDATE head SET scrub=0 WHERE firm=?1", [FIRM])?;
    }
    Ok(!busy)
}

#[cfg(test)]
mod tests {
    use fushime_core::entry::{Note, Source};
    use fushime_core::event::signal::{EntryRedacted, EntryRetracted};
    use fushime_core::ids::{EntryId, RedactionId};

    use super::super::file;
    use super::*;

    fn entry(id: u128, reason: &str) -> NewEntry {
        let note = Note {
            on: jiff::civil::date(2026, 11, 20),
            time: None,
            by: None,
            on_behalf_of: None,
            from: Source::Cli,
        };
        let event = EntryRetracted { target: Position(1), reason: reason.into() }.into();
        NewEntry { id: EntryId(id), recorded_at: jiff::Timestamp::UNIX_EPOCH, note, event }
    }

    fn pen_in(folder: &tempfile::TempDir) -> Pen {
        let path = folder.path().join(file::LEDGER);
        if !path.exists() {
            file::create(&path, layout::create_ledger).unwrap();
        }
        Pen::take(file::open_to_write(&path, layout::LEDGER).unwrap()).unwrap()
    }

    fn append(pen: &mut Pen, entry: NewEntry) -> Result<Appended, LedgerError> {
        let (answer, mut answered) = oneshot::channel();
        let request = Request { expected: pen.head().position, entries: vec![entry], answer };
        pen.serve(vec![request], &watch::Sender::new(Position(0)));
        answered.try_recv().unwrap()
    }

    #[test]
    fn a_full_disk_refuses_writing_until_there_is_room_again() {
        let folder = tempfile::tempdir().unwrap();
        let mut pen = pen_in(&folder);
        append(&mut pen, entry(1, "小さい")).unwrap();
        // SQLite answers a full disk and a file at its allowed size in the same way.
        let pages: i64 = (pen.connection).query_row("PRAGMA page_count", [], |r| r.get(0)).unwrap();
        pen.connection.execute_batch(&format!("PRAGMA max_page_count={}", pages + 1)).unwrap();
        let large = entry(2, &"大きい".repeat(9000));
        for _ in 0..3 {
            let refused = append(&mut pen, large.clone());
            assert!(matches!(refused, Err(LedgerError::Full)), "{refused:?}");
        }
        let read = reader::read_after(&pen.connection, Position(0), 9).unwrap();
        assert_eq!(read.len(), 1, "reading goes on, and nothing is half written");
        pen.connection.execute_batch("PRAGMA max_page_count=1000000").unwrap();
        assert!(matches!(append(&mut pen, large), Ok(Appended::Written(_))));
        assert_eq!(reader::verify(&mut pen.connection, None).unwrap().wrong, None);
    }

    #[test]
    fn a_group_is_one_commit_and_each_in_it_gets_its_own_answer() {
        let folder = tempfile::tempdir().unwrap();
        let mut pen = pen_in(&folder);
        let work = |expected, ids: &[u128]| {
            (Position(expected), ids.iter().map(|id| entry(*id, "同時に")).collect::<Vec<_>>())
        };
        let group =
            vec![work(0, &[1, 2]), work(0, &[3]), work(2, &[4]), work(3, &[5, 5]), work(3, &[6])];
        let answers = pen.commit(group).unwrap();
        let positions: Vec<_> = answers
            .iter()
            .map(|answer| match answer {
                Ok(Appended::Written(entries)) => entries.last().map(|entry| entry.position.0),
                Err(LedgerError::Moved(_) | LedgerError::Repeated(_)) => None,
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(positions, [Some(2), None, Some(3), None, Some(4)]);
        assert_eq!(pen.commits_since, 1);
        assert_eq!(reader::verify(&mut pen.connection, None).unwrap().head, pen.head());
    }

    #[test]
    fn words_whose_removal_was_interrupted_are_cleared_at_the_next_start() {
        let folder = tempfile::tempdir().unwrap();
        let mut pen = pen_in(&folder);
        append(&mut pen, entry(1, "カナリアが鳴いた")).unwrap();
        let mut removal = entry(2, "");
        removal.event = EntryRedacted { redaction: RedactionId(1), target: Position(1) }.into();
        // Committed, and then the power failed before the file was cleared.
        pen.commit(vec![(Position(1), vec![removal])]).unwrap();
        assert!(pen.scrub && words_in(&folder), "the control: without it they are still there");
        drop(pen);
        let pen = pen_in(&folder);
        assert!(!pen.scrub && !words_in(&folder));
    }

    fn words_in(folder: &tempfile::TempDir) -> bool {
        let needle = "カナリア".as_bytes();
        std::fs::read_dir(folder.path()).unwrap().any(|file| {
            let bytes = std::fs::read(file.unwrap().path()).unwrap();
            bytes.windows(needle.len()).any(|window| window == needle)
        })
    }

    #[test]
    fn after_a_failed_write_nothing_more_is_written() {
        let folder = tempfile::tempdir().unwrap();
        let mut pen = pen_in(&folder);
        append(&mut pen, entry(1, "一")).unwrap();
        // A connection that may no longer write fails as one whose disk has failed.
        pen.connection.execute_batch("PRAGMA query_only=ON").unwrap();
        assert!(matches!(append(&mut pen, entry(2, "二")), Err(LedgerError::ReadOnly)));
        pen.connection.execute_batch("PRAGMA query_only=OFF").unwrap();
        let refused = append(&mut pen, entry(3, "三"));
        assert!(matches!(refused, Err(LedgerError::ReadOnly)), "{refused:?}");
        // Only a new start, which reads what is on disk, is believed again.
        drop(pen);
        assert!(append(&mut pen_in(&folder), entry(3, "三")).is_ok());
    }
}
