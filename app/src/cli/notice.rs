//! `fushime notice`: the staff were told what the records are for. Before that, no signals.

use clap::Args;
use fushime_core::command::Command;
use serde_json::json;

use super::failure::Outcome;
use super::session::Session;
use super::when::Circumstances;

/// `notice [DATE] [--responsible WHO]`
#[derive(Debug, Args)]
pub struct Notice {
    #[arg(value_name = "DATE")]
    given_on: Option<String>,
    #[arg(long, value_name = "WHO")]
    responsible: Option<String>,
    #[command(flatten)]
    when: Circumstances,
}

pub(super) fn run(args: Notice, session: &mut Session<'_>) -> Outcome {
    session.circumstances(&args.when)?;
    let Some(day) = &args.given_on else { return show(session) };
    let given_on = session.past_day("DATE", day)?;
    let responsible = args.responsible.as_deref().map(|who| session.member(who)).transpose()?;
    session.settle(vec![Command::GiveNotice { given_on, responsible }])
}

fn show(session: &mut Session<'_>) -> Outcome {
    let notices = session.state().firm.as_ref().map(|firm| firm.notices.clone());
    let notices = notices.unwrap_or_default();
    let lines: Vec<String> = notices
        .iter()
        .map(|notice| {
            let day = session.text.day(notice.given_on);
            let version = i64::from(notice.version);
            session.text.with("notice-line", &[("version", version.into()), ("day", day.into())])
        })
        .collect();
    let text = if lines.is_empty() { session.text.get("notice-none") } else { lines.join("\n") };
    session.answer(&text, &json!({ "ok": true, "notices": notices }))
}
