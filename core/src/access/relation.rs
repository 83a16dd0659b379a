//! How a person stands to a thing.

use jiff::civil::Date;

use super::{Action, FORMER_LEADER_DAYS, allows};
use crate::event::terms::{Role, list};
use crate::ids::{MemberId, TeamId};
use crate::state::{Abuse, Account, Directive, Member, Policy, Promise, State, Talk};

list! {
    /// How a person stands to a thing.
    Relation {
        /// The person it is asked of, or about.
        Self_ = "self",
        /// Leads the team of the person it is asked of.
        Leader = "leader",
        /// Led that team until no more than thirty days ago.
        FormerLeader = "former_leader",
        /// Leads another team.
        OtherLeader = "other_leader",
        /// In the same team.
        Colleague = "colleague",
        /// A salesperson of another team.
        OtherSalesperson = "other_salesperson",
        /// An executive who was asked to help.
        AskedExecutive = "asked_executive",
        /// An executive who answers for its policy: reads, and decides nothing.
        Sponsor = "sponsor",
        /// Any other executive.
        Executive = "executive",
        /// A stakeholder of its policy.
        AskedStakeholder = "asked_stakeholder",
        /// Any other stakeholder.
        Stakeholder = "stakeholder",
        /// Was there when it was talked about, or wrote it down.
        Attendee = "attendee",
        /// Keeps the system, and reads nobody's words.
        Administrator = "administrator",
    }
}

