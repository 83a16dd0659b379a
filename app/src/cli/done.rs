//! `fushime done`: the end of a directive, in one of three ways, or its taking up again.

use clap::Args;
use fushime_core::command::Command;

use super::failure::Outcome;
use super::session::{Session, joined_if_any};
use super::when::Circumstances;

/// `done D-12 [TEXT] [--withdraw|--buy-back|--reopen]`
#[derive(Debug, Args)]
pub struct Done {
    directive: String,
    words: Vec<String>,
    #[arg(long, group = "end")]
    withdraw: bool,
    #[arg(long, group = "end")]
    buy_back: bool,
    #[arg(long, group = "end")]
    reopen: bool,
    #[command(flatten)]
    when: Circumstances,
}

pub(super) fn run(args: Done, session: &mut Session<'_>) -> Outcome {
    session.circumstances(&args.when)?;
    let directive = session.directive(&args.directive)?;
    let text = joined_if_any(&args.words);
    let command = if args.withdraw {
        Command::Withdraw { directive, reason: text }
    } else if args.buy_back {
        Command::BuyBack { directive, reason: text }
    } else if args.reopen {
        Command::Reopen { directive, reason: text }
    } else {
        Command::Finish { directive, text }
    };
    session.settle(vec![command])
}
