//! Whoever reads: some entries, all of them quickly, or every byte with suspicion.

use std::path::Path;
use std::sync::mpsc;

use fushime_core::entry::Entry;
use fushime_core::ids::{EntryId, Position};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension, Row};

use super::fault::fault;
use super::file::open_to_read;
use super::layout::{FIRM, number, position_in, read_head};
use crate::line::{Stored, redacts_by_body};
use crate::verify::{Found, Redactions, Verifier};
use crate::{Head, LedgerError, REPLAY_BATCH, Verified, Wrong};

/// How many entries at the end are checked at every start: a few milliseconds of work.
const END_CHECKED: u64 = 1000;

/// How many threads read ahead. Reading is mostly parsing, and a small machine has two cores.
const READERS: u64 = 2;

/// How many batches each of them may be ahead of whoever takes them.
const BATCHES_AHEAD: usize = 2;

const ENTRIES: &str = "SELECT position, id, recorded_at, body, remains FROM entry
    WHERE position > ?1 ORDER BY position LIMIT ?2";

/// Reads up to `limit` entries after a position.
pub(super) fn read_after(
    connection: &Connection,
    after: Position,
    limit: usize,
) -> Result<Vec<Entry>, LedgerError> {
    let mut entries = Vec::new();
    each_after(connection, after, limit, |entry| entries.push(entry))?;
    Ok(entries)
}

/// Reads up to `limit` entries and gives them on.
fn each_after(
    connection: &Connection,
    after: Position,
    limit: usize,
    mut take: impl FnMut(Entry),
) -> Result<(), LedgerError> {
    let mut statement = connection.prepare_cached(ENTRIES).map_err(fault)?;
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let mut rows = statement.query((number(after), limit)).map_err(fault)?;
    let mut last = after.0;
    while let Some(row) = rows.next().map_err(fault)? {
        let entry = read_row(row)?;
        last += 1;
        // Positions have no gap: a missing one means that what follows cannot be understood.
        if entry.position.0 != last {
            return Err(LedgerError::Damaged(Position(last), Wrong::Gap));
        }
        take(entry);
    }
    Ok(())
}

fn read_row(row: &Row<'_>) -> Result<Entry, LedgerError> {
    let position = position_in(row, 0).map_err(fault)?;
    let (body, remains) = (row.get_ref(3).map_err(fault)?, row.get_ref(4).map_err(fault)?);
    let redacted = matches!(body, ValueRef::Null);
    let text = if redacted { remains } else { body };
    let text = text.as_str().map_err(|_| LedgerError::Damaged(position, Wrong::Gone))?;
    let id = id_in(row, 1).map_err(fault)?;
    Stored { position, id, recorded_at: row.get(2).map_err(fault)?, text, redacted }.read()
}

/// Reads an id. One that is not sixteen bytes long was written by somebody else, and is no id.
fn id_in(row: &Row<'_>, column: usize) -> Result<EntryId, rusqlite::Error> {
    let bytes = row.get_ref(column)?.as_bytes().unwrap_or_default();
    Ok(EntryId(bytes.try_into().map_or(0, u128::from_be_bytes)))
}

/// Reads everything after a position and hands it out here, while other threads read ahead.
///
/// Each of them reads every second batch; what they read is taken in turn, so order is kept.
pub(super) fn replay(
    path: &Path,
    after: Position,
    each: &mut (dyn FnMut(Entry) + Send),
) -> Result<Position, LedgerError> {
    let end = read_head(&open_to_read(path)?)?.tip.head.position;
    let batches = end.0.saturating_sub(after.0).div_ceil(REPLAY_BATCH as u64);
    let readers = batches.min(READERS);
    std::thread::scope(|scope| {
        let mut ahead = Vec::new();
        for nth in 0..readers {
            let connection = open_to_read(path)?;
            let (sender, batches) = mpsc::sync_channel(BATCHES_AHEAD);
            let first = Position(after.0 + nth * REPLAY_BATCH as u64);
            scope.spawn(move || send_batches(&connection, first, end, readers, &sender));
            ahead.push(batches);
        }
        for nth in 0..batches {
            let from = usize::try_from(nth % readers).unwrap_or_default();
            let batch = ahead[from].recv().map_err(|_| super::thread::ended())?;
            batch.entries.into_iter().for_each(&mut *each);
            batch.read?;
        }
        Ok(Position(end.0.max(after.0)))
    })
}

/// Entries in order, and whether all of the batch were read: those before a fault are handed out.
struct Batch {
    entries: Vec<Entry>,
    read: Result<(), LedgerError>,
}

