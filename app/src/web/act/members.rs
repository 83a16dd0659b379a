//! What can be done about the people of the firm: who there is, in which team, who leads, who is away.

use fushime_core::access::Action;
use fushime_core::command::Command;
use fushime_core::event::member::MemberDetails;
use fushime_core::event::terms::{Language, Role};
use fushime_core::state::Member;

use super::{Field, Subject, Takes, ThingAct, Typed, Unfit, choices, form};
use crate::reading::Reading;

pub(super) const ACTS: &[ThingAct] = &[
    ThingAct {
        name: "member-add",
        needs: Action::KeepMembers,
        suits: |it| matches!(it, Subject::Firm),
        home: Some("/members"),
        fields: |reading, _| {
            let firm = reading.state.firm.as_ref().map(|firm| firm.language);
            let mut fields = details(reading, None, firm.unwrap_or(Language::Ja));
            let roles = Takes::Many(form::listed::<Role>(reading.text));
            fields.push(Field::new("member-roles", roles).with(Role::Salesperson.as_str()));
            fields.push(Field::new("member-team", teams(reading)));
            fields
        },
        command: |_, _, typed| {
            Ok(Command::AddMember {
                details: read(typed, None)?,
                roles: typed.many("member-roles"),
                team: typed.id_if_any("member-team")?,
            })
        },
    },
    ThingAct {
        name: "member-change",
        needs: Action::KeepMembers,
        suits: |it| matches!(it, Subject::Member(_)),
        home: None,
        fields: |reading, subject| match subject {
            Subject::Member(it) => details(reading, Some(&it.details), it.details.language),
            _ => Vec::new(),
        },
        command: |_, subject, typed| {
            let member = member(subject)?;
            let details = read(typed, Some(&member.details))?;
            Ok(Command::ChangeMember { member: member.id, details })
        },
    },
    ThingAct {
        name: "member-leaves",
        needs: Action::KeepMembers,
        suits: |it| matches!(it, Subject::Member(member) if member.left_on.is_none()),
        home: None,
        fields: |reading, _| vec![last_day(reading)],
        command: |_, subject, typed| {
            let (member, on) = (member(subject)?.id, typed.day("last-day")?);
            Ok(Command::MemberLeaves { member, on })
        },
    },
    ThingAct {
        name: "role-grant",
        needs: Action::KeepMembers,
        suits: |it| matches!(it, Subject::Member(member) if member.roles.len() < Role::ALL.len()),
        home: None,
        fields: |reading, subject| vec![role(reading, subject, false)],
        command: |_, subject, typed| {
            let (member, role) = (member(subject)?.id, typed.one("member-role")?);
            Ok(Command::GrantRole { member, role })
        },
    },
    ThingAct {
        name: "role-revoke",
        needs: Action::KeepMembers,
        suits: |it| matches!(it, Subject::Member(member) if !member.roles.is_empty()),
        home: None,
        fields: |reading, subject| vec![role(reading, subject, true)],
        command: |_, subject, typed| {
            let (member, role) = (member(subject)?.id, typed.one("member-role")?);
            Ok(Command::RevokeRole { member, role })
        },
    },
    ThingAct {
        name: "team-form",
        needs: Action::KeepMembers,
        suits: |it| matches!(it, Subject::Firm),
        home: Some("/members"),
        fields: |_, _| vec![Field::new("new-team", Takes::Line).needed()],
        command: |_, _, typed| {
            Ok(Command::FormTeam { name: typed.needed("new-team")?, source_key: None })
        },
    },
    ThingAct {
        name: "team-join",
        needs: Action::KeepMembers,
        suits: |it| matches!(it, Subject::Member(member) if member.left_on.is_none()),
        home: None,
        fields: |reading, _| {
            vec![Field::new("member-team", teams(reading)).needed(), from_day(reading)]
        },
        command: |_, subject, typed| {
            let (team, from) = (typed.id("member-team")?, typed.day("from-day")?);
            Ok(Command::JoinTeam { team, member: member(subject)?.id, from })
        },
    },
    ThingAct {
        name: "team-leave",
        needs: Action::KeepMembers,
        suits: |it| matches!(it, Subject::Member(member) if member.team.is_some()),
        home: None,
        fields: |reading, _| vec![last_day(reading)],
        command: |_, subject, typed| {
            let (member, on) = (member(subject)?.id, typed.day("last-day")?);
            Ok(Command::LeaveTeam { member, on })
        },
    },
    ThingAct {
        name: "term-begin",
        needs: Action::KeepMembers,
        suits: |it| matches!(it, Subject::Team(_)),
        home: None,
        fields: |reading, _| {
            let leaders = reading.state.members.iter();
            let leaders = leaders.filter(|it| it.is(Role::Leader) && it.is_here(reading.day));
            let leaders = leaders.map(|it| (it.id.to_string(), it.details.name.to_string()));
            let leaders = Takes::One(leaders.collect());
            vec![Field::new("term-leader", leaders).needed(), from_day(reading)]
        },
        command: |_, subject, typed| {
            let Subject::Team(team) = subject else { return Err(Unfit::missing("term-leader")) };
            let (leader, from) = (typed.id("term-leader")?, typed.day("from-day")?);
            Ok(Command::BeginTerm { team: team.id, leader, from })
        },
    },
    ThingAct {
        name: "term-end",
        needs: Action::KeepMembers,
        suits: |it| {
            let runs = |team: &&fushime_core::state::Team| {
                team.terms.last().is_some_and(|term| term.until.is_none())
            };
            matches!(it, Subject::Team(team) if runs(team))
        },
        home: None,
        fields: |reading, _| vec![last_day(reading)],
        command: |_, subject, typed| {
            let Subject::Team(team) = subject else { return Err(Unfit::missing("last-day")) };
            Ok(Command::EndTerm { team: team.id, on: typed.day("last-day")? })
        },
    },
    ThingAct {
        name: "leave-take",
        needs: Action::KeepLeave,
        suits: |it| matches!(it, Subject::Member(member) if member.left_on.is_none()),
        home: None,
        fields: |_, _| {
            let first = Field::new("leave-first", Takes::Day).needed();
            vec![first, Field::new("leave-last", Takes::Day)]
        },
        command: |_, subject, typed| {
            let first = typed.day("leave-first")?;
            let last = typed.day_if_any("leave-last")?.unwrap_or(first);
            Ok(Command::TakeLeave { member: member(subject)?.id, first, last })
        },
    },
    ThingAct {
        name: "leave-cancel",
        needs: Action::KeepLeave,
        suits: |it| matches!(it, Subject::Member(member) if !member.leaves.is_empty()),
        home: None,
        fields: |reading, subject| {
            let leaves = match subject {
                Subject::Member(member) => member.leaves.as_slice(),
                _ => &[],
            };
            let shown = leaves
                .iter()
                .rev()
                .map(|(first, last)| (first.to_string(), reading.text.days(*first, *last)));
            vec![Field::new("leave-which", Takes::One(shown.collect())).needed()]
        },
        command: |_, subject, typed| {
            let (member, first) = (member(subject)?.id, typed.day("leave-which")?);
            Ok(Command::CancelLeave { member, first })
        },
    },
];

