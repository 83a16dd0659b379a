//! `fushime correct`: own words that were wrong; both versions stay to be read.

use clap::Args;
use fushime_core::command::Command;

use super::failure::Outcome;
use super::session::{Session, joined, words};
use super::when::Circumstances;

/// `correct ENTRY TEXT [--reason TEXT]`
#[derive(Debug, Args)]
pub struct Correct {
    entry: String,
    #[arg(required = true)]
    words: Vec<String>,
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
    #[command(flatten)]
    when: Circumstances,
}

pub(super) fn run(args: Correct, session: &mut Session<'_>) -> Outcome {
    session.circumstances(&args.when)?;
    let target = session.position(&args.entry)?;
    let (text, reason) = (joined(&args.words), words(args.reason.as_ref()));
    session.settle(vec![Command::CorrectEntry { target, text, reason }])
}
