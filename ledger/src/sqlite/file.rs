//! Making, locking and opening the file, with the settings that durability rests on.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, ErrorCode, OpenFlags};

use super::fault::fault;
use super::layout::Kind;
use crate::LedgerError;

/// The name of the ledger in its folder.
pub(super) const LEDGER: &str = "ledger.sqlite";
/// The name of the file that is locked while a process has the ledger open.
pub(super) const LEDGER_LOCK: &str = "ledger.lock";

/// How long to wait for a lock inside SQLite: a copy or a long read may hold one for a moment.
const BUSY_MAX: Duration = Duration::from_secs(10);

/// Takes the lock of a folder, which is held as long as the file is open.
pub(super) fn lock(folder: &Path, name: &str) -> Result<File, LedgerError> {
    let mut options = OpenOptions::new();
    options.create(true).truncate(false).write(true);
    let file = options.open(folder.join(name)).map_err(|error| match error.kind() {
        ErrorKind::PermissionDenied => LedgerError::ReadOnly,
        _ => LedgerError::backend(error),
    })?;
    taken(file)
}

/// Takes the lock of a folder that can only be read, if there is a lock to take: where nobody may
/// write, nobody has to be kept out.
pub(super) fn lock_to_read(folder: &Path, name: &str) -> Result<Option<File>, LedgerError> {
    match File::open(folder.join(name)) {
        Ok(file) => taken(file).map(Some),
        Err(_) => Ok(None),
    }
}

fn taken(file: File) -> Result<File, LedgerError> {
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(LedgerError::Locked),
        Err(TryLockError::Error(error)) => Err(LedgerError::backend(error)),
    }
}

/// Makes a new file under another name first, so that half of one is never found.
pub(super) fn create(
    path: &Path,
    fill: impl FnOnce(&mut Connection) -> Result<(), LedgerError>,
) -> Result<(), LedgerError> {
    refuse_present(path)?;
    let unfinished = beside(path, ".new");
    remove_if_there(&unfinished)?;
    remove_if_there(&beside(&unfinished, "-journal"))?;
    create_empty(&unfinished)?;
    let mut connection = connect(&unfinished, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    pragma(&connection, "synchronous=FULL")?;
    fill(&mut connection)?;
    connection.close().map_err(|(_, error)| fault(error))?;
    std::fs::rename(&unfinished, path).map_err(LedgerError::backend)?;
    sync_folder_of(path)
}

/// Makes an empty file that only its owner can read. It must not be there yet.
pub(super) fn create_empty(path: &Path) -> Result<(), LedgerError> {
    let mut options = OpenOptions::new();
    options.create_new(true).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
            Err(LedgerError::Present)
        }
        Err(error) => Err(LedgerError::backend(error)),
    }
}

/// Refuses when there is a file of this name, or the log of one that was taken away: SQLite
/// would read the old log into the new file.
pub(super) fn refuse_present(path: &Path) -> Result<(), LedgerError> {
    let taken = [path.to_owned(), beside(path, "-wal"), beside(path, "-journal")];
    if taken.iter().any(|path| path.symlink_metadata().is_ok()) {
        return Err(LedgerError::Present);
    }
    Ok(())
}

/// Makes the folder remember its new name even when the power fails now.
pub(super) fn sync_folder_of(path: &Path) -> Result<(), LedgerError> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    if cfg!(unix) {
        File::open(folder).and_then(|folder| folder.sync_all()).map_err(LedgerError::backend)?;
    }
    Ok(())
}

/// Removes what an earlier attempt may have left behind.
pub(super) fn remove_if_there(path: &Path) -> Result<(), LedgerError> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(LedgerError::backend(error))
        }
        _ => Ok(()),
    }
}

