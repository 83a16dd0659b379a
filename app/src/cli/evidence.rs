//! `fushime evidence`: a fact of one of twelve kinds.

use clap::Args;
use fushime_core::command::Command;

use super::failure::Outcome;
use super::session::{Session, joined, words};
use super::when::Circumstances;

/// `evidence D-12 E4 TEXT`
#[derive(Debug, Args)]
pub struct Evidence {
    directive: String,
    kind: String,
    #[arg(required = true)]
    words: Vec<String>,
    #[arg(long, value_name = "DATE")]
    about: Option<String>,
    #[arg(long, value_name = "NAME")]
    document: Option<String>,
    #[arg(long, value_name = "CONTACT")]
    contact: Option<String>,
    #[arg(long, value_name = "MEMBER")]
    member: Option<String>,
    #[arg(long, value_name = "ENTRY")]
    taken_from: Option<String>,
    #[command(flatten)]
    when: Circumstances,
}

pub(super) fn run(args: Evidence, session: &mut Session<'_>) -> Outcome {
    session.circumstances(&args.when)?;
    let (directive, milestone) = session.milestone(&args.directive)?;
    let account = session.state().directives.get(directive).and_then(|held| held.ask.account);
    let about = match &args.about {
        Some(day) => Some(session.past_day("--about", day)?),
        None => None,
    };
    let command = Command::GiveEvidence {
        directive,
        kind: session.choice("KIND", &args.kind)?,
        text: joined(&args.words),
        milestone,
        contact: args.contact.as_deref().map(|who| session.contact(account, who)).transpose()?,
        member: args.member.as_deref().map(|who| session.member(who)).transpose()?,
        about,
        document: words(args.document.as_ref()),
        taken_from: args.taken_from.as_deref().map(|at| session.position(at)).transpose()?,
    };
    session.settle(vec![command])
}
