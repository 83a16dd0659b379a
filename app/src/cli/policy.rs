//! `fushime policy`: decisions of the firm that touch accounts, with their figures.

use clap::{Args, Subcommand};
use fushime_core::access::see_policy;
use fushime_core::command::{Command, Refusal, Thing};
use fushime_core::event::policy::PolicyDetails;
use fushime_core::event::terms::Figures;
use fushime_core::state::Policy as Held;
use fushime_core::words::Words;
use serde_json::json;

use super::failure::{Failure, Outcome};
use super::figures::{AuthorityOptions, DoneOptions, FigureOptions, over};
use super::session::{Session, words};
use super::when::Circumstances;

/// `policy [decide|change|end]`
#[derive(Debug, Args)]
pub struct Policy {
    #[command(subcommand)]
    step: Option<Step>,
}

#[derive(Debug, Subcommand)]
enum Step {
    Decide(Decide),
    Change(Change),
    End(End),
}

#[derive(Debug, Args)]
struct Details {
    #[arg(long, value_name = "TEXT")]
    why: Option<String>,
    #[arg(long, value_name = "TEXT")]
    client_words: Option<String>,
    #[arg(long, value_name = "WORKING DAYS")]
    quiet_days: Option<u16>,
    #[arg(long, value_name = "WHO")]
    sponsor: Vec<String>,
    #[arg(long, value_name = "WHO")]
    stakeholder: Vec<String>,
    #[command(flatten)]
    figures: FigureOptions,
    #[command(flatten)]
    done: DoneOptions,
    #[command(flatten)]
    authority: AuthorityOptions,
    #[command(flatten)]
    when: Circumstances,
}

#[derive(Debug, Args)]
struct Decide {
    name: String,
    #[arg(long, value_name = "KIND")]
    kind: String,
    #[command(flatten)]
    details: Details,
}

#[derive(Debug, Args)]
struct Change {
    policy: String,
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    #[arg(long, value_name = "KIND")]
    kind: Option<String>,
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
    #[command(flatten)]
    details: Details,
}

#[derive(Debug, Args)]
struct End {
    policy: String,
    #[arg(long, value_name = "TEXT")]
    reason: String,
    #[command(flatten)]
    when: Circumstances,
}

pub(super) fn run(args: Policy, session: &mut Session<'_>) -> Outcome {
    match args.step {
        None => list(session),
        Some(Step::Decide(args)) => decide(&args, session),
        Some(Step::Change(args)) => change(&args, session),
        Some(Step::End(args)) => {
            session.circumstances(&args.when)?;
            let policy = session.policy(&args.policy)?;
            session.settle(vec![Command::EndPolicy { policy, reason: Words::new(&args.reason) }])
        }
    }
}

fn decide(args: &Decide, session: &mut Session<'_>) -> Outcome {
    session.circumstances(&args.details.when)?;
    let mut details = PolicyDetails {
        name: Words::new(&args.name),
        kind: session.choice("--kind", &args.kind)?,
        figures: Figures::none(),
        why: None,
        client_words: None,
        done_when: None,
        authority: None,
        quiet_days_max: None,
        sponsors: Vec::new(),
        stakeholders: Vec::new(),
        source_key: None,
    };
    put_over(&args.details, &mut details, session)?;
    session.settle(vec![Command::DecidePolicy(details)])
}

fn change(args: &Change, session: &mut Session<'_>) -> Outcome {
    session.circumstances(&args.details.when)?;
    let policy = session.policy(&args.policy)?;
    let seen = see_policy(session.state(), session.asker()?, policy, session.today());
    let Some(mut details) = seen.map(|seen| seen.get().details.clone()) else {
        return Err(session.refusal(&Refusal::NotFound(Thing::Policy)));
    };
    let before = details.clone();
    if let Some(name) = words(args.name.as_ref()) {
        details.name = name;
    }
    if let Some(kind) = &args.kind {
        details.kind = session.choice("--kind", kind)?;
    }
    put_over(&args.details, &mut details, session)?;
    if details == before {
        return Err(session.usage("nothing-to-change", &[]));
    }
    let reason = words(args.reason.as_ref());
    session.settle(vec![Command::ChangePolicy { policy, details, reason }])
}

fn put_over(
    given: &Details,
    details: &mut PolicyDetails,
    session: &mut Session<'_>,
) -> Result<(), Failure> {
    let held = Some(details.figures.clone());
    details.figures = session.figures(&given.figures, held)?.unwrap_or_else(Figures::none);
    details.done_when = session.done_when(&given.done, details.done_when.take())?;
    details.authority = session.authority(&given.authority, details.authority.take())?;
    over(&mut details.why, given.why.as_ref());
    over(&mut details.client_words, given.client_words.as_ref());
    if given.quiet_days.is_some() {
        details.quiet_days_max = given.quiet_days;
    }
    if !given.sponsor.is_empty() {
        let found = given.sponsor.iter().map(|who| session.member(who));
        details.sponsors = found.collect::<Result<_, _>>()?;
    }
    if !given.stakeholder.is_empty() {
        let found = given.stakeholder.iter().map(|who| session.member(who));
        details.stakeholders = found.collect::<Result<_, _>>()?;
    }
    Ok(())
}

fn list(session: &mut Session<'_>) -> Outcome {
    session.open()?;
    let (viewer, today) = (session.asker()?, session.today());
    let state = session.state();
    let visible = state
        .policies
        .iter()
        .filter_map(|held| see_policy(state, viewer, held.id, today).map(|seen| *seen.get()));
    let policies: Vec<&Held> = visible.collect();
    let lines: Vec<String> = policies.iter().map(|held| line(held, session)).collect();
    let json: Vec<serde_json::Value> = policies
        .iter()
        .map(|held| {
            json!({
                "policy": held.id.to_string(),
                "name": held.details.name,
                "kind": held.details.kind,
                "figures": held.details.figures,
                "decided_on": held.decided_on,
                "ended_on": held.ended_on,
            })
        })
        .collect();
    let text = if lines.is_empty() { session.text.get("policy-none") } else { lines.join("\n") };
    session.answer(&text, &json!({ "ok": true, "policies": json }))
}

fn line(held: &Held, session: &Session<'_>) -> String {
    let text = &session.text;
    let mut parts =
        vec![format!("{} {}", held.id, held.details.name), text.name(held.details.kind)];
    parts.push(text.figures(&held.details.figures));
    parts.retain(|part| !part.is_empty());
    if let Some(day) = held.ended_on {
        parts.push(text.with("policy-ended", &[("day", text.day(day).into())]));
    }
    parts.join(" · ")
}
