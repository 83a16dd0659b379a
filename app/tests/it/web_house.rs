//! The house: who keeps it, how people are let in, and that nobody does by mistake what only an
//! administrator may.

use std::sync::Arc;

use axum::http::{StatusCode, header};
use fushime::clock::Clock;
use fushime::demo::{Plan, WRITTEN_FOR, play};
use fushime::office::Office;
use fushime::office::looking::VaultHandle;
use fushime_core::event::terms::Role;
use fushime_core::ids::MemberId;
use fushime_ledger::{MemoryLedger, MemoryVault};

use crate::web::{Answer, Place, cookie_in};

/// The same house in the morning, and half an hour later.
struct Hours {
    nine: Place,
    half_past: Place,
}

impl Hours {
    async fn open() -> Self {
        let ledger = Arc::new(MemoryLedger::new());
        let vault: VaultHandle = Arc::new(MemoryVault::new());
        let at = |minute| Clock::Local(WRITTEN_FOR.at(9, minute, 0, 0));
        let mut office = Office::open(ledger.clone(), at(0)).await.unwrap();
        let now = office.now().local;
        let mut desk = office.desk();
        play(&mut desk, Plan { seed: 1, now }).unwrap();
        office.close(desk).await.unwrap();
        let nine = Place::over(ledger.clone(), at(0), Arc::clone(&vault)).await;
        Self { nine, half_past: Place::over(ledger, at(30), vault).await }
    }
}

/// Somebody who keeps the system and nothing else.
fn administrator(place: &Place) -> MemberId {
    let mut all = place.state.members.iter();
    all.find(|it| it.is_here(WRITTEN_FOR) && it.roles == [Role::Administrator]).unwrap().id
}

