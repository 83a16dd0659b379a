//! Rows in the order of time to orders on a desk.

use std::collections::{BTreeMap, HashMap, HashSet};

use fushime_core::command::{Command, Refusal};
use fushime_core::desk::Desk;
use fushime_core::event::Due;
use fushime_core::event::directive::Ask;
use fushime_core::ids::{AccountId, DirectiveId, EntryId, MemberId, TeamId};
use fushime_core::state::{Directive, State};
use fushime_core::words::Words;
use jiff::civil::{Date, DateTime};
use sha2::{Digest, Sha256};

use super::kind::{Kind, Meaning, is_kind};
use super::moment::Moment;
use super::rows::{History, HistoryRow};
use crate::import::account_names::AccountIndex;
use crate::import::bringing::{Bringing, Brought, Happened, Place, RowEnd, entry_id, order};
use crate::import::members::MemberIndex;
use crate::import::problem::{Problem, Wrong};

/// The words that stand in for what a file does not say, in the firm's language.
pub struct StoryWords<'a> {
    /// What is asked, for an item without title and text.
    pub sentence: &'a dyn Fn(&str) -> String,
    /// What the milestone is called that the due date makes.
    pub due: String,
}

/// What is known of an item while its rows are gone through.
#[derive(Debug, Clone, Copy)]
pub(super) struct Item {
    directive: Option<DirectiveId>,
    /// When it was asked.
    asked: Moment,
    /// Its first row here.
    first: usize,
    /// The last thing the ledger knew of it before.
    known_until: Option<DateTime>,
    open: bool,
    begun: bool,
    /// It could not be asked; its rows are left out.
    failed: bool,
    pub(super) owner: u32,
    pub(super) group: u32,
}

/// One thing to go through, in the order of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Step {
    at: DateTime,
    what: What,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum What {
    Ask(u32),
    Row(usize),
    Close(u32),
}

impl History {
    /// Returns the keys that may be in the ledger already: those of items it knows.
    #[must_use]
    pub fn keys_to_look_up(&self, state: &State) -> Vec<EntryId> {
        let mut known: HashMap<u32, bool> = HashMap::new();
        let rows = self.rows.iter().filter(|row| {
            *known
                .entry(row.item)
                .or_insert_with(|| find_item(state, self.names.text(row.item)).is_some())
        });
        rows.map(|row| row.key).collect()
    }

    /// Goes through all rows in the order of time and orders what they say.
    ///
    /// `known`: the keys that are in the ledger already. `tick` is called with every step done.
    pub fn bring(
        self,
        desk: &mut Desk,
        bringing: &Bringing,
        words: &StoryWords<'_>,
        known: &HashSet<EntryId>,
        tick: &mut dyn FnMut(u64),
    ) -> Brought {
        let mut items = self.items(desk.state());
        let steps = self.steps(&items);
        let mut teller = Teller {
            first_day: steps.first().map_or(bringing.today(), |step| step.at.date()),
            desk,
            bringing,
            words,
            known,
            owners: HashMap::new(),
            groups: HashMap::new(),
            accounts: HashMap::new(),
            account_index: None,
            member_index: None,
            seen: HashSet::new(),
            history: self,
        };
        teller.first_day = teller.first_day.min(bringing.today());
        let total = steps.len() as u64;
        for (nth, step) in (1..).zip(steps) {
            match step.what {
                What::Ask(item) => {
                    if let Some(item) = items.get_mut(&item) {
                        teller.ask(item);
                    }
                }
                What::Row(row) => teller.row(row, &mut items),
                What::Close(item) => {
                    if let Some(item) = items.get_mut(&item) {
                        teller.close(item, step.at);
                    }
                }
            }
            tick(nth * 1000 / total.max(1));
        }
        teller.history.brought
    }

