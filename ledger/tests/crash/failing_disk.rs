//! A disk that refuses to sync: the process ends, and what it had acknowledged is there.

use fushime_core::ids::Position;
use fushime_ledger::SqliteLedger;

use crate::checking::{acknowledged, check};
use crate::long;
use crate::trace::strace;
use crate::writing::{DISK_FAILED, Says, Writer};

#[test]
fn after_a_failed_sync_the_writer_ends_and_has_acknowledged_nothing_false() {
    let Some(strace) = strace() else { return };
    // The log is synced at every commit, the file after some hundred, when the log is copied.
    let points: &[(&str, u32)] = match long() {
        false => &[("ledger.sqlite-wal", 1), ("ledger.sqlite-wal", 40), ("ledger.sqlite", 1)],
        true => &[
            ("ledger.sqlite-wal", 1),
            ("ledger.sqlite-wal", 2),
            ("ledger.sqlite-wal", 3),
            ("ledger.sqlite-wal", 40),
            ("ledger.sqlite-wal", 299),
            ("ledger.sqlite-wal", 303),
            ("ledger.sqlite", 1),
            ("ledger.sqlite", 2),
        ],
    };
    for (run, (file, nth)) in (1..).zip(points) {
        let folder = tempfile::tempdir().unwrap();
        drop(SqliteLedger::create(folder.path()).unwrap());
        let writer = Writer { folder: folder.path(), run, says: Says::WhenDone, appends_max: 400 };
        let path = folder.path().join(file);
        let inject = format!("inject=fdatasync,fsync:error=EIO:when={nth}");
        let path = path.to_str().unwrap();
        let under = [&strace, "-f", "-qq", "-o", "/dev/null", "-P", path, "-e", &inject];
        let status = writer.start(&under).wait().unwrap();
        let what = format!("sync {nth} of {file} failed");
        assert_eq!(status.code(), Some(DISK_FAILED), "{what} and the writer went on");
        let list = acknowledged(folder.path(), run);
        let after = check(folder.path(), &list, Position(0));
        assert!(after.lost.is_empty(), "{what} and {:?} were acknowledged", after.lost);
        if *file == "ledger.sqlite-wal" {
            // Each sync is of one commit, and each commit of one append here: the others lose.
            assert!(list.len() < usize::try_from(*nth).unwrap(), "{what}, too much acknowledged");
        }
    }
}

#[test]
fn the_control_a_disk_that_does_not_fail_lets_the_writer_end_well() {
    let Some(strace) = strace() else { return };
    let folder = tempfile::tempdir().unwrap();
    drop(SqliteLedger::create(folder.path()).unwrap());
    let writer = Writer { folder: folder.path(), run: 1, says: Says::WhenDone, appends_max: 20 };
    let status = writer.start(&[&strace, "-f", "-qq", "-o", "/dev/null", "-e", "trace=fsync"]);
    assert!({ status }.wait().unwrap().success());
    assert_eq!(acknowledged(folder.path(), 1).len(), 80);
}
