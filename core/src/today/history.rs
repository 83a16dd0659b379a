//! How often like directives stayed open before: by kind of policy, account tier, or large group.
//!
//! Never per person. Each directive is looked at once a week of its age: was it still open a week
//! later? Small samples are drawn towards the share of all.
//!
//! Source: EVIDENCE, 4 (the strongest single fact; a prior of about 2.5 items served there).

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::calendar::days_between;
use crate::event::terms::{PolicyKind, Tier};
use crate::ids::TeamId;
use crate::state::{Directive, State};

/// The fewest people among whom a group's directives were spread, so that its share says nothing
/// about one of them. Those who merely belong to the group do not count.
const GROUP_MIN: usize = 10;
/// The fewest looks before anything is said.
const LOOKS_MIN: u32 = 12;
/// For how many weeks of its age a directive is looked at; an old one must not outvote the rest.
const WEEKS_MAX: i64 = 8;
/// The weight of the share of all, in looks, times ten.
const PRIOR_TENTHS: u64 = 25;

/// What like directives have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Alike {
    /// The kind of their policy.
    Kind(PolicyKind),
    /// The tier of their account.
    Tier(Tier),
    /// The group that answers for them.
    Group(TeamId),
}

/// How often like directives were still open a week later.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Likeness {
    /// What they have in common.
    pub alike: Alike,
    /// Of so many looks …
    pub looks: u32,
    /// … so many were still open a week later.
    pub stayed: u32,
    /// The share, drawn towards the share of all, in thousandths.
    pub per_mille: u32,
    /// The share of all directives, in thousandths.
    pub all_per_mille: u32,
}

#[derive(Debug, Clone, Copy, Default)]
struct Count {
    looks: u32,
    stayed: u32,
}

/// The shares of a firm on a day.
#[derive(Debug, Clone, Default)]
pub struct History {
    counts: BTreeMap<Alike, Count>,
    all: Count,
}

impl History {
    /// Looks at every directive of the firm as it was up to `day`.
    #[must_use]
    pub fn of(state: &State, day: Date) -> Self {
        let mut history = Self::default();
        for directive in state.directives.iter() {
            let count = looks(directive, day);
            if count.looks == 0 {
                continue;
            }
            history.all.add(count);
            for alike in likenesses(state, directive) {
                history.counts.entry(alike).or_default().add(count);
            }
        }
        history
    }

    /// Returns the likeness with the highest share. `None` when too little is known.
    #[must_use]
    pub fn likeness(&self, state: &State, directive: &Directive) -> Option<Likeness> {
        likenesses(state, directive)
            .filter_map(|alike| {
                let count = self.counts.get(&alike).filter(|count| count.looks >= LOOKS_MIN)?;
                let per_mille = self.share(*count);
                let all_per_mille = self.share(self.all);
                let Count { looks, stayed } = *count;
                Some(Likeness { alike, looks, stayed, per_mille, all_per_mille })
            })
            .max_by_key(|likeness| (likeness.per_mille, likeness.alike))
    }

    /// Returns a share in thousandths, drawn towards the share of all.
    fn share(&self, count: Count) -> u32 {
        let (all, stayed_of_all) = (u64::from(self.all.looks), u64::from(self.all.stayed));
        // (stayed + 2.5 × all's share) ÷ (looks + 2.5), in whole numbers.
        let above = 10 * u64::from(count.stayed) * all + PRIOR_TENTHS * stayed_of_all;
        let below = (10 * u64::from(count.looks) + PRIOR_TENTHS) * all;
        if below == 0 {
            return 0;
        }
        u32::try_from(1000 * above / below).unwrap_or(1000)
    }
}

impl Count {
    fn add(&mut self, other: Self) {
        self.looks += other.looks;
        self.stayed += other.stayed;
    }
}

/// Counts at how many weeks of its age a directive was open, and at how many a week later too.
fn looks(directive: &Directive, day: Date) -> Count {
    let age = days_between(directive.asked.on, day);
    let open_for =
        directive.ended.map_or(i64::MAX, |ended| days_between(directive.asked.on, ended.on));
    let mut count = Count::default();
    for week in 1..=WEEKS_MAX {
        if 7 * (week + 1) > age || 7 * week >= open_for {
            break;
        }
        count.looks += 1;
        count.stayed += u32::from(7 * (week + 1) < open_for);
    }
    count
}

fn likenesses<'a>(state: &'a State, directive: &'a Directive) -> impl Iterator<Item = Alike> {
    let kind = state.policy_of(directive).map(|policy| policy.details.kind).or(directive.ask.kind);
    let tier = directive
        .ask
        .account
        .and_then(|account| state.accounts.get(account))
        .and_then(|account| account.details.tier);
    let group = state
        .team_of(directive)
        .filter(|team| state.teams.get(*team).is_some_and(|team| team.given.len() >= GROUP_MIN));
    kind.map(Alike::Kind).into_iter().chain(tier.map(Alike::Tier)).chain(group.map(Alike::Group))
}
