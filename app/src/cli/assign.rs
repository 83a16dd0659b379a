//! `fushime assign`: somebody else is asked from now on; age and history stay.

use clap::Args;
use fushime_core::command::Command;

use super::failure::Outcome;
use super::session::{Session, words};
use super::when::Circumstances;

/// `assign D-12 WHO [--team TEAM] [--reason TEXT]`
#[derive(Debug, Args)]
pub struct Assign {
    directive: String,
    member: String,
    #[arg(long, value_name = "TEAM")]
    team: Option<String>,
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
    #[command(flatten)]
    when: Circumstances,
}

pub(super) fn run(args: Assign, session: &mut Session<'_>) -> Outcome {
    session.circumstances(&args.when)?;
    let command = Command::Reassign {
        directive: session.directive(&args.directive)?,
        owner: session.member(&args.member)?,
        team: args.team.as_deref().map(|team| session.team(team)).transpose()?,
        reason: words(args.reason.as_ref()),
    };
    session.settle(vec![command])
}
