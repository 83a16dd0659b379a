//! A list of what has been asked to directives: a spreadsheet of open items, one a row.

use fushime_core::command::Command;
use fushime_core::desk::Desk;
use fushime_core::event::directive::Ask;
use fushime_core::event::terms::{Figures, Requester};
use fushime_core::ids::DirectiveId;
use fushime_core::state::{Directive, State};
use fushime_core::words::Words;
use fushime_wording::fold_width;
use jiff::civil::Date;

use super::account_names::AccountIndex;
use super::bringing::{
    Bringing, Brought, Happened, Keys, Place, Row, RowEnd, money_unit, open_table, order, seen,
};
use super::cell;
use super::directive_row::{Lookup, Read, alike, read};
use super::header::{Field, fields};
use super::history::Kind;
use super::map_file::MapFile;
use super::members::MemberIndex;
use super::problem::FileProblem;
use super::table::Input;

/// The columns of a list of directives.
pub const FIELDS: &[Field] = fields! {
    #[needed] "sentence":
        "指示内容" "依頼内容" "指示" "依頼" "用件" "件名" "タスク" "やること" "内容" "概要" "タイトル"
        "directive" "request" "what" "task" "title" "subject" "summary" "sentence" "description";
    #[needed] "owner":
        "担当営業" "営業担当" "担当者名" "担当者" "担当" "主担当" "依頼先" "指示先" "owner" "assigned to"
        "assignee" "salesperson" "responsible" "who";
    "account":
        "取引先名" "取引先" "得意先名" "得意先" "会社名" "顧客名" "顧客" "客先" "企業名" "account name"
        "account" "customer" "client" "company";
    "counterpart": "先方担当者" "先方" "相手" "面談者" "counterpart" "contact" "contact name";
    "policy": "方針" "方針名" "policy";
    "kind": "種類" "種別" "区分" "kind" "type" "category";
    "client_words":
        "先方に伝える一文" "伝える言葉" "伝えること" "伝達事項" "client words" "message" "what to say";
    "why": "理由" "背景" "目的" "why" "reason" "background";
    "due": "期限" "期限日" "期日" "締切" "締切日" "完了予定日" "due" "due date" "deadline" "by";
    "percent": "改定率" "値上げ率" "率" "変更率" "percent" "change" "increase" "rate";
    "effective_on":
        "適用日" "適用開始日" "実施日" "改定日" "実施時期" "effective on" "effective date" "effective"
        "starts on";
    "answer_by": "回答期限" "返答期限" "answer by" "reply by";
    "stakes_yen": "影響額" "対象金額" "年間影響額" "stakes yen" "at stake" "amount" "stakes";
    "done_when": "完了条件" "完了の定義" "done when" "definition of done";
    "authority": "裁量" "譲歩の範囲" "authority";
    "authority_percent": "裁量の率" "譲歩できる率" "authority percent";
    "authority_yen": "裁量の金額" "譲歩できる金額" "authority yen" "authority amount";
    "authority_until": "裁量の適用期限" "authority until";
    "authority_more_from": "裁量の相談先" "authority more from";
    "authority_never": "譲れないこと" "authority never";
    "help": "支援" "help" "support";
    "quiet_days_max": "報告間隔" "報告間隔日" "quiet days max" "report every" "report interval";
    "milestone_1": "節目1" "マイルストーン1" "次の節目" "次の予定" "milestone 1" "next step" "milestone";
    "milestone_1_due": "節目1期日" "節目1期限" "節目1日付" "次の節目日" "次の予定日" "milestone 1 due" "next step date" "milestone due";
    "milestone_2": "節目2" "マイルストーン2" "milestone 2";
    "milestone_2_due": "節目2期日" "節目2期限" "節目2日付" "milestone 2 due";
    "milestone_3": "節目3" "マイルストーン3" "milestone 3";
    "milestone_3_due": "節目3期日" "節目3期限" "節目3日付" "milestone 3 due";
    "milestone_4": "節目4" "マイルストーン4" "milestone 4";
    "milestone_4_due": "節目4期日" "節目4期限" "節目4日付" "milestone 4 due";
    "asked_on":
        "依頼日" "指示日" "作成日" "登録日" "起票日" "受付日" "asked on" "asked" "created on" "created"
        "opened on" "opened";
    "status": "状態" "ステータス" "状況" "進捗" "status" "state" "progress";
    "closed_on": "完了日" "終了日" "closed on" "closed" "completed on" "completed";
    "source_key":
        "管理番号" "指示番号" "依頼番号" "案件番号" "案件ID" "番号" "No" "source key" "key" "number" "id";
    "fushime_number": "Fushime番号";
};

