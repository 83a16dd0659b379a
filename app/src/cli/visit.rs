//! `fushime visit`: a senior went to a client.

use clap::Args;
use fushime_core::command::{Command, VisitDetails};

use super::failure::Outcome;
use super::session::{Session, joined, words};
use super::when::Circumstances;

/// `visit ACCOUNT PURPOSE`
#[derive(Debug, Args)]
pub struct Visit {
    account: String,
    #[arg(required = true)]
    words: Vec<String>,
    // `who` is `--as`, which holds here too.
    #[arg(long = "who", value_name = "WHO")]
    went: Vec<String>,
    #[arg(long, value_name = "CONTACT")]
    met: Vec<String>,
    #[arg(long, value_name = "D-12")]
    directive: Option<String>,
    #[arg(long, value_name = "TEXT")]
    said: Option<String>,
    #[arg(long, value_name = "TEXT")]
    answered: Option<String>,
    #[command(flatten)]
    when: Circumstances,
}

pub(super) fn run(args: Visit, session: &mut Session<'_>) -> Outcome {
    session.circumstances(&args.when)?;
    let account = session.account(&args.account)?;
    let mut members = Vec::new();
    for who in &args.went {
        members.push(session.member(who)?);
    }
    if members.is_empty() {
        members.push(session.asker()?);
    }
    let met = args.met.iter().map(|who| session.contact(Some(account), who));
    let details = VisitDetails {
        account,
        purpose: joined(&args.words),
        members,
        contacts: met.collect::<Result<_, _>>()?,
        directive: args.directive.as_deref().map(|id| session.directive(id)).transpose()?,
        said_to_client: words(args.said.as_ref()),
        client_answered: words(args.answered.as_ref()),
    };
    session.settle(vec![Command::RecordVisit(details)])
}
