//! The one binary: it alone chooses which ledger there is.

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use fushime::office::looking::VaultHandle;
use fushime::office::{Cabinet, LedgerHandle, OfficeError, Verified};
use fushime_ledger::{SqliteLedger, SqliteVault};
use mimalloc::MiMalloc;

#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// Ledgers in SQLite, one in each folder.
struct SqliteCabinet;

impl Cabinet for SqliteCabinet {
    fn open(&self, folder: &Path) -> Result<LedgerHandle, OfficeError> {
        Ok(Arc::new(SqliteLedger::open(folder)?))
    }

    fn create(&self, folder: &Path) -> Result<LedgerHandle, OfficeError> {
        Ok(Arc::new(SqliteLedger::create(folder)?))
    }

    fn vault(&self, folder: &Path) -> Result<VaultHandle, OfficeError> {
        Ok(Arc::new(SqliteVault::open(folder)?))
    }

    fn back_up(&self, folder: &Path, to: &Path) -> Result<Verified, OfficeError> {
        let runtime = tokio::runtime::Builder::new_current_thread().build();
        let runtime = runtime.map_err(OfficeError::machine)?;
        let ledger = SqliteLedger::open(folder)?;
        Ok(runtime.block_on(ledger.backup(to))?)
    }

    fn restore(&self, from: &Path, folder: &Path) -> Result<Verified, OfficeError> {
        Ok(SqliteLedger::restore(from, folder)?)
    }
}

fn main() -> ExitCode {
    fushime::cli::main(std::env::args_os().collect(), &SqliteCabinet, fushime::web::serve)
}
