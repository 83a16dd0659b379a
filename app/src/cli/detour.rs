//! `fushime detour`: something that is to come first, or instead.

use clap::Args;
use fushime_core::command::Command;
use fushime_core::event::terms::DetourKind;

use super::failure::Outcome;
use super::session::{Session, joined};
use super::when::Circumstances;

/// `detour D-12 TEXT [--instead]`
#[derive(Debug, Args)]
pub struct Detour {
    directive: String,
    #[arg(required = true)]
    words: Vec<String>,
    #[arg(long)]
    instead: bool,
    #[command(flatten)]
    when: Circumstances,
}

pub(super) fn run(args: Detour, session: &mut Session<'_>) -> Outcome {
    session.circumstances(&args.when)?;
    let directive = session.directive(&args.directive)?;
    let kind = if args.instead { DetourKind::Substitute } else { DetourKind::Precondition };
    let text = joined(&args.words);
    session.settle(vec![Command::NameDetour { directive, kind, text }])
}
