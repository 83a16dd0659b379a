//! `fushime read-sheet`: one sheet of a workbook to text, in a process of its own.
//!
//! Not for people: `import` runs it with little memory and time, because a workbook of a few
//! kilobytes can claim to be larger than any machine.

use std::fs::File;
use std::io::BufReader;
use std::path::PathBuf;

use clap::Args;

use super::failure::{Answer, Failure, Outcome};
use super::session::Session;
use crate::import::problem::FileProblem;
use crate::import::workbook::write_sheet;

/// `read-sheet FILE [--sheet NAME|N]`
#[derive(Debug, Args)]
pub struct ReadSheet {
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[arg(long, value_name = "NAME|N")]
    sheet: Option<String>,
}

pub(super) fn run(args: ReadSheet, session: &mut Session<'_>) -> Outcome {
    let sheet = args.sheet.as_deref();
    let read = File::open(&args.file).map_err(|_| FileProblem::BrokenOff).and_then(|file| {
        session.terminal.stream(|out| write_sheet(BufReader::new(file), sheet, out))
    });
    // Whoever asked for it reads the problem and says it in the reader's language.
    read.map_err(|problem| {
        let text = serde_json::to_string(&problem).unwrap_or_default();
        Failure::Refused(Answer {
            key: problem.phrase().key.to_owned(),
            text,
            hint: None,
            data: None,
        })
    })
}
