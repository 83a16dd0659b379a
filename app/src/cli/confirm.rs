//! `fushime confirm`: the leader's seal on a milestone, or what is still needed for it.

use clap::Args;
use fushime_core::command::{Command, Refusal};
use fushime_core::ids::{DirectiveId, MilestoneNo};
use fushime_core::words::Words;

use super::failure::{Failure, Outcome};
use super::session::{Session, joined_if_any};
use super::when::Circumstances;

/// `confirm D-12/3 [TEXT] [--undo] [--return REASON]`
#[derive(Debug, Args)]
pub struct Confirm {
    milestone: String,
    words: Vec<String>,
    #[arg(long, conflicts_with = "return_with")]
    undo: bool,
    #[arg(long = "return", value_name = "REASON")]
    return_with: Option<String>,
    #[command(flatten)]
    when: Circumstances,
}

pub(super) fn run(args: Confirm, session: &mut Session<'_>) -> Outcome {
    session.circumstances(&args.when)?;
    let (directive, milestone) = session.milestone(&args.milestone)?;
    let text = joined_if_any(&args.words);
    let command = if args.undo {
        let milestone = sealed_last(session, directive, milestone)?;
        Command::UndoConfirm { directive, milestone, reason: text }
    } else if let Some(reason) = &args.return_with {
        Command::ReturnMilestone { directive, milestone, reason: Words::new(reason) }
    } else {
        Command::ConfirmMilestone { directive, milestone, text }
    };
    session.settle(vec![command])
}

/// Returns the milestone that is named, or the one that was confirmed last.
fn sealed_last(
    session: &Session<'_>,
    directive: DirectiveId,
    named: Option<MilestoneNo>,
) -> Result<MilestoneNo, Failure> {
    if let Some(number) = named {
        return Ok(number);
    }
    let held = session.state().directives.get(directive);
    let sealed = held.iter().flat_map(|held| &held.milestones);
    let sealed = sealed.filter_map(|milestone| Some((milestone.confirmed?.0.entry, milestone.no)));
    sealed.max().map(|(_, number)| number).ok_or_else(|| session.refusal(&Refusal::NotConfirmed))
}
