//! Entries to write.

use fushime_core::entry::{NewEntry, Note, Source};
use fushime_core::event::signal::{EntryRedacted, RedactionRequested};
use fushime_core::event::update::UpdateGiven;
use fushime_core::event::{Event, KeptJson, Unknown};
use fushime_core::ids::{DirectiveId, EntryId, MemberId, Position, RedactionId};
use jiff::Timestamp;
use jiff::civil::date;

/// A moment to count from, with nothing below the microsecond.
pub(crate) fn moment(seconds: i64) -> Timestamp {
    Timestamp::new(1_795_000_000 + seconds, 123_456_000).unwrap()
}

fn new_entry(id: u128, event: Event) -> NewEntry {
    let note = Note {
        on: date(2026, 11, 20),
        time: None,
        by: Some(MemberId(4)),
        on_behalf_of: None,
        from: Source::Cli,
    };
    NewEntry { id: EntryId(id), recorded_at: moment(0), note, event }
}

/// A report with these words.
pub(crate) fn said(id: u128, words: &str) -> NewEntry {
    let event = UpdateGiven {
        directive: DirectiveId(142),
        tap: None,
        text: Some(words.into()),
        milestone: None,
        waits: None,
        concrete: false,
    };
    new_entry(id, event.into())
}

/// As many reports, with ids from `first` on.
pub(crate) fn many(first: u128, count: u128) -> Vec<NewEntry> {
    (first..first + count)
        .map(|id| said(id, &format!("{id}件目: 先方の購買部長に見積を渡した")))
        .collect()
}

/// Somebody asks for the words of an entry to be removed.
pub(crate) fn request(id: u128, number: u32, target: u64) -> NewEntry {
    let event = RedactionRequested {
        redaction: RedactionId(number),
        target: Position(target),
        reason: "個人の病気のこと".into(),
    };
    new_entry(id, event.into())
}

/// The words of an entry are removed.
pub(crate) fn redact(id: u128, number: u32, target: u64) -> NewEntry {
    let event = EntryRedacted { redaction: RedactionId(number), target: Position(target) };
    new_entry(id, event.into())
}

/// An entry of a kind that only a newer program knows, with these data.
pub(crate) fn from_the_future(id: u128, data: &str) -> NewEntry {
    let data = KeptJson(serde_json::from_str(data).unwrap());
    let unknown = Unknown { kind: "constellation_drawn".into(), version: 9, data };
    new_entry(id, Event::Unknown(unknown))
}

/// What was said in a report.
pub(crate) fn words_of(event: &Event) -> &str {
    match event {
        Event::UpdateGiven(given) => given.text.as_ref().map_or("", |words| words.as_str()),
        other => panic!("not a report: {other:?}"),
    }
}
