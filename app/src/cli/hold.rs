//! `fushime hold`: a dated, owned pause.

use clap::Args;
use fushime_core::command::{Command, Refusal};
use fushime_core::words::Words;

use super::failure::Outcome;
use super::session::Session;
use super::when::Circumstances;

/// `hold D-12 --until DATE --reason TEXT`, `hold D-12 --resume`
#[derive(Debug, Args)]
pub struct Hold {
    directive: String,
    #[arg(long, value_name = "DATE", required_unless_present = "resume")]
    until: Option<String>,
    #[arg(long, value_name = "TEXT", required_unless_present = "resume")]
    reason: Option<String>,
    #[arg(long, conflicts_with_all = ["until", "reason"])]
    resume: bool,
    #[command(flatten)]
    when: Circumstances,
}

pub(super) fn run(args: Hold, session: &mut Session<'_>) -> Outcome {
    session.circumstances(&args.when)?;
    let directive = session.directive(&args.directive)?;
    let command = match (&args.until, &args.reason) {
        _ if args.resume => Command::Resume { directive },
        (Some(until), Some(reason)) => {
            let until = session.day("--until", until)?;
            Command::Hold { directive, until, reason: Words::new(reason) }
        }
        _ => return Err(session.refusal(&Refusal::DateNeeded)),
    };
    session.settle_and_go_on(vec![command], directive)
}
