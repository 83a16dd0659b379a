//! `fushime move`: a milestone's date. The first date stays on record.

use clap::Args;
use fushime_core::command::Command;

use super::failure::Outcome;
use super::session::{Session, words};
use super::when::Circumstances;

/// `move D-12/3 --to DATE --by WHO [--reason TEXT]`
#[derive(Debug, Args)]
pub struct Move {
    milestone: String,
    #[arg(long, value_name = "DATE")]
    to: String,
    #[arg(long, value_name = "client|salesperson|leader|inside")]
    by: String,
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
    #[command(flatten)]
    when: Circumstances,
}

pub(super) fn run(args: Move, session: &mut Session<'_>) -> Outcome {
    session.circumstances(&args.when)?;
    let (directive, milestone) = session.milestone(&args.milestone)?;
    let account = session.state().directives.get(directive).and_then(|held| held.ask.account);
    let command = Command::MoveMilestone {
        directive,
        milestone,
        to: session.due("--to", &args.to, account)?,
        requester: session.choice("--by", &args.by)?,
        reason: words(args.reason.as_ref()),
    };
    session.settle(vec![command])
}
