//! What opening, copying and restoring promise, and what they say to a file that is none.

use std::path::Path;

use fushime_core::ids::Position;
use fushime_ledger::{Ledger, LedgerError, SqliteLedger};
use rusqlite::Connection;

use crate::samples::many;

fn opened(folder: &Path) -> Result<(), LedgerError> {
    SqliteLedger::open(folder).map(drop)
}

#[test]
fn where_there_is_no_ledger_it_says_so_and_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let inner = folder.path().join("not yet");
    assert!(matches!(opened(&inner), Err(LedgerError::Absent)));
    assert!(matches!(opened(folder.path()), Err(LedgerError::Absent)));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    // The control.
    drop(SqliteLedger::create(&inner).unwrap());
    assert!(opened(&inner).is_ok());
}

#[tokio::test]
async fn a_ledger_is_never_made_over_another() {
    let folder = tempfile::tempdir().unwrap();
    let ledger = SqliteLedger::create(folder.path()).unwrap();
    ledger.append(Position(0), many(1, 3)).await.unwrap();
    drop(ledger);
    let again = SqliteLedger::create(folder.path()).map(drop);
    assert!(matches!(again, Err(LedgerError::Present)), "{again:?}");
    let ledger = SqliteLedger::open(folder.path()).unwrap();
    assert_eq!(ledger.head().await.unwrap().position, Position(3));
}

#[test]
fn the_second_to_open_it_is_told_so() {
    let folder = tempfile::tempdir().unwrap();
    let first = SqliteLedger::create(folder.path()).unwrap();
    assert!(matches!(opened(folder.path()), Err(LedgerError::Locked)));
    let second = SqliteLedger::create(folder.path()).map(drop);
    assert!(matches!(second, Err(LedgerError::Locked)), "{second:?}");
    drop(first);
    assert!(opened(folder.path()).is_ok(), "the lock goes with whoever held it");
}

#[test]
fn what_is_no_ledger_is_refused_and_not_touched() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ledger.sqlite");
    std::fs::create_dir(&path).unwrap();
    assert!(matches!(opened(folder.path()), Err(LedgerError::Foreign)), "a folder");
    std::fs::remove_dir(&path).unwrap();
    for (what, bytes) in [
        ("nothing", Vec::new()),
        ("a few bytes", b"hello".to_vec()),
        ("text", "担当者,件名,日付\n".repeat(1000).into_bytes()),
        ("a header alone", b"SQLite format 3\0".to_vec()),
    ] {
        std::fs::write(&path, &bytes).unwrap();
        let refused = opened(folder.path());
        assert!(matches!(refused, Err(LedgerError::Foreign)), "{what}: {refused:?}");
        assert_eq!(std::fs::read(&path).unwrap(), bytes, "{what} was changed");
    }
    std::fs::remove_file(&path).unwrap();
    let other = Connection::open(&path).unwrap();
    other.execute_batch("CREATE TABLE song (title TEXT); INSERT INTO song VALUES ('x')").unwrap();
    drop(other);
    let before = std::fs::read(&path).unwrap();
    assert!(matches!(opened(folder.path()), Err(LedgerError::Foreign)), "somebody else's database");
    assert_eq!(std::fs::read(&path).unwrap(), before);
}

#[tokio::test]
async fn a_file_that_was_cut_off_is_said_to_be_damaged() {
    let folder = tempfile::tempdir().unwrap();
    let ledger = SqliteLedger::create(folder.path()).unwrap();
    ledger.append(Position(0), many(1, 2000)).await.unwrap();
    drop(ledger);
    let path = folder.path().join("ledger.sqlite");
    let whole = std::fs::read(&path).unwrap();
    for part in [1, 2, 5, 9] {
        std::fs::write(&path, &whole[..whole.len() * part / 10]).unwrap();
        let refused = opened(folder.path());
        assert!(matches!(refused, Err(LedgerError::Corrupt(_))), "{part} tenths: {refused:?}");
    }
    std::fs::write(&path, &whole).unwrap();
    assert!(opened(folder.path()).is_ok(), "the control");
}

#[tokio::test]
async fn a_newer_format_is_read_and_not_written() {
    let folder = tempfile::tempdir().unwrap();
    let ledger = SqliteLedger::create(folder.path()).unwrap();
    ledger.append(Position(0), many(1, 3)).await.unwrap();
    drop(ledger);
    let by_hand = Connection::open(folder.path().join("ledger.sqlite")).unwrap();
    by_hand.execute_batch("UPDATE head SET format=2").unwrap();
    let ledger = SqliteLedger::open(folder.path()).unwrap();
    let refused = ledger.append(Position(3), many(9, 1)).await;
    assert!(matches!(refused, Err(LedgerError::Newer(2))), "{refused:?}");
    assert_eq!(ledger.read_after(Position(0), 9).await.unwrap().len(), 3);
    assert_eq!(ledger.verify(None).await.unwrap().wrong, None);
    drop(ledger);
    // A layout that is not known is not even read.
    by_hand.execute_batch("PRAGMA user_version=2").unwrap();
    drop(by_hand);
    assert!(matches!(opened(folder.path()), Err(LedgerError::Foreign)));
}

