//! `fushime thanks`: the firm thanked a client.

use clap::Args;
use fushime_core::command::Command;

use super::failure::Outcome;
use super::session::{Session, joined};
use super::when::Circumstances;

/// `thanks ACCOUNT TEXT`
#[derive(Debug, Args)]
pub struct Thanks {
    account: String,
    #[arg(required = true)]
    words: Vec<String>,
    #[arg(long, value_name = "CONTACT")]
    contact: Option<String>,
    #[arg(long, value_name = "D-12")]
    directive: Option<String>,
    #[command(flatten)]
    when: Circumstances,
}

pub(super) fn run(args: Thanks, session: &mut Session<'_>) -> Outcome {
    session.circumstances(&args.when)?;
    let account = session.account(&args.account)?;
    let contact = args.contact.as_deref().map(|who| session.contact(Some(account), who));
    let directive = args.directive.as_deref().map(|id| session.directive(id));
    let command = Command::GiveThanks {
        account,
        contact: contact.transpose()?,
        directive: directive.transpose()?,
        text: joined(&args.words),
    };
    session.settle(vec![command])
}
