//! `fushime backup`: a verified copy of the ledger in one new file.

use std::path::PathBuf;

use clap::Args;

use super::failure::Outcome;
use super::session::Session;
use super::verify::tell;
use super::write_out::free_place;

/// `backup FILE`
#[derive(Debug, Args)]
pub struct Backup {
    file: PathBuf,
}

pub(super) fn run(args: Backup, session: &mut Session<'_>) -> Outcome {
    free_place(session, &args.file)?;
    let folder = session.folder().to_owned();
    let copied = session.cabinet().back_up(&folder, &args.file);
    let verified = copied.map_err(|error| session.copy_failure(&error, &args.file))?;
    tell(&verified, "backup-done", session)
}
