//! Chores of the house.
//!
//! `cargo run -p xtask -- tidy` checks the house against its floor plan; `-- screenshots` makes the
//! pictures of the readme in a real browser.

mod tidy;

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, ExitCode};

fn main() -> ExitCode {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let chore = std::env::args().nth(1);
    let (text, code) = match chore.as_deref() {
        Some("tidy") => match tidy::House::read(&root) {
            Ok(house) => report(&house),
            Err(error) => (format!("tidy: the house could not be read: {error}\n"), 3),
        },
        Some("screenshots") => screenshots(&root),
        _ => ("chores: tidy, screenshots\n".to_owned(), 2),
    };
    match std::io::stdout().write_all(text.as_bytes()) {
        Ok(()) => ExitCode::from(code),
        Err(_) => ExitCode::from(3),
    }
}

/// Has the pages of the demo firm photographed, with the tools of the tests in a browser.
fn screenshots(root: &Path) -> (String, u8) {
    let tools = root.join("app/tests/browser");
    let steps = [
        (root, vec![env!("CARGO"), "build", "--quiet", "--locked", "-p", "fushime"]),
        (tools.as_path(), vec!["npm", "ci", "--no-audit", "--no-fund", "--silent"]),
        (root, vec!["node", "app/tests/browser/screenshots.mjs", "docs/pictures"]),
    ];
    for (folder, words) in steps {
        let ended = Command::new(words[0]).args(&words[1..]).current_dir(folder).status();
        if !ended.is_ok_and(|status| status.success()) {
            return (format!("screenshots: `{}` did not end well\n", words.join(" ")), 3);
        }
    }
    ("screenshots: docs/pictures\n".to_owned(), 0)
}

/// Says what tidy found, and with which exit code to end.
fn report(house: &tidy::House) -> (String, u8) {
    let findings = tidy::check(house);
    let mut text = String::new();
    for note in tidy::sizes::notes(house) {
        text.push_str(&format!("note: {note}\n"));
    }
    for finding in &findings {
        text.push_str(&format!("{finding}\n"));
    }
    text.push_str(&format!(
        "tidy: {} files, {} rules, {} findings\n",
        house.len(),
        tidy::RULES.len(),
        findings.len()
    ));
    (text, u8::from(!findings.is_empty()))
}
