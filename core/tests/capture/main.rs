//! Quick capture, line by line: `golden/capture.txt` holds what a person typed and what was
//! understood, in a form a sales manager could check.

#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test stops where something is missing, and keeps its golden file on disk"
)]

mod firm;

use std::fmt::Write as _;

use firm::{Firm, found};
use fushime_core::calendar::Sureness;
use fushime_core::capture::{ClientWords, Dated, Draft, Name, Pick, capture, propose_evidence};
use fushime_core::phrase::Phrase;
use fushime_core::state::State;
use jiff::civil::date;

/// A Wednesday.
const SAID: jiff::civil::DateTime = date(2026, 11, 25).at(10, 0, 0, 0);

fn key(phrase: &Phrase) -> String {
    let args: Vec<String> =
        phrase.args.iter().map(|(name, arg)| format!("{name}={}", firm::plain(arg))).collect();
    format!("{}({})", phrase.key, args.join(" "))
}

fn pick<K: Copy>(pick: &Pick<K>, name: &dyn Fn(K) -> String) -> Option<String> {
    let all = |ids: &[K]| ids.iter().map(|id| name(*id)).collect::<Vec<_>>().join(" | ");
    match pick {
        Pick::Named { id, .. } => Some(name(*id)),
        Pick::Likely { id, why } => {
            Some(format!("{}? ({})", name(*id), why.trim_start_matches("capture-why-")))
        }
        Pick::Several { ids, .. } => Some(format!("which: {}", all(ids))),
        Pick::Unknown { name: written, near, .. } if near.is_empty() => {
            Some(format!("unknown {written}"))
        }
        Pick::Unknown { name: written, near, .. } => {
            Some(format!("unknown {written}, near: {}", all(near)))
        }
        Pick::Missing => None,
    }
}

fn dated(dated: &Dated) -> String {
    let mut shown = match dated.proposal.on {
        Some(on) => on.to_string(),
        None => "no day".to_owned(),
    };
    if let Some(time) = dated.proposal.time {
        let _ = write!(shown, " {}:{:02}", time.hour(), time.minute());
    }
    if let Some(words) = &dated.spoken {
        let _ = write!(shown, " <{words}>");
    }
    if dated.span.is_none() {
        shown.push_str(" (proposed)");
    } else if dated.proposal.sureness != Sureness::Sure {
        let question = dated.proposal.question.map_or("", |question| question.as_str());
        let _ = write!(shown, " ?{question}");
    }
    shown
}

fn show(text: &str, state: &State, draft: &Draft) -> String {
    let mut lines: Vec<String> = Vec::new();
    let mut line = |name: &str, value: Option<String>| {
        if let Some(value) = value {
            lines.push(format!("{name}: {value}"));
        }
    };
    let member = |id| state.members.get(id).unwrap().details.name.to_string();
    let account = |id| state.accounts.get(id).unwrap().details.name.to_string();
    let contact = |id| state.contacts.get(id).unwrap().details.name.to_string();
    line("owner", pick(&draft.owner, &member));
    line("account", pick(&draft.account, &account));
    line("to", pick(&draft.counterpart, &contact));
    line("kind", draft.kind.map(|kind| kind.as_str().to_owned()));
    line("policy", pick(&draft.policy, &|id| id.to_string()));
    line("figures", figures(&draft.figures));
    line("sentence", Some(draft.sentence.to_string()));
    line(
        "client",
        match &draft.client_words {
            ClientWords::Said { words, .. } => Some(format!("「{words}」")),
            ClientWords::OfPolicy(id) => Some(format!("as {id}")),
            ClientWords::Proposed(phrase) => Some(key(phrase)),
            ClientWords::Missing => None,
        },
    );
    line("why", draft.why.as_ref().map(ToString::to_string));
    line(
        "authority",
        draft.authority.as_ref().map(|a| {
            let share = a.percent.map_or(String::new(), |p| format!(" ({p})"));
            format!("{}{share}", a.text.as_ref().unwrap())
        }),
    );
    line(
        "done when",
        draft.done_when.as_ref().and_then(|d| d.text.as_ref()).map(ToString::to_string),
    );
    line("from", draft.effective.as_ref().map(dated));
    line("due", draft.due.as_ref().map(dated));
    for milestone in &draft.milestones {
        let name = match &milestone.name {
            Name::Said(words) => words.to_string(),
            Name::Usual(key) => format!("[{key}]"),
        };
        let stage = milestone.stage.map_or("", |stage| stage.as_str());
        line(stage, Some(format!("{name} {}", dated(&milestone.due))));
    }
    for question in &draft.questions {
        let at = question.span.map_or(String::new(), |span| format!(" {}", span.of(text)));
        line("doubt", Some(format!("{}{at}", question.doubt.as_str())));
    }
    let left: Vec<&str> = draft.not_understood.iter().map(|span| span.of(text)).collect();
    line("left", (!left.is_empty()).then(|| left.join(" | ")));
    let missing: Vec<&str> = draft.missing().iter().map(|field| field.as_str()).collect();
    line("missing", (!missing.is_empty()).then(|| missing.join(" ")));
    let like: Vec<String> = draft.like.iter().map(ToString::to_string).collect();
    line("like", (!like.is_empty()).then(|| like.join(" ")));
    lines.iter().fold(String::new(), |all, line| all + "  " + line + "\n")
}

