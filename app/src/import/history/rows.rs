//! The rows of a history: read once, kept small, put in order.

use std::collections::HashMap;

use fushime_core::ids::EntryId;
use fushime_core::phrase::{Arg, Phrase};
use jiff::civil::Date;
use sha2::{Digest, Sha256};

use super::kind::{Kind, Meaning, guessed};
use super::moment::{Moment, Zones, moment};
use crate::import::bringing::{
    Bringing, Brought, Row, RowEnd, UNREADABLE_MAX, entry_id, open_table, seen,
};
use crate::import::cell::{self, DateOrder};
use crate::import::header::{Field, fields};
use crate::import::map_file::{KindSeen, MapFile, MapProblem};
use crate::import::problem::{FileProblem, Problem, Wrong};
use crate::import::table::Input;

/// The columns of a history.
pub const FIELDS: &[Field] = fields! {
    #[needed] "item":
        "number" "issue key" "ticket number" "ticket id" "case number" "case id" "issue id" "item"
        "item id" "record id" "deal id" "task id" "key" "ticket" "issue" "case" "source key" "案件番号"
        "案件ID" "管理番号" "依頼番号" "指示番号" "チケット番号" "受付番号" "課題キー" "課題番号" "番号"
        "案件" "id";
    #[needed] "at":
        "sys updated at" "sys updated on" "updated at" "updated on" "updated" "changed at"
        "changed on" "event time" "timestamp" "occurred at" "logged at" "datetime" "date time" "at"
        "when" "date" "time" "更新日時" "更新日" "発生日時" "記録日時" "対応日時" "登録日時" "日時"
        "記録日" "対応日" "報告日" "年月日" "日付";
    "who":
        "sys updated by" "updated by" "changed by" "author" "user" "actor" "who" "by" "commenter"
        "更新者" "記入者" "記録者" "登録者" "対応者" "報告者" "入力者" "発言者";
    "kind":
        "incident state" "state" "status" "stage" "kind" "event type" "event" "activity type"
        "activity" "action" "type" "ステータス" "状態" "対応状況" "状況" "進捗" "進捗状況" "種別" "区分"
        "種類";
    "text":
        "text" "comment" "comments" "note" "notes" "body" "message" "remarks" "content"
        "description" "コメント" "報告内容" "対応内容" "本文" "内容" "報告" "メモ" "備考";
    "title":
        "short description" "title" "summary" "subject" "issue summary" "件名" "タイトル" "題名" "概要"
        "用件" "案件名" "依頼内容" "指示内容" "指示" "依頼";
    "due":
        "due date" "due at" "due on" "due" "deadline" "target date" "期限日" "期限" "期日" "締切日" "締切"
        "完了予定日" "予定日" "納期";
    "opened_at":
        "opened at" "created at" "created on" "date created" "created" "opened" "asked on" "作成日時"
        "作成日" "起票日時" "起票日" "受付日時" "受付日" "依頼日時" "依頼日" "指示日" "登録日";
    "closed_at":
        "closed at" "closed on" "completed at" "completed on" "date closed" "closed" "resolved at"
        "resolved on" "完了日時" "完了日" "終了日時" "終了日" "クローズ日" "解決日";
    "account":
        "account name" "account" "customer name" "customer" "client" "company name" "company"
        "organization" "organisation" "取引先名" "取引先" "得意先名" "得意先" "会社名" "顧客名" "顧客"
        "客先" "企業名";
    "owner":
        "assigned to" "assignee" "owner" "responsible" "salesperson" "担当者名" "担当者" "担当営業"
        "営業担当" "主担当" "担当";
    "group":
        "assignment group" "group" "team" "department" "queue" "チーム" "グループ" "課" "部署" "担当部署"
        "部門" "営業所";
    "entry_id": "entry id" "fushime entry";
    "fushime_milestone": "Fushime節目";
};

