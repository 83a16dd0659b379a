//! Rooms have names that say what is in them, and only what the floor plan names stands at the root.

use super::House;

/// Names that say nothing.
const EMPTY: &[&str] = &[
    "utils", "util", "helpers", "helper", "common", "misc", "manager", "managers", "service",
    "services", "base", "shared", "types",
];

/// What stands at the root, as ARCHITECTURE.md tells.
const ROOT: &[&str] = &[
    ".ci",
    ".config",
    ".gitattributes",
    ".gitignore",
    "ARCHITECTURE.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "Cargo.lock",
    "Cargo.toml",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "README.ja.md",
    "README.md",
    "app",
    "bench",
    "clippy.toml",
    "core",
    "deny.toml",
    "docs",
    "ledger",
    "rustfmt.toml",
    "test",
    "wording",
    "xtask",
];

pub(super) fn check(house: &House) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for (path, _) in house.iter() {
        let root = path.split('/').next().unwrap_or(path);
        if !ROOT.contains(&root) {
            found.push((path.to_owned(), "not in the floor plan of the root".to_owned()));
        }
        for part in path.split('/') {
            let name = part.split('.').next().unwrap_or(part);
            if EMPTY.contains(&name) {
                found.push((path.to_owned(), format!("\"{name}\" says nothing: name the room")));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_names_and_strangers_are_found() {
        let house = House::of(&[
            ("app/src/utils.rs", ""),
            ("core/src/common/mod.rs", ""),
            ("Makefile", ""),
            ("core/src/calendar/mod.rs", ""),
        ]);
        let found: Vec<String> = check(&house).into_iter().map(|(path, _)| path).collect();
        assert_eq!(found, ["Makefile", "app/src/utils.rs", "core/src/common/mod.rs"]);
    }
}