fn percent(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

/// Finds the link that a page shows once.
fn link_in(answer: &Answer) -> String {
    let (_, rest) = answer.body.split_once("/enter/").unwrap();
    format!("/enter/{}", rest.split('"').next().unwrap())
}

#[tokio::test]
async fn only_administrators_keep_the_house() {
    let Hours { nine, .. } = Hours::open().await;
    let pages = [
        "/members/M-8/link",
        "/do/member-add/firm",
        "/do/role-grant/M-8",
        "/do/member-leaves/M-8",
        "/do/term-begin/T-1",
    ];
    for role in [Role::Leader, Role::Salesperson, Role::Executive] {
        let cookie = nine.enter(nine.first(role)).await;
        let nothing = nine.get(&cookie, "/d/D-99999").await.body;
        for path in pages {
            assert_eq!(nine.get(&cookie, path).await.body, nothing, "{path} {}", role.as_str());
            let done = nine.post(&cookie, path, "member-role=administrator&kind=reset").await;
            assert_eq!(done.body, nothing, "{path} {}", role.as_str());
        }
        let own = nine.get(&cookie, "/members").await;
        assert!(
            own.status == StatusCode::OK && !own.body.contains("/do/member-add"),
            "{}",
            own.body
        );
        assert!(!nine.get(&cookie, "/members/M-9").await.body.contains("@midori"));
    }
    // The control: an administrator finds them all.
    let cookie = nine.enter(administrator(&nine)).await;
    for path in pages {
        assert_eq!(nine.get(&cookie, path).await.status, StatusCode::OK, "{path}");
    }
    assert!(nine.get(&cookie, "/members").await.body.contains("/do/member-add"));
}

#[tokio::test]
async fn an_administrator_is_asked_again_and_the_form_is_kept() {
    let Hours { nine, half_past } = Hours::open().await;
    let cookie = nine.enter(administrator(&nine)).await;
    let form = format!(
        "key=00000000000000000000000000000abc&member-name={}&member-language=ja&member-roles=salesperson",
        percent("新田 <花子>")
    );
    let before = half_past.head(&cookie).await;
    // Nothing is done by somebody who has no password; one is set, and it goes on.
    let asked = half_past.post(&cookie, "/do/member-add/firm", &form).await;
    assert_eq!(asked.status, StatusCode::UNAUTHORIZED);
    assert!(asked.body.contains("新田 &lt;花子&gt;") && asked.body.contains("new-password"));
    assert_eq!(half_past.head(&cookie).await, before);
    let short =
        half_past.post(&cookie, "/do/member-add/firm", &format!("{form}&again=short")).await;
    assert_eq!(short.status, StatusCode::UNAUTHORIZED);
    assert!(!short.body.contains("value=\"short\""), "no password is written into a page");
    assert_eq!(half_past.head(&cookie).await, before);
    let right = format!("{form}&again=a+long+enough+one");
    let done = half_past.post(&cookie, "/do/member-add/firm", &right).await;
    assert!(done.to().starts_with("/members/M-"), "{} {}", done.status, done.body);
    assert_ne!(half_past.head(&cookie).await, before);
    // Who has one is asked for it, and a wrong one does nothing.
    let other = nine.enter(administrator(&nine)).await;
    let head = half_past.head(&other).await;
    let wrong =
        half_past.post(&other, "/do/team-form/firm", "new-team=X&again=something+else").await;
    assert_eq!(wrong.status, StatusCode::UNAUTHORIZED);
    assert!(wrong.body.contains("current-password"));
    assert_eq!(half_past.head(&other).await, head);
    let right =
        half_past.post(&other, "/do/team-form/firm", "new-team=X&again=a+long+enough+one").await;
    assert_eq!(right.to(), "/members");
    // The control: shown a moment ago, nobody is asked.
    let again = half_past.post(&other, "/do/team-form/firm", "new-team=Y").await;
    assert_eq!(again.to(), "/members");
}

#[tokio::test]
async fn a_link_is_made_for_somebody_and_that_person_is_told() {
    let Hours { nine, .. } = Hours::open().await;
    let keeper = administrator(&nine);
    let cookie = nine.enter(keeper).await;
    let made = nine.post(&cookie, "/members/M-8/link", "kind=enter").await;
    assert_eq!(made.status, StatusCode::OK);
    assert!(made.body.contains("http://127.0.0.1:8420/enter/"));
    let link = link_in(&made);
    let entered = nine.post("", &link, "").await;
    let theirs = cookie_in(&entered);
    assert_eq!(nine.post("", &link, "").await.status, StatusCode::NOT_FOUND);
    let name = nine.state.members.get(keeper).unwrap().details.name.to_string();
    assert!(nine.get(&theirs, "/own").await.body.contains(&name));
    let shown = nine.get(&cookie, "/members/M-8").await.body;
    assert!(shown.contains("リンクで入ったことがあります"), "{shown}");
}

#[tokio::test]
async fn a_reset_ends_the_password_and_every_session() {
    let Hours { nine, .. } = Hours::open().await;
    let cookie = nine.enter(administrator(&nine)).await;
    let member = nine.first(Role::Salesperson);
    let theirs = nine.enter(member).await;
    let set = nine.post(&theirs, "/password", "password=a+long+enough+one").await;
    assert_eq!(set.status, StatusCode::SEE_OTHER);
    let made = nine.post(&cookie, &format!("/members/{member}/link"), "kind=reset").await;
    // Until it is used, all is as it was.
    assert_eq!(nine.get(&theirs, "/mine").await.status, StatusCode::OK);
    let entered = nine.post("", &link_in(&made), "").await;
    assert_eq!(entered.to(), "/password");
    assert_eq!(nine.get(&theirs, "/mine").await.to(), "/sign-in");
    let name = nine.state.members.get(member).unwrap().details.name.to_string();
    let old = format!("name={}&password=a+long+enough+one", percent(&name));
    assert_eq!(nine.post("", "/sign-in", &old).await.status, StatusCode::UNAUTHORIZED);
    // An administrator can also end the sessions alone, at once.
    let anew = cookie_in(&entered);
    assert_eq!(nine.get(&anew, "/mine").await.status, StatusCode::OK);
    nine.post(&cookie, &format!("/members/{member}/sessions"), "").await;
    assert_eq!(nine.get(&anew, "/mine").await.to(), "/sign-in");
    assert_eq!(nine.get(&cookie, "/own").await.status, StatusCode::OK, "nobody else's ends");
}

#[tokio::test]
async fn ones_own_other_sessions_end_and_this_one_stays() {
    let Hours { nine, half_past } = Hours::open().await;
    let member = nine.first(Role::Leader);
    let (here, there) = (nine.enter(member).await, nine.enter(member).await);
    assert_eq!(nine.post(&here, "/own/sessions", "").await.to(), "/own");
    assert_eq!(nine.get(&here, "/own").await.status, StatusCode::OK);
    assert_eq!(nine.get(&there, "/own").await.to(), "/sign-in");
    nine.post(&here, "/password", "password=a+long+enough+one").await;
    let another = nine.enter(member).await;
    // Later the old password is needed for a new one, and the new one ends what was open.
    let without = half_past.post(&here, "/password", "password=another+long+one").await;
    assert_eq!(without.status, StatusCode::UNPROCESSABLE_ENTITY);
    let changed =
        half_past.post(&here, "/password", "old=a+long+enough+one&password=another+long+one").await;
    assert_eq!(changed.status, StatusCode::SEE_OTHER);
    assert_eq!(half_past.get(&another, "/own").await.to(), "/sign-in");
    assert_eq!(half_past.get(&here, "/own").await.status, StatusCode::OK);
}

#[tokio::test]
async fn ones_own_language_follows_to_another_machine() {
    let Hours { nine, .. } = Hours::open().await;
    let member = nine.first(Role::Salesperson);
    let here = nine.enter(member).await;
    let chosen = nine.post(&here, "/own/language", "code=en").await;
    assert!(chosen.headers[header::SET_COOKIE].to_str().unwrap().starts_with("language=en"));
    let there = nine.enter(member).await;
    assert!(nine.get(&there, "/own").await.body.contains("<html lang=\"en\">"));
    nine.post(&here, "/own/keys", "keys=off").await;
    let off = nine.get(&format!("{here}; keys=off"), "/own").await.body;
    assert!(off.contains("Keys are off"), "{off}");
}

#[tokio::test]
async fn leave_is_ones_own_the_leaders_and_the_administrators() {
    let Hours { nine, .. } = Hours::open().await;
    let owner = nine.first(Role::Salesperson);
    let cookie = nine.enter(owner).await;
    let taken =
        nine.post(&cookie, &format!("/do/leave-take/{owner}"), "leave-first=2026-12-28").await;
    assert_eq!(taken.to(), format!("/members/{owner}"));
    let shown = nine.get(&cookie, &format!("/members/{owner}")).await.body;
    assert!(shown.contains("12月28日"), "{shown}");
    let others = nine
        .state
        .members
        .iter()
        .find(|it| it.is(Role::Salesperson) && it.id != owner && it.is_here(WRITTEN_FOR));
    let path = format!("/do/leave-take/{}", others.unwrap().id);
    let refused = nine.post(&cookie, &path, "leave-first=2026-12-28").await;
    assert_eq!(refused.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn settings_are_an_administrators_and_come_back_with_what_was_typed() {
    let Hours { nine, .. } = Hours::open().await;
    let cookie = nine.enter(administrator(&nine)).await;
    let form = "limit-quiet-days=7&calm-days=5&live-per-person=12&live-per-account=4&budget-minutes=30\
        &undo-minutes=10&concern-minutes=5&answer-minutes=4&promise-minutes=4&confirm-minutes=2\
        &plan-minutes=6&ask-minutes=5";
    let far = form.replace("limit-quiet-days=7", "limit-quiet-days=700");
    let refused = nine.post(&cookie, "/do/limits-change/firm", &far).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.body.contains("value=\"700\""));
    let unread = form.replace("limit-quiet-days=7", "limit-quiet-days=many");
    let unread = nine.post(&cookie, "/do/limits-change/firm", &unread).await;
    assert!(unread.body.contains("wrong-limit-quiet-days"), "{}", unread.body);
    assert_eq!(nine.post(&cookie, "/do/limits-change/firm", form).await.to(), "/settings");
    let shown = nine.get(&cookie, "/settings").await.body;
    assert!(shown.contains("<dd>7</dd>"), "{shown}");
    let closing = format!(
        "closing-name={}&closing-first=2026-12-29&closing-last=2027-01-04&closing-yearly=yes",
        percent("冬休み")
    );
    assert_eq!(nine.post(&cookie, "/do/firm-closing-set/firm", &closing).await.to(), "/settings");
    assert!(nine.get(&cookie, "/settings").await.body.contains("毎年 12/29–1/4"));
    for role in [Role::Leader, Role::Salesperson] {
        let other = nine.enter(nine.first(role)).await;
        let nothing = nine.get(&other, "/d/D-99999").await.body;
        for path in ["/settings", "/log", "/do/limits-change/firm"] {
            assert_eq!(nine.get(&other, path).await.body, nothing, "{path}");
        }
        assert!(!nine.get(&other, "/mine").await.body.contains("\"/settings\""));
    }
}

#[tokio::test]
async fn a_table_of_holidays_is_looked_at_before_it_counts() {
    let Hours { nine, .. } = Hours::open().await;
    let cookie = nine.enter(administrator(&nine)).await;
    let before = nine.head(&cookie).await;
    // The Cabinet Office writes Shift_JIS.
    let (table, ..) = encoding_rs::SHIFT_JIS.encode(
        "国民の祝日・休日月日,国民の祝日・休日名称\r\n2027/1/1,元日\r\n2027/1/11,成人の日\r\n",
    );
    let mut body =
        b"--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n"
            .to_vec();
    body.extend_from_slice(&table);
    body.extend_from_slice(b"\r\n--cut--\r\n");
    let request = axum::http::Request::post("/settings/holidays")
        .header(header::HOST, crate::web::HOST)
        .header("sec-fetch-site", "same-origin")
        .header(header::COOKIE, &cookie)
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=cut");
    let shown = nine.send(request.body(axum::body::Body::from(body)).unwrap()).await;
    assert_eq!(shown.status, StatusCode::OK, "{}", shown.body);
    assert!(shown.body.contains("2027/1/11,成人の日"));
    assert_eq!(nine.head(&cookie).await, before, "reading a file changes nothing");
    let bad = format!("holidays-table={}", percent("来週の月曜,休み"));
    let bad = nine.post(&cookie, "/do/holidays-announce/firm", &bad).await;
    assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(bad.body.contains("来週の月曜"));
    let good = format!("holidays-table={}", percent("2027/1/1,元日"));
    assert_eq!(nine.post(&cookie, "/do/holidays-announce/firm", &good).await.to(), "/settings");
}

#[tokio::test]
async fn the_log_says_who_did_what_and_no_words() {
    let Hours { nine, .. } = Hours::open().await;
    let cookie = nine.enter(administrator(&nine)).await;
    let mut words = Vec::new();
    for directive in nine.state.directives.iter() {
        words.push(directive.ask.sentence.to_string());
        let said = directive.lines.iter().filter_map(|line| line.text.as_ref());
        words.extend(said.map(ToString::to_string).filter(|said| said.chars().count() > 8));
    }
    let mut path = "/log".to_owned();
    let mut pages = 0;
    loop {
        let shown = nine.get(&cookie, &path).await.body;
        for said in &words {
            assert!(!shown.contains(said.as_str()), "{path}: {said}");
        }
        pages += 1;
        let Some((_, next)) = shown.split_once("rel=\"next\" href=\"") else { break };
        path = next.split('"').next().unwrap().replace("&amp;", "&");
    }
    assert!(pages > 10, "{pages} pages");
    let joined = nine.get(&cookie, "/log?kind=member_joined").await.body;
    let rows = joined.matches("<tr><td").count();
    assert_eq!(rows, nine.state.members.iter().count() - usize::from(rows == 0), "{rows}");
    let verified = nine.post(&cookie, "/log/verify", "").await;
    assert!(verified.body.contains("すべて確かです"), "{}", verified.body);
    let wrong = nine.post(&cookie, "/log/verify", "against=nonsense").await;
    assert!(wrong.body.contains("控えの一行として読めません"));
}

#[tokio::test]
async fn the_notice_is_everybodys_and_turns_the_signals_on() {
    let Hours { nine, .. } = Hours::open().await;
    for role in Role::ALL {
        let cookie = nine.enter(nine.first(*role)).await;
        for (language, said) in [("ja", "人事評価には使いません"), ("en", "not used for appraisal")]
        {
            let shown = nine.get(&cookie, &format!("/notice?in={language}")).await;
            assert!(shown.body.contains(said), "{language}");
        }
        assert!(nine.get(&cookie, "/mine").await.body.contains("href=\"/notice\""));
    }
    let ledger = Arc::new(MemoryLedger::new());
    let vault: VaultHandle = Arc::new(MemoryVault::new());
    let young = small_firm(ledger, vault).await;
    let cookie = young.enter(MemberId(1)).await;
    let before = young.get(&cookie, "/today").await.body;
    assert!(before.contains("利用目的のお知らせの日がまだ記録されていない"), "{before}");
    let given =
        young.post(&cookie, "/do/notice-give/firm", "given-on=2026-11-24&responsible=M-1").await;
    assert_eq!(given.to(), "/notice");
    assert!(young.get(&cookie, "/notice").await.body.contains("11月24日"));
    let after = young.get(&cookie, "/today").await.body;
    assert!(!after.contains("利用目的のお知らせの日がまだ記録されていない"), "{after}");
}

/// A firm on its first day.
async fn small_firm(ledger: Arc<MemoryLedger>, vault: VaultHandle) -> Place {
    use fushime_core::command::{Asker, Command};
    use fushime_core::desk::Order;
    use fushime_core::entry::Source;
    use fushime_core::event::member::MemberDetails;
    use fushime_core::event::terms::Language;
    use fushime_core::ids::EntryId;

    let clock = Clock::Local(WRITTEN_FOR.at(9, 0, 0, 0));
    let mut office = Office::open(ledger.clone(), clock).await.unwrap();
    let now = office.now();
    let asker = Asker {
        member: None,
        on_behalf_of: None,
        on: now.today(),
        now: now.local,
        at: now.at,
        taking_over: false,
    };
    let leader = MemberDetails {
        name: "佐伯 玲子".into(),
        language: Language::Ja,
        reading: None,
        title: None,
        email: None,
        source_key: None,
    };
    let command = Command::FoundFirm {
        name: "みどり".into(),
        language: Language::Ja,
        time_zone: "Asia/Tokyo".to_owned(),
        fiscal_year_end_month: 3,
        leader,
        team: "営業部".into(),
    };
    let order = Order { key: EntryId(1 << 20), asker, time: None, from: Source::Web, command };
    office.execute(order).await.unwrap();
    Place::over(ledger, clock, vault).await
}

/// Reads the files of an archive.
fn unpacked(bytes: Vec<u8>) -> std::collections::BTreeMap<String, String> {
    use std::io::Read as _;
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut files = std::collections::BTreeMap::new();
    for nth in 0..archive.len() {
        let mut file = archive.by_index(nth).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        files.insert(name, text);
    }
    files
}

/// Whatever stands on the page of one's directive is in what one takes along; nobody else's is.
#[tokio::test]
async fn ones_own_record_holds_all_that_the_leader_sees_and_nobody_elses() {
    let Hours { nine, .. } = Hours::open().await;
    let owner = nine.first(Role::Salesperson);
    let directive = nine.one_of(owner);
    let leader = nine.enter(nine.first(Role::Leader)).await;
    nine.get(&leader, &format!("/d/{directive}")).await;
    let cookie = nine.enter(owner).await;
    let files = unpacked(nine.file(&cookie, "/own/export").await);
    let names: Vec<&str> = files.keys().map(String::as_str).collect();
    let expected = [
        "README.txt",
        "directives.csv",
        "directives.json",
        "entries.csv",
        "entries.json",
        "me.json",
    ];
    assert_eq!(names, expected);
    let directives: serde_json::Value = serde_json::from_str(&files["directives.json"]).unwrap();
    let own: Vec<_> = nine.state.directives.iter().filter(|it| it.ask.owner == owner).collect();
    assert_eq!(directives.as_array().unwrap().len(), own.len());
    let all: String = files.values().cloned().collect();
    for held in &own {
        for line in &held.lines {
            let told = format!("\"entry\": {},", line.entry.0);
            assert!(files["entries.json"].contains(&told), "{} {told}", held.id);
            if let Some(said) = &line.text {
                let said = serde_json::to_string(said).unwrap();
                assert!(files["directives.json"].contains(&said), "{} {said}", held.id);
            }
        }
        for milestone in &held.milestones {
            assert!(all.contains(&milestone.first_due.on.to_string()));
        }
    }
    let seen =
        directives.as_array().unwrap().iter().find(|it| it["directive"] == directive.to_string());
    let seen = seen.unwrap();
    assert_eq!(seen["looked"].as_array().unwrap().len(), 1);
    assert!(seen["turn"]["why"].is_string() && seen["ask"]["sentence"].is_string());
    let signals =
        directives.as_array().unwrap().iter().flat_map(|it| it["signals"].as_array().unwrap());
    for signal in signals {
        assert!(!signal["may_also_be"].as_array().unwrap().is_empty());
        assert!(!signal["entries"].as_array().unwrap().is_empty() && signal["says"].is_string());
    }
    // Nothing of what others were asked.
    for other in nine.state.directives.iter().filter(|it| it.ask.owner != owner) {
        for line in other.lines.iter().filter(|line| line.speaker != Some(owner)) {
            let told = format!("\"entry\": {},", line.entry.0);
            assert!(!files["entries.json"].contains(&told), "{} {told}", other.id);
        }
    }
}

#[tokio::test]
async fn words_go_when_another_approves() {
    let Hours { nine, .. } = Hours::open().await;
    let owner = nine.first(Role::Salesperson);
    let cookie = nine.enter(owner).await;
    let directive = nine.one_of(owner);
    nine.post(
        &cookie,
        &format!("/do/update/{directive}"),
        "text=%E6%B6%88%E3%81%99%E3%81%B9%E3%81%8D%E8%A8%80%E8%91%89%E3%81%A7%E3%81%99",
    )
    .await;
    let shown = nine.get(&cookie, &format!("/d/{directive}")).await.body;
    assert!(shown.contains("消すべき言葉です"));
    let entry = nine.head(&cookie).await;
    let asked = nine.post(&cookie, &format!("/do/redaction/E-{entry}"), "reason=x").await;
    assert_eq!(asked.status, StatusCode::SEE_OTHER, "{}", asked.body);
    let number = format!("R-{}", nine.state.redactions.iter().count() + 1);
    let list = nine.get(&cookie, "/retention").await.body;
    assert!(list.contains(&number) && !list.contains(&format!("/do/redaction-approve/{number}")));
    let keeper = nine.enter(administrator(&nine)).await;
    let list = nine.get(&keeper, "/retention").await.body;
    assert!(list.contains(&format!("/do/redaction-approve/{number}")));
    assert!(!list.contains("消すべき言葉です"));
    let done = nine.post(&keeper, &format!("/do/redaction-approve/{number}"), "").await;
    assert_eq!(done.to(), "/retention");
    let shown = nine.get(&cookie, &format!("/d/{directive}")).await.body;
    assert!(!shown.contains("消すべき言葉です"));
}
