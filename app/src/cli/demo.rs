//! `fushime demo`: a believable firm with half a year behind it, to look at before one's own.

use clap::Args;
use fushime_core::ids::MemberId;
use jiff::civil::{Date, DateTime};
use serde_json::json;

use super::failure::{Failure, Outcome};
use super::session::Session;
use crate::clock::Clock;
use crate::config::{DEFAULT_DATA, program_as_typed};
use crate::demo::{DemoProblem, Large, LargeDays, Made, Plan, Size, WRITTEN_FOR, play};

/// At what hour the demo is made when no clock is given: the morning, before the day's first entry.
pub(super) const MORNING_HOUR: i8 = 9;
/// A large firm is written in steps of so many entries, to need little memory.
const ENTRIES_PER_STEP: usize = 20_000;
/// More directives than this have not been measured.
const DIRECTIVES_MAX: i64 = 2_000_000;

/// `demo [--seed N] [--open N] [--closed N] [--entries N]`
#[derive(Debug, Args)]
pub struct Demo {
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(0..=DIRECTIVES_MAX))]
    open: Option<u32>,
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(0..=DIRECTIVES_MAX))]
    closed: Option<u32>,
    #[arg(long, value_name = "N")]
    entries: Option<u64>,
}

impl Demo {
    /// The standard firm.
    pub(super) fn standard() -> Self {
        Self { seed: 1, open: None, closed: None, entries: None }
    }

    /// Returns the size that was asked for. `None`: the standard firm.
    fn size(&self) -> Option<Size> {
        let asked = self.open.is_some() || self.closed.is_some() || self.entries.is_some();
        let (mut open, closed) = (self.open.unwrap_or(0), self.closed.unwrap_or(0));
        if open == 0 && closed == 0 {
            // Only the entries were given: as many directives as usually have so many.
            open = u32::try_from(self.entries.unwrap_or(0) / 9).unwrap_or(u32::MAX).max(1);
        }
        let entries = self.entries.unwrap_or_else(|| Size::usual_entries(open, closed));
        asked.then_some(Size { open, closed, entries })
    }
}

pub(super) fn run(args: Demo, session: &mut Session<'_>) -> Outcome {
    let machine_day = session.today();
    if session.config.clock == Clock::Machine {
        // Without a clock the same command makes the same ledger on every day.
        session.config.clock = Clock::Local(WRITTEN_FOR.at(MORNING_HOUR, 0, 0, 0));
    }
    session.create()?;
    let now = session.now().local;
    let plan = Plan { seed: args.seed, now };
    let made = match args.size() {
        None => {
            let (office, runtime) = session.office()?;
            let mut desk = office.desk();
            let made = play(&mut desk, plan);
            let closed = match &made {
                Ok(_) => runtime.block_on(office.close(desk)).map(drop),
                Err(_) => runtime.block_on(office.abandon(desk)),
            };
            closed.map_err(|error| session.office_failure(&error))?;
            made.map_err(|problem| fault(session, &problem))?
        }
        Some(size) => large(session, plan, size)?,
    };
    report(session, made, now, machine_day)
}

/// Writes a large firm, step by step.
fn large(session: &mut Session<'_>, plan: Plan, size: Size) -> Result<Made, Failure> {
    let days = LargeDays::seen_from(plan.now.date());
    let mut large = Large::new(plan, size, &days);
    loop {
        let (office, runtime) = session.office()?;
        let mut desk = office.desk();
        let done = large.write(&mut desk, ENTRIES_PER_STEP);
        let closed = runtime.block_on(office.close(desk)).map(drop);
        closed.map_err(|error| session.office_failure(&error))?;
        if done.map_err(|problem| fault(session, &problem))? {
            return Ok(large.made());
        }
    }
}

fn fault(session: &Session<'_>, problem: &DemoProblem) -> Failure {
    Failure::fault(&session.text, "demo-fault", problem)
}

/// Says what was made, and what to try next.
fn report(session: &mut Session<'_>, made: Made, now: DateTime, machine_day: Date) -> Outcome {
    let state = session.state();
    let (mut open, mut ended) = (0_usize, 0_usize);
    for directive in state.directives.iter() {
        *(if directive.is_open() { &mut open } else { &mut ended }) += 1;
    }
    let entries = state.head.0;
    let accounts = state.accounts.iter().count();
    let firm = state.firm.as_ref().map(|firm| firm.name.to_string()).unwrap_or_default();
    let (leader, salesperson) = (spoken(session, made.leader), spoken(session, made.salesperson));
    let commands = commands(session, made, now, machine_day);
    let folder = session.folder().display().to_string();
    let values = [
        ("firm", firm.clone().into()),
        ("leader", leader.into()),
        ("salesperson", salesperson.into()),
        ("accounts", accounts.into()),
        ("open", open.into()),
        ("ended", ended.into()),
        ("entries", entries.into()),
        ("day", session.text.day(now.date()).into()),
        ("folder", folder.clone().into()),
    ];
    let mut text = session.text.with("demo-made", &values);
    text.push_str(&format!("\n\n{}", session.text.get("demo-next")));
    for (command, key) in
        commands.iter().zip(["demo-next-today", "demo-next-show", "demo-next-mine"])
    {
        let says = session.text.with(key, &values);
        text.push_str(&format!("\n  {command}\n      {says}"));
    }
    let json = json!({
        "ok": true,
        "text": text,
        "firm": firm,
        "folder": folder,
        "day": now.date(),
        "accounts": accounts,
        "open": open,
        "ended": ended,
        "entries": entries,
        "leader": made.leader.to_string(),
        "salesperson": made.salesperson.to_string(),
        "directive": made.directive.to_string(),
        "try": commands,
    });
    session.answer(&text, &json)
}

/// The three commands to try, as they have to be typed here.
fn commands(session: &Session<'_>, made: Made, now: DateTime, machine_day: Date) -> [String; 3] {
    let mut everywhere = String::new();
    if session.config.data != std::path::Path::new(DEFAULT_DATA) {
        everywhere.push_str(&format!(" --data {}", session.folder().display()));
    }
    if now.date() != machine_day {
        // The half-year ends on its own day; read later, everything would only have grown old.
        everywhere.push_str(&format!(" --now {}", now.date()));
    }
    let Made { directive, salesperson, .. } = made;
    let program = program_as_typed();
    [
        format!("{program} today{everywhere}"),
        format!("{program} show {directive}{everywhere}"),
        format!("{program} today --as {salesperson}{everywhere}"),
    ]
}

fn spoken(session: &Session<'_>, id: MemberId) -> String {
    let member = session.state().members.get(id);
    member.map(|member| member.details.name.to_string()).unwrap_or_default()
}
