//! A list of people at clients to contacts.

use std::collections::HashMap;

use fushime_core::command::Command;
use fushime_core::desk::Desk;
use fushime_core::event::account::ContactDetails;
use fushime_core::ids::{AccountId, ContactId};
use fushime_core::phrase::Phrase;
use fushime_core::rank::rank_of_title;
use fushime_core::state::State;
use fushime_core::words::Words;
use fushime_wording::fold_width;

use super::account_names::AccountIndex;
use super::bringing::{
    Bringing, Brought, Happened, Keys, Place, Row, RowEnd, open_table, order, seen,
};
use super::cell;
use super::header::{Field, fields};
use super::map_file::MapFile;
use super::members::{full, person_key};
use super::named::Named;
use super::problem::FileProblem;
use super::table::Input;

/// The columns of a list of contacts.
pub const FIELDS: &[Field] = fields! {
    "account":
        "取引先名" "取引先名称" "得意先名" "会社名" "企業名" "顧客名" "客先名" "取引先" "得意先" "顧客"
        "客先" "社名" "勤務先" "法人名" "account name" "account" "company name" "company" "customer"
        "client" "organization" "organisation";
    "account_key":
        "取引先コード" "得意先コード" "顧客コード" "会社コード" "取引先番号" "顧客番号" "取引先ID" "顧客ID"
        "account id" "account number" "account code" "customer id" "customer code" "client id";
    "name":
        "氏名" "先方担当者名" "先方担当者" "担当者名" "担当者氏名" "担当者" "名前" "姓名" "ご担当者"
        "ご担当者名" "full name" "contact name" "contact" "person" "name";
    "family_name": "姓" "苗字" "名字" "last name" "family name" "surname";
    "given_name": "名" "first name" "given name";
    "reading":
        "フリガナ" "氏名カナ" "氏名フリガナ" "担当者カナ" "担当者フリガナ" "カナ" "読み" "読み仮名" "kana"
        "furigana" "reading" "phonetic name";
    "family_reading": "セイ" "姓カナ" "姓フリガナ";
    "given_reading": "メイ" "名カナ" "名フリガナ";
    "department":
        "部署" "部署名" "部門" "所属" "所属部署" "課" "department" "division" "section";
    "title": "役職" "役職名" "職位" "肩書" "肩書き" "title" "job title" "position";
    "rank": "役職ランク" "序列" "rank" "rank no" "rank number";
    "email":
        "メール" "メールアドレス" "Eメール" "電子メール" "メアド" "e-mail" "email" "email address" "mail";
    "source_key":
        "担当者コード" "担当者ID" "名刺ID" "コンタクトID" "人物ID" "管理番号" "contact id" "person id"
        "external id" "id";
    "fushime_number": "Fushime番号";
};

/// Finds contacts by the key of another system, and by account and name.
#[derive(Debug, Default)]
struct ContactIndex {
    by_key: HashMap<String, ContactId>,
    by_name: HashMap<(AccountId, String), Vec<ContactId>>,
}

impl ContactIndex {
    fn of(state: &State) -> Self {
        let mut index = Self::default();
        for contact in state.contacts.iter().filter(|contact| contact.left_on.is_none()) {
            index.put(contact.id, &contact.details);
        }
        index
    }

    fn put(&mut self, id: ContactId, details: &ContactDetails) {
        if let Some(key) = &details.source_key {
            self.by_key.insert(fold_width(key.as_str()), id);
        }
        let name = (details.account, person_key(details.name.as_str()));
        let held = self.by_name.entry(name).or_default();
        if !held.contains(&id) {
            held.push(id);
        }
    }

    fn about(
        &self,
        state: &State,
        details: &ContactDetails,
        number: Option<u32>,
    ) -> Option<ContactId> {
        let numbered = number.and_then(|number| state.contacts.get(ContactId(number)));
        let is_called_so = |held: &ContactDetails| {
            held.account == details.account
                && person_key(held.name.as_str()) == person_key(details.name.as_str())
        };
        if let Some(held) = numbered.filter(|held| is_called_so(&held.details)) {
            return Some(held.id);
        }
        let key = details.source_key.as_ref().map(|key| fold_width(key.as_str()));
        if let Some(id) = key.and_then(|key| self.by_key.get(&key)) {
            return Some(*id);
        }
        let name = (details.account, person_key(details.name.as_str()));
        let alike = self.by_name.get(&name)?;
        // Two of one name at one client are told apart by mail address or department.
        let fits = |id: &&ContactId| {
            let Some(held) = state.contacts.get(**id).map(|contact| &contact.details) else {
                return false;
            };
            let differs = |a: &Option<Words>, b: &Option<Words>| matches!((a, b), (Some(a), Some(b)) if a != b);
            !differs(&held.source_key, &details.source_key)
                && (!differs(&held.email, &details.email)
                    || !differs(&held.department, &details.department))
        };
        alike.iter().find(fits).copied()
    }
}

