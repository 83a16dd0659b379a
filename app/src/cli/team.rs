//! `fushime team`: teams, who belongs to them, and who leads them.

use clap::{Args, Subcommand};
use fushime_core::command::Command;
use fushime_core::words::Words;
use serde_json::json;

use super::failure::{Failure, Outcome};
use super::session::{Session, words};
use super::when::Circumstances;
use jiff::civil::Date;

/// `team [form|join|leave|lead|end]`
#[derive(Debug, Args)]
pub struct Team {
    #[command(subcommand)]
    step: Option<Step>,
}

#[derive(Debug, Subcommand)]
enum Step {
    Form(Form),
    Join(Join),
    Leave(Leave),
    Lead(Lead),
    End(End),
}

#[derive(Debug, Args)]
struct Form {
    name: String,
    #[arg(long, value_name = "KEY")]
    key: Option<String>,
    #[command(flatten)]
    when: Circumstances,
}

#[derive(Debug, Args)]
struct Join {
    team: String,
    member: String,
    #[arg(long, value_name = "DATE")]
    from: Option<String>,
    #[command(flatten)]
    when: Circumstances,
}

#[derive(Debug, Args)]
struct Leave {
    member: String,
    #[arg(value_name = "DATE")]
    last_day: Option<String>,
    #[command(flatten)]
    when: Circumstances,
}

#[derive(Debug, Args)]
struct Lead {
    team: String,
    member: String,
    #[arg(long, value_name = "DATE")]
    from: Option<String>,
    #[command(flatten)]
    when: Circumstances,
}

#[derive(Debug, Args)]
struct End {
    team: String,
    #[arg(value_name = "DATE")]
    last_day: Option<String>,
    #[command(flatten)]
    when: Circumstances,
}

pub(super) fn run(args: Team, session: &mut Session<'_>) -> Outcome {
    let command = match args.step {
        None => return list(session),
        Some(Step::Form(args)) => {
            session.circumstances(&args.when)?;
            let source_key = words(args.key.as_ref());
            Command::FormTeam { name: Words::new(&args.name), source_key }
        }
        Some(Step::Join(args)) => {
            session.circumstances(&args.when)?;
            let (team, member) = (session.team(&args.team)?, session.member(&args.member)?);
            Command::JoinTeam { team, member, from: day_or_today("--from", &args.from, session)? }
        }
        Some(Step::Leave(args)) => {
            session.circumstances(&args.when)?;
            let member = session.member(&args.member)?;
            Command::LeaveTeam { member, on: day_or_today("DATE", &args.last_day, session)? }
        }
        Some(Step::Lead(args)) => {
            session.circumstances(&args.when)?;
            let (team, leader) = (session.team(&args.team)?, session.member(&args.member)?);
            Command::BeginTerm { team, leader, from: day_or_today("--from", &args.from, session)? }
        }
        Some(Step::End(args)) => {
            session.circumstances(&args.when)?;
            let team = session.team(&args.team)?;
            Command::EndTerm { team, on: day_or_today("DATE", &args.last_day, session)? }
        }
    };
    session.settle(vec![command])
}

fn day_or_today(
    field: &str,
    given: &Option<String>,
    session: &mut Session<'_>,
) -> Result<Date, Failure> {
    match given {
        Some(day) => session.past_or_coming(field, day),
        None => Ok(session.today()),
    }
}

fn list(session: &mut Session<'_>) -> Outcome {
    session.open()?;
    session.asker()?;
    let today = session.today();
    let state = session.state();
    let (mut lines, mut json) = (Vec::new(), Vec::new());
    for team in state.teams.iter() {
        let term = team.term_on(today);
        let members = state.members.iter().filter(|member| {
            member.is_here(today) && member.team.is_some_and(|(own, _)| own == team.id)
        });
        let members: Vec<String> = members.map(|member| member.details.name.to_string()).collect();
        let leader = term.map(|term| session.member_name(term.leader));
        let led = match (&leader, term) {
            (Some(leader), Some(term)) => {
                let since = session.text.day(term.from);
                let values = [("leader", leader.clone().into()), ("day", since.into())];
                session.text.with("team-led", &values)
            }
            _ => session.text.get("team-not-led"),
        };
        lines.push(format!("{} {} · {led}", team.id, team.name));
        if !members.is_empty() {
            lines.push(format!("  {}", session.text.list(&members)));
        }
        json.push(json!({
            "team": team.id.to_string(),
            "name": team.name,
            "leader": term.map(|term| term.leader.to_string()),
            "led_from": term.map(|term| term.from),
        }));
    }
    session.answer(&lines.join("\n"), &json!({ "ok": true, "teams": json }))
}
