//! Two writers at once.

use std::collections::BTreeMap;
use std::sync::Arc;

use fushime_core::ids::{EntryId, Position};
use fushime_ledger::{Appended, LedgerError};
use rstest::rstest;

use crate::backends::{Backend, Place};
use crate::samples::said;

const WRITERS: u128 = 4;
const EACH: u128 = 50;

#[rstest]
fn writers_that_race_lose_nothing_and_share_no_position(
    #[values(Backend::Memory, Backend::Sqlite)] backend: Backend,
) {
    let place = Arc::new(backend.empty());
    let writers: Vec<_> = (1..=WRITERS)
        .map(|writer| {
            let place = Arc::clone(&place);
            std::thread::spawn(move || write_all(&place, writer))
        })
        .collect();
    let mut acknowledged = BTreeMap::new();
    let mut lost_races = 0;
    for writer in writers {
        let (written, moved) = writer.join().unwrap();
        lost_races += moved;
        for (position, id) in written {
            assert_eq!(acknowledged.insert(position, id), None, "{position:?} was given twice");
        }
    }
    let total = u64::try_from(WRITERS * EACH).unwrap();
    assert!(acknowledged.keys().copied().eq((1..=total).map(Position)));
    // The control: had nobody been refused, nobody would have raced.
    assert!(lost_races > 0, "the writers never met");

    let read = block_on(place.ledger().read_after(Position(0), usize::MAX)).unwrap();
    let read: BTreeMap<_, _> = read.iter().map(|entry| (entry.position, entry.id)).collect();
    assert_eq!(read, acknowledged);
    assert_eq!(block_on(place.ledger().verify(None)).unwrap().wrong, None);
}

/// Writes entries one by one, each after the head it last heard of.
fn write_all(place: &Place, writer: u128) -> (Vec<(Position, EntryId)>, usize) {
    let mut expected = Position(0);
    let mut written = Vec::new();
    let mut moved = 0;
    for nth in 0..EACH {
        loop {
            let entry = said(writer << 64 | nth, "値上げのお願いに伺った");
            match block_on(place.ledger().append(expected, vec![entry])) {
                Ok(Appended::Written(entries)) => {
                    expected = entries[0].position;
                    written.push((entries[0].position, entries[0].id));
                    break;
                }
                Err(LedgerError::Moved(head)) => {
                    assert!(head > expected, "only a later head is a reason to refuse");
                    expected = head;
                    moved += 1;
                }
                other => panic!("{other:?}"),
            }
        }
    }
    (written, moved)
}

fn block_on<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(future)
}
