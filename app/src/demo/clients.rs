//! Lines about accounts and what passes with them, about promises, and about the firm's people.

use fushime_core::command::{Command, VisitDetails};
use fushime_core::event::Due;
use fushime_core::event::discussion::{Attendee, Discussion, NextStep};
use fushime_core::event::firm::{ClosingSet, Settings};
use fushime_core::event::terms::{Language, Privacy, Role};
use fushime_core::ids::{AccountId, ContactId, MemberId, TeamId};
use fushime_core::money::Yen;

use super::DemoProblem;
use super::acting::{Player, Scene};
use super::asking::needed_day;

/// Makes the command of a line about clients or people. `None` when it is about something else.
pub(super) fn command(
    player: &mut Player<'_>,
    scene: &Scene<'_>,
) -> Result<Option<Command>, DemoProblem> {
    let directive = player.run(scene).directive;
    Ok(Some(match scene.step.verb {
        "discuss" => Command::RecordDiscussion(discussion(player, scene)?),
        "visit" => Command::RecordVisit(visit(player, scene)?),
        "thanks" => Command::GiveThanks {
            account: account(player, scene)?,
            contact: contact(player, scene),
            directive,
            text: player.needed_text(scene)?,
        },
        "claim" => Command::OpenClaim {
            account: account(player, scene)?,
            text: player.needed_text(scene)?,
        },
        "settle" => Command::SettleClaim {
            claim: player.last(scene, |run| run.claim)?,
            text: player.needed_text(scene)?,
        },
        "coach" => Command::GiveCoaching {
            directive: player.directive(scene)?,
            minutes: read_word(scene)?,
            milestone: Player::milestone(scene)?,
            text: player.text(scene)?,
        },
        "abuse" => Command::ReportAbuse {
            account: account(player, scene)?,
            member: player
                .run(scene)
                .owner
                .and_then(|key| player.cast.member(key))
                .unwrap_or(scene.by),
            directive,
            contact: contact(player, scene),
            text: player.needed_text(scene)?,
        },
        "close-abuse" => Command::CloseAbuse {
            abuse: player.last(scene, |run| run.abuse)?,
            text: player.needed_text(scene)?,
        },
        "change-account" | "close-account" | "change-contact" => kept(player, scene)?,
        "contact-leaves" => Command::ContactLeaves {
            contact: contact(player, scene).ok_or_else(|| scene.problem("nobody"))?,
            on: scene.day,
        },
        "confirm-discussion" => Command::ConfirmDiscussion {
            discussion: player.last(scene, |run| run.discussion)?,
            on: scene.day,
            contact: contact(player, scene),
            text: player.text(scene)?,
        },
        _ => return promise(player, scene),
    }))
}

fn promise(player: &mut Player<'_>, scene: &Scene<'_>) -> Result<Option<Command>, DemoProblem> {
    let directive = player.run(scene).directive;
    Ok(Some(match scene.step.verb {
        "promise" => {
            let to_client = scene.step.has("client");
            let owner = player.run(scene).owner.and_then(|key| player.cast.member(key));
            Command::MakePromise {
                text: player.needed_text(scene)?,
                due: Due::on(needed_day(player, scene, "due")?),
                by: None,
                account: if to_client { Some(account(player, scene)?) } else { None },
                member: if to_client { None } else { owner.filter(|owner| *owner != scene.by) },
                directive,
            }
        }
        "kept" => Command::KeepPromise {
            promise: player.last(scene, |run| run.promise)?,
            text: player.text(scene)?,
        },
        "shift" => Command::MovePromise {
            promise: player.last(scene, |run| run.promise)?,
            due: Due::on(needed_day(player, scene, "to")?),
            reason: player.text(scene)?,
        },
        "release" => Command::ReleasePromise {
            promise: player.last(scene, |run| run.promise)?,
            reason: player.needed_text(scene)?,
        },
        _ => return people(player, scene),
    }))
}

