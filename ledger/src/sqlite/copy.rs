//! Backup and restore: verified copies that never overwrite anything.

use std::fs::File;
use std::path::Path;

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};

use super::fault::fault;
use super::{file, layout, reader};
use crate::{LedgerError, Verified};

/// Copies a ledger into a new file and verifies the copy.
pub(super) fn backup(from: &Path, to: &Path) -> Result<Verified, LedgerError> {
    file::refuse_present(to)?;
    let source = file::open_to_read(from)?;
    // Half a backup must never be taken for a whole one: it gets its name when it is whole.
    let unfinished = file::beside(to, ".unfinished");
    let remove = || {
        file::remove_if_there(&unfinished)?;
        file::remove_if_there(&file::beside(&unfinished, "-journal"))
    };
    remove()?;
    let copied = file::create_empty(&unfinished).and_then(|()| copy(&source, &unfinished));
    let named = copied.and_then(|verified| {
        file::refuse_present(to)?;
        std::fs::rename(&unfinished, to).map_err(LedgerError::backend)?;
        file::sync_folder_of(to)?;
        Ok(verified)
    });
    if named.is_err() {
        remove()?;
    }
    named
}

/// Verifies a backup, copies it into place and verifies it again there.
pub(super) fn restore(from: &Path, to: &Path) -> Result<Verified, LedgerError> {
    file::refuse_present(to)?;
    let mut source = file::open_to_read(from)?;
    layout::LEDGER.check(&source)?;
    whole(reader::verify(&mut source, None)?)?;
    let unfinished = file::beside(to, ".new");
    file::remove_if_there(&unfinished)?;
    file::create_empty(&unfinished)?;
    let verified = copy(&source, &unfinished).and_then(whole)?;
    // The folder is locked and was looked at a moment ago: nothing is overwritten here.
    std::fs::rename(&unfinished, to).map_err(LedgerError::backend)?;
    file::sync_folder_of(to)?;
    Ok(verified)
}

fn whole(verified: Verified) -> Result<Verified, LedgerError> {
    match verified.wrong {
        Some((at, wrong)) => Err(LedgerError::Damaged(at, wrong)),
        None => Ok(verified),
    }
}

/// Copies page by page, in one view of the source, into an empty file.
fn copy(source: &Connection, to: &Path) -> Result<Verified, LedgerError> {
    let mut target = file::connect(to, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    file::pragma(&target, "synchronous=FULL")?;
    let backup = Backup::new(source, &mut target).map_err(fault)?;
    while backup.step(-1).map_err(fault)? != StepResult::Done {
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    drop(backup);
    // One file alone: without this, opening a backup would put a log and an index beside it.
    file::pragma(&target, "journal_mode=DELETE")?;
    layout::LEDGER.check(&target)?;
    let verified = reader::verify(&mut target, None)?;
    target.close().map_err(|(_, error)| fault(error))?;
    File::open(to).and_then(|file| file.sync_all()).map_err(LedgerError::backend)?;
    file::sync_folder_of(to)?;
    Ok(verified)
}
