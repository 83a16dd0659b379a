//! A decision of the firm as it stands.

use jiff::civil::Date;

use super::At;
use crate::event::policy::PolicyDetails;
use crate::ids::PolicyId;
use crate::words::Words;

/// A change of a decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicyChange {
    /// When, and in which entry.
    pub at: At,
    /// Why. `None`: no reason was given.
    pub reason: Option<Words>,
    /// What had held until then.
    pub before: PolicyDetails,
}

/// A decision of the firm that touches accounts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    /// The number.
    pub id: PolicyId,
    /// What holds now.
    pub details: PolicyDetails,
    /// When it was decided.
    pub decided_on: Date,
    /// When it was last changed, and in which entry.
    pub changed: Option<At>,
    /// Every change, oldest first.
    pub changes: Vec<PolicyChange>,
    /// When it ended.
    pub ended_on: Option<Date>,
    /// Why it ended, and in which entry that stands.
    pub ended: Option<(At, Words)>,
}
