//! Which account a name or a key in a file means.
//!
//! A list of accounts speaks of an account by its exact name, legal form and all: 有限会社サクラ食品
//! is not さくら食品株式会社. Other files name accounts in passing; there a name without its legal
//! form is enough when it can only mean one.

use std::collections::HashMap;

use fushime_core::event::account::AccountDetails;
use fushime_core::ids::AccountId;
use fushime_core::phrase::{Arg, Phrase};
use fushime_core::state::State;
use fushime_core::words::Words;
use fushime_wording::fold_width;
use unicode_normalization::UnicodeNormalization;

use super::named::{Named, listed};

/// Legal forms as they are written, each with what it is short for.
const FORMS: &[(&str, &str)] = &[
    ("株式会社", "株"),
    ("(株)", "株"),
    ("有限会社", "有"),
    ("(有)", "有"),
    ("合同会社", "同"),
    ("(同)", "同"),
    ("合資会社", "資"),
    ("(資)", "資"),
    ("合名会社", "名"),
    ("(名)", "名"),
    ("一般社団法人", "一社"),
    ("(一社)", "一社"),
    ("医療法人", "医"),
    ("(医)", "医"),
    ("co., ltd.", "ltd"),
    ("co.,ltd.", "ltd"),
    ("co., ltd", "ltd"),
    ("co.,ltd", "ltd"),
    ("co. ltd.", "ltd"),
    ("co. ltd", "ltd"),
    ("limited", "ltd"),
    ("ltd.", "ltd"),
    ("ltd", "ltd"),
    ("corporation", "corp"),
    ("corp.", "corp"),
    ("inc.", "inc"),
];

/// Returns a company's name as a list of companies compares it: in one width, and nothing else.
#[must_use]
pub fn name_key(name: &str) -> String {
    let narrow: String = name.nfkc().collect();
    narrow.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Splits a company's name into what it is called and its legal form.
fn parts(name: &str) -> (String, Option<&'static str>) {
    let key = name_key(name).to_lowercase();
    let form = FORMS.iter().find_map(|(written, form)| {
        let rest = key.strip_suffix(written).or_else(|| key.strip_prefix(written))?;
        let rest = rest.trim_matches([' ', ',', '.']);
        (!rest.is_empty()).then(|| (rest.to_owned(), *form))
    });
    let (bare, form) = form.map_or((key, None), |(bare, form)| (bare, Some(form)));
    (bare.replace(' ', ""), form)
}

/// Finds accounts by the key of another system and by name.
#[derive(Debug, Default)]
pub struct AccountIndex {
    by_key: HashMap<String, AccountId>,
    by_name: HashMap<String, Vec<AccountId>>,
    by_bare_name: HashMap<String, Vec<(AccountId, Option<&'static str>)>>,
}

impl AccountIndex {
    /// Makes the index of all accounts with which trade goes on.
    #[must_use]
    pub fn of(state: &State) -> Self {
        let mut index = Self::default();
        for account in state.accounts.iter().filter(|account| account.closed_on.is_none()) {
            index.put(account.id, &account.details);
        }
        index
    }

    /// Takes an account in.
    pub fn put(&mut self, id: AccountId, details: &AccountDetails) {
        let named = self.by_name.entry(name_key(details.name.as_str())).or_default();
        if !named.contains(&id) {
            named.push(id);
        }
        let (bare, form) = parts(details.name.as_str());
        let named = self.by_bare_name.entry(bare).or_default();
        if !named.contains(&(id, form)) {
            named.push((id, form));
        }
        if let Some(key) = &details.source_key {
            self.by_key.insert(fold_width(key.as_str()), id);
        }
    }

    /// Finds the account that a file names in passing: by its key, by its name, or by its name
    /// without the legal form when there is only one and no other form contradicts.
    #[must_use]
    pub fn find(&self, text: &str) -> Named<AccountId> {
        if let Some(id) = self.by_key.get(&fold_width(text)) {
            return Named::One(*id);
        }
        if let Some(named) = self.by_name.get(&name_key(text)) {
            return Named::of(named.clone());
        }
        let (bare, form) = parts(text);
        let alike = self.by_bare_name.get(&bare).into_iter().flatten();
        let fits = alike.filter(|(_, held)| held.is_none() || form.is_none() || *held == form);
        Named::of(fits.map(|(id, _)| *id).collect())
    }

    /// Finds the account a row of a list of accounts is about: by Fushime's number when the name
    /// is the same, by its key, or by its exact name when neither key contradicts.
    #[must_use]
    pub fn about(
        &self,
        state: &State,
        details: &AccountDetails,
        number: Option<u32>,
    ) -> Named<AccountId> {
        let name = name_key(details.name.as_str());
        let is_called_so = |id: &AccountId| {
            let held = state.accounts.get(*id).filter(|held| held.closed_on.is_none());
            held.is_some_and(|held| name_key(held.details.name.as_str()) == name)
        };
        if let Some(id) = number.map(AccountId).filter(is_called_so) {
            return Named::One(id);
        }
        let key = details.source_key.as_ref().map(|key| fold_width(key.as_str()));
        if let Some(id) = key.as_ref().and_then(|key| self.by_key.get(key)) {
            return Named::One(*id);
        }
        let fits = |id: &AccountId| {
            let held = state.accounts.get(*id).and_then(|held| held.details.source_key.as_ref());
            // Until a list of accounts comes, an account has its name for a key.
            let stands_in = |held: &Words| name_key(held.as_str()) == name;
            key.is_none() || held.is_none_or(stands_in)
        };
        let named = self.by_name.get(&name).into_iter().flatten();
        Named::of(named.filter(|id| fits(id)).copied().collect())
    }

    /// Says among which accounts a file does not tell which is meant.
    #[must_use]
    pub fn not_one(&self, state: &State, several: &[AccountId]) -> Phrase {
        let names = several.iter().map(|id| match state.accounts.get(*id) {
            Some(account) => format!("{id} {}", account.details.name),
            None => id.to_string(),
        });
        Phrase::plain("import-expected-one-account").with("names", Arg::Words(listed(names)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index(names: &[&str]) -> AccountIndex {
        let mut index = AccountIndex::default();
        for (number, name) in (1..).zip(names) {
            let (bare, form) = parts(name);
            index.by_name.entry(name_key(name)).or_default().push(AccountId(number));
            index.by_bare_name.entry(bare).or_default().push((AccountId(number), form));
        }
        index
    }

    #[test]
    fn a_name_in_passing_means_a_company_only_when_no_other_can_be_meant() {
        let both = index(&["さくら食品株式会社", "有限会社さくら食品", "Sakura Foods Co., Ltd."]);
        assert_eq!(both.find("さくら食品㈱"), Named::One(AccountId(1)));
        assert_eq!(both.find("(有)さくら食品"), Named::One(AccountId(2)));
        assert_eq!(both.find("ＳＡＫＵＲＡ foods"), Named::One(AccountId(3)));
        assert_eq!(both.find("さくら食品"), Named::Several(vec![AccountId(1), AccountId(2)]));
        assert_eq!(both.find("合同会社さくら食品"), Named::Nobody);
        assert_eq!(both.find("サクラ食品株式会社"), Named::Nobody, "kana tell companies apart");
    }
}
