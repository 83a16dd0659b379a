//! A ledger edited by hand: `verify` names the first position that does not hold.

use fushime_core::ids::Position;
use fushime_ledger::{Ledger, LedgerError, SqliteLedger, Wrong};
use rstest::rstest;
use rusqlite::Connection;
use tempfile::TempDir;

use crate::samples::many;

const COUNT: u64 = 20;

async fn ledger_of_twenty() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let ledger = SqliteLedger::create(folder.path()).unwrap();
    ledger.append(Position(0), many(1, COUNT.into())).await.unwrap();
    folder
}

fn by_hand(folder: &TempDir, sql: &str) {
    let connection = Connection::open(folder.path().join("ledger.sqlite")).unwrap();
    connection.execute_batch(sql).unwrap();
}

#[rstest]
#[case::body("UPDATE entry SET body=replace(body, '142', '143') WHERE position=7", 7, Wrong::Body)]
#[case::one_space("UPDATE entry SET body=body||' ' WHERE position=7", 7, Wrong::Body)]
#[case::salt("UPDATE entry SET salt=zeroblob(16) WHERE position=7", 7, Wrong::Body)]
#[case::no_salt("UPDATE entry SET salt=NULL WHERE position=7", 7, Wrong::Body)]
#[case::commitment("UPDATE entry SET commitment=zeroblob(32) WHERE position=7", 7, Wrong::Body)]
#[case::time("UPDATE entry SET recorded_at=recorded_at-1 WHERE position=7", 7, Wrong::Chain)]
#[case::id("UPDATE entry SET id=randomblob(16) WHERE position=7", 7, Wrong::Chain)]
#[case::short_id("UPDATE entry SET id=x'00' WHERE position=7", 7, Wrong::Chain)]
#[case::chain("UPDATE entry SET chain=zeroblob(32) WHERE position=7", 7, Wrong::Chain)]
#[case::short_chain("UPDATE entry SET chain=x'' WHERE position=7", 7, Wrong::Chain)]
#[case::a_redaction_claimed(
    "UPDATE entry SET leaves=zeroblob(32) WHERE position=7",
    7,
    Wrong::Chain
)]
#[case::two_places("UPDATE entry SET body='{}' WHERE position IN (9, 5, 14)", 5, Wrong::Body)]
#[case::deleted("DELETE FROM entry WHERE position=7", 7, Wrong::Gap)]
#[case::the_first_deleted("DELETE FROM entry WHERE position=1", 1, Wrong::Gap)]
#[case::the_last_deleted("DELETE FROM entry WHERE position=20", 20, Wrong::Gap)]
#[case::all_deleted("DELETE FROM entry", 1, Wrong::Gap)]
#[case::deleted_and_closed_up(
    "DELETE FROM entry WHERE position=7;
     UPDATE entry SET position=-position WHERE position > 7;
     UPDATE entry SET position=-position-1 WHERE position < 0",
    7,
    Wrong::Chain
)]
#[case::swapped(
    "UPDATE entry SET position=-7 WHERE position=7;
     UPDATE entry SET position=7 WHERE position=8;
     UPDATE entry SET position=8 WHERE position=-7",
    7,
    Wrong::Chain
)]
#[case::bodies_swapped(
    "UPDATE entry SET body=(SELECT o.body FROM entry o WHERE o.position=15-entry.position)
     WHERE position IN (7, 8)",
    7,
    Wrong::Body
)]
#[case::one_put_behind(
    "INSERT INTO entry SELECT 21, firm, randomblob(16), recorded_at, body, salt, remains,
     commitment, leaves, chain FROM entry WHERE position=20",
    21,
    Wrong::Chain
)]
#[case::one_put_in_front(
    "INSERT INTO entry SELECT 0, firm, randomblob(16), recorded_at, body, salt, remains,
     commitment, leaves, chain FROM entry WHERE position=1",
    0,
    Wrong::Foreign
)]
#[case::far_in_front("UPDATE entry SET position=-3 WHERE position=7", 0, Wrong::Foreign)]
#[case::another_firms("UPDATE entry SET firm=2 WHERE position=7", 7, Wrong::Foreign)]
#[case::remains_beside_a_body("UPDATE entry SET remains='{}' WHERE position=7", 7, Wrong::Body)]
#[case::head_row_later("UPDATE head SET recorded_at=recorded_at+1", 20, Wrong::Chain)]
#[case::head_row_timeless("UPDATE head SET recorded_at=NULL", 20, Wrong::Chain)]
#[case::head_row_back("UPDATE head SET position=19", 20, Wrong::Chain)]
#[case::head_row_chain("UPDATE head SET chain=zeroblob(32)", 20, Wrong::Chain)]
#[case::head_row_short_chain("UPDATE head SET chain=x''", 20, Wrong::Chain)]
#[tokio::test]
async fn the_first_wrong_position_is_named(
    #[case] sql: &str,
    #[case] position: u64,
    #[case] wrong: Wrong,
) {
    let folder = ledger_of_twenty().await;
    let ledger = SqliteLedger::open(folder.path()).unwrap();
    assert_eq!(ledger.verify(None).await.unwrap().wrong, None, "the control");
    drop(ledger);
    by_hand(&folder, sql);
    let ledger = SqliteLedger::open(folder.path()).unwrap();
    assert_eq!(ledger.verify(None).await.unwrap().wrong, Some((Position(position), wrong)));
    // Nothing is written on top of what does not hold.
    let head = ledger.head().await.unwrap().position;
    let refused = ledger.append(head, many(100, 1)).await;
    assert!(matches!(refused, Err(LedgerError::Damaged(_, _))), "{refused:?}");
}

