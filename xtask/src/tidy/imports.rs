//! Who may import what: the table of ARCHITECTURE.md, read from every `use` and every full path.

use super::{House, source};

/// What a pure crate may not touch of the standard library.
const WORLD: &[&str] = &["env", "fs", "io", "net", "os", "process", "thread", "time"];
/// What the ledger may know of the core.
const LEDGER_MAY: &[&str] = &["ids", "entry", "event"];

/// The floors of the program: what a room may import of the other rooms.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Floor {
    /// Settings, the clock, the sentences.
    Ground,
    /// From bytes to commands, and from notices to bytes.
    First,
    /// Where a command meets the ledger.
    Office,
    /// What people and programs come in by.
    Door,
}

/// Every room of the program and the floor it is on.
const ROOMS: &[(&str, Floor)] = &[
    ("config", Floor::Ground),
    ("clock", Floor::Ground),
    ("reading", Floor::Ground),
    ("find", Floor::First),
    ("text", Floor::Ground),
    ("demo", Floor::First),
    ("export", Floor::First),
    ("import", Floor::First),
    ("deliver", Floor::First),
    ("office", Floor::Office),
    ("api", Floor::Door),
    ("cli", Floor::Door),
    ("mcp", Floor::Door),
    ("web", Floor::Door),
    ("worker", Floor::Door),
];

pub(super) fn check(house: &House) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for (path, text) in house.sources("") {
        let Some((folder, inside)) = path.split_once("/src/") else { continue };
        let code = source::without_tests(&source::code(text));
        let mut wrong: Vec<String> = source::paths(&code)
            .into_iter()
            .filter_map(|path| refused(folder, inside, &path).map(|why| (path, why)))
            .map(|(path, why)| format!("{}: {why}", path.join("::")))
            .collect();
        wrong.sort_unstable();
        wrong.dedup();
        if folder == "app" && room_of(inside).is_some_and(|room| floor(&room).is_none()) {
            wrong.push("this room is on no floor: give it one in tidy".to_owned());
        }
        found.extend(wrong.into_iter().map(|what| (path.to_owned(), what)));
    }
    found
}

/// Returns why a file may not name a path; `None` when it may.
fn refused(folder: &str, inside: &str, path: &[String]) -> Option<&'static str> {
    let first = path.first()?.as_str();
    let second = path.get(1)?.as_str();
    match folder {
        "wording" | "core" if first == "std" && WORLD.contains(&second) => {
            Some("this crate does not know the world outside")
        }
        "wording" if first.starts_with("fushime") => Some("wording knows nothing of ours"),
        "core" if first.starts_with("fushime") && first != "fushime_wording" => {
            Some("the core knows only wording")
        }
        "ledger" if first == "fushime_core" && !LEDGER_MAY.contains(&second) => {
            Some("the ledger knows ids, entries and events, nothing else")
        }
        "ledger" if first.starts_with("fushime") && first != "fushime_core" => {
            Some("the ledger knows only the core")
        }
        "app" => refused_in_app(inside, path),
        _ => None,
    }
}

fn refused_in_app(inside: &str, path: &[String]) -> Option<&'static str> {
    // main opens the ledger and chooses the clock: it may name everything.
    let here = room_of(inside)?;
    let from = floor(&here)?;
    let first = path.first()?.as_str();
    if first == "fushime_ledger" && from != Floor::Office {
        return Some("only the office and main know the ledger");
    }
    if first == "fushime_wording" && from == Floor::Ground {
        return Some("the ground floor knows only the core");
    }
    let there = room_named(inside, path)?;
    let to = floor(&there)?;
    let may = there == here
        || match from {
            Floor::Ground => to == Floor::Ground,
            Floor::First | Floor::Office => to == Floor::Ground,
            Floor::Door => to != Floor::Door,
        };
    (!may).then_some("not from this floor")
}

fn floor(room: &str) -> Option<Floor> {
    ROOMS.iter().find(|(name, _)| *name == room).map(|(_, floor)| *floor)
}

/// Returns the room a file of the program stands in. `None` for main and the list of rooms.
fn room_of(inside: &str) -> Option<String> {
    let room = inside.split('/').next()?.trim_end_matches(".rs");
    (room != "main" && room != "lib").then(|| room.to_owned())
}

/// Returns the room of the program that a path leads into. `None` for paths into other crates.
fn room_named(inside: &str, path: &[String]) -> Option<String> {
    let mut module: Vec<&str> = inside.trim_end_matches(".rs").split('/').collect();
    if module.last() == Some(&"mod") {
        module.pop();
    }
    let mut parts = path.iter().map(String::as_str).peekable();
    match parts.peek().copied()? {
        "crate" | "fushime" => {
            parts.next();
            module.clear();
        }
        "self" => {
            parts.next();
        }
        "super" => {}
        _ => return None,
    }
    while parts.next_if_eq(&"super").is_some() {
        module.pop();
    }
    module.first().copied().or_else(|| parts.next()).map(ToOwned::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, text: &str) -> usize {
        check(&House::of(&[(path, text)])).len()
    }

    #[test]
    fn pure_crates_do_not_know_the_world() {
        assert_eq!(found("core/src/a.rs", "use std::{fmt, time::Instant};"), 1);
        assert_eq!(found("core/src/a.rs", "fn f() { std::env::var(\"X\"); }"), 1);
        assert_eq!(found("wording/src/a.rs", "use fushime_core::ids;"), 1);
        assert_eq!(found("core/src/a.rs", "use fushime_ledger::Head;"), 1);
        assert_eq!(found("core/src/a.rs", "// std::fs\nuse std::fmt;\nuse fushime_wording::x;"), 0);
        assert_eq!(found("core/src/a.rs", "#[cfg(test)]\nmod tests { use std::fs; }"), 0);
    }

    #[test]
    fn the_ledger_knows_what_is_written_and_nothing_else() {
        assert_eq!(found("ledger/src/a.rs", "use fushime_core::{entry::Entry, ids};"), 0);
        assert_eq!(found("ledger/src/a.rs", "use fushime_core::command::Command;"), 1);
        assert_eq!(found("ledger/src/a.rs", "use fushime_core::{ids, today};"), 1);
    }

    #[test]
    fn rooms_of_the_program_import_only_downwards() {
        assert_eq!(found("app/src/text.rs", "use crate::office::Office;"), 1);
        assert_eq!(found("app/src/import/mod.rs", "use crate::deliver::Mail;"), 1);
        assert_eq!(found("app/src/import/rows.rs", "use super::super::office::Office;"), 1);
        assert_eq!(found("app/src/import/rows.rs", "use super::map::Map;\nuse crate::text;"), 0);
        assert_eq!(found("app/src/office.rs", "use crate::cli::Run;"), 1);
        assert_eq!(
            found("app/src/office.rs", "use crate::clock::Clock;\nuse fushime_ledger::L;"),
            0
        );
        assert_eq!(found("app/src/cli/today.rs", "use crate::web::Page;"), 1);
        assert_eq!(found("app/src/cli/today.rs", "use fushime_ledger::Head;"), 1);
        assert_eq!(found("app/src/cli/today.rs", "use crate::{office::Office, import::Rows};"), 0);
        assert_eq!(found("app/src/main.rs", "use fushime::cli;\nuse fushime_ledger::Sqlite;"), 0);
        assert_eq!(found("app/src/cellar.rs", "fn f() {}"), 1);
    }
}
