//! Everything that is recorded about a person and by that person, and of what was asked of them:
//! one archive to take along, with all that the leader sees.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Write as _};

use encoding_rs::UTF_8;
use fushime_core::access::{Sight, see_entry};
use fushime_core::entry::{Entry, write_body};
use fushime_core::event::Event;
use fushime_core::ids::{DirectiveId, MemberId};
use fushime_core::missing::missing_facts;
use fushime_core::signal::{Signal, name_key};
use fushime_core::state::{Directive, Line, Member, Milestone, Subject};
use fushime_core::today::{About, Item, today};
use jiff::Timestamp;
use serde_json::{Value, json};
use zip::ZipWriter;
use zip::result::ZipError;
use zip::write::SimpleFileOptions;

use super::record::EntrySheet;
use super::{Sheet, Viewing, lists};
use crate::reading::Reading;

/// Who looked at each directive, and when.
pub type Looks = BTreeMap<DirectiveId, Vec<(MemberId, Timestamp)>>;

/// Gathers the entries of one person while the record is gone through, a part at a time.
#[derive(Debug, Default)]
pub struct OwnRecord {
    entries: Vec<Value>,
    rows: Sheet,
}

impl OwnRecord {
    /// Takes those of the next entries that belong to the reader, in the words the reader may see.
    pub fn add(&mut self, reading: Reading<'_>, entries: &[Entry]) {
        let viewing = viewing(reading);
        let mut sheet = EntrySheet::new(viewing);
        for entry in entries.iter().filter(|entry| is_own(reading, entry)) {
            self.entries.push(told(reading, entry));
            sheet.add(entry);
        }
        let mut sheet = sheet.into_sheet();
        self.rows.rows.append(&mut sheet.rows);
        self.rows.names = sheet.names;
    }

    /// Puts everything into one archive.
    ///
    /// # Errors
    ///
    /// A [`ZipError`] when there is not enough memory for it.
    pub fn pack(self, reading: Reading<'_>, looks: &Looks) -> Result<Vec<u8>, ZipError> {
        let own: Vec<&Directive> = own_directives(reading);
        let items = seen_by_leaders(reading, &own);
        let directives: Vec<Value> =
            own.iter().map(|it| directive(reading, it, items.get(&it.id), looks)).collect();
        let numbers: BTreeSet<String> = own.iter().map(|it| it.id.to_string()).collect();
        let mut sheet = lists::directives(&viewing(reading));
        sheet.rows.retain(|row| row.first().is_some_and(|number| numbers.contains(number)));
        let me = reading.state.members.get(reading.viewer).map(|it| person(reading, it));
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        let mut put = |name: &str, bytes: &[u8]| -> Result<(), ZipError> {
            archive.start_file(name, SimpleFileOptions::default())?;
            Ok(archive.write_all(bytes)?)
        };
        put("README.txt", readme(reading, own.len(), self.entries.len()).as_bytes())?;
        put("me.json", &written(&json!(me)))?;
        put("directives.json", &written(&json!(directives)))?;
        put("directives.csv", &sheet.write(UTF_8, true).bytes)?;
        put("entries.json", &written(&Value::Array(self.entries)))?;
        put("entries.csv", &self.rows.write(UTF_8, true).bytes)?;
        Ok(archive.finish()?.into_inner())
    }
}

fn written(value: &Value) -> Vec<u8> {
    serde_json::to_vec_pretty(value).unwrap_or_default()
}

