//! One order is written once, however often it is sent, and whatever happens to the ledger.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use async_trait::async_trait;
use fushime_core::command::{Asker, Command, Refusal};
use fushime_core::desk::Order;
use fushime_core::entry::{Entry, NewEntry, Note, Source};
use fushime_core::event::Event;
use fushime_core::event::firm::SettingsChanged;
use fushime_core::event::member::MemberDetails;
use fushime_core::event::terms::Language;
use fushime_core::ids::{EntryId, MemberId, Position};
use fushime_core::words::Words;
use fushime_ledger::{Appended, Head, Ledger, LedgerError, MemoryLedger, Verified};
use jiff::civil::date;

use super::{Office, OfficeError};
use crate::clock::{Clock, DEFAULT_ZONE};

fn clock() -> Clock {
    Clock::Local(date(2026, 11, 25).at(9, 0, 0, 0))
}

fn order(key: u128, member: Option<MemberId>, command: Command) -> Order {
    let now = clock().read(DEFAULT_ZONE);
    let asker = Asker {
        member,
        on_behalf_of: None,
        on: now.today(),
        now: now.local,
        at: now.at,
        taking_over: false,
    };
    Order { key: EntryId(key), asker, time: Some(now.local.time()), from: Source::Cli, command }
}

fn founding() -> Order {
    let leader = MemberDetails {
        name: Words::new("Morgan"),
        language: Language::En,
        reading: None,
        title: None,
        email: None,
        source_key: None,
    };
    let command = Command::FoundFirm {
        name: Words::new("Midori"),
        language: Language::En,
        time_zone: DEFAULT_ZONE.to_owned(),
        fiscal_year_end_month: 3,
        leader,
        team: Words::new("Sales"),
    };
    order(1_000, None, command)
}

fn team(key: u128, name: &str) -> Order {
    let form = Command::FormTeam { name: Words::new(name), source_key: None };
    order(key, Some(MemberId(1)), form)
}

/// What a ledger does at its first appends before it does as it is told.
#[derive(Clone, Copy)]
enum Trouble {
    /// Another writer is first, so many times.
    AnotherWriter(u32),
    /// The disk is full.
    Full,
    /// The write fails.
    Broken,
}

/// A real ledger that gives trouble.
struct Troubled {
    inner: MemoryLedger,
    trouble: Trouble,
    appends: AtomicU32,
}

#[async_trait]
impl Ledger for Troubled {
    async fn append(
        &self,
        expected: Position,
        entries: Vec<NewEntry>,
    ) -> Result<Appended, LedgerError> {
        let nth = self.appends.fetch_add(1, Ordering::SeqCst);
        match self.trouble {
            Trouble::AnotherWriter(times) if nth < times => {
                let now = clock().read(DEFAULT_ZONE);
                let settings = fushime_core::event::firm::Settings::default();
                let note = Note {
                    on: now.today(),
                    time: None,
                    by: Some(MemberId(1)),
                    on_behalf_of: None,
                    from: Source::Cli,
                };
                let id = EntryId(u128::from(nth) + 7_000);
                let event = Event::from(SettingsChanged { settings });
                let other = NewEntry { id, recorded_at: now.at, note, event };
                self.inner.append(expected, vec![other]).await?;
            }
            Trouble::Full => return Err(LedgerError::Full),
            Trouble::Broken => return Err(LedgerError::Backend("the disk is gone".into())),
            Trouble::AnotherWriter(_) => {}
        }
        self.inner.append(expected, entries).await
    }

    async fn read_after(&self, after: Position, limit: usize) -> Result<Vec<Entry>, LedgerError> {
        self.inner.read_after(after, limit).await
    }

    async fn find(&self, ids: &[EntryId]) -> Result<Vec<(EntryId, Position)>, LedgerError> {
        self.inner.find(ids).await
    }

    async fn head(&self) -> Result<Head, LedgerError> {
        self.inner.head().await
    }

    async fn changed(&self, after: Position) {
        self.inner.changed(after).await;
    }

    async fn verify(&self, against: Option<Head>) -> Result<Verified, LedgerError> {
        self.inner.verify(against).await
    }
}

/// An office with a firm, on a ledger that gives trouble from then on.
async fn troubled(trouble: Trouble) -> Office {
    let inner = MemoryLedger::new();
    let now = clock().read(DEFAULT_ZONE);
    let mut desk = fushime_core::desk::Desk::on(fushime_core::state::State::default(), now.at);
    desk.order(founding()).unwrap();
    let (_, expected, entries) = desk.into_parts();
    inner.append(expected, entries).await.unwrap();
    let appends = AtomicU32::new(0);
    Office::open(Arc::new(Troubled { inner, trouble, appends }), clock()).await.unwrap()
}

