//! What reading promises.

use std::time::Duration;

use fushime_core::event::Event;
use fushime_core::ids::{EntryId, Position};
use rstest::rstest;

use crate::backends::Backend;
use crate::samples::{from_the_future, many, said};

#[rstest]
#[tokio::test]
async fn reading_begins_after_a_position_and_keeps_to_its_limit(
    #[values(Backend::Memory, Backend::Sqlite)] backend: Backend,
) {
    let place = backend.empty();
    place.ledger().append(Position(0), many(1, 10)).await.unwrap();
    for (after, limit, first, count) in [
        (0, 3, 1, 3),
        (7, 9, 8, 3),
        (10, 5, 0, 0),
        (99, 5, 0, 0),
        (u64::MAX, 1, 0, 0),
        (0, 0, 0, 0),
    ] {
        let read = place.ledger().read_after(Position(after), limit).await.unwrap();
        assert_eq!(read.len(), count, "after {after}");
        assert_eq!(read.first().map_or(0, |entry| entry.position.0), first, "after {after}");
    }
}

#[rstest]
#[tokio::test]
async fn replay_hands_out_every_entry_once_in_order(
    #[values(Backend::Memory, Backend::Sqlite)] backend: Backend,
) {
    // More than two batches, so that what lies between them counts too.
    let place = backend.empty();
    place.ledger().append(Position(0), many(1, 10_000)).await.unwrap();
    let read = place.ledger().read_after(Position(37), usize::MAX).await.unwrap();
    let mut replayed = Vec::new();
    let last =
        place.ledger().replay(Position(37), &mut |entry| replayed.push(entry)).await.unwrap();
    assert_eq!(last, Position(10_000));
    assert_eq!(replayed, read);
    let nothing = place.ledger().replay(last, &mut |entry| panic!("{entry:?}")).await.unwrap();
    assert_eq!(nothing, last);
}

#[rstest]
#[tokio::test]
async fn ids_are_found_with_their_positions(
    #[values(Backend::Memory, Backend::Sqlite)] backend: Backend,
) {
    let mut place = backend.empty();
    let entries = vec![said(u128::MAX, "a"), said(0, "b"), said(1 << 127, "c")];
    place.ledger().append(Position(0), entries).await.unwrap();
    place.reopen();
    let wanted = [EntryId(0), EntryId(5), EntryId(u128::MAX), EntryId(1 << 127)];
    let found = place.ledger().find(&wanted).await.unwrap();
    let expected = [(EntryId(0), 2), (EntryId(u128::MAX), 1), (EntryId(1 << 127), 3)];
    assert_eq!(found, expected.map(|(id, at)| (id, Position(at))));
}

#[rstest]
#[tokio::test]
async fn what_a_newer_program_wrote_survives_byte_for_byte(
    #[values(Backend::Memory, Backend::Sqlite)] backend: Backend,
) {
    let data = r#"{"zeta":1.50,  "alpha":"\u3042あ", "n":123456789012345678901234567890}"#;
    let mut place = backend.empty();
    place.ledger().append(Position(0), vec![from_the_future(1, data)]).await.unwrap();
    place.reopen();
    let read = place.ledger().read_after(Position(0), 1).await.unwrap();
    let Event::Unknown(unknown) = &read[0].event else { panic!("{read:?}") };
    assert_eq!((unknown.kind.as_str(), unknown.version), ("constellation_drawn", 9));
    assert_eq!(unknown.data.0.get(), data);
    assert_eq!(place.ledger().verify(None).await.unwrap().wrong, None);
}

#[rstest]
#[tokio::test]
async fn whoever_waits_for_a_change_is_told(
    #[values(Backend::Memory, Backend::Sqlite)] backend: Backend,
) {
    let place = backend.empty();
    let ledger = place.ledger();
    let waiting = tokio::time::timeout(Duration::from_millis(20), ledger.changed(Position(0)));
    assert!(waiting.await.is_err(), "nothing has changed yet");
    let (told, appended) = tokio::join!(
        tokio::time::timeout(Duration::from_secs(10), ledger.changed(Position(0))),
        ledger.append(Position(0), many(1, 1)),
    );
    assert!(told.is_ok() && appended.is_ok());
    // What has changed before is told at once.
    ledger.changed(Position(0)).await;
}
