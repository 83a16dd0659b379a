//! A cold build as a new user makes it: how long it takes, and how large the program is.

use std::fs;
use std::process::Command;

use crate::machine;
use crate::results::{Figure, Measured};

/// What we aim at, on two quiet cores.
const MINUTES_AIM: f64 = 6.0;

pub(crate) fn measure() -> Measured {
    let folder = machine::folder()?;
    let load = machine::load();
    let mut build = Command::new(env!("CARGO"));
    build
        .current_dir(machine::house())
        .args(["build", "--locked", "--release", "--target-dir"])
        .arg(folder.path());
    let ran = machine::run(&mut build)?;
    let program = folder.path().join(format!("release/fushime{}", std::env::consts::EXE_SUFFIX));
    let size = fs::metadata(&program).map_err(|error| error.to_string())?.len();
    let minutes = ran.took.as_secs_f64() / 60.0;
    Ok(vec![
        Figure::plain(
            "cargo build --release, nothing built before",
            format!("{minutes:.1} min"),
            format!("aim {MINUTES_AIM} min on two quiet cores; load was {load} before"),
        )
        .held(minutes <= MINUTES_AIM),
        Figure::plain("the program", format!("{:.1} MB", mb(size)), "one file, all of it"),
    ])
}

#[expect(clippy::cast_precision_loss, reason = "the size of a file")]
fn mb(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}