#[tokio::test]
async fn an_order_that_is_sent_twice_is_written_once() {
    let mut office = troubled(Trouble::AnotherWriter(0)).await;
    let first = office.execute(team(1, "East")).await.unwrap();
    let head = office.state().head;
    let second = office.execute(team(1, "East")).await.unwrap();
    assert_eq!(first.entries, second.entries);
    assert_eq!(office.state().head, head);
    // The control: another key is another order, and is refused.
    let other = office.execute(team(2, "East")).await;
    assert!(matches!(other, Err(OfficeError::Refused(Refusal::SameName))), "{other:?}");
}

#[tokio::test]
async fn an_order_is_decided_anew_when_another_writer_was_first() {
    let mut office = troubled(Trouble::AnotherWriter(4)).await;
    let before = office.state().head.0;
    let done = office.execute(team(1, "East")).await.unwrap();
    assert_eq!(done.entries[0].position.0, before + 5, "four others came first");
    assert!(office.state().teams.iter().any(|team| team.name == Words::new("East")));
}

#[tokio::test]
async fn after_five_tries_the_answer_is_busy_and_nothing_was_written() {
    let mut office = troubled(Trouble::AnotherWriter(5)).await;
    let busy = office.execute(team(1, "East")).await;
    assert!(matches!(busy, Err(OfficeError::Busy)), "{busy:?}");
    assert_eq!(office.state().teams.len(), 1);
    // The office knows what the others wrote, and can go on.
    office.execute(team(2, "West")).await.unwrap();
}

#[tokio::test]
async fn a_full_disk_refuses_and_reading_goes_on() {
    let mut office = troubled(Trouble::Full).await;
    let before = office.state().clone();
    let full = office.execute(team(1, "East")).await;
    assert!(matches!(full, Err(OfficeError::Full)), "{full:?}");
    assert_eq!(*office.state(), before);
}

#[tokio::test]
async fn after_a_failed_write_nothing_more_is_written() {
    let mut office = troubled(Trouble::Broken).await;
    let fault = office.execute(team(1, "East")).await;
    assert!(matches!(fault, Err(OfficeError::Fault(_))), "{fault:?}");
    let again = office.execute(team(2, "West")).await;
    assert!(matches!(again, Err(OfficeError::Fault(_))), "{again:?}");
}

#[tokio::test]
async fn several_orders_are_written_together_or_not_at_all() {
    let mut office = troubled(Trouble::AnotherWriter(1)).await;
    let orders = vec![team(1, "East"), team(100, "West")];
    let done = office.execute_all(orders).await.unwrap();
    assert_eq!(done.entries.len(), 2);
    let before = office.state().clone();
    let refused = office.execute_all(vec![team(200, "North"), team(300, "West")]).await;
    assert!(matches!(refused, Err(OfficeError::Refused(Refusal::SameName))), "{refused:?}");
    assert_eq!(*office.state(), before);
}

#[tokio::test]
async fn a_look_back_leaves_out_what_came_later() {
    let mut office = troubled(Trouble::AnotherWriter(0)).await;
    let claim = |key: u128| {
        let account = fushime_core::ids::AccountId(1);
        let text = Words::new("too late");
        order(key, Some(MemberId(1)), Command::OpenClaim { account, text })
    };
    let details = fushime_core::event::account::AccountDetails {
        name: Words::new("Sakura"),
        reading: None,
        tier: None,
        yearly_sales: None,
        trading_since: None,
        did_for_us: None,
        fiscal_year_end_month: None,
        cut_off_days: Vec::new(),
        owner: None,
        source_key: None,
    };
    let open = order(10, Some(MemberId(1)), Command::OpenAccount(details));
    office.execute(open).await.unwrap();
    office.execute(claim(20)).await.unwrap();
    let today = office.now().today();
    let yesterday = today.yesterday().unwrap();
    assert_eq!(office.state_as_of(today).await.unwrap().claims.iter().count(), 1);
    let then = office.state_as_of(yesterday).await.unwrap();
    assert_eq!(then.claims.iter().count(), 0);
    assert_eq!(then.accounts.iter().count(), 1, "who there is holds for every day");
}