/// Texts that stand in many rows, each kept once. 0 is no text.
#[derive(Debug)]
pub struct Names {
    ids: HashMap<Box<str>, u32>,
    list: Vec<Box<str>>,
}

impl Default for Names {
    fn default() -> Self {
        Self { ids: HashMap::new(), list: vec!["".into()] }
    }
}

impl Names {
    fn id(&mut self, text: &str) -> u32 {
        if cell::is_blank(text) || cell::is_formula_error(text) {
            return 0;
        }
        if let Some(id) = self.ids.get(text) {
            return *id;
        }
        let id = u32::try_from(self.list.len()).unwrap_or(0);
        self.list.push(text.into());
        self.ids.insert(text.into(), id);
        id
    }

    /// Returns the text.
    #[must_use]
    pub fn text(&self, id: u32) -> &str {
        self.list.get(id as usize).map_or("", AsRef::as_ref)
    }

    /// Returns how many there are, with the empty one.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len()
    }
}

/// One row.
#[derive(Debug)]
pub struct HistoryRow {
    /// The name of what it leads to.
    pub key: EntryId,
    /// When it happened.
    pub at: Moment,
    /// When the item was asked, as this row says.
    pub opened: Option<Moment>,
    /// When the item ended, as this row says.
    pub closed: Option<Moment>,
    /// Until when the item was due then.
    pub due: Option<Date>,
    /// What was said.
    pub text: Option<Box<str>>,
    /// Which file.
    pub file: u16,
    /// The row as a person counts it.
    pub row: u32,
    /// Which item.
    pub item: u32,
    /// Who, as the file says.
    pub who: u32,
    /// The value of the kind column.
    pub kind: u32,
    /// The item's title.
    pub title: u32,
    /// The item's account.
    pub account: u32,
    /// Whom it was given to.
    pub owner: u32,
    /// Which group it was given to.
    pub group: u32,
    /// The milestone it is about, in a history that Fushime wrote out.
    pub milestone: u32,
    /// Whether Fushime wrote the history out: then a due date without a milestone is the item's.
    pub own: bool,
}

/// Everything a history says, before anything is made of it.
#[derive(Debug, Default)]
pub struct History {
    /// The rows, file by file; older before newer where a file begins with the newest.
    pub rows: Vec<HistoryRow>,
    /// The texts of the rows.
    pub names: Names,
    /// What each value of the kind column means, by its number.
    pub kinds: Vec<Option<Meaning>>,
    /// How often each value of the kind column stands there.
    kind_rows: Vec<u64>,
    /// The files' names.
    pub files: Vec<String>,
    /// What was read, and what was wrong with it.
    pub brought: Brought,
}

/// How a history is to be read.
#[derive(Debug, Clone, Copy)]
pub struct Reading<'a> {
    /// The map, when there is one.
    pub map: Option<&'a MapFile>,
    /// The zone of the firm.
    pub firm_zone: &'a str,
    /// The last day that is read: the file is taken as if it had no row after it.
    pub until: Option<Date>,
}

/// Reads the kinds of a map.
///
/// # Errors
///
/// [`MapProblem::UnknownKind`] when one of them is none.
pub fn mapped_kinds(map: &MapFile) -> Result<HashMap<String, Kind>, MapProblem> {
    let mut kinds = HashMap::new();
    for (value, name) in map.kinds.iter().filter(|(_, name)| !name.trim().is_empty()) {
        let kind = Kind::named(name).ok_or_else(|| MapProblem::UnknownKind(name.clone()))?;
        kinds.insert(fushime_wording::fold_width(value), kind);
    }
    Ok(kinds)
}

