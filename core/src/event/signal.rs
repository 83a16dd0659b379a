//! Answers to signals, corrections and redactions.

use super::terms::SignalKind;
use crate::ids::{DirectiveId, Position, RedactionId};
use crate::words::Words;

fact! {
    /// The salesperson's own answer, shown above a signal.
    SignalAnswered {
        /// Of which directive.
        directive: DirectiveId,
        /// Which signal.
        signal: SignalKind,
        /// The answer.
        text: Words,
    }
}

fact! {
    /// The salesperson finds a signal wrong; it is suspended until somebody decides.
    SignalContested {
        /// Of which directive.
        directive: DirectiveId,
        /// Which signal.
        signal: SignalKind,
        /// Why it is wrong.
        text: Words,
    }
}

fact! {
    /// The leader decided about a contested signal.
    ContestDecided {
        /// Of which directive.
        directive: DirectiveId,
        /// Which signal.
        signal: SignalKind,
        /// Whether the signal stays. If not, it stays away until newer entries raise it.
        stays: bool,
        /// Why.
        reason: Words,
    }
}

fact! {
    /// Words in an earlier entry were wrong; both stay to be read.
    EntryCorrected {
        /// Which entry.
        target: Position,
        /// What should have been written.
        text: Words,
        ;
        /// Why.
        reason: Option<Words>,
    }
}

fact! {
    /// An earlier report, fact or question was written by mistake and no longer counts.
    EntryRetracted {
        /// Which entry.
        target: Position,
        /// Why.
        reason: Words,
    }
}

fact! {
    /// Somebody asked that the words of an entry be removed.
    RedactionRequested {
        /// The new number.
        redaction: RedactionId,
        /// Which entry.
        target: Position,
        /// Why. It must not repeat what is to be removed.
        reason: Words,
    }
}

fact! {
    /// The request was declined.
    RedactionDeclined {
        /// Which request.
        redaction: RedactionId,
        /// Why.
        reason: Words,
    }
}

fact! {
    /// Another person approved, and the words of an entry were removed.
    EntryRedacted {
        /// Which request.
        redaction: RedactionId,
        /// Which entry.
        target: Position,
    }
}
