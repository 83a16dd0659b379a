//! A public log of incidents, read plainly and apart from the program that is measured.

use std::collections::BTreeMap;
use std::fs::File;
use std::io;
use std::path::Path;

use flate2::read::GzDecoder;
use jiff::civil::{Date, DateTime};

/// One incident, its events in the order of time.
#[derive(Debug, Default)]
pub(crate) struct Incident {
    /// When it was opened.
    pub(crate) opened: Option<Date>,
    /// What happened.
    pub(crate) events: Vec<Event>,
}

/// One line of the log.
#[derive(Debug, Clone)]
pub(crate) struct Event {
    /// When.
    pub(crate) at: DateTime,
    /// Whether the incident stood as resolved or closed after it.
    pub(crate) ended: bool,
    /// The group that held it. Empty when none did.
    pub(crate) group: String,
}

impl Incident {
    /// Returns the last event up to the end of a day.
    pub(crate) fn last_by(&self, day: Date) -> Option<&Event> {
        self.events.iter().rev().find(|event| event.at.date() <= day)
    }

    /// Tells whether it had been opened and was not resolved at the end of a day.
    pub(crate) fn is_open_on(&self, day: Date) -> bool {
        self.opened.is_some_and(|opened| opened <= day)
            && self.last_by(day).is_some_and(|event| !event.ended)
    }

    /// Tells whether it was resolved or closed after the end of `from` and by the end of `to`.
    pub(crate) fn ends_within(&self, from: Date, to: Date) -> bool {
        self.events
            .iter()
            .any(|event| event.ended && event.at.date() > from && event.at.date() <= to)
    }
}

/// All incidents by their number.
pub(crate) type Incidents = BTreeMap<String, Incident>;

/// Reads the log from its packed file.
///
/// # Errors
///
/// When the file cannot be read, or a line has no time.
pub(crate) fn read(packed: &Path) -> io::Result<Incidents> {
    let mut rows = csv::Reader::from_reader(GzDecoder::new(File::open(packed)?));
    let headers = rows.headers()?.clone();
    let column = |name: &str| {
        headers
            .iter()
            .position(|header| header == name)
            .ok_or_else(|| io::Error::other(format!("no column {name}")))
    };
    let (number, state) = (column("number")?, column("incident_state")?);
    let (at, opened) = (column("sys_updated_at")?, column("opened_at")?);
    let group = column("assignment_group")?;
    let mut incidents = Incidents::new();
    for row in rows.records() {
        let row = row?;
        let time = |column: usize| row[column].parse::<DateTime>().map_err(io::Error::other);
        let incident = incidents.entry(row[number].to_owned()).or_default();
        incident.opened = Some(time(opened)?.date());
        incident.events.push(Event {
            at: time(at)?,
            ended: matches!(&row[state], "Resolved" | "Closed"),
            group: row[group].to_owned(),
        });
    }
    for incident in incidents.values_mut() {
        incident.events.sort_by_key(|event| event.at);
    }
    Ok(incidents)
}
