//! `fushime question`: the leader asks the salesperson, or the salesperson the leader.

use clap::Args;
use fushime_core::command::Command;

use super::failure::Outcome;
use super::session::{Session, joined};
use super::when::Circumstances;

/// `question D-12 TEXT`
#[derive(Debug, Args)]
pub struct Question {
    directive: String,
    #[arg(required = true)]
    words: Vec<String>,
    #[arg(long, value_name = "DATE")]
    answer_by: Option<String>,
    #[command(flatten)]
    when: Circumstances,
}

pub(super) fn run(args: Question, session: &mut Session<'_>) -> Outcome {
    session.circumstances(&args.when)?;
    let directive = session.directive(&args.directive)?;
    let answer_by = match &args.answer_by {
        Some(day) => Some(session.day("--answer-by", day)?),
        None => None,
    };
    let text = joined(&args.words);
    session.settle(vec![Command::AskQuestion { directive, text, answer_by }])
}