    fn items(&self, state: &State) -> BTreeMap<u32, Item> {
        let mut items: BTreeMap<u32, Item> = BTreeMap::new();
        for (place, row) in self.rows.iter().enumerate() {
            let item = items.entry(row.item).or_insert_with(|| {
                let held = find_item(state, self.names.text(row.item));
                Item {
                    directive: held.map(|held| held.id),
                    asked: row.at,
                    first: place,
                    known_until: held.and_then(last_moment),
                    open: true,
                    begun: false,
                    failed: false,
                    owner: 0,
                    group: 0,
                }
            });
            let first = self.rows.get(item.first).map_or(row.at, |first| first.at);
            if row.at < first {
                item.first = place;
            }
            item.asked = item.asked.min(row.at).min(row.opened.unwrap_or(row.at));
        }
        for item in items.values_mut() {
            if let Some(held) = item.directive.and_then(|id| state.directives.get(id)) {
                let time = held.lines.first().and_then(|line| line.time);
                let at = held.asked.on.to_datetime(time.unwrap_or_default());
                // A file that begins before the ledger ends is gone through from its beginning; one
                // with nothing but new rows goes on from where the ledger is.
                let first = self.rows.get(item.first).map(|first| first.at.at);
                let whole_file = first <= item.known_until;
                item.asked = Moment { at, timed: time.is_some() };
                item.open = whole_file || held.is_open();
                item.begun = !whole_file;
            }
        }
        items
    }

    fn steps(&self, items: &BTreeMap<u32, Item>) -> Vec<Step> {
        let mut ends: BTreeMap<u32, (bool, Option<Moment>, DateTime)> = BTreeMap::new();
        let mut steps = Vec::with_capacity(self.rows.len() + items.len());
        for (place, row) in self.rows.iter().enumerate() {
            let end = ends.entry(row.item).or_insert((false, None, row.at.at));
            end.0 |= self.meaning(row).kind.ends();
            if row.at.at >= end.2 {
                (end.1, end.2) = (row.closed, row.at.at);
            }
            steps.push(Step { at: row.at.at, what: What::Row(place) });
        }
        for (id, item) in items.iter().filter(|(_, item)| item.directive.is_none()) {
            steps.push(Step { at: item.asked.at, what: What::Ask(*id) });
        }
        for (id, (closes, closed, _)) in ends {
            if let (false, Some(closed)) = (closes, closed) {
                steps.push(Step { at: closed.at, what: What::Close(id) });
            }
        }
        steps.sort_unstable();
        steps
    }
}

/// Finds the directive an item of a file is: by its key in the other system, or by its number.
fn find_item<'a>(state: &'a State, key: &str) -> Option<&'a Directive> {
    state.directive_from(key).or_else(|| {
        let id: DirectiveId = key.starts_with("D-").then(|| key.parse().ok()).flatten()?;
        state.directives.get(id).filter(|held| held.ask.source_key.is_none())
    })
}

/// Returns the last moment a directive's timeline knows.
fn last_moment(directive: &Directive) -> Option<DateTime> {
    directive.lines.iter().map(|line| line.on.to_datetime(line.time.unwrap_or_default())).max()
}

/// Orders what rows say, one after another.
pub(super) struct Teller<'a> {
    pub(super) desk: &'a mut Desk,
    pub(super) bringing: &'a Bringing,
    pub(super) words: &'a StoryWords<'a>,
    known: &'a HashSet<EntryId>,
    pub(super) history: History,
    /// The first day of all: since then the one who brings the file leads the groups in it.
    pub(super) first_day: Date,
    pub(super) owners: HashMap<u32, MemberId>,
    pub(super) groups: HashMap<u32, TeamId>,
    pub(super) accounts: HashMap<u32, AccountId>,
    pub(super) account_index: Option<AccountIndex>,
    pub(super) member_index: Option<MemberIndex>,
    seen: HashSet<EntryId>,
}

/// What a row says, taken out of the file.
pub(super) struct Said {
    pub(super) key: EntryId,
    pub(super) at: Moment,
    pub(super) due: Option<Date>,
    pub(super) text: Option<Words>,
    pub(super) file: String,
    pub(super) row: u64,
    pub(super) who: Option<Words>,
    /// The value of the kind column, when it is somebody's word and not a kind of ours.
    pub(super) value: Words,
    /// The milestone it is about, in a history that Fushime wrote out.
    pub(super) milestone: Option<Words>,
    /// Whether Fushime wrote the history out.
    pub(super) own: bool,
    pub(super) account: u32,
    pub(super) meaning: Meaning,
    /// Of owner or group, account and due date it names only one.
    pub(super) alone: bool,
}

