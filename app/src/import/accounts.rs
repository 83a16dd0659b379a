//! A list of client companies to accounts.

use std::collections::HashSet;

use fushime_core::command::Command;
use fushime_core::desk::Desk;
use fushime_core::event::account::AccountDetails;
use fushime_core::ids::{AccountId, MemberId};
use fushime_core::phrase::{Arg, Phrase};

use super::account_names::{AccountIndex, name_key};
use super::bringing::{
    Bringing, Brought, Happened, Keys, Place, Row, RowEnd, money_unit, open_table, order, seen,
};
use super::cell;
use super::header::{Field, fields};
use super::map_file::MapFile;
use super::members::{MemberIndex, not_one_member};
use super::named::Named;
use super::problem::FileProblem;
use super::table::Input;

/// The columns of a list of accounts.
pub const FIELDS: &[Field] = fields! {
    #[needed] "name":
        "取引先名" "取引先名称" "取引先正式名称" "得意先名" "得意先名称" "会社名" "会社名称" "企業名"
        "顧客名" "顧客名称" "客先名" "客先" "取引先" "得意先" "顧客" "社名" "法人名" "商号" "正式名称"
        "名称" "account name" "account" "company name" "company" "customer name" "customer"
        "client name" "client" "organization" "organisation" "name";
    "reading":
        "フリガナ" "取引先名カナ" "取引先名フリガナ" "会社名カナ" "会社名フリガナ" "得意先名カナ"
        "顧客名カナ" "顧客名フリガナ" "カナ名" "カナ" "読み" "読み方" "読み仮名" "kana" "furigana"
        "reading" "phonetic name" "phonetic";
    "tier":
        "ランク" "取引先ランク" "顧客ランク" "得意先ランク" "重要度" "ABC" "ABCランク" "ABC区分" "等級"
        "格付" "tier" "rank" "class" "grade" "priority" "segment";
    "yearly_sales":
        "年間取引額" "年間取引高" "年間取引金額" "年間販売額" "年間売上" "年間売上高" "年間売上額"
        "取引額" "売上高" "売上" "売上実績" "年商" "yearly sales" "annual sales" "sales per year"
        "annual revenue" "revenue" "sales" "turnover";
    "trading_since":
        "取引開始年" "取引開始日" "取引開始年月日" "取引開始年月" "取引開始" "開始年" "trading since"
        "customer since" "client since" "since" "start year" "first order";
    "trading_years": "取引年数" "取引期間" "years of trade" "years of trading";
    "did_for_us":
        "当社への貢献" "貢献" "恩義" "お世話になったこと" "してくださったこと" "did for us" "favours"
        "favors";
    "fiscal_year_end_month":
        "決算月" "決算期" "決算" "決算日" "会計年度末" "fiscal year end month" "fiscal year end"
        "year end month" "fye" "fy end" "closing month";
    "cut_off_days":
        "締日" "締め日" "〆日" "締切日" "締め切り日" "請求締日" "締め" "締" "cut off days" "cut off day"
        "cutoff" "closing day" "billing cutoff";
    "owner":
        "担当営業" "営業担当" "営業担当者" "自社担当" "自社担当者" "当社担当" "当社担当者" "弊社担当"
        "主担当" "担当者" "担当" "担当者名" "owner" "account owner" "salesperson" "sales rep" "rep"
        "account manager" "assigned to";
    "source_key":
        "取引先コード" "得意先コード" "顧客コード" "会社コード" "取引先番号" "得意先番号" "顧客番号"
        "取引先ID" "顧客ID" "会社ID" "コード" "法人番号" "管理番号" "account id" "account number"
        "account code" "customer id" "customer number" "customer code" "client id" "code" "id"
        "external id";
    "fushime_number": "Fushime番号";
};

