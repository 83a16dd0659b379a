//! Commands about decisions of the firm.

use super::deciding::{Deciding, needed, reason, some};
use super::{Command, Decided, Refusal, Thing};
use crate::access::{self, Action};
use crate::event::policy::{PolicyChanged, PolicyDecided, PolicyDetails, PolicyEnded};
use crate::event::terms::{Authority, Figures};
use crate::ids::PolicyId;

pub(super) fn decide(deciding: &Deciding<'_>, command: Command) -> Result<Decided, Refusal> {
    match command {
        Command::DecidePolicy(details) => {
            deciding.firm_wide(Action::KeepPolicy)?;
            check(deciding, &details)?;
            let policy = deciding.state.policies.next();
            Ok(Decided::one(PolicyDecided { policy, details }))
        }
        Command::ChangePolicy { policy, mut details, reason } => {
            let key = kept(deciding, policy)?;
            check(deciding, &details)?;
            // The key is how a file finds it again: it is never lost by a change.
            details.source_key = details.source_key.or(key);
            Ok(Decided::one(PolicyChanged { policy, details, reason: some(reason) }))
        }
        Command::EndPolicy { policy, reason: why } => {
            kept(deciding, policy)?;
            reason(&why)?;
            Ok(Decided::one(PolicyEnded { policy, reason: why }))
        }
        _ => Err(Refusal::NotYours),
    }
}

/// Finds the key of a policy that still holds and that the asker may change.
fn kept(deciding: &Deciding<'_>, id: PolicyId) -> Result<Option<crate::words::Words>, Refusal> {
    let policy = readable(deciding, id)?;
    if !deciding.may(Action::KeepPolicy, access::Thing::Policy(policy)) {
        return Err(Refusal::NotYours);
    }
    if policy.ended_on.is_some() {
        return Err(Refusal::AlreadySettled);
    }
    Ok(policy.details.source_key.clone())
}

/// Finds a policy the asker may read.
pub(super) fn readable<'a>(
    deciding: &Deciding<'a>,
    id: PolicyId,
) -> Result<&'a crate::state::Policy, Refusal> {
    let policy = deciding.state.policies.get(id);
    policy
        .filter(|policy| deciding.may(Action::ReadPolicy, access::Thing::Policy(policy)))
        .ok_or(Refusal::NotFound(Thing::Policy))
}

fn check(deciding: &Deciding<'_>, details: &PolicyDetails) -> Result<(), Refusal> {
    needed(&details.name)?;
    for member in details.sponsors.iter().chain(&details.stakeholders) {
        deciding.someone(*member)?;
    }
    if details.quiet_days_max == Some(0) {
        return Err(Refusal::NotAFigure);
    }
    check_figures(&details.figures)?;
    check_authority(deciding, details.authority.as_ref())
}

/// Refuses figures that cannot be: a price or an amount below nothing, a cut of more than all.
pub(super) fn check_figures(figures: &Figures) -> Result<(), Refusal> {
    let prices = [figures.old_price, figures.new_price];
    let sound = prices.iter().flatten().all(|price| price.0 >= 0)
        && figures.percent.is_none_or(|percent| (-10_000..=100_000).contains(&percent.0))
        && figures.quantity.as_ref().is_none_or(|quantity| quantity.amount >= 0);
    if sound { Ok(()) } else { Err(Refusal::NotAFigure) }
}

pub(super) fn check_authority(
    deciding: &Deciding<'_>,
    authority: Option<&Authority>,
) -> Result<(), Refusal> {
    match authority.and_then(|authority| authority.more_from) {
        Some(member) => deciding.someone(member).map(|_| ()),
        None => Ok(()),
    }
}
