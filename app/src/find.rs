//! People, clients and things by number, by name, or by a part of the name.

use std::fmt::Display;

use fushime_core::access;
use fushime_core::ids::{AccountId, ContactId, MemberId, PolicyId, TeamId};
use fushime_core::state::State;
use fushime_core::words::Words;
use fushime_wording::fold_width;
use jiff::civil::Date;

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
