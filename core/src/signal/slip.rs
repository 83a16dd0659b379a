//! 延期: a milestone was moved again, or without a reason, or after its date had passed.

use super::{Entries, Finding, Reading};
use crate::calendar::days_between;
use crate::state::{Milestone, Move};

/// Reports the milestone that slipped most, when a move of it was more than open asking.
///
/// A first move that was asked before the date and with a reason is drawn and is no signal: asking
/// is good behaviour. What the leader moved is never held against anybody. A re-agreement by the
/// leader clears it. Counts calendar days from the first date.
///
/// Source: PRODUCT, "Signals"; DESIGN, 1a.
pub(super) fn find(reading: &Reading<'_>) -> Option<(Finding, Entries)> {
    if !reading.directive.is_open() {
        return None;
    }
    let slipped = reading.directive.milestones.iter().filter(|milestone| milestone.is_ahead());
    slipped.filter_map(of_milestone).max_by_key(|(finding, entries)| {
        let Finding::Slip { days, times, .. } = finding else { return (0, 0, 0) };
        (*days, *times, entries.positions().last().map_or(0, |entry| entry.0))
    })
}

fn of_milestone(milestone: &Milestone) -> Option<(Finding, Entries)> {
    let first = milestone.slips().next()?.at;
    let unsettled: Vec<&Move> = milestone.unsettled_slips().collect();
    let count = |holds: fn(&Move) -> bool| {
        u16::try_from(unsettled.iter().filter(|slip| holds(slip)).count()).unwrap_or(u16::MAX)
    };
    let without_reason = count(|slip| slip.reason.is_none());
    let after_the_date = count(Move::was_late);
    let again = unsettled.iter().any(|slip| slip.at != first);
    if !again && without_reason == 0 && after_the_date == 0 {
        return None;
    }
    let times = u16::try_from(milestone.slips().count()).unwrap_or(u16::MAX);
    let entries = Entries::of(unsettled.iter().map(|slip| slip.at.entry))?;
    let finding = Finding::Slip {
        milestone: milestone.no,
        name: milestone.name.clone(),
        times,
        days: days_between(milestone.first_due.on, milestone.due.on),
        without_reason,
        after_the_date,
    };
    Some((finding, entries))
}
