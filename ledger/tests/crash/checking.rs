//! Comparing what was acknowledged with what is there.

use std::collections::BTreeMap;
use std::path::Path;

use fushime_core::ids::{EntryId, Position};
use fushime_ledger::{Ledger, SqliteLedger};

use crate::writing::IN_ONE;

/// What was found after a crash.
#[derive(Debug)]
pub(crate) struct After {
    /// Where the ledger ends now.
    pub(crate) head: Position,
    /// How many appends were acknowledged.
    pub(crate) acknowledged: usize,
    /// Acknowledged and not there.
    pub(crate) lost: Vec<EntryId>,
}

/// Reads the lists that the writers of a run kept. A last line cut off by a kill counts for none.
pub(crate) fn acknowledged(folder: &Path, run: u64) -> Vec<EntryId> {
    let prefix = format!("acknowledged-{run}-");
    let mut ids = Vec::new();
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        if path.file_name().unwrap().to_str().unwrap().starts_with(&prefix) {
            let text = std::fs::read_to_string(path).unwrap();
            ids.extend(text.lines().filter_map(|line| line.parse::<EntryId>().ok()));
        }
    }
    ids
}

/// Opens the ledger after a crash and checks everything it promises.
///
/// Panics when it does not hold, or when part of an append is there and part is not.
pub(crate) fn check(folder: &Path, acknowledged: &[EntryId], read_before: Position) -> After {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    runtime.block_on(async {
        let ledger = SqliteLedger::open(folder).unwrap();
        let verified = ledger.verify(None).await.unwrap();
        assert_eq!(verified.wrong, None);
        let mut appends: BTreeMap<u128, Vec<Position>> = BTreeMap::new();
        let read = &mut |entry: fushime_core::entry::Entry| {
            let low = entry.id.0 & u128::from(u64::MAX);
            let append = entry.id.0 - low + low / IN_ONE * IN_ONE;
            appends.entry(append).or_default().push(entry.position);
        };
        let head = ledger.replay(read_before, read).await.unwrap();
        assert_eq!(head, verified.head.position);
        for (id, positions) in &appends {
            let whole = positions.len() as u128 == IN_ONE
                && positions.windows(2).all(|pair| pair[1].0 == pair[0].0 + 1);
            assert!(whole, "{id:032x} is there in part, at {positions:?}");
        }
        let found = ledger.find(acknowledged).await.unwrap();
        let found: BTreeMap<_, _> = found.into_iter().collect();
        let lost = acknowledged.iter().filter(|id| !found.contains_key(id)).copied().collect();
        After { head, acknowledged: acknowledged.len(), lost }
    })
}
