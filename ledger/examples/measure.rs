//! Measures the ledger on this machine: batch append, replay, verification, one durable append
//! beside a bare commit of SQLite. `cargo run --release -p fushime-ledger --example measure`
#![expect(clippy::print_stdout, reason = "it prints what it measured")]
#![expect(clippy::disallowed_methods, reason = "it measures time")]

use std::time::{Duration, Instant};

use fushime_core::entry::{NewEntry, Note, Source, write_body};
use fushime_core::event::update::{ClientWait, UpdateGiven};
use fushime_core::ids::{DirectiveId, EntryId, MemberId, MilestoneNo, Position};
use fushime_ledger::{Ledger, MemoryLedger, SqliteLedger};
use jiff::Timestamp;
use jiff::civil::date;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

fn main() -> Outcome<()> {
    let count = std::env::args().nth(1).map_or(Ok(500_000), |count| count.parse())?;
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    runtime.block_on(measure(count))
}

async fn measure(count: u32) -> Outcome<()> {
    let folder = tempfile::tempdir_in(".")?;
    let entries: Vec<_> = (0..count).map(entry).collect();
    let body = write_body(&entries[0].note, &entries[0].event)?;
    println!("{count} entries, body of {} bytes: {body}", body.len());
    let memory = entries.clone();

    let ledger = SqliteLedger::create(folder.path())?;
    let begun = Instant::now();
    ledger.append(Position(0), entries).await?;
    rate("append in one batch", count, begun.elapsed());
    drop(ledger);
    println!("file: {} MB", ledger_size(folder.path())? / 1_000_000);

    for _ in 0..3 {
        let ledger = SqliteLedger::open(folder.path())?;
        let begun = Instant::now();
        let mut kept = Vec::new();
        ledger.replay(Position(0), &mut |entry| kept.push(entry.position)).await?;
        rate("replay", u32::try_from(kept.len())?, begun.elapsed());
    }
    let begun = Instant::now();
    let ledger = SqliteLedger::open(folder.path())?;
    println!("open: {:?}", begun.elapsed());
    let begun = Instant::now();
    let verified = ledger.verify(None).await?;
    rate("verify", count, begun.elapsed());
    println!("{} {:?}", verified.head, verified.wrong);
    single(&ledger, count).await?;
    bare(folder.path())?;

    let ledger = MemoryLedger::new();
    let begun = Instant::now();
    ledger.append(Position(0), memory).await?;
    rate("append in memory", count, begun.elapsed());
    Ok(())
}

/// One durable append after another.
async fn single(ledger: &SqliteLedger, count: u32) -> Outcome<()> {
    let mut took = Vec::new();
    for nth in 0..2000 {
        let new = vec![entry(count + nth)];
        let begun = Instant::now();
        ledger.append(Position((count + nth).into()), new).await?;
        took.push(begun.elapsed());
    }
    percentiles("one durable append", took);
    Ok(())
}

/// One bare commit after another, of one row of the same size.
fn bare(folder: &std::path::Path) -> Outcome<()> {
    let connection = rusqlite::Connection::open(folder.join("bare.sqlite"))?;
    connection.execute_batch(
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;
         CREATE TABLE row (id INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT",
    )?;
    let mut insert = connection.prepare("INSERT INTO row (body) VALUES (?1)")?;
    let body = "x".repeat(200);
    let mut took = Vec::new();
    for _ in 0..2000 {
        let begun = Instant::now();
        insert.execute([&body])?;
        took.push(begun.elapsed());
    }
    percentiles("one bare commit", took);
    Ok(())
}

fn entry(nth: u32) -> NewEntry {
    let event = UpdateGiven {
        directive: DirectiveId(nth / 9 + 1),
        tap: None,
        text: Some("購買部の鈴木様と電話。回答は来週火曜の会議のあと".into()),
        milestone: nth.is_multiple_of(3).then_some(MilestoneNo(2)),
        waits: nth
            .is_multiple_of(2)
            .then(|| ClientWait { until: Some(date(2026, 12, 1)), who: None }),
        concrete: true,
    };
    let note = Note {
        on: date(2026, 11, 20),
        time: None,
        by: Some(MemberId(nth % 30 + 1)),
        on_behalf_of: None,
        from: Source::Cli,
    };
    let id = EntryId(u128::from(nth).wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835));
    let recorded_at = Timestamp::UNIX_EPOCH + Duration::from_secs(1_795_000_000 + u64::from(nth));
    NewEntry { id, recorded_at, note, event: event.into() }
}

fn rate(what: &str, count: u32, took: Duration) {
    let rate = f64::from(count) / took.as_secs_f64();
    println!("{what}: {count} in {:.3} s, {rate:.0}/s", took.as_secs_f64());
}

fn percentiles(what: &str, mut took: Vec<Duration>) {
    took.sort_unstable();
    let at = |part: usize| took[(took.len() - 1) * part / 100].as_micros();
    println!("{what}: p50 {} µs, p90 {} µs, p99 {} µs", at(50), at(90), at(99));
}

fn ledger_size(folder: &std::path::Path) -> Outcome<u64> {
    Ok(folder.join("ledger.sqlite").metadata()?.len())
}
