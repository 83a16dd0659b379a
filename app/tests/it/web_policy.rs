//! Policies on pages: what a stakeholder sees of them, and one thing asked for many accounts.

use std::sync::Arc;

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use fushime::clock::{Clock, Stopwatch};
use fushime::demo::WRITTEN_FOR;
use fushime::office::Office;
use fushime_core::access::see_directive;
use fushime_core::command::{Asker, Command};
use fushime_core::desk::Order;
use fushime_core::entry::Source;
use fushime_core::event::account::AccountDetails;
use fushime_core::event::member::MemberDetails;
use fushime_core::event::policy::PolicyDetails;
use fushime_core::event::terms::{Figures, Language, PolicyKind, Role};
use fushime_core::ids::{AccountId, EntryId, MemberId, PolicyId, TeamId};
use fushime_core::money::Percent;
use fushime_core::state::State;
use fushime_core::words::Words;
use fushime_ledger::{MemoryLedger, MemoryVault};

use crate::web::{Answer, HOST, Place};

/// Who founded a firm, and leads it.
const FOUNDER: MemberId = MemberId(1);
/// The price change of the demo firm.
const RISE: PolicyId = PolicyId(3);

/// Everything that was written so far.
async fn state(place: &Place) -> State {
    let office = Office::open(place.ledger.clone(), Clock::Local(WRITTEN_FOR.at(9, 0, 0, 0))).await;
    office.unwrap().state().clone()
}

/// Comes in and reads Japanese.
async fn enter(place: &Place, member: MemberId) -> String {
    format!("{}; language=ja", place.enter(member).await)
}

/// Sends a file, or lines, as a browser does.
async fn bring(place: &Place, cookie: &str, name: &str, file: &[u8], names: &str) -> Answer {
    let mut body = Vec::new();
    let head = format!(
        "--edge\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
         content-type: application/octet-stream\r\n\r\n"
    );
    body.extend_from_slice(head.as_bytes());
    body.extend_from_slice(file);
    let rest = format!(
        "\r\n--edge\r\ncontent-disposition: form-data; name=\"names\"\r\n\r\n{names}\r\n--edge--\r\n"
    );
    body.extend_from_slice(rest.as_bytes());
    let request = Request::post(format!("/policies/{RISE}/roll-out/list"))
        .header(header::HOST, HOST)
        .header("sec-fetch-site", "same-origin")
        .header(header::COOKIE, cookie)
        .header(header::CONTENT_LENGTH, body.len())
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=edge");
    place.send(request.body(Body::from(body)).unwrap()).await
}

/// How many rows of a preview are ticked.
fn ticked(answer: &Answer) -> usize {
    let boxes = answer.body.split("name=\"ask\"").skip(1);
    boxes.filter(|rest| rest.split('>').next().is_some_and(|tag| tag.contains("checked"))).count()
}

/// Accounts of the leader's team for which nothing was asked under the price change yet.
fn not_asked(place: &Place) -> Vec<AccountId> {
    let state = &place.state;
    let leader = place.first(Role::Leader);
    let begun = |account| {
        let mut all = state.directives.iter();
        all.any(|it| it.ask.policy == Some(RISE) && it.ask.account == Some(account))
    };
    let team = |owner| state.members.get(owner).unwrap().team.map(|(team, _)| team);
    let accounts = state.accounts.iter().filter(|it| it.closed_on.is_none());
    accounts
        .filter(|it| it.details.owner.is_some_and(|owner| team(owner) == team(leader)))
        .map(|it| it.id)
        .filter(|id| !begun(*id))
        .collect()
}

fn edition(state: &State) -> u64 {
    state.policies.get(RISE).unwrap().changed.map_or(0, |at| at.entry.0)
}

/// The form of a preview, with these accounts ticked.
fn press(key: &str, edition: u64, accounts: &[AccountId]) -> String {
    let rows: String = accounts.iter().map(|id| format!("&row={id}+-+-&ask={id}")).collect();
    format!("key={key:0>32}&step=ask&edition={edition}&roll-out-sentence=tell+them{rows}")
}

