//! `fushime concern`: open disagreement, or a request for help; always welcome.

use clap::Args;
use fushime_core::command::Command;
use fushime_core::event::terms::ConcernKind;

use super::failure::Outcome;
use super::session::{Session, joined_if_any};
use super::when::Circumstances;

/// `concern D-12 [TEXT] [--help-wanted]`
#[derive(Debug, Args)]
pub struct Concern {
    directive: String,
    words: Vec<String>,
    #[arg(long)]
    help_wanted: bool,
    #[command(flatten)]
    when: Circumstances,
}

pub(super) fn run(args: Concern, session: &mut Session<'_>) -> Outcome {
    session.circumstances(&args.when)?;
    let directive = session.directive(&args.directive)?;
    let kind = if args.help_wanted { ConcernKind::Help } else { ConcernKind::Disagreement };
    let text = joined_if_any(&args.words);
    session.settle_and_go_on(vec![Command::RaiseConcern { directive, kind, text }], directive)
}
