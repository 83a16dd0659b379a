//! A file that is sent with a form, or lines that were typed instead of one.

use std::io::Write as _;

use axum::extract::multipart::{Multipart, MultipartError};
use axum::extract::{DefaultBodyLimit, FromRequest as _, Request};
use axum::http::StatusCode;
use indicatif::ProgressBar;

use super::form::Typed;
use super::house::HouseHandle;
use crate::import::open_file::{OpenFile, Opening, Unopened};
use crate::import::problem::FileProblem;
use crate::reading::Reading;

/// A list is never larger: two thousand names with everything a program writes beside them.
pub(super) const FILE_MAX: usize = 2 << 20;
/// How much of a file's name is shown.
const NAME_MAX: usize = 80;

/// Why a file could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Refused {
    /// Neither a file nor a line was sent.
    Nothing,
    /// It is larger than is read.
    TooLarge,
    /// It did not arrive whole.
    BrokenOff,
    /// It is no list.
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

/// What was sent: the fields, and the file, unless it was empty.
#[derive(Debug)]
pub(super) struct Sent {
    pub(super) typed: Typed,
    /// Its name and its bytes.
    pub(super) file: Option<(String, Vec<u8>)>,
}

/// Takes a form that may hold a file in its field `file`.
///
/// # Errors
///
/// [`Refused`] when it is too large or did not arrive whole.
pub(super) async fn take(mut request: Request, house: &HouseHandle) -> Result<Sent, Refused> {
    // Only here a form may be as large as a file.
    DefaultBodyLimit::max(FILE_MAX).apply(&mut request);
    let form = Multipart::from_request(request, house).await;
    let mut form = form.map_err(|_| Refused::BrokenOff)?;
    let mut sent = Sent { typed: Typed::default(), file: None };
    while let Some(field) = form.next_field().await? {
        let name = field.name().unwrap_or_default().to_owned();
        if name == "file" {
            let called = shown_name(field.file_name().unwrap_or_default());
            let bytes = field.bytes().await?;
            sent.file = (!bytes.is_empty()).then(|| (called, bytes.to_vec()));
        } else {
            sent.typed.0.push((name, field.text().await?));
        }
    }
    Ok(sent)
}

/// Returns a file's name without its folders, as long as it can be shown.
fn shown_name(name: &str) -> String {
    let bare = name.rsplit(['/', '\\']).next().unwrap_or_default();
    bare.chars().filter(|c| !c.is_control()).take(NAME_MAX).collect()
}

/// An opened file, and where it is kept until it was read.
pub(super) struct Kept {
    pub(super) opened: OpenFile,
    _file: tempfile::NamedTempFile,
}

/// Opens a file by what it holds; a workbook is read by a process of its own.
///
/// # Errors
///
/// [`Refused`] when it is no table.
pub(super) fn open(name: &str, bytes: &[u8]) -> Result<Kept, Refused> {
    let kept = || -> std::io::Result<tempfile::NamedTempFile> {
        let mut kept = tempfile::NamedTempFile::new()?;
        kept.write_all(bytes)?;
        kept.flush()?;
        Ok(kept)
    };
    let kept = kept().map_err(|_| Refused::BrokenOff)?;
    match OpenFile::open(kept.path(), &Opening::default(), ProgressBar::hidden()) {
        Ok(opened) => Ok(Kept { opened: opened.called(name), _file: kept }),
        Err(Unopened::Missing(_)) => Err(Refused::BrokenOff),
        Err(Unopened::Problem(problem)) => Err(Refused::File(problem)),
    }
}