/// Lines about the firm and its people.
fn people(player: &mut Player<'_>, scene: &Scene<'_>) -> Result<Option<Command>, DemoProblem> {
    let step = scene.step;
    let member = |player: &Player<'_>| -> Result<MemberId, DemoProblem> {
        let found = step.word().and_then(|key| player.cast.member(key));
        found.ok_or_else(|| scene.problem("nobody of this name"))
    };
    let role = || {
        let role = step.arg("role").and_then(Role::named);
        role.ok_or_else(|| scene.problem("no such role"))
    };
    Ok(Some(match step.verb {
        "notice" => Command::GiveNotice { given_on: scene.day, responsible: Some(member(player)?) },
        "settings" => Command::ChangeSettings(settings(scene)?),
        "closing" => Command::SetClosing(ClosingSet {
            name: player.needed_text(scene)?,
            first: needed_day(player, scene, "first")?,
            last: needed_day(player, scene, "last")?,
            every_year: step.has("yearly"),
            account: account(player, scene).ok(),
        }),
        "lift" => Command::LiftClosing {
            name: player.needed_text(scene)?,
            account: account(player, scene).ok(),
        },
        "leave" => Command::TakeLeave {
            member: scene.by,
            first: needed_day(player, scene, "first")?,
            last: needed_day(player, scene, "last")?,
        },
        "cancel-leave" => {
            Command::CancelLeave { member: scene.by, first: needed_day(player, scene, "first")? }
        }
        "term" => Command::BeginTerm {
            team: team_arg(scene),
            leader: member(player)?,
            from: needed_day(player, scene, "from")?,
        },
        "team" => Command::JoinTeam {
            team: team_arg(scene),
            member: member(player)?,
            from: needed_day(player, scene, "from")?,
        },
        "form" => Command::FormTeam { name: player.needed_text(scene)?, source_key: None },
        "leave-team" => Command::LeaveTeam { member: member(player)?, on: scene.day },
        "end-term" => Command::EndTerm { team: team_arg(scene), on: scene.day },
        "firm" => Command::ChangeFirm {
            name: player.needed_text(scene)?,
            language: Language::Ja,
            fiscal_year_end_month: 3,
        },
        "grant" => Command::GrantRole { member: member(player)?, role: role()? },
        "revoke" => Command::RevokeRole { member: member(player)?, role: role()? },
        "leaves" => Command::MemberLeaves { member: member(player)?, on: scene.day },
        "retitle" => {
            let member = member(player)?;
            let held = player.desk.state().members.get(member);
            let mut details =
                held.map(|held| held.details.clone()).ok_or_else(|| scene.problem("nobody"))?;
            details.title = Some(player.needed_text(scene)?);
            Command::ChangeMember { member, details }
        }
        _ => return Ok(None),
    }))
}

fn team_arg(scene: &Scene<'_>) -> TeamId {
    TeamId(scene.step.arg("team").and_then(|team| team.parse().ok()).unwrap_or(1))
}

fn settings(scene: &Scene<'_>) -> Result<Settings, DemoProblem> {
    let number = |name: &str, otherwise: u16| match scene.step.arg(name) {
        Some(text) => text.parse().map_err(|_| scene.problem(format!("no number: {text}"))),
        None => Ok(otherwise),
    };
    let usual = Settings::default();
    Ok(Settings {
        live_per_person_max: number("person", usual.live_per_person_max)?,
        live_per_account_max: number("account", usual.live_per_account_max)?,
        quiet_days_max: number("quiet", usual.quiet_days_max)?,
        ..usual
    })
}

fn read_word<N: std::str::FromStr>(scene: &Scene<'_>) -> Result<N, DemoProblem> {
    let number = scene.step.word().and_then(|word| word.parse().ok());
    number.ok_or_else(|| scene.problem("no number"))
}

fn account(player: &Player<'_>, scene: &Scene<'_>) -> Result<AccountId, DemoProblem> {
    let found = player.run(scene).account.and_then(|name| player.cast.clients.get(name));
    found.map(|client| client.id).ok_or_else(|| scene.problem("at no account"))
}

/// Finds the person at the account: named by the line, or the story's.
fn contact(player: &Player<'_>, scene: &Scene<'_>) -> Option<ContactId> {
    let run = player.run(scene);
    let name = scene.step.field("contact").or(run.contact);
    player.cast.contact(run.account?, name).map(|contact| contact.id)
}

/// Finds the members or contacts an indented line names, by key or by name.
fn attendees(player: &Player<'_>, scene: &Scene<'_>) -> Result<Vec<Attendee>, DemoProblem> {
    let account = player.run(scene).account;
    let names = scene.step.field("with").unwrap_or_default();
    names
        .split(',')
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .map(|name| {
            let contact = account.and_then(|account| player.cast.contact(account, Some(name)));
            let contact = contact.map(|contact| contact.id);
            let member = player.cast.member(name);
            if contact.is_none() && member.is_none() {
                return Ok(Attendee { member, contact, name: Some(name.into()) });
            }
            Ok(Attendee { member, contact, name: None })
        })
        .collect()
}

