//! Who may see and do what: one pure, total function over a table.
//!
//! A person stands in one or more [`Relation`]s to a thing; each [`Action`] is allowed to some
//! relations; the union holds. Someone who has left the firm stands in none. What one may not see
//! looks exactly like what does not exist.
//!
//! Source: RELIABILITY, section 4 (permission model).

mod relation;
mod table;

pub use relation::{Relation, Thing, relations};
pub use table::{Action, allows};

use jiff::civil::Date;

use crate::ids::{AbuseId, DirectiveId, MemberId, PolicyId};
use crate::state::{Abuse, Directive, Policy, State};

/// For how many days a former leader may still read what the team had: long enough to hand over.
pub const FORMER_LEADER_DAYS: i64 = 30;

/// Tells whether `member` may do `action` to `thing` on `day`.
#[must_use]
pub fn may(state: &State, member: MemberId, action: Action, thing: Thing<'_>, day: Date) -> bool {
    relations(state, member, thing, day).iter().any(|relation| allows(*relation, action))
}

/// Something a person was found to be allowed to see. It can be made nowhere else.
#[derive(Debug, Clone)]
pub struct Visible<T> {
    thing: T,
    viewer: MemberId,
    signals: bool,
}

impl<T> Visible<T> {
    /// Returns the thing.
    #[must_use]
    pub fn get(&self) -> &T {
        &self.thing
    }

    /// Returns who sees it.
    #[must_use]
    pub fn viewer(&self) -> MemberId {
        self.viewer
    }

    /// Tells whether this person may also see its signals.
    #[must_use]
    pub fn with_signals(&self) -> bool {
        self.signals
    }
}

/// Lets `viewer` see a directive with its words, if that is allowed.
#[must_use]
pub fn see_directive(
    state: &State,
    viewer: MemberId,
    id: DirectiveId,
    day: Date,
) -> Option<Visible<&Directive>> {
    let directive = state.directives.get(id)?;
    let stands = relations(state, viewer, Thing::Directive(directive), day);
    let can = |action| stands.iter().any(|relation| allows(*relation, action));
    can(Action::ReadDirective).then(|| Visible {
        thing: directive,
        viewer,
        signals: can(Action::ReadSignals),
    })
}

/// Lets `viewer` see a policy, if that is allowed.
#[must_use]
pub fn see_policy(
    state: &State,
    viewer: MemberId,
    id: PolicyId,
    day: Date,
) -> Option<Visible<&Policy>> {
    let policy = state.policies.get(id)?;
    may(state, viewer, Action::ReadPolicy, Thing::Policy(policy), day).then_some(Visible {
        thing: policy,
        viewer,
        signals: false,
    })
}

/// Lets `viewer` see a report of abuse, if that is allowed.
#[must_use]
pub fn see_abuse(
    state: &State,
    viewer: MemberId,
    id: AbuseId,
    day: Date,
) -> Option<Visible<&Abuse>> {
    let abuse = state.abuses.get(id)?;
    may(state, viewer, Action::ReadAbuse, Thing::Abuse(abuse), day).then_some(Visible {
        thing: abuse,
        viewer,
        signals: false,
    })
}

/// Returns every directive `viewer` may see, by number.
pub fn visible_directives<'a>(
    state: &'a State,
    viewer: MemberId,
    day: Date,
) -> impl Iterator<Item = Visible<&'a Directive>> {
    state
        .directives
        .iter()
        .filter_map(move |directive| see_directive(state, viewer, directive.id, day))
}
