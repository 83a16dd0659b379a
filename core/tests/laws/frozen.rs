//! Every version of every kind that was ever written is read as it was meant.
//!
//! A frozen file holds bodies as they stand in ledgers: the shortest one, then one that says
//! everything. Nobody edits a frozen file; a new shape is a new version with a file of its own.

use std::collections::BTreeSet;
use std::path::PathBuf;

use fushime_core::command::{Command, Refusal};
use fushime_core::entry::{Entry, read_body, write_body};
use fushime_core::event::{Event, EventProblem, terms};
use fushime_core::ids::EntryId;

use crate::small_firm::SmallFirm;

fn tests() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests")
}

#[expect(clippy::disallowed_methods, reason = "the frozen files lie beside the tests")]
fn read(file: &str) -> String {
    std::fs::read_to_string(tests().join(file)).unwrap()
}

fn files() -> BTreeSet<String> {
    let found = std::fs::read_dir(tests().join("frozen")).unwrap();
    found.map(|file| file.unwrap().file_name().into_string().unwrap()).collect()
}

/// Returns the frozen bodies of a kind: the shortest, and the one that says everything.
pub fn bodies(kind: &str, version: u16) -> [String; 2] {
    let text = read(&format!("frozen/{kind}.v{version}.json"));
    let lines: Vec<String> = text.lines().map(str::to_owned).collect();
    lines.try_into().unwrap_or_else(|_| panic!("{kind}: two bodies are needed"))
}

/// Returns the files that are missing for these kinds: every version from the first on has one.
fn missing(kinds: &[(&str, u16)], files: &BTreeSet<String>) -> Vec<String> {
    let needed = kinds
        .iter()
        .flat_map(|(kind, newest)| (1..=*newest).map(move |v| format!("{kind}.v{v}.json")));
    needed.filter(|file| !files.contains(file)).collect()
}

#[test]
fn every_kind_has_its_example() {
    let files = files();
    assert_eq!(missing(Event::KINDS, &files), Vec::<String>::new());
    let known: BTreeSet<String> = Event::KINDS
        .iter()
        .flat_map(|(kind, newest)| (1..=*newest).map(move |v| format!("{kind}.v{v}.json")))
        .collect();
    assert_eq!(files.difference(&known).collect::<Vec<_>>(), Vec::<&String>::new());
}

/// The control: a kind, or a version, without its example is found.
#[test]
fn a_kind_without_an_example_is_found() {
    let files = files();
    assert_eq!(missing(&[("directive_forgotten", 1)], &files), ["directive_forgotten.v1.json"]);
    assert_eq!(missing(&[("directive_asked", 2)], &files), ["directive_asked.v2.json"]);
}

#[test]
fn what_was_written_is_read_and_written_back_to_the_same_bytes() {
    for (kind, newest) in Event::KINDS {
        for body in bodies(kind, *newest) {
            let (note, event) = read_body(&body).unwrap_or_else(|why| panic!("{kind}: {why:?}"));
            assert!(!matches!(event, Event::Unknown(_)), "{kind} is not known");
            assert_eq!((event.kind(), event.version()), (*kind, *newest));
            assert_eq!(write_body(&note, &event).unwrap(), body);
        }
    }
}

#[test]
fn the_second_example_says_everything() {
    for (kind, newest) in Event::KINDS {
        let [shortest, full] = bodies(kind, *newest);
        let (note, event) = read_body(&full).unwrap();
        let shown = format!("{note:?} {event:?}");
        for nothing in ["None", "[]", "false", "\"\""] {
            // A kind may name a thing that has none of this; then its example must not show it.
            assert!(!shown.contains(nothing), "{kind} leaves something out: {shown}");
        }
        assert!(full.len() > shortest.len(), "{kind}");
    }
}

