//! `fushime log`: who did what, when, for whom and from where, as it stands in the ledger.
//!
//! Whoever may not read the words of an entry sees that it is there, or nothing at all.

use clap::Args;
use fushime_core::access::{Sight, see_entry};
use fushime_core::entry::{Entry, without_words, write_body};
use fushime_core::ids::{DirectiveId, MemberId, Position};
use fushime_core::state::Subject;
use jiff::civil::{Date, Time};
use serde::Serialize;
use serde_json::Value;

use super::Format;
use super::failure::{Failure, Outcome};
use super::layout::{cut, indented, pad_before};
use super::reader::{Desk, Reader};
use super::session::Session;
use super::shape::Each;

/// How many entries are shown unless more are asked for.
const SHOWN: usize = 50;
/// How many entries are read at once.
const READ_AT_ONCE: usize = 4096;
/// Fields that hold the words of an entry best, in this order.
const TELLING: &[&str] = &["text", "sentence", "answer", "reason", "what", "name", "purpose"];

/// `log [--directive D-12] [--member WHO] [--on DATE | --from DATE --until DATE]`
#[derive(Debug, Args)]
pub struct Log {
    #[arg(long, value_name = "DIRECTIVE")]
    directive: Option<String>,
    #[arg(long, value_name = "WHO")]
    member: Option<String>,
    #[arg(long, value_name = "DATE", conflicts_with_all = ["from", "until"])]
    on: Option<String>,
    #[arg(long, value_name = "DATE")]
    from: Option<String>,
    #[arg(long, value_name = "DATE")]
    until: Option<String>,
    #[arg(long, value_name = "N|all")]
    limit: Option<String>,
}

/// Which entries are wanted.
struct Wanted {
    directive: Option<DirectiveId>,
    member: Option<MemberId>,
    first: Option<Date>,
    last: Option<Date>,
    limit: usize,
}

/// An entry, and how much of it the reader may see.
struct Line {
    entry: Entry,
    sight: Sight,
}

pub(super) fn run(args: Log, session: &mut Session<'_>) -> Outcome {
    let limit = session.limit(args.limit.as_deref())?;
    let desk = session.set_up(None)?;
    let mut day = |field: &str, given: &Option<String>| {
        given.as_deref().map(|given| session.day(field, given)).transpose()
    };
    let on = day("--on", &args.on)?;
    let (from, until) = (day("--from", &args.from)?, day("--until", &args.until)?);
    let wanted = Wanted {
        directive: args.directive.as_deref().map(|it| session.directive(it)).transpose()?,
        member: args.member.as_deref().map(|who| session.member(who)).transpose()?,
        first: on.or(from),
        last: on.or(until),
        limit: limit.unwrap_or(match session.format {
            Format::Text => SHOWN,
            Format::Json => usize::MAX,
        }),
    };
    let (lines, more) = read(session, &desk, &wanted)?;
    if session.format == Format::Json {
        return session.stream(&desk, |terminal, reader| {
            let of = |line: &Line| EntryShape::of(reader, line);
            terminal.print_json(&LogShape { ok: true, more, entries: Each(&lines, of) })
        });
    }
    let reader = session.reader(&desk, false);
    let shown = page(reader, &lines, more);
    session.print(&shown)
}

/// Reads backwards from the head until there are enough entries; also tells whether there are more.
fn read(
    session: &mut Session<'_>,
    desk: &Desk,
    wanted: &Wanted,
) -> Result<(Vec<Line>, bool), Failure> {
    let mut found: Vec<Line> = Vec::new();
    let mut until = session.state().head.0;
    while until > 0 {
        let after = until.saturating_sub(READ_AT_ONCE as u64);
        let count = usize::try_from(until - after).unwrap_or(READ_AT_ONCE);
        let (office, runtime) = session.office()?;
        let read = runtime.block_on(office.read_after(Position(after), count));
        let entries = read.map_err(|error| session.office_failure(&error))?;
        let reader = session.reader(desk, false);
        for entry in entries.into_iter().rev() {
            if !wanted.fits(reader, &entry) {
                continue;
            }
            let sight = see_entry(reader.state, reader.viewer, entry.position, reader.read_on);
            if sight == Sight::Nothing {
                continue;
            }
            if found.len() == wanted.limit {
                return Ok((found, true));
            }
            found.push(Line { entry, sight });
        }
        until = after;
    }
    Ok((found, false))
}

impl Wanted {
    fn fits(&self, reader: Reader<'_>, entry: &Entry) -> bool {
        let note = &entry.note;
        let about = || reader.state.subject(entry.position);
        self.first.is_none_or(|first| first <= note.on)
            && self.last.is_none_or(|last| note.on <= last)
            && self.member.is_none_or(|who| note.by == Some(who) || note.on_behalf_of == Some(who))
            && self.directive.is_none_or(|id| about() == Some(Subject::Directive(id)))
    }
}