#[tokio::test]
async fn stages_show_no_person_no_word_and_no_course() {
    let place = Place::open().await;
    let stakeholder = place.first(Role::Stakeholder);
    let path = format!("/policies/{RISE}");
    let page = place.get(&enter(&place, stakeholder).await, &path).await;
    let control = place.get(&enter(&place, place.first(Role::Leader)).await, &path).await;
    assert_eq!((page.status, control.status), (StatusCode::OK, StatusCode::OK));
    let under = || place.state.directives.iter().filter(|it| it.ask.policy == Some(RISE));
    let (mut hidden, mut shown) = (0, 0);
    for directive in under() {
        let account = place.state.accounts.get(directive.ask.account.unwrap()).unwrap();
        let name = account.details.name.as_str().replace('&', "&amp;");
        assert!(page.body.contains(&name), "{name}");
        let owner = place.state.members.get(directive.ask.owner).unwrap();
        let owner = owner.details.name.as_str();
        let said = directive.lines.iter().filter_map(|line| line.text.as_ref());
        let moved = directive.milestones.iter().flat_map(|it| &it.moves);
        let reasons = moved.filter_map(|moved| moved.reason.as_ref());
        let words = said.chain(reasons).map(Words::as_str);
        let names = directive.milestones.iter().map(|it| it.name.as_str());
        let names = names.filter(|name| name.chars().count() > 3);
        for words in words.chain(names).chain([owner, directive.ask.sentence.as_str()]) {
            hidden += 1;
            assert!(!page.body.contains(words), "{}: {words}", directive.id);
        }
        shown += usize::from(control.body.contains(owner));
        assert!(!page.body.contains(&format!("/d/{}\"", directive.id)));
    }
    assert!(hidden > 200 && shown > 10, "{hidden} hidden, {shown} shown");
    for course in ["class=\"sil", "class=\"ghost", "class=\"slip", "class=\"up", "class=\"frame"] {
        assert!(!page.body.contains(course), "{course}");
        assert!(control.body.contains(course), "{course}");
    }
    // What is looked for tells nothing either: a name finds what its owner may be known of.
    let owner = under().next().unwrap().ask.owner;
    let asked =
        place.get(&enter(&place, stakeholder).await, &format!("{path}?owner={owner}")).await;
    assert!(!asked.body.contains("<tbody>"));
}

#[tokio::test]
async fn one_press_asks_all_and_a_second_one_nothing() {
    let place = Place::open().await;
    let cookie = enter(&place, place.first(Role::Leader)).await;
    let path = format!("/policies/{RISE}/roll-out");
    let accounts = not_asked(&place);
    assert!(accounts.len() >= 3, "{accounts:?}");
    let form = press("beef", edition(&place.state), &accounts);
    let before: u64 = place.head(&cookie).await.parse().unwrap();
    let answer = place.post(&cookie, &path, &form).await;
    let to = format!("/policies/{RISE}?asked={}", accounts.len());
    assert_eq!((answer.status, answer.to()), (StatusCode::SEE_OTHER, to.as_str()));
    let after: u64 = place.head(&cookie).await.parse().unwrap();
    assert_eq!(after, before + accounts.len() as u64);
    // Pressed again, it is answered alike and written once.
    let again = place.post(&cookie, &path, &form).await;
    assert_eq!(again.to(), to);
    assert_eq!(place.head(&cookie).await, after.to_string());
    let state = state(&place).await;
    for account in &accounts {
        let mut all = state.directives.iter();
        let asked =
            all.find(|it| it.ask.account == Some(*account) && it.ask.policy == Some(RISE)).unwrap();
        let owner = state.accounts.get(*account).unwrap().details.owner;
        assert_eq!(Some(asked.ask.owner), owner);
        assert_eq!(asked.ask.sentence.as_str(), "tell them");
        assert_eq!(asked.milestones.len(), 6);
        let last = asked.milestones.iter().map(|it| it.due.on).max();
        assert_eq!(asked.ask.due.as_ref().map(|due| due.on), last);
        assert!(see_directive(&state, asked.ask.owner, asked.id, WRITTEN_FOR).is_some());
    }
    // Another form that was shown before they were asked is stale: it asks nothing.
    let stale = place.post(&cookie, &path, &press("cafe", edition(&state), &accounts)).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert_eq!(place.head(&cookie).await, after.to_string());
    let shown = place.get(&cookie, &to).await;
    assert!(shown.body.contains(&format!("{}社の担当に頼みました", accounts.len())));
}

