//! `fushime holidays`: the announced public holidays, from the Cabinet Office's list.

use std::path::PathBuf;

use clap::Args;
use fushime_core::calendar::{ANNOUNCED_UNTIL_YEAR, read_cabinet_office};
use fushime_core::command::Command;
use fushime_core::event::firm::Holiday;
use fushime_core::words::Words;
use serde_json::json;

use super::failure::{Failure, Outcome};
use super::session::Session;
use super::when::Circumstances;

/// Nobody follows a directive in years before this one.
const FIRST_YEAR: i16 = 2000;
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
    let (days, bad) = read_cabinet_office(&decoded(&bytes));
    if let Some(row) = bad.first() {
        let number = i64::try_from(row.row).unwrap_or(i64::MAX);
        let values = [("row", number.into()), ("text", row.text.clone().into())];
        return Err(session.refused("holidays-bad-row", &values));
    }
    let days: Vec<Holiday> = days
        .into_iter()
        .filter(|(day, _)| day.year() >= FIRST_YEAR)
        .map(|(on, name)| Holiday { on, name: Words::new(&name) })
        .collect();
    let years = days.iter().map(|day| day.on.year());
    let (Some(first_year), Some(last_year)) = (years.clone().min(), years.max()) else {
        return Err(session.refused("holidays-none", &[("file", shown.into())]));
    };
    session.settle(vec![Command::AnnounceHolidays { first_year, last_year, days }])
}

/// Decodes the list: Shift_JIS as the Cabinet Office publishes it, or UTF-8.
fn decoded(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => encoding_rs::SHIFT_JIS.decode(bytes).0.into_owned(),
    }
}

fn show(session: &mut Session<'_>) -> Result<(), Failure> {
    let announced = session.state().firm.as_ref().and_then(|firm| firm.announced.as_ref());
    let last = announced.map_or(ANNOUNCED_UNTIL_YEAR, |(_, last, _)| *last);
    let values = [("year", last.to_string().into())];
    let text = session.text.with("holidays-until", &values);
    session.answer(&text, &json!({ "ok": true, "announced_until": last }))
}