/// Brings a list of contacts in.
///
/// # Errors
///
/// A [`FileProblem`] when the file as a whole cannot be read; then nothing was ordered.
pub fn bring(
    desk: &mut Desk,
    bringing: &Bringing,
    input: &dyn Input,
    map: Option<&MapFile>,
) -> Result<Brought, FileProblem> {
    let (mut table, columns) = open_table(input, FIELDS, map)?;
    let has = |fields: &[&str]| fields.iter().any(|field| columns.place(field).is_some());
    for (needed, fields) in
        [("name", &["name", "family_name"][..]), ("account", &["account", "account_key"][..])]
    {
        if !has(fields) {
            let header = columns.header.join(", ");
            return Err(FileProblem::NoColumns { missing: needed.to_owned(), header });
        }
    }
    let mut brought = Brought::default();
    brought.seen.push(seen(input, &table, &columns, FIELDS));
    let keys = Keys::new("contacts", desk);
    let accounts = AccountIndex::of(desk.state());
    let mut contacts = ContactIndex::of(desk.state());
    let date_order = map.and_then(|map| map.order().ok()).unwrap_or_default();
    while let Some(record) = table.next_row()? {
        let mut row = Row {
            record: &record,
            columns: &columns,
            file: input.name(),
            order: date_order,
            problems: &mut brought.problems,
        };
        let end = match row.malformed() {
            Some(end) => end,
            None => one(desk, bringing, &mut row, (&accounts, &mut contacts), &keys),
        };
        brought.count(end);
        brought.bear()?;
    }
    if brought.rows == 0 { Err(FileProblem::NoRows) } else { Ok(brought) }
}

fn one(
    desk: &mut Desk,
    bringing: &Bringing,
    row: &mut Row<'_>,
    (accounts, contacts): (&AccountIndex, &mut ContactIndex),
    keys: &Keys,
) -> RowEnd {
    let Some(name) = full(row, "name", ("family_name", "given_name")) else {
        return row.left_out("name", Phrase::plain("import-expected-name"));
    };
    let keyed = row.words("account_key").and_then(|key| accounts.find(key.as_str()).one());
    let named = row.words("account").map_or(Named::Nobody, |name| accounts.find(name.as_str()));
    let account = match (keyed, named) {
        (Some(account), _) | (None, Named::One(account)) => account,
        (None, Named::Several(several)) => {
            return row.left_out("account", accounts.not_one(desk.state(), &several));
        }
        (None, Named::Nobody) => {
            let there = row.columns.place("account").is_some();
            let field = if there { "account" } else { "account_key" };
            return row.left_out(field, Phrase::plain("import-expected-account"));
        }
    };
    let title = row.words("title");
    let ladder = title.as_ref().and_then(|title| rank_of_title(title.as_str()));
    let read = ContactDetails {
        account,
        name,
        reading: full(row, "reading", ("family_reading", "given_reading")),
        department: row.words("department"),
        rank: row.value("rank", cell::rank).or(ladder),
        title,
        email: row.value("email", cell::email).map(Words::new),
        source_key: row.words("source_key"),
    };
    let number = row.value("fushime_number", cell::number_of_ours);
    let known = contacts.about(desk.state(), &read, number);
    let held = known.and_then(|id| desk.state().contacts.get(id));
    let details = match held {
        Some(held) => merged(&held.details, read),
        None => read,
    };
    if held.is_some_and(|held| held.details == details) {
        return RowEnd::Known;
    }
    let id = known.unwrap_or_else(|| desk.state().contacts.next());
    let command = match known {
        Some(contact) => Command::ChangeContact { contact, details: details.clone() },
        None => Command::RecordContact(details.clone()),
    };
    let key = keys.key(row.file, row.record.row, "contact");
    let happened = Happened { on: bringing.today(), time: None, on_behalf_of: None };
    let place = Place { file: row.file, row: row.record.row, who: None };
    match order(desk, bringing, key, (happened, place), command) {
        Ok(_) => {
            contacts.put(id, &details);
            RowEnd::Taken
        }
        Err(refusal) => row.refused(refusal),
    }
}

fn merged(held: &ContactDetails, read: ContactDetails) -> ContactDetails {
    let same = person_key(read.name.as_str()) == person_key(held.name.as_str());
    ContactDetails {
        account: read.account,
        name: if same { held.name.clone() } else { read.name },
        reading: read.reading.or_else(|| held.reading.clone()),
        department: read.department.or_else(|| held.department.clone()),
        title: read.title.or_else(|| held.title.clone()),
        rank: read.rank.or(held.rank),
        email: read.email.or_else(|| held.email.clone()),
        source_key: read.source_key.or_else(|| held.source_key.clone()),
    }
}
