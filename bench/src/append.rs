//! One durable append through the office, beside a bare commit of SQLite on the same disk.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use fushime::clock::{Clock, Reading};
use fushime::demo::{Plan, play};
use fushime::office::Office;
use fushime_core::command::{Asker, Command};
use fushime_core::desk::Order;
use fushime_core::entry::Source;
use fushime_core::ids::{DirectiveId, EntryId, MemberId};
use fushime_core::state::Standing;
use fushime_ledger::SqliteLedger;
use tokio::runtime::{Builder, Runtime};

use crate::machine::{self, timed};
use crate::results::{Figure, Measured};

/// Both are measured in turns, so that what disturbs one disturbs the other.
const TURNS: usize = 40;
/// How many appends make a turn.
const APPENDS_PER_TURN: usize = 50;
/// The limit: how many times a bare commit an append may take, by its median.
const TIMES_MAX: f64 = 1.5;
/// What is written: a line as salespeople write them.
const LINE: &str = "購買部の鈴木様と電話。8%の件は来週火曜の会議のあとに回答をいただきます";

pub(crate) fn measure() -> Measured {
    let folder = machine::folder()?;
    let mut desk = Writer::in_folder(folder.path()).map_err(|error| error.to_string())?;
    let bare = bare(folder.path()).map_err(|error| error.to_string())?;
    let mut insert = bare
        .prepare("INSERT INTO line (position, id, body, chain) VALUES (NULL, ?1, ?2, ?3)")
        .map_err(|error| error.to_string())?;
    let body = format!("{LINE}{}", " ".repeat(80));
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for turn in 0..TURNS {
        for nth in 0..APPENDS_PER_TURN {
            ours.push(desk.append()?);
            let id = i64::try_from(turn * APPENDS_PER_TURN + nth).unwrap_or(0);
            let (inserted, took) = timed(|| insert.execute((id, &body, [0_u8; 32])));
            inserted.map_err(|error| error.to_string())?;
            theirs.push(took);
        }
    }
    ours.sort_unstable();
    theirs.sort_unstable();
    let times = at(&ours, 50).as_secs_f64() / at(&theirs, 50).as_secs_f64();
    Ok(vec![
        line("one update through the office", &ours, &format!("{} of them", ours.len())),
        line("one bare commit, synchronous=FULL", &theirs, "the peer, in turns with it"),
        Figure::plain(
            "the median of one to the other",
            format!("{times:.2} times"),
            format!("at most {TIMES_MAX} times"),
        )
        .held(times <= TIMES_MAX),
    ])
}

fn line(name: &str, took: &[Duration], beside: &str) -> Figure {
    let (median, worst) = (at(took, 50).as_micros(), at(took, 99).as_micros());
    Figure::plain(name, format!("p50 {median} µs, p99 {worst} µs"), beside)
}

fn at(sorted: &[Duration], percent: usize) -> Duration {
    sorted.get((sorted.len().saturating_sub(1)) * percent / 100).copied().unwrap_or_default()
}

/// Opens a database that commits as durably, and knows nothing.
pub(crate) fn bare(folder: &Path) -> rusqlite::Result<rusqlite::Connection> {
    let connection = rusqlite::Connection::open(folder.join("bare.sqlite"))?;
    connection.execute_batch(
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;
         CREATE TABLE line (position INTEGER PRIMARY KEY, id INTEGER NOT NULL UNIQUE,
                            body TEXT NOT NULL, chain BLOB NOT NULL) STRICT",
    )?;
    Ok(connection)
}

/// A salesperson of the demo firm who reports, line after line.
struct Writer {
    runtime: Runtime,
    office: Office,
    directive: DirectiveId,
    member: MemberId,
    written: u128,
}

impl Writer {
    fn in_folder(folder: &Path) -> Result<Self, Box<dyn std::error::Error>> {
        let runtime = Builder::new_current_thread().build()?;
        let ledger = Arc::new(SqliteLedger::create(folder)?);
        let mut office = runtime.block_on(Office::open(ledger, Clock::Machine))?;
        let Reading { local, .. } = office.now();
        let mut desk = office.desk();
        play(&mut desk, Plan { seed: 1, now: local })?;
        runtime.block_on(office.close(desk))?;
        let running = office.state().directives.iter().find(|it| it.standing == Standing::Running);
        let running = running.ok_or("the demo has no running directive")?;
        let (directive, member) = (running.id, running.ask.owner);
        Ok(Self { runtime, office, directive, member, written: 0 })
    }

    fn append(&mut self) -> Result<Duration, String> {
        self.written += 1;
        let Reading { at, local } = self.office.now();
        let order = Order {
            key: EntryId((u128::MAX / 3).wrapping_mul(self.written)),
            asker: Asker {
                member: Some(self.member),
                on_behalf_of: None,
                on: local.date(),
                now: local,
                at,
                taking_over: false,
            },
            time: Some(local.time()),
            from: Source::Cli,
            command: Command::Update {
                directive: self.directive,
                tap: None,
                text: Some(LINE.into()),
                milestone: None,
                waits: None,
            },
        };
        let (done, took) = timed(|| self.runtime.block_on(self.office.execute(order)));
        done.map(|_| took).map_err(|error| error.to_string())
    }
}
