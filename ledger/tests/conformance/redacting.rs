//! What removing words promises.

use fushime_core::ids::Position;
use fushime_core::words::REMOVED;
use fushime_ledger::{Ledger, SqliteLedger, Wrong};
use rstest::rstest;
use rusqlite::Connection;

use crate::backends::Backend;
use crate::samples::{many, redact, request, said, words_of};

#[rstest]
#[tokio::test]
async fn words_are_removed_and_everything_else_stays(
    #[values(Backend::Memory, Backend::Sqlite)] backend: Backend,
) {
    let mut place = backend.empty();
    place.ledger().append(Position(0), many(1, 9)).await.unwrap();
    let before = place.ledger().read_after(Position(0), 9).await.unwrap();
    let approved = vec![request(10, 1, 4), redact(11, 1, 4)];
    place.ledger().append(Position(9), approved).await.unwrap();
    place.reopen();
    let after = place.ledger().read_after(Position(0), 99).await.unwrap();
    assert_eq!(after.len(), 11);
    for (old, new) in before.iter().zip(&after) {
        if old.position == Position(4) {
            assert!(new.redacted);
            assert_eq!(words_of(&new.event), REMOVED);
            assert_eq!((new.id, new.recorded_at, &new.note), (old.id, old.recorded_at, &old.note));
        } else {
            assert_eq!(old, new);
        }
    }
    let verified = place.ledger().verify(None).await.unwrap();
    assert_eq!((verified.wrong, verified.redacted), (None, 1));
}

#[rstest]
#[tokio::test]
async fn a_checkpoint_of_before_holds_after_words_were_removed(
    #[values(Backend::Memory, Backend::Sqlite)] backend: Backend,
) {
    let place = backend.empty();
    place.ledger().append(Position(0), many(1, 9)).await.unwrap();
    let kept = place.ledger().head().await.unwrap();
    place.ledger().append(Position(9), vec![redact(10, 1, 2)]).await.unwrap();
    let verified = place.ledger().verify(Some(kept)).await.unwrap();
    assert_eq!(verified.wrong, None);
}

#[rstest]
#[case::twice(&[3, 3])]
#[case::in_the_same_append(&[8])]
#[case::itself(&[6])]
#[case::nothing_there(&[0, 99, u64::MAX])]
#[tokio::test]
async fn odd_removals_do_no_harm(
    #[values(Backend::Memory, Backend::Sqlite)] backend: Backend,
    #[case] targets: &[u64],
) {
    let mut place = backend.empty();
    place.ledger().append(Position(0), many(1, 5)).await.unwrap();
    let mut entries = vec![];
    if targets == [8] {
        entries.extend(many(50, 3));
    }
    entries.extend((100..).zip(targets).map(|(id, target)| redact(id, 1, *target)));
    let count = entries.len() + 5;
    place.ledger().append(Position(5), entries).await.unwrap();
    place.reopen();
    let verified = place.ledger().verify(None).await.unwrap();
    let removed = u64::from(targets == [3, 3] || targets == [8]);
    assert_eq!((verified.wrong, verified.redacted), (None, removed));
    assert_eq!(place.ledger().read_after(Position(0), 99).await.unwrap().len(), count);
}

/// Words of all sizes: within a page, over several pages, and of one letter repeated.
fn canaries() -> Vec<String> {
    (0..120_usize)
        .map(|nth| format!("カナリア{nth:04}-{}", "鳴いた".repeat(nth * nth % 700)))
        .collect()
}