/// Brings a list of accounts in.
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
    let mut brought = Brought::default();
    brought.seen.push(seen(input, &table, &columns, FIELDS));
    let keys = Keys::new("accounts", desk);
    let mut accounts = AccountIndex::of(desk.state());
    let members = MemberIndex::of(desk.state());
    let mut met = HashSet::new();
    let unit = money_unit(&columns, map, "yearly_sales");
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
            None => {
                let lists = (&mut accounts, &members, &mut met);
                one(desk, bringing, &mut row, lists, &keys, unit)
            }
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
    (accounts, members, met): (&mut AccountIndex, &MemberIndex, &mut HashSet<AccountId>),
    keys: &Keys,
    unit: i64,
) -> RowEnd {
    let Some(read) = read(bringing, row, members, unit) else {
        return row.left_out("name", Phrase::plain("import-expected-name"));
    };
    let number = row.value("fushime_number", cell::number_of_ours);
    let known = match accounts.about(desk.state(), &read, number) {
        Named::One(account) => Some(account),
        Named::Nobody => None,
        Named::Several(several) => {
            return row.left_out("name", accounts.not_one(desk.state(), &several));
        }
    };
    if known.is_some_and(|account| met.contains(&account)) && !row.record.goes_on {
        return row.left_out("name", Phrase::plain("import-expected-once"));
    }
    met.extend(known);
    let command = match known {
        Some(account) => {
            let Some(held) = desk.state().accounts.get(account) else { return RowEnd::LeftOut };
            if !takes_name(&held.details, &read) {
                let name = Arg::Words(held.details.name.clone());
                let expected = Phrase::plain("import-expected-held-name").with("name", name);
                row.unreadable("name", expected);
            }
            let details = merged(&held.details, read);
            if details == held.details {
                return RowEnd::Known;
            }
            Command::ChangeAccount { account, details }
        }
        None => Command::OpenAccount(read),
    };
    let details = match &command {
        Command::ChangeAccount { details, .. } | Command::OpenAccount(details) => details.clone(),
        _ => return RowEnd::LeftOut,
    };
    let id = known.unwrap_or_else(|| desk.state().accounts.next());
    let key = keys.key(row.file, row.record.row, "account");
    let happened = Happened { on: bringing.today(), time: None, on_behalf_of: None };
    let place = Place { file: row.file, row: row.record.row, who: None };
    match order(desk, bringing, key, (happened, place), command) {
        Ok(_) => {
            accounts.put(id, &details);
            met.insert(id);
            RowEnd::Taken
        }
        Err(refusal) => row.refused(refusal),
    }
}

/// Reads a row. `None` when it has no name.
fn read(
    bringing: &Bringing,
    row: &mut Row<'_>,
    members: &MemberIndex,
    unit: i64,
) -> Option<AccountDetails> {
    let name = row.words("name")?;
    let today = bringing.today();
    let since = row.value("trading_since", |cell| cell::year(cell, today));
    let years = row.value("trading_years", cell::years);
    Some(AccountDetails {
        name,
        reading: row.words("reading"),
        tier: row.value("tier", cell::tier),
        yearly_sales: row.value("yearly_sales", |cell| {
            cell::yen(cell, unit).and_then(|found| match found {
                Some(yen) if yen.0 < 0 => Err("import-expected-yen"),
                other => Ok(other),
            })
        }),
        trading_since: since.or_else(|| years.map(|years| today.year() - years)),
        did_for_us: row.words("did_for_us"),
        fiscal_year_end_month: row.value("fiscal_year_end_month", cell::month),
        cut_off_days: row.value("cut_off_days", cell::cut_off_days).unwrap_or_default(),
        owner: owner(row, members),
        source_key: row.words("source_key"),
    })
}

/// Finds the member who looks after it; a name that is not one member's is reported.
fn owner(row: &mut Row<'_>, members: &MemberIndex) -> Option<MemberId> {
    let name = row.words("owner")?;
    let found = members.find(name.as_str());
    if let Some(expected) = not_one_member(members, &found) {
        row.unreadable("owner", expected);
    }
    found.one()
}

/// Tells whether a row calls an account as it is called already, or is the first to name it: an
/// account that came with a history may have had nothing but its code.
fn takes_name(held: &AccountDetails, read: &AccountDetails) -> bool {
    name_key(held.name.as_str()) == name_key(read.name.as_str()) || is_named_by_code(held, read)
}

fn is_named_by_code(held: &AccountDetails, read: &AccountDetails) -> bool {
    held.source_key.as_ref() == Some(&held.name) && read.source_key.as_ref() == Some(&held.name)
}

/// Brings what is known and what a row says together; an empty cell takes nothing away.
fn merged(held: &AccountDetails, read: AccountDetails) -> AccountDetails {
    AccountDetails {
        name: if is_named_by_code(held, &read) { read.name } else { held.name.clone() },
        reading: read.reading.or_else(|| held.reading.clone()),
        tier: read.tier.or(held.tier),
        yearly_sales: read.yearly_sales.or(held.yearly_sales),
        trading_since: read.trading_since.or(held.trading_since),
        did_for_us: read.did_for_us.or_else(|| held.did_for_us.clone()),
        fiscal_year_end_month: read.fiscal_year_end_month.or(held.fiscal_year_end_month),
        cut_off_days: if read.cut_off_days.is_empty() {
            held.cut_off_days.clone()
        } else {
            read.cut_off_days
        },
        owner: read.owner.or(held.owner),
        source_key: read.source_key.or_else(|| held.source_key.clone()),
    }
}
