//! Dated joints: set, moved, reported, confirmed.

use jiff::civil::Date;

use super::Due;
use super::terms::{EvidenceKind, Requester, SlipAnswer, Stage};
use crate::ids::{DirectiveId, MilestoneNo, Position};
use crate::words::Words;

fact! {
    /// A dated event that a third person could check.
    MilestonePlan {
        /// What it is called: アポ取得.
        name: Words,
        /// When.
        due: Due,
        ;
        /// Which stage it reaches.
        stage: Option<Stage>,
        /// The evidence it needs.
        evidence: Vec<EvidenceKind>,
    }
}

fact! {
    /// A milestone was added.
    MilestoneSet {
        /// Of which directive.
        directive: DirectiveId,
        /// Its number there.
        milestone: MilestoneNo,
        /// What it is.
        plan: MilestonePlan,
    }
}

fact! {
    /// A milestone's date was moved. The first date stays on record.
    MilestoneMoved {
        /// Of which directive.
        directive: DirectiveId,
        /// Which.
        milestone: MilestoneNo,
        /// The date until now.
        from: Date,
        /// The date from now on.
        to: Due,
        /// Who asked for it.
        requester: Requester,
        ;
        /// Why. Empty when no reason was given.
        reason: Option<Words>,
    }
}

fact! {
    /// The leader chose what a slip means.
    SlipAnswered {
        /// Of which directive.
        directive: DirectiveId,
        /// Which milestone had slipped.
        milestone: MilestoneNo,
        /// What was chosen.
        choice: SlipAnswer,
        ;
        /// The leader's words.
        text: Option<Words>,
    }
}

fact! {
    /// The salesperson reported that a milestone was reached.
    MilestoneReported {
        /// Of which directive.
        directive: DirectiveId,
        /// Which.
        milestone: MilestoneNo,
        ;
        /// In the salesperson's words.
        text: Option<Words>,
    }
}

fact! {
    /// The leader put the seal on a milestone.
    MilestoneConfirmed {
        /// Of which directive.
        directive: DirectiveId,
        /// Which.
        milestone: MilestoneNo,
        ;
        /// On which entries.
        on_entries: Vec<Position>,
        /// The leader's words.
        text: Option<Words>,
    }
}

fact! {
    /// The seal was taken back in time.
    MilestoneUnconfirmed {
        /// Of which directive.
        directive: DirectiveId,
        /// Which.
        milestone: MilestoneNo,
        ;
        /// Why.
        reason: Option<Words>,
    }
}

fact! {
    /// The leader could not confirm yet, and says what is still needed.
    MilestoneReturned {
        /// Of which directive.
        directive: DirectiveId,
        /// Which.
        milestone: MilestoneNo,
        /// What is still needed.
        reason: Words,
    }
}

fact! {
    /// A milestone is no longer needed.
    MilestoneDropped {
        /// Of which directive.
        directive: DirectiveId,
        /// Which.
        milestone: MilestoneNo,
        ;
        /// Why.
        reason: Option<Words>,
    }
}
