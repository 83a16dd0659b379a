//! Histories as people export them, and what becomes of them.

use std::collections::HashSet;

use fushime_core::calendar::plus_days;
use fushime_core::command::{Asker, Command};
use fushime_core::desk::{Desk, Order};
use fushime_core::entry::Source;
use fushime_core::event::member::MemberDetails;
use fushime_core::event::terms::Language;
use fushime_core::ids::{EntryId, MemberId};
use fushime_core::state::{Standing, State};
use fushime_core::words::Words;
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;

use super::{FIELDS, History, Reading, StoryWords};
use crate::import::bringing::{Bringing, Brought};
use crate::import::map_file::MapFile;
use crate::import::table::InMemory;

const TODAY: Date = date(2026, 11, 25);

fn bringing(today: Date) -> Bringing {
    let now = today.at(9, 0, 0, 0);
    let at = TimeZone::get("Asia/Tokyo").unwrap().to_timestamp(now).unwrap();
    Bringing { member: MemberId(1), now, at }
}

/// A firm of one leader, Morgan.
pub(crate) fn firm(today: Date) -> State {
    let bringing = bringing(today);
    let mut desk = Desk::on(State::default(), bringing.at);
    desk.order(Order {
        key: EntryId(1),
        asker: Asker {
            member: None,
            on_behalf_of: None,
            on: today,
            now: bringing.now,
            at: bringing.at,
            taking_over: false,
        },
        time: None,
        from: Source::Cli,
        command: Command::FoundFirm {
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
            team: Words::new("営業一課"),
        },
    })
    .unwrap();
    desk.into_parts().0
}

struct Told {
    state: State,
    ids: HashSet<EntryId>,
    brought: Brought,
}

/// Brings a file into a state; `ids` are the entries written so far.
fn tell(
    state: State,
    ids: &HashSet<EntryId>,
    text: &str,
    map: Option<&str>,
    until: Option<Date>,
) -> Told {
    let bringing = bringing(TODAY);
    let map = map.map(|map| MapFile::parse(map, FIELDS).unwrap());
    let mut history = History::default();
    let reading = Reading { map: map.as_ref(), firm_zone: "Asia/Tokyo", until };
    let input = InMemory { name: "log.csv", bytes: text.as_bytes() };
    history.read(&input, &bringing, reading).unwrap();
    let keys = history.keys_to_look_up(&state);
    let known: HashSet<EntryId> = keys.into_iter().filter(|key| ids.contains(key)).collect();
    let mut desk = Desk::on(state, bringing.at);
    let words = StoryWords { sentence: &|item| format!("案件 {item}"), due: "期日".to_owned() };
    let brought = history.bring(&mut desk, &bringing, &words, &known, &mut |_| {});
    let (state, _, entries) = desk.into_parts();
    let mut all = ids.clone();
    for entry in entries {
        assert!(all.insert(entry.id), "an entry's name came twice: {entry:?}");
    }
    assert!(state.oddities.is_empty(), "{:?}", state.oddities);
    Told { state, ids: all, brought }
}

/// Writes every directive's timeline on lines.
fn timeline(state: &State) -> Vec<String> {
    let name = |id: Option<MemberId>| {
        let member = id.and_then(|id| state.members.get(id));
        member.map_or("-".to_owned(), |member| member.details.name.to_string())
    };
    let mut lines = Vec::new();
    for directive in state.directives.iter() {
        let key = directive.ask.source_key.as_ref().map_or("", Words::as_str);
        let standing = directive.standing.as_str();
        let owner = name(Some(directive.ask.owner));
        lines.push(format!("{key} {standing} {owner}"));
        for line in &directive.lines {
            let time = line.time.map_or(String::new(), |time| format!(" {time}"));
            let text = line.text.as_ref().map_or("", Words::as_str);
            let (on, what, who) = (line.on, line.what, name(line.speaker));
            lines.push(format!("  {on}{time} {what:?} {who} {text}").trim_end().to_owned());
        }
    }
    lines
}