#[tokio::test]
async fn a_missing_position_stops_whoever_reads_on() {
    let folder = ledger_of_twenty().await;
    by_hand(&folder, "DELETE FROM entry WHERE position=7");
    let ledger = SqliteLedger::open(folder.path()).unwrap();
    let mut read = Vec::new();
    let stopped = ledger.replay(Position(0), &mut |entry| read.push(entry.position.0)).await;
    let gap = Err(LedgerError::Damaged(Position(7), Wrong::Gap));
    assert_eq!(format!("{stopped:?}"), format!("{gap:?}", gap = gap as Result<Position, _>));
    assert_eq!(read, [1, 2, 3, 4, 5, 6]);
    assert!(ledger.read_after(Position(3), 9).await.is_err());
}

#[tokio::test]
async fn a_body_that_is_none_is_named_by_its_position() {
    let folder = ledger_of_twenty().await;
    by_hand(&folder, "UPDATE entry SET body='{' WHERE position=7");
    let ledger = SqliteLedger::open(folder.path()).unwrap();
    let read = ledger.read_after(Position(0), 20).await;
    assert!(matches!(read, Err(LedgerError::Unreadable(Position(7), _))), "{read:?}");
}

#[tokio::test]
async fn whoever_writes_behind_our_back_is_noticed_before_the_next_append() {
    let folder = ledger_of_twenty().await;
    let ledger = SqliteLedger::open(folder.path()).unwrap();
    by_hand(&folder, "UPDATE head SET position=19; DELETE FROM entry WHERE position=20");
    let refused = ledger.append(Position(20), many(100, 1)).await;
    assert!(matches!(refused, Err(LedgerError::Damaged(_, _))), "{refused:?}");
    assert_eq!(ledger.read_after(Position(0), 99).await.unwrap().len(), 19);
}

/// Writes the ledger anew from position 11 on, with every hash as it should be: what somebody
/// can do who has the file and the program.
async fn with_its_tail_rewritten(folder: &TempDir) -> SqliteLedger {
    by_hand(
        folder,
        "DELETE FROM entry WHERE position > 10;
         UPDATE head SET position=10, chain=(SELECT chain FROM entry WHERE position=10)",
    );
    let ledger = SqliteLedger::open(folder.path()).unwrap();
    ledger.append(Position(10), many(500, 10)).await.unwrap();
    ledger
}

#[tokio::test]
async fn a_rewritten_tail_is_found_against_a_checkpoint_kept_elsewhere() {
    let folder = ledger_of_twenty().await;
    let ledger = SqliteLedger::open(folder.path()).unwrap();
    let kept = ledger.head().await.unwrap();
    drop(ledger);
    let ledger = with_its_tail_rewritten(&folder).await;
    let verified = ledger.verify(Some(kept)).await.unwrap();
    assert_eq!(verified.wrong, Some((Position(20), Wrong::Checkpoint)));
    // The control: the chain alone does not show it. That is why checkpoints are kept elsewhere.
    assert_eq!(ledger.verify(None).await.unwrap().wrong, None);
}