fn figures(figures: &fushime_core::event::terms::Figures) -> Option<String> {
    let mut shown: Vec<String> = Vec::new();
    shown.extend(figures.percent.map(|p| p.to_string()));
    shown.extend(figures.old_price.map(|p| format!("old ¥{}", p.0)));
    shown.extend(figures.new_price.map(|p| format!("new ¥{}", p.0)));
    shown.extend(figures.unit.as_ref().map(|u| format!("per {u}")));
    shown.extend(figures.tax.map(|t| format!("tax {}", t.as_str())));
    shown.extend(figures.quantity.as_ref().map(|q| format!("{} {}", q.amount, q.unit)));
    shown.extend(figures.effective_on.map(|d| format!("from {d}")));
    shown.extend(figures.answer_by.map(|d| format!("answer by {d}")));
    shown.extend(figures.not_negotiable.as_ref().map(|w| format!("never: {w}")));
    (!shown.is_empty()).then(|| shown.join(", "))
}

/// Reads a golden file: lines that begin with `> ` are typed, the lines under them expected.
///
/// With UPDATE_GOLDEN set the file is written anew, to be read by a person before it is kept.
fn golden(name: &str, understood: &dyn Fn(&str) -> String) -> usize {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    let before = std::fs::read_to_string(&path).unwrap();
    let mut now = String::new();
    let mut count = 0;
    for line in before.lines() {
        if let Some(typed) = line.strip_prefix("> ") {
            count += 1;
            let typed_whole = typed.replace("\\n", "\n");
            let _ = write!(now, "> {typed}\n{}", understood(&typed_whole));
        } else if line.starts_with('#') || line.is_empty() {
            let _ = writeln!(now, "{line}");
        }
    }
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, &now).unwrap();
    }
    let differs = before.lines().zip(now.lines()).find(|(expected, found)| expected != found);
    if let Some((expected, found)) = differs {
        panic!("{name}: expected\n{expected}\nbut understood\n{found}");
    }
    assert_eq!(before, now, "{name} ends differently");
    count
}

#[test]
fn lines_are_understood_as_a_person_would() {
    let Firm { state, leader, calendars } = found();
    let lines = golden("capture.txt", &|text| {
        show(text, &state, &capture(text, &state, leader, SAID, &calendars))
    });
    assert!(lines >= 40, "{lines}");
}

#[test]
fn facts_are_found_in_pasted_lines() {
    let Firm { state, leader, .. } = found();
    let lines = golden("evidence.txt", &|text| {
        propose_evidence(text, &state, leader, SAID)
            .iter()
            .map(|fact| {
                assert_eq!(fact.text.as_str(), fact.span.of(text).trim());
                let about = fact.about.map_or(String::new(), |day| format!(" @{day}"));
                format!("  {} {}{about}\n", fact.kind.as_str(), fact.text)
            })
            .collect()
    });
    assert!(lines >= 20, "{lines}");
}
