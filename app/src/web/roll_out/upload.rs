//! A list of accounts as a file, or as lines that were typed or pasted.

use std::io::Write as _;

use axum::extract::multipart::{Multipart, MultipartError};
use axum::extract::{DefaultBodyLimit, FromRequest as _, Request};
use axum::http::StatusCode;
use indicatif::ProgressBar;

use super::super::house::HouseHandle;
use super::plan::Wish;
use crate::import::open_file::{OpenFile, Opening, Unopened};
use crate::import::problem::{FileProblem, Problem};
use crate::import::roll_out;
use crate::import::table::{InMemory, Input};
use crate::reading::Reading;

/// A list is never larger: two thousand names with everything a program writes beside them.
pub(in crate::web) const FILE_MAX: usize = 2 << 20;
/// How much of a file's name is shown.
const NAME_MAX: usize = 80;

/// Why a list could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Refused {
    /// Neither a file nor a line was sent.
    Nothing,
    /// It is larger than is read.
    TooLarge,
    /// It did not arrive whole.
    BrokenOff,
    /// It is no list of accounts.
    File(FileProblem),
}

impl Refused {
    /// Says why.
    pub(super) fn said(&self, reading: Reading<'_>) -> String {
        match self {
            Self::Nothing => reading.text.get("roll-out-no-file"),
            Self::TooLarge => {
                let megabytes = i64::try_from(FILE_MAX >> 20).unwrap_or(i64::MAX);
                reading.text.with("roll-out-too-large", &[("megabytes", megabytes.into())])
            }
            Self::BrokenOff => reading.text.get("roll-out-broken-off"),
            Self::File(FileProblem::NoColumns { header, .. }) => {
                reading.text.with("roll-out-no-column", &[("header", header.clone().into())])
            }
            Self::File(problem) => reading.say(&problem.phrase()),
        }
    }

    pub(super) fn status(&self) -> StatusCode {
        match self {
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            _ => StatusCode::UNPROCESSABLE_ENTITY,
        }
    }
}

impl From<MultipartError> for Refused {
    fn from(error: MultipartError) -> Self {
        match error.status() {
            StatusCode::PAYLOAD_TOO_LARGE => Self::TooLarge,
            _ => Self::BrokenOff,
        }
    }
}

/// What was sent, opened but not read.
pub(super) enum Taken {
    /// A file.
    File(Box<Kept>),
    /// Lines that were typed.
    Lines(String),
}

/// An opened file, and where it is kept until it was read.
pub(super) struct Kept {
    opened: OpenFile,
    _file: tempfile::NamedTempFile,
}

/// What a list says.
#[derive(Debug)]
pub(super) struct Lines {
    pub(super) wishes: Vec<Wish>,
    /// What could not be read, each with its reason.
    pub(super) told: Vec<String>,
}

/// Takes what was sent.
pub(super) async fn take(mut request: Request, house: &HouseHandle) -> Result<Taken, Refused> {
    // Only here a form may be as large as a file.
    DefaultBodyLimit::max(FILE_MAX).apply(&mut request);
    let form = Multipart::from_request(request, house).await;
    let mut form = form.map_err(|_| Refused::BrokenOff)?;
    let (mut file, mut lines) = (None, String::new());
    while let Some(field) = form.next_field().await? {
        match field.name() {
            Some("file") => {
                let name = shown_name(field.file_name().unwrap_or_default());
                let bytes = field.bytes().await?;
                file = (!bytes.is_empty()).then_some((name, bytes));
            }
            Some("names") => lines = field.text().await?,
            _ => {}
        }
    }
    if let Some((name, bytes)) = file {
        let opened = tokio::task::spawn_blocking(move || open(&name, &bytes)).await;
        return opened.map_err(|_| Refused::BrokenOff)?;
    }
    if lines.trim().is_empty() { Err(Refused::Nothing) } else { Ok(Taken::Lines(lines)) }
}

/// Returns a file's name without its folders, as long as it can be shown.
fn shown_name(name: &str) -> String {
    let bare = name.rsplit(['/', '\\']).next().unwrap_or_default();
    bare.chars().filter(|c| !c.is_control()).take(NAME_MAX).collect()
}

/// Opens a file by what it holds; a workbook is read by a process of its own.
fn open(name: &str, bytes: &[u8]) -> Result<Taken, Refused> {
    let kept = || -> std::io::Result<tempfile::NamedTempFile> {
        let mut kept = tempfile::NamedTempFile::new()?;
        kept.write_all(bytes)?;
        kept.flush()?;
        Ok(kept)
    };
    let kept = kept().map_err(|_| Refused::BrokenOff)?;
    match OpenFile::open(kept.path(), &Opening::default(), ProgressBar::hidden()) {
        Ok(opened) => {
            let kept = Kept { opened: opened.called(name), _file: kept };
            Ok(Taken::File(Box::new(kept)))
        }
        Err(Unopened::Missing(_)) => Err(Refused::BrokenOff),
        Err(Unopened::Problem(problem)) => Err(Refused::File(problem)),
    }
}

/// Reads the accounts that a list names.
pub(super) fn read(reading: Reading<'_>, taken: &Taken) -> Result<Lines, Refused> {
    let typed_name = reading.text.get("roll-out-typed");
    let in_memory;
    let input: &dyn Input = match taken {
        Taken::File(kept) => &kept.opened,
        Taken::Lines(lines) => {
            in_memory = InMemory { name: &typed_name, bytes: lines.as_bytes() };
            &in_memory
        }
    };
    let read = roll_out::read(reading.state, reading.read_on, input).map_err(Refused::File)?;
    let wish =
        |line: &roll_out::Line| Wish { account: line.account, owner: line.owner, due: line.due };
    // They stand under a heading that says that they were left out.
    let said = |problem: &Problem| {
        Problem { row_left_out: false, ..problem.clone() }.sentence(reading.text)
    };
    let told = read.problems.iter().map(said).collect();
    Ok(Lines { wishes: read.lines.iter().map(wish).collect(), told })
}
