//! What one roll-out would ask of whom: pure, from the accounts that were chosen.

use std::collections::BTreeMap;

use fushime_core::access::{self, Action, Thing};
use fushime_core::calendar::{Calendar, Closing};
use fushime_core::command::{Advice, Command};
use fushime_core::event::Due;
use fushime_core::event::directive::Ask;
use fushime_core::event::milestone::MilestonePlan;
use fushime_core::ids::{AccountId, DirectiveId, MemberId};
use fushime_core::state::{Account, Policy};
use fushime_core::template::{Frame, propose};
use fushime_core::words::Words;
use jiff::civil::Date;

use super::super::policy::reach;
use crate::reading::Reading;
use crate::text::Text;

/// An account for which something is to be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Wish {
    pub(super) account: AccountId,
    /// Who is asked. `None`: as for all.
    pub(super) owner: Option<MemberId>,
    /// Until when. `None`: as for all.
    pub(super) due: Option<Date>,
}

/// What holds for all of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Terms {
    pub(super) sentence: Words,
    /// Who is asked. `None`: whoever looks after the account.
    pub(super) owner: Option<MemberId>,
    /// Until when. `None`: the day of the last milestone.
    pub(super) due: Option<Date>,
}

/// Why nothing can be asked for an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hindrance {
    /// Nobody looks after it, and nobody was named.
    NoOwner,
    /// Somebody else leads the one who would be asked.
    NotYours(MemberId),
    /// Trade has ended.
    Closed,
}

/// One directive that would be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Planned {
    pub(super) wish: Wish,
    pub(super) owner: MemberId,
    pub(super) due: Date,
    pub(super) milestones: Vec<MilestonePlan>,
    /// One that is under way there already, under the same policy.
    pub(super) under_way: Option<DirectiveId>,
}

/// Everything that would be asked, and what cannot be.
#[derive(Debug, Default)]
pub(super) struct Plan {
    pub(super) rows: Vec<Planned>,
    pub(super) left_out: Vec<(AccountId, Hindrance)>,
}

/// Plans what is asked for each account. `words`: the language of the firm, in which the
/// milestones are named.
pub(super) fn plan(
    reading: Reading<'_>,
    words: &Text,
    policy: &Policy,
    wishes: &[Wish],
    terms: &Terms,
) -> Plan {
    let mut plan = Plan::default();
    let mut days = Days { reading, made: BTreeMap::new() };
    let mut team = Team::new(reading);
    for wish in wishes {
        let seen =
            access::see_account(reading.state, reading.viewer, wish.account, reading.read_on);
        let Some(account) = seen.map(|seen| *seen.get()) else { continue };
        match owner_of(account, wish, terms, &mut team) {
            Err(why) => plan.left_out.push((account.id, why)),
            Ok(owner) => {
                let due = wish.due.or(terms.due);
                let calendar = days.of(owner, account.id);
                let milestones = milestones(words, policy, due, (reading.read_on, &calendar));
                let last = milestones.iter().map(|milestone| milestone.due.on).max();
                let due = due.or(last).unwrap_or(reading.read_on);
                let under_way = under_way(reading, policy, account);
                plan.rows.push(Planned { wish: *wish, owner, due, milestones, under_way });
            }
        }
    }
    plan
}

fn owner_of(
    account: &Account,
    wish: &Wish,
    terms: &Terms,
    team: &mut Team<'_>,
) -> Result<MemberId, Hindrance> {
    if account.closed_on.is_some() {
        return Err(Hindrance::Closed);
    }
    let owner = wish.owner.or(terms.owner).or(account.details.owner).ok_or(Hindrance::NoOwner)?;
    if team.may_be_asked(owner) { Ok(owner) } else { Err(Hindrance::NotYours(owner)) }
}

/// Finds a directive of the policy that is open at an account and that this person may know of.
fn under_way(reading: Reading<'_>, policy: &Policy, account: &Account) -> Option<DirectiveId> {
    let open = account.open.iter().filter_map(|id| reading.state.directives.get(*id));
    let mut of_policy = open.filter(|directive| directive.ask.policy == Some(policy.id));
    of_policy.find(|it| reach::sight(reading, it).is_some()).map(|directive| directive.id)
}

