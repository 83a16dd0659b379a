//! What was measured, beside what it was measured against.

use std::fmt::Write as _;
use std::fs;

use crate::machine;

/// One figure.
#[derive(Debug)]
pub(crate) struct Figure {
    /// What was measured.
    pub(crate) name: String,
    /// What came out, with its unit.
    pub(crate) measured: String,
    /// What it stands beside: a limit or a peer of the same run.
    pub(crate) beside: String,
    /// Whether the limit holds. `None`: there is no limit, the figure informs.
    pub(crate) holds: Option<bool>,
}

impl Figure {
    /// A figure that informs.
    pub(crate) fn plain(
        name: impl Into<String>,
        measured: impl Into<String>,
        beside: impl Into<String>,
    ) -> Self {
        Self { name: name.into(), measured: measured.into(), beside: beside.into(), holds: None }
    }

    /// Says that a limit belongs to it, and whether it holds.
    pub(crate) fn held(mut self, holds: bool) -> Self {
        self.holds = Some(holds);
        self
    }
}

/// All figures of one kind, or why there are none.
pub(crate) type Measured = Result<Vec<Figure>, String>;

/// Writes figures as a table.
pub(crate) fn table(figures: &[Figure]) -> String {
    let mut text =
        String::from("| what | measured | beside | holds |\n| --- | --- | --- | --- |\n");
    for Figure { name, measured, beside, holds } in figures {
        let holds = match holds {
            Some(true) => "yes",
            Some(false) => "**no**",
            None => "",
        };
        // Writing to a string cannot fail.
        let _ = writeln!(text, "| {name} | {measured} | {beside} | {holds} |");
    }
    text
}

/// Adds a run to the file of results.
///
/// # Errors
///
/// When the file cannot be written.
pub(crate) fn record(chapter: &str, text: &str) -> Result<(), String> {
    let path = machine::house().join("bench/RESULTS.md");
    let mut all = fs::read_to_string(&path).unwrap_or_else(|_| {
        "# What was measured\n\nEach run by `cargo run --release -p fushime-bench -- …`, newest \
         last, each figure beside its limit or a peer of the same run.\n"
            .to_owned()
    });
    let _ = write!(all, "\n## {chapter}\n\n{text}");
    fs::write(&path, all).map_err(|error| format!("{}: {error}", path.display()))
}
