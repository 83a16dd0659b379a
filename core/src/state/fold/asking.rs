//! Directives from the asking to the running: asked, made clearer, heard, planned, agreed.

use std::collections::BTreeMap;

use super::joints::milestones_of;
use super::{Folded, LineOf, add_line, at, in_turn, known, timely};
use crate::entry::Entry;
use crate::event::Event;
use crate::event::directive::{Ask, DirectiveAsked, DirectiveDefined, PlanHandedBack};
use crate::event::milestone::MilestonePlan;
use crate::event::terms::{Requester, SlipAnswer};
use crate::ids::DirectiveId;
use crate::state::{At, Directive, Milestone, Move, Odd, Standing, State, Subject, What};
use crate::words::Words;

pub(super) fn fold(state: &mut State, entry: &Entry) -> Option<Folded> {
    Some(match &entry.event {
        Event::DirectiveAsked(event) => asked(state, entry, event),
        Event::DirectiveDefined(event) => defined(state, entry, event),
        Event::DifficultyNamed(event) => {
            let text = event.text.as_ref();
            step(state, entry, event.directive, What::Difficulty, text, |directive, at| {
                directive.difficulty = text.map(|_| at);
                // Nothing would be hard: then there is nothing to hear.
                if text.is_none() && directive.standing == Standing::Proposed {
                    directive.standing = Standing::Heard;
                }
                Ok(())
            })
        }
        Event::DifficultiesHeard(event) => {
            let text = event.answer.as_ref();
            let by = entry.note.speaker();
            step(state, entry, event.directive, What::Heard, text, |directive, _| {
                directive.take_up(by);
                directive.difficulty = None;
                if directive.standing == Standing::Proposed {
                    directive.standing = Standing::Heard;
                }
                Ok(())
            })
        }
        Event::PlanHandedBack(event) => plan(state, entry, event),
        Event::PlanReturned(event) => {
            let reason = Some(&event.reason);
            step(state, entry, event.directive, What::PlanReturned, reason, |directive, _| {
                timely(directive.plan.is_some())?;
                directive.plan = None;
                directive.replan = Vec::new();
                if directive.standing == Standing::Planned {
                    directive.standing = Standing::Heard;
                }
                Ok(())
            })
        }
        Event::PlanAgreed(event) => {
            let by = entry.note.speaker();
            step(state, entry, event.directive, What::Agreed, None, |directive, at| {
                let planned = directive.plan.take();
                if let Some(handed_back) = planned {
                    replan(directive, handed_back, at);
                }
                directive.take_up(by);
                directive.difficulty = None;
                directive.redefined = None;
                directive.standing = Standing::Running;
                directive.agreed = Some(at);
                Ok(())
            })
        }
        _ => return None,
    })
}

/// Whatever an ask names must be there.
fn all_known(state: &State, ask: &Ask) -> Result<(), Odd> {
    known(state.members.get(ask.owner))?;
    if let Some(account) = ask.account {
        known(state.accounts.get(account))?;
    }
    if let Some(contact) = ask.counterpart {
        known(state.contacts.get(contact))?;
    }
    if let Some(policy) = ask.policy {
        known(state.policies.get(policy))?;
    }
    if let Some(team) = ask.team {
        known(state.teams.get(team))?;
    }
    Ok(())
}

