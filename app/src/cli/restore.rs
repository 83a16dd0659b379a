//! `fushime restore`: a backup becomes the ledger of a folder that has none.

use std::path::PathBuf;

use clap::Args;

use super::failure::Outcome;
use super::session::Session;
use super::verify::tell;

/// `restore FILE`
#[derive(Debug, Args)]
pub struct Restore {
    file: PathBuf,
}

pub(super) fn run(args: Restore, session: &mut Session<'_>) -> Outcome {
    let folder = session.folder().to_owned();
    let restored = session.cabinet().restore(&args.file, &folder);
    let verified = restored.map_err(|error| session.restore_failure(&error, &args.file))?;
    tell(&verified, "restore-done", session)
}
