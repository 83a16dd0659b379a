//! `fushime settings`: what holds for the whole firm.

use clap::Args;
use fushime_core::command::Command;
use fushime_core::event::firm::Settings as Held;
use serde_json::json;

use super::failure::Outcome;
use super::session::Session;
use super::when::Circumstances;

/// `settings [--quiet-days N] …`
#[derive(Debug, Args)]
pub struct Settings {
    #[arg(long, value_name = "WORKING DAYS")]
    quiet_days: Option<u16>,
    #[arg(long, value_name = "WORKING DAYS")]
    calm_days: Option<u16>,
    #[arg(long, value_name = "NUMBER")]
    live_per_person: Option<u16>,
    #[arg(long, value_name = "NUMBER")]
    live_per_account: Option<u16>,
    #[arg(long, value_name = "MINUTES")]
    budget: Option<u16>,
    #[arg(long, value_name = "MINUTES")]
    undo: Option<u16>,
    #[arg(long, value_name = "MINUTES")]
    concern_minutes: Option<u16>,
    #[arg(long, value_name = "MINUTES")]
    answer_minutes: Option<u16>,
    #[arg(long, value_name = "MINUTES")]
    promise_minutes: Option<u16>,
    #[arg(long, value_name = "MINUTES")]
    confirm_minutes: Option<u16>,
    #[arg(long, value_name = "MINUTES")]
    plan_minutes: Option<u16>,
    #[arg(long, value_name = "MINUTES")]
    ask_minutes: Option<u16>,
    #[command(flatten)]
    when: Circumstances,
}

pub(super) fn run(args: Settings, session: &mut Session<'_>) -> Outcome {
    session.circumstances(&args.when)?;
    let held = session.state().firm.as_ref().map(|firm| firm.settings.clone());
    let held = held.unwrap_or_default();
    let wanted = Held {
        quiet_days_max: args.quiet_days.unwrap_or(held.quiet_days_max),
        calm_days: args.calm_days.unwrap_or(held.calm_days),
        live_per_person_max: args.live_per_person.unwrap_or(held.live_per_person_max),
        live_per_account_max: args.live_per_account.unwrap_or(held.live_per_account_max),
        budget_minutes: args.budget.unwrap_or(held.budget_minutes),
        undo_minutes: args.undo.unwrap_or(held.undo_minutes),
        concern_minutes: args.concern_minutes.unwrap_or(held.concern_minutes),
        answer_minutes: args.answer_minutes.unwrap_or(held.answer_minutes),
        promise_minutes: args.promise_minutes.unwrap_or(held.promise_minutes),
        confirm_minutes: args.confirm_minutes.unwrap_or(held.confirm_minutes),
        plan_minutes: args.plan_minutes.unwrap_or(held.plan_minutes),
        ask_minutes: args.ask_minutes.unwrap_or(held.ask_minutes),
    };
    if wanted != held {
        return session.settle(vec![Command::ChangeSettings(wanted)]);
    }
    session.asker()?;
    show(&held, session)
}

fn show(held: &Held, session: &mut Session<'_>) -> Outcome {
    let rows = [
        ("quiet-days", held.quiet_days_max),
        ("calm-days", held.calm_days),
        ("live-per-person", held.live_per_person_max),
        ("live-per-account", held.live_per_account_max),
        ("budget", held.budget_minutes),
        ("undo", held.undo_minutes),
        ("concern-minutes", held.concern_minutes),
        ("answer-minutes", held.answer_minutes),
        ("promise-minutes", held.promise_minutes),
        ("confirm-minutes", held.confirm_minutes),
        ("plan-minutes", held.plan_minutes),
        ("ask-minutes", held.ask_minutes),
    ];
    let lines: Vec<String> = rows
        .iter()
        .map(|(name, value)| {
            let meant = session.text.get(&format!("help-settings-{name}"));
            format!("{value:>4}  --{name:<17} {meant}")
        })
        .collect();
    session.answer(&lines.join("\n"), &json!({ "ok": true, "settings": held }))
}
