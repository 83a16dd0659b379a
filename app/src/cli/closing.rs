//! `fushime closing`: days on which the firm or an account is closed.

use clap::{Args, Subcommand};
use fushime_core::calendar::Closing as Custom;
use fushime_core::command::Command;
use fushime_core::event::firm::ClosingSet;
use fushime_core::words::Words;
use fushime_wording::fold_width;
use serde_json::json;

use super::failure::{Failure, Outcome};
use super::session::Session;
use super::when::Circumstances;

/// `closing [set|lift]`
#[derive(Debug, Args)]
pub struct Closing {
    #[command(subcommand)]
    step: Option<Step>,
}

#[derive(Debug, Subcommand)]
enum Step {
    Set(Set),
    Lift(Lift),
}

#[derive(Debug, Args)]
struct Set {
    name: String,
    first: Option<String>,
    last: Option<String>,
    #[arg(long)]
    every_year: bool,
    #[arg(long, value_name = "ACCOUNT")]
    account: Option<String>,
    #[command(flatten)]
    when: Circumstances,
}

#[derive(Debug, Args)]
struct Lift {
    name: String,
    #[arg(long, value_name = "ACCOUNT")]
    account: Option<String>,
    #[command(flatten)]
    when: Circumstances,
}

pub(super) fn run(args: Closing, session: &mut Session<'_>) -> Outcome {
    let command = match args.step {
        None => return list(session),
        Some(Step::Set(args)) => {
            session.circumstances(&args.when)?;
            Command::SetClosing(set(&args, session)?)
        }
        Some(Step::Lift(args)) => {
            session.circumstances(&args.when)?;
            let account = args.account.as_deref().map(|name| session.account(name)).transpose()?;
            Command::LiftClosing { name: Words::new(&args.name), account }
        }
    };
    session.settle(vec![command])
}

/// Finds the days by custom: the year's turn, Obon, a maker's Golden Week.
fn by_custom(name: &str) -> Option<Custom> {
    let name = fold_width(name);
    let is = |names: &[&str]| names.iter().any(|known| fold_width(known) == name);
    if is(&["year-end", "年末年始", "正月", "new year"]) {
        Some(Custom::year_end())
    } else if is(&["obon", "お盆", "盆", "夏季休業", "夏休み"]) {
        Some(Custom::obon())
    } else if is(&["golden-week", "ゴールデンウィーク", "gw", "golden week"]) {
        Some(Custom::golden_week())
    } else {
        None
    }
}

fn set(args: &Set, session: &mut Session<'_>) -> Result<ClosingSet, Failure> {
    let account = args.account.as_deref().map(|name| session.account(name)).transpose()?;
    let name = Words::new(&args.name);
    let (first, last, every_year) = match (&args.first, by_custom(&args.name)) {
        (Some(first), _) => {
            let first = session.past_or_coming("FIRST", first)?;
            let last = match &args.last {
                Some(last) => session.past_or_coming("LAST", last)?,
                None => first,
            };
            (first, last, args.every_year)
        }
        (None, Some(custom)) => (custom.first, custom.last, custom.every_year),
        (None, None) => {
            return Err(session.usage("closing-days", &[("name", args.name.clone().into())]));
        }
    };
    Ok(ClosingSet { name, first, last, every_year, account })
}

fn list(session: &mut Session<'_>) -> Outcome {
    session.open()?;
    session.asker()?;
    let closings = session.state().firm.as_ref().map(|firm| firm.closings.clone());
    let closings = closings.unwrap_or_default();
    let lines: Vec<String> = closings
        .iter()
        .map(|closing| {
            let whose =
                closing.account.map(|account| format!(" · {}", session.account_name(account)));
            let (first, last) = if closing.every_year {
                let short = |day: jiff::civil::Date| format!("{}/{}", day.month(), day.day());
                (short(closing.first), short(closing.last))
            } else {
                (session.text.day(closing.first), session.text.day(closing.last))
            };
            format!("{} {first}–{last}{}", closing.name, whose.unwrap_or_default())
        })
        .collect();
    let text = if lines.is_empty() { session.text.get("closing-none") } else { lines.join("\n") };
    session.answer(&text, &json!({ "ok": true, "closings": closings }))
}
