//! The power goes: everything that was not synced may be lost, in any part and any order.
//!
//! A writer runs once under `strace`. Then, for many moments of its life, the files are built as
//! a disk may hold them after a power loss at that moment, and opened.

use std::collections::BTreeMap;

use fushime_core::ids::{EntryId, Position};
use fushime_ledger::SqliteLedger;

use crate::chance::Chance;
use crate::checking::{After, check};
use crate::long;
use crate::trace::{Call, arguments, read, strace};
use crate::writing::{Says, Writer};

/// Disks write sectors of this size whole.
const SECTOR_BYTES: usize = 512;

/// Which syncs the disk keeps to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Disk {
    /// All of them.
    Honest,
    /// Those of the log are left out, as with `synchronous=NORMAL`: the control that must lose.
    ForgetsLog,
}

#[test]
fn a_power_loss_takes_nothing_that_was_acknowledged() {
    let Some(life) = Life::recorded() else { return };
    let mut chance = Chance::seeded("power loss");
    let moments = if long() { 400 } else { 60 };
    let (mut acknowledged, mut torn) = (0, 0);
    for _ in 0..moments {
        let moment = life.moment(&mut chance);
        let (after, lost_writes) = life.power_lost_at(moment, Disk::Honest, &mut chance);
        assert!(after.lost.is_empty(), "at call {moment} lost {:?}", after.lost);
        acknowledged += after.acknowledged;
        torn += usize::from(lost_writes > 0);
    }
    eprintln!(
        "{moments} power losses, {torn} with lost writes, {acknowledged} acknowledged, 0 lost"
    );
    assert!(torn > moments / 4, "the power was hardly ever lost while something was unsynced");
}

#[test]
fn the_control_without_the_syncs_of_the_log_a_power_loss_takes_entries() {
    let Some(life) = Life::recorded() else { return };
    let mut chance = Chance::seeded("power loss of the control");
    for _ in 0..60 {
        let moment = life.moment(&mut chance);
        let (after, _) = life.power_lost_at(moment, Disk::ForgetsLog, &mut chance);
        if !after.lost.is_empty() {
            eprintln!("the control lost {} at call {moment}, as it must", after.lost.len());
            return;
        }
    }
    panic!("a loss is not noticed");
}

/// What a writer did to its files from its first call to its last.
struct Life {
    calls: Vec<Call>,
    /// The ledger as it was before.
    before: BTreeMap<String, Vec<u8>>,
}

impl Life {
    fn recorded() -> Option<Self> {
        let strace = strace()?;
        let folder = tempfile::tempdir().unwrap();
        drop(SqliteLedger::create(folder.path()).unwrap());
        let ledger = std::fs::read(folder.path().join("ledger.sqlite")).unwrap();
        let trace = tempfile::NamedTempFile::new().unwrap();
        let path = trace.path().to_str().unwrap();
        // More than 300 commits, so that the log is copied into the file at least once.
        let writer =
            Writer { folder: folder.path(), run: 1, says: Says::WhenDone, appends_max: 90 };
        let mut under = vec![strace.as_str(), "-o", path];
        under.extend(arguments("--"));
        assert!(writer.start(&under).wait().unwrap().success());
        let text = std::fs::read_to_string(trace.path()).unwrap();
        let mut calls = read(&text, folder.path().to_str().unwrap());
        // The index of the log is built anew whenever the ledger is opened.
        calls.retain(|call| !call.is_to("ledger.sqlite-shm"));
        Some(Self { calls, before: [("ledger.sqlite".to_owned(), ledger)].into() })
    }

    fn moment(&self, chance: &mut Chance) -> usize {
        usize::try_from(chance.below(self.calls.len() as u64)).unwrap()
    }

    /// Builds the files as they may be after the power was lost, and checks them.
    fn power_lost_at(&self, moment: usize, disk: Disk, chance: &mut Chance) -> (After, usize) {
        let folder = tempfile::tempdir().unwrap();
        let mut files = self.before.clone();
        let mut unsynced: Vec<&Call> = Vec::new();
        let mut list: BTreeMap<&str, Vec<u8>> = BTreeMap::new();
        for call in &self.calls[..moment] {
            match call {
                Call::Write { file, bytes, .. } if file.starts_with("acknowledged") => {
                    // Whoever was told has seen it, whatever becomes of this machine.
                    list.entry(file).or_default().extend(bytes);
                }
                Call::Synced { file } if disk == Disk::ForgetsLog && file.ends_with("-wal") => {}
                Call::Synced { file } => unsynced.retain(|call| {
                    let synced = call.is_to(file);
                    if synced {
                        apply(&mut files, call, |_| true);
                    }
                    !synced
                }),
                call => unsynced.push(call),
            }
        }
        let lost_writes = lose(&mut files, &unsynced, chance);
        for (file, bytes) in &files {
            std::fs::write(folder.path().join(file), bytes).unwrap();
        }
        let text = String::from_utf8(list.into_values().flatten().collect()).unwrap();
        let ids: Vec<EntryId> = text.lines().map(|line| line.parse().unwrap()).collect();
        (check(folder.path(), &ids, Position(0)), lost_writes)
    }
}

/// Writes some of what was not synced, sector by sector, and returns how many calls lost some.
fn lose(files: &mut BTreeMap<String, Vec<u8>>, unsynced: &[&Call], chance: &mut Chance) -> usize {
    let mut losses = 0;
    for call in unsynced {
        // Nothing, any part, or all of it.
        let share = 50 * chance.below(3);
        apply(files, call, |_| chance.below(100) < share);
        losses += usize::from(share < 100);
    }
    losses
}

impl Call {
    fn is_to(&self, name: &str) -> bool {
        match self {
            Self::Write { file, .. } | Self::Cut { file, .. } | Self::Synced { file } => {
                file == name
            }
        }
    }
}

/// Does to the files what a call did, for every sector that is kept.
fn apply(files: &mut BTreeMap<String, Vec<u8>>, call: &Call, mut kept: impl FnMut(usize) -> bool) {
    match call {
        Call::Write { file, at, bytes } => {
            let content = files.entry(file.clone()).or_default();
            let at = at.unwrap_or(content.len());
            let mut from = at;
            while from < at + bytes.len() {
                let end = ((from / SECTOR_BYTES + 1) * SECTOR_BYTES).min(at + bytes.len());
                if kept(from) {
                    if content.len() < end {
                        content.resize(end, 0);
                    }
                    content[from..end].copy_from_slice(&bytes[from - at..end - at]);
                }
                from = end;
            }
        }
        Call::Cut { file, len } => {
            if kept(0) {
                files.entry(file.clone()).or_default().resize(*len, 0);
            }
        }
        Call::Synced { .. } => {}
    }
}