const LOG: &str = "\
番号,件名,更新日時,更新者,状態,内容,期限,担当者,会社名
K-1,さくら食品に8%の値上げを伝える,2026-10-01 09:00,森,新規,,2026-10-20,田中,さくら食品㈱
K-1,さくら食品に8%の値上げを伝える,2026-10-12 10:00,田中,対応中,アポを調整しています,2026-10-30,田中,さくら食品㈱
K-2,青葉に減枠を伝える,2026-10-05 09:00,森,新規,,,,青葉
K-2,青葉に減枠を伝える,2026-10-06 09:00,森,対応中,,,佐藤,青葉
K-1,さくら食品に8%の値上げを伝える,2026-10-15 10:00,田中,先方確認中,部長が検討中です,2026-10-30,田中,さくら食品㈱
K-1,さくら食品に8%の値上げを伝える,2026-10-28 17:00,田中,完了,書面をいただきました,2026-10-30,田中,さくら食品㈱
K-1,さくら食品に8%の値上げを伝える,2026-10-29 09:00,森,クローズ,,2026-10-30,田中,さくら食品㈱
";

#[test]
fn a_japanese_log_becomes_directives_with_their_past() {
    let told = tell(firm(TODAY), &HashSet::new(), LOG, None, None);
    assert_eq!(
        timeline(&told.state),
        [
            "K-1 done 田中",
            "  2026-10-01 09:00:00 Asked Morgan さくら食品に8%の値上げを伝える",
            "  2026-10-12 10:00:00 Moved(Salesperson) 田中 アポを調整しています",
            "  2026-10-12 10:00:00 Update(None) 田中 アポを調整しています",
            "  2026-10-15 10:00:00 Update(None) 田中 部長が検討中です",
            "  2026-10-28 17:00:00 Done Morgan 書面をいただきました",
            "K-2 running 佐藤",
            "  2026-10-05 09:00:00 Asked Morgan 青葉に減枠を伝える",
            "  2026-10-06 09:00:00 Reassigned Morgan",
            "  2026-10-06 09:00:00 Update(None) 佐藤 対応中",
        ]
    );
    let brought = &told.brought;
    assert_eq!((brought.rows, brought.taken, brought.passed_over), (7, 6, 1));
    assert!(brought.problems.is_empty(), "{:?}", brought.problems);
    let first = &told.state.directives.iter().next().unwrap().milestones[0];
    assert_eq!((first.first_due.on, first.due.on), (date(2026, 10, 20), date(2026, 10, 30)));
    let account = told.state.accounts.iter().next().unwrap();
    assert_eq!(account.details.name.as_str(), "さくら食品㈱");
}

#[test]
fn the_same_file_again_changes_nothing_and_a_grown_one_adds_what_is_new() {
    let whole = tell(firm(TODAY), &HashSet::new(), LOG, None, None);
    let again = tell(whole.state.clone(), &whole.ids, LOG, None, None);
    assert_eq!(again.state.head, whole.state.head);
    assert_eq!(again.brought.taken, 0, "{:?}", again.brought);
    // The file as it was on every day before, and then the whole of it.
    for cut in 2..LOG.lines().count() {
        let part: String = LOG.lines().take(cut).flat_map(|line| [line, "\n"]).collect();
        let begun = tell(firm(TODAY), &HashSet::new(), &part, None, None);
        let grown = tell(begun.state, &begun.ids, LOG, None, None);
        assert_eq!(grown.state.directives.len(), 2);
        let mut lines = timeline(&grown.state);
        let mut expected = timeline(&whole.state);
        lines.sort();
        expected.sort();
        assert_eq!(lines, expected, "cut after {cut} lines");
    }
}

#[test]
fn the_order_of_rows_does_not_matter() {
    let whole = tell(firm(TODAY), &HashSet::new(), LOG, None, None);
    let mut lines: Vec<&str> = LOG.lines().collect();
    lines[1..].reverse();
    let turned = tell(firm(TODAY), &HashSet::new(), &lines.join("\n"), None, None);
    assert_eq!(timeline(&turned.state), timeline(&whole.state));
}

#[test]
fn until_a_day_is_the_file_cut_off_at_that_day() {
    for days in 0..60 {
        let until = plus_days(date(2026, 9, 28), days);
        let part: String = LOG
            .lines()
            .filter(|line| {
                !line.contains("2026-") || {
                    let at = line.split(',').nth(2).unwrap();
                    at <= format!("{until} 99").as_str()
                }
            })
            .flat_map(|line| [line, "\n"])
            .collect();
        let cut = tell(firm(TODAY), &HashSet::new(), LOG, None, Some(until));
        if part.lines().count() == 1 {
            assert_eq!(cut.state.directives.len(), 0);
            continue;
        }
        let truncated = tell(firm(TODAY), &HashSet::new(), &part, None, None);
        assert_eq!(timeline(&cut.state), timeline(&truncated.state), "{until}");
    }
}