impl History {
    /// Reads one more file.
    ///
    /// # Errors
    ///
    /// A [`FileProblem`] when the file as a whole cannot be read.
    pub fn read(
        &mut self,
        input: &dyn Input,
        bringing: &Bringing,
        reading: Reading<'_>,
    ) -> Result<(), FileProblem> {
        let map = reading.map;
        let (mut table, columns) = open_table(input, FIELDS, map)?;
        self.brought.seen.push(seen(input, &table, &columns, FIELDS));
        let file = u16::try_from(self.files.len()).unwrap_or(u16::MAX);
        self.files.push(input.name().to_owned());
        let zone = map.and_then(|map| map.timezone.as_deref()).unwrap_or(reading.firm_zone);
        let zones = Zones::new(zone, reading.firm_zone);
        let order = map.and_then(|map| map.order().ok()).unwrap_or_default();
        let kinds = map.map(mapped_kinds).and_then(Result::ok).unwrap_or_default();
        let (first, mut any) = (self.rows.len(), false);
        let mut problems = std::mem::take(&mut self.brought.problems);
        while let Some(record) = table.next_row()? {
            any = true;
            let mut row = Row {
                record: &record,
                columns: &columns,
                file: input.name(),
                order,
                problems: &mut problems,
            };
            match row.malformed() {
                Some(end) => self.brought.count(end),
                None => self.one(&mut row, bringing, reading.until, (&zones, file), &kinds),
            }
            if self.rows.is_empty() && self.brought.left_out > UNREADABLE_MAX {
                return Err(FileProblem::NothingReadable(self.brought.left_out));
            }
        }
        self.brought.problems = problems;
        // Of rows at one time the older must come first, also in a list with the newest on top.
        if let Some(rows) = self.rows.get_mut(first..)
            && let (Some(top), Some(bottom)) = (rows.first(), rows.last())
            && top.at > bottom.at
        {
            rows.reverse();
        }
        if any { Ok(()) } else { Err(FileProblem::NoRows) }
    }

    fn one(
        &mut self,
        row: &mut Row<'_>,
        bringing: &Bringing,
        until: Option<Date>,
        (zones, file): (&Zones, u16),
        kinds: &HashMap<String, Kind>,
    ) {
        let today = bringing.today();
        let order = row.order;
        let item = self.names.id(row.raw("item"));
        if item == 0 {
            let end = row.left_out("item", Phrase::plain("import-expected-item"));
            return self.brought.count(end);
        }
        let at = match moment(row.raw("at"), zones, today, order) {
            Ok(Some(at)) => at,
            Ok(None) => {
                let end = row.left_out("at", Phrase::plain("import-expected-moment"));
                return self.brought.count(end);
            }
            Err(key) => {
                let end = row.left_out("at", Phrase::plain(key));
                return self.brought.count(end);
            }
        };
        if until.is_some_and(|until| at.day() > until) {
            return;
        }
        if at.day() > today {
            let expected = Phrase::plain("import-expected-past").with("day", Arg::Day(today));
            let end = row.left_out("at", expected);
            return self.brought.count(end);
        }
        let opened = row.value("opened_at", |cell| moment(cell, zones, today, order));
        let closed = row.value("closed_at", |cell| moment(cell, zones, today, order));
        let due = row.value("due", |cell| due_day(cell, zones, today, order));
        let text = cell::words(row.raw("text")).ok().flatten().map(Into::into);
        let kind = self.names.id(row.raw("kind"));
        self.kind(kind, kinds);
        let read = HistoryRow {
            key: EntryId(0),
            at,
            opened,
            closed: closed.filter(|closed| closed.day() <= until.unwrap_or(today).min(today)),
            due,
            text,
            file,
            row: u32::try_from(row.record.row).unwrap_or(u32::MAX),
            item,
            who: self.names.id(row.raw("who")),
            kind,
            title: self.names.id(row.raw("title")),
            account: self.names.id(row.raw("account")),
            owner: self.names.id(row.raw("owner")),
            group: self.names.id(row.raw("group")),
            milestone: self.names.id(row.raw("fushime_milestone")),
            own: row.columns.place("fushime_milestone").is_some(),
        };
        let given = row.raw("entry_id").parse().ok();
        let key = given.unwrap_or_else(|| self.key_of(&read));
        self.rows.push(HistoryRow { key, ..read });
    }

