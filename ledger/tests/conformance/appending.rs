//! What an append promises.

use fushime_core::ids::{EntryId, Position};
use fushime_ledger::{Appended, LedgerError};
use rstest::rstest;

use crate::backends::Backend;
use crate::samples::{many, moment, said};

#[rstest]
#[tokio::test]
async fn positions_count_from_one_without_a_gap(
    #[values(Backend::Memory, Backend::Sqlite)] backend: Backend,
) {
    let mut place = backend.empty();
    let mut head = Position(0);
    for (first, count) in [(10, 1), (20, 3), (30, 100)] {
        let appended = place.ledger().append(head, many(first, count)).await.unwrap();
        let Appended::Written(entries) = appended else { panic!("{appended:?}") };
        let positions: Vec<u64> = entries.iter().map(|entry| entry.position.0).collect();
        let expected: Vec<u64> = (head.0 + 1..).take(positions.len()).collect();
        assert_eq!(positions, expected);
        head = entries.last().unwrap().position;
    }
    place.reopen();
    assert_eq!(place.ledger().head().await.unwrap().position, Position(104));
    let read = place.ledger().read_after(Position(0), 1000).await.unwrap();
    assert!((1..).zip(&read).all(|(position, entry)| entry.position == Position(position)));
}

#[rstest]
#[tokio::test]
async fn what_is_answered_is_what_is_read_back(
    #[values(Backend::Memory, Backend::Sqlite)] backend: Backend,
) {
    let mut place = backend.empty();
    let appended = place.ledger().append(Position(0), many(1, 50)).await.unwrap();
    let Appended::Written(written) = appended else { panic!("{appended:?}") };
    place.reopen();
    assert_eq!(place.ledger().read_after(Position(0), 50).await.unwrap(), written);
}

#[rstest]
#[tokio::test]
async fn an_append_after_another_head_writes_nothing(
    #[values(Backend::Memory, Backend::Sqlite)] backend: Backend,
) {
    let place = backend.empty();
    place.ledger().append(Position(0), many(1, 2)).await.unwrap();
    for stale in [0, 1, 3, u64::MAX] {
        let refused = place.ledger().append(Position(stale), many(7, 3)).await;
        assert!(matches!(refused, Err(LedgerError::Moved(Position(2)))), "{refused:?}");
    }
    assert_eq!(place.ledger().head().await.unwrap().position, Position(2));
    assert!(place.ledger().find(&[EntryId(7), EntryId(9)]).await.unwrap().is_empty());
}

#[rstest]
#[tokio::test]
async fn a_retry_writes_nothing_again(
    #[values(Backend::Memory, Backend::Sqlite)] backend: Backend,
) {
    let mut place = backend.empty();
    place.ledger().append(Position(0), many(1, 3)).await.unwrap();
    place.ledger().append(Position(3), many(100, 1)).await.unwrap();
    place.reopen();
    let head = place.ledger().head().await.unwrap();
    for (retried, at) in [(many(1, 3), 1), (many(100, 1), 4), (many(99, 2), 4)] {
        let again = place.ledger().append(head.position, retried.clone()).await.unwrap();
        assert_eq!(again, Appended::Exists(Position(at)));
        if at != 4 || retried.len() == 1 {
            // Whoever retries knows only the head of then.
            let again = place.ledger().append(Position(0), retried).await.unwrap();
            assert_eq!(again, Appended::Exists(Position(at)));
        }
    }
    assert_eq!(place.ledger().head().await.unwrap(), head);
    assert!(place.ledger().find(&[EntryId(99)]).await.unwrap().is_empty());
}

#[rstest]
#[tokio::test]
async fn one_id_twice_in_one_append_is_refused_as_a_whole(
    #[values(Backend::Memory, Backend::Sqlite)] backend: Backend,
) {
    let place = backend.empty();
    let mut entries = many(1, 5);
    entries.push(said(3, "同じ名前でもう一度"));
    let refused = place.ledger().append(Position(0), entries).await;
    assert!(matches!(refused, Err(LedgerError::Repeated(EntryId(3)))), "{refused:?}");
    assert_eq!(place.ledger().head().await.unwrap().position, Position(0));
    // And nothing of it stands in the way afterwards.
    place.ledger().append(Position(0), many(1, 5)).await.unwrap();
}

#[rstest]
#[tokio::test]
async fn nothing_appended_is_nothing_written(
    #[values(Backend::Memory, Backend::Sqlite)] backend: Backend,
) {
    let place = backend.empty();
    let appended = place.ledger().append(Position(0), Vec::new()).await.unwrap();
    assert_eq!(appended, Appended::Written(Vec::new()));
    let refused = place.ledger().append(Position(1), Vec::new()).await;
    assert!(matches!(refused, Err(LedgerError::Moved(Position(0)))), "{refused:?}");
}

#[rstest]
#[tokio::test]
async fn times_never_go_backwards(#[values(Backend::Memory, Backend::Sqlite)] backend: Backend) {
    let mut place = backend.empty();
    let mut entries = many(1, 4);
    for (entry, seconds) in entries.iter_mut().zip([10, 5, 20, 0]) {
        entry.recorded_at = moment(seconds);
    }
    place.ledger().append(Position(0), entries).await.unwrap();
    place.reopen();
    // The clock was set back while the program was closed.
    place.ledger().append(Position(4), many(5, 1)).await.unwrap();
    let read = place.ledger().read_after(Position(0), 9).await.unwrap();
    let times: Vec<_> = read.iter().map(|entry| entry.recorded_at).collect();
    assert_eq!(times, [10, 10, 20, 20, 20].map(moment));
}
