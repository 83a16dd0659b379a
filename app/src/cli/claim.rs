//! `fushime claim`: a client's complaint, opened and settled.

use clap::{Args, Subcommand};
use fushime_core::command::{Command, Thing};

use super::failure::Outcome;
use super::session::{Session, joined};
use super::when::Circumstances;

/// `claim open ACCOUNT TEXT`, `claim settle L-2 TEXT`
#[derive(Debug, Args)]
pub struct Claim {
    #[command(subcommand)]
    step: Step,
}

#[derive(Debug, Subcommand)]
enum Step {
    Open(Open),
    Settle(Settle),
}

#[derive(Debug, Args)]
struct Open {
    account: String,
    #[arg(required = true)]
    words: Vec<String>,
    #[command(flatten)]
    when: Circumstances,
}

#[derive(Debug, Args)]
struct Settle {
    claim: String,
    #[arg(required = true)]
    words: Vec<String>,
    #[command(flatten)]
    when: Circumstances,
}

pub(super) fn run(args: Claim, session: &mut Session<'_>) -> Outcome {
    let command = match args.step {
        Step::Open(args) => {
            session.circumstances(&args.when)?;
            let account = session.account(&args.account)?;
            Command::OpenClaim { account, text: joined(&args.words) }
        }
        Step::Settle(args) => {
            session.circumstances(&args.when)?;
            let claim = session.number(Thing::Claim, &args.claim)?;
            Command::SettleClaim { claim, text: joined(&args.words) }
        }
    };
    session.settle(vec![command])
}
