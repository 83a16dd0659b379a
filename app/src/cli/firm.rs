//! `fushime firm`: what is known of the firm.

use clap::Args;
use fushime_core::command::{Command, Refusal};
use serde_json::json;

use super::failure::Outcome;
use super::session::{Session, words};
use super::when::Circumstances;

/// `firm [--name NAME] [--language ja|en] [--fiscal-year-end MONTH]`
#[derive(Debug, Args)]
pub struct Firm {
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    #[arg(long, value_name = "ja|en")]
    language: Option<String>,
    #[arg(long, value_name = "MONTH")]
    fiscal_year_end: Option<u8>,
    #[command(flatten)]
    when: Circumstances,
}

pub(super) fn run(args: Firm, session: &mut Session<'_>) -> Outcome {
    session.circumstances(&args.when)?;
    let Some(held) = session.state().firm.clone() else {
        return Err(session.refusal(&Refusal::NoFirm));
    };
    let name = words(args.name.as_ref()).unwrap_or_else(|| held.name.clone());
    let language = match &args.language {
        Some(language) => session.choice("--language", language)?,
        None => held.language,
    };
    let month = args.fiscal_year_end.unwrap_or(held.fiscal_year_end_month);
    if (&name, language, month) != (&held.name, held.language, held.fiscal_year_end_month) {
        let fiscal_year_end_month = month;
        return session.settle(vec![Command::ChangeFirm { name, language, fiscal_year_end_month }]);
    }
    session.asker()?;
    let month = i64::from(held.fiscal_year_end_month);
    let values = [
        ("name", held.name.to_string().into()),
        ("language", session.text.name(held.language).into()),
        ("zone", held.time_zone.clone().into()),
        ("month", month.into()),
    ];
    let text = session.text.with("firm-line", &values);
    let json = json!({
        "ok": true,
        "name": held.name,
        "language": held.language,
        "time_zone": held.time_zone,
        "fiscal_year_end_month": held.fiscal_year_end_month,
    });
    session.answer(&text, &json)
}