/// Brings a list of directives in.
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
    let keys = Keys::new("directives", desk);
    let mut lookup = Lookup {
        members: MemberIndex::of(desk.state()),
        accounts: AccountIndex::of(desk.state()),
        alike: desk.state().directives.iter().map(|held| (alike(&held.ask), held.id)).collect(),
        unit: money_unit(&columns, map, "stakes_yen"),
    };
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
            None => match read(desk.state(), bringing, &mut row, &lookup) {
                Ok(read) => one(desk, bringing, &mut row, &mut lookup, &keys, read),
                Err(end) => end,
            },
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
    lookup: &mut Lookup,
    keys: &Keys,
    read: Read,
) -> RowEnd {
    let number = row.value("fushime_number", cell::number_of_ours);
    let held = about(desk.state(), lookup, &read.ask, number);
    let own = alike(&read.ask);
    let on = read.asked_on;
    let closed_on = read.closed_on;
    let status = read.status;
    let steps = match held.and_then(|id| desk.state().directives.get(id)) {
        Some(held) => changes(held, &read),
        None => {
            let under_way = !read.not_begun;
            let milestones = read.milestones;
            vec![(on, Command::AskDirective { ask: read.ask, milestones, under_way })]
        }
    };
    let directive = held.unwrap_or_else(|| desk.state().directives.next());
    let mut any = !steps.is_empty();
    let step = |desk: &mut Desk, nth: usize, on: Date, command: Command| {
        let key = keys.key(row.file, row.record.row, &format!("directive {nth}"));
        let happened = Happened { on, time: None, on_behalf_of: None };
        let place = Place { file: row.file, row: row.record.row, who: None };
        order(desk, bringing, key, (happened, place), command).map(|_| ())
    };
    let mut result = Ok(());
    for (nth, (on, command)) in steps.into_iter().enumerate() {
        result = result.and_then(|()| step(desk, nth, on, command));
    }
    let is_open = desk.state().directives.get(directive).is_some_and(Directive::is_open);
    if result.is_ok() && is_open {
        let end = match status {
            Some(Kind::Withdrawn) => Some(Command::Withdraw { directive, reason: None }),
            Some(Kind::Done) => Some(Command::Finish { directive, text: None }),
            None if closed_on.is_some() => Some(Command::Finish { directive, text: None }),
            _ => None,
        };
        if let Some(command) = end {
            any = true;
            let day = closed_on.unwrap_or(bringing.today()).max(on);
            result = step(desk, 90, day, command);
        }
    }
    match result {
        Err(refusal) => row.refused(refusal),
        Ok(()) if any => {
            lookup.alike.insert(own, directive);
            RowEnd::Taken
        }
        Ok(()) => RowEnd::Known,
    }
}

/// Finds the directive a row is about: by Fushime's number when it says the same sentence, else by
/// its key, or without a key by what it asks of whom.
fn about(state: &State, lookup: &Lookup, ask: &Ask, number: Option<u32>) -> Option<DirectiveId> {
    let sentence = fold_width(ask.sentence.as_str());
    let numbered = number.and_then(|number| state.directives.get(DirectiveId(number)));
    let numbered = numbered.filter(|held| fold_width(held.ask.sentence.as_str()) == sentence);
    if let Some(held) = numbered {
        return Some(held.id);
    }
    match &ask.source_key {
        Some(key) => state.directive_from(key.as_str()).map(|held| held.id),
        None => lookup.alike.get(&alike(ask)).copied(),
    }
}

