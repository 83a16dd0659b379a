//! Who and what the stories name, by key, with the numbers the firm gave them.

use std::collections::BTreeMap;

use fushime_core::event::terms::{Language, Role, Tier};
use fushime_core::ids::{AccountId, ContactId, MemberId, PolicyId, TeamId};

use super::DemoProblem;
use super::table::{self, Row};

/// The leader of today.
pub const LEADER: &str = "morgan";

/// A member as the table has it.
#[derive(Debug, Clone)]
pub struct Person {
    /// The key in the stories.
    pub key: &'static str,
    /// Family name first, in Japanese.
    pub name: &'static str,
    /// How it is read.
    pub reading: &'static str,
    /// The language this person writes.
    pub language: Language,
    /// The title.
    pub title: &'static str,
    /// The roles.
    pub roles: Vec<Role>,
    /// The team.
    pub team: Option<TeamId>,
}

/// An account as the table has it, once it has a number.
#[derive(Debug, Clone)]
pub struct Client {
    /// The row.
    pub row: Row,
    /// The number.
    pub id: AccountId,
    /// Its people, in the table's order.
    pub contacts: Vec<Contact>,
}

/// Somebody at an account.
#[derive(Debug, Clone)]
pub struct Contact {
    /// The name in the table.
    pub name: &'static str,
    /// The number.
    pub id: ContactId,
    /// How this person is spoken of, in Japanese and in English.
    pub spoken: (&'static str, &'static str),
}

/// Everybody and everything that has a number by now.
#[derive(Debug, Default)]
pub struct Cast {
    /// Members by key.
    pub members: BTreeMap<&'static str, (MemberId, Person)>,
    /// Accounts by name.
    pub clients: BTreeMap<&'static str, Client>,
    /// Policies by key.
    pub policies: BTreeMap<&'static str, PolicyId>,
}

impl Cast {
    /// Finds a member.
    #[must_use]
    pub fn member(&self, key: &str) -> Option<MemberId> {
        self.members.get(key).map(|(id, _)| *id)
    }

    /// Finds a person at an account; without a name, the first.
    #[must_use]
    pub fn contact(&self, account: &str, name: Option<&str>) -> Option<&Contact> {
        let contacts = &self.clients.get(account)?.contacts;
        match name {
            Some(name) => contacts.iter().find(|contact| contact.name == name),
            None => contacts.first(),
        }
    }

    /// Finds a member by number.
    #[must_use]
    pub fn person(&self, id: MemberId) -> Option<&Person> {
        self.members.values().find(|(member, _)| *member == id).map(|(_, person)| person)
    }
}

impl Person {
    /// How colleagues speak of this person, in Japanese and in English.
    #[must_use]
    pub fn spoken(&self) -> (String, String) {
        let first = self.name.split(' ').next().unwrap_or(self.name);
        match self.language {
            Language::Ja => (format!("{first}さん"), format!("{}-san", romaji(self.key))),
            Language::En => {
                let read = self.reading.split('・').next().unwrap_or(self.reading);
                (format!("{read}さん"), first.to_owned())
            }
        }
    }
}

/// Writes a key as a family name: `tanaka` becomes `Tanaka`.
fn romaji(key: &str) -> String {
    let mut letters = key.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

/// Who founded the ledger, and led the first team until the leader of today came.
#[must_use]
pub fn founder() -> Person {
    Person {
        key: "nishimura",
        name: "西村 隆",
        reading: "にしむら たかし",
        language: Language::Ja,
        title: "営業本部長",
        roles: vec![Role::Leader, Role::Administrator],
        team: Some(TeamId(1)),
    }
}

/// Reads everybody but the founder.
///
/// # Errors
///
/// [`DemoProblem::Unreadable`] names the cell that could not be read.
pub fn people() -> Result<Vec<Person>, DemoProblem> {
    let rows = table::read("people.psv", include_str!("tables/people.psv"))?;
    rows.iter()
        .map(|row| {
            let (file, line) = row.place();
            let problem = |what| DemoProblem::unreadable(file, line, what);
            let role = |name: &str| Role::named(name.trim()).ok_or_else(|| problem("roles"));
            Ok(Person {
                key: row.need("key")?,
                name: row.need("name")?,
                reading: row.need("reading")?,
                language: Language::named(row.need("language")?)
                    .ok_or_else(|| problem("language"))?,
                title: row.need("title")?,
                roles: row.need("roles")?.split(' ').map(role).collect::<Result<_, _>>()?,
                team: row.get("team").map(|_| row.number("team").map(TeamId)).transpose()?,
            })
        })
        .collect()
}

/// Reads the rows of the accounts.
///
/// # Errors
///
/// [`DemoProblem::Unreadable`] names the row that could not be read.
pub fn accounts() -> Result<Vec<Row>, DemoProblem> {
    table::read("accounts.psv", include_str!("tables/accounts.psv"))
}

/// Reads the rows of the contacts.
///
/// # Errors
///
/// [`DemoProblem::Unreadable`] names the row that could not be read.
pub fn contacts() -> Result<Vec<Row>, DemoProblem> {
    table::read("contacts.psv", include_str!("tables/contacts.psv"))
}

/// Reads a tier.
#[must_use]
pub fn tier(row: &Row) -> Option<Tier> {
    Tier::named(row.get("tier")?)
}
