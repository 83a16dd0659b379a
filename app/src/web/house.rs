//! What every page stands on: the office, the vault, the sentences, and who has come in.

use std::sync::{Arc, Mutex, PoisonError};

use fushime_core::as_of::Calendars;
use fushime_core::command::{Asker, Command, Refusal};
use fushime_core::desk::{Desk, Done, Order};
use fushime_core::entry::Source;
use fushime_core::event::terms::Language;
use fushime_core::ids::{EntryId, MemberId};
use fushime_core::state::{Firm, State};
use jiff::civil::{Date, Time};
use tokio::sync::{RwLock, RwLockReadGuard};

use super::figures::Figures;
use super::kept::Kept;
use super::watch::Log;
use crate::clock::{Reading as Moment, Stopwatch};
use crate::import::bringing::{Bringing, Brought};
use crate::office::looking::VaultHandle;
use crate::office::{Office, OfficeError};
use crate::reading::Reading;
use crate::text::Text;

/// A house that several handlers share.
pub type HouseHandle = Arc<House>;

/// The office with its vault, as the pages use it.
pub struct House {
    office: RwLock<Office>,
    vault: VaultHandle,
    ja: Text,
    en: Text,
    hosts: Vec<String>,
    is_https: bool,
    figures: Figures,
    log: Log,
    kept: Kept,
    calendars: Mutex<Option<(Firm, Arc<Calendars>)>>,
}

impl std::fmt::Debug for House {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("House").field("hosts", &self.hosts).finish_non_exhaustive()
    }
}

impl House {
    /// Opens a house for an office. `hosts`: the names it answers to, with their ports.
    #[must_use]
    pub fn new(office: Office, vault: VaultHandle, hosts: Vec<String>, is_https: bool) -> Self {
        let (ja, en) = (Text::new(Language::Ja), Text::new(Language::En));
        let (office, figures, log) = (RwLock::new(office), Figures::new(), Log::none());
        Self {
            office,
            vault,
            ja,
            en,
            hosts,
            is_https,
            figures,
            log,
            kept: Kept::default(),
            calendars: Mutex::default(),
        }
    }

    /// Says where the log goes.
    #[must_use]
    pub fn with_log(self, log: Log) -> Self {
        Self { log, ..self }
    }

    /// The calendars of a firm, made anew when its closings or holidays change.
    fn calendars(&self, state: &State) -> Arc<Calendars> {
        let mut kept = self.calendars.lock().unwrap_or_else(PoisonError::into_inner);
        if let (Some((of, calendars)), Some(firm)) = (&*kept, &state.firm)
            && of == firm
        {
            return Arc::clone(calendars);
        }
        let calendars = Arc::new(Calendars::of(state));
        *kept = state.firm.clone().map(|firm| (firm, Arc::clone(&calendars)));
        calendars
    }

    /// The pages that are kept.
    pub(super) fn kept(&self) -> &Kept {
        &self.kept
    }

    /// What is counted.
    pub(super) fn figures(&self) -> &Figures {
        &self.figures
    }

    /// Where the log goes.
    pub(super) fn log(&self) -> &Log {
        &self.log
    }

    /// Tells whether somebody asked for us: another name on our address is somebody's trick.
    pub(super) fn is_our_host(&self, host: &str) -> bool {
        self.hosts.iter().any(|ours| ours.eq_ignore_ascii_case(host))
    }

    /// Tells whether it is reached over https only.
    pub(super) fn is_https(&self) -> bool {
        self.is_https
    }

    /// The address at which it is reached, without a slash at its end.
    pub(super) fn base(&self) -> String {
        let scheme = if self.is_https { "https" } else { "http" };
        format!("{scheme}://{}", self.hosts.first().map_or("", String::as_str))
    }

    /// Tells whether only this machine reaches it: then a link is good nowhere else.
    pub(super) fn is_here_only(&self) -> bool {
        let first = self.hosts.first().map_or("", String::as_str);
        ["127.", "localhost", "[::1]"].iter().any(|here| first.starts_with(here))
    }

    /// What must be forgettable.
    pub(super) fn vault(&self) -> &VaultHandle {
        &self.vault
    }

