//! The envelope: one line of what happened, with who, when and from where.

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::event::{Event, EventProblem};
use crate::ids::{EntryId, MemberId, Position};
use crate::words::Words;

/// One line of the ledger.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Where it stands.
    pub position: Position,
    /// Its own name, made by the sender.
    pub id: EntryId,
    /// When it was written down.
    pub recorded_at: Timestamp,
    /// Who, when and from where.
    pub note: Note,
    /// What happened.
    pub event: Event,
    /// Whether its words were removed on request.
    pub redacted: bool,
}

/// An entry that is to be written.
#[derive(Debug, Clone, PartialEq)]
pub struct NewEntry {
    /// Its own name, made by the sender, so that sending it twice is harmless.
    pub id: EntryId,
    /// When it is written down. The ledger keeps times from going backwards.
    pub recorded_at: Timestamp,
    /// Who, when and from where.
    pub note: Note,
    /// What happened.
    pub event: Event,
}

/// Who did it, when it happened, and from where it came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// The day it happened, in the firm's zone.
    pub on: Date,
    /// The hour it happened. `None` when only the day is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<Time>,
    /// Who wrote it. `None`: Fushime itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<MemberId>,
    /// For whom it was written, when somebody wrote on another's behalf.
    #[serde(default, skip_serializing_if = "Option::is_none", rename = "for")]
    pub on_behalf_of: Option<MemberId>,
    /// From where it came.
    pub from: Source,
}

impl Note {
    /// Whose words these are: the person spoken for, or else the writer.
    #[must_use]
    pub fn speaker(&self) -> Option<MemberId> {
        self.on_behalf_of.or(self.by)
    }
}

/// From where an entry came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// The command line.
    Cli,
    /// A page.
    Web,
    /// A mail.
    Mail,
    /// Paper, entered afterwards.
    Paper,
    /// A chat.
    Chat,
    /// A calendar.
    Calendar,
    /// The programming interface.
    Api,
    /// A model's tools, for the member they act as.
    Mcp,
    /// Fushime's own worker.
    Worker,
    /// The demo firm.
    Demo,
    /// A row of a file.
    Import {
        /// The file's name, without its folder.
        file: String,
        /// The row as a person counts it, the header being row 1.
        row: u64,
        /// Who the file says it was, in the file's own words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        who: Option<Words>,
    },
}

/// What is written of an entry: the note's fields first, each as [`Note`] itself would write it.
#[derive(Serialize)]
struct BodyOut<'a> {
    on: Date,
    #[serde(skip_serializing_if = "Option::is_none")]
    time: Option<Time>,
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<MemberId>,
    #[serde(skip_serializing_if = "Option::is_none", rename = "for")]
    on_behalf_of: Option<MemberId>,
    from: &'a Source,
    kind: &'a str,
    v: u16,
    data: DataOut<'a>,
}

struct DataOut<'a>(&'a Event);

impl Serialize for DataOut<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.write(serializer)
    }
}

/// What of a body is read before its event: borrowed, so that half a million are read quickly.
#[derive(Deserialize)]
struct BodyIn<'a> {
    on: Date,
    #[serde(default)]
    time: Option<Time>,
    #[serde(default)]
    by: Option<MemberId>,
    #[serde(default, rename = "for")]
    on_behalf_of: Option<MemberId>,
    from: Source,
    kind: &'a str,
    v: u16,
    #[serde(borrow)]
    data: &'a RawValue,
}

/// Writes the body of an entry as it stands in the ledger.
///
/// # Errors
///
/// [`EventProblem::Unwritable`] when the event cannot be put into JSON.
pub fn write_body(note: &Note, event: &Event) -> Result<String, EventProblem> {
    let Note { on, time, by, on_behalf_of, ref from } = *note;
    let (kind, v, data) = (event.kind(), event.version(), DataOut(event));
    let body = BodyOut { on, time, by, on_behalf_of, from, kind, v, data };
    serde_json::to_string(&body).map_err(EventProblem::Unwritable)
}

/// Reads the body of an entry.
///
/// A kind or version this program does not know is kept as [`Event::Unknown`].
///
/// # Errors
///
/// [`EventProblem::Unreadable`] when the body is not one at all, or when an event of a known kind
/// and version lacks what it must have.
pub fn read_body(body: &str) -> Result<(Note, Event), EventProblem> {
    let read: BodyIn<'_> = serde_json::from_str(body).map_err(EventProblem::Unreadable)?;
    let event = Event::read(read.kind, read.v, read.data)?;
    let BodyIn { on, time, by, on_behalf_of, from, .. } = read;
    Ok((Note { on, time, by, on_behalf_of, from }, event))
}

/// Returns `body` with every word of a person taken out: what remains after a redaction.
///
/// Ids, dates, kinds and figures stay, so that nothing else in the ledger changes its meaning.
///
/// # Errors
///
/// [`EventProblem::Unreadable`] when the body is not JSON.
pub fn without_words(body: &str) -> Result<String, EventProblem> {
    let mut value: serde_json::Value =
        serde_json::from_str(body).map_err(EventProblem::Unreadable)?;
    crate::words::blank(&mut value);
    serde_json::to_string(&value).map_err(EventProblem::Unwritable)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{Entry, Note, Source, read_body, write_body};
    use crate::event::firm::NoticeGiven;
    use crate::ids::MemberId;

    #[test]
    fn a_body_says_first_when_who_and_from_where() {
        let note = Note {
            on: date(2026, 11, 20),
            time: Some(jiff::civil::time(9, 30, 0, 0)),
            by: Some(MemberId(4)),
            on_behalf_of: Some(MemberId(5)),
            from: Source::Import { file: "道.csv".into(), row: 3, who: Some("田中".into()) },
        };
        let event =
            NoticeGiven { version: 1, given_on: date(2026, 4, 1), responsible: None }.into();
        let body = write_body(&note, &event).unwrap();
        let expected = concat!(
            r#"{"on":"2026-11-20","time":"09:30:00","by":4,"for":5,"#,
            r#""from":{"import":{"file":"道.csv","row":3,"who":"田中"}},"#,
            r#""kind":"notice_given","v":1,"data":{"version":1,"given_on":"2026-04-01"}}"#,
        );
        assert_eq!(body, expected);
        assert_eq!(read_body(&body).unwrap(), (note, event));
    }

    #[test]
    fn half_a_million_entries_fit_into_memory() {
        // Large kinds are boxed in the table of events, so that the small ones need not pay.
        assert!(size_of::<Entry>() <= 288, "{}", size_of::<Entry>());
    }
}
