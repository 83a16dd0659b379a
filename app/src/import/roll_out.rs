//! A list of accounts for which one thing is asked: the account, and who is asked until when.

use std::collections::HashSet;

use fushime_core::ids::{AccountId, MemberId};
use fushime_core::phrase::Phrase;
use fushime_core::state::State;
use jiff::civil::Date;

use super::account_names::AccountIndex;
use super::bringing::{Row, RowEnd};
use super::cell::{self, DateOrder};
use super::delimited::Record;
use super::header::{Columns, Field, Vocabulary, fields};
use super::members::{MemberIndex, not_one_member};
use super::named::Named;
use super::problem::{FileProblem, Problems};
use super::table::{Input, Table};

/// No more accounts are asked for in one go: nobody reads a longer list before pressing.
pub const ROWS_MAX: u64 = 2_000;

/// The columns of such a list. A list of nothing but names needs no header.
pub const FIELDS: &[Field] = fields! {
    #[needed] "account":
        "取引先名" "取引先" "得意先名" "得意先" "会社名" "顧客名" "顧客" "客先" "企業名" "取引先コード"
        "account name" "account" "customer" "client" "company" "name";
    "owner":
        "担当営業" "営業担当" "担当者名" "担当者" "担当" "主担当" "owner" "assigned to" "salesperson" "who";
    "due": "期限" "期限日" "期日" "締切" "締切日" "due" "due date" "deadline" "by";
};

/// One account of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// The row it stands in.
    pub row: u64,
    /// Which account.
    pub account: AccountId,
    /// Who is asked. `None`: whoever looks after the account.
    pub owner: Option<MemberId>,
    /// Until when. `None`: as for all.
    pub due: Option<Date>,
}

/// What a list says, and what in it could not be read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lines {
    /// The accounts, in the order of the file, each once.
    pub lines: Vec<Line>,
    /// Rows that were left out, each with its reason.
    pub problems: Problems,
}

/// Reads a list; nothing is ordered.
///
/// # Errors
///
/// A [`FileProblem`] when the file as a whole cannot be read.
pub fn read(state: &State, today: Date, input: &dyn Input) -> Result<Lines, FileProblem> {
    let vocabulary = Vocabulary::of(FIELDS);
    let known = |cells: &[&str]| Columns::guessed(&vocabulary, cells).len();
    let mut table = Table::open(input, known)?;
    let reader = Reader {
        state,
        today,
        file: input.name(),
        accounts: AccountIndex::of(state),
        members: MemberIndex::of(state),
    };
    let mut columns = Columns::guessed(&vocabulary, &table.header_cells());
    let mut lines = Lines::default();
    let mut seen = HashSet::new();
    let mut rows = 0;
    if columns.place("account").is_none() {
        columns = reader.without_header(&table.header, &columns)?;
        let first = table.header.clone();
        rows += 1;
        reader.row(&first, &columns, &mut lines, &mut seen);
    }
    while let Some(record) = table.next_row()? {
        rows += 1;
        if rows > ROWS_MAX {
            return Err(FileProblem::TooManyRows(ROWS_MAX));
        }
        reader.row(&record, &columns, &mut lines, &mut seen);
    }
    if rows == 0 { Err(FileProblem::NoRows) } else { Ok(lines) }
}

/// What rows are looked up in.
struct Reader<'a> {
    state: &'a State,
    today: Date,
    file: &'a str,
    accounts: AccountIndex,
    members: MemberIndex,
}

impl Reader<'_> {
    /// Takes the first row for one of the list when it names an account: account, owner, day.
    fn without_header(&self, first: &Record, found: &Columns) -> Result<Columns, FileProblem> {
        let cells: Vec<&str> = first.cells().collect();
        let names_one = |cell: &&str| !matches!(self.accounts.find(cell), Named::Nobody);
        if !found.is_empty() || !cells.first().is_some_and(names_one) {
            let header = cells.join(", ").chars().take(200).collect();
            return Err(FileProblem::NoColumns { missing: "account".to_owned(), header });
        }
        let titles: Vec<&str> = ["account", "owner", "due"].into_iter().take(cells.len()).collect();
        Ok(Columns::guessed(&Vocabulary::of(FIELDS), &titles))
    }

    fn row(
        &self,
        record: &Record,
        columns: &Columns,
        lines: &mut Lines,
        seen: &mut HashSet<AccountId>,
    ) {
        let mut row = Row {
            record,
            columns,
            file: self.file,
            order: DateOrder::default(),
            problems: &mut lines.problems,
        };
        if row.malformed().is_some() {
            return;
        }
        // What is left out was reported with its reason.
        let Ok(line) = self.line(&mut row, seen) else { return };
        lines.lines.push(line);
    }

    fn line(&self, row: &mut Row<'_>, seen: &mut HashSet<AccountId>) -> Result<Line, RowEnd> {
        let nobody = || Phrase::plain("import-expected-account");
        let Some(name) = row.words("account") else {
            return Err(row.left_out("account", nobody()));
        };
        let account = match self.accounts.find(name.as_str()) {
            Named::One(account) => account,
            Named::Nobody => return Err(row.left_out("account", nobody())),
            Named::Several(several) => {
                let which = self.accounts.not_one(self.state, &several);
                return Err(row.left_out("account", which));
            }
        };
        if !seen.insert(account) {
            return Err(row.left_out("account", Phrase::plain("import-expected-once")));
        }
        let owner = match row.words("owner") {
            None => None,
            Some(name) => {
                let found = self.members.find(name.as_str());
                if let Some(expected) = not_one_member(&self.members, &found) {
                    return Err(row.left_out("owner", expected));
                }
                found.one()
            }
        };
        let due = match cell::date(row.raw("due"), self.today, row.order) {
            Ok(Some(day)) if day < self.today => Err("import-expected-later"),
            other => other,
        };
        let due = due.map_err(|key| row.left_out("due", Phrase::plain(key)))?;
        Ok(Line { row: row.record.row, account, owner, due })
    }
}

