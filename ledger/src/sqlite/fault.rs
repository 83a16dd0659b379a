//! What SQLite's errors mean for a ledger.

use std::io::ErrorKind;
use std::sync::Arc;

use rusqlite::ErrorCode;

use crate::LedgerError;

/// The first version without the bug that could lose a committed transaction when two
/// connections wrote and checkpointed at once. Source: sqlite.org, release notes of 3.51.3.
const SQLITE_MIN: i32 = 3_051_003;

/// Refuses an SQLite library that may lose committed entries.
pub(super) fn check_version(number: i32) -> Result<(), LedgerError> {
    if number >= SQLITE_MIN {
        return Ok(());
    }
    let (major, minor, patch) = (number / 1_000_000, number / 1000 % 1000, number % 1000);
    Err(LedgerError::OldSqlite(format!("{major}.{minor}.{patch}")))
}

/// A failure of SQLite, which may be the answer to several who waited for the same commit.
#[derive(Debug, Clone)]
pub(super) struct Fault(pub(super) Arc<rusqlite::Error>);

impl From<rusqlite::Error> for Fault {
    fn from(error: rusqlite::Error) -> Self {
        Self(Arc::new(error))
    }
}

impl From<Fault> for LedgerError {
    fn from(fault: Fault) -> Self {
        match fault.0.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::Full,
            Some(ErrorCode::ReadOnly) => Self::ReadOnly,
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Locked,
            Some(ErrorCode::NotADatabase) => Self::Foreign,
            Some(ErrorCode::DatabaseCorrupt) => Self::Corrupt(Box::new(fault.0)),
            _ => Self::Backend(Box::new(fault.0)),
        }
    }
}

impl Fault {
    /// Tells whether the connection must not be believed any more.
    ///
    /// After a failed write or sync the pages that the system holds in memory may look written and
    /// not be: trying again can succeed and lose them. A full disk is not such a failure.
    pub(super) fn is_final(&self) -> bool {
        !matches!(
            self.0.sqlite_error_code(),
            Some(ErrorCode::DiskFull | ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked)
        )
    }
}

/// Returns of which usual kind an error of SQLite is, if it is one.
pub(crate) fn cause_kind(error: &(dyn std::error::Error + 'static)) -> Option<ErrorKind> {
    let shared = error.downcast_ref::<Arc<rusqlite::Error>>().map(AsRef::as_ref);
    let error = shared.or_else(|| error.downcast_ref::<rusqlite::Error>())?;
    match error.sqlite_error_code()? {
        ErrorCode::CannotOpen | ErrorCode::PermissionDenied => Some(ErrorKind::PermissionDenied),
        ErrorCode::ReadOnly => Some(ErrorKind::ReadOnlyFilesystem),
        ErrorCode::DiskFull => Some(ErrorKind::StorageFull),
        ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Some(ErrorKind::ResourceBusy),
        ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => Some(ErrorKind::InvalidData),
        _ => None,
    }
}

/// Says what an error of SQLite means.
pub(super) fn fault(error: rusqlite::Error) -> LedgerError {
    Fault::from(error).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_sqlite_that_may_lose_entries_is_refused() {
        for number in [3_007_000, 3_050_006, 3_051_001, 3_051_002] {
            assert!(check_version(number).is_err(), "{number}");
        }
        assert!(check_version(3_051_003).is_ok());
        assert!(check_version(rusqlite::version_number()).is_ok(), "the one that is built in");
        let told = check_version(3_040_001).map_err(|error| error.to_string());
        assert_eq!(told, Err("SQLite 3.40.1 is too old: 3.51.3 or newer is needed".into()));
    }
}