impl Teller<'_> {
    fn said(&self, place: usize) -> Option<Said> {
        let row = self.history.rows.get(place)?;
        let who = self.history.names.text(row.who);
        let value = self.history.names.text(row.kind);
        let handed = row.owner != 0 || row.group != 0;
        let named = [handed, row.account != 0, row.due.is_some()];
        Some(Said {
            alone: named.iter().filter(|named| **named).count() == 1,
            key: row.key,
            at: row.at,
            due: row.due,
            text: row.text.as_deref().map(Words::new),
            file: self.file_of(row),
            row: u64::from(row.row),
            who: (!who.is_empty()).then(|| Words::new(who)),
            value: Words::new(Some(value).filter(|value| !is_kind(value)).unwrap_or_default()),
            milestone: words_of(&Words::new(self.history.names.text(row.milestone))),
            own: row.own,
            account: row.account,
            meaning: self.history.meaning(row),
        })
    }

    fn file_of(&self, row: &HistoryRow) -> String {
        self.history.files.get(usize::from(row.file)).cloned().unwrap_or_default()
    }

    /// Asks for an item, as its first row says.
    fn ask(&mut self, item: &mut Item) {
        let Some(row) = self.history.rows.get(item.first) else { return };
        let key = derived(self.history.names.text(row.item), "asked");
        let (owner, group, account, due) = (row.owner, row.group, row.account, row.due);
        let Some(said) = self.said(item.first) else { return };
        match self.ask_command(item, (owner, group, account, due), &said) {
            Ok(command) => {
                let asker = self.asker(&command, &said);
                match self.order(&said, key, item.asked, asker, command) {
                    Ok(()) => {
                        let last = self.desk.state().directives.iter().next_back();
                        item.directive = last.map(|directive| directive.id);
                    }
                    Err(refusal) => self.fail(item, &said, refusal),
                }
            }
            Err(refusal) => self.fail(item, &said, refusal),
        }
    }

    /// Reports that an item could not be asked. Its rows are counted when they are come to.
    fn fail(&mut self, item: &mut Item, said: &Said, refusal: Refusal) {
        item.failed = true;
        let problem = Problem::row(&said.file, said.row, Wrong::Refused(refusal));
        self.history.brought.problems.push(problem);
    }

    fn ask_command(
        &mut self,
        item: &Item,
        (owner, group, account, due): (u32, u32, u32, Option<Date>),
        said: &Said,
    ) -> Result<Command, Refusal> {
        let day = item.asked.day();
        let team = self.team(group, said)?;
        let owner = self.owner(owner, team, said)?;
        let account = self.account(account, said)?;
        let due = self.sound_due(due, day, said);
        let row = self.history.rows.get(item.first);
        let title = row.map_or("", |row| self.history.names.text(row.title));
        let key = row.map_or("", |row| self.history.names.text(row.item));
        let sentence = match (title, &said.text) {
            ("", Some(text)) => text.clone(),
            ("", None) => Words::from((self.words.sentence)(key)),
            (title, _) => Words::new(title),
        };
        // In a history of ours every milestone has a row of its own.
        let first = due.iter().filter(|_| !said.own);
        let milestones = first.map(|due| self.milestone(*due, said)).collect();
        let ask = Ask {
            owner,
            sentence,
            account,
            counterpart: None,
            policy: None,
            kind: None,
            client_words: None,
            why: None,
            due: due.map(Due::on),
            figures: None,
            stakes: None,
            done_when: None,
            authority: None,
            help: None,
            quiet_days_max: None,
            team,
            source_key: Some(Words::new(key)),
        };
        Ok(Command::AskDirective { ask, milestones, under_way: true })
    }

    fn row(&mut self, place: usize, items: &mut BTreeMap<u32, Item>) {
        let Some(row) = self.history.rows.get(place) else { return };
        let (number, owner, group) = (row.item, row.owner, row.group);
        let Some(item) = items.get_mut(&number) else { return };
        let Some(said) = self.said(place) else { return };
        item.owner = if owner == 0 { item.owner } else { owner };
        item.group = if group == 0 { item.group } else { group };
        let first = !std::mem::replace(&mut item.begun, true);
        self.history.brought.rows += 1;
        let Some(directive) = item.directive.filter(|_| !item.failed) else {
            self.history.brought.left_out += 1;
            return;
        };
        let kind = said.meaning.kind;
        if kind == Kind::Ignore {
            self.history.brought.passed_over += 1;
            return;
        }
        if !self.seen.insert(said.key) {
            self.history.brought.known += 1;
            return;
        }
        let is_known = self.known.contains(&said.key);
        let is_asking = first
            && said.at.at == item.asked.at
            && matches!(kind, Kind::Asked | Kind::Update)
            && self.text_is_sentence(place);
        let reopens = !item.open && (kind == Kind::Reopened || said.meaning.open);
        if !item.open && !reopens {
            self.history.brought.passed_over += 1;
            return;
        }
        item.open = !kind.ends();
        if is_known || is_asking && item.known_until.is_some() {
            self.history.brought.known += 1;
            return;
        }
        if is_asking {
            self.history.brought.taken += 1;
            return;
        }
        let late = item.known_until.is_some_and(|known| said.at.at < known);
        let told = if late {
            self.word_only(directive, &said)
        } else {
            self.told(item, directive, &said, reopens)
        };
        match told {
            Ok(RowEnd::Taken) => self.history.brought.taken += 1,
            Ok(_) => self.history.brought.known += 1,
            Err(refusal) => self.history.refused(place, refusal),
        }
    }

    /// Tells whether a row has no text of its own beside the sentence that was made of it.
    fn text_is_sentence(&self, place: usize) -> bool {
        let row = self.history.rows.get(place);
        row.is_some_and(|row| row.text.is_none() || row.title == 0)
    }

    /// Writes only the word of a row that comes after newer ones were written.
    fn word_only(&mut self, directive: DirectiveId, said: &Said) -> Result<RowEnd, Refusal> {
        if !matches!(said.meaning.kind, Kind::Update | Kind::Tapped(_) | Kind::ClientTurn) {
            return Ok(RowEnd::Known);
        }
        let open = self.desk.state().directives.get(directive).is_some_and(Directive::is_open);
        if !open {
            return Ok(RowEnd::Known);
        }
        let tap = match said.meaning.kind {
            Kind::Tapped(tap) => Some(tap),
            _ => None,
        };
        let text = said.text.clone().or_else(|| words_of(&said.value));
        let command = Command::Update { directive, tap, text, milestone: None, waits: None };
        let owner = self.held(directive)?.ask.owner;
        self.order(said, said.key, said.at, Some(owner), command)?;
        Ok(RowEnd::Taken)
    }

    /// Ends an item whose end only a column tells.
    fn close(&mut self, item: &mut Item, at: DateTime) {
        let Some(directive) = item.directive.filter(|_| item.open && !item.failed) else { return };
        let open = self.held(directive).is_ok_and(Directive::is_open);
        let Some(said) = self.said(item.first) else { return };
        item.open = false;
        if !open {
            return;
        }
        let row = self.history.rows.get(item.first);
        let name = row.map_or("", |row| self.history.names.text(row.item));
        let key = derived(name, &format!("closed {at}"));
        let timed = at.time() != jiff::civil::Time::midnight();
        let command = Command::Finish { directive, text: None };
        if let Err(refusal) = self.order(&said, key, Moment { at, timed }, None, command) {
            self.history.refused(item.first, refusal);
        }
    }

    pub(super) fn order(
        &mut self,
        said: &Said,
        key: EntryId,
        at: Moment,
        for_whom: Option<MemberId>,
        command: Command,
    ) -> Result<(), Refusal> {
        let happened = Happened { on: at.day(), time: at.time(), on_behalf_of: for_whom };
        let who = said.who.as_ref().map(Words::as_str);
        let place = Place { file: &said.file, row: said.row, who };
        order(self.desk, self.bringing, key, (happened, place), command).map(|_| ())
    }
}

pub(super) fn words_of(text: &Words) -> Option<Words> {
    (!text.is_empty()).then(|| text.clone())
}

/// Returns the name of a further thing that the same row leads to.
pub(super) fn nth(key: EntryId, nth: u8) -> EntryId {
    EntryId(key.0.wrapping_add(u128::from(nth) << 120))
}

/// Returns the name of what an item leads to apart from its rows.
pub(super) fn derived(item: &str, what: &str) -> EntryId {
    let mut hash = Sha256::new();
    hash.update(b"fushime history item\0");
    hash.update(item.as_bytes());
    hash.update([0xff]);
    hash.update(what.as_bytes());
    entry_id(hash)
}