fn asked(state: &mut State, entry: &Entry, event: &DirectiveAsked) -> Folded {
    let ask = &event.ask;
    all_known(state, ask)?;
    let at = at(entry);
    let directive = Directive {
        id: event.directive,
        ask: Box::new(ask.clone()),
        asked_by: entry.note.speaker().filter(|_| !event.offered),
        asked: at,
        standing: if event.under_way { Standing::Running } else { Standing::Proposed },
        agreed: event.under_way.then_some(at),
        ended: None,
        hold: None,
        milestones: milestones_of(&event.milestones),
        lines: Vec::new(),
        offered: event.offered.then_some(at),
        first_due: ask.due.as_ref().map(|due| due.on),
        redefined: None,
        difficulty: None,
        plan: None,
        replan: Vec::new(),
        open_concerns: Vec::new(),
        open_questions: Vec::new(),
        open_detours: Vec::new(),
        open_abuse: Vec::new(),
        open_promises: Vec::new(),
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
    state.names.directive_keys.change(None, ask.source_key.as_ref(), event.directive);
    count_live(state, event.directive, true);
    add_line(state, entry, event.directive, LineOf::new(What::Asked, Some(&ask.sentence)))
}

fn defined(state: &mut State, entry: &Entry, event: &DirectiveDefined) -> Folded {
    let id = event.directive;
    timely(known(state.directives.get(id))?.is_open())?;
    all_known(state, &event.ask)?;
    count_live(state, id, false);
    let directive = known(state.directives.get_mut(id))?;
    let owner = directive.ask.owner;
    let old = std::mem::replace(&mut *directive.ask, event.ask.clone());
    directive.ask.owner = owner;
    directive.first_due = directive.first_due.or(event.ask.due.as_ref().map(|due| due.on));
    directive.take_up(entry.note.speaker());
    if directive.standing == Standing::Running {
        directive.redefined = Some(at(entry));
    }
    let (old, new) = (old.source_key.as_ref(), event.ask.source_key.as_ref());
    state.names.directive_keys.change(old, new, id);
    count_live(state, id, true);
    let text = event.reason.as_ref().unwrap_or(&event.ask.sentence);
    add_line(state, entry, id, LineOf::new(What::Defined, Some(text)))
}

fn plan(state: &mut State, entry: &Entry, event: &PlanHandedBack) -> Folded {
    let text = event.text.as_ref();
    step(state, entry, event.directive, What::Plan, text, |directive, at| {
        directive.plan = Some(at);
        directive.difficulty = None;
        if directive.standing == Standing::Running {
            // What was agreed holds until the leader agrees anew: a plan never moves a date alone.
            let again = event.again.iter().copied().chain(std::iter::repeat(None));
            directive.replan = event.milestones.iter().cloned().zip(again).collect();
            return Ok(());
        }
        directive.standing = Standing::Planned;
        // What was already reported or confirmed stays; the plan replaces what still lies ahead.
        directive.milestones.iter_mut().filter(|m| m.is_ahead()).for_each(|m| m.dropped = true);
        let spoken_of = directive.lines.iter().any(|line| line.milestone.is_some());
        if !spoken_of && directive.milestones.iter().all(|m| m.dropped) {
            directive.milestones.clear();
        }
        append(directive, &event.milestones);
        Ok(())
    })
}

/// Adds milestones after those there are.
fn append(directive: &mut Directive, plans: &[MilestonePlan]) {
    let kept = u16::try_from(directive.milestones.len()).unwrap_or(u16::MAX);
    for mut milestone in milestones_of(plans) {
        milestone.no.0 = milestone.no.0.saturating_add(kept);
        directive.milestones.push(milestone);
    }
}

/// Puts a new plan in the place of a running one, which the leader agreed.
///
/// A milestone that is taken up again keeps its number, its first date and its moves; the new date
/// is one more move, agreed by the leader. The others that lay ahead are dropped.
fn replan(directive: &mut Directive, handed_back: At, agreed: At) {
    let plans = std::mem::take(&mut directive.replan);
    if plans.is_empty() {
        return;
    }
    let mut kept = Vec::new();
    let mut fresh = Vec::new();
    for (plan, again) in plans {
        let old = again.and_then(|no| directive.milestone_mut(no)).filter(|old| old.is_ahead());
        match old {
            Some(old) if !kept.contains(&old.no) => {
                kept.push(old.no);
                comes_again(old, plan, handed_back, agreed);
            }
            _ => fresh.push(plan),
        }
    }
    for old in directive.milestones.iter_mut().filter(|old| old.is_ahead()) {
        old.dropped = !kept.contains(&old.no);
    }
    append(directive, &fresh);
}

fn comes_again(old: &mut Milestone, plan: MilestonePlan, handed_back: At, agreed: At) {
    if old.due.on != plan.due.on {
        old.moves.push(Move {
            at: handed_back,
            from: old.due.on,
            to: plan.due.on,
            requester: Requester::Salesperson,
            reason: None,
        });
        old.slip_answer = Some((SlipAnswer::ReAgree, agreed));
    }
    old.name = plan.name;
    old.stage = plan.stage;
    old.needs = plan.evidence;
    old.due = plan.due;
}

/// Writes a line on an open directive and makes one change to it.
pub(super) fn step(
    state: &mut State,
    entry: &Entry,
    id: DirectiveId,
    what: What,
    text: Option<&Words>,
    change: impl FnOnce(&mut Directive, At) -> Result<(), Odd>,
) -> Folded {
    let directive = known(state.directives.get_mut(id))?;
    timely(directive.is_open())?;
    change(directive, at(entry))?;
    add_line(state, entry, id, LineOf::new(what, text))?;
    Ok(Subject::Directive(id))
}

/// Keeps the counts of live directives per member and account, and whom a team has given any.
pub(super) fn count_live(state: &mut State, id: DirectiveId, up: bool) {
    let Some(directive) = state.directives.get(id).filter(|directive| directive.is_open()) else {
        return;
    };
    let change = |count: &mut u16| {
        *count = if up { count.saturating_add(1) } else { count.saturating_sub(1) };
    };
    change(state.live_per_member.entry(directive.ask.owner).or_default());
    let owner = directive.ask.owner;
    let team = state.team_of(directive).filter(|_| up).and_then(|id| state.teams.get_mut(id));
    if let Some(team) = team
        && let Err(place) = team.given.binary_search(&owner)
    {
        team.given.insert(place, owner);
    }
    let Some(account) = directive.ask.account.and_then(|id| state.accounts.get_mut(id)) else {
        return;
    };
    match (account.open.binary_search(&id), up) {
        (Err(place), true) => account.open.insert(place, id),
        (Ok(place), false) => {
            account.open.remove(place);
        }
        _ => {}
    }
}
