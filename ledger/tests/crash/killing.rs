//! kill -9 under load.

use std::path::Path;
use std::time::{Duration, Instant};

use fushime_core::ids::Position;
use fushime_ledger::SqliteLedger;

use crate::chance::Chance;
use crate::checking::{After, acknowledged, check};
use crate::long;
use crate::writing::{Says, Writer};

#[test]
fn a_killed_writer_has_lost_nothing_it_acknowledged() {
    let cycles = if long() { 200 } else { 20 };
    let mut chance = Chance::seeded("killing the writer");
    let folder = tempfile::tempdir().unwrap();
    drop(SqliteLedger::create(folder.path()).unwrap());
    let (mut head, mut appends) = (Position(0), 0);
    for run in 1..=cycles {
        let after = killed(folder.path(), run, Says::WhenDone, &mut chance, head);
        assert!(after.lost.is_empty(), "run {run} lost {:?}", after.lost);
        assert!(after.acknowledged > 0, "run {run} had written nothing yet");
        head = after.head;
        appends += after.acknowledged;
    }
    eprintln!("{cycles} kills, {appends} appends acknowledged, 0 lost, head at {}", head.0);
}

#[test]
fn the_control_a_writer_that_acknowledges_too_early_loses() {
    let mut chance = Chance::seeded("killing the control");
    let folder = tempfile::tempdir().unwrap();
    drop(SqliteLedger::create(folder.path()).unwrap());
    for run in 1..=20 {
        let after = killed(folder.path(), run, Says::TooEarly, &mut chance, Position(0));
        if !after.lost.is_empty() {
            eprintln!("the control lost {} in run {run}, as it must", after.lost.len());
            return;
        }
    }
    panic!("a loss is not noticed");
}

/// Starts a writer, kills it at a moment left to chance, and looks at what is there.
fn killed(folder: &Path, run: u64, says: Says, chance: &mut Chance, head: Position) -> After {
    let mut writer = Writer { folder, run, says, appends_max: u64::MAX }.start(&[]);
    let begun = Instant::now();
    while acknowledged(folder, run).is_empty() {
        assert!(begun.elapsed() < Duration::from_secs(60), "the writer does not write");
        std::thread::sleep(Duration::from_millis(5));
    }
    let until = Duration::from_millis(200 + chance.below(800));
    std::thread::sleep(until.saturating_sub(begun.elapsed()));
    writer.kill().unwrap();
    writer.wait().unwrap();
    check(folder, &acknowledged(folder, run), head)
}
