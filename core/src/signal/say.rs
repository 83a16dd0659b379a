//! What a signal says: its sentence, its question, the innocent explanations, what clears it.

use super::Finding;
use crate::event::terms::{DetourKind, SignalKind};
use crate::phrase::{Arg, Phrase};

/// Every key that signals use besides the names of their kinds.
pub const TEXT_KEYS: &[&str] = &[
    "signal-silence-says",
    "signal-silence-asks",
    "signal-silence-cleared",
    "signal-silence-innocent-1",
    "signal-silence-innocent-2",
    "signal-silence-innocent-3",
    "signal-silence-innocent-4",
    "signal-slip-says",
    "signal-slip-says-no-reason",
    "signal-slip-says-late",
    "signal-slip-asks",
    "signal-slip-cleared",
    "signal-slip-innocent-1",
    "signal-slip-innocent-2",
    "signal-slip-innocent-3",
    "signal-detour-says-precondition",
    "signal-detour-says-substitute",
    "signal-detour-says-touches",
    "signal-detour-asks",
    "signal-detour-asks-touches",
    "signal-detour-cleared",
    "signal-detour-innocent-1",
    "signal-detour-innocent-2",
    "signal-detour-innocent-3",
    "signal-non-action-says-passed",
    "signal-non-action-says",
    "signal-non-action-asks",
    "signal-non-action-cleared",
    "signal-non-action-innocent-1",
    "signal-non-action-innocent-2",
    "signal-non-action-innocent-3",
    "signal-inherited-says",
    "signal-inherited-cleared",
    "signal-inherited-innocent-1",
    "signal-inherited-innocent-2",
];

/// Returns the key of the name of a kind of signal.
#[must_use]
pub fn name_key(kind: SignalKind) -> &'static str {
    match kind {
        SignalKind::Silence => "signal-silence",
        SignalKind::Slip => "signal-slip",
        SignalKind::Detour => "signal-detour",
        SignalKind::NonAction => "signal-non-action",
        SignalKind::Inherited => "signal-inherited",
        SignalKind::Unsupported => "signal-unsupported",
        SignalKind::Softened => "signal-softened",
    }
}

pub(super) fn sentence(finding: &Finding) -> Phrase {
    match finding {
        Finding::Silence { working_days, since } => {
            Phrase::plain("signal-silence-says").count("days", *working_days).day("since", *since)
        }
        Finding::Slip { name, times, days, without_reason, after_the_date, .. } => {
            let key = match (*without_reason, *after_the_date) {
                (_, late) if late > 0 => "signal-slip-says-late",
                (unexplained, _) if unexplained > 0 => "signal-slip-says-no-reason",
                _ => "signal-slip-says",
            };
            Phrase::plain(key).words("milestone", name).count("times", *times).count("days", *days)
        }
        Finding::Detour { named: Some((kind, text)), .. } => {
            let key = match kind {
                DetourKind::Precondition => "signal-detour-says-precondition",
                DetourKind::Substitute => "signal-detour-says-substitute",
            };
            Phrase::plain(key).words("text", text)
        }
        Finding::Detour { named: None, touches } => {
            Phrase::plain("signal-detour-says-touches").count("times", *touches)
        }
        Finding::NonAction { passed: Some((_, name, due)), working_days } => {
            Phrase::plain("signal-non-action-says-passed")
                .words("milestone", name)
                .day("due", *due)
                .count("days", *working_days)
        }
        Finding::NonAction { passed: None, working_days } => {
            Phrase::plain("signal-non-action-says").count("days", *working_days)
        }
        Finding::Inherited { asked_on, term_from, days } => Phrase::plain("signal-inherited-says")
            .day("asked", *asked_on)
            .day("from", *term_from)
            .count("days", *days),
    }
}

pub(super) fn question(finding: &Finding) -> Option<Phrase> {
    Some(match finding {
        Finding::Silence { .. } => Phrase::plain("signal-silence-asks"),
        Finding::Slip { name, .. } => {
            Phrase::plain("signal-slip-asks").with("milestone", Arg::Words(name.clone()))
        }
        Finding::Detour { named: Some(_), .. } => Phrase::plain("signal-detour-asks"),
        Finding::Detour { named: None, .. } => Phrase::plain("signal-detour-asks-touches"),
        Finding::NonAction { .. } => Phrase::plain("signal-non-action-asks"),
        // The firm's own mark: there is nobody to ask but the leader.
        Finding::Inherited { .. } => return None,
    })
}

pub(super) fn innocent(finding: &Finding) -> &'static [&'static str] {
    match finding {
        // Leave or illness; the client's holiday; the boss's own open answer; a report not entered.
        Finding::Silence { .. } => &[
            "signal-silence-innocent-1",
            "signal-silence-innocent-2",
            "signal-silence-innocent-3",
            "signal-silence-innocent-4",
        ],
        // The client set the date; something inside is late; the first date was too tight.
        Finding::Slip { .. } => {
            &["signal-slip-innocent-1", "signal-slip-innocent-2", "signal-slip-innocent-3"]
        }
        // It may be the better idea; it may be courtesy; the occasion was another one.
        Finding::Detour { .. } => {
            &["signal-detour-innocent-1", "signal-detour-innocent-2", "signal-detour-innocent-3"]
        }
        // The step is too big; the groundwork is not seen; other work was put first by the firm.
        Finding::NonAction { .. } => &[
            "signal-non-action-innocent-1",
            "signal-non-action-innocent-2",
            "signal-non-action-innocent-3",
        ],
        // Nobody has told the new leader; the predecessor let it rest.
        Finding::Inherited { .. } => {
            &["signal-inherited-innocent-1", "signal-inherited-innocent-2"]
        }
    }
}

pub(super) fn cleared_by(finding: &Finding) -> &'static str {
    match finding {
        Finding::Silence { .. } => "signal-silence-cleared",
        Finding::Slip { .. } => "signal-slip-cleared",
        Finding::Detour { .. } => "signal-detour-cleared",
        Finding::NonAction { .. } => "signal-non-action-cleared",
        Finding::Inherited { .. } => "signal-inherited-cleared",
    }
}
