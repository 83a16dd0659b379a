//! The ledgers that are held to the promises.

use std::path::Path;

use fushime_ledger::{Ledger, MemoryLedger, SqliteLedger};
use tempfile::TempDir;

/// Which ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Backend {
    /// The one in memory.
    Memory,
    /// The one in a file.
    Sqlite,
}

/// A ledger with the folder it stands in, which goes with it.
pub(crate) struct Place {
    ledger: Option<Box<dyn Ledger>>,
    backend: Backend,
    folder: TempDir,
}

impl Backend {
    /// Makes an empty ledger.
    pub(crate) fn empty(self) -> Place {
        let folder = tempfile::tempdir().unwrap();
        let ledger: Box<dyn Ledger> = match self {
            Self::Memory => Box::new(MemoryLedger::new()),
            Self::Sqlite => Box::new(SqliteLedger::create(folder.path()).unwrap()),
        };
        Place { ledger: Some(ledger), backend: self, folder }
    }
}

impl Place {
    pub(crate) fn ledger(&self) -> &dyn Ledger {
        self.ledger.as_deref().unwrap()
    }

    /// Closes the ledger and opens it again. In memory there is nothing to close.
    pub(crate) fn reopen(&mut self) {
        if self.backend == Backend::Sqlite {
            self.ledger = None;
            self.ledger = Some(Box::new(SqliteLedger::open(self.folder.path()).unwrap()));
        }
    }

    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }
}
