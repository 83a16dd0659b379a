//! A list of accounts as a file, or as lines that were typed or pasted.

use axum::extract::Request;

use super::super::house::HouseHandle;
use super::super::upload::{self, Kept, Refused};
use super::plan::Wish;
use crate::import::problem::{FileProblem, Problem};
use crate::import::roll_out;
use crate::import::table::{InMemory, Input};
use crate::reading::Reading;

/// What was sent, opened but not read.
pub(super) enum Taken {
    /// A file.
    File(Box<Kept>),
    /// Lines that were typed.
    Lines(String),
}

/// What a list says.
#[derive(Debug)]
pub(super) struct Lines {
    pub(super) wishes: Vec<Wish>,
    /// What could not be read, each with its reason.
    pub(super) told: Vec<String>,
}

/// Says why a list was not read: one without accounts has a sentence of its own.
pub(super) fn said(reading: Reading<'_>, refused: &Refused) -> String {
    match refused {
        Refused::File(FileProblem::NoColumns { header, .. }) => {
            reading.text.with("roll-out-no-column", &[("header", header.clone().into())])
        }
        refused => refused.said(reading),
    }
}

/// Takes what was sent.
pub(super) async fn take(request: Request, house: &HouseHandle) -> Result<Taken, Refused> {
    let sent = upload::take(request, house).await?;
    if let Some((name, bytes)) = sent.file {
        let opened = tokio::task::spawn_blocking(move || upload::open(&name, &bytes)).await;
        return Ok(Taken::File(Box::new(opened.map_err(|_| Refused::BrokenOff)??)));
    }
    let lines = sent.typed.get("names").to_owned();
    if lines.is_empty() { Err(Refused::Nothing) } else { Ok(Taken::Lines(lines)) }
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
