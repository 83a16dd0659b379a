//! What happened to a directive, newest first: every line with its words, and what became of them.

use fushime_core::missing::missing_facts;
use fushime_core::signal::Signal;
use fushime_core::state::{Directive, Line, Milestone};

use super::layout::{indented, pad};
use super::reader::Reader;

/// Shows a line with its words. `no`: its number here and on the culm.
#[must_use]
pub fn show(
    reader: Reader<'_>,
    directive: &Directive,
    (no, line): (usize, &Line),
    signals: &[Signal],
) -> String {
    let text = reader.text;
    let mut head = format!("{:>3}  {}", no, pad(&reader.moment(line), 20));
    let file = reader.file(line);
    let named = file.and_then(|(_, _, who)| who).map(ToString::to_string);
    let who = named.unwrap_or_else(|| reader.speaker(line.speaker));
    head.push_str(&format!("  {who}  {}", reader.line_title(line)));
    let milestone = line.milestone.and_then(|no| directive.milestone(no));
    if let Some(milestone) = milestone.filter(|milestone| names_more(line, milestone)) {
        let name = [("milestone", milestone.name.to_string().into())];
        head.push_str(&format!(" {}", text.with("line-about", &name)));
    }
    if let Some((file, row, _)) = file {
        let values = [("file", file.to_owned().into()), ("row", row.to_string().into())];
        head.push_str(&format!("  {}", text.with("log-from-import", &values)));
    } else if line.on_behalf {
        head.push_str(&format!("  {}", text.get("line-on-behalf")));
    }
    head.push_str(&format!("  #{}", line.entry.0));
    let mut parts = vec![head];
    parts.extend(milestone.and_then(|milestone| {
        reader.moved(line, milestone).map(|said| indented(&said, 5, reader.columns))
    }));
    if let Some(said) = &line.text {
        let marks = marks(line, signals);
        let shown = match line.retracted {
            Some(by) => {
                let values =
                    [("text", said.to_string().into()), ("entry", by.0.to_string().into())];
                text.with("line-retracted", &values)
            }
            None => format!("{said}{marks}"),
        };
        parts.push(indented(&shown, 5, reader.columns));
    } else if let Some(by) = line.retracted {
        let values = [("entry", by.0.to_string().into())];
        parts.push(indented(&text.with("line-retracted-bare", &values), 5, reader.columns));
    }
    if let Some((entry, right)) = &line.corrected {
        let values = [("text", right.to_string().into()), ("entry", entry.0.to_string().into())];
        parts.push(indented(&text.with("line-corrected", &values), 5, reader.columns));
    }
    let missing: Vec<String> =
        missing_facts(reader.state, directive, line).iter().map(|it| reader.missing(*it)).collect();
    if !missing.is_empty() {
        let values = [("facts", missing.join(" / ").into())];
        parts.push(indented(&text.with("line-missing", &values), 5, reader.columns));
    }
    parts.join("\n")
}

/// Tells whether a line does not already say which milestone it is about.
fn names_more(line: &Line, milestone: &Milestone) -> bool {
    line.text.as_ref().is_none_or(|text| *text != milestone.name)
}

/// The letters of the signals that rest on a line.
fn marks(line: &Line, signals: &[Signal]) -> String {
    let mut marks = String::new();
    for (signal, letter) in signals.iter().zip('a'..='z') {
        if !signal.is_suspended() && signal.entries.positions().contains(&line.entry) {
            marks.push_str(&format!(" [{letter}]"));
        }
    }
    marks
}
