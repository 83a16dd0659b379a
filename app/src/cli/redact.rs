//! `fushime redact`: the words of an entry are removed, asked by one, approved by another.

use clap::Args;
use fushime_core::command::{Command, Refusal, Thing};
use fushime_core::ids::RedactionId;
use fushime_core::words::Words;

use super::failure::Outcome;
use super::session::{Session, words};
use super::when::Circumstances;

/// `redact ENTRY --reason TEXT`, `redact --approve R-1`, `redact --decline R-1 --reason TEXT`
#[derive(Debug, Args)]
pub struct Redact {
    #[arg(value_name = "ENTRY", required_unless_present_any = ["approve", "decline"])]
    entry: Option<String>,
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
    #[arg(long, value_name = "R-1", conflicts_with_all = ["entry", "decline"])]
    approve: Option<String>,
    #[arg(long, value_name = "R-1", conflicts_with = "entry")]
    decline: Option<String>,
    #[command(flatten)]
    when: Circumstances,
}

pub(super) fn run(args: Redact, session: &mut Session<'_>) -> Outcome {
    session.circumstances(&args.when)?;
    let reason = words(args.reason.as_ref()).unwrap_or_else(|| Words::new(""));
    let command = if let Some(redaction) = &args.approve {
        let redaction: RedactionId = session.number(Thing::Redaction, redaction)?;
        // What is removed cannot be brought back.
        let target = session.state().redactions.get(redaction).map(|held| held.target.0);
        let target = target.unwrap_or_default().to_string();
        let proposal = session.text.with("redact-for-good", &[("entry", target.into())]);
        session.propose(proposal);
        Command::ApproveRedaction { redaction }
    } else if let Some(redaction) = &args.decline {
        let redaction = session.number(Thing::Redaction, redaction)?;
        Command::DeclineRedaction { redaction, reason }
    } else if let Some(entry) = &args.entry {
        Command::RequestRedaction { target: session.position(entry)?, reason }
    } else {
        return Err(session.refusal(&Refusal::NotFound(Thing::Entry)));
    };
    session.settle(vec![command])
}
