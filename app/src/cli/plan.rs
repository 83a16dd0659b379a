//! `fushime plan`: what would be hard, heard, handed back, agreed; or how well it is defined.

use clap::Args;
use fushime_core::command::{Command, Refusal, Thing};
use fushime_core::gate::Preparation;
use fushime_core::ids::DirectiveId;
use fushime_core::state::What;
use fushime_core::words::Words;
use serde_json::json;

use super::failure::{Failure, Outcome};
use super::session::{Session, words};
use super::when::Circumstances;

/// `plan D-12` with `--hard`, `--heard`, `--milestone`, `--return` or `--agree`
#[derive(Debug, Args)]
pub struct Plan {
    directive: String,
    #[arg(long, value_name = "TEXT", group = "difficulty")]
    hard: Option<String>,
    #[arg(long, group = "difficulty")]
    nothing_hard: bool,
    #[arg(long, value_name = "ANSWER", num_args = 0..=1, default_missing_value = "")]
    heard: Option<String>,
    #[arg(long, value_name = "TEXT")]
    how: Option<String>,
    #[arg(long, short = 'm', value_name = "NAME=DATE")]
    milestone: Vec<String>,
    #[arg(long)]
    hand_back: bool,
    #[arg(long = "return", value_name = "REASON", conflicts_with = "agree")]
    return_with: Option<String>,
    #[arg(long)]
    agree: bool,
    #[command(flatten)]
    when: Circumstances,
}

pub(super) fn run(args: Plan, session: &mut Session<'_>) -> Outcome {
    session.circumstances(&args.when)?;
    let directive = session.directive(&args.directive)?;
    let commands = commands(&args, directive, session)?;
    if commands.is_empty() {
        show(directive, session)
    } else {
        session.settle_and_go_on(commands, directive)
    }
}

/// Every step that was given, in the order a directive goes through them.
fn commands(
    args: &Plan,
    directive: DirectiveId,
    session: &mut Session<'_>,
) -> Result<Vec<Command>, Failure> {
    let mut commands = Vec::new();
    if args.hard.is_some() || args.nothing_hard {
        commands.push(Command::NameDifficulty { directive, text: words(args.hard.as_ref()) });
    }
    if let Some(answer) = &args.heard {
        commands.push(Command::HearDifficulties { directive, answer: words(Some(answer)) });
    }
    if args.how.is_some() || args.hand_back || !args.milestone.is_empty() {
        let account = session.state().directives.get(directive).and_then(|d| d.ask.account);
        let mut milestones = Vec::with_capacity(args.milestone.len());
        for text in &args.milestone {
            milestones.push(session.milestone_plan("--milestone", text, account)?);
        }
        let text = words(args.how.as_ref());
        commands.push(Command::HandBackPlan { directive, text, milestones });
    }
    if let Some(reason) = &args.return_with {
        commands.push(Command::ReturnPlan { directive, reason: Words::new(reason) });
    }
    if args.agree {
        commands.push(Command::AgreePlan { directive });
    }
    Ok(commands)
}

/// Shows how well it is defined, and which step comes next.
fn show(id: DirectiveId, session: &mut Session<'_>) -> Outcome {
    let (viewer, today) = (session.asker()?, session.today());
    let seen = fushime_core::access::see_directive(session.state(), viewer, id, today);
    let Some(directive) = seen.map(|seen| *seen.get()) else {
        return Err(session.refusal(&Refusal::NotFound(Thing::Directive)));
    };
    let prepared = Preparation {
        milestones: directive.milestones.iter().filter(|milestone| !milestone.dropped).count(),
        difficulty_named: directive.lines.iter().any(|line| line.what == What::Difficulty),
    };
    let (marks, json_marks) = session.marks(&directive.ask, prepared);
    let next = session.next_step(id);
    let milestones: Vec<String> = directive
        .milestones_by_date()
        .iter()
        .map(|milestone| {
            let day = session.text.day(milestone.due.on);
            format!("  {id}/{} {} {day}", milestone.no, milestone.name)
        })
        .collect();
    let sentence = directive.ask.sentence.to_string();
    let mut text = format!("{}\n{sentence}\n{marks}", session.standing_line(id));
    for line in &milestones {
        text.push_str(&format!("\n{line}"));
    }
    text.push_str(&format!("\n→ {next}"));
    let json = json!({ "ok": true, "directive": id.to_string(), "gate": json_marks, "next": next });
    session.answer(&text, &json)
}
