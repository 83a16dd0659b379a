//! `fushime` alone: what this is, and how to begin.

use serde_json::json;

use super::failure::{Failure, Outcome};
use super::session::Session;

/// Explains in a few lines and offers the demo firm.
pub(super) fn run(session: &mut Session<'_>) -> Outcome {
    let key = match session.open() {
        Ok(()) => "welcome-begun",
        Err(failure) if is_new(&failure) => "welcome-new",
        Err(failure) => return Err(failure),
    };
    let folder = session.folder().display().to_string();
    let text = session.text.with(key, &[("folder", folder.into())]);
    session.answer(&text, &json!({ "ok": true, "text": text }))
}

/// Tells whether nothing has been begun here yet.
fn is_new(failure: &Failure) -> bool {
    ["office-absent", "refusal-no-firm"].contains(&failure.answer().key.as_str())
}
