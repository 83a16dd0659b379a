//! `fushime leave`: days away, which count for no clock.

use clap::{Args, Subcommand};
use fushime_core::command::Command;

use super::failure::Outcome;
use super::session::Session;
use super::when::Circumstances;

/// `leave take WHO FIRST [LAST]`, `leave cancel WHO FIRST`
#[derive(Debug, Args)]
pub struct Leave {
    #[command(subcommand)]
    step: Step,
}

#[derive(Debug, Subcommand)]
enum Step {
    Take(Take),
    Cancel(Cancel),
}

#[derive(Debug, Args)]
struct Take {
    member: String,
    first: String,
    last: Option<String>,
    #[command(flatten)]
    when: Circumstances,
}

#[derive(Debug, Args)]
struct Cancel {
    member: String,
    first: String,
    #[command(flatten)]
    when: Circumstances,
}

pub(super) fn run(args: Leave, session: &mut Session<'_>) -> Outcome {
    let command = match args.step {
        Step::Take(args) => {
            session.circumstances(&args.when)?;
            let member = session.member(&args.member)?;
            let first = session.past_or_coming("FIRST", &args.first)?;
            let last = match &args.last {
                Some(day) => session.past_or_coming("LAST", day)?,
                None => first,
            };
            Command::TakeLeave { member, first, last }
        }
        Step::Cancel(args) => {
            session.circumstances(&args.when)?;
            let member = session.member(&args.member)?;
            let first = session.past_or_coming("FIRST", &args.first)?;
            Command::CancelLeave { member, first }
        }
    };
    session.settle(vec![command])
}