/// Opens a file of ours for the one connection that writes.
pub(super) fn open_to_write(path: &Path, kind: Kind) -> Result<Connection, LedgerError> {
    let connection = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    kind.check(&connection)?;
    pragma(&connection, "journal_mode=WAL")?;
    pragma(&connection, "synchronous=FULL")?;
    // Where the system offers a stronger sync than fsync (macOS), it is used.
    pragma(&connection, "fullfsync=1")?;
    pragma(&connection, "checkpoint_fullfsync=1")?;
    // What is deleted is overwritten: a redaction must not leave words in free space.
    pragma(&connection, "secure_delete=ON")?;
    // The writer checkpoints itself, because SQLite would not tell when its own one failed.
    pragma(&connection, "wal_autocheckpoint=0")?;
    // After a large import the log is cut back to 64 MiB.
    pragma(&connection, "journal_size_limit=67108864")?;
    pragma(&connection, "cache_size=-65536")?;
    Ok(connection)
}

/// Opens the file for a connection that only reads.
pub(super) fn open_to_read(path: &Path) -> Result<Connection, LedgerError> {
    let mut connection = connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let looked = connection.query_row("SELECT count(*) FROM sqlite_schema", (), |_| Ok(()));
    let refused = looked.is_err_and(|error| {
        let code = error.sqlite_error_code();
        matches!(code, Some(ErrorCode::CannotOpen | ErrorCode::ReadOnly))
    });
    if refused && is_settled(path) {
        // Beside a file that can only be read no index of the log can be made. There is no log,
        // and who may not write here does not change it: it is read as it stands.
        connection = connect_to(&unchanging(path), path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    }
    pragma(&connection, "query_only=ON")?;
    pragma(&connection, "wal_autocheckpoint=0")?;
    Ok(connection)
}

/// Tells whether everything that was written stands in the file itself, and nothing in its log.
fn is_settled(path: &Path) -> bool {
    beside(path, "-wal").metadata().map_or(true, |log| log.len() == 0)
}

/// Names a file for SQLite as one that nobody changes.
fn unchanging(path: &Path) -> PathBuf {
    let mut uri = String::from("file:");
    for byte in path.to_string_lossy().bytes() {
        match byte {
            b'/' | b'.' | b'-' | b'_' => uri.push(char::from(byte)),
            byte if byte.is_ascii_alphanumeric() => uri.push(char::from(byte)),
            byte => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri.push_str("?immutable=1");
    uri.into()
}

/// Opens a file that must be there.
pub(super) fn connect(path: &Path, access: OpenFlags) -> Result<Connection, LedgerError> {
    connect_to(path, path, access)
}

/// Opens a file that must be there, under the name that SQLite knows it by.
fn connect_to(name: &Path, path: &Path, access: OpenFlags) -> Result<Connection, LedgerError> {
    match path.metadata() {
        Ok(found) if !found.is_file() => return Err(LedgerError::Foreign),
        Ok(_) => {}
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return Err(LedgerError::Absent);
        }
        Err(error) => return Err(LedgerError::backend(error)),
    }
    let mut flags = access | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    flags.set(OpenFlags::SQLITE_OPEN_URI, name != path);
    let connection = Connection::open_with_flags(name, flags).map_err(fault)?;
    connection.busy_timeout(BUSY_MAX).map_err(fault)?;
    // A disk error under a memory map ends the process without a word; so no map.
    pragma(&connection, "mmap_size=0")?;
    pragma(&connection, "trusted_schema=OFF")?;
    pragma(&connection, "cell_size_check=ON")?;
    // Nothing of a ledger goes into a file for temporary things.
    pragma(&connection, "temp_store=MEMORY")?;
    Ok(connection)
}

/// Sets one thing, whether SQLite answers with a row or not.
pub(super) fn pragma(connection: &Connection, setting: &str) -> Result<(), LedgerError> {
    connection.execute_batch(&format!("PRAGMA {setting}")).map_err(fault)
}

/// Returns the path with something added to its name.
pub(super) fn beside(path: &Path, added: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(added);
    name.into()
}
