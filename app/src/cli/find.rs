//! People, clients and things by number, by name, or by a part of the name.

use std::fmt::Display;

use fushime_core::access;
use fushime_core::command::{Refusal, Thing};
use fushime_core::ids::{
    AccountId, ContactId, DirectiveId, MemberId, MilestoneNo, PolicyId, Position, TeamId,
};
use fushime_core::state::State;
use fushime_core::words::Words;
use fushime_wording::fold_width;
use jiff::civil::Date;

use super::failure::Failure;
use super::session::Session;

/// Why a name does not tell who or what is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotOne {
    /// Nothing is called so.
    Nothing,
    /// Several could be meant; their numbers and names.
    Several(Vec<String>),
}

/// What people put behind a name or before it that is no part of it.
const AROUND_NAMES: [&str; 12] = [
    "さん",
    "様",
    "さま",
    "氏",
    "君",
    "御中",
    "株式会社",
    "有限会社",
    "(株)",
    "(有)",
    "㈱",
    "-san",
];

/// A name as it is compared: folded, without honorific and legal form.
fn compared(name: &str) -> String {
    let mut name = fold_width(name);
    for around in AROUND_NAMES {
        let around = fold_width(around);
        if let Some(rest) = name.strip_suffix(&around).or_else(|| name.strip_prefix(&around))
            && !rest.is_empty()
        {
            name = rest.to_owned();
        }
    }
    name
}

/// A person's name as it is written down: without the honorific somebody typed with it.
#[must_use]
pub fn plain_name(name: &str) -> &str {
    let name = name.trim();
    let honorifics = ["さん", "様", "さま", "氏", "-san"];
    let plain = honorifics.iter().find_map(|honorific| name.strip_suffix(honorific));
    plain.map(str::trim).filter(|plain| !plain.is_empty()).unwrap_or(name)
}

/// A thing that can be found, with what it is called.
struct Candidate<K> {
    key: K,
    names: Vec<String>,
}

impl<K: Copy + Display> Candidate<K> {
    fn of<'a>(key: K, names: impl IntoIterator<Item = Option<&'a str>>) -> Self {
        let names = names.into_iter().flatten().map(compared).filter(|name| !name.is_empty());
        Self { key, names: names.collect() }
    }
}

/// Finds the one that is called so: in full, else by its beginning, else by any part.
fn find<K: Copy + Display>(
    wanted: &str,
    candidates: &[Candidate<K>],
    shown: impl Fn(K) -> String,
) -> Result<K, NotOne> {
    let wanted = compared(wanted);
    if wanted.is_empty() {
        return Err(NotOne::Nothing);
    }
    let fits: [fn(&str, &str) -> bool; 3] = [
        |name, wanted| name == wanted,
        |name, wanted| name.starts_with(wanted),
        |name, wanted| name.contains(wanted),
    ];
    for fit in fits {
        let found: Vec<K> = candidates
            .iter()
            .filter(|candidate| candidate.names.iter().any(|name| fit(name, &wanted)))
            .map(|candidate| candidate.key)
            .collect();
        match found[..] {
            [] => {}
            [one] => return Ok(one),
            _ => {
                let several = found.iter().take(8).map(|key| shown(*key)).collect();
                return Err(NotOne::Several(several));
            }
        }
    }
    Err(NotOne::Nothing)
}

/// Finds a member.
///
/// # Errors
///
/// [`NotOne`] when nobody or several are called so.
pub fn member(state: &State, text: &str) -> Result<MemberId, NotOne> {
    if let Ok(id) = text.parse::<MemberId>() {
        return state.members.get(id).map(|_| id).ok_or(NotOne::Nothing);
    }
    let of = |gone: bool| -> Vec<Candidate<MemberId>> {
        let members = state.members.iter().filter(|member| member.left_on.is_some() == gone);
        members
            .map(|member| {
                let details = &member.details;
                let reading = details.reading.as_ref().map(Words::as_str);
                let email = details.email.as_ref().map(Words::as_str);
                Candidate::of(member.id, [Some(details.name.as_str()), reading, email])
            })
            .collect()
    };
    let shown = |id: MemberId| match state.members.get(id) {
        Some(member) => format!("{id} {}", member.details.name),
        None => id.to_string(),
    };
    // Somebody who has left is meant only when nobody here is called so.
    match find(text, &of(false), shown) {
        Err(NotOne::Nothing) => find(text, &of(true), shown),
        found => found,
    }
}

/// Whose eyes look for something, and on which day: what they may not see is not found.
#[derive(Debug, Clone, Copy)]
pub struct Eyes {
    /// Who looks.
    pub viewer: MemberId,
    /// Today.
    pub day: Date,
}

