//! Commands about members, teams, terms and leave.

use jiff::civil::Date;

use super::deciding::{Deciding, needed};
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
use crate::words::Words;

pub(super) fn decide(deciding: &Deciding<'_>, command: Command) -> Result<Decided, Refusal> {
    match command {
        Command::TakeLeave { member, first, last } => {
            return take_leave(deciding, member, first, last);
        }
        Command::CancelLeave { member, first } => return cancel_leave(deciding, member, first),
        _ => deciding.firm_wide(Action::KeepMembers)?,
    }
    match command {
        Command::AddMember { details, roles, team } => add_member(deciding, details, roles, team),
        Command::ChangeMember { member, details } => {
            deciding.someone(member)?;
            needed(&details.name)?;
            Ok(Decided::one(MemberChanged { member, details }))
        }
        Command::MemberLeaves { member, on } => leaves(deciding, member, on),
        Command::GrantRole { member, role } => {
            if deciding.someone(member)?.is(role) {
                return Err(Refusal::AlreadySettled);
            }
            Ok(Decided::one(RoleGranted { member, role }))
        }
        Command::RevokeRole { member, role } => revoke(deciding, member, role),
        Command::FormTeam { name, source_key } => form_team(deciding, name, source_key),
        Command::JoinTeam { team, member, from } => {
            let person = deciding.someone(member)?;
            deciding.team(team)?;
            deciding.not_future(from)?;
            if person.team.is_some_and(|(own, _)| own == team) {
                return Err(Refusal::AlreadySettled);
            }
            Ok(Decided::one(TeamJoined { team, member, from }))
        }
        Command::LeaveTeam { member, on } => {
            let (team, _) = deciding.someone(member)?.team.ok_or(Refusal::AlreadySettled)?;
            deciding.not_future(on)?;
            Ok(Decided::one(TeamLeft { team, member, on }))
        }
        Command::BeginTerm { team, leader, from } => begin_term(deciding, team, leader, from),
        Command::EndTerm { team, on } => {
            let term = deciding.team(team)?.terms.last().ok_or(Refusal::NobodyLeads)?;
            if term.until.is_some() {
                return Err(Refusal::AlreadySettled);
            }
            if on < term.from {
                return Err(Refusal::EndBeforeStart);
            }
            Ok(Decided::one(TermEnded { team, leader: term.leader, on }))
        }
        _ => Err(Refusal::NotYours),
    }
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
    if deciding.state.members_named(details.name.as_str()).any(same) {
        return Err(Refusal::SameName);
    }
    roles.sort_unstable();
    roles.dedup();
    let member = deciding.state.members.next();
    let mut events: Vec<Event> = vec![MemberJoined { member, details, roles }.into()];
    if let Some(team) = team {
        deciding.team(team)?;
        events.push(TeamJoined { team, member, from: deciding.asker.on }.into());
    }
    Ok(Decided::many(events))
}

/// Whoever leaves leads no longer: a team without a leader is seen at once, not guessed at.
fn leaves(deciding: &Deciding<'_>, member: MemberId, on: Date) -> Result<Decided, Refusal> {
    if deciding.someone(member)?.left_on.is_some() {
        return Err(Refusal::AlreadySettled);
    }
    another_administrator(deciding, member)?;
    let mut events = terms_ended(deciding, member, on);
    events.push(MemberLeft { member, on }.into());
    Ok(Decided::many(events))
}

fn revoke(deciding: &Deciding<'_>, member: MemberId, role: Role) -> Result<Decided, Refusal> {
    if !deciding.someone(member)?.is(role) {
        return Err(Refusal::LacksRole);
    }
    let mut events = Vec::new();
    match role {
        Role::Administrator => another_administrator(deciding, member)?,
        Role::Leader => events = terms_ended(deciding, member, deciding.asker.on),
        _ => {}
    }
    events.push(RoleRevoked { member, role }.into());
    Ok(Decided::many(events))
}

/// Somebody must be left who can give roles back.
fn another_administrator(deciding: &Deciding<'_>, without: MemberId) -> Result<(), Refusal> {
    let keeps = |member: &Member| {
        member.is(Role::Administrator) && member.left_on.is_none() && member.id != without
    };
    let was = deciding.someone(without)?.is(Role::Administrator);
    let left = !was || deciding.state.members.iter().any(keeps);
    if left { Ok(()) } else { Err(Refusal::LastAdministrator) }
}

/// Ends the terms of somebody who leads no longer after `on`.
fn terms_ended(deciding: &Deciding<'_>, leader: MemberId, on: Date) -> Vec<Event> {
    let terms = deciding.state.teams.iter().filter_map(|team| Some((team.id, team.terms.last()?)));
    terms
        .filter(|(_, term)| term.leader == leader && term.until.is_none())
        .map(|(team, term)| TermEnded { team, leader, on: on.max(term.from) }.into())
        .collect()
}

fn form_team(
    deciding: &Deciding<'_>,
    name: Words,
    source_key: Option<Words>,
) -> Result<Decided, Refusal> {
    needed(&name)?;
    if deciding.state.teams_named(name.as_str()).next().is_some() {
        return Err(Refusal::SameName);
    }
    let team = deciding.state.teams.next();
    Ok(Decided::one(TeamFormed { team, name, source_key }))
}

fn begin_term(
    deciding: &Deciding<'_>,
    team: TeamId,
    leader: MemberId,
    from: Date,
) -> Result<Decided, Refusal> {
    let person = deciding.someone(leader)?;
    if !person.is(Role::Leader) {
        return Err(Refusal::LacksRole);
    }
    if !person.is_here(from) && !deciding.asker.taking_over {
        return Err(Refusal::NotFound(Thing::Member));
    }
    let last = deciding.team(team)?.terms.last();
    if last.is_some_and(|term| term.from >= from) {
        return Err(Refusal::TermOutOfOrder);
    }
    Ok(Decided::one(TermBegun { team, leader, from }))
}

fn keeps_leave<'a>(deciding: &Deciding<'a>, member: MemberId) -> Result<&'a Member, Refusal> {
    let person = deciding.someone(member)?;
    let keeps = deciding.may(Action::KeepLeave, access::Thing::Member(person));
    if keeps { Ok(person) } else { Err(Refusal::NotYours) }
}

fn take_leave(
    deciding: &Deciding<'_>,
    member: MemberId,
    first: Date,
    last: Date,
) -> Result<Decided, Refusal> {
    let person = keeps_leave(deciding, member)?;
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
    let person = keeps_leave(deciding, member)?;
    if !person.leaves.iter().any(|(begun, _)| *begun == first) {
        return Err(Refusal::NotFound(Thing::Leave));
    }
    Ok(Decided::one(LeaveCancelled { member, first }))
}
