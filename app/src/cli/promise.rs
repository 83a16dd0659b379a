//! `fushime promise`: what the firm or a leader owes, with a date.

use clap::{Args, Subcommand};
use fushime_core::command::{Command, Refusal};
use fushime_core::ids::PromiseId;
use fushime_core::words::Words;
use serde_json::json;

use super::failure::{Failure, Outcome};
use super::session::{Session, joined, joined_if_any, words};
use super::when::Circumstances;

/// `promise [make|keep|move|release]`
#[derive(Debug, Args)]
pub struct Promise {
    #[command(subcommand)]
    step: Option<Step>,
}

#[derive(Debug, Subcommand)]
enum Step {
    Make(Make),
    Keep(Keep),
    Move(Move),
    Release(Release),
}

#[derive(Debug, Args)]
struct Make {
    #[arg(required = true)]
    words: Vec<String>,
    #[arg(long, value_name = "DATE")]
    by_when: Option<String>,
    #[arg(long, value_name = "WHO")]
    by: Option<String>,
    #[arg(long, value_name = "ACCOUNT")]
    account: Option<String>,
    #[arg(long, value_name = "WHO")]
    to: Option<String>,
    #[arg(long, value_name = "D-12")]
    directive: Option<String>,
    #[command(flatten)]
    when: Circumstances,
}

#[derive(Debug, Args)]
struct Keep {
    promise: String,
    words: Vec<String>,
    #[command(flatten)]
    when: Circumstances,
}

#[derive(Debug, Args)]
struct Move {
    promise: String,
    #[arg(long, value_name = "DATE")]
    to: String,
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
    #[command(flatten)]
    when: Circumstances,
}

#[derive(Debug, Args)]
struct Release {
    promise: String,
    #[arg(long, value_name = "TEXT")]
    reason: String,
    #[command(flatten)]
    when: Circumstances,
}

pub(super) fn run(args: Promise, session: &mut Session<'_>) -> Outcome {
    let command = match args.step {
        None => return list(session),
        Some(Step::Make(args)) => make(&args, session)?,
        Some(Step::Keep(args)) => {
            session.circumstances(&args.when)?;
            let promise = number(&args.promise, session)?;
            Command::KeepPromise { promise, text: joined_if_any(&args.words) }
        }
        Some(Step::Move(args)) => {
            session.circumstances(&args.when)?;
            let promise = number(&args.promise, session)?;
            let due = session.due("--to", &args.to, None)?;
            Command::MovePromise { promise, due, reason: words(args.reason.as_ref()) }
        }
        Some(Step::Release(args)) => {
            session.circumstances(&args.when)?;
            let promise = number(&args.promise, session)?;
            Command::ReleasePromise { promise, reason: Words::new(&args.reason) }
        }
    };
    session.settle(vec![command])
}

fn number(text: &str, session: &Session<'_>) -> Result<PromiseId, Failure> {
    session.number(fushime_core::command::Thing::Promise, text)
}

fn make(args: &Make, session: &mut Session<'_>) -> Result<Command, Failure> {
    session.circumstances(&args.when)?;
    let account = args.account.as_deref().map(|name| session.account(name)).transpose()?;
    // Elsewhere `--by` is the day: a day that stands there is taken for one.
    let by_is_day = args.by_when.is_none()
        && args.by.as_deref().is_some_and(|by| fushime_wording::parse_date_cell(by).is_some());
    let (field, day, by) = match (&args.by_when, &args.by) {
        (None, Some(day)) if by_is_day => ("--by", day, None),
        (Some(day), by) => ("--by-when", day, by.as_deref()),
        (None, _) => return Err(session.refusal(&Refusal::DateNeeded)),
    };
    Ok(Command::MakePromise {
        text: joined(&args.words),
        due: session.due(field, day, account)?,
        by: by.map(|who| session.member(who)).transpose()?,
        account,
        member: args.to.as_deref().map(|who| session.member(who)).transpose()?,
        directive: args.directive.as_deref().map(|id| session.directive(id)).transpose()?,
    })
}

/// Lists the promises that are open and the asker's own: given, or received.
fn list(session: &mut Session<'_>) -> Outcome {
    session.open()?;
    let asker = session.asker()?;
    let own = session.state().promises.iter().filter(|promise| {
        let made = &promise.made;
        promise.settled_on.is_none() && (made.by == asker || made.member == Some(asker))
    });
    let (mut lines, mut json) = (Vec::new(), Vec::new());
    for promise in own {
        let made = &promise.made;
        let by = session.member_name(made.by);
        let day = session.text.day(made.due.on);
        lines.push(format!("{} {} · {by} · {day}", promise.id, made.text));
        json.push(json!({
            "promise": promise.id.to_string(),
            "made": made,
            "first_due": promise.first_due,
            "made_on": promise.made_on,
        }));
    }
    let text = if lines.is_empty() { session.text.get("promise-none") } else { lines.join("\n") };
    session.answer(&text, &json!({ "ok": true, "promises": json }))
}
