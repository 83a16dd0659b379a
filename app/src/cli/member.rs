//! `fushime member`: the people of the firm and their roles.

use clap::{Args, Subcommand};
use fushime_core::command::{Command, Refusal, Thing};
use fushime_core::event::member::MemberDetails;
use fushime_core::event::terms::{Language, Role as Duty};
use fushime_core::words::Words;
use serde_json::json;

use super::failure::{Failure, Outcome};
use super::figures::over;
use super::session::{Session, words};
use super::when::Circumstances;
use crate::find::plain_name;

/// `member [add|change|role|left]`
#[derive(Debug, Args)]
pub struct Member {
    #[command(subcommand)]
    step: Option<Step>,
}

#[derive(Debug, Subcommand)]
enum Step {
    Add(Add),
    Change(Change),
    Role(Role),
    Left(Left),
}

#[derive(Debug, Args)]
struct Details {
    #[arg(long, value_name = "KANA")]
    reading: Option<String>,
    #[arg(long, value_name = "TITLE")]
    title: Option<String>,
    #[arg(long, value_name = "ADDRESS")]
    email: Option<String>,
    #[arg(long, value_name = "KEY")]
    key: Option<String>,
    #[arg(long, value_name = "ja|en")]
    language: Option<String>,
    #[command(flatten)]
    when: Circumstances,
}

#[derive(Debug, Args)]
struct Add {
    name: String,
    #[arg(long, value_name = "ROLE")]
    role: Vec<String>,
    #[arg(long, value_name = "TEAM")]
    team: Option<String>,
    #[command(flatten)]
    details: Details,
}

#[derive(Debug, Args)]
struct Change {
    member: String,
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    #[command(flatten)]
    details: Details,
}

#[derive(Debug, Args)]
struct Role {
    member: String,
    #[arg(long, value_name = "ROLE", required_unless_present = "revoke")]
    grant: Vec<String>,
    #[arg(long, value_name = "ROLE")]
    revoke: Vec<String>,
    #[command(flatten)]
    when: Circumstances,
}

#[derive(Debug, Args)]
struct Left {
    member: String,
    #[arg(value_name = "DATE")]
    last_day: Option<String>,
    #[command(flatten)]
    when: Circumstances,
}

pub(super) fn run(args: Member, session: &mut Session<'_>) -> Outcome {
    match args.step {
        None => list(session),
        Some(Step::Add(args)) => add(&args, session),
        Some(Step::Change(args)) => change(&args, session),
        Some(Step::Role(args)) => {
            session.circumstances(&args.when)?;
            let member = session.member(&args.member)?;
            let mut commands = Vec::new();
            for role in &args.grant {
                commands
                    .push(Command::GrantRole { member, role: session.choice("--grant", role)? });
            }
            for role in &args.revoke {
                let role = session.choice("--revoke", role)?;
                commands.push(Command::RevokeRole { member, role });
            }
            session.settle(commands)
        }
        Some(Step::Left(args)) => {
            session.circumstances(&args.when)?;
            let member = session.member(&args.member)?;
            let on = match &args.last_day {
                Some(day) => session.past_or_coming("DATE", day)?,
                None => session.today(),
            };
            session.settle(vec![Command::MemberLeaves { member, on }])
        }
    }
}

fn add(args: &Add, session: &mut Session<'_>) -> Outcome {
    session.circumstances(&args.details.when)?;
    let firm_language = session.state().firm.as_ref().map(|firm| firm.language);
    let mut details = MemberDetails {
        name: Words::new(plain_name(&args.name)),
        language: firm_language.unwrap_or(Language::Ja),
        reading: None,
        title: None,
        email: None,
        source_key: None,
    };
    put_over(&args.details, &mut details, session)?;
    let mut roles = Vec::new();
    for role in &args.role {
        roles.push(session.choice("--role", role)?);
    }
    if roles.is_empty() {
        roles.push(Duty::Salesperson);
    }
    // While there is one team only, a salesperson belongs to it without being told so.
    let only_team = || {
        let mut teams = session.state().teams.iter();
        let first = teams.next().map(|team| team.id);
        if teams.next().is_none() && roles.contains(&Duty::Salesperson) { first } else { None }
    };
    let team = match &args.team {
        Some(team) => Some(session.team(team)?),
        None => only_team(),
    };
    session.settle(vec![Command::AddMember { details, roles, team }])
}

fn change(args: &Change, session: &mut Session<'_>) -> Outcome {
    session.circumstances(&args.details.when)?;
    let member = session.member(&args.member)?;
    let Some(held) = session.state().members.get(member) else {
        return Err(session.refusal(&Refusal::NotFound(Thing::Member)));
    };
    let before = held.details.clone();
    let mut details = before.clone();
    if let Some(name) = words(args.name.as_ref()) {
        details.name = name;
    }
    put_over(&args.details, &mut details, session)?;
    if details == before {
        return Err(session.usage("nothing-to-change", &[]));
    }
    session.settle(vec![Command::ChangeMember { member, details }])
}

fn put_over(
    given: &Details,
    details: &mut MemberDetails,
    session: &Session<'_>,
) -> Result<(), Failure> {
    over(&mut details.reading, given.reading.as_ref());
    over(&mut details.title, given.title.as_ref());
    over(&mut details.email, given.email.as_ref());
    over(&mut details.source_key, given.key.as_ref());
    if let Some(language) = &given.language {
        details.language = session.choice("--language", language)?;
    }
    Ok(())
}

fn list(session: &mut Session<'_>) -> Outcome {
    session.open()?;
    session.asker()?;
    let today = session.today();
    let state = session.state();
    let (mut lines, mut json) = (Vec::new(), Vec::new());
    for member in state.members.iter().filter(|member| member.is_here(today)) {
        let team = member.team.and_then(|(id, _)| state.teams.get(id));
        let roles: Vec<String> = member.roles.iter().map(|role| session.text.name(*role)).collect();
        let mut parts =
            vec![format!("{} {}", member.id, member.details.name), session.text.list(&roles)];
        parts.extend(team.map(|team| team.name.to_string()));
        if member.is_away(today) {
            parts.push(session.text.get("member-away"));
        }
        lines.push(parts.join(" · "));
        json.push(json!({
            "member": member.id.to_string(),
            "name": member.details.name,
            "roles": member.roles,
            "team": team.map(|team| team.id.to_string()),
            "away": member.is_away(today),
        }));
    }
    session.answer(&lines.join("\n"), &json!({ "ok": true, "members": json }))
}
