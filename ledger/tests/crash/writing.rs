//! The program that is killed: several threads append and write down what was acknowledged.
//!
//! The test binary starts itself again with the environment set; without it this is no test.

use std::fs::OpenOptions;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::sync::Arc;

use fushime_core::entry::{NewEntry, Note, Source};
use fushime_core::event::update::UpdateGiven;
use fushime_core::ids::{DirectiveId, EntryId, MemberId, Position};
use fushime_ledger::{Appended, Ledger, LedgerError, SqliteLedger};

const THREADS: u128 = 4;

/// How many entries each append has: all of them are there afterwards, or none.
pub(crate) const IN_ONE: u128 = 3;

/// The exit of a writer whose disk has failed, as the program itself would end.
pub(crate) const DISK_FAILED: i32 = 3;

/// When the writer says that an append is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Says {
    /// After the ledger has answered.
    WhenDone,
    /// Before: the control that must lose.
    TooEarly,
}

/// How a writer is started.
pub(crate) struct Writer<'a> {
    /// Where the ledger is, and the lists of what was acknowledged.
    pub(crate) folder: &'a Path,
    /// Which run it is, so that no id is used twice.
    pub(crate) run: u64,
    /// When it acknowledges.
    pub(crate) says: Says,
    /// After how many appends of each thread it ends by itself.
    pub(crate) appends_max: u64,
}

impl Writer<'_> {
    /// Starts the writer in a process of its own, under another program where one is given.
    pub(crate) fn start(&self, under: &[&str]) -> Child {
        let this = std::env::current_exe().unwrap();
        let mut command = match under {
            [program, arguments @ ..] => {
                let mut command = Command::new(program);
                command.args(arguments).arg(this);
                command
            }
            [] => Command::new(this),
        };
        command
            .args(["writing::the_writer", "--exact", "--nocapture"])
            .env("FUSHIME_WRITER", self.folder)
            .env("FUSHIME_WRITER_RUN", self.run.to_string())
            .env("FUSHIME_WRITER_EARLY", if self.says == Says::TooEarly { "1" } else { "0" })
            .env("FUSHIME_WRITER_MAX", self.appends_max.to_string())
            .stdout(std::process::Stdio::null())
            .stderr(std::process::Stdio::null())
            .spawn()
            .unwrap()
    }
}

#[test]
fn the_writer() {
    let Some(folder) = std::env::var_os("FUSHIME_WRITER").map(PathBuf::from) else { return };
    let number = |name| std::env::var(name).unwrap().parse::<u64>().unwrap();
    let (run, appends_max) = (number("FUSHIME_WRITER_RUN"), number("FUSHIME_WRITER_MAX"));
    let early = number("FUSHIME_WRITER_EARLY") == 1;
    let ledger = Arc::new(SqliteLedger::open(&folder).unwrap());
    let threads: Vec<_> = (0..THREADS)
        .map(|thread| {
            let ledger = Arc::clone(&ledger);
            let list = folder.join(format!("acknowledged-{run}-{thread}"));
            let first = u128::from(run) << 96 | thread << 64;
            std::thread::spawn(move || write(&*ledger, first, &list, early, appends_max))
        })
        .collect();
    for thread in threads {
        thread.join().unwrap();
    }
}

fn write(ledger: &dyn Ledger, first: u128, list: &Path, early: bool, appends_max: u64) {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let mut list = OpenOptions::new().create(true).append(true).open(list).unwrap();
    let mut expected = Position(0);
    for nth in 0..u128::from(appends_max) {
        let id = first + nth * IN_ONE;
        let acknowledgement = format!("{}\n", EntryId(id));
        if early {
            list.write_all(acknowledgement.as_bytes()).unwrap();
        }
        loop {
            let entries = (id..id + IN_ONE).map(entry).collect();
            match runtime.block_on(ledger.append(expected, entries)) {
                Ok(Appended::Written(entries)) => {
                    expected = entries.last().unwrap().position;
                    break;
                }
                Err(LedgerError::Moved(head)) => expected = head,
                Err(LedgerError::Backend(_)) => std::process::exit(DISK_FAILED),
                other => panic!("{other:?}"),
            }
        }
        if !early {
            list.write_all(acknowledgement.as_bytes()).unwrap();
        }
    }
}

fn entry(id: u128) -> NewEntry {
    let event = UpdateGiven {
        directive: DirectiveId(142),
        tap: None,
        text: Some("先方の購買部長に新しい価格表をお渡しし、来週の会議で諮っていただく".into()),
        milestone: None,
        waits: None,
        concrete: true,
    };
    let note = Note {
        on: jiff::civil::date(2026, 11, 20),
        time: None,
        by: Some(MemberId(4)),
        on_behalf_of: None,
        from: Source::Cli,
    };
    let recorded_at = jiff::Timestamp::from_second(1_795_000_000).unwrap();
    NewEntry { id: EntryId(id), recorded_at, note, event: event.into() }
}
