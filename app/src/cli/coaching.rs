//! `fushime coaching`: time given to prepare a hard conversation.

use clap::Args;
use fushime_core::command::Command;

use super::failure::Outcome;
use super::session::{Session, joined_if_any};
use super::when::Circumstances;

/// `coaching D-12[/3] MINUTES [TEXT]`
#[derive(Debug, Args)]
pub struct Coaching {
    directive: String,
    minutes: u16,
    words: Vec<String>,
    #[command(flatten)]
    when: Circumstances,
}

pub(super) fn run(args: Coaching, session: &mut Session<'_>) -> Outcome {
    session.circumstances(&args.when)?;
    let (directive, milestone) = session.milestone(&args.directive)?;
    let text = joined_if_any(&args.words);
    let minutes = args.minutes;
    session.settle(vec![Command::GiveCoaching { directive, minutes, milestone, text }])
}
