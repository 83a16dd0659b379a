//! `fushime verify`: every body, commitment and link of the ledger, and its end.

use std::path::PathBuf;

use clap::Args;
use serde_json::json;

use super::failure::{Failure, Outcome};
use super::session::Session;
use crate::office::{Head, NotACheckpoint, Verified, wrong_key};

/// `verify [--against CHECKPOINT]`
#[derive(Debug, Args)]
pub struct Verify {
    #[arg(long, value_name = "CHECKPOINT")]
    against: Option<String>,
}

pub(super) fn run(args: Verify, session: &mut Session<'_>) -> Outcome {
    let against = args.against.as_deref().map(|given| checkpoint(given, session)).transpose()?;
    let verified = session.verify(against)?;
    tell(&verified, "verify-holds", session)
}

/// Reads a checkpoint: its line of text, or a file that holds it.
fn checkpoint(given: &str, session: &Session<'_>) -> Result<Head, Failure> {
    let line = match given.parse::<Head>() {
        Ok(head) => return Ok(head),
        Err(NotACheckpoint) => std::fs::read_to_string(PathBuf::from(given)),
    };
    let values = [("given", given.to_owned().into())];
    let text = line.map_err(|_| session.usage("checkpoint-unread", &values))?;
    text.trim().parse().map_err(|_| session.usage("checkpoint-unread", &values))
}

/// Tells what was found: that all holds, or the first position that does not.
///
/// # Errors
///
/// A [`Failure`] when something does not hold.
pub(super) fn tell(verified: &Verified, holds: &str, session: &mut Session<'_>) -> Outcome {
    let Some((position, wrong)) = verified.wrong else {
        let entries = i64::try_from(verified.head.position.0).unwrap_or(i64::MAX);
        let redacted = i64::try_from(verified.redacted).unwrap_or(i64::MAX);
        let values = [("entries", entries.into()), ("redacted", redacted.into())];
        let text = session.text.with(holds, &values);
        let json = json!({
            "ok": true,
            "entries": verified.head.position.0,
            "redacted": verified.redacted,
            "checkpoint": verified.head.to_string(),
        });
        return session.answer(&text, &json);
    };
    let why = session.text.get(wrong_key(wrong));
    let values = [("entry", position.0.to_string().into()), ("why", why.into())];
    Err(session.refused("verify-wrong", &values))
}