fn member<'a>(subject: &Subject<'a>) -> Result<&'a Member, Unfit> {
    match subject {
        Subject::Member(member) => Ok(member),
        _ => Err(Unfit::missing("member-name")),
    }
}

fn last_day(reading: Reading<'_>) -> Field {
    Field::new("last-day", Takes::Day).needed().with(reading.day)
}

fn from_day(reading: Reading<'_>) -> Field {
    Field::new("from-day", Takes::Day).needed().with(reading.day)
}

fn teams(reading: Reading<'_>) -> Takes {
    let teams = reading.state.teams.iter();
    Takes::One(teams.map(|team| (team.id.to_string(), team.name.to_string())).collect())
}

/// The roles that somebody has, or has not, as choices.
fn role(reading: Reading<'_>, subject: &Subject<'_>, held: bool) -> Field {
    let is = |role: &&Role| matches!(subject, Subject::Member(it) if it.is(**role) == held);
    let roles = Role::ALL.iter().filter(is);
    let roles = roles.map(|role| (role.as_str().to_owned(), reading.text.name(*role)));
    Field::new("member-role", Takes::One(roles.collect())).needed()
}

/// The fields of what is known of a member.
fn details(reading: Reading<'_>, held: Option<&MemberDetails>, language: Language) -> Vec<Field> {
    let languages = choices::<Language>(reading);
    vec![
        Field::new("member-name", Takes::Line).needed().with_any(held.map(|it| &it.name)),
        Field::new("member-reading", Takes::Line).with_any(held.and_then(|it| it.reading.as_ref())),
        Field::new("member-title", Takes::Line).with_any(held.and_then(|it| it.title.as_ref())),
        Field::new("member-email", Takes::Line).with_any(held.and_then(|it| it.email.as_ref())),
        Field::new("member-language", languages).needed().with(language.as_str()),
    ]
}

fn read(typed: &Typed, held: Option<&MemberDetails>) -> Result<MemberDetails, Unfit> {
    Ok(MemberDetails {
        name: typed.needed("member-name")?,
        language: typed.one("member-language")?,
        reading: typed.words("member-reading"),
        title: typed.words("member-title"),
        email: typed.words("member-email"),
        source_key: held.and_then(|held| held.source_key.clone()),
    })
}
