//! Where a story is played: a desk on which every order is decided like any other.

use fushime_core::command::{Asker, Command};
use fushime_core::desk::{Desk, Done, Order};
use fushime_core::entry::{Entry, Source};
use fushime_core::ids::{AccountId, EntryId, MemberId, PolicyId};
use fushime_core::state::State;
use jiff::Timestamp;
use jiff::civil::{Date, time};

/// The desk of a story, everything that was written on it, and the day it is read on.
pub struct Stage {
    desk: Desk,
    next_key: u128,
    written: Vec<Entry>,
    reading: Option<(Date, State)>,
}

impl Default for Stage {
    fn default() -> Self {
        let desk = Desk::on(State::default(), Timestamp::UNIX_EPOCH);
        Self { desk, next_key: 1, written: Vec::new(), reading: None }
    }
}

impl Stage {
    /// Looks at a day: only what had happened by then.
    pub fn read(&mut self, day: Date) {
        let mut state = State::looking_back_to(day);
        self.written.iter().for_each(|entry| state.apply(entry));
        self.reading = Some((day, state));
    }

    /// The day that was last read, and what stood there.
    pub fn reading(&self) -> Result<(Date, &State), String> {
        self.reading.as_ref().map(|(day, state)| (*day, state)).ok_or("read which day?".into())
    }

    /// The state as it is now.
    pub fn state(&self) -> &State {
        self.desk.state()
    }

    /// Gives an order on a day, as somebody.
    pub fn order(
        &mut self,
        on: Date,
        member: Option<MemberId>,
        command: Command,
    ) -> Result<Done, String> {
        let asker = Asker {
            member,
            on_behalf_of: None,
            on,
            now: on.to_datetime(time(10, 0, 0, 0)),
            at: Timestamp::UNIX_EPOCH,
            taking_over: false,
        };
        let key = EntryId(self.next_key);
        self.next_key += 100;
        let order = Order { key, asker, time: Some(time(10, 0, 0, 0)), from: Source::Cli, command };
        let oddities = self.state().oddities.len();
        let done = self.desk.order(order).map_err(|refusal| refusal.to_string())?;
        if self.state().oddities.len() > oddities {
            return Err(format!("an oddity: {:?}", self.state().oddities.last()));
        }
        self.written.extend(done.entries.iter().cloned());
        Ok(done)
    }

    /// Finds a member by name.
    pub fn member(&self, name: &str) -> Result<MemberId, String> {
        let mut members = self.state().members.iter();
        let found = members.find(|member| member.details.name.as_str() == name);
        found.map(|member| member.id).ok_or_else(|| format!("nobody is called {name}"))
    }

    /// Finds an account by name.
    pub fn account(&self, name: &str) -> Result<AccountId, String> {
        let mut accounts = self.state().accounts.iter();
        let found = accounts.find(|account| account.details.name.as_str() == name);
        found.map(|account| account.id).ok_or_else(|| format!("no account is called {name}"))
    }

    /// The policy that was decided last.
    pub fn policy(&self) -> Option<PolicyId> {
        self.state().policies.iter().last().map(|policy| policy.id)
    }
}
