//! What the firm or a leader owes a client or a salesperson, with a date.

use super::Due;
use crate::ids::{AccountId, ConcernId, DirectiveId, DiscussionId, MemberId, PromiseId};
use crate::words::Words;

fact! {
    /// Something was promised.
    PromiseMade {
        /// The new number.
        promise: PromiseId,
        /// Who sees to it.
        by: MemberId,
        /// What.
        text: Words,
        /// Until when.
        due: Due,
        ;
        /// To which account.
        account: Option<AccountId>,
        /// To which member.
        member: Option<MemberId>,
        /// With which directive.
        directive: Option<DirectiveId>,
        /// In which discussion.
        discussion: Option<DiscussionId>,
        /// In answer to which concern: to meet and talk about it.
        concern: Option<ConcernId>,
    }
}

fact! {
    /// A promise was kept.
    PromiseKept {
        /// Which.
        promise: PromiseId,
        ;
        /// How.
        text: Option<Words>,
    }
}

fact! {
    /// A promise's date was moved. The first date stays on record.
    PromiseMoved {
        /// Which.
        promise: PromiseId,
        /// Until when now.
        due: Due,
        ;
        /// Why.
        reason: Option<Words>,
    }
}

fact! {
    /// Whoever was promised something no longer needs it.
    PromiseReleased {
        /// Which.
        promise: PromiseId,
        /// Why.
        reason: Words,
    }
}