/// Reads one batch of each round up to the end, and sends it.
fn send_batches(
    connection: &Connection,
    first: Position,
    end: Position,
    readers: u64,
    to: &mpsc::SyncSender<Batch>,
) {
    let step = REPLAY_BATCH as u64 * readers;
    let mut after = first;
    while after < end {
        let count = (end.0 - after.0).min(REPLAY_BATCH as u64);
        let limit = usize::try_from(count).unwrap_or(REPLAY_BATCH);
        let mut entries = Vec::with_capacity(limit);
        let read = each_after(connection, after, limit, |entry| entries.push(entry));
        let missing = Position(after.0 + entries.len() as u64 + 1);
        let read = match read {
            // Fewer than there are up to the end: they were taken out behind the last one read.
            Ok(()) if entries.len() < limit => Err(LedgerError::Damaged(missing, Wrong::Gap)),
            read => read,
        };
        let wrong = read.is_err();
        // When the one who takes is gone there is nobody to read for.
        if to.send(Batch { entries, read }).is_err() || wrong {
            return;
        }
        after = Position(after.0 + step);
    }
}

/// Finds which of these ids were written.
pub(super) fn find(
    connection: &Connection,
    ids: &[EntryId],
) -> Result<Vec<(EntryId, Position)>, LedgerError> {
    let mut found = Vec::new();
    for id in ids {
        if let Some(at) = position_of(connection, *id).map_err(fault)? {
            found.push((*id, at));
        }
    }
    Ok(found)
}

/// Finds the position of an id.
pub(super) fn position_of(
    connection: &Connection,
    id: EntryId,
) -> Result<Option<Position>, rusqlite::Error> {
    let mut statement = connection.prepare_cached("SELECT position FROM entry WHERE id=?1")?;
    statement.query_row([id.0.to_be_bytes()], |row| position_in(row, 0)).optional()
}

/// Checks every line, in one view of the file.
pub(super) fn verify(
    connection: &mut Connection,
    against: Option<Head>,
) -> Result<Verified, LedgerError> {
    walk(connection, None, against)
}

/// Checks the last lines only, so that the time to start does not grow with the ledger.
pub(super) fn verify_end(connection: &mut Connection) -> Result<Verified, LedgerError> {
    walk(connection, Some(END_CHECKED), None)
}

fn walk(
    connection: &mut Connection,
    last: Option<u64>,
    against: Option<Head>,
) -> Result<Verified, LedgerError> {
    let view = connection.transaction().map_err(fault)?;
    let tip = read_head(&view)?.tip;
    let head = tip.head;
    let from = match last.map(|count| head.position.0.saturating_sub(count)) {
        Some(at) if at > 0 => {
            let mut before =
                view.prepare("SELECT chain FROM entry WHERE position=?1").map_err(fault)?;
            let chain: Option<Vec<u8>> = before
                .query_row([number(Position(at))], |row| row.get(0))
                .optional()
                .map_err(fault)?;
            // One that is missing or has the wrong size shows as a broken link behind it.
            let chain = chain.and_then(|chain| chain.try_into().ok()).unwrap_or_default();
            Head { position: Position(at), chain }
        }
        _ => Head::default(),
    };
    // A line in front of the first, which no reader would see, is found too.
    let first = if from == Head::default() { i64::MIN } else { number(from.position) };
    let mut verifier = Verifier::new(from, redactions(&view)?, against);
    let mut statement = view
        .prepare(
            "SELECT position, id, recorded_at, body, salt, remains, commitment, leaves, chain,
                firm
             FROM entry WHERE position > ?1 ORDER BY position",
        )
        .map_err(fault)?;
    let mut rows = statement.query([first]).map_err(fault)?;
    let mut walked = Ok(());
    while walked.is_ok()
        && let Some(row) = rows.next().map_err(fault)?
    {
        walked = verifier.line(&found(row).map_err(fault)?);
    }
    Ok(verifier.finish(walked, tip))
}

fn found<'a>(row: &'a Row<'_>) -> Result<Found<'a>, rusqlite::Error> {
    let bytes = |column| row.get_ref(column).map(|value| value.as_bytes().ok());
    Ok(Found {
        position: position_in(row, 0)?,
        ours: row.get::<_, i64>(9)? == FIRM,
        id: id_in(row, 1)?,
        recorded_at: row.get(2)?,
        body: bytes(3)?,
        salt: bytes(4)?,
        remains: bytes(5)?,
        commitment: bytes(6)?.unwrap_or_default(),
        leaves: bytes(7)?,
        chain: bytes(8)?.unwrap_or_default(),
    })
}

/// Reads which entries were redacted, and the hash of what must be left of each.
fn redactions(connection: &Connection) -> Result<Redactions, LedgerError> {
    let mut statement = connection
        .prepare(
            "SELECT position, coalesce(body, remains), leaves FROM entry INDEXED BY redaction
             WHERE leaves IS NOT NULL",
        )
        .map_err(fault)?;
    let mut rows = statement.query([]).map_err(fault)?;
    let mut redactions = Redactions::new();
    while let Some(row) = rows.next().map_err(fault)? {
        let text = row.get_ref(1).map_err(fault)?;
        let target = text.as_str().ok().and_then(redacts_by_body);
        let left = row.get_ref(2).map_err(fault)?.as_bytes().unwrap_or_default();
        if let (Some(target), Ok(left)) = (target, left.try_into()) {
            redactions.insert(target, left);
        }
    }
    Ok(redactions)
}
