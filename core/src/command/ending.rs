//! Commands that pause, end, hand on or take up a directive.

use super::asking::too_many;
use super::deciding::{Deciding, reason, some};
use super::{Advice, Command, Decided, Refusal};
use crate::access::{self, Action};
use crate::event::directive::{
    DirectiveBoughtBack, DirectiveDone, DirectiveEscalated, DirectiveHeld, DirectiveReassigned,
    DirectiveReopened, DirectiveResumed, DirectiveWithdrawn,
};
use crate::event::terms::Role;
use crate::gate::done_when;
use crate::ids::{DirectiveId, MemberId, TeamId};
use crate::state::{Directive, What};
use crate::words::Words;

pub(super) fn decide(deciding: &Deciding<'_>, command: Command) -> Result<Decided, Refusal> {
    match command {
        Command::Hold { directive, until, reason: why } => {
            deciding.as_leader(directive)?;
            reason(&why)?;
            deciding.not_past(until)?;
            Ok(Decided::one(DirectiveHeld { directive, until, reason: why }))
        }
        Command::Resume { directive } => {
            let held = deciding.as_leader(directive)?;
            if held.is_held(deciding.asker.on) {
                Ok(Decided::one(DirectiveResumed { directive }))
            } else {
                Err(Refusal::NotHeld(directive))
            }
        }
        Command::Finish { directive, text } => {
            let held = deciding.as_leader(directive)?;
            let mut advice = not_shown(deciding, held);
            if held.agreed.is_none() && !deciding.takes_over {
                advice.push(Advice::NeverAgreed);
            }
            let done = DirectiveDone { directive, text: some(text) };
            Ok(Decided { events: vec![done.into()], advice })
        }
        Command::Withdraw { directive, reason } => {
            deciding.as_leader(directive)?;
            Ok(Decided::one(DirectiveWithdrawn { directive, reason: some(reason) }))
        }
        Command::BuyBack { directive, reason } => {
            deciding.as_leader(directive)?;
            Ok(Decided::one(DirectiveBoughtBack { directive, reason: some(reason) }))
        }
        Command::Reopen { directive, reason } => {
            let held = deciding.directive(directive)?;
            deciding.needs_leader(held)?;
            if held.is_open() {
                return Err(Refusal::NotEnded(directive));
            }
            let advice = too_many(deciding, Some(held.ask.owner), held.ask.account);
            let reopened = DirectiveReopened { directive, reason: some(reason) };
            Ok(Decided { events: vec![reopened.into()], advice })
        }
        Command::Reassign { directive, owner, team, reason } => {
            reassign(deciding, directive, (owner, team), reason)
        }
        Command::Escalate { directive, to, reason: why } => {
            let held = deciding.open(directive)?;
            let escalates = deciding.may(Action::Escalate, access::Thing::Directive(held));
            if !escalates || !deciding.in_person() {
                return Err(Refusal::LeadersStep);
            }
            let person = deciding.someone(to)?;
            if !person.is(Role::Executive) || !person.is_here(deciding.today()) {
                return Err(Refusal::LacksRole);
            }
            if held.escalated_to.contains(&to) {
                return Err(Refusal::AlreadySettled);
            }
            reason(&why)?;
            Ok(Decided::one(DirectiveEscalated { directive, to, reason: why }))
        }
        _ => Err(Refusal::NotYours),
    }
}

/// Tells what was agreed to close it and nobody has shown. The leader may close it nevertheless.
fn not_shown(deciding: &Deciding<'_>, directive: &Directive) -> Vec<Advice> {
    let mut advice = Vec::new();
    let policy = deciding.state.policy_of(directive);
    let Some(agreed) = done_when(&directive.ask, policy) else { return advice };
    let given = |kind| {
        directive
            .lines
            .iter()
            .any(|line| line.retracted.is_none() && line.what == What::Evidence(kind))
    };
    let missing: Vec<_> = agreed.kinds.iter().copied().filter(|kind| !given(*kind)).collect();
    if !missing.is_empty() {
        advice.push(Advice::EvidenceMissing(missing));
    }
    if let Some(stage) = agreed.stage
        && directive.stage().is_none_or(|reached| reached < stage)
    {
        advice.push(Advice::StageMissing(stage));
    }
    advice
}

fn reassign(
    deciding: &Deciding<'_>,
    directive: DirectiveId,
    (owner, team): (MemberId, Option<TeamId>),
    reason: Option<Words>,
) -> Result<Decided, Refusal> {
    let held = deciding.as_leader(directive)?;
    deciding.asked(owner)?;
    if let Some(team) = team {
        deciding.team(team)?;
    }
    if held.ask.owner == owner && held.ask.team == team {
        return Err(Refusal::AlreadySettled);
    }
    // Somebody of another team is asked by that team's leader, or by an executive who was asked
    // to help with this directive.
    let asks = deciding.may(Action::Ask, access::Thing::NewDirective { owner, team });
    if !asks && !held.escalated_to.contains(&deciding.member) {
        return Err(Refusal::NotYours);
    }
    let moved = (held.ask.owner != owner).then_some(owner);
    let advice = too_many(deciding, moved, None);
    let reassigned = DirectiveReassigned { directive, owner, team, reason: some(reason) };
    Ok(Decided { events: vec![reassigned.into()], advice })
}