#[cfg(test)]
mod tests {
    use fushime_core::command::{Asker, Command};
    use fushime_core::desk::{Desk, Order};
    use fushime_core::entry::Source;
    use fushime_core::event::account::AccountDetails;
    use fushime_core::event::member::MemberDetails;
    use fushime_core::event::terms::Language;
    use fushime_core::ids::EntryId;
    use fushime_core::words::Words;
    use jiff::Timestamp;
    use jiff::civil::date;

    use super::*;
    use crate::import::table::InMemory;

    const TODAY: Date = date(2026, 11, 25);

    fn founding() -> Command {
        Command::FoundFirm {
            name: Words::new("みどり包材"),
            language: Language::Ja,
            time_zone: "Asia/Tokyo".to_owned(),
            fiscal_year_end_month: 3,
            leader: MemberDetails {
                name: Words::new("Morgan"),
                language: Language::En,
                reading: None,
                title: None,
                email: None,
                source_key: None,
            },
            team: Words::new("第1チーム"),
        }
    }

    fn account(name: &str) -> Command {
        Command::OpenAccount(AccountDetails {
            name: Words::new(name),
            reading: None,
            tier: None,
            yearly_sales: None,
            trading_since: None,
            did_for_us: None,
            fiscal_year_end_month: None,
            cut_off_days: Vec::new(),
            owner: None,
            source_key: None,
        })
    }

    /// A firm with three accounts, two of which are called alike.
    fn state() -> State {
        let at = Timestamp::UNIX_EPOCH;
        let mut desk = Desk::on(State::default(), at);
        let names = ["株式会社青葉乳業", "さくら食品株式会社", "有限会社さくら食品"];
        let commands = [founding()].into_iter().chain(names.map(account));
        for (nth, command) in (1_u128..).zip(commands) {
            let now = TODAY.at(9, 0, 0, 0);
            let member = (nth > 1).then_some(MemberId(1));
            let (on_behalf_of, taking_over) = (None, false);
            let asker = Asker { member, on_behalf_of, on: TODAY, now, at, taking_over };
            let key = EntryId(nth * 1_000);
            desk.order(Order { key, asker, time: None, from: Source::Web, command }).unwrap();
        }
        desk.into_parts().0
    }

    fn read_text(text: &str) -> Result<Lines, FileProblem> {
        read(&state(), TODAY, &InMemory { name: "list.csv", bytes: text.as_bytes() })
    }

    #[test]
    fn rows_that_name_one_account_are_kept_and_the_others_told() {
        let found = read_text(
            "得意先名,期限\n青葉乳業,2027-03-31\nさくら食品,\n知らない社,\n㈱青葉乳業,\nさくら食品㈱,2026-01-05\n",
        )
        .unwrap();
        let kept: Vec<(u64, u32, Option<Date>)> =
            found.lines.iter().map(|line| (line.row, line.account.0, line.due)).collect();
        assert_eq!(kept, [(2, 1, Some(date(2027, 3, 31)))]);
        let told: Vec<(Option<u64>, &str)> =
            found.problems.iter().map(|it| (it.row, it.what.key())).collect();
        assert_eq!(
            told,
            [
                (Some(3), "import-expected-one-account"),
                (Some(4), "import-expected-account"),
                (Some(5), "import-expected-once"),
                (Some(6), "import-expected-later"),
            ]
        );
    }

    #[test]
    fn names_alone_need_no_header() {
        let found = read_text("青葉乳業\n有限会社さくら食品\n").unwrap();
        let kept: Vec<u32> = found.lines.iter().map(|line| line.account.0).collect();
        assert_eq!(kept, [1, 3]);
        assert!(matches!(read_text("色,形\n赤,丸\n"), Err(FileProblem::NoColumns { .. })));
    }
}
