//! `fushime checkpoint`: where the ledger ends, as a line to keep elsewhere.

use std::path::PathBuf;

use clap::Args;
use serde_json::json;

use super::failure::Outcome;
use super::session::Session;
use super::write_out::write_out;

/// `checkpoint [--to FILE]`
#[derive(Debug, Args)]
pub struct Checkpoint {
    #[arg(long, value_name = "FILE")]
    to: Option<PathBuf>,
}

pub(super) fn run(args: Checkpoint, session: &mut Session<'_>) -> Outcome {
    let line = session.head()?.to_string();
    let Some(file) = &args.to else {
        return session.answer(&line, &json!({ "ok": true, "checkpoint": line }));
    };
    let shown = file.display().to_string();
    write_out(session, file, format!("{line}\n").as_bytes())?;
    let text = session.text.with("checkpoint-kept", &[("file", shown.into())]);
    session.answer(&text, &json!({ "ok": true, "checkpoint": line, "file": file }))
}
