//! Names and keys of other systems, to find what they belong to without going through everything.

use std::collections::BTreeMap;

use super::{Account, Contact, Directive, Member, State, Team};
use crate::ids::{AccountId, ContactId, DirectiveId, MemberId, Numbered, PolicyId, TeamId};
use crate::words::Words;

/// Which numbers a word belongs to, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Index<K> {
    numbers: BTreeMap<Words, Vec<K>>,
}

impl<K> Default for Index<K> {
    fn default() -> Self {
        Self { numbers: BTreeMap::new() }
    }
}

impl<K: Numbered + Ord> Index<K> {
    /// Writes down that `word` belongs to `id`. Words that were removed belong to nothing.
    pub(super) fn add(&mut self, word: &Words, id: K) {
        if word.is_empty() || word.is_removed() {
            return;
        }
        match self.numbers.get_mut(word) {
            Some(ids) => {
                if let Err(place) = ids.binary_search(&id) {
                    ids.insert(place, id);
                }
            }
            None => {
                self.numbers.insert(word.clone(), vec![id]);
            }
        }
    }

    /// Writes down that `word` no longer belongs to `id`.
    pub(super) fn remove(&mut self, word: &Words, id: K) {
        let Some(ids) = self.numbers.get_mut(word) else { return };
        ids.retain(|other| *other != id);
        if ids.is_empty() {
            self.numbers.remove(word);
        }
    }

    /// Writes down that `id` changed its word.
    pub(super) fn change(&mut self, old: Option<&Words>, new: Option<&Words>, id: K) {
        if old == new {
            return;
        }
        if let Some(word) = old {
            self.remove(word, id);
        }
        if let Some(word) = new {
            self.add(word, id);
        }
    }

    /// Returns whatever the word belongs to, by number.
    fn get(&self, word: &str) -> &[K] {
        self.numbers.get(word).map_or(&[], Vec::as_slice)
    }
}

/// Every name and key by which something is looked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Names {
    pub(super) members: Index<MemberId>,
    pub(super) teams: Index<TeamId>,
    pub(super) accounts: Index<AccountId>,
    pub(super) member_keys: Index<MemberId>,
    pub(super) team_keys: Index<TeamId>,
    pub(super) account_keys: Index<AccountId>,
    pub(super) contact_keys: Index<ContactId>,
    pub(super) policy_keys: Index<PolicyId>,
    pub(super) directive_keys: Index<DirectiveId>,
}

impl State {
    /// Finds the directive that came from another system with this key.
    #[must_use]
    pub fn directive_from(&self, source_key: &str) -> Option<&Directive> {
        self.directives.get(*self.names.directive_keys.get(source_key).first()?)
    }

    /// Finds the account that came from another system with this key.
    #[must_use]
    pub fn account_from(&self, source_key: &str) -> Option<&Account> {
        self.accounts.get(*self.names.account_keys.get(source_key).first()?)
    }

    /// Finds the contact that came from another system with this key.
    #[must_use]
    pub fn contact_from(&self, source_key: &str) -> Option<&Contact> {
        self.contacts.get(*self.names.contact_keys.get(source_key).first()?)
    }

    /// Finds the member who came from another system with this key.
    #[must_use]
    pub fn member_from(&self, source_key: &str) -> Option<&Member> {
        self.members.get(*self.names.member_keys.get(source_key).first()?)
    }

    /// Finds the team that came from another system with this key.
    #[must_use]
    pub fn team_from(&self, source_key: &str) -> Option<&Team> {
        self.teams.get(*self.names.team_keys.get(source_key).first()?)
    }

    /// Finds the policy that came from another system with this key.
    #[must_use]
    pub fn policy_from(&self, source_key: &str) -> Option<PolicyId> {
        self.names.policy_keys.get(source_key).first().copied()
    }

    /// Returns every account of exactly this name, by number.
    pub fn accounts_named(&self, name: &str) -> impl Iterator<Item = &Account> {
        self.names.accounts.get(name).iter().filter_map(|id| self.accounts.get(*id))
    }

    /// Returns every member of exactly this name, by number.
    pub fn members_named(&self, name: &str) -> impl Iterator<Item = &Member> {
        self.names.members.get(name).iter().filter_map(|id| self.members.get(*id))
    }

    /// Returns every team of exactly this name, by number.
    pub fn teams_named(&self, name: &str) -> impl Iterator<Item = &Team> {
        self.names.teams.get(name).iter().filter_map(|id| self.teams.get(*id))
    }
}
