//! Where a story is played: a desk on which every order is decided like any other.

use fushime_core::command::{Asker, Command};
use fushime_core::desk::{Desk, Done, Order};
use fushime_core::entry::Source;
use fushime_core::ids::{AccountId, DirectiveId, EntryId, MemberId, PolicyId};
use fushime_core::state::{Directive, State};
use jiff::Timestamp;
use jiff::civil::{Date, time};

/// The desk of a story, and the day it is read on.
pub struct Stage {
    desk: Desk,
    next_key: u128,
    /// The day that was last read.
    pub reading: Option<Date>,
}

impl Default for Stage {
    fn default() -> Self {
        let desk = Desk::on(State::default(), Timestamp::UNIX_EPOCH);
        Self { desk, next_key: 1, reading: None }
    }
}

impl Stage {
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
            taking_over: false,
        };
        let key = EntryId(self.next_key);
        self.next_key += 100;
        let order =
            Order { key, asker, time: Some(time(10, 0, 0, 0)), from: Source::Cli, command };
        let oddities = self.state().oddities.len();
        let done = self.desk.order(order).map_err(|refusal| refusal.to_string())?;
        if self.state().oddities.len() > oddities {
            return Err(format!("an oddity: {:?}", self.state().oddities.last()));
        }
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

    /// Finds a directive by number.
    pub fn directive(&self, id: DirectiveId) -> Result<&Directive, String> {
        self.state().directives.get(id).ok_or_else(|| format!("there is no {id}"))
    }
}