/// The usual milestones of the policy's kind, on days on which owner and client both work.
fn milestones(
    words: &Text,
    policy: &Policy,
    due: Option<Date>,
    (today, calendar): (Date, &Calendar),
) -> Vec<MilestonePlan> {
    let effective_on = policy.details.figures.effective_on;
    let frame = Frame { asked_on: today, effective_on, due };
    let proposed = propose(policy.details.kind, frame, calendar);
    let plan = |it: &fushime_core::template::Proposed| MilestonePlan {
        name: Words::new(&words.get(it.step.name_key)),
        due: Due::on(it.on),
        stage: Some(it.step.stage),
        evidence: it.step.evidence.to_vec(),
    };
    proposed.iter().map(plan).collect()
}

impl Planned {
    /// What is written down for it.
    pub(super) fn command(&self, policy: &Policy, terms: &Terms) -> Command {
        let ask = Ask {
            owner: self.owner,
            sentence: terms.sentence.clone(),
            account: Some(self.wish.account),
            counterpart: None,
            policy: Some(policy.id),
            kind: None,
            client_words: None,
            why: None,
            due: Some(Due::on(self.due)),
            figures: None,
            stakes: None,
            done_when: None,
            authority: None,
            help: None,
            quiet_days_max: None,
            team: None,
            source_key: None,
        };
        Command::AskDirective { ask, milestones: self.milestones.clone(), under_way: false }
    }
}

/// Tells who is asked for more than a person should have at once; it hinders nothing.
pub(super) fn too_much<'a>(
    reading: Reading<'_>,
    rows: impl Iterator<Item = &'a Planned>,
) -> Vec<(MemberId, Advice)> {
    let Some(firm) = &reading.state.firm else { return Vec::new() };
    let limit = firm.settings.live_per_person_max;
    let mut more: BTreeMap<MemberId, u16> = BTreeMap::new();
    for row in rows {
        let count = more.entry(row.owner).or_default();
        *count = count.saturating_add(1);
    }
    let live = |owner: MemberId, more: u16| {
        reading.state.live_per_member.get(&owner).copied().unwrap_or(0).saturating_add(more)
    };
    let all = more.into_iter().map(|(owner, more)| (owner, live(owner, more)));
    let above = all.filter(|(_, live)| *live > limit);
    above.map(|(owner, live)| (owner, Advice::ManyForPerson { live, limit })).collect()
}

/// Whom this person may ask, looked up once each.
pub(super) struct Team<'a> {
    reading: Reading<'a>,
    may: BTreeMap<MemberId, bool>,
}

impl<'a> Team<'a> {
    pub(super) fn new(reading: Reading<'a>) -> Self {
        Self { reading, may: BTreeMap::new() }
    }

    /// Tells whether this person may ask something of a member.
    pub(super) fn may_be_asked(&mut self, owner: MemberId) -> bool {
        let reading = self.reading;
        *self.may.entry(owner).or_insert_with(|| {
            let (state, viewer, day) = (reading.state, reading.viewer, reading.read_on);
            let thing = Thing::NewDirective { owner, team: None };
            state.is_here(owner, day) && access::may(state, viewer, Action::Ask, thing, day)
        })
    }

    /// Everybody whom this person may ask, as choices, by name.
    pub(super) fn choices(&mut self) -> Vec<(String, String)> {
        let reading = self.reading;
        let all = reading.state.members.iter().filter(|it| self.may_be_asked(it.id));
        let mut all: Vec<(String, String)> =
            all.map(|it| (it.id.to_string(), it.details.name.to_string())).collect();
        all.sort_by(|one, other| one.1.cmp(&other.1));
        all
    }
}

/// The days on which somebody and an account both work, made once for each.
struct Days<'a> {
    reading: Reading<'a>,
    made: BTreeMap<(MemberId, Option<AccountId>), Calendar>,
}

impl Days<'_> {
    fn of(&mut self, owner: MemberId, account: AccountId) -> Calendar {
        let reading = self.reading;
        let shared = reading.calendars.with(Some(account));
        let own = (!std::ptr::eq(shared, reading.calendars.firm())).then_some(account);
        let made = self.made.entry((owner, own)).or_insert_with(|| {
            let leaves = reading.state.members.get(owner).map_or(&[][..], |it| &it.leaves);
            let ahead = leaves.iter().filter(|(_, last)| *last >= reading.read_on);
            let closed = |(first, last): &(Date, Date)| Closing {
                first: *first,
                last: *last,
                every_year: false,
            };
            shared.with_closings(&ahead.map(closed).collect::<Vec<_>>())
        });
        made.clone()
    }
}
