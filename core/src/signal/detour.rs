//! 回り道: something new is to come first or instead, or the account is met without the message.

use super::{Entries, Finding, Reading};
use crate::event::terms::{Stage, Tap};
use crate::ids::Position;
use crate::state::{Directive, Standing, Touch, TouchKind, What};

/// How many meetings without the message make a detour: one may have been the wrong moment.
const TOUCHES_MIN: usize = 2;

/// Reports a precondition or substitute that was named after the plan was agreed and waits for a
/// decision, or meetings with the account since then none of which carried the message.
///
/// It may be the better idea: accepting or declining it clears the signal.
///
/// Source: PRODUCT, "Signals"; domain notes 2.6.
pub(super) fn find(reading: &Reading<'_>) -> Option<(Finding, Entries)> {
    let directive = reading.directive;
    if directive.standing != Standing::Running || reading.is_calm() {
        return None;
    }
    let open = directive
        .open_detours
        .iter()
        .filter_map(|id| reading.state.detours.get(*id))
        .max_by_key(|detour| detour.at.entry);
    let touches = meetings_without_message(reading);
    let counted = if touches.len() >= TOUCHES_MIN { touches } else { Vec::new() };
    let named = open.map(|detour| (detour.kind, detour.text.clone()));
    let entries = Entries::of(counted.iter().copied().chain(open.map(|detour| detour.at.entry)))?;
    let touches = u16::try_from(counted.len()).unwrap_or(u16::MAX);
    Some((Finding::Detour { named, touches }, entries))
}

/// Returns the meetings with the account since the plan was agreed, or since a detour was last
/// decided, when the client has not been told.
fn meetings_without_message(reading: &Reading<'_>) -> Vec<Position> {
    let directive = reading.directive;
    let Some(agreed) = directive.agreed else { return Vec::new() };
    let Some(account) =
        directive.ask.account.and_then(|account| reading.state.accounts.get(account))
    else {
        return Vec::new();
    };
    if is_told(directive) {
        return Vec::new();
    }
    let decided = directive
        .lines
        .iter()
        .rev()
        .find(|line| matches!(line.what, What::DetourAccepted | What::DetourDeclined))
        .map_or(agreed.entry, |line| line.entry);
    let own = |touch: &&Touch| touch.directive.is_none_or(|other| other == directive.id);
    let since: Vec<&Touch> = account.touches.iter().filter(|touch| touch.entry > decided).collect();
    if since.iter().copied().filter(own).any(|touch| touch.carried) {
        return Vec::new();
    }
    let meeting = |touch: &&&Touch| touch.kind != TouchKind::Thanks;
    since.iter().filter(meeting).map(|touch| touch.entry).collect()
}

/// Tells whether the client has been told, by a report or a milestone.
fn is_told(directive: &Directive) -> bool {
    let reported = directive.lines.iter().any(|line| {
        line.retracted.is_none()
            && matches!(line.what, What::Update(Some(Tap::Said | Tap::Refused)))
    });
    reported
        || directive.milestones.iter().any(|milestone| {
            milestone.stage.is_some_and(|stage| stage >= Stage::Told)
                && (milestone.reported.is_some() || milestone.confirmed.is_some())
        })
}
