//! Every command that core knows can be given on the command line.

use std::path::Path;

fn source(path: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(root.join(path)).unwrap()
}

/// Returns the names of the variants of `pub enum Command`.
fn variants(list: &str) -> Vec<String> {
    let body = list.split("pub enum Command {").nth(1).unwrap();
    body.lines()
        .filter_map(|line| {
            let line = line.strip_prefix("    ")?;
            let name: String = line.chars().take_while(char::is_ascii_alphanumeric).collect();
            let begins = line.starts_with(|c: char| c.is_ascii_uppercase());
            (begins && !name.is_empty()).then_some(name)
        })
        .collect()
}

fn all_commands() -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/cli");
    let mut all = String::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ext| ext == "rs") {
            all.push_str(&std::fs::read_to_string(path).unwrap());
        }
    }
    all
}

#[test]
fn every_command_of_core_is_reachable() {
    let variants = variants(&source("../core/src/command/list.rs"));
    assert!(variants.len() > 60, "{variants:?}");
    let cli = all_commands();
    let given = |name: &str| {
        [" {", "(", "{"].iter().any(|after| cli.contains(&format!("Command::{name}{after}")))
    };
    let missing: Vec<&String> = variants.iter().filter(|name| !given(name)).collect();
    assert!(missing.is_empty(), "nobody can give {missing:?}");
    assert!(!given("DoWhatNobodyThoughtOf"), "the control must be missing");
}
