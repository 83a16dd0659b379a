//! How a person stands to a thing.

use jiff::civil::Date;

use super::FORMER_LEADER_DAYS;
use crate::event::terms::{Role, list};
use crate::ids::{MemberId, TeamId};
use crate::state::{Abuse, Account, Directive, Member, Policy, State};

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
        /// An executive who was asked to help, or who answers for its policy.
        AskedExecutive = "asked_executive",
        /// Any other executive.
        Executive = "executive",
        /// A stakeholder of its policy.
        AskedStakeholder = "asked_stakeholder",
        /// Any other stakeholder.
        Stakeholder = "stakeholder",
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
    /// A directive that is yet to be asked of this person.
    NewDirective(MemberId),
    /// An account.
    Account(&'a Account),
    /// A policy.
    Policy(&'a Policy),
    /// A member.
    Member(&'a Member),
    /// A report of abuse.
    Abuse(&'a Abuse),
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
        Thing::Account(account) => {
            let mut stands = firm_wide(person);
            if account.details.owner == Some(member) {
                stands.push(Relation::Self_);
            }
            stands
        }
        Thing::NewDirective(owner) => {
            beside(state, person, owner, own_team(state, owner), None, day)
        }
        Thing::Member(other) => {
            beside(state, person, other.id, own_team(state, other.id), None, day)
        }
        Thing::Abuse(abuse) => {
            let owner = abuse.report.member;
            beside(state, person, owner, own_team(state, owner), None, day)
        }
        Thing::Directive(directive) => {
            let team = state.team_of(directive);
            let led = team
                .and_then(|team| state.teams.get(team))
                .is_some_and(|team| team.term_on(day).is_some());
            let stand_in = if led { None } else { directive.asked_by };
            let mut stands = beside(state, person, directive.ask.owner, team, stand_in, day);
            let policy = state.policy_of(directive);
            let asked = directive.escalated_to.contains(&member)
                || policy.is_some_and(|policy| policy.details.sponsors.contains(&member));
            if person.is(Role::Executive) && asked {
                stands.push(Relation::AskedExecutive);
            }
            if person.is(Role::Stakeholder)
                && policy.is_some_and(|policy| policy.details.stakeholders.contains(&member))
            {
                stands.push(Relation::AskedStakeholder);
            }
            stands
        }
        Thing::Policy(policy) => {
            let mut stands = firm_wide(person);
            if person.is(Role::Executive) && policy.details.sponsors.contains(&member) {
                stands.push(Relation::AskedExecutive);
            }
            if person.is(Role::Stakeholder) && policy.details.stakeholders.contains(&member) {
                stands.push(Relation::AskedStakeholder);
            }
            stands
        }
    };
    stands.sort_unstable();
    stands.dedup();
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
