//! `fushime abuse`: a client treated somebody badly. It stops the clocks; few may read it.

use clap::{Args, Subcommand};
use fushime_core::command::{Command, Thing};

use super::failure::Outcome;
use super::session::{Session, joined};
use super::when::Circumstances;

/// `abuse report ACCOUNT TEXT`, `abuse close B-1 TEXT`
#[derive(Debug, Args)]
pub struct Abuse {
    #[command(subcommand)]
    step: Step,
}

#[derive(Debug, Subcommand)]
enum Step {
    Report(Report),
    Close(Close),
}

#[derive(Debug, Args)]
struct Report {
    account: String,
    #[arg(required = true)]
    words: Vec<String>,
    #[arg(long, value_name = "WHO")]
    member: Option<String>,
    #[arg(long, value_name = "D-12")]
    directive: Option<String>,
    #[arg(long, value_name = "CONTACT")]
    contact: Option<String>,
    #[command(flatten)]
    when: Circumstances,
}

#[derive(Debug, Args)]
struct Close {
    abuse: String,
    #[arg(required = true)]
    words: Vec<String>,
    #[command(flatten)]
    when: Circumstances,
}

pub(super) fn run(args: Abuse, session: &mut Session<'_>) -> Outcome {
    let command = match args.step {
        Step::Report(args) => {
            session.circumstances(&args.when)?;
            let account = session.account(&args.account)?;
            let spoken_for = session.happened.on_behalf_of;
            let member = match &args.member {
                Some(who) => session.member(who)?,
                None => spoken_for.map_or_else(|| session.asker(), Ok)?,
            };
            let contact = args.contact.as_deref().map(|who| session.contact(Some(account), who));
            let directive = args.directive.as_deref().map(|id| session.directive(id));
            Command::ReportAbuse {
                account,
                member,
                directive: directive.transpose()?,
                contact: contact.transpose()?,
                text: joined(&args.words),
            }
        }
        Step::Close(args) => {
            session.circumstances(&args.when)?;
            let abuse = session.number(Thing::Abuse, &args.abuse)?;
            Command::CloseAbuse { abuse, text: joined(&args.words) }
        }
    };
    session.settle(vec![command])
}