fn discussion(player: &mut Player<'_>, scene: &Scene<'_>) -> Result<Discussion, DemoProblem> {
    let mut next_steps = Vec::new();
    for text in scene.step.every("next") {
        let mut parts = text.split(';').map(str::trim);
        let what = player.say(scene, parts.next().unwrap_or_default())?;
        let member = parts.next().and_then(|key| match key {
            "me" => player.run(scene).owner.and_then(|key| player.cast.member(key)),
            key => player.cast.member(key),
        });
        let due = parts.next().map(|day| player.day(scene, day)).transpose()?.map(Due::on);
        next_steps.push(NextStep { what, member, contact: None, due });
    }
    let promise_due = scene.step.field("promise-due");
    let next_meeting = scene.step.field("next-meeting");
    let at_client = !scene.step.has("inside");
    Ok(Discussion {
        account: if at_client { account(player, scene).ok() } else { None },
        directive: player.run(scene).directive,
        title: player.text(scene)?,
        purpose: player.field(scene, "purpose")?,
        until: None,
        place: player.field(scene, "place")?,
        attendees: attendees(player, scene)?,
        asked: player.field(scene, "asked")?,
        answered: player.field(scene, "answered")?,
        agreed: player.field(scene, "agreed")?,
        next_steps,
        i_promise: player.field(scene, "promise")?,
        promise_due: promise_due.map(|day| player.day(scene, day)).transpose()?.map(Due::on),
        open: player.field(scene, "open")?,
        said_to_client: player.field(scene, "said")?,
        client_answered: player.field(scene, "client")?,
        not_said: player.field(scene, "not-said")?,
        client_confirmed_on: None,
        text: player.field(scene, "text")?,
        sent_to: None,
        materials: player.field(scene, "materials")?,
        promises_kept: Vec::new(),
        promises_open: Vec::new(),
        next_meeting: next_meeting.map(|day| player.day(scene, day)).transpose()?.map(Due::on),
        privacy: scene.step.has("private").then_some(Privacy::Attendees),
    })
}

fn visit(player: &mut Player<'_>, scene: &Scene<'_>) -> Result<VisitDetails, DemoProblem> {
    let people = attendees(player, scene)?;
    let mut members: Vec<MemberId> = people.iter().filter_map(|person| person.member).collect();
    if !members.contains(&scene.by) {
        members.insert(0, scene.by);
    }
    Ok(VisitDetails {
        account: account(player, scene)?,
        purpose: player.needed_text(scene)?,
        members,
        contacts: people.iter().filter_map(|person| person.contact).collect(),
        directive: player.run(scene).directive,
        said_to_client: player.field(scene, "said")?,
        client_answered: player.field(scene, "client")?,
    })
}

/// Lines that change or close an account, or change a contact.
fn kept(player: &mut Player<'_>, scene: &Scene<'_>) -> Result<Command, DemoProblem> {
    let id = account(player, scene)?;
    let state = player.desk.state();
    match scene.step.verb {
        "close-account" => Ok(Command::CloseAccount { account: id, reason: player.text(scene)? }),
        "change-contact" => {
            let contact = contact(player, scene).ok_or_else(|| scene.problem("nobody"))?;
            let held = state.contacts.get(contact).map(|held| held.details.clone());
            let mut details = held.ok_or_else(|| scene.problem("nobody"))?;
            details.title = Some(player.needed_text(scene)?);
            details.rank = scene.step.arg("rank").and_then(|rank| rank.parse().ok());
            Ok(Command::ChangeContact { contact, details })
        }
        _ => {
            let held = state.accounts.get(id).map(|held| held.details.clone());
            let mut details = held.ok_or_else(|| scene.problem("no account"))?;
            let sales = scene.step.arg("sales").and_then(|sales| sales.parse().ok());
            details.yearly_sales = sales.map(Yen).or(details.yearly_sales);
            details.did_for_us = player.text(scene)?.or(details.did_for_us);
            Ok(Command::ChangeAccount { account: id, details })
        }
    }
}
