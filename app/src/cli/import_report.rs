//! What became of files that were brought in, for people and for programs.

use std::collections::BTreeMap;

use fushime_core::entry::{NewEntry, Source};
use serde_json::{Value as Json, json};

use super::failure::{Answer, Failure, Outcome};
use super::session::Session;
use crate::import::bringing::Brought;
use crate::text::{Text, Value};

/// How many problems of one kind in one column are shown one by one to people.
const SHOWN_MAX: u64 = 5;
/// How much of an entry's data a trial shows.
const DATA_SHOWN_MAX: usize = 160;

/// What is reported in the end.
pub struct Report<'a> {
    brought: &'a Brought,
    /// How many entries of each kind.
    kinds: BTreeMap<String, u64>,
    /// The first entries of a trial. `None`: it is none.
    trial: Option<Vec<Json>>,
    written: usize,
}

impl<'a> Report<'a> {
    /// Begins a report; `trial`: how many entries a trial shows.
    #[must_use]
    pub fn of(brought: &'a Brought, entries: &[NewEntry], trial: Option<usize>) -> Self {
        let mut kinds = BTreeMap::new();
        for entry in entries {
            *kinds.entry(entry.event.kind().to_owned()).or_insert(0) += 1;
        }
        let trial = trial.map(|most| entries.iter().take(most).map(shown).collect());
        Self { brought, kinds, trial, written: 0 }
    }

    /// Says how many entries were written.
    pub fn written(&mut self, entries: usize) {
        self.written = entries;
    }

    /// Answers: the summary on standard output, what is to be looked at on standard error.
    ///
    /// # Errors
    ///
    /// A [`Failure`] when nothing of the files could be taken over.
    pub fn answer(&self, session: &mut Session<'_>) -> Outcome {
        let complaint = self.complaint(&session.text);
        let brought = self.brought;
        if brought.left_out > 0 && brought.taken + brought.known + brought.passed_over == 0 {
            let mut answer = Answer::of(&session.text, "import-all-left-out", &[]);
            answer.text = format!("{}\n{complaint}", answer.text);
            return Err(Failure::Refused(answer));
        }
        if !complaint.is_empty() && session.format == super::Format::Text {
            session.terminal.complain(&complaint);
        }
        let (text, json) = (self.summary(&session.text), self.json(&session.text));
        session.answer(&text, &json)
    }

    fn summary(&self, text: &Text) -> String {
        let mut lines = Vec::new();
        for seen in &self.brought.seen {
            let columns: Vec<String> =
                seen.columns.iter().map(|(field, column)| format!("{field}={column}")).collect();
            lines.push(text.with(
                "import-seen",
                &[
                    ("file", seen.file.clone().into()),
                    ("encoding", seen.encoding.clone().into()),
                    ("row", count(seen.header_row)),
                    ("columns", columns.join(", ").into()),
                ],
            ));
        }
        let brought = self.brought;
        let values = [
            ("rows", count(brought.rows)),
            ("taken", count(brought.taken)),
            ("known", count(brought.known)),
            ("passed", count(brought.passed_over)),
            ("left", count(brought.left_out)),
        ];
        let total: u64 = self.kinds.values().sum();
        let kinds: Vec<String> =
            self.kinds.iter().map(|(kind, count)| format!("{kind} {count}")).collect();
        let entries = [("count", count(total)), ("kinds", kinds.join(", ").into())];
        match &self.trial {
            Some(first) => {
                lines.push(text.with("import-rows-dry", &values));
                if total > 0 {
                    lines.push(text.with("import-entries-dry", &entries));
                    lines.push(
                        text.with("import-dry-first", &[("count", count(first.len() as u64))]),
                    );
                    lines.extend(first.iter().map(|entry| format!("  {}", line(entry))));
                }
                lines.push(text.get("import-dry-nothing"));
            }
            None => {
                lines.push(text.with("import-rows", &values));
                let key = if total == 0 { "import-entries-none" } else { "import-entries" };
                lines.push(text.with(key, if total == 0 { &[] } else { &entries }));
            }
        }
        lines.join("\n")
    }

    /// Says what is to be looked at; of many of one kind the first ones.
    fn complaint(&self, text: &Text) -> String {
        let problems = &self.brought.problems;
        if problems.is_empty() {
            return String::new();
        }
        let mut lines = vec![text.with("import-problems", &[("count", count(problems.total()))])];
        let mut shown: BTreeMap<(Option<&str>, &str), u64> = BTreeMap::new();
        for problem in problems.iter() {
            let kind = (problem.column.as_deref(), problem.what.key());
            let nth = shown.entry(kind).or_insert(0);
            *nth += 1;
            if *nth <= SHOWN_MAX {
                lines.push(format!("· {}", problem.sentence(text)));
            }
            let all = problems.like(problem);
            if *nth == SHOWN_MAX && all > SHOWN_MAX {
                let more = [("count", count(all - SHOWN_MAX))];
                lines.push(format!("  {}", text.with("import-problem-more", &more)));
            }
        }
        lines.join("\n")
    }

    fn json(&self, text: &Text) -> Json {
        let brought = self.brought;
        let files: Vec<Json> = brought
            .seen
            .iter()
            .map(|seen| {
                let columns: serde_json::Map<String, Json> = seen
                    .columns
                    .iter()
                    .map(|(field, column)| ((*field).to_owned(), json!(column)))
                    .collect();
                json!({
                    "file": seen.file,
                    "encoding": seen.encoding,
                    "header_row": seen.header_row,
                    "columns": columns,
                    "unused": seen.unused,
                })
            })
            .collect();
        let problems: Vec<Json> = brought
            .problems
            .iter()
            .map(|problem| {
                json!({
                    "file": problem.file,
                    "row": problem.row,
                    "column": problem.column,
                    "value": problem.value,
                    "key": problem.what.key(),
                    "text": problem.said(text),
                    "row_left_out": problem.row_left_out,
                })
            })
            .collect();
        json!({
            "ok": true,
            "dry_run": self.trial.is_some(),
            "rows": brought.rows,
            "taken": brought.taken,
            "known": brought.known,
            "passed_over": brought.passed_over,
            "left_out": brought.left_out,
            "entries": self.kinds.values().sum::<u64>(),
            "written": self.written,
            "kinds": self.kinds,
            "first": self.trial,
            "files": files,
            "problems": problems,
            "problems_total": brought.problems.total(),
        })
    }
}

fn count(number: u64) -> Value<'static> {
    i64::try_from(number).unwrap_or(i64::MAX).into()
}

/// Shows an entry of a trial.
fn shown(entry: &NewEntry) -> Json {
    let data = entry.event.data().ok().and_then(|data| serde_json::from_str(data.get()).ok());
    let row = match &entry.note.from {
        Source::Import { file, row, .. } => json!({ "file": file, "row": row }),
        _ => Json::Null,
    };
    json!({
        "on": entry.note.on,
        "time": entry.note.time,
        "by": entry.note.by.map(|id| id.to_string()),
        "for": entry.note.on_behalf_of.map(|id| id.to_string()),
        "kind": entry.event.kind(),
        "data": data.unwrap_or(Json::Null),
        "from": row,
    })
}

/// One entry of a trial on one line.
fn line(entry: &Json) -> String {
    let part = |name: &str| entry.get(name).and_then(Json::as_str).unwrap_or_default();
    let data = entry.get("data").map(Json::to_string).unwrap_or_default();
    let cut: String = data.chars().take(DATA_SHOWN_MAX).collect();
    let dots = if cut.len() < data.len() { "…" } else { "" };
    format!("{} {} {} {cut}{dots}", part("on"), part("time"), part("kind"))
}
