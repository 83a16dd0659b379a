//! `fushime milestone`: one more joint, or one that is no longer needed.

use clap::Args;
use fushime_core::command::{Command, Refusal, Thing};

use super::failure::Outcome;
use super::session::{Session, words};
use super::when::Circumstances;

/// `milestone D-12 "NAME=DATE"`, `milestone D-12/3 --drop`
#[derive(Debug, Args)]
pub struct Milestone {
    directive: String,
    #[arg(value_name = "NAME=DATE", required_unless_present = "drop")]
    plan: Option<String>,
    #[arg(long, conflicts_with = "plan")]
    drop: bool,
    #[arg(long, value_name = "TEXT", requires = "drop")]
    reason: Option<String>,
    #[command(flatten)]
    when: Circumstances,
}

pub(super) fn run(args: Milestone, session: &mut Session<'_>) -> Outcome {
    session.circumstances(&args.when)?;
    let (directive, milestone) = session.milestone(&args.directive)?;
    let command = match (&args.plan, milestone) {
        (Some(plan), _) => {
            let held = session.state().directives.get(directive);
            let account = held.and_then(|held| held.ask.account);
            let plan = session.milestone_plan("NAME=DATE", plan, account)?;
            Command::SetMilestone { directive, plan }
        }
        (None, Some(milestone)) => {
            let reason = words(args.reason.as_ref());
            Command::DropMilestone { directive, milestone, reason }
        }
        (None, None) => return Err(session.refusal(&Refusal::NotFound(Thing::Milestone))),
    };
    session.settle(vec![command])
}
