//! `fushime checkpoint`: where the ledger ends, as a line to keep elsewhere.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;
use serde_json::json;

use super::failure::Outcome;
use super::session::Session;

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
    let written = std::fs::File::create_new(file)
        .and_then(|mut file| writeln!(file, "{line}").and_then(|()| file.sync_all()));
    written.map_err(|error| {
        let values = [("file", shown.clone().into()), ("cause", error.to_string().into())];
        session.refused("file-unwritten", &values)
    })?;
    let text = session.text.with("checkpoint-kept", &[("file", shown.into())]);
    session.answer(&text, &json!({ "ok": true, "checkpoint": line, "file": file }))
}
