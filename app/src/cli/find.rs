//! What a command names, found for whoever asks, or a refusal that says what could be meant.

use fushime_core::access;
use fushime_core::command::{Refusal, Thing};
use fushime_core::ids::{
    AccountId, ContactId, DirectiveId, MemberId, MilestoneNo, PolicyId, Position, TeamId,
};
use fushime_core::state::State;

use super::failure::Failure;
use super::session::Session;
use crate::find::{Eyes, NotOne, account, contact, member, policy, team};

/// Finds a directive by its own number, written with its letter: D-1 is never another's key.
fn own_directive(state: &State, text: &str) -> Option<DirectiveId> {
    let lettered = text.trim().starts_with(['D', 'd', 'Ｄ', 'ｄ']);
    let id = text.parse().ok().filter(|_| lettered)?;
    state.directives.get(id).map(|_| id)
}

impl Session<'_> {
    fn one<K>(&self, thing: Thing, text: &str, found: Result<K, NotOne>) -> Result<K, Failure> {
        let named = self.text.get(thing.text_key());
        let values = |key: &str, among: String| {
            let values = [
                ("thing", named.clone().into()),
                ("name", text.to_owned().into()),
                ("among", among.into()),
            ];
            self.refused(key, &values)
        };
        found.map_err(|why| match why {
            NotOne::Nothing => values("find-nothing", String::new()),
            NotOne::Several(among) => values("find-several", self.text.list(&among)),
        })
    }

    /// Whose eyes look for what a command names: the asker's, today.
    ///
    /// # Errors
    ///
    /// A [`Failure`] when nobody is called so, or several are.
    pub fn eyes(&self) -> Result<Eyes, Failure> {
        Ok(Eyes { viewer: self.asker()?, day: self.today() })
    }

    /// Finds a member by number, name or part of it.
    ///
    /// # Errors
    ///
    /// A [`Failure`] when nobody or several are called so.
    pub fn member(&self, text: &str) -> Result<MemberId, Failure> {
        self.one(Thing::Member, text, member(self.state(), text))
    }

    /// Finds an account by number, name or part of it.
    ///
    /// # Errors
    ///
    /// A [`Failure`] when none or several are called so.
    pub fn account(&self, text: &str) -> Result<AccountId, Failure> {
        self.one(Thing::Account, text, account(self.state(), self.eyes()?, text))
    }

    /// Finds a contact by number, name or part of it.
    ///
    /// # Errors
    ///
    /// A [`Failure`] when nobody or several are called so.
    pub fn contact(&self, at: Option<AccountId>, text: &str) -> Result<ContactId, Failure> {
        self.one(Thing::Contact, text, contact(self.state(), self.eyes()?, at, text))
    }

    /// Finds a policy by number, name or part of it.
    ///
    /// # Errors
    ///
    /// A [`Failure`] when none or several are called so.
    pub fn policy(&self, text: &str) -> Result<PolicyId, Failure> {
        self.one(Thing::Policy, text, policy(self.state(), self.eyes()?, text))
    }

    /// Finds a team by number, name or part of it.
    ///
    /// # Errors
    ///
    /// A [`Failure`] when none or several are called so.
    pub fn team(&self, text: &str) -> Result<TeamId, Failure> {
        self.one(Thing::Team, text, team(self.state(), text))
    }

    /// Finds a directive that the asker may see, by its number or by its key in the system it came
    /// from.
    ///
    /// # Errors
    ///
    /// A [`Failure`] when there is none, or the asker may not see it.
    pub fn directive(&self, text: &str) -> Result<DirectiveId, Failure> {
        let eyes = self.eyes()?;
        let seen = |id: &DirectiveId| self.sees(eyes, *id);
        let own = own_directive(self.state(), text).filter(seen);
        let found = own
            .or_else(|| self.directive_of_key(eyes, text))
            .or_else(|| text.parse().ok().filter(seen));
        found.ok_or_else(|| self.refusal(&Refusal::NotFound(Thing::Directive)))
    }

    fn directive_of_key(&self, eyes: Eyes, text: &str) -> Option<DirectiveId> {
        let found = self.state().directive_from(text).map(|held| held.id);
        found.filter(|id| self.sees(eyes, *id))
    }

    fn sees(&self, eyes: Eyes, id: DirectiveId) -> bool {
        access::see_directive(self.state(), eyes.viewer, id, eyes.day).is_some()
    }

    /// Reads `D-12/3` or `D-12`: a directive that may be seen, and one of its milestones when one
    /// is named.
    ///
    /// # Errors
    ///
    /// A [`Failure`] when it is neither.
    pub fn milestone(&self, text: &str) -> Result<(DirectiveId, Option<MilestoneNo>), Failure> {
        let eyes = self.eyes()?;
        let narrow = text.replace('／', "/");
        let own = narrow.split('/').next().and_then(|first| own_directive(self.state(), first));
        if own.is_none_or(|id| !self.sees(eyes, id))
            && let Some(id) = self.directive_of_key(eyes, text)
        {
            return Ok((id, None));
        }
        match narrow.split_once('/') {
            None => Ok((self.directive(&narrow)?, None)),
            Some((directive, number)) => {
                let number = number.trim().parse().ok().filter(|number| *number > 0);
                let number =
                    number.ok_or_else(|| self.refusal(&Refusal::NotFound(Thing::Milestone)))?;
                Ok((self.directive(directive)?, Some(MilestoneNo(number))))
            }
        }
    }

    /// Reads a number like K-5 or Y-6.
    ///
    /// # Errors
    ///
    /// A [`Failure`] when it is none.
    pub fn number<K: std::str::FromStr>(&self, thing: Thing, text: &str) -> Result<K, Failure> {
        text.parse().map_err(|_| self.refusal(&Refusal::NotFound(thing)))
    }

    /// Reads the position of an entry: 57, #57.
    ///
    /// # Errors
    ///
    /// A [`Failure`] when it is none.
    pub fn position(&self, text: &str) -> Result<Position, Failure> {
        let number = text.trim().trim_start_matches(['#', '＃']).parse().ok();
        let number = number.filter(|number: &u64| *number > 0).map(Position);
        number.ok_or_else(|| self.refusal(&Refusal::NotFound(Thing::Entry)))
    }

    /// Returns a member's name, for a sentence.
    #[must_use]
    pub fn member_name(&self, id: MemberId) -> String {
        let member = self.state().members.get(id);
        member.map_or_else(|| id.to_string(), |member| member.details.name.to_string())
    }

    /// Returns an account's name, for a sentence.
    #[must_use]
    pub fn account_name(&self, id: AccountId) -> String {
        let account = self.state().accounts.get(id);
        account.map_or_else(|| id.to_string(), |account| account.details.name.to_string())
    }
}