    /// The office, for reading.
    pub(super) async fn office(&self) -> RwLockReadGuard<'_, Office> {
        self.office.read().await
    }

    /// What time it is, in the firm's zone.
    pub(super) async fn now(&self) -> Moment {
        self.office.read().await.now()
    }

    /// The sentences of a language, as they are read on a day.
    pub(super) fn text(&self, language: Language, on: jiff::civil::Date) -> Text {
        let text = match language {
            Language::Ja => &self.ja,
            Language::En => &self.en,
        };
        text.clone().on(on)
    }

    /// Has the firm founded, and returns who founded it.
    ///
    /// # Errors
    ///
    /// An [`OfficeError`] when it is refused: there is one already, or something is missing.
    pub(super) async fn found(
        &self,
        key: EntryId,
        command: Command,
    ) -> Result<MemberId, OfficeError> {
        let mut office = self.office.write().await;
        let order = order(None, key, (office.now(), Happened::default()), command);
        office.execute(order).await?;
        let firm = office.state().firm.as_ref();
        firm.map(|firm| firm.founder).ok_or(OfficeError::Refused(Refusal::NoFirm))
    }

    /// Has a command decided and written. `key`: made with the form, so that pressing twice
    /// records once.
    pub(super) async fn execute(
        &self,
        member: MemberId,
        key: EntryId,
        command: Command,
    ) -> Result<Done, OfficeError> {
        self.execute_of(member, key, Happened::default(), command).await
    }

    /// Does the same for what did not happen just now.
    pub(super) async fn execute_of(
        &self,
        member: MemberId,
        key: EntryId,
        happened: Happened,
        command: Command,
    ) -> Result<Done, OfficeError> {
        let mut office = self.office.write().await;
        let order = order(Some(member), key, (office.now(), happened), command);
        let stopwatch = Stopwatch::begin();
        let done = office.execute(order).await;
        self.figures.commanded(&done, stopwatch.seconds());
        done
    }

    /// Has many commands decided and written in one step: all of them or none. `make` makes them
    /// from what holds at that moment, and nobody writes in between.
    pub(super) async fn execute_all(
        &self,
        member: MemberId,
        key: EntryId,
        make: impl FnOnce(&Office) -> Option<Vec<Command>> + Send,
    ) -> Result<Pressed, OfficeError> {
        let mut office = self.office.write().await;
        if office.known(&[key]).await?.contains(&key) {
            return Ok(Pressed::Before);
        }
        let Some(commands) = make(&office) else { return Ok(Pressed::NotNow) };
        let now = (office.now(), Happened::default());
        let orders = (0_u128..).zip(commands).map(|(nth, command)| {
            order(Some(member), EntryId(key.0.wrapping_add(nth * KEYS_APART)), now, command)
        });
        let orders = orders.collect();
        let stopwatch = Stopwatch::begin();
        let done = office.execute_all(orders).await;
        self.figures.commanded(&done, stopwatch.seconds());
        done.map(|_| Pressed::Done)
    }
}

impl House {
    /// Has a file brought in, in one step, or only tried: then nothing is written.
    pub(super) async fn bring<E: Send>(
        &self,
        member: MemberId,
        take: bool,
        read: impl FnOnce(&mut Desk, &Bringing) -> Result<Brought, E> + Send,
    ) -> Result<Result<Brought, E>, OfficeError> {
        let mut office = self.office.write().await;
        let now = office.now();
        let bringing = Bringing { member, now: now.local, at: now.at };
        let mut desk = office.desk();
        let brought = read(&mut desk, &bringing);
        if take && brought.is_ok() {
            office.close(desk).await?;
        } else {
            office.abandon(desk).await?;
        }
        Ok(brought)
    }
}

/// When something happened.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Happened {
    /// `None`: today.
    pub(super) on: Option<Date>,
    /// `None`: just now, or on another day at an hour that nobody wrote down.
    pub(super) time: Option<Time>,
}

/// Writes down what somebody wants, and when it happened.
fn order(
    member: Option<MemberId>,
    key: EntryId,
    (now, happened): (Moment, Happened),
    command: Command,
) -> Order {
    let on = happened.on.unwrap_or(now.today());
    let asker =
        Asker { member, on_behalf_of: None, on, now: now.local, at: now.at, taking_over: false };
    let just_now = (on == now.today()).then_some(now.local.time());
    Order { key, asker, time: happened.time.or(just_now), from: Source::Web, command }
}

/// What became of many commands that were pressed once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pressed {
    /// All of them were written, in one step.
    Done,
    /// They were written before: it was pressed twice.
    Before,
    /// They are not wanted any more as things stand; nothing was written.
    NotNow,
}

/// How far the keys of commands that are pressed together are apart: each may make as many entries.
const KEYS_APART: u128 = 64;

/// What a page borrows while it is drawn: made anew for each, from one view of the record.
pub(super) struct Sitting {
    pub(super) text: Text,
    pub(super) calendars: Arc<Calendars>,
    pub(super) moment: Moment,
}

impl Sitting {
    pub(super) fn of(house: &House, office: &Office, language: Language) -> Self {
        let moment = office.now();
        let calendars = house.calendars(office.state());
        Self { text: house.text(language, moment.today()), calendars, moment }
    }

    /// Returns what a page looks at.
    pub(super) fn reading<'a>(&'a self, state: &'a State, viewer: MemberId) -> Reading<'a> {
        let day = self.moment.today();
        Reading { text: &self.text, state, viewer, day, read_on: day, calendars: &self.calendars }
    }
}

/// Makes a new key for a form.
pub(super) fn new_key() -> EntryId {
    let mut bytes = [0_u8; 16];
    // Without chance there is no key; the form is then refused as one that was sent before.
    let _ = getrandom::fill(&mut bytes);
    EntryId(u128::from_be_bytes(bytes))
}