#[tokio::test]
async fn a_backup_under_load_is_whole_and_becomes_the_same_ledger() {
    let folder = tempfile::tempdir().unwrap();
    let copies = tempfile::tempdir().unwrap();
    let backup = copies.path().join("monday.sqlite");
    let ledger = SqliteLedger::create(folder.path()).unwrap();
    ledger.append(Position(0), many(1, 3000)).await.unwrap();
    let writing = async {
        for nth in 0..30_u64 {
            let entries = many(10_000 + u128::from(nth), 1);
            ledger.append(Position(3000 + nth), entries).await.unwrap();
        }
    };
    // What breaks off leaves nothing under the name of a backup: there it is whole, or not at all.
    let named = backup.clone();
    let seen = std::thread::spawn(move || {
        for _ in 0..600_000 {
            if let Ok(found) = named.metadata() {
                return found.len();
            }
            std::thread::sleep(std::time::Duration::from_micros(100));
        }
        panic!("no backup in a minute");
    });
    std::fs::write(copies.path().join("monday.sqlite.unfinished"), "left by a power cut").unwrap();
    let ((), copied) = tokio::join!(writing, ledger.backup(&backup));
    let copied = copied.unwrap();
    assert_eq!(seen.join().unwrap(), backup.metadata().unwrap().len(), "whole at first sight");
    assert_eq!(copied.wrong, None);
    assert!(copied.head.position >= Position(3000));
    assert_eq!(std::fs::read_dir(copies.path()).unwrap().count(), 1, "one file alone");
    assert!(matches!(ledger.backup(&backup).await, Err(LedgerError::Present)));

    let elsewhere = copies.path().join("elsewhere");
    let restored = SqliteLedger::restore(&backup, &elsewhere).unwrap();
    assert_eq!(restored.head, copied.head);
    let again = SqliteLedger::restore(&backup, &elsewhere);
    assert!(matches!(again, Err(LedgerError::Present)), "{again:?}");
    let copy = SqliteLedger::open(&elsewhere).unwrap();
    let limit = usize::try_from(copied.head.position.0).unwrap();
    let expected = ledger.read_after(Position(0), limit).await.unwrap();
    assert_eq!(copy.read_after(Position(0), usize::MAX).await.unwrap(), expected);
    // Both go on from there, and the original still holds against the copy's end.
    copy.append(copied.head.position, many(90_000, 1)).await.unwrap();
    assert_eq!(ledger.verify(Some(copied.head)).await.unwrap().wrong, None);
}

#[tokio::test]
async fn a_backup_that_does_not_hold_is_not_restored() {
    let folder = tempfile::tempdir().unwrap();
    let backup = folder.path().join("backup.sqlite");
    let ledger = SqliteLedger::create(folder.path()).unwrap();
    ledger.append(Position(0), many(1, 9)).await.unwrap();
    ledger.backup(&backup).await.unwrap();
    let by_hand = Connection::open(&backup).unwrap();
    by_hand.execute_batch("UPDATE entry SET body='{}' WHERE position=5").unwrap();
    drop(by_hand);
    let elsewhere = folder.path().join("elsewhere");
    let refused = SqliteLedger::restore(&backup, &elsewhere);
    assert!(matches!(refused, Err(LedgerError::Damaged(Position(5), _))), "{refused:?}");
    assert!(matches!(opened(&elsewhere), Err(LedgerError::Absent)));
    let missing = SqliteLedger::restore(&folder.path().join("none"), &elsewhere);
    assert!(matches!(missing, Err(LedgerError::Absent)), "{missing:?}");
    std::fs::write(folder.path().join("text"), "not a backup at all, only text ".repeat(99))
        .unwrap();
    let text = SqliteLedger::restore(&folder.path().join("text"), &elsewhere);
    assert!(matches!(text, Err(LedgerError::Foreign)), "{text:?}");
}

#[test]
fn the_log_of_a_ledger_that_was_taken_away_is_not_read_into_a_new_one() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("ledger.sqlite-wal"), "old").unwrap();
    let refused = SqliteLedger::create(folder.path()).map(drop);
    assert!(matches!(refused, Err(LedgerError::Present)), "{refused:?}");
}