fn viewing(reading: Reading<'_>) -> Viewing<'_> {
    Viewing { state: reading.state, viewer: reading.viewer, day: reading.read_on }
}

/// Every directive that was asked of the reader, whether it has ended or not.
fn own_directives(reading: Reading<'_>) -> Vec<&Directive> {
    let all = reading.state.directives.iter();
    let own = all.filter(|it| it.ask.owner == reading.viewer);
    own.filter(|it| reading.see(it.id).is_some()).collect()
}

/// Tells whether an entry is about the reader, by the reader, or about what was asked of the
/// reader; and the reader may see its words.
fn is_own(reading: Reading<'_>, entry: &Entry) -> bool {
    let (state, me) = (reading.state, reading.viewer);
    let at = entry.position;
    let about = match state.subject(at) {
        Some(Subject::Directive(id)) => {
            state.directives.get(id).is_some_and(|it| it.ask.owner == me)
        }
        Some(Subject::Member(id)) => id == me,
        Some(Subject::Promise(id)) => {
            state.promises.get(id).is_some_and(|it| it.made.by == me || it.made.member == Some(me))
        }
        Some(Subject::Abuse(id)) => state.abuses.get(id).is_some_and(|it| it.report.member == me),
        Some(Subject::Discussion(id)) => state
            .discussions
            .get(id)
            .is_some_and(|it| it.gist.attendees.iter().any(|attendee| attendee.member == Some(me))),
        _ => false,
    };
    let sight = see_entry(state, me, at, reading.read_on);
    sight == Sight::Words && (about || state.wrote(me, at) || names(&entry.event, me))
}

/// Tells whether an event of the firm is about one member: a leader's term.
fn names(event: &Event, me: MemberId) -> bool {
    match event {
        Event::TermBegun(it) => it.leader == me,
        Event::TermEnded(it) => it.leader == me,
        _ => false,
    }
}

fn told(reading: Reading<'_>, entry: &Entry) -> Value {
    let note = &entry.note;
    let body = write_body(note, &entry.event).ok();
    let body: Option<Value> = body.and_then(|body| serde_json::from_str(&body).ok());
    json!({
        "entry": entry.position.0,
        "recorded_at": entry.recorded_at.to_string(),
        "on": note.on,
        "who": reading.entry_who(entry),
        "title": reading.entry_kind(entry),
        "about": reading.entry_about(entry.position),
        "from": reading.entry_source(&note.from),
        "redacted": entry.redacted,
        "body": body,
    })
}

fn person(reading: Reading<'_>, member: &Member) -> Value {
    let team = member.team.and_then(|(id, since)| Some((reading.state.teams.get(id)?, since)));
    let terms: Vec<Value> = reading
        .state
        .teams
        .iter()
        .flat_map(|team| team.terms.iter().map(move |term| (team, term)))
        .filter(|(_, term)| term.leader == member.id)
        .map(|(team, term)| json!({ "team": team.name, "from": term.from, "until": term.until }))
        .collect();
    json!({
        "member": member.id.to_string(),
        "details": member.details,
        "roles": member.roles.iter().map(|role| reading.text.name(*role)).collect::<Vec<_>>(),
        "team": team.map(|(team, since)| json!({ "name": team.name, "since": since })),
        "leader": reading.state.leader_of(member.id, reading.day).map(|id| reading.member(id)),
        "terms": terms,
        "leaves": member.leaves,
        "left_on": member.left_on,
    })
}

/// What the leaders see of these directives on their day.
fn seen_by_leaders(
    reading: Reading<'_>,
    own: &[&Directive],
) -> BTreeMap<DirectiveId, (MemberId, Item)> {
    let leader = |it: &&Directive| reading.state.leader_for(it, reading.day);
    let leaders: BTreeSet<MemberId> =
        own.iter().filter(|it| it.is_open()).filter_map(leader).collect();
    let ids: BTreeSet<DirectiveId> = own.iter().map(|it| it.id).collect();
    let mut seen = BTreeMap::new();
    for leader in leaders {
        let day = today(reading.state, leader, reading.as_of(), None);
        for item in day.items.into_iter().chain(day.not_today) {
            if let About::Directive(id) = item.about
                && ids.contains(&id)
            {
                seen.insert(id, (leader, item));
            }
        }
    }
    seen
}

/// A directive with everything its leader sees of it.
fn directive(
    reading: Reading<'_>,
    directive: &Directive,
    seen: Option<&(MemberId, Item)>,
    looks: &Looks,
) -> Value {
    let text = reading.text;
    let whose = reading.turn(directive);
    let signals = reading.see(directive.id).map(|seen| reading.signals(&seen));
    let signals = signals.filter(|_| reading.with_signals()).unwrap_or_default();
    let looks = looks.get(&directive.id).map_or(&[][..], Vec::as_slice);
    json!({
        "directive": directive.id.to_string(),
        "place": reading.place(directive),
        "policy": directive.ask.policy.map(|id| reading.policy(id)),
        "asked_on": directive.asked.on,
        "asked_by": reading.speaker(directive.asked_by),
        "ask": directive.ask,
        "standing": text.standing(directive, reading.day),
        "turn": {
            "who": text.name(whose.turn),
            "why": reading.turn_why(&whose),
            "since": whose.since,
        },
        "ended_on": directive.ended.map(|at| at.on),
        "milestones": directive.milestones.iter().map(|it| milestone(reading, it)).collect::<Vec<_>>(),
        "signals": signals.iter().map(|it| signal(reading, it)).collect::<Vec<_>>(),
        "on_the_leaders_day": seen.map(|(leader, item)| leaders_day(reading, *leader, item)),
        "lines": directive.lines.iter().map(|it| line(reading, directive, it)).collect::<Vec<_>>(),
        "looked": looks
            .iter()
            .map(|(who, at)| json!({ "who": reading.member(*who), "at": at.to_string() }))
            .collect::<Vec<_>>(),
    })
}

fn leaders_day(reading: Reading<'_>, leader: MemberId, item: &Item) -> Value {
    json!({
        "leader": reading.member(leader),
        "why": reading.say(&item.why),
        "points": item.points,
        "reasons": item
            .reasons
            .iter()
            .map(|it| json!({ "text": reading.say(&it.phrase), "points": it.points }))
            .collect::<Vec<_>>(),
    })
}

fn milestone(reading: Reading<'_>, milestone: &Milestone) -> Value {
    let text = reading.text;
    json!({
        "no": milestone.no.0,
        "name": milestone.name,
        "needs": milestone.needs.iter().map(|kind| text.name(*kind)).collect::<Vec<_>>(),
        "first_due": milestone.first_due.on,
        "due": milestone.due.on,
        "moves": milestone
            .moves
            .iter()
            .map(|it| json!({
                "on": it.at.on,
                "from": it.from,
                "to": it.to,
                "requester": text.name(it.requester),
                "reason": it.reason,
            }))
            .collect::<Vec<_>>(),
        "reported_on": milestone.reported.map(|at| at.on),
        "confirmed_on": milestone.confirmed.map(|(at, _)| at.on),
        "confirmed_by": milestone.confirmed.and_then(|(_, by)| by).map(|id| reading.member(id)),
        "dropped": milestone.dropped,
    })
}

fn signal(reading: Reading<'_>, signal: &Signal) -> Value {
    let text = reading.text;
    json!({
        "name": text.get(name_key(signal.kind())),
        "says": reading.say(&signal.sentence()),
        "entries": signal.entries.positions().iter().map(|it| it.0).collect::<Vec<_>>(),
        "may_also_be": signal.innocent().iter().map(|key| text.get(key)).collect::<Vec<_>>(),
        "cleared_by": text.get(signal.cleared_by()),
        "my_answer": signal.reply.as_ref().map(|(_, words)| words),
        "contested": signal.contest.as_ref().map(|contest| &contest.text),
        "suspended": signal.is_suspended(),
    })
}

fn line(reading: Reading<'_>, directive: &Directive, line: &Line) -> Value {
    let missing = missing_facts(reading.state, directive, line);
    json!({
        "entry": line.entry.0,
        "on": line.on,
        "time": line.time,
        "who": reading.speaker(line.speaker),
        "on_behalf": line.on_behalf,
        "title": reading.line_title(line),
        "text": line.text,
        "corrected": line.corrected.as_ref().map(|(_, words)| words),
        "retracted": line.retracted.is_some(),
        "still_missing": missing.iter().map(|it| reading.missing(*it)).collect::<Vec<_>>(),
    })
}

/// What is in the archive, for somebody who opens it in ten years.
fn readme(reading: Reading<'_>, directives: usize, entries: usize) -> String {
    let text = reading.text;
    let count = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let values = [
        ("who", reading.member(reading.viewer).into()),
        ("day", text.day(reading.day).into()),
        ("directives", count(directives).into()),
        ("entries", count(entries).into()),
    ];
    let files = ["me", "directives", "entries"].map(|file| text.get(&format!("export-own-{file}")));
    let parts =
        [text.with("export-own-about", &values), files.join("\n"), text.get("export-own-left-out")];
    parts.join("\n\n") + "\n"
}