const MAP: &str = r#"
timezone = "Asia/Tokyo"
[columns]
item = "number"
at = "sys_updated_at"
who = "sys_updated_by"
kind = "incident_state"
text = ""
due = ""
opened_at = "opened_at"
closed_at = "closed_at"
account = ""
owner = "assigned_to"
group = "assignment_group"
[kinds]
"Awaiting User Info" = "client_turn"
"Resolved" = "done"
"#;

#[test]
fn a_trackers_log_is_read_by_its_map() {
    let log = "\
number,incident_state,opened_at,sys_updated_at,sys_updated_by,assignment_group,assigned_to,closed_at
0000045,New,2016-02-29T01:16,2016-02-29T01:23,21,56,,2016-03-09T12:00
0000045,Awaiting User Info,2016-02-29T01:16,2016-03-01T08:53,642,56,7,2016-03-09T12:00
0000045,Resolved,2016-02-29T01:16,2016-03-02T08:53,642,56,7,2016-03-09T12:00
0000045,Active,2016-02-29T01:16,2016-03-03T08:53,642,57,7,2016-03-09T12:00
0000045,Resolved,2016-02-29T01:16,2016-03-04T08:53,642,57,7,2016-03-09T12:00
0000045,Closed,2016-02-29T01:16,2016-03-09T12:00,908,57,7,2016-03-09T12:00
0000046,New,2016-02-29T02:16,2016-02-29T02:16,21,56,,2016-03-06T12:00
";
    let told = tell(firm(TODAY), &HashSet::new(), log, Some(MAP), None);
    assert_eq!(
        timeline(&told.state),
        [
            "0000045 done 7",
            "  2016-02-29 01:16:00 Asked Morgan 案件 0000045",
            "  2016-02-29 01:23:00 Update(None) Morgan New",
            "  2016-03-01 08:53:00 Reassigned Morgan",
            "  2016-03-01 08:53:00 Update(None) 7 Awaiting User Info",
            "  2016-03-02 08:53:00 Done Morgan Resolved",
            "  2016-03-03 08:53:00 Reopened Morgan Active",
            "  2016-03-03 08:53:00 Reassigned Morgan",
            "  2016-03-03 08:53:00 Update(None) 7 Active",
            "  2016-03-04 08:53:00 Done Morgan Resolved",
            "0000046 done Morgan",
            "  2016-02-29 02:16:00 Asked Morgan 案件 0000046",
            "  2016-03-06 12:00:00 Done Morgan",
        ]
    );
    let teams: Vec<&str> = told.state.teams.iter().map(|team| team.name.as_str()).collect();
    assert_eq!(teams, ["営業一課", "56", "57"]);
    let from = told.state.teams.iter().map(|team| team.terms[0].from).collect::<Vec<_>>();
    assert_eq!(from[1..], [date(2016, 2, 29), date(2016, 2, 29)]);
    // What is only known at the end is not used before it: cut off, nothing has ended yet.
    let cut = tell(firm(TODAY), &HashSet::new(), log, Some(MAP), Some(date(2016, 3, 1)));
    assert!(cut.state.directives.iter().all(|d| d.standing == Standing::Running));
}

#[test]
fn a_bad_row_is_reported_and_the_rest_is_taken() {
    let log = "\
number,at,state,due,assigned_to
1,2026-10-01,open,2026-10-20,a
,2026-10-02,open,,a
2,yesterday,open,,a
3,2027-01-01,open,,a
4,2026-10-03,open,soon,a
1,2026-10-04,\"never closed,,a
5,2026-10-05,done,,a
";
    let told = tell(firm(TODAY), &HashSet::new(), log, None, None);
    let problems: Vec<(Option<u64>, Option<&str>, &str, bool)> = told
        .brought
        .problems
        .iter()
        .map(|p| (p.row, p.column.as_deref(), p.what.key(), p.row_left_out))
        .collect();
    assert_eq!(
        problems,
        [
            (Some(3), Some("number"), "import-expected-item", true),
            (Some(4), Some("at"), "import-expected-date", true),
            (Some(5), Some("at"), "import-expected-past", true),
            (Some(6), Some("due"), "import-expected-date", false),
            (Some(7), None, "import-row-unclosed", true),
        ]
    );
    assert_eq!(told.state.directives.len(), 3);
    assert_eq!((told.brought.rows, told.brought.left_out), (7, 4));
}
