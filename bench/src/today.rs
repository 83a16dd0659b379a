//! Today in a new process, on ledgers of several sizes.

use std::time::Duration;

use crate::machine::{self, Ran};
use crate::program::Program;
use crate::results::{Figure, Measured};

/// The hour for which the demo firm is made.
const NOW: &str = "2026-11-25T09:00";
/// How often Today is asked for: the middle of the times counts, and the most memory.
const TIMES: usize = 5;
/// The limit for the usual size.
const SECONDS_MAX: f64 = 1.5;
/// The limit for the usual size.
const PEAK_MB_MAX: u64 = 500;
/// The sizes of the table of growth, in open directives.
const OPEN: [u32; 5] = [1_000, 3_000, 10_000, 30_000, 100_000];

pub(crate) fn measure() -> Measured {
    let demo = ["--open", "5000", "--closed", "50000", "--entries", "500000"];
    let (took, peak_mb) = today_on(&demo)?;
    let seconds = took.as_secs_f64();
    let name = "5,000 open, 50,000 closed, 500,000 entries";
    Ok(vec![
        Figure::plain(
            format!("{name}: time"),
            format!("{seconds:.2} s"),
            format!("at most {SECONDS_MAX} s"),
        )
        .held(seconds <= SECONDS_MAX),
        Figure::plain(
            format!("{name}: memory"),
            format!("{peak_mb} MB"),
            format!("at most {PEAK_MB_MAX} MB"),
        )
        .held(peak_mb <= PEAK_MB_MAX),
    ])
}

pub(crate) fn growth() -> Measured {
    let mut figures: Vec<Figure> = Vec::new();
    let mut first: Option<f64> = None;
    for open in OPEN {
        let (took, peak_mb) = today_on(&["--open", &open.to_string(), "--closed", "0"])?;
        let seconds = took.as_secs_f64();
        let micros_each = seconds * 1e6 / f64::from(open);
        let first = *first.get_or_insert(micros_each);
        figures.push(Figure::plain(
            format!("{open} open directives, with the entries they usually have"),
            format!("{seconds:.2} s, {peak_mb} MB"),
            format!("{micros_each:.0} µs each; {first:.0} µs at {}", OPEN[0]),
        ));
    }
    Ok(figures)
}

/// Makes a demo firm and returns the middle time and the most memory of Today on it.
fn today_on(demo: &[&str]) -> Result<(Duration, u64), String> {
    let folder = machine::folder()?;
    let program = Program::with(&folder.path().join("demo"), NOW)?;
    program.run(&[&["demo"], demo].concat())?;
    let ran: Vec<Ran> =
        (0..TIMES).map(|_| program.run(&["today"])).collect::<Result<_, String>>()?;
    if ran.iter().any(|ran| ran.stdout.is_empty()) {
        return Err("Today said nothing".to_owned());
    }
    let mut took: Vec<Duration> = ran.iter().map(|ran| ran.took).collect();
    took.sort_unstable();
    let peak_kb = ran.iter().map(|ran| ran.peak_kb).max().unwrap_or(0);
    Ok((took[TIMES / 2], peak_kb / 1024))
}
