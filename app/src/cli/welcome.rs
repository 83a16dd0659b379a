//! `fushime` alone: what this is, and how to begin.

use serde_json::json;

use super::failure::Outcome;
use super::session::Session;

/// Explains in a few lines and offers the demo firm.
pub(super) fn run(session: &mut Session<'_>) -> Outcome {
    let begun = session.open().is_ok();
    let key = if begun { "welcome-begun" } else { "welcome-new" };
    let folder = session.folder().display().to_string();
    let text = session.text.with(key, &[("folder", folder.into())]);
    session.answer(&text, &json!({ "ok": true, "text": text }))
}
