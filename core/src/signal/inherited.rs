//! 着任前からの指示: open since before the present leader's term.

use super::{Entries, Finding, Reading};
use crate::calendar::days_between;
use crate::state::What;

/// Reports a directive that a former leader asked and the present one has not taken up.
///
/// It is the firm's own mark and never held against the salesperson: its age is counted from the
/// first asking, over every leader. The new leader affirms, changes or drops it.
///
/// Source: PRODUCT, "Signals".
pub(super) fn find(reading: &Reading<'_>) -> Option<(Finding, Entries)> {
    let directive = reading.directive;
    let day = reading.as_of.day;
    if !directive.is_open() {
        return None;
    }
    let team = reading.state.teams.get(reading.state.team_of(directive)?)?;
    let term = team.term_on(day)?;
    if term.from <= directive.asked.on || directive.asked_by == Some(term.leader) {
        return None;
    }
    let taken_up = directive.lines.iter().rev().any(|line| {
        line.on >= term.from
            && line.speaker == Some(term.leader)
            && matches!(
                line.what,
                What::Reaffirmed | What::Defined | What::Agreed | What::Reopened | What::Reassigned
            )
    });
    if taken_up {
        return None;
    }
    let asked_on = directive.asked.on;
    let finding =
        Finding::Inherited { asked_on, term_from: term.from, days: days_between(asked_on, day) };
    Some((finding, Entries::one(directive.asked.entry)))
}
