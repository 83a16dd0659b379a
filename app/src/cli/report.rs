//! `fushime report`: a milestone was reached.

use clap::Args;
use fushime_core::command::Command;

use super::failure::Outcome;
use super::session::{Session, joined_if_any};
use super::when::Circumstances;

/// `report D-12/3 [TEXT]`
#[derive(Debug, Args)]
pub struct Report {
    milestone: String,
    words: Vec<String>,
    #[command(flatten)]
    when: Circumstances,
}

pub(super) fn run(args: Report, session: &mut Session<'_>) -> Outcome {
    session.circumstances(&args.when)?;
    let (directive, milestone) = session.milestone(&args.milestone)?;
    let text = joined_if_any(&args.words);
    session.settle(vec![Command::ReportMilestone { directive, milestone, text }])
}
