//! `fushime account`: client companies.

use clap::{Args, Subcommand};
use fushime_core::access::{Action, Thing, may};
use fushime_core::command::Command;
use fushime_core::event::account::AccountDetails;
use fushime_core::words::Words;
use serde_json::json;

use super::failure::{Failure, Outcome};
use super::figures::over;
use super::session::{Session, words};
use super::when::Circumstances;

/// `account [add|change|close]`
#[derive(Debug, Args)]
pub struct Account {
    #[command(subcommand)]
    step: Option<Step>,
}

#[derive(Debug, Subcommand)]
enum Step {
    Add(Add),
    Change(Change),
    Close(Close),
}

#[derive(Debug, Args)]
struct Details {
    #[arg(long, value_name = "KANA")]
    reading: Option<String>,
    #[arg(long, value_name = "A|B|C|D")]
    tier: Option<String>,
    #[arg(long, value_name = "YEN")]
    yearly_sales: Option<String>,
    #[arg(long, value_name = "YEAR")]
    since: Option<i16>,
    #[arg(long, value_name = "TEXT")]
    did_for_us: Option<String>,
    #[arg(long, value_name = "MONTH")]
    fiscal_year_end: Option<u8>,
    #[arg(long, value_name = "DAY")]
    cut_off: Vec<u8>,
    #[arg(long, value_name = "WHO")]
    owner: Option<String>,
    #[arg(long, value_name = "KEY")]
    key: Option<String>,
    #[command(flatten)]
    when: Circumstances,
}

#[derive(Debug, Args)]
struct Add {
    name: String,
    #[command(flatten)]
    details: Details,
}

#[derive(Debug, Args)]
struct Change {
    account: String,
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    #[command(flatten)]
    details: Details,
}

#[derive(Debug, Args)]
struct Close {
    account: String,
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
    #[command(flatten)]
    when: Circumstances,
}

pub(super) fn run(args: Account, session: &mut Session<'_>) -> Outcome {
    match args.step {
        None => list(session),
        Some(Step::Add(args)) => {
            session.circumstances(&args.details.when)?;
            let mut details = unknown(&args.name);
            put_over(&args.details, &mut details, session)?;
            session.settle(vec![Command::OpenAccount(details)])
        }
        Some(Step::Change(args)) => change(&args, session),
        Some(Step::Close(args)) => {
            session.circumstances(&args.when)?;
            let account = session.account(&args.account)?;
            let reason = words(args.reason.as_ref());
            session.settle(vec![Command::CloseAccount { account, reason }])
        }
    }
}

/// An account of which only the name is known.
fn unknown(name: &str) -> AccountDetails {
    AccountDetails {
        name: Words::new(name),
        reading: None,
        tier: None,
        yearly_sales: None,
        trading_since: None,
        did_for_us: None,
        fiscal_year_end_month: None,
        cut_off_days: Vec::new(),
        owner: None,
        source_key: None,
    }
}

fn change(args: &Change, session: &mut Session<'_>) -> Outcome {
    session.circumstances(&args.details.when)?;
    let account = session.account(&args.account)?;
    let held = session.state().accounts.get(account);
    let mut details =
        held.map_or_else(|| unknown(&args.account), |account| account.details.clone());
    let before = details.clone();
    if let Some(name) = words(args.name.as_ref()) {
        details.name = name;
    }
    put_over(&args.details, &mut details, session)?;
    if details == before {
        return Err(session.usage("nothing-to-change", &[]));
    }
    session.settle(vec![Command::ChangeAccount { account, details }])
}

fn put_over(
    given: &Details,
    details: &mut AccountDetails,
    session: &Session<'_>,
) -> Result<(), Failure> {
    over(&mut details.reading, given.reading.as_ref());
    over(&mut details.did_for_us, given.did_for_us.as_ref());
    over(&mut details.source_key, given.key.as_ref());
    if let Some(tier) = &given.tier {
        details.tier = Some(session.choice("--tier", tier)?);
    }
    if let Some(sales) = &given.yearly_sales {
        details.yearly_sales = Some(session.yen("--yearly-sales", sales)?);
    }
    if let Some(owner) = &given.owner {
        details.owner = Some(session.member(owner)?);
    }
    details.trading_since = given.since.or(details.trading_since);
    details.fiscal_year_end_month = given.fiscal_year_end.or(details.fiscal_year_end_month);
    if !given.cut_off.is_empty() {
        details.cut_off_days.clone_from(&given.cut_off);
    }
    Ok(())
}

fn list(session: &mut Session<'_>) -> Outcome {
    session.open()?;
    let (viewer, today) = (session.asker()?, session.today());
    let state = session.state();
    let accounts = state.accounts.iter().filter(|account| {
        account.closed_on.is_none()
            && may(state, viewer, Action::ReadAccount, Thing::Account(account), today)
    });
    let (mut lines, mut json) = (Vec::new(), Vec::new());
    for account in accounts {
        let details = &account.details;
        let mut parts = vec![format!("{} {}", account.id, details.name)];
        parts.extend(details.tier.map(|tier| session.text.name(tier)));
        parts.extend(details.yearly_sales.map(|sales| session.text.yen(sales)));
        parts.extend(details.owner.map(|owner| session.member_name(owner)));
        if account.live() > 0 {
            let live = i64::from(account.live());
            parts.push(session.text.with("account-live", &[("live", live.into())]));
        }
        lines.push(parts.join(" · "));
        json.push(json!({
            "account": account.id.to_string(),
            "details": details,
            "live": account.live(),
        }));
    }
    let text = if lines.is_empty() { session.text.get("account-none") } else { lines.join("\n") };
    session.answer(&text, &json!({ "ok": true, "accounts": json }))
}