#[tokio::test]
async fn what_cannot_be_asked_whole_is_not_asked_at_all() {
    let place = Place::open().await;
    let cookie = enter(&place, place.first(Role::Leader)).await;
    let path = format!("/policies/{RISE}/roll-out");
    let before = place.head(&cookie).await;
    let leader = place.first(Role::Leader);
    let team = |owner| place.state.members.get(owner).unwrap().team.map(|(team, _)| team);
    let mut accounts = place.state.accounts.iter();
    let other = accounts
        .find(|it| it.details.owner.is_some_and(|owner| team(owner) != team(leader)))
        .unwrap();
    let mut mixed = not_asked(&place);
    mixed.push(other.id);
    let edition = edition(&place.state);
    for form in [
        press("1", edition, &mixed),
        press("2", edition + 1, &mixed[..1]),
        press("3", edition, &[]),
        press("4", edition, &mixed[..1]).replace("tell+them", "+"),
        format!("{}&roll-out-due=2026-01-05", press("5", edition, &mixed[..1])),
    ] {
        let answer = place.post(&cookie, &path, &form).await;
        assert!(
            [StatusCode::CONFLICT, StatusCode::UNPROCESSABLE_ENTITY].contains(&answer.status),
            "{form}: {}",
            answer.status
        );
        assert_eq!(place.head(&cookie).await, before, "{form}");
    }
    // The control: without what hinders it, it is asked.
    let answer = place.post(&cookie, &path, &press("6", edition, &mixed[..1])).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_file_is_read_row_by_row_and_what_is_wrong_is_told() {
    let place = Place::open().await;
    let cookie = enter(&place, place.first(Role::Leader)).await;
    let before = place.head(&cookie).await;
    let name = |id: AccountId| place.state.accounts.get(id).unwrap().details.name.to_string();
    let free: Vec<String> = not_asked(&place).into_iter().map(name).collect();
    let table = format!(
        "取引先,担当,期限\n{},,2027-03-31\nさくら食品,,\n知らない社,,\n{},<b>だれか</b>,\n{},,きのう\n",
        free[0], free[1], free[2]
    );
    let answer = bring(&place, &cookie, "../list.csv", table.as_bytes(), "").await;
    assert_eq!(answer.status, StatusCode::OK);
    let body = &answer.body;
    for said in ["list.csv 4行目", "list.csv 5行目", "list.csv 6行目", "&lt;b&gt;だれか"] {
        assert!(body.contains(said), "{said}");
    }
    assert_eq!(ticked(&answer), 1, "only the one that is free is ticked");
    assert!(body.contains("すでに進行中"));
    assert!(!body.contains("../list.csv"));
    // Names alone, as they are copied out of a sheet, in another encoding of a sheet's own.
    let (sjis, _, _) = encoding_rs::SHIFT_JIS.encode(&table);
    assert_eq!(ticked(&bring(&place, &cookie, "list.csv", &sjis, "").await), 1);
    let lines = format!("{}\n{}\n", free[0], free[1]);
    assert_eq!(ticked(&bring(&place, &cookie, "", b"", &lines).await), 2);
    // What is no list is refused kindly, by what it holds and not by its name.
    for (name, bytes, status, said) in [
        ("list.csv", &b"\x89PNG\r\n\x1a\n"[..], 422, "表ではないようです"),
        ("list.csv", "色,形\n赤,丸\n".as_bytes(), 422, "取引先の列が見つかりません"),
        ("list.csv", &b""[..], 422, "ファイルも名前もありません"),
        ("list.csv", &[b'a'; 3 << 20][..], 413, "2MBまで"),
    ] {
        let answer = bring(&place, &cookie, name, bytes, "").await;
        assert_eq!(answer.status.as_u16(), status, "{said}");
        assert!(answer.body.contains(said), "{said}");
        assert!(answer.body.contains("role=\"alert\""), "{said}");
    }
    assert_eq!(place.head(&cookie).await, before);
}

#[tokio::test]
async fn only_leaders_ask_for_many_accounts() {
    let place = Place::open().await;
    let accounts = not_asked(&place);
    let form = press("beef", edition(&place.state), &accounts);
    let path = format!("/policies/{RISE}/roll-out");
    for member in place.state.members.iter().filter(|it| it.is_here(WRITTEN_FOR)) {
        let cookie = place.enter(member.id).await;
        let shown = place.get(&cookie, &path).await;
        if member.is(Role::Leader) {
            assert_eq!(shown.status, StatusCode::OK, "{}", member.id);
            continue;
        }
        let nothing = place.get(&cookie, "/policies/P-99999").await;
        let before = place.head(&cookie).await;
        let pressed = place.post(&cookie, &path, &form).await;
        let planned = place.post(&cookie, &path, "account=A-1").await;
        let brought = bring(&place, &cookie, "list.csv", "さくら食品\n".as_bytes(), "").await;
        for answer in [&shown, &pressed, &planned, &brought] {
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{}", member.id);
            assert_eq!(answer.body, nothing.body, "{}", member.id);
        }
        assert_eq!(place.head(&cookie).await, before);
    }
}

/// What an act on a policy leads to, as the pages show it.
#[tokio::test]
async fn a_policy_is_decided_with_its_figures_and_its_changes_stay() {
    let place = Place::open().await;
    let cookie = enter(&place, place.first(Role::Leader)).await;
    let form = "key=00000000000000000000000000000001&policy-name=trays&policy-raise=7.5\
                &policy-effective-on=2027-07-01&policy-old-price=1%2C200&policy-unit=kg\
                &policy-sponsors=M-99999";
    let wrong = place.post(&cookie, "/do/decide-price/firm", &form.replace("7.5", "a+lot")).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.body.contains("wrong-policy-raise") && wrong.body.contains("a lot"));
    let form = form.replace("&policy-sponsors=M-99999", "");
    let made = place.post(&cookie, "/do/decide-price/firm", &form).await;
    let path = made.to().to_owned();
    assert!(path.starts_with("/policies/P-"), "{path}");
    let page = place.get(&cookie, &path).await.body;
    for said in ["+7.5%", "1,200円/kg", "2027年7月1日"] {
        assert!(page.contains(said), "{said}");
    }
    let id = path.strip_prefix("/policies/").unwrap();
    let change = format!("/do/change-policy/{id}");
    let same = form.replace("00001&", "00002&reason=x&");
    let unchanged = place.post(&cookie, &change, &same).await;
    assert_eq!(unchanged.status, StatusCode::UNPROCESSABLE_ENTITY);
    let lower = same.replace("7.5", "6").replace("00002", "00003");
    assert_eq!(place.post(&cookie, &change, &lower).await.to(), path);
    let page = place.get(&cookie, &path).await.body;
    assert!(page.contains("<s>+7.5%</s>") && page.contains("+6%"), "what held before is shown");
    let end = format!("/do/end-policy/{id}");
    let ended = "key=00000000000000000000000000000009&reason=done";
    assert_eq!(place.post(&cookie, &end, ended).await.to(), path);
    assert_eq!(place.get(&cookie, &change).await.status, StatusCode::NOT_FOUND);
    let roll_out = place.get(&cookie, &format!("{path}/roll-out")).await;
    assert_eq!(roll_out.status, StatusCode::NOT_FOUND);
}

