//! まだ動いていない: accepted, and no milestone reached and no new evidence.

use jiff::civil::Date;

use super::{Entries, Finding, Reading};
use crate::calendar::days_between;
use crate::event::terms::{SlipAnswer, Tap};
use crate::ids::Position;
use crate::state::{At, Directive, Line, Milestone, Standing, Turn, What};
use crate::turn::quiet_days_max;

/// Of the time from the agreement to the end, the part that may go by before a first step shows.
const PART_OF_TIME: i64 = 3;

/// Reports an accepted directive on which nothing has been reached.
///
/// Either the date of a milestone has passed with no progress about it, or a third of the time has
/// gone with none at all. Evidence, a reached milestone, a smaller step, and an honest report that
/// names a fact (まだ, 断られた) are progress; motion is not.
///
/// Source: PRODUCT, "Signals" and "How a directive lives".
pub(super) fn find(reading: &Reading<'_>) -> Option<(Finding, Entries)> {
    let directive = reading.directive;
    if directive.standing != Standing::Running || reading.whose.turn != Turn::Salesperson {
        return None;
    }
    let agreed = last_agreement(directive)?;
    let progress = last_step(directive).filter(|step| step.entry > agreed.entry);
    let since = progress.unwrap_or(agreed);
    let working_days = reading.working_days_since(since.on);
    let passed = passed(directive, reading.as_of.day);
    let counts = match passed {
        // With something reached before, the rest is given the agreed interval.
        Some(_) => {
            progress.is_none() || working_days > i32::from(quiet_days_max(reading.state, directive))
        }
        None => progress.is_none() && !reading.is_calm() && part_is_gone(reading, agreed),
    };
    if !counts {
        return None;
    }
    let words = directive.lines.iter().filter(|line| line.entry > since.entry && is_report(line));
    let entries: Vec<Position> = words.map(|line| line.entry).collect();
    let newest = entries.iter().rev().take(3).copied();
    let entries = Entries::of(newest.chain([since.entry]))?;
    let passed = passed.map(|m| (m.no, m.name.clone(), m.due.on));
    Some((Finding::NonAction { passed, working_days }, entries))
}

fn is_report(line: &Line) -> bool {
    line.retracted.is_none() && matches!(line.what, What::Update(_))
}

/// Returns when the plan was agreed, or a date of it agreed anew.
fn last_agreement(directive: &Directive) -> Option<At> {
    let anew = directive.milestones.iter().filter_map(|milestone| match milestone.slip_answer {
        Some((SlipAnswer::ReAgree, at)) => Some(at),
        _ => None,
    });
    directive.agreed.into_iter().chain(anew).max_by_key(|at| at.entry)
}

/// Returns the last step forward: evidence, a reached milestone, a smaller step, or an honest
/// report that names a fact.
pub(crate) fn last_step(directive: &Directive) -> Option<At> {
    let mut lines = directive.lines.iter().rev();
    let found = lines.find(|line| line.retracted.is_none() && is_step(line))?;
    Some(At { on: found.on, entry: found.entry })
}

fn is_step(line: &Line) -> bool {
    match line.what {
        What::Evidence(_) | What::Reported | What::Confirmed | What::MilestoneSet => true,
        What::Update(Some(Tap::Refused)) => true,
        What::Update(Some(Tap::NotYet | Tap::Said)) => line.concrete,
        _ => false,
    }
}

/// Returns the earliest milestone whose date has passed.
fn passed(directive: &Directive, day: Date) -> Option<&Milestone> {
    directive.next_milestone().filter(|milestone| milestone.due.on < day)
}

/// Tells whether a third of the time from the agreement to the end has gone.
fn part_is_gone(reading: &Reading<'_>, agreed: At) -> bool {
    let directive = reading.directive;
    let last = directive.milestones.iter().filter(|m| !m.dropped).map(|m| m.due.on).max();
    let Some(end) = directive.ask.due.as_ref().map(|due| due.on).or(last) else { return false };
    let whole = days_between(agreed.on, end);
    let gone = days_between(agreed.on, reading.as_of.day);
    whole > 0 && gone * PART_OF_TIME >= whole
}
