//! Milestones: set, moved, reported, confirmed.

use super::talk::answers_questions;
use super::{Folded, LineOf, add_line, at, known, timely};
use crate::entry::Entry;
use crate::event::Event;
use crate::event::milestone::{MilestoneMoved, MilestonePlan, MilestoneSet};
use crate::ids::{DirectiveId, MilestoneNo};
use crate::state::{At, Milestone, Move, Odd, State, What};
use crate::words::Words;

pub(super) fn fold(state: &mut State, entry: &Entry) -> Option<Folded> {
    Some(match &entry.event {
        Event::MilestoneSet(event) => set(state, entry, event),
        Event::MilestoneMoved(event) => moved(state, entry, event),
        Event::SlipAnswered(event) => {
            let place = (event.directive, event.milestone);
            let text = event.text.as_ref();
            change(state, entry, place, What::SlipAnswered, text, |milestone, at| {
                timely(!milestone.moves.is_empty())?;
                milestone.slip_answer = Some((event.choice, at));
                Ok(())
            })
        }
        Event::MilestoneReported(event) => {
            let place = (event.directive, event.milestone);
            let text = event.text.as_ref();
            let folded = change(state, entry, place, What::Reported, text, |milestone, at| {
                timely(milestone.is_ahead())?;
                milestone.reported = Some(at);
                Ok(())
            });
            if folded.is_ok()
                && let Some(directive) = state.directives.get_mut(event.directive)
            {
                // What was waited for before is there now; a wait said the same day is the next.
                directive.wait.take_if(|wait| wait.at.on < entry.note.on);
                answers_questions(state, event.directive, at(entry));
            }
            folded
        }
        Event::MilestoneConfirmed(event) => {
            let place = (event.directive, event.milestone);
            let by = entry.note.speaker();
            let text = event.text.as_ref();
            change(state, entry, place, What::Confirmed, text, |milestone, at| {
                timely(milestone.confirmed.is_none() && !milestone.dropped)?;
                milestone.confirmed = Some((at, by));
                milestone.sealed_at = Some(entry.recorded_at);
                Ok(())
            })
        }
        Event::MilestoneUnconfirmed(event) => {
            let place = (event.directive, event.milestone);
            let text = event.reason.as_ref();
            change(state, entry, place, What::Unconfirmed, text, |milestone, _| {
                timely(milestone.confirmed.is_some())?;
                milestone.confirmed = None;
                milestone.sealed_at = None;
                Ok(())
            })
        }
        Event::MilestoneReturned(event) => {
            let place = (event.directive, event.milestone);
            let text = Some(&event.reason);
            change(state, entry, place, What::Returned, text, |milestone, _| {
                timely(milestone.awaits_seal())?;
                milestone.reported = None;
                Ok(())
            })
        }
        Event::MilestoneDropped(event) => {
            let place = (event.directive, event.milestone);
            let text = event.reason.as_ref();
            change(state, entry, place, What::MilestoneDropped, text, |milestone, _| {
                timely(!milestone.dropped && milestone.confirmed.is_none())?;
                milestone.dropped = true;
                Ok(())
            })
        }
        _ => return None,
    })
}

/// Makes milestones of a plan, numbered from 1.
pub(super) fn milestones_of(plans: &[MilestonePlan]) -> Vec<Milestone> {
    (1..=u16::MAX).zip(plans).map(|(number, plan)| milestone(MilestoneNo(number), plan)).collect()
}

fn milestone(no: MilestoneNo, plan: &MilestonePlan) -> Milestone {
    Milestone {
        no,
        name: plan.name.clone(),
        stage: plan.stage,
        needs: plan.evidence.clone(),
        first_due: plan.due.clone(),
        due: plan.due.clone(),
        moves: Vec::new(),
        slip_answer: None,
        reported: None,
        confirmed: None,
        sealed_at: None,
        dropped: false,
    }
}

fn set(state: &mut State, entry: &Entry, event: &MilestoneSet) -> Folded {
    let directive = known(state.directives.get_mut(event.directive))?;
    timely(directive.is_open())?;
    if usize::from(event.milestone.0) != directive.milestones.len() + 1 {
        return Err(Odd::OutOfTurn);
    }
    directive.milestones.push(milestone(event.milestone, &event.plan));
    let line = LineOf::new(What::MilestoneSet, Some(&event.plan.name)).about(event.milestone);
    add_line(state, entry, event.directive, line)
}

fn moved(state: &mut State, entry: &Entry, event: &MilestoneMoved) -> Folded {
    let place = (event.directive, event.milestone);
    let text = event.reason.as_ref();
    change(state, entry, place, What::Moved(event.requester), text, |milestone, at| {
        timely(milestone.is_ahead())?;
        milestone.moves.push(Move {
            at,
            from: milestone.due.on,
            to: event.to.on,
            requester: event.requester,
            reason: event.reason.clone(),
        });
        milestone.due = event.to.clone();
        Ok(())
    })
}

/// Makes one change to a milestone of an open directive and writes the line.
fn change(
    state: &mut State,
    entry: &Entry,
    (id, no): (DirectiveId, MilestoneNo),
    what: What,
    text: Option<&Words>,
    change: impl FnOnce(&mut Milestone, At) -> Result<(), Odd>,
) -> Folded {
    let directive = known(state.directives.get_mut(id))?;
    timely(directive.is_open())?;
    let index = known(usize::from(no.0).checked_sub(1))?;
    change(known(directive.milestones.get_mut(index))?, at(entry))?;
    add_line(state, entry, id, LineOf::new(what, text).about(no))
}
