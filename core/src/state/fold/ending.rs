//! Directives held, ended, taken up again, and handed on.

use super::asking::{count_live, step};
use super::{Folded, LineOf, add_line, known, timely};
use crate::entry::Entry;
use crate::event::Event;
use crate::event::directive::DirectiveReassigned;
use crate::ids::DirectiveId;
use crate::state::{Standing, State, What};
use crate::words::Words;

pub(super) fn fold(state: &mut State, entry: &Entry) -> Option<Folded> {
    Some(match &entry.event {
        Event::DirectiveHeld(event) => {
            let until = event.until;
            step(state, entry, event.directive, What::Held, Some(&event.reason), |directive, at| {
                directive.hold = Some((at, until));
                Ok(())
            })
        }
        Event::DirectiveResumed(event) => {
            step(state, entry, event.directive, What::Resumed, None, |directive, _| {
                timely(directive.hold.is_some())?;
                directive.hold = None;
                Ok(())
            })
        }
        Event::DirectiveReaffirmed(event) => {
            let by = entry.note.speaker();
            let text = event.text.as_ref();
            step(state, entry, event.directive, What::Reaffirmed, text, |directive, at| {
                directive.reaffirmed = Some((by, at));
                Ok(())
            })
        }
        Event::DirectiveEscalated(event) => {
            let to = event.to;
            if state.members.get(to).is_none() {
                return Some(Err(crate::state::Odd::Missing));
            }
            let reason = Some(&event.reason);
            step(state, entry, event.directive, What::Escalated, reason, |directive, _| {
                if !directive.escalated_to.contains(&to) {
                    directive.escalated_to.push(to);
                }
                Ok(())
            })
        }
        Event::DirectiveReassigned(event) => reassigned(state, entry, event),
        Event::DirectiveDone(event) => {
            end(state, entry, event.directive, Standing::Done, event.text.as_ref())
        }
        Event::DirectiveWithdrawn(event) => {
            end(state, entry, event.directive, Standing::Withdrawn, event.reason.as_ref())
        }
        Event::DirectiveBoughtBack(event) => {
            end(state, entry, event.directive, Standing::BoughtBack, event.reason.as_ref())
        }
        Event::DirectiveReopened(event) => {
            reopened(state, entry, event.directive, event.reason.as_ref())
        }
        _ => return None,
    })
}

fn reassigned(state: &mut State, entry: &Entry, event: &DirectiveReassigned) -> Folded {
    known(state.members.get(event.owner))?;
    if let Some(team) = event.team {
        known(state.teams.get(team))?;
    }
    timely(known(state.directives.get(event.directive))?.is_open())?;
    count_live(state, event.directive, false);
    let directive = known(state.directives.get_mut(event.directive))?;
    directive.ask.owner = event.owner;
    directive.ask.team = event.team;
    count_live(state, event.directive, true);
    let line = LineOf::new(What::Reassigned, event.reason.as_ref());
    add_line(state, entry, event.directive, line)
}

fn end(
    state: &mut State,
    entry: &Entry,
    id: DirectiveId,
    standing: Standing,
    text: Option<&Words>,
) -> Folded {
    timely(known(state.directives.get(id))?.is_open())?;
    count_live(state, id, false);
    let what = match standing {
        Standing::Withdrawn => What::Withdrawn,
        Standing::BoughtBack => What::BoughtBack,
        _ => What::Done,
    };
    step(state, entry, id, what, text, |directive, at| {
        directive.standing = standing;
        directive.ended = Some(at);
        directive.hold = None;
        directive.wait = None;
        directive.offered = None;
        Ok(())
    })
}

/// It goes on where it was: only what had been agreed runs.
fn reopened(state: &mut State, entry: &Entry, id: DirectiveId, text: Option<&Words>) -> Folded {
    let directive = known(state.directives.get_mut(id))?;
    timely(!directive.is_open())?;
    let heard = |line: &crate::state::Line| matches!(line.what, What::Heard | What::PlanReturned);
    directive.standing = if directive.agreed.is_some() {
        Standing::Running
    } else if directive.plan.is_some() {
        Standing::Planned
    } else if directive.lines.iter().any(heard) {
        Standing::Heard
    } else {
        Standing::Proposed
    };
    directive.ended = None;
    count_live(state, id, true);
    add_line(state, entry, id, LineOf::new(What::Reopened, text))
}
