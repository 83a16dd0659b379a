//! Decisions of the firm that touch accounts.

use super::terms::{Authority, DoneWhen, Figures, PolicyKind};
use crate::ids::{MemberId, PolicyId};
use crate::words::Words;

fact! {
    /// What was decided.
    PolicyDetails {
        /// What it is called.
        name: Words,
        /// What it is about.
        kind: PolicyKind,
        /// Its figures.
        figures: Figures,
        ;
        /// Why, with a figure that may be used at the client.
        why: Option<Words>,
        /// The sentence every client must hear.
        client_words: Option<Words>,
        /// What closes its directives, unless a directive says otherwise.
        done_when: Option<DoneWhen>,
        /// What may be conceded, unless a directive says otherwise.
        authority: Option<Authority>,
        /// After how many working days without a word a report is waited for.
        quiet_days_max: Option<u16>,
        /// Executives who answer for it.
        sponsors: Vec<MemberId>,
        /// Stakeholders who may follow its state.
        stakeholders: Vec<MemberId>,
        /// The key in the system the policy came from.
        source_key: Option<Words>,
    }
}

fact! {
    /// The firm decided something.
    PolicyDecided {
        /// The new number.
        policy: PolicyId,
        /// What.
        details: PolicyDetails,
    }
}

fact! {
    /// The decision was changed.
    PolicyChanged {
        /// Which.
        policy: PolicyId,
        /// What holds now.
        details: PolicyDetails,
        ;
        /// Why.
        reason: Option<Words>,
    }
}

fact! {
    /// The decision no longer holds.
    PolicyEnded {
        /// Which.
        policy: PolicyId,
        /// Why.
        reason: Words,
    }
}
