//! `fushime escalate`: an executive is asked to help, and sees the directive from now on.

use clap::Args;
use fushime_core::command::Command;
use fushime_core::words::Words;

use super::failure::Outcome;
use super::session::Session;
use super::when::Circumstances;

/// `escalate D-12 WHO --reason TEXT`
#[derive(Debug, Args)]
pub struct Escalate {
    directive: String,
    member: String,
    #[arg(long, value_name = "TEXT")]
    reason: String,
    #[command(flatten)]
    when: Circumstances,
}

pub(super) fn run(args: Escalate, session: &mut Session<'_>) -> Outcome {
    session.circumstances(&args.when)?;
    let command = Command::Escalate {
        directive: session.directive(&args.directive)?,
        to: session.member(&args.member)?,
        reason: Words::new(&args.reason),
    };
    session.settle(vec![command])
}
