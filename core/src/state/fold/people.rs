//! Members, teams, terms and leave.

use jiff::civil::Date;

use super::{Folded, in_turn, known, timely};
use crate::entry::Entry;
use crate::event::Event;
use crate::event::member::{MemberDetails, MemberJoined, TeamJoined, TermBegun};
use crate::ids::{MemberId, TeamId};
use crate::state::{Member, Odd, State, Subject, Team, Term};

pub(super) fn fold(state: &mut State, entry: &Entry) -> Option<Folded> {
    Some(match &entry.event {
        Event::MemberJoined(event) => member_joined(state, event),
        Event::TeamFormed(event) => {
            let team = Team {
                id: event.team,
                name: event.name.clone(),
                source_key: event.source_key.clone(),
                given: Vec::new(),
                terms: Vec::new(),
            };
            in_turn(state.teams.push(event.team, team)).map(|()| {
                state.names.teams.add(&event.name, event.team);
                state.names.team_keys.change(None, event.source_key.as_ref(), event.team);
                Subject::Firm
            })
        }
        Event::TeamJoined(event) => team_joined(state, event),
        Event::TermBegun(event) => term_begun(state, event),
        Event::TermEnded(event) => term_ended(state, event.team, event.leader, event.on),
        Event::MemberChanged(_)
        | Event::MemberLeft(_)
        | Event::RoleGranted(_)
        | Event::RoleRevoked(_)
        | Event::TeamLeft(_)
        | Event::LeaveTaken(_)
        | Event::LeaveCancelled(_) => member_changed(state, &entry.event),
        _ => return None,
    })
}

fn member_joined(state: &mut State, event: &MemberJoined) -> Folded {
    let member = Member {
        id: event.member,
        details: event.details.clone(),
        roles: event.roles.clone(),
        left_on: None,
        leaves: Vec::new(),
        team: None,
    };
    in_turn(state.members.push(event.member, member))?;
    rename(state, event.member, None);
    Ok(Subject::Member(event.member))
}

/// Keeps the index of names and keys, after `id` got the details it has now.
fn rename(state: &mut State, id: MemberId, old: Option<&MemberDetails>) {
    let Some(member) = state.members.get(id) else { return };
    let new = &member.details;
    state.names.members.change(old.map(|old| &old.name), Some(&new.name), id);
    let old_key = old.and_then(|old| old.source_key.as_ref());
    state.names.member_keys.change(old_key, new.source_key.as_ref(), id);
}

fn member_changed(state: &mut State, event: &Event) -> Folded {
    let id = match event {
        Event::MemberChanged(e) => e.member,
        Event::MemberLeft(e) => e.member,
        Event::RoleGranted(e) => e.member,
        Event::RoleRevoked(e) => e.member,
        Event::TeamLeft(e) => e.member,
        Event::LeaveTaken(e) => e.member,
        Event::LeaveCancelled(e) => e.member,
        _ => return Err(Odd::Unknown),
    };
    let member = known(state.members.get_mut(id))?;
    match event {
        Event::MemberChanged(e) => {
            let old = std::mem::replace(&mut member.details, e.details.clone());
            rename(state, id, Some(&old));
        }
        Event::MemberLeft(e) => {
            timely(member.left_on.is_none())?;
            member.left_on = Some(e.on);
        }
        Event::RoleGranted(e) => {
            timely(!member.roles.contains(&e.role))?;
            member.roles.push(e.role);
            member.roles.sort_unstable();
        }
        Event::RoleRevoked(e) => {
            timely(member.roles.contains(&e.role))?;
            member.roles.retain(|role| *role != e.role);
        }
        Event::TeamLeft(e) => {
            timely(member.team.is_some_and(|(team, _)| team == e.team))?;
            member.team = None;
        }
        Event::LeaveTaken(e) => {
            timely(!member.leaves.iter().any(|(first, _)| *first == e.first))?;
            member.leaves.push((e.first, e.last));
            member.leaves.sort_unstable();
        }
        Event::LeaveCancelled(e) => {
            timely(member.leaves.iter().any(|(first, _)| *first == e.first))?;
            member.leaves.retain(|(first, _)| *first != e.first);
        }
        _ => {}
    }
    Ok(Subject::Member(id))
}

fn team_joined(state: &mut State, event: &TeamJoined) -> Folded {
    let member = known(state.members.get_mut(event.member))?;
    known(state.teams.get(event.team))?;
    member.team = Some((event.team, event.from));
    Ok(Subject::Member(event.member))
}

fn term_begun(state: &mut State, event: &TermBegun) -> Folded {
    known(state.members.get(event.leader))?;
    let team = known(state.teams.get_mut(event.team))?;
    if let Some(last) = team.terms.last_mut() {
        timely(last.from < event.from)?;
        if last.until.is_none_or(|until| until >= event.from) {
            last.until = event.from.yesterday().ok();
        }
    }
    team.terms.push(Term { leader: event.leader, from: event.from, until: None });
    Ok(Subject::Firm)
}

fn term_ended(state: &mut State, team: TeamId, leader: MemberId, on: Date) -> Folded {
    let team = known(state.teams.get_mut(team))?;
    let term = known(team.terms.last_mut())?;
    timely(term.leader == leader && term.from <= on && term.until.is_none())?;
    term.until = Some(on);
    Ok(Subject::Firm)
}