/// What an action is about.
#[derive(Debug, Clone, Copy)]
pub enum Thing<'a> {
    /// The firm as a whole.
    Firm,
    /// A directive.
    Directive(&'a Directive),
    /// A directive that is yet to be asked.
    NewDirective {
        /// Of whom.
        owner: MemberId,
        /// Which team answers for it. `None`: the owner's own.
        team: Option<TeamId>,
    },
    /// An account.
    Account(&'a Account),
    /// A policy.
    Policy(&'a Policy),
    /// A member.
    Member(&'a Member),
    /// A report of abuse.
    Abuse(&'a Abuse),
    /// A discussion.
    Discussion(&'a Talk),
    /// A promise.
    Promise(&'a Promise),
}

/// Returns every relation in which `member` stands to `thing` on `day`, in their order.
///
/// Empty for somebody unknown or gone.
#[must_use]
pub fn relations(state: &State, member: MemberId, thing: Thing<'_>, day: Date) -> Vec<Relation> {
    let Some(person) = state.members.get(member).filter(|person| person.is_here(day)) else {
        return Vec::new();
    };
    let mut stands = match thing {
        Thing::Firm => firm_wide(person),
        Thing::Account(account) => to_account(person, account),
        Thing::NewDirective { owner, team } => to_new_directive(state, person, owner, team, day),
        Thing::Member(other) => {
            beside(state, person, other.id, own_team(state, other.id), None, day)
        }
        Thing::Abuse(abuse) => to_abuse(state, person, abuse, day),
        Thing::Directive(directive) => to_directive(state, person, directive, day),
        Thing::Policy(policy) => {
            let mut stands = firm_wide(person);
            by_policy(person, Some(policy), &mut stands);
            stands
        }
        Thing::Discussion(talk) => to_discussion(state, person, talk, day),
        Thing::Promise(promise) => to_promise(state, person, promise, day),
    };
    stands.sort_unstable();
    stands.dedup();
    stands
}

fn to_account(person: &Member, account: &Account) -> Vec<Relation> {
    let mut stands = firm_wide(person);
    if account.details.owner == Some(person.id) {
        stands.push(Relation::Self_);
    }
    stands
}

/// Whoever asks must lead the person's own team, and the team that is to answer for it. Somebody
/// who is in no team may be asked by any leader, who then answers for it.
fn to_new_directive(
    state: &State,
    person: &Member,
    owner: MemberId,
    named: Option<TeamId>,
    day: Date,
) -> Vec<Relation> {
    let team = own_team(state, owner).or(named);
    let stand_in = if team.is_none() { Some(person.id) } else { None };
    let mut stands = beside(state, person, owner, team, stand_in, day);
    if let Some(named) = named
        && leads(state, named, person.id, day) != Relation::Leader
        && let Some(place) = stands.iter().position(|relation| *relation == Relation::Leader)
    {
        stands[place] = Relation::OtherLeader;
    }
    stands
}

fn to_directive(state: &State, person: &Member, directive: &Directive, day: Date) -> Vec<Relation> {
    let team = state.team_of(directive);
    let led = team
        .and_then(|team| state.teams.get(team))
        .is_some_and(|team| team.term_on(day).is_some_and(|term| state.is_here(term.leader, day)));
    let stand_in = if led { None } else { directive.asked_by };
    let mut stands = beside(state, person, directive.ask.owner, team, stand_in, day);
    if person.is(Role::Executive) && directive.escalated_to.contains(&person.id) {
        stands.push(Relation::AskedExecutive);
    }
    by_policy(person, state.policy_of(directive), &mut stands);
    stands
}

/// Relations that follow from being named in a policy.
fn by_policy(person: &Member, policy: Option<&Policy>, stands: &mut Vec<Relation>) {
    let Some(policy) = policy else { return };
    if person.is(Role::Executive) && policy.details.sponsors.contains(&person.id) {
        stands.push(Relation::Sponsor);
    }
    if person.is(Role::Stakeholder) && policy.details.stakeholders.contains(&person.id) {
        stands.push(Relation::AskedStakeholder);
    }
}

/// Whoever leads the one it was done to, or the directive whose clock it stopped, has to act.
fn to_abuse(state: &State, person: &Member, abuse: &Abuse, day: Date) -> Vec<Relation> {
    let harmed = abuse.report.member;
    let mut stands = beside(state, person, harmed, own_team(state, harmed), None, day);
    let named = abuse.report.directive.and_then(|id| state.directives.get(id));
    if let Some(directive) = named
        && to_directive(state, person, directive, day).contains(&Relation::Leader)
    {
        stands.push(Relation::Leader);
    }
    stands
}

/// What is said about a directive is read with it; what is said at an account, with the account,
/// unless it was marked for those who were there. Talk among ourselves is theirs alone.
fn to_discussion(state: &State, person: &Member, talk: &Talk, day: Date) -> Vec<Relation> {
    let gist = &talk.gist;
    let there = talk.by == Some(person.id)
        || gist.attendees.iter().any(|attendee| attendee.member == Some(person.id));
    let account = gist.account.and_then(|id| state.accounts.get(id));
    let mut stands = match (gist.directive.and_then(|id| state.directives.get(id)), account) {
        (Some(directive), _) => {
            readers(to_directive(state, person, directive, day), Action::ReadDirective)
        }
        (None, Some(account)) if gist.privacy.is_none() => {
            readers(to_account(person, account), Action::ReadAccount)
        }
        _ => Vec::new(),
    };
    if there {
        stands.push(Relation::Attendee);
    }
    stands
}

/// A promise is read by those it binds or serves, by their leader, and with what it belongs to.
fn to_promise(state: &State, person: &Member, promise: &Promise, day: Date) -> Vec<Relation> {
    let made = &promise.made;
    let leads_one = [Some(made.by), made.member].into_iter().flatten().any(|id| {
        beside(state, person, id, own_team(state, id), None, day).contains(&Relation::Leader)
    });
    let account = made.account.and_then(|id| state.accounts.get(id));
    let mut stands = match (made.directive.and_then(|id| state.directives.get(id)), account) {
        (Some(directive), _) => {
            readers(to_directive(state, person, directive, day), Action::ReadDirective)
        }
        (None, Some(account)) => {
            // Any leader keeps accounts, but only one's own leader answers for one's promise.
            let mut stands = readers(to_account(person, account), Action::ReadAccount);
            stands.retain(|relation| *relation != Relation::Leader);
            if person.is(Role::Leader) {
                stands.push(Relation::OtherLeader);
            }
            stands
        }
        (None, None) => Vec::new(),
    };
    if made.by == person.id || made.member == Some(person.id) {
        stands.push(Relation::Self_);
    }
    if leads_one {
        stands.push(Relation::Leader);
    }
    stands
}

/// Keeps the relations that may read the thing something belongs to.
fn readers(mut stands: Vec<Relation>, read: Action) -> Vec<Relation> {
    stands.retain(|relation| allows(*relation, read));
    stands
}

/// Relations that follow from roles alone.
fn firm_wide(person: &Member) -> Vec<Relation> {
    person
        .roles
        .iter()
        .map(|role| match role {
            Role::Leader => Relation::Leader,
            Role::Salesperson => Relation::Colleague,
            Role::Executive => Relation::Executive,
            Role::Stakeholder => Relation::Stakeholder,
            Role::Administrator => Relation::Administrator,
        })
        .collect()
}

/// Returns the team a member belongs to.
fn own_team(state: &State, member: MemberId) -> Option<TeamId> {
    state.members.get(member)?.team.map(|(team, _)| team)
}

/// Relations of `person` to something that belongs to `owner`, for which `team` answers.
///
/// `stand_in` leads while that team has no leader.
fn beside(
    state: &State,
    person: &Member,
    owner: MemberId,
    team: Option<TeamId>,
    stand_in: Option<MemberId>,
    day: Date,
) -> Vec<Relation> {
    let mut stands = Vec::new();
    if person.id == owner {
        stands.push(Relation::Self_);
    }
    for role in &person.roles {
        stands.push(match role {
            Role::Leader => match team {
                _ if stand_in == Some(person.id) => Relation::Leader,
                Some(team) => leads(state, team, person.id, day),
                None => Relation::OtherLeader,
            },
            Role::Salesperson if person.id == owner => Relation::Self_,
            Role::Salesperson => match (team, person.team) {
                (Some(team), Some((own, _))) if team == own => Relation::Colleague,
                _ => Relation::OtherSalesperson,
            },
            Role::Executive => Relation::Executive,
            Role::Stakeholder => Relation::Stakeholder,
            Role::Administrator => Relation::Administrator,
        });
    }
    stands
}

/// Tells in which relation a leader stands to a team on `day`.
fn leads(state: &State, team: TeamId, leader: MemberId, day: Date) -> Relation {
    let Some(team) = state.teams.get(team) else { return Relation::OtherLeader };
    if team.term_on(day).is_some_and(|term| term.leader == leader) {
        return Relation::Leader;
    }
    let recently = team.terms.iter().any(|term| {
        term.leader == leader
            && term.until.is_some_and(|until| {
                until < day
                    && until.saturating_add(jiff::Span::new().days(FORMER_LEADER_DAYS)) >= day
            })
    });
    if recently { Relation::FormerLeader } else { Relation::OtherLeader }
}