/// Finds an account.
///
/// # Errors
///
/// [`NotOne`] when none or several that may be seen are called so.
pub fn account(state: &State, eyes: Eyes, text: &str) -> Result<AccountId, NotOne> {
    let seen = |id| access::see_account(state, eyes.viewer, id, eyes.day).is_some();
    if let Ok(id) = text.parse::<AccountId>()
        && seen(id)
    {
        return Ok(id);
    }
    let of = |closed: bool| -> Vec<Candidate<AccountId>> {
        let accounts = state.accounts.iter().filter(|a| a.closed_on.is_some() == closed);
        let accounts = accounts.filter(|account| seen(account.id));
        accounts
            .map(|account| {
                let details = &account.details;
                let reading = details.reading.as_ref().map(Words::as_str);
                let key = details.source_key.as_ref().map(Words::as_str);
                Candidate::of(account.id, [Some(details.name.as_str()), reading, key])
            })
            .collect()
    };
    let shown = |id: AccountId| match state.accounts.get(id) {
        Some(account) => format!("{id} {}", account.details.name),
        None => id.to_string(),
    };
    match find(text, &of(false), shown) {
        Err(NotOne::Nothing) => find(text, &of(true), shown),
        found => found,
    }
}

/// Finds a contact; `at` looks only among those of one account.
///
/// # Errors
///
/// [`NotOne`] when nobody or several are called so.
pub fn contact(
    state: &State,
    eyes: Eyes,
    at: Option<AccountId>,
    text: &str,
) -> Result<ContactId, NotOne> {
    let seen = |id| access::see_contact(state, eyes.viewer, id, eyes.day).is_some();
    if let Ok(id) = text.parse::<ContactId>() {
        return Some(id).filter(|id| seen(*id)).ok_or(NotOne::Nothing);
    }
    let here = state.contacts.iter().filter(|contact| {
        contact.left_on.is_none() && at.is_none_or(|at| contact.details.account == at)
    });
    let here = here.filter(|contact| seen(contact.id));
    let candidates: Vec<Candidate<ContactId>> = here
        .map(|contact| {
            let details = &contact.details;
            let titled = details.title.as_ref().map(|title| format!("{}{title}", details.name));
            let reading = details.reading.as_ref().map(Words::as_str);
            Candidate::of(contact.id, [Some(details.name.as_str()), reading, titled.as_deref()])
        })
        .collect();
    find(text, &candidates, |id| match state.contacts.get(id) {
        Some(contact) => format!("{id} {}", contact.details.name),
        None => id.to_string(),
    })
}

/// Finds a policy.
///
/// # Errors
///
/// [`NotOne`] when none or several are called so.
pub fn policy(state: &State, eyes: Eyes, text: &str) -> Result<PolicyId, NotOne> {
    let seen = |id| access::see_policy(state, eyes.viewer, id, eyes.day).is_some();
    if let Ok(id) = text.parse::<PolicyId>() {
        return Some(id).filter(|id| seen(*id)).ok_or(NotOne::Nothing);
    }
    let open = state.policies.iter().filter(|policy| policy.ended_on.is_none());
    let open = open.filter(|policy| seen(policy.id));
    let candidates: Vec<Candidate<PolicyId>> =
        open.map(|policy| Candidate::of(policy.id, [Some(policy.details.name.as_str())])).collect();
    find(text, &candidates, |id| match state.policies.get(id) {
        Some(policy) => format!("{id} {}", policy.details.name),
        None => id.to_string(),
    })
}

/// Finds a team.
///
/// # Errors
///
/// [`NotOne`] when none or several are called so.
pub fn team(state: &State, text: &str) -> Result<TeamId, NotOne> {
    if let Ok(id) = text.parse::<TeamId>() {
        return state.teams.get(id).map(|_| id).ok_or(NotOne::Nothing);
    }
    let candidates: Vec<Candidate<TeamId>> =
        state.teams.iter().map(|team| Candidate::of(team.id, [Some(team.name.as_str())])).collect();
    find(text, &candidates, |id| match state.teams.get(id) {
        Some(team) => format!("{id} {}", team.name),
        None => id.to_string(),
    })
}

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

#[cfg(test)]
mod tests {
    use super::*;

    fn found(wanted: &str) -> Result<MemberId, NotOne> {
        let names = [
            (1, "田中 太郎", "たなか たろう"),
            (2, "田中 花子", "たなか はなこ"),
            (3, "Morgan Lee", ""),
        ];
        let candidates: Vec<Candidate<MemberId>> = names
            .iter()
            .map(|(id, name, reading)| Candidate::of(MemberId(*id), [Some(*name), Some(*reading)]))
            .collect();
        find(wanted, &candidates, |id| id.to_string())
    }

    #[test]
    fn people_are_found_by_what_they_are_called() {
        assert_eq!(found("田中太郎"), Ok(MemberId(1)));
        assert_eq!(found("花子さん"), Ok(MemberId(2)));
        assert_eq!(found("タナカハナコ"), Ok(MemberId(2)));
        assert_eq!(found("morgan"), Ok(MemberId(3)));
        assert_eq!(found("ＬＥＥ"), Ok(MemberId(3)));
        let several = NotOne::Several(vec!["M-1".to_owned(), "M-2".to_owned()]);
        assert_eq!(found("田中"), Err(several));
        assert_eq!(found("鈴木"), Err(NotOne::Nothing));
        assert_eq!(found(" "), Err(NotOne::Nothing));
    }
}
