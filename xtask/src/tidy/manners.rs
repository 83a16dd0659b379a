//! Nothing is left for later, no test sleeps, and no machine of ours shows.

use super::{House, source};

/// The beginnings of paths that exist on one machine only.
const MACHINE_PATHS: &[&str] = &["/home/", "/root/", "/Users/", "/mnt/"];
/// Marks of work that was put off. clippy finds the macros of the same name.
const PUT_OFF: &[&str] = &["TODO", "FIXME"];

pub(super) fn check(house: &House) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for (path, text) in house.iter() {
        // This file has to name what it looks for.
        if path == "xtask/src/tidy/manners.rs" || path == "Cargo.lock" {
            continue;
        }
        for (line, text) in (1..).zip(text.lines()) {
            for machine in MACHINE_PATHS.iter().filter(|machine| begins(text, machine)) {
                found.push((path.to_owned(), format!("line {line}: {machine} is one machine's")));
            }
            for mark in PUT_OFF.iter().filter(|mark| text.contains(*mark)) {
                found.push((path.to_owned(), format!("line {line}: {mark}: do it or leave it")));
            }
        }
        if path.ends_with(".rs") {
            let code = source::code(text);
            for (sleeping, why) in [("#[ignore", "no test sleeps"), ("todo!", "do it")] {
                if code.contains(sleeping) {
                    found.push((path.to_owned(), format!("{sleeping}: {why}")));
                }
            }
        }
    }
    found
}

/// Tells whether a path begins here: `~/home/` or `docs/home/` are none.
fn begins(line: &str, machine: &str) -> bool {
    line.match_indices(machine)
        .any(|(at, _)| !line[..at].ends_with(|c: char| c.is_alphanumeric() || "~._-/}".contains(c)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_put_off_sleeping_tests_and_machines_are_found() {
        let house = House::of(&[
            ("app/src/a.rs", "// TODO: later\n"),
            ("app/src/b.rs", "#[ignore]\nfn f() {}\n"),
            ("app/src/c.rs", "const PLACE: &str = \"/home/me/fushime\";\n"),
            ("app/src/d.rs", "fn f() { todo!() }\n"),
            ("app/src/e.rs", "// see docs/home/plan\nfn f() {}\n"),
        ]);
        let found: Vec<String> = check(&house).into_iter().map(|(path, _)| path).collect();
        assert_eq!(found, ["app/src/a.rs", "app/src/b.rs", "app/src/c.rs", "app/src/d.rs"]);
    }
}
