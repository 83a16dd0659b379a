//! 報告待ち: no word for longer than the agreed interval, while it is the salesperson's turn.

use super::{Entries, Finding, Reading};
use crate::state::Turn;
use crate::turn::{agreed_interval, quiet_days_max};

/// Reports how long a directive has gone without a word, once that is longer than was agreed.
///
/// Counts working days after the last word, or after the turn was handed over; closings of the
/// firm and the account and the owner's leave do not count. Any report clears it, also a vague one.
/// In a directive's first working days only an interval that was agreed for it counts.
///
/// Source: PRODUCT, "Signals"; EVIDENCE, 1 and 2.
pub(super) fn find(reading: &Reading<'_>) -> Option<(Finding, Entries)> {
    let directive = reading.directive;
    if reading.whose.turn != Turn::Salesperson {
        return None;
    }
    if reading.is_calm() && agreed_interval(reading.state, directive).is_none() {
        return None;
    }
    let since = reading.whose.since;
    let working_days = reading.working_days_since(since);
    if working_days <= i32::from(quiet_days_max(reading.state, directive)) {
        return None;
    }
    let last_word = directive.last_word().map(|line| line.entry);
    let entries = Entries::of(last_word.into_iter().chain([directive.clock.entry]))?;
    Some((Finding::Silence { working_days, since }, entries))
}
