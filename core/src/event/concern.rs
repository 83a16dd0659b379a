//! Open disagreement and requests for help: always welcome.

use super::Due;
use super::terms::{ConcernAnswer, ConcernKind};
use crate::ids::{ConcernId, DirectiveId};
use crate::words::Words;

fact! {
    /// Somebody disagreed openly or asked for help. It is the leader's turn now.
    ConcernRaised {
        /// The new number.
        concern: ConcernId,
        /// About which directive.
        directive: DirectiveId,
        /// Which of the two.
        kind: ConcernKind,
        ;
        /// In the salesperson's words.
        text: Option<Words>,
    }
}

fact! {
    /// The leader answered a concern in one of four ways.
    ConcernAnswered {
        /// Which.
        concern: ConcernId,
        /// Which of the four.
        choice: ConcernAnswer,
        ;
        /// The reason, or the leader's words.
        text: Option<Words>,
        /// When they meet.
        meet: Option<Due>,
    }
}
