//! `fushime retract`: an own report, fact or question written by mistake no longer counts.

use clap::Args;
use fushime_core::command::Command;
use fushime_core::words::Words;

use super::failure::Outcome;
use super::session::Session;
use super::when::Circumstances;

/// `retract ENTRY --reason TEXT`
#[derive(Debug, Args)]
pub struct Retract {
    entry: String,
    #[arg(long, value_name = "TEXT")]
    reason: String,
    #[command(flatten)]
    when: Circumstances,
}

pub(super) fn run(args: Retract, session: &mut Session<'_>) -> Outcome {
    session.circumstances(&args.when)?;
    let target = session.position(&args.entry)?;
    session.settle(vec![Command::RetractEntry { target, reason: Words::new(&args.reason) }])
}
