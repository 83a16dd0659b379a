//! `fushime contest`: the salesperson finds a signal wrong; the leader decides.

use clap::Args;
use fushime_core::command::Command;

use super::failure::Outcome;
use super::session::{Session, joined};
use super::when::Circumstances;

/// `contest D-12 SIGNAL TEXT`, `contest D-12 SIGNAL --stays|--goes REASON`
#[derive(Debug, Args)]
pub struct Contest {
    directive: String,
    signal: String,
    #[arg(required = true)]
    words: Vec<String>,
    #[arg(long, group = "decision")]
    stays: bool,
    #[arg(long, group = "decision")]
    goes: bool,
    #[command(flatten)]
    when: Circumstances,
}

pub(super) fn run(args: Contest, session: &mut Session<'_>) -> Outcome {
    session.circumstances(&args.when)?;
    let directive = session.directive(&args.directive)?;
    let signal = session.choice("SIGNAL", &args.signal)?;
    let text = joined(&args.words);
    let command = if args.stays || args.goes {
        Command::DecideContest { directive, signal, stays: args.stays, reason: text }
    } else {
        Command::ContestSignal { directive, signal, text }
    };
    session.settle(vec![command])
}
