//! Commands that pause, end, hand on or take up a directive.

use super::deciding::{Deciding, Step, reason, some};
use super::{Command, Decided, Refusal, Thing};
use crate::access::{self, Action};
use crate::event::directive::{
    DirectiveBoughtBack, DirectiveDone, DirectiveEscalated, DirectiveHeld, DirectiveReassigned,
    DirectiveReopened, DirectiveResumed, DirectiveWithdrawn,
};
use crate::event::terms::Role;

pub(super) fn decide(deciding: &Deciding<'_>, command: Command) -> Step {
    Ok(match command {
        Command::Hold { directive, until, reason: why } => {
            deciding.as_leader(directive).and_then(|_| {
                reason(&why)?;
                deciding.not_past(until)?;
                Ok(Decided::one(DirectiveHeld { directive, until, reason: why }))
            })
        }
        Command::Resume { directive } => deciding.as_leader(directive).and_then(|held| {
            if held.is_held(deciding.asker.on) {
                Ok(Decided::one(DirectiveResumed { directive }))
            } else {
                Err(Refusal::NotHeld(directive))
            }
        }),
        Command::Finish { directive, text } => deciding
            .as_leader(directive)
            .and_then(|_| Ok(Decided::one(DirectiveDone { directive, text: some(text)? }))),
        Command::Withdraw { directive, reason } => deciding.as_leader(directive).and_then(|_| {
            Ok(Decided::one(DirectiveWithdrawn { directive, reason: some(reason)? }))
        }),
        Command::BuyBack { directive, reason } => deciding.as_leader(directive).and_then(|_| {
            Ok(Decided::one(DirectiveBoughtBack { directive, reason: some(reason)? }))
        }),
        Command::Reopen { directive, reason } => deciding.directive(directive).and_then(|held| {
            if held.is_open() {
                return Err(Refusal::NotEnded(directive));
            }
            deciding.needs_leader(held)?;
            Ok(Decided::one(DirectiveReopened { directive, reason: some(reason)? }))
        }),
        Command::Reassign { directive, owner, team, reason } => {
            deciding.as_leader(directive).and_then(|held| {
                let person =
                    deciding.state.members.get(owner).ok_or(Refusal::NotFound(Thing::Member))?;
                if let Some(team) = team
                    && deciding.state.teams.get(team).is_none()
                {
                    return Err(Refusal::NotFound(Thing::Team));
                }
                if held.ask.owner == owner && held.ask.team == team {
                    return Err(Refusal::AlreadySettled);
                }
                if !person.is(Role::Salesperson) && !person.is(Role::Leader) {
                    return Err(Refusal::LacksRole);
                }
                let reason = some(reason)?;
                Ok(Decided::one(DirectiveReassigned { directive, owner, team, reason }))
            })
        }
        Command::Escalate { directive, to, reason: why } => {
            deciding.open(directive).and_then(|held| {
                if !deciding.may(Action::Escalate, access::Thing::Directive(held)) {
                    return Err(Refusal::LeadersStep);
                }
                let person =
                    deciding.state.members.get(to).ok_or(Refusal::NotFound(Thing::Member))?;
                if !person.is(Role::Executive) {
                    return Err(Refusal::LacksRole);
                }
                reason(&why)?;
                Ok(Decided::one(DirectiveEscalated { directive, to, reason: why }))
            })
        }
        other => return Err(Box::new(other)),
    })
}