/// What an older program must do with the entry of a newer one: keep it, and only read from now on.
#[test]
fn what_a_newer_program_wrote_is_kept_byte_for_byte_and_nothing_is_decided_after_it() {
    let unknown_kind = concat!(
        r#"{"on":"2026-11-20","by":1,"from":"web","kind":"thought_had","v":1,"#,
        r#""data":{ "z": [1, 2.50, {"b":null ,"a":"言葉"}],  "text":"x" }}"#
    );
    let newer_version = concat!(
        r#"{"on":"2026-11-20","from":"web","kind":"plan_agreed","v":2,"#,
        r#""data":{"directive":1,"with":"a field of tomorrow"}}"#
    );
    for body in [unknown_kind, newer_version] {
        let (note, event) = read_body(body).unwrap();
        assert!(matches!(event, Event::Unknown(_)), "{body}");
        assert_eq!(write_body(&note, &event).unwrap(), body);

        let mut firm = SmallFirm::founded();
        let leader = firm.leader;
        let note_it = |directive| Command::Reaffirm { directive, text: None };
        let directive = firm.asked();
        firm.order(leader, note_it(directive)).unwrap();
        let position = fushime_core::ids::Position(firm.state().head.0 + 1);
        let recorded_at = firm.recorded_at();
        firm.apply(&Entry { position, id: EntryId(77), recorded_at, note, event, redacted: false });
        assert!(firm.state().is_from_the_future());
        assert_eq!(firm.state().oddities.len(), 1, "it is seen, not skipped");
        assert_eq!(firm.order(leader, note_it(directive)), Err(Refusal::NewerProgram));
    }
}

#[test]
fn a_known_kind_that_lacks_what_it_needs_is_a_fault_not_a_future() {
    for body in [
        r#"{"on":"2026-11-20","from":"web","kind":"plan_agreed","v":1,"data":{}}"#,
        r#"{"on":"2026-11-20","from":"web","kind":"milestone_moved","v":1,"data":{"directive":1}}"#,
        r#"{"on":"2026-02-30","from":"web","kind":"plan_agreed","v":1,"data":{"directive":1}}"#,
        r#"{"kind":"plan_agreed","v":1,"data":{"directive":1}}"#,
        "",
        "[]",
    ] {
        assert!(matches!(read_body(body), Err(EventProblem::Unreadable(_))), "{body}");
    }
}

/// Returns the frozen names of a list.
fn names(list: &str) -> Vec<String> {
    let text = read("frozen_lists.txt");
    let line = text.lines().find_map(|line| line.strip_prefix(&format!("{list}: ")));
    let line = line.unwrap_or_else(|| panic!("no list {list}"));
    line.split_whitespace().map(str::to_owned).collect()
}

macro_rules! same_names {
    ($($list:literal $type:ident)*) => {$({
        let now: Vec<&str> = terms::$type::ALL.iter().map(|item| item.as_str()).collect();
        assert_eq!(now, names($list), $list);
        for item in terms::$type::ALL {
            assert_eq!(terms::$type::named(item.as_str()), Some(*item));
            let written = serde_json::to_string(item).unwrap();
            assert_eq!(written, format!("\"{}\"", item.as_str()));
        }
    })*};
}

#[test]
fn the_short_lists_keep_their_names() {
    same_names! {
        "policy_kind" PolicyKind "stage" Stage "evidence" EvidenceKind "tap" Tap
        "requester" Requester "slip_answer" SlipAnswer "concern_answer" ConcernAnswer
        "concern_kind" ConcernKind "role" Role "signal" SignalKind "privacy" Privacy "tier" Tier
        "tax" TaxBasis "language" Language "detour_kind" DetourKind
    }
    for source in names("source") {
        let body = format!(
            r#"{{"on":"2026-11-20","from":"{source}","kind":"plan_agreed","v":1,"data":{{"directive":1}}}}"#
        );
        let (note, event) = read_body(&body).unwrap();
        assert_eq!(write_body(&note, &event).unwrap(), body);
    }
}
