//! What the reader finds, phrase by phrase, and laws that hold for any text.

mod dates;
mod deadlines;
mod names;
mod numbers;
mod properties;

use fushime_wording::{Facts, Known, read};

/// Reads a text without knowing any name.
pub fn facts(text: &str) -> Facts {
    read(text, &Known::default())
}

/// Compares every row of a table and reports all that differ at once.
pub fn check<'a>(
    cases: impl IntoIterator<Item = (&'a str, String)>,
    found: impl Fn(&str) -> String,
) {
    let mut wrong = Vec::new();
    for (text, expected) in cases {
        let got = found(text);
        if got != expected {
            wrong.push(format!("{text}\n  expected {expected}\n  found    {got}"));
        }
    }
    assert!(wrong.is_empty(), "{} differ:\n{}", wrong.len(), wrong.join("\n"));
}
