//! `fushime init`: a firm, its first leader, and the leader's team.

use clap::Args;
use fushime_core::command::{Command, Refusal};
use fushime_core::event::member::MemberDetails;
use fushime_core::event::terms::Language;
use fushime_core::words::Words;
use jiff::civil::Date;
use serde_json::json;

use super::failure::Outcome;
use super::session::Session;
use crate::clock::{DEFAULT_ZONE, is_zone};
use crate::find::plain_name;

/// `init --firm NAME --leader NAME`
#[derive(Debug, Args)]
pub struct Init {
    #[arg(long, value_name = "NAME")]
    firm: String,
    #[arg(long, value_name = "NAME")]
    leader: String,
    #[arg(long, value_name = "NAME")]
    team: Option<String>,
    #[arg(long, value_name = "DATE")]
    notice_given: Option<String>,
    #[arg(long, value_name = "MONTH", default_value_t = 3)]
    fiscal_year_end: u8,
    #[arg(long, value_name = "ZONE", default_value = DEFAULT_ZONE)]
    time_zone: String,
    #[arg(long, value_name = "ja|en")]
    firm_language: Option<String>,
}

pub(super) fn run(args: Init, session: &mut Session<'_>) -> Outcome {
    if !is_zone(&args.time_zone) {
        return Err(session.usage("zone-unknown", &[("given", args.time_zone.into())]));
    }
    let language: Language = match &args.firm_language {
        Some(given) => session.choice("--firm-language", given)?,
        None => session.text.language(),
    };
    let given_on = match &args.notice_given {
        Some(day) => Some(session.past_day("--notice-given", day)?),
        None => None,
    };
    check_before(&args, given_on, session)?;
    session.create()?;
    let team = args.team.unwrap_or_else(|| session.text.get("init-team"));
    let leader = MemberDetails {
        name: Words::new(plain_name(&args.leader)),
        language,
        reading: None,
        title: None,
        email: None,
        source_key: None,
    };
    let found = Command::FoundFirm {
        name: Words::new(&args.firm),
        language,
        time_zone: args.time_zone,
        fiscal_year_end_month: args.fiscal_year_end,
        leader,
        team: Words::new(&team),
    };
    let notice = given_on.map(|given_on| Command::GiveNotice { given_on, responsible: None });
    let done = session.found(found, notice.into_iter().collect())?;
    let values = [
        ("firm", args.firm.trim().to_owned().into()),
        ("leader", plain_name(&args.leader).to_owned().into()),
        ("team", team.into()),
        ("folder", session.folder().display().to_string().into()),
    ];
    let mut sentence = session.text.with("init-done", &values);
    let next = if given_on.is_some() { "init-next" } else { "init-next-without-notice" };
    sentence.push('\n');
    sentence.push_str(&session.text.get(next));
    session.report(&done, Some(sentence), json!({ "leader": "M-1", "team": "T-1" }))
}

/// Refuses what would be refused anyway before a folder is made for it.
fn check_before(args: &Init, given_on: Option<Date>, session: &Session<'_>) -> Outcome {
    if args.firm.trim().is_empty() || args.leader.trim().is_empty() {
        return Err(session.refusal(&Refusal::WordsNeeded));
    }
    if !(1..=12).contains(&args.fiscal_year_end) {
        return Err(session.refusal(&Refusal::NotAMonth));
    }
    match given_on {
        Some(day) if day > session.today() => Err(session.refusal(&Refusal::InTheFuture(day))),
        _ => Ok(()),
    }
}
