//! Who may see and do what: one pure, total function over a table.
//!
//! A person stands in one or more [`Relation`]s to a thing; each [`Action`] is allowed to some
//! relations; the union holds. Someone who has left the firm stands in none. What one may not see
//! looks exactly like what does not exist.
//!
//! Source: RELIABILITY, section 4 (permission model).

mod relation;
mod sight;
mod table;

pub use relation::{Relation, Thing, relations};
pub use sight::{Sight, see_entry};
pub use table::{Action, allows};

use jiff::civil::Date;

use crate::ids::{
    AbuseId, AccountId, ContactId, DirectiveId, DiscussionId, MemberId, PolicyId, PromiseId,
};
use crate::state::{Abuse, Account, Contact, Directive, Policy, Promise, State, Talk};

/// For how many days a former leader may still read what the team had: long enough to hand over.
pub const FORMER_LEADER_DAYS: i64 = 30;

/// Tells whether `member` may do `action` to `thing` on `day`.
#[must_use]
pub fn may(state: &State, member: MemberId, action: Action, thing: Thing<'_>, day: Date) -> bool {
    relations(state, member, thing, day).iter().any(|relation| allows(*relation, action))
}

/// Something a person was found to be allowed to see. It can be made nowhere else:
///
/// ```compile_fail
/// use fushime_core::access::Visible;
/// use fushime_core::ids::MemberId;
/// let seen = Visible { thing: "words", viewer: MemberId(1), signals: true };
/// ```
///
/// The functions of this room make it:
///
/// ```
/// use fushime_core::access::see_directive;
/// use fushime_core::ids::{DirectiveId, MemberId};
/// use fushime_core::state::State;
/// let day = jiff::civil::date(2026, 11, 22);
/// let state = State::default();
/// let seen = see_directive(&state, MemberId(1), DirectiveId(1), day);
/// assert!(seen.is_none());
/// ```
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

/// Makes a function that lets a person see one kind of thing.
macro_rules! sees {
    ($($(#[$doc:meta])* $name:ident $roll:ident $id:ident $thing:ident $kind:ident $read:ident;)*) => {$(
        $(#[$doc])*
        #[must_use]
        pub fn $name(
            state: &State,
            viewer: MemberId,
            id: $id,
            day: Date,
        ) -> Option<Visible<&$thing>> {
            let thing = state.$roll.get(id)?;
            let sees = may(state, viewer, Action::$read, Thing::$kind(thing), day);
            sees.then_some(Visible { thing, viewer, signals: false })
        }
    )*};
}

sees! {
    /// Lets `viewer` see an account, if that is allowed.
    see_account accounts AccountId Account Account ReadAccount;
    /// Lets `viewer` see a policy, if that is allowed.
    see_policy policies PolicyId Policy Policy ReadPolicy;
    /// Lets `viewer` see a report of abuse, if that is allowed.
    see_abuse abuses AbuseId Abuse Abuse ReadAbuse;
    /// Lets `viewer` see a discussion, if that is allowed.
    see_discussion discussions DiscussionId Talk Discussion ReadDiscussion;
    /// Lets `viewer` see a promise, if that is allowed.
    see_promise promises PromiseId Promise Promise ReadPromise;
}

/// Lets `viewer` see a contact, if the account may be seen.
#[must_use]
pub fn see_contact(
    state: &State,
    viewer: MemberId,
    id: ContactId,
    day: Date,
) -> Option<Visible<&Contact>> {
    let thing = state.contacts.get(id)?;
    see_account(state, viewer, thing.details.account, day)?;
    Some(Visible { thing, viewer, signals: false })
}

/// Returns every directive `viewer` may see, by number.
pub fn visible_directives(
    state: &State,
    viewer: MemberId,
    day: Date,
) -> impl Iterator<Item = Visible<&Directive>> {
    state
        .directives
        .iter()
        .filter_map(move |directive| see_directive(state, viewer, directive.id, day))
}
