//! `fushime affirm`: a new leader stands by a directive from before the term.

use clap::Args;
use fushime_core::command::Command;

use super::failure::Outcome;
use super::session::{Session, joined_if_any};
use super::when::Circumstances;

/// `affirm D-12 [TEXT]`
#[derive(Debug, Args)]
pub struct Affirm {
    directive: String,
    words: Vec<String>,
    #[command(flatten)]
    when: Circumstances,
}

pub(super) fn run(args: Affirm, session: &mut Session<'_>) -> Outcome {
    session.circumstances(&args.when)?;
    let directive = session.directive(&args.directive)?;
    let text = joined_if_any(&args.words);
    session.settle(vec![Command::Reaffirm { directive, text }])
}
