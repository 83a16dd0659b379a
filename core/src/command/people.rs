//! Commands about members, teams, terms and leave.

use jiff::civil::Date;

use super::deciding::{Deciding, Step, needed};
use super::{Command, Decided, Refusal, Thing};
use crate::access::{self, Action};
use crate::event::Event;
use crate::event::member::{
    LeaveCancelled, LeaveTaken, MemberChanged, MemberDetails, MemberJoined, MemberLeft,
    RoleGranted, RoleRevoked, TeamFormed, TeamJoined, TeamLeft, TermBegun, TermEnded,
};
use crate::event::terms::Role;
use crate::ids::{MemberId, TeamId};
use crate::state::Member;

pub(super) fn decide(deciding: &Deciding<'_>, command: Command) -> Step {
    Ok(match command {
        Command::AddMember { details, roles, team } => {
            keeping(deciding, || add_member(deciding, details, roles, team))
        }
        Command::ChangeMember { member, details } => keeping(deciding, || {
            known(deciding, member)?;
            needed(&details.name)?;
            Ok(Decided::one(MemberChanged { member, details }))
        }),
        Command::MemberLeaves { member, on } => keeping(deciding, || {
            let person = known(deciding, member)?;
            if person.left_on.is_some() {
                return Err(Refusal::AlreadySettled);
            }
            Ok(Decided::one(MemberLeft { member, on }))
        }),
        Command::GrantRole { member, role } => keeping(deciding, || {
            if known(deciding, member)?.is(role) {
                return Err(Refusal::AlreadySettled);
            }
            Ok(Decided::one(RoleGranted { member, role }))
        }),
        Command::RevokeRole { member, role } => {
            keeping(deciding, || revoke(deciding, member, role))
        }
        Command::FormTeam { name, source_key } => keeping(deciding, || {
            needed(&name)?;
            if deciding.state.teams.iter().any(|team| team.name == name) {
                return Err(Refusal::SameName);
            }
            let team = deciding.state.teams.next();
            Ok(Decided::one(TeamFormed { team, name, source_key }))
        }),
        Command::JoinTeam { team, member, from } => keeping(deciding, || {
            let person = known(deciding, member)?;
            team_known(deciding, team)?;
            if person.team.is_some_and(|(own, _)| own == team) {
                return Err(Refusal::AlreadySettled);
            }
            Ok(Decided::one(TeamJoined { team, member, from }))
        }),
        Command::LeaveTeam { member, on } => keeping(deciding, || {
            let (team, _) = known(deciding, member)?.team.ok_or(Refusal::AlreadySettled)?;
            if on > deciding.today() {
                return Err(Refusal::InTheFuture(on));
            }
            Ok(Decided::one(TeamLeft { team, member, on }))
        }),
        Command::EndTerm { team, on } => keeping(deciding, || {
            let held = deciding.team(team)?;
            let term = held.terms.last().ok_or(Refusal::NobodyLeads)?;
            if term.until.is_some() {
                return Err(Refusal::AlreadySettled);
            }
            if on < term.from {
                return Err(Refusal::EndBeforeStart);
            }
            Ok(Decided::one(TermEnded { team, leader: term.leader, on }))
        }),
        Command::BeginTerm { team, leader, from } => {
            keeping(deciding, || begin_term(deciding, team, leader, from))
        }
        Command::TakeLeave { member, first, last } => take_leave(deciding, member, first, last),
        Command::CancelLeave { member, first } => cancel_leave(deciding, member, first),
        other => return Err(Box::new(other)),
    })
}

fn keeping(
    deciding: &Deciding<'_>,
    step: impl FnOnce() -> Result<Decided, Refusal>,
) -> Result<Decided, Refusal> {
    deciding.firm_wide(Action::KeepMembers)?;
    step()
}

fn known<'a>(deciding: &Deciding<'a>, id: MemberId) -> Result<&'a Member, Refusal> {
    deciding.state.members.get(id).ok_or(Refusal::NotFound(Thing::Member))
}

fn team_known(deciding: &Deciding<'_>, id: TeamId) -> Result<(), Refusal> {
    deciding.state.teams.get(id).map(|_| ()).ok_or(Refusal::NotFound(Thing::Team))
}

fn add_member(
    deciding: &Deciding<'_>,
    details: MemberDetails,
    mut roles: Vec<Role>,
    team: Option<TeamId>,
) -> Result<Decided, Refusal> {
    needed(&details.name)?;
    let same = |other: &Member| {
        other.is_here(deciding.today())
            && other.details.source_key == details.source_key
            && other.details.email == details.email
    };
    if deciding.state.members_named(&details.name).any(same) {
        return Err(Refusal::SameName);
    }
    roles.sort_unstable();
    roles.dedup();
    let member = deciding.state.members.next();
    let mut events: Vec<Event> = vec![MemberJoined { member, details, roles }.into()];
    if let Some(team) = team {
        team_known(deciding, team)?;
        events.push(TeamJoined { team, member, from: deciding.asker.on }.into());
    }
    Ok(Decided::many(events))
}

fn revoke(deciding: &Deciding<'_>, member: MemberId, role: Role) -> Result<Decided, Refusal> {
    if !known(deciding, member)?.is(role) {
        return Err(Refusal::LacksRole);
    }
    // Somebody must be left who can give roles back.
    let others = deciding.state.members.iter().filter(|other| {
        other.id != member && other.is_here(deciding.today()) && other.is(Role::Administrator)
    });
    if role == Role::Administrator && others.count() == 0 {
        return Err(Refusal::LacksRole);
    }
    Ok(Decided::one(RoleRevoked { member, role }))
}

fn begin_term(
    deciding: &Deciding<'_>,
    team: TeamId,
    leader: MemberId,
    from: Date,
) -> Result<Decided, Refusal> {
    let person = known(deciding, leader)?;
    if !person.is(Role::Leader) {
        return Err(Refusal::LacksRole);
    }
    let team_now = deciding.state.teams.get(team).ok_or(Refusal::NotFound(Thing::Team))?;
    if team_now.terms.last().is_some_and(|term| term.from >= from) {
        return Err(Refusal::TermOutOfOrder);
    }
    Ok(Decided::one(TermBegun { team, leader, from }))
}

fn take_leave(
    deciding: &Deciding<'_>,
    member: MemberId,
    first: Date,
    last: Date,
) -> Result<Decided, Refusal> {
    let person = known(deciding, member)?;
    if !deciding.may(Action::KeepLeave, access::Thing::Member(person)) {
        return Err(Refusal::NotYours);
    }
    if last < first {
        return Err(Refusal::EndBeforeStart);
    }
    if person.leaves.iter().any(|(begun, _)| *begun == first) {
        return Err(Refusal::AlreadySettled);
    }
    Ok(Decided::one(LeaveTaken { member, first, last }))
}

fn cancel_leave(
    deciding: &Deciding<'_>,
    member: MemberId,
    first: Date,
) -> Result<Decided, Refusal> {
    let person = known(deciding, member)?;
    if !deciding.may(Action::KeepLeave, access::Thing::Member(person)) {
        return Err(Refusal::NotYours);
    }
    if !person.leaves.iter().any(|(begun, _)| *begun == first) {
        return Err(Refusal::NotFound(Thing::Leave));
    }
    Ok(Decided::one(LeaveCancelled { member, first }))
}