#[tokio::test]
async fn removed_words_are_in_no_byte_of_any_file() {
    let mut place = Backend::Sqlite.empty();
    let entries = (1..).zip(canaries()).map(|(id, words)| said(id, &words)).collect();
    place.ledger().append(Position(0), entries).await.unwrap();
    let hits = hits_in(place.folder());
    assert!(hits >= 120, "the control: before, the words are there, {hits} times");
    place.reopen();
    // Every second one first, so that the lines between them move within the file.
    let mut head = Position(120);
    for odd in [1, 0] {
        for target in (1..=120).filter(|target| target % 2 == odd) {
            let entry = redact(1000 + u128::from(target), 1, target);
            place.ledger().append(head, vec![entry]).await.unwrap();
            head = Position(head.0 + 1);
        }
        if odd == 1 {
            assert!(hits_in(place.folder()) >= 60, "the other half is still there");
        }
    }
    assert_eq!(hits_in(place.folder()), 0, "while it is open");
    place.reopen();
    assert_eq!(hits_in(place.folder()), 0, "after it was closed");
    assert_eq!(place.ledger().verify(None).await.unwrap().redacted, 120);
}

#[tokio::test]
async fn a_fresh_backup_has_no_removed_words() {
    let folder = tempfile::tempdir().unwrap();
    let ledger = SqliteLedger::create(folder.path()).unwrap();
    ledger.append(Position(0), vec![said(1, "カナリア0000-鳴いた")]).await.unwrap();
    let copies = tempfile::tempdir().unwrap();
    ledger.backup(&copies.path().join("before.sqlite")).await.unwrap();
    assert_eq!(hits_in(copies.path()), 1, "the control: the backup of before has them");
    std::fs::remove_file(copies.path().join("before.sqlite")).unwrap();
    ledger.append(Position(1), vec![redact(2, 1, 1)]).await.unwrap();
    ledger.backup(&copies.path().join("after.sqlite")).await.unwrap();
    assert_eq!(hits_in(copies.path()), 0);
}

#[tokio::test]
async fn words_that_went_without_a_redaction_are_found_missing() {
    let mut place = Backend::Sqlite.empty();
    place.ledger().append(Position(0), many(1, 5)).await.unwrap();
    place.ledger().append(Position(5), vec![redact(9, 1, 2)]).await.unwrap();
    let by_hand = Connection::open(place.folder().join("ledger.sqlite")).unwrap();
    by_hand.execute_batch("UPDATE entry SET body=NULL, salt=NULL WHERE position=4").unwrap();
    drop(by_hand);
    place.reopen();
    let verified = place.ledger().verify(None).await.unwrap();
    assert_eq!(verified.wrong, Some((Position(4), Wrong::Gone)));
}

#[rstest]
#[case::figures_of_what_is_left("UPDATE entry SET remains=replace(remains, '142', '143')")]
#[case::words_put_back("UPDATE entry SET body=remains, salt=zeroblob(16), remains=NULL")]
#[case::what_is_left_taken_away("UPDATE entry SET remains=NULL")]
#[tokio::test]
async fn what_is_left_of_an_entry_cannot_be_changed(#[case] sql: &str) {
    let mut place = Backend::Sqlite.empty();
    place.ledger().append(Position(0), many(1, 5)).await.unwrap();
    place.ledger().append(Position(5), vec![redact(9, 1, 2)]).await.unwrap();
    let by_hand = Connection::open(place.folder().join("ledger.sqlite")).unwrap();
    by_hand.execute_batch(&format!("{sql} WHERE position=2")).unwrap();
    drop(by_hand);
    place.reopen();
    let verified = place.ledger().verify(None).await.unwrap();
    assert_eq!(verified.wrong, Some((Position(2), Wrong::Body)));
}

/// Counts the words to be found in every byte of every file of a folder.
fn hits_in(folder: &std::path::Path) -> usize {
    std::fs::read_dir(folder)
        .unwrap()
        .map(|file| {
            let bytes = std::fs::read(file.unwrap().path()).unwrap();
            let needle = "カナリア".as_bytes();
            let crumbs = "鳴いた鳴いた".as_bytes();
            bytes.windows(needle.len()).filter(|window| *window == needle).count()
                + usize::from(bytes.windows(crumbs.len()).any(|window| window == crumbs))
        })
        .sum()
}