/// Returns what a row changes about a directive that is known.
fn changes(held: &Directive, read: &Read) -> Vec<(Date, Command)> {
    let mut steps = Vec::new();
    let directive = held.id;
    if !held.is_open() {
        return steps;
    }
    let day = held.lines.last().map_or(read.asked_on, |line| line.on).max(read.asked_on);
    if read.ask.owner != held.ask.owner {
        let (owner, team) = (read.ask.owner, held.ask.team);
        steps.push((day, Command::Reassign { directive, owner, team, reason: None }));
    }
    let ask = merged(&held.ask, &read.ask);
    if ask != *held.ask {
        steps.push((day, Command::Define { directive, ask, reason: None }));
    }
    for plan in &read.milestones {
        let same = |name: &Words| fold_width(name.as_str()) == fold_width(plan.name.as_str());
        let named = || held.milestones.iter().filter(|milestone| same(&milestone.name));
        let there = named().find(|milestone| milestone.due.on == plan.due.on);
        match there.or_else(|| named().find(|milestone| milestone.is_ahead())).or(named().next()) {
            None => steps.push((day, Command::SetMilestone { directive, plan: plan.clone() })),
            Some(milestone) if milestone.is_ahead() && milestone.due.on != plan.due.on => {
                let command = Command::MoveMilestone {
                    directive,
                    milestone: Some(milestone.no),
                    to: plan.due.clone(),
                    requester: Requester::Inside,
                    reason: None,
                };
                steps.push((day, command));
            }
            Some(_) => {}
        }
    }
    steps
}

/// Brings what is asked and what a row says together; an empty cell takes nothing away.
fn merged(held: &Ask, read: &Ask) -> Ask {
    let mut ask = held.clone();
    ask.sentence = read.sentence.clone();
    ask.account = read.account.or(held.account);
    ask.counterpart = read.counterpart.or(held.counterpart.filter(|_| ask.account == held.account));
    ask.policy = read.policy.or(held.policy);
    ask.kind = read.kind.or(held.kind);
    ask.quiet_days_max = read.quiet_days_max.or(held.quiet_days_max);
    let words = |read: &Option<Words>, held: &Option<Words>| read.clone().or_else(|| held.clone());
    ask.client_words = words(&read.client_words, &held.client_words);
    ask.why = words(&read.why, &held.why);
    ask.help = words(&read.help, &held.help);
    if let Some(due) = &read.due
        && held.due.as_ref().map(|held| held.on) != Some(due.on)
    {
        ask.due = Some(due.clone());
    }
    if let Some(read) = &read.figures {
        let mut figures = held.figures.clone().unwrap_or_else(Figures::none);
        figures.percent = read.percent.or(figures.percent);
        figures.effective_on = read.effective_on.or(figures.effective_on);
        figures.answer_by = read.answer_by.or(figures.answer_by);
        ask.figures = Some(figures);
    }
    if let Some(read) = &read.stakes {
        match &mut ask.stakes {
            Some(stakes) => stakes.firm_yen = read.firm_yen.or(stakes.firm_yen),
            None => ask.stakes = Some(read.clone()),
        }
    }
    if let Some(read) = &read.done_when {
        match &mut ask.done_when {
            Some(done) => done.text = words(&read.text, &done.text),
            None => ask.done_when = Some(read.clone()),
        }
    }
    if let Some(read) = &read.authority {
        match &mut ask.authority {
            Some(authority) => {
                authority.text = words(&read.text, &authority.text);
                authority.percent = read.percent.or(authority.percent);
                authority.yen = read.yen.or(authority.yen);
                authority.effective_on = read.effective_on.or(authority.effective_on);
                authority.more_from = read.more_from.or(authority.more_from);
                authority.never = words(&read.never, &authority.never);
            }
            None => ask.authority = Some(read.clone()),
        }
    }
    ask
}
