//! Measurements of Fushime, each beside its limit or a peer of the same run.
//!
//! `cargo run --release -p fushime-bench -- all` takes every measurement but the cold build, which
//! is asked for by name: `-- build`. What comes out is added to `bench/RESULTS.md`, unless
//! `--no-record` is given.

mod append;
mod browser;
mod build;
mod import;
mod machine;
mod pages;
mod program;
mod ranking;
mod results;
mod today;

use std::io::Write as _;
use std::process::ExitCode;

use mimalloc::MiMalloc;
use results::Measured;

/// The same as the program's: what is measured in here must not be slower than it is there.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// A measurement: its name, what it is called in the results, and how it is taken.
type Measurement = (&'static str, &'static str, fn() -> Measured);

const MEASUREMENTS: &[Measurement] = &[
    ("append", "One durable append", append::measure),
    ("import", "Import of a history", import::measure),
    ("today", "Today, from a cold start", today::measure),
    ("growth", "Today as open directives grow", today::growth),
    ("rank", "Does Today put first what will stall?", ranking::measure),
    ("pages", "The pages", pages::measure),
    ("build", "A cold build", build::measure),
];

fn main() -> ExitCode {
    let asked: Vec<String> = std::env::args().skip(1).collect();
    let record = !asked.iter().any(|word| word == "--no-record");
    let all = asked.iter().any(|word| word == "all");
    // A cold build takes minutes of every core: only by name.
    let chosen: Vec<&Measurement> = MEASUREMENTS
        .iter()
        .filter(|(name, ..)| asked.iter().any(|word| word == name) || (all && *name != "build"))
        .collect();
    if chosen.is_empty() {
        let names: Vec<&str> = MEASUREMENTS.iter().map(|(name, ..)| *name).collect();
        say(&format!("usage: fushime-bench [--no-record] all | {}", names.join(" | ")));
        return ExitCode::from(2);
    }
    if cfg!(debug_assertions) {
        say("This is a debug build: its figures mean nothing.");
    }
    let mut failed = false;
    let mut text = format!("{}; load {} at the start\n", machine::named(), machine::load());
    for (_, title, measure) in chosen {
        let figures = match measure() {
            Ok(figures) => results::table(&figures),
            Err(why) => {
                failed = true;
                format!("Not measured: {why}\n")
            }
        };
        say(&format!("\n{title}\n{figures}"));
        text.push_str(&format!("\n**{title}**\n\n{figures}"));
    }
    if record && let Err(why) = results::record(&machine::now(), &text) {
        say(&format!("The results could not be written down: {why}"));
        return ExitCode::from(3);
    }
    ExitCode::from(u8::from(failed))
}

/// Says something to the person who measures.
fn say(text: &str) {
    // There is nobody to tell when the terminal is gone.
    let _ = writeln!(std::io::stdout(), "{text}");
}
