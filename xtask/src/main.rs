//! Chores of the house. `cargo run -p xtask -- tidy` checks the house against its floor plan.

mod tidy;

use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let chore = std::env::args().nth(1);
    let (text, code) = match chore.as_deref() {
        Some("tidy") => match tidy::House::read(&root) {
            Ok(house) => report(&house),
            Err(error) => (format!("tidy: the house could not be read: {error}\n"), 3),
        },
        _ => ("chores: tidy\n".to_owned(), 2),
    };
    match std::io::stdout().write_all(text.as_bytes()) {
        Ok(()) => ExitCode::from(code),
        Err(_) => ExitCode::from(3),
    }
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
