//! A decision of the firm as it stands.

use jiff::civil::Date;

use super::At;
use crate::event::policy::PolicyDetails;
use crate::ids::PolicyId;

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
    /// When it ended.
    pub ended_on: Option<Date>,
}
