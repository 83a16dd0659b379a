//! Directives: from the asking to the end.

use std::collections::BTreeMap;

use super::joints::milestones_of;
use super::{Folded, LineOf, add_line, at, in_turn, known, timely};
use crate::entry::Entry;
use crate::event::Event;
use crate::event::directive::{DirectiveAsked, DirectiveReassigned, PlanHandedBack};
use crate::ids::DirectiveId;
use crate::state::{At, Directive, Standing, State, Subject, What};
use crate::words::Words;

pub(super) fn fold(state: &mut State, entry: &Entry) -> Option<Folded> {
    Some(match &entry.event {
        Event::DirectiveAsked(event) => asked(state, entry, event),
        Event::DirectiveDefined(event) => defined(state, entry, event),
        Event::DifficultyNamed(event) => {
            let text = event.text.as_ref();
            step(state, entry, event.directive, What::Difficulty, text, |directive, at| {
                directive.difficulty = Some(at);
            })
        }
        Event::DifficultiesHeard(event) => {
            let text = event.answer.as_ref();
            step(state, entry, event.directive, What::Heard, text, |directive, _| {
                directive.difficulty = None;
                if directive.standing == Standing::Proposed {
                    directive.standing = Standing::Heard;
                }
            })
        }
        Event::PlanHandedBack(event) => plan(state, entry, event),
        Event::PlanAgreed(event) => {
            step(state, entry, event.directive, What::Agreed, None, |directive, at| {
                directive.plan = None;
                directive.difficulty = None;
                directive.standing = Standing::Running;
                directive.agreed = Some(at);
            })
        }
        Event::PlanReturned(event) => {
            let reason = Some(&event.reason);
            step(state, entry, event.directive, What::PlanReturned, reason, |directive, _| {
                directive.plan = None;
                if directive.standing == Standing::Planned {
                    directive.standing = Standing::Heard;
                }
            })
        }
        Event::DirectiveHeld(event) => {
            let until = event.until;
            step(state, entry, event.directive, What::Held, Some(&event.reason), |directive, at| {
                directive.hold = Some((at, until));
            })
        }
        Event::DirectiveResumed(event) => {
            step(state, entry, event.directive, What::Resumed, None, |directive, _| {
                directive.hold = None;
            })
        }
        Event::DirectiveReaffirmed(event) => {
            let by = entry.note.speaker();
            let text = event.text.as_ref();
            step(state, entry, event.directive, What::Reaffirmed, text, |directive, at| {
                directive.reaffirmed = Some((by, at));
            })
        }
        Event::DirectiveEscalated(event) => {
            let to = event.to;
            let reason = Some(&event.reason);
            step(state, entry, event.directive, What::Escalated, reason, |directive, _| {
                if !directive.escalated_to.contains(&to) {
                    directive.escalated_to.push(to);
                }
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

fn asked(state: &mut State, entry: &Entry, event: &DirectiveAsked) -> Folded {
    let ask = &event.ask;
    known(state.members.get(ask.owner))?;
    if let Some(account) = ask.account {
        known(state.accounts.get(account))?;
    }
    if let Some(policy) = ask.policy {
        known(state.policies.get(policy))?;
    }
    if let Some(team) = ask.team {
        known(state.teams.get(team))?;
    }
    let at = at(entry);
    let directive = Directive {
        id: event.directive,
        ask: Box::new(ask.clone()),
        asked_by: entry.note.speaker(),
        asked: at,
        standing: if event.under_way { Standing::Running } else { Standing::Proposed },
        agreed: event.under_way.then_some(at),
        ended: None,
        hold: None,
        milestones: milestones_of(&event.milestones),
        lines: Vec::new(),
        difficulty: None,
        plan: None,
        open_concerns: Vec::new(),
        open_questions: Vec::new(),
        open_detours: Vec::new(),
        open_abuse: Vec::new(),
        contests: BTreeMap::new(),
        answers: BTreeMap::new(),
        wait: None,
        clock: at,
        progress: None,
        leader_spoke: None,
        reaffirmed: None,
        escalated_to: Vec::new(),
    };
    in_turn(state.directives.push(event.directive, directive))?;
    if let Some(key) = &ask.source_key {
        state.directive_by_source_key.insert(key.clone(), event.directive);
    }
    count_live(state, event.directive, true);
    add_line(state, entry, event.directive, LineOf::new(What::Asked, Some(&ask.sentence)))
}

fn defined(
    state: &mut State,
    entry: &Entry,
    event: &crate::event::directive::DirectiveDefined,
) -> Folded {
    let open = known(state.directives.get(event.directive))?.is_open();
    timely(open)?;
    count_live(state, event.directive, false);
    let directive = known(state.directives.get_mut(event.directive))?;
    let owner = directive.ask.owner;
    *directive.ask = event.ask.clone();
    directive.ask.owner = owner;
    count_live(state, event.directive, true);
    let text = event.reason.as_ref().unwrap_or(&event.ask.sentence);
    add_line(state, entry, event.directive, LineOf::new(What::Defined, Some(text)))
}

fn plan(state: &mut State, entry: &Entry, event: &PlanHandedBack) -> Folded {
    let text = event.text.as_ref();
    step(state, entry, event.directive, What::Plan, text, |directive, at| {
        // What was already reported or confirmed stays; the plan replaces what still lies ahead.
        directive.milestones.iter_mut().filter(|m| m.is_ahead()).for_each(|m| m.dropped = true);
        if directive.milestones.iter().all(|m| m.dropped && m.moves.is_empty()) {
            directive.milestones.clear();
        }
        let kept = directive.milestones.len();
        let mut fresh = milestones_of(&event.milestones);
        for milestone in &mut fresh {
            milestone.no.0 += u16::try_from(kept).unwrap_or(u16::MAX);
        }
        directive.milestones.extend(fresh);
        directive.plan = Some(at);
        directive.difficulty = None;
        if directive.standing != Standing::Running {
            directive.standing = Standing::Planned;
        }
    })
}

fn reassigned(state: &mut State, entry: &Entry, event: &DirectiveReassigned) -> Folded {
    known(state.members.get(event.owner))?;
    if let Some(team) = event.team {
        known(state.teams.get(team))?;
    }
    known(state.directives.get(event.directive))?;
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
    })
}

fn reopened(state: &mut State, entry: &Entry, id: DirectiveId, text: Option<&Words>) -> Folded {
    let directive = known(state.directives.get_mut(id))?;
    timely(!directive.is_open())?;
    directive.standing = Standing::Running;
    directive.ended = None;
    if directive.agreed.is_none() {
        directive.agreed = Some(at(entry));
    }
    count_live(state, id, true);
    add_line(state, entry, id, LineOf::new(What::Reopened, text))
}

/// Writes a line on an open directive and makes one change to it.
fn step(
    state: &mut State,
    entry: &Entry,
    id: DirectiveId,
    what: What,
    text: Option<&Words>,
    change: impl FnOnce(&mut Directive, At),
) -> Folded {
    let directive = known(state.directives.get_mut(id))?;
    timely(directive.is_open())?;
    change(directive, at(entry));
    add_line(state, entry, id, LineOf::new(what, text))?;
    Ok(Subject::Directive(id))
}

/// Keeps the counts of live directives per member and account, while a directive is open.
fn count_live(state: &mut State, id: DirectiveId, up: bool) {
    let Some(directive) = state.directives.get(id).filter(|directive| directive.is_open()) else {
        return;
    };
    let change = |count: &mut u16| {
        *count = if up { count.saturating_add(1) } else { count.saturating_sub(1) };
    };
    change(state.live_per_member.entry(directive.ask.owner).or_default());
    if let Some(account) = directive.ask.account.and_then(|id| state.accounts.get_mut(id)) {
        change(&mut account.live);
    }
}
