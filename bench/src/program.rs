//! The program that is measured, run as a person would run it.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::machine::{self, Ran};

/// A program and the folder of its ledger.
#[derive(Debug)]
pub(crate) struct Program {
    path: PathBuf,
    data: PathBuf,
    now: &'static str,
}

impl Program {
    /// Builds the program, for a ledger in a folder and a clock that stands.
    ///
    /// # Errors
    ///
    /// When it does not build.
    pub(crate) fn with(data: &Path, now: &'static str) -> Result<Self, String> {
        Ok(Self { path: machine::program()?, data: data.to_owned(), now })
    }

    /// Returns the same program with another ledger.
    pub(crate) fn at(&self, data: &Path) -> Self {
        Self { path: self.path.clone(), data: data.to_owned(), now: self.now }
    }

    /// Runs a command to its end.
    ///
    /// # Errors
    ///
    /// When it does not end well.
    pub(crate) fn run(&self, words: &[&str]) -> Result<Ran, String> {
        machine::run(&mut self.command(words))
    }

    /// Returns a command that is yet to be run.
    pub(crate) fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(&self.path);
        command
            .env_remove("FUSHIME_CONFIG")
            .env_remove("FUSHIME_DATA")
            .current_dir(self.data.parent().unwrap_or(&self.data))
            .args(words)
            .arg("--data")
            .arg(&self.data)
            .args(["--now", self.now, "--lang", "en", "--yes"]);
        command
    }

    /// Begins the ledger of a firm that has told its staff long ago.
    ///
    /// # Errors
    ///
    /// When it cannot be begun.
    pub(crate) fn init(&self) -> Result<(), String> {
        self.run(&[
            "init",
            "--firm",
            "Log",
            "--leader",
            "Leader",
            "--notice-given",
            "2010-01-01",
            "--time-zone",
            "UTC",
        ])
        .map(drop)
    }
}