fn page(reader: Reader<'_>, lines: &[Line], more: bool) -> String {
    let text = reader.text;
    if lines.is_empty() {
        return text.get("log-none") + "\n";
    }
    let mut parts: Vec<String> = lines.iter().map(|line| shown(reader, line)).collect();
    if more {
        parts.push(text.get("log-more"));
    }
    parts.join("\n") + "\n"
}

fn shown(reader: Reader<'_>, line: &Line) -> String {
    let Line { entry, sight } = line;
    let text = reader.text;
    let note = &entry.note;
    let position = pad_before(&format!("#{}", entry.position.0), 7);
    let moment = match note.time {
        Some(time) => format!("{} {}", text.day(note.on), text.hour(time)),
        None => text.day(note.on),
    };
    let mut parts = vec![position, moment, reader.entry_who(entry), reader.entry_kind(entry)];
    parts.extend(reader.entry_about(entry.position));
    parts.push(reader.entry_source(&note.from));
    let head = parts.join("  ");
    let words = match sight {
        _ if entry.redacted => Some(text.get("log-redacted")),
        Sight::Words => telling(&entry.event),
        Sight::WithoutWords | Sight::Nothing => None,
    };
    match words {
        Some(words) => {
            let words = cut(&words.replace('\n', " "), 2 * reader.columns);
            format!("{head}\n{}", indented(&words, 9, reader.columns))
        }
        None => head,
    }
}

/// Returns the words that tell best what an entry says.
fn telling(event: &fushime_core::event::Event) -> Option<String> {
    let data: Value = serde_json::from_str(event.data().ok()?.get()).ok()?;
    TELLING.iter().find_map(|field| words_under(&data, field))
}

fn words_under(data: &Value, field: &str) -> Option<String> {
    match data {
        Value::Object(fields) => {
            let here = fields.get(field).and_then(Value::as_str).filter(|text| !text.is_empty());
            here.map(str::to_owned)
                .or_else(|| fields.values().find_map(|inner| words_under(inner, field)))
        }
        Value::Array(items) => items.iter().find_map(|inner| words_under(inner, field)),
        _ => None,
    }
}

#[derive(Serialize)]
struct LogShape<E> {
    ok: bool,
    more: bool,
    entries: E,
}

#[derive(Serialize)]
struct EntryShape {
    entry: u64,
    id: String,
    recorded_at: String,
    on: Date,
    time: Option<Time>,
    by: Option<String>,
    by_id: Option<String>,
    #[serde(rename = "for")]
    on_behalf_of: Option<String>,
    for_id: Option<String>,
    kind: String,
    title: String,
    about: Option<String>,
    from: String,
    text: Option<String>,
    with_words: bool,
    redacted: bool,
    body: Value,
}

impl EntryShape {
    fn of(reader: Reader<'_>, line: &Line) -> Self {
        let Line { entry, sight } = line;
        let note = &entry.note;
        let with_words = *sight == Sight::Words;
        let body = write_body(note, &entry.event).ok();
        let body = if with_words { body } else { body.and_then(|it| without_words(&it).ok()) };
        let body = body.and_then(|body| serde_json::from_str(&body).ok());
        let seen = with_words && !entry.redacted;
        Self {
            entry: entry.position.0,
            id: entry.id.to_string(),
            recorded_at: entry.recorded_at.to_string(),
            on: note.on,
            time: note.time,
            by: note.by.map(|id| reader.member(id)),
            by_id: note.by.map(|id| id.to_string()),
            on_behalf_of: note.on_behalf_of.map(|id| reader.member(id)),
            for_id: note.on_behalf_of.map(|id| id.to_string()),
            kind: entry.event.kind().to_owned(),
            title: reader.entry_kind(entry),
            about: reader.entry_about(entry.position),
            from: reader.entry_source(&note.from),
            text: seen.then(|| telling(&entry.event)).flatten(),
            with_words,
            redacted: entry.redacted,
            body: body.unwrap_or(Value::Null),
        }
    }
}

#[cfg(test)]
mod tests {
    use fushime_core::event::Event;
    use fushime_core::event::terms::Language;

    use crate::text::Text;

    #[test]
    fn every_kind_of_entry_has_a_name_and_no_name_is_left_over() {
        for language in Language::ALL {
            let text = Text::new(*language);
            let unnamed: Vec<&str> = Event::KINDS
                .iter()
                .map(|(kind, _)| *kind)
                .filter(|kind| !text.has(&format!("log-kind-{}", kind.replace('_', "-"))))
                .collect();
            assert!(unnamed.is_empty(), "{unnamed:?}");
            assert!(!text.has("log-kind-nothing-of-this-name"));
        }
        let files: String = crate::text::AREAS.iter().map(|area| area.en).collect();
        let named = files.lines().filter(|line| line.starts_with("log-kind-")).count();
        assert_eq!(named, Event::KINDS.len());
    }
}
