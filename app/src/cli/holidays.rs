//! `fushime holidays`: the announced public holidays, from the Cabinet Office's list.

use std::path::PathBuf;

use clap::Args;
use fushime_core::calendar::ANNOUNCED_UNTIL_YEAR;
use fushime_core::command::Command;
use serde_json::json;

use super::failure::{Failure, Outcome};
use super::session::Session;
use super::when::Circumstances;
use crate::import::holidays::{self, Problem, Table};

/// The list holds about twenty days a year; a file much larger than that is another one.
const BYTES_MAX: u64 = 1_000_000;

/// `holidays [FILE]`
#[derive(Debug, Args)]
pub struct Holidays {
    file: Option<PathBuf>,
    #[command(flatten)]
    when: Circumstances,
}

pub(super) fn run(args: Holidays, session: &mut Session<'_>) -> Outcome {
    session.circumstances(&args.when)?;
    let Some(file) = &args.file else { return show(session) };
    let shown = file.display().to_string();
    let unread = |session: &Session<'_>, cause: String| {
        session.refused("file-unread", &[("file", shown.clone().into()), ("cause", cause.into())])
    };
    let size = std::fs::metadata(file).map_err(|e| unread(session, e.to_string()))?.len();
    if size > BYTES_MAX {
        return Err(session.refused("holidays-too-large", &[("file", shown.into())]));
    }
    let bytes = std::fs::read(file).map_err(|e| unread(session, e.to_string()))?;
    match holidays::read(&holidays::decoded(&bytes)) {
        Ok(Table { first_year, last_year, days }) => {
            session.settle(vec![Command::AnnounceHolidays { first_year, last_year, days }])
        }
        Err(Problem::BadRow { row, text }) => {
            let number = i64::try_from(row).unwrap_or(i64::MAX);
            let values = [("row", number.into()), ("text", text.into())];
            Err(session.refused("holidays-bad-row", &values))
        }
        Err(Problem::Nothing) => Err(session.refused("holidays-none", &[("file", shown.into())])),
    }
}

fn show(session: &mut Session<'_>) -> Result<(), Failure> {
    let announced = session.state().firm.as_ref().and_then(|firm| firm.announced.as_ref());
    let last = announced.map_or(ANNOUNCED_UNTIL_YEAR, |(_, last, _)| *last);
    let values = [("year", last.to_string().into())];
    let text = session.text.with("holidays-until", &values);
    session.answer(&text, &json!({ "ok": true, "announced_until": last }))
}