    /// Makes the name of what a row leads to: the same row has the same name in every export.
    ///
    /// What is only known at the end, and what an export shows as it stands today, is left out.
    fn key_of(&self, row: &HistoryRow) -> EntryId {
        let mut hash = Sha256::new();
        hash.update(b"fushime history\0");
        let stamp = format!("{}{}", row.at.at, u8::from(row.at.timed));
        let due = row.due.map(|due| due.to_string()).unwrap_or_default();
        let names = [row.item, row.kind, row.who, row.owner, row.group];
        let milestone = Some(row.milestone).filter(|name| *name != 0);
        let parts = names.iter().chain(&milestone).map(|name| self.names.text(*name));
        let rest = [stamp.as_str(), due.as_str(), row.text.as_deref().unwrap_or("")];
        for part in parts.chain(rest) {
            hash.update(part.as_bytes());
            hash.update([0xff]);
        }
        entry_id(hash)
    }

    fn kind(&mut self, id: u32, mapped: &HashMap<String, Kind>) {
        let place = id as usize;
        if self.kinds.len() <= place {
            self.kinds.resize(place + 1, None);
            self.kind_rows.resize(place + 1, 0);
        }
        if let Some(count) = self.kind_rows.get_mut(place) {
            *count += 1;
        }
        let value = self.names.text(id);
        if let Some(slot) = self.kinds.get_mut(place).filter(|slot| slot.is_none()) {
            let guess = guessed(value);
            let named = mapped.get(&fushime_wording::fold_width(value));
            *slot = Some(match named {
                // What a map names as an end is no open state, whatever it is called.
                Some(kind) => Meaning { kind: *kind, open: guess.open && !kind.ends() },
                None => guess,
            });
        }
    }

    /// Returns what a row's value in the kind column means.
    #[must_use]
    pub fn meaning(&self, row: &HistoryRow) -> Meaning {
        let found = self.kinds.get(row.kind as usize).copied().flatten();
        found.unwrap_or(Meaning { kind: Kind::Update, open: false })
    }

    /// Returns the values of the kind column, the most frequent first.
    #[must_use]
    pub fn kinds_seen(&self) -> Vec<KindSeen> {
        let counted = self.kind_rows.iter().zip(&self.kinds).enumerate();
        let mut kinds: Vec<KindSeen> = counted
            .filter(|(id, (rows, _))| *id > 0 && **rows > 0)
            .filter_map(|(id, (rows, meaning))| {
                Some(KindSeen {
                    value: self.names.text(u32::try_from(id).ok()?).to_owned(),
                    rows: *rows,
                    kind: meaning.as_ref()?.kind.name(),
                })
            })
            .collect();
        kinds.sort_by(|a, b| b.rows.cmp(&a.rows).then_with(|| a.value.cmp(&b.value)));
        kinds
    }

    /// Reports that a row could not be taken over.
    pub fn refused(&mut self, row: usize, refusal: fushime_core::command::Refusal) {
        self.brought.left_out += 1;
        if let Some(row) = self.rows.get(row) {
            let file = self.files.get(usize::from(row.file)).map_or("", String::as_str);
            let what = Wrong::Refused(refusal);
            self.brought.problems.push(Problem::row(file, u64::from(row.row), what));
        }
    }

    /// Counts one row by what it led to.
    pub fn count(&mut self, end: RowEnd) {
        self.brought.count(end);
    }
}

/// Reads a due date; an hour behind it is read and left.
fn due_day(cell: &str, zones: &Zones, today: Date, order: DateOrder) -> cell::Read<Date> {
    match moment(cell, zones, today, order) {
        Ok(found) => Ok(found.map(Moment::day)),
        Err("import-expected-moment") => Err("import-expected-date"),
        Err(other) => Err(other),
    }
}
