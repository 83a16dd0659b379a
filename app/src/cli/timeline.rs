//! What happened to a directive, newest first: every line with its words, and what became of them.

use fushime_core::missing::{MissingFact, missing_facts};
use fushime_core::signal::Signal;
use fushime_core::state::{Directive, Line, Milestone, What};

use super::layout::{indented, pad};
use super::reader::Reader;

/// Returns the key of the name of a kind of line.
fn name_key(what: What) -> String {
    format!("line-{}", what.as_str().replace('_', "-"))
}

/// Names a line: 報告: まだ, 根拠: E4 書面.
#[must_use]
pub fn title(reader: Reader<'_>, line: &Line) -> String {
    let name = reader.text.get(&name_key(line.what));
    match line.what {
        What::Update(Some(tap)) => format!("{name}: {}", reader.text.name(tap)),
        What::Evidence(kind) => format!("{name}: {}", reader.text.name(kind)),
        _ => name,
    }
}

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
    head.push_str(&format!("  {who}  {}", title(reader, line)));
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
    parts.extend(milestone.and_then(|milestone| moved(reader, line, milestone)));
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
        missing_facts(reader.state, directive, line).iter().map(|f| fact(reader, *f)).collect();
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

/// Says how far a milestone moved, and who asked for it.
fn moved(reader: Reader<'_>, line: &Line, milestone: &Milestone) -> Option<String> {
    let nth = milestone.moves.iter().position(|moved| moved.at.entry == line.entry)?;
    let moved = milestone.moves.get(nth)?;
    let text = reader.text;
    let days = fushime_core::calendar::days_between(moved.from, moved.to);
    let signed = if days > 0 { format!("+{days}") } else { days.to_string().replace('-', "−") };
    let values = [
        ("from", text.short_day(moved.from).into()),
        ("to", text.short_day(moved.to).into()),
        ("days", signed.into()),
        ("times", i64::try_from(nth + 1).unwrap_or(i64::MAX).into()),
        ("who", text.name(moved.requester).into()),
    ];
    let mut said = text.with("line-moved-from-to", &values);
    let note = match (moved.was_late(), moved.reason.is_none(), nth) {
        (true, ..) => Some("line-moved-late"),
        (_, true, _) => Some("line-moved-no-reason"),
        (_, _, 0) => Some("line-moved-openly"),
        _ => None,
    };
    if let Some(note) = note {
        said.push_str(&text.get(note));
    }
    Some(indented(&said, 5, reader.columns))
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

fn fact(reader: Reader<'_>, fact: MissingFact) -> String {
    match fact {
        MissingFact::Who => reader.text.get("missing-who"),
        MissingFact::When => reader.text.get("missing-when"),
        MissingFact::Figure(percent) => {
            reader.text.percent(fushime_core::money::Percent(percent.0.abs()))
        }
        MissingFact::Amount => reader.text.get("missing-amount"),
    }
}
