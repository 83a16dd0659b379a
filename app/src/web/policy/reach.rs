//! How far a policy is: what of its directives somebody may see, and how many accounts have
//! reached which stage.

use std::collections::BTreeMap;

use fushime_core::access::{self, Action, Thing, Visible};
use fushime_core::event::terms::Stage;
use fushime_core::ids::{AccountId, DirectiveId, PolicyId};
use fushime_core::money::Yen;
use fushime_core::state::{Directive, Standing};

use crate::reading::Reading;

/// A directive under a policy, as far as somebody may see it.
pub(in crate::web) struct Sighted<'a> {
    pub(in crate::web) directive: &'a Directive,
    /// All of it. `None`: only how far it is, without words and persons.
    pub(in crate::web) whole: Option<Visible<&'a Directive>>,
}

/// Lets somebody see a directive, or how far it is. `None`: neither.
pub(in crate::web) fn sight<'a>(
    reading: Reading<'a>,
    directive: &'a Directive,
) -> Option<Sighted<'a>> {
    let whole = reading.see(directive.id);
    let thing = Thing::Directive(directive);
    let stage =
        || access::may(reading.state, reading.viewer, Action::ReadStage, thing, reading.read_on);
    (whole.is_some() || stage()).then_some(Sighted { directive, whole })
}

/// Goes through the directives of a policy that somebody may see, by number. What was taken back
/// is no part of it.
pub(in crate::web) fn under<'a>(
    reading: Reading<'a>,
    policy: PolicyId,
) -> impl Iterator<Item = Sighted<'a>> {
    let all = reading.state.directives.iter();
    all.filter(move |it| it.ask.policy == Some(policy) && it.standing != Standing::Withdrawn)
        .filter_map(move |directive| sight(reading, directive))
}

/// What is counted once: an account, or a directive that is asked at none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Account(AccountId),
    Nowhere(DirectiveId),
}

/// How many accounts have reached which stage.
#[derive(Debug, Default)]
pub(in crate::web) struct Tally {
    reached: BTreeMap<Place, Option<Stage>>,
}

impl Tally {
    /// Takes a directive into account; of several at one account the furthest counts.
    pub(in crate::web) fn count(&mut self, directive: &Directive) {
        let nowhere = Place::Nowhere(directive.id);
        let place = directive.ask.account.map_or(nowhere, Place::Account);
        let reached = self.reached.entry(place).or_default();
        *reached = (*reached).max(directive.stage());
    }

    /// How many were asked for.
    pub(in crate::web) fn total(&self) -> usize {
        self.reached.len()
    }

    /// How many stand exactly there. `None`: before the first stage.
    pub(in crate::web) fn at(&self, stage: Option<Stage>) -> usize {
        self.reached.values().filter(|reached| **reached == stage).count()
    }

    /// How many have come that far, or further.
    pub(in crate::web) fn from(&self, stage: Stage) -> usize {
        self.reached.values().filter(|reached| **reached >= Some(stage)).count()
    }

    /// What the accounts that stand exactly there buy in a year, when somebody may read all of
    /// them.
    pub(in crate::web) fn sales_at(
        &self,
        reading: Reading<'_>,
        stage: Option<Stage>,
    ) -> Option<Yen> {
        self.sales(reading, |reached| reached == stage)
    }

    /// What all of them buy in a year, when somebody may read all of them.
    pub(in crate::web) fn sales_of_all(&self, reading: Reading<'_>) -> Option<Yen> {
        self.sales(reading, |_| true)
    }

    fn sales(&self, reading: Reading<'_>, counts: impl Fn(Option<Stage>) -> bool) -> Option<Yen> {
        let mut sum = 0_i64;
        for (place, reached) in &self.reached {
            if let Place::Account(account) = place
                && counts(*reached)
            {
                sum = sum.saturating_add(sales(reading, *account)?.0);
            }
        }
        Some(Yen(sum))
    }
}

/// What an account buys in a year; nothing when that is not known. `None`: not for this person.
pub(in crate::web) fn sales(reading: Reading<'_>, account: AccountId) -> Option<Yen> {
    let seen = access::see_account(reading.state, reading.viewer, account, reading.read_on)?;
    Some(seen.get().details.yearly_sales.unwrap_or(Yen(0)))
}
