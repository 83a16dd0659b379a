//! `fushime export`: what the asker may see, as tables other programs read.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use encoding_rs::UTF_8;
use fushime_core::event::terms::Language;
use fushime_core::ids::Position;
use serde_json::{Map, Value as Json, json};

use super::Format;
use super::failure::{Answer, Failure, Outcome};
use super::session::Session;
use super::write_out::{free_place, write_out};
use crate::export::record::{EntrySheet, HistorySheet};
use crate::export::{Sheet, Viewing, lists};
use crate::import::encoding::encoding_named;
use crate::import::header::Field;
use crate::import::{accounts, contacts, directives, history, members};
use crate::text::Text;

/// How many entries are read at a time.
const READ_AT_ONCE: usize = 10_000;

/// What is written out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum What {
    /// 取引先
    Accounts,
    /// 先方担当者
    Contacts,
    /// 社員
    Members,
    /// 指示
    Directives,
    /// 経緯
    History,
    /// 記録
    Entries,
}

/// `export accounts|contacts|members|directives|history|entries [--out FILE]`
#[derive(Debug, Args)]
pub struct Export {
    #[arg(value_name = "KIND")]
    kind: What,
    #[arg(long, short = 'o', value_name = "FILE")]
    out: Option<PathBuf>,
    #[arg(long, value_name = "NAME")]
    encoding: Option<String>,
}

pub(super) fn run(args: Export, session: &mut Session<'_>) -> Outcome {
    session.open()?;
    let encoding = match args.encoding.as_deref().map(encoding_named).transpose() {
        Ok(encoding) => encoding.unwrap_or(UTF_8),
        Err(problem) => {
            let phrase = problem.phrase();
            let text = session.text.phrase(&phrase, session.state());
            return Err(Failure::Usage(Answer::written(phrase.key, text, None)));
        }
    };
    if let Some(path) = &args.out {
        free_place(session, path)?;
    }
    let sheet = sheet(&args, session)?;
    if sheet.rows.is_empty() {
        return Err(session.refused("export-nothing-to-see", &[]));
    }
    if session.format == Format::Json && args.out.is_none() {
        return session.answer("", &objects(&sheet));
    }
    let Some(path) = args.out else {
        let written = sheet.write(encoding, false);
        let wrote = session.terminal.stream(|out| out.write_all(&written.bytes));
        return wrote.map_err(|error| Failure::fault(&session.text, "output-failed", &error));
    };
    let written = sheet.write(encoding, true);
    let file = path.display().to_string();
    write_out(session, &path, &written.bytes)?;
    let rows = i64::try_from(sheet.rows.len()).unwrap_or(i64::MAX);
    let mut said =
        session.text.with("export-done", &[("file", file.clone().into()), ("rows", rows.into())]);
    if written.lost > 0 {
        let lost = i64::try_from(written.lost).unwrap_or(i64::MAX);
        said.push('\n');
        said.push_str(&session.text.with("export-not-in-encoding", &[("count", lost.into())]));
    }
    let json = json!({ "ok": true, "file": file, "rows": rows, "lost": written.lost });
    session.answer(&said, &json)
}

fn sheet(args: &Export, session: &mut Session<'_>) -> Result<Sheet, Failure> {
    let (viewer, day, language) = (session.asker()?, session.today(), session.text.language());
    let viewing = Viewing { state: session.state(), viewer, day };
    let titled = |sheet, fields| titled(sheet, fields, language);
    let sheet = match args.kind {
        What::Accounts => titled(lists::accounts(&viewing), accounts::FIELDS),
        What::Contacts => titled(lists::contacts(&viewing), contacts::FIELDS),
        What::Members => titled(lists::members(&viewing), members::FIELDS),
        What::Directives => titled(lists::directives(&viewing), directives::FIELDS),
        What::History | What::Entries => {
            let text = Text::new(language);
            let (office, runtime) = session.office()?;
            let viewing = Viewing { state: office.state(), viewer, day };
            let mut told = HistorySheet::new(viewing);
            let mut entries = EntrySheet::new(viewing);
            let mut after = Position(0);
            loop {
                let read = runtime.block_on(office.read_after(after, READ_AT_ONCE));
                let read = read.map_err(|error| Failure::office(&text, &error))?;
                let Some(last) = read.last() else { break };
                after = last.position;
                for entry in &read {
                    match args.kind {
                        What::History => told.add(entry),
                        _ => entries.add(entry),
                    }
                }
            }
            match args.kind {
                What::History => titled(told.into_sheet(), history::FIELDS),
                _ => entries.into_sheet(),
            }
        }
    };
    Ok(sheet)
}

/// Gives the columns the names people call them by, under which they are brought in again.
fn titled(sheet: Sheet, fields: &[Field], language: Language) -> Sheet {
    let title = |name: &&'static str| {
        let field = fields.iter().find(|field| field.name == *name);
        let known = field.into_iter().flat_map(|field| field.known_as.iter());
        let japanese = known.copied().find(|known| !known.is_ascii());
        japanese.filter(|_| language == Language::Ja).unwrap_or(name).to_owned()
    };
    Sheet { header: sheet.names.iter().map(title).collect(), ..sheet }
}

/// Returns the rows for programs: one object each, without the marks for spreadsheets.
fn objects(sheet: &Sheet) -> Json {
    let object = |row: &Vec<String>| {
        let cells = sheet.names.iter().zip(row);
        let cells = cells.map(|(name, cell)| ((*name).to_owned(), json!(cell)));
        Json::Object(cells.collect::<Map<String, Json>>())
    };
    Json::Array(sheet.rows.iter().map(object).collect())
}