fn price_policy() -> Command {
    let mut figures = Figures::none();
    figures.percent = Some(Percent(800));
    Command::DecidePolicy(PolicyDetails {
        name: "春の改定".into(),
        kind: PolicyKind::Price,
        figures,
        why: None,
        client_words: None,
        done_when: None,
        authority: None,
        quiet_days_max: None,
        sponsors: Vec::new(),
        stakeholders: Vec::new(),
        source_key: None,
    })
}

/// A firm with one leader, one salesperson, a price policy and this many accounts.
async fn large(accounts: u32) -> Place {
    let clock = Clock::Local(WRITTEN_FOR.at(9, 0, 0, 0));
    let ledger = Arc::new(MemoryLedger::new());
    let mut office = Office::open(ledger.clone(), clock).await.unwrap();
    let (mut desk, now) = (office.desk(), office.now());
    let member = |name: &str| MemberDetails {
        name: name.into(),
        language: Language::Ja,
        reading: None,
        title: None,
        email: None,
        source_key: None,
    };
    let founded = Command::FoundFirm {
        name: "みどり包材".into(),
        language: Language::Ja,
        time_zone: "Asia/Tokyo".to_owned(),
        fiscal_year_end_month: 3,
        leader: member("西村 隆"),
        team: "第一営業部".into(),
    };
    let seller = Command::AddMember {
        details: member("田中 実"),
        roles: vec![Role::Salesperson],
        team: Some(TeamId(1)),
    };
    let policy = price_policy();
    let account = |nth: u32| {
        Command::OpenAccount(AccountDetails {
            name: format!("第{nth}商店").as_str().into(),
            reading: None,
            tier: None,
            yearly_sales: None,
            trading_since: None,
            did_for_us: None,
            fiscal_year_end_month: None,
            cut_off_days: Vec::new(),
            owner: Some(MemberId(2)),
            source_key: None,
        })
    };
    let commands = [founded, seller, policy].into_iter().chain((1..=accounts).map(account));
    for (nth, command) in (0_u128..).zip(commands) {
        let asker = Asker {
            member: (nth > 0).then_some(FOUNDER),
            on_behalf_of: None,
            on: now.today(),
            now: now.local,
            at: now.at,
            taking_over: false,
        };
        let key = EntryId((nth + 1) * 1_000);
        desk.order(Order { key, asker, time: None, from: Source::Web, command }).unwrap();
    }
    office.close(desk).await.unwrap();
    Place::over(ledger, clock, Arc::new(MemoryVault::new())).await
}

#[tokio::test]
async fn five_hundred_accounts_are_asked_within_a_second() {
    let place = large(500).await;
    let cookie = enter(&place, FOUNDER).await;
    let before: u64 = place.head(&cookie).await.parse().unwrap();
    let preview = place.post(&cookie, "/policies/P-1/roll-out", "step=all").await;
    assert_eq!(preview.body.matches("name=\"ask\"").count(), 500);
    assert!(preview.body.contains("めやす"), "so many at once is advised against");
    let accounts: Vec<AccountId> = (1..=500).map(AccountId).collect();
    let form = press("1", 0, &accounts);
    let stopwatch = Stopwatch::begin();
    let answer = place.post(&cookie, "/policies/P-1/roll-out", &form).await;
    let milliseconds = stopwatch.milliseconds();
    assert_eq!(answer.to(), "/policies/P-1?asked=500");
    let after: u64 = place.head(&cookie).await.parse().unwrap();
    assert_eq!(after, before + 500);
    assert!(milliseconds < 1_000, "{milliseconds} ms");
}
