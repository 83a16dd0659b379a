//! The announced public holidays, from the Cabinet Office's list.

use fushime_core::calendar::read_cabinet_office;
use fushime_core::event::firm::Holiday;
use fushime_core::words::Words;

/// Nobody follows a directive in years before this one.
const FIRST_YEAR: i16 = 2000;

/// The list as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The first year it covers.
    pub first_year: i16,
    /// The last year it covers.
    pub last_year: i16,
    /// Every holiday of these years.
    pub days: Vec<Holiday>,
}

/// Why a list was not taken over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// A row is none of such a list.
    BadRow {
        /// Which, from 1.
        row: usize,
        /// What stands in it.
        text: String,
    },
    /// There is no holiday in it.
    Nothing,
}

/// Reads the list: one holiday a row, the day and its name.
///
/// # Errors
///
/// The first [`Problem`]; then nothing of it is taken over.
pub fn read(table: &str) -> Result<Table, Problem> {
    let (days, bad) = read_cabinet_office(table);
    if let Some(row) = bad.first() {
        return Err(Problem::BadRow { row: row.row, text: row.text.clone() });
    }
    let days: Vec<Holiday> = days
        .into_iter()
        .filter(|(day, _)| day.year() >= FIRST_YEAR)
        .map(|(on, name)| Holiday { on, name: Words::new(&name) })
        .collect();
    let years = days.iter().map(|day| day.on.year());
    match (years.clone().min(), years.max()) {
        (Some(first_year), Some(last_year)) => Ok(Table { first_year, last_year, days }),
        _ => Err(Problem::Nothing),
    }
}

/// Decodes the list: Shift_JIS as the Cabinet Office publishes it, or UTF-8.
#[must_use]
pub fn decoded(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => encoding_rs::SHIFT_JIS.decode(bytes).0.into_owned(),
    }
}
