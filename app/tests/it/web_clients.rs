//! The pages about clients: who may see which, and that what is written there stays as written.

use axum::http::StatusCode;
use fushime::demo::WRITTEN_FOR;
use fushime_core::access::{see_account, see_discussion, see_promise};
use fushime_core::event::terms::Role;
use fushime_core::ids::{AccountId, MemberId, PromiseId};

use crate::web::Place;

/// Writes a form as a browser sends it.
fn form(fields: &[(&str, &str)]) -> String {
    let encoded = |text: &str| text.bytes().map(|byte| format!("%{byte:02X}")).collect::<String>();
    let pairs: Vec<String> =
        fields.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect();
    pairs.join("&")
}

/// Comes in and reads in Japanese.
async fn japanese(place: &Place, member: MemberId) -> String {
    format!("{}; language=ja", place.enter(member).await)
}

fn everybody(place: &Place) -> Vec<MemberId> {
    let here = place.state.members.iter().filter(|member| member.is_here(WRITTEN_FOR));
    here.map(|member| member.id).collect()
}

/// Every account and discussion × everybody: what may not be seen has the bytes of what is not there.
#[tokio::test]
async fn accounts_and_discussions_are_for_those_who_may_read_them() {
    let place = Place::open().await;
    let (mut shown, mut hidden) = (0, 0);
    for member in everybody(&place) {
        let cookie = place.enter(member).await;
        let nothing = place.get(&cookie, "/d/D-99999").await.body;
        let accounts = place.state.accounts.iter().take(6).map(|it| {
            let sees = see_account(&place.state, member, it.id, WRITTEN_FOR).is_some();
            (format!("/accounts/{}", it.id), sees, it.details.name.to_string())
        });
        let talks = place.state.discussions.iter().map(|it| {
            let sees = see_discussion(&place.state, member, it.id, WRITTEN_FOR).is_some();
            (format!("/discussions/{}", it.id), sees, it.id.to_string())
        });
        for (path, sees, named) in accounts.chain(talks) {
            let answer = place.get(&cookie, &path).await;
            if sees {
                shown += 1;
                assert_eq!(answer.status, StatusCode::OK, "{member} {path}");
                assert!(answer.body.contains(&named), "{member} {path}");
            } else {
                hidden += 1;
                assert_eq!(answer.status, StatusCode::NOT_FOUND, "{member} {path}");
                assert_eq!(answer.body, nothing, "{member} {path}");
            }
        }
    }
    assert!(shown > 50 && hidden > 20, "{shown} shown, {hidden} hidden");
}

/// The lists name what may be seen, all of it, and nothing else.
#[tokio::test]
async fn lists_of_clients_name_only_what_may_be_seen() {
    let place = Place::open().await;
    let day = WRITTEN_FOR;
    for member in everybody(&place) {
        let cookie = place.enter(member).await;
        let promises = place.get(&cookie, "/promises").await.body;
        for promise in place.state.promises.iter() {
            let sees = see_promise(&place.state, member, promise.id, day).is_some();
            let named = promises.contains(&format!("id=\"{}\"", promise.id));
            assert_eq!(named, sees, "{member} {}", promise.id);
        }
        let talks = place.get(&cookie, "/discussions").await.body;
        for talk in place.state.discussions.iter() {
            let sees = see_discussion(&place.state, member, talk.id, day).is_some();
            let named = talks.contains(&format!("\"/discussions/{}\"", talk.id));
            assert_eq!(named, sees, "{member} {}", talk.id);
        }
        let accounts = place.get(&cookie, "/accounts").await;
        let any = place.state.accounts.iter().any(|it| {
            let sees = see_account(&place.state, member, it.id, day).is_some();
            let named = accounts.body.contains(&format!("\"/accounts/{}\"", it.id));
            assert!(!named || sees, "{member} {}", it.id);
            sees
        });
        assert_eq!(accounts.status == StatusCode::OK, any, "{member}");
    }
}

/// A report of abuse stands on the page of its account for those it is for, and for nobody else.
#[tokio::test]
async fn a_report_of_abuse_is_read_by_few() {
    let place = Place::open().await;
    let harmed = place.first(Role::Salesperson);
    let cookie = place.enter(harmed).await;
    let said = "机をたたいて大声を出された";
    let typed = form(&[("abuse-text", said), ("abuse-member", &harmed.to_string())]);
    let done = place.post(&cookie, "/do/report-abuse/A-1", &typed).await;
    assert_eq!(done.to(), "/accounts/A-1");
    let leader = place.state.leader_of(harmed, WRITTEN_FOR);
    let (mut read, mut unread) = (0, 0);
    for member in everybody(&place) {
        let cookie = place.enter(member).await;
        let page = place.get(&cookie, "/accounts/A-1").await.body;
        let sees = member == harmed || Some(member) == leader;
        assert_eq!(page.contains(said), sees, "{member}");
        for path in ["/accounts", "/promises", "/discussions", "/discuss?account=A-1"] {
            assert!(!place.get(&cookie, path).await.body.contains(said), "{member} {path}");
        }
        *if sees { &mut read } else { &mut unread } += 1;
    }
    assert!(read == 2 && unread > 5, "{read} read it, {unread} do not");
}

#[tokio::test]
async fn a_form_about_a_client_comes_back_and_a_hostile_name_is_only_a_name() {
    let place = Place::open().await;
    let cookie = japanese(&place, place.first(Role::Leader)).await;
    let before = place.head(&cookie).await;
    let hostile = "<script>alert(1)</script>商店";
    let typed = form(&[("account-name", hostile), ("cut-off", "20日、月末、いつか")]);
    let back = place.post(&cookie, "/do/open-account/firm", &typed).await;
    assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(back.body.contains("wrong-cut-off"), "{}", back.body);
    assert!(back.body.contains("20日、月末、いつか"));
    assert!(back.body.contains("&lt;script&gt;alert(1)&lt;/script&gt;商店"));
    assert_eq!(place.head(&cookie).await, before);

    let typed = form(&[("account-name", hostile), ("cut-off", "20日、月末"), ("tier", "B")]);
    let made = place.post(&cookie, "/do/open-account/firm", &typed).await;
    assert_eq!(made.status, StatusCode::SEE_OTHER);
    let page = made.to().to_owned();
    assert!(page.starts_with("/accounts/A-"), "{page}");
    for path in [page.as_str(), "/accounts", "/discuss"] {
        let shown = place.get(&cookie, path).await.body;
        assert!(shown.contains("&lt;script&gt;alert(1)&lt;/script&gt;商店"), "{path}");
        assert!(!shown.contains("<script>alert"), "{path}");
    }
    let shown = place.get(&cookie, &page).await.body;
    assert!(shown.contains("20日、月末"), "{shown}");
    // The same name again is refused by the house, with what was typed.
    let again = place.post(&cookie, "/do/open-account/firm", &typed).await;
    assert_eq!(again.status, StatusCode::CONFLICT);
    assert!(again.body.contains("role=\"alert\"") && again.body.contains("商店"));
}

#[tokio::test]
async fn the_first_date_of_a_promise_stays() {
    let place = Place::open().await;
    let leader = place.first(Role::Leader);
    let cookie = japanese(&place, leader).await;
    let due = [("promised", "色見本をお届けする"), ("promised-due", "2026-12-03")];
    let by = leader.to_string();
    let typed = form(&[due[0], due[1], ("promised-by", &by)]);
    let done = place.post(&cookie, "/do/promise/A-1", &typed).await;
    assert_eq!(done.to(), "/accounts/A-1");
    let made = u32::try_from(place.state.promises.iter().count()).unwrap() + 1;
    let id = PromiseId(made);
    let path = format!("/do/move-promise/{id}");
    let without = place.post(&cookie, &path, "to=2026-12-11").await;
    assert_eq!(without.status, StatusCode::UNPROCESSABLE_ENTITY);
    let typed = form(&[("to", "2026-12-11"), ("reason", "工場の都合で"), ("back", "promises")]);
    assert_eq!(place.post(&cookie, &path, &typed).await.to(), "/promises");
    for page in ["/promises", "/accounts/A-1"] {
        let shown = place.get(&cookie, page).await.body;
        let at = shown.find("色見本をお届けする").unwrap_or_else(|| panic!("{page}"));
        let after: String = shown[at..].chars().take(900).collect();
        for word in ["12月3日(木)", "12/3 → 12/11", "工場の都合で"] {
            assert!(after.contains(word), "{page} lacks {word}: {after}");
        }
    }
    let kept = form(&[("kept-how", "部長に手渡した")]);
    place.post(&cookie, &format!("/do/keep-promise/{id}"), &kept).await;
    let shown = place.get(&cookie, "/promises").await.body;
    assert!(shown.contains("部長に手渡した") && shown.contains("12月3日(木)"));
    // What is settled stays settled.
    let again = place.post(&cookie, &format!("/do/keep-promise/{id}"), &kept).await;
    assert_eq!(again.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn a_discussion_is_written_down_once_and_a_step_without_a_date_says_so() {
    let place = Place::open().await;
    let leader = place.first(Role::Leader);
    let cookie = japanese(&place, leader).await;
    let owner = place.state.accounts.get(AccountId(1)).unwrap().details.owner.unwrap();
    let (before, owner) = (place.head(&cookie).await, owner.to_string());
    let mut fields = vec![
        ("key", "0000000000000000000000000000abcd"),
        ("with-account", "A-1"),
        ("others-there", "中村 浩、通訳の方"),
        ("asked", "4月1日から8%と中村部長に言ってください"),
        ("answered", "<b>来週なら</b>言えます"),
        ("step-what", "原価の資料を送る"),
        ("step-who", &owner),
        ("step-due", ""),
        ("step-what", "訪問の日を決める"),
        ("step-who", ""),
        ("step-due", "2026-12-04"),
        ("step-what", ""),
        ("step-who", ""),
        ("step-due", ""),
        ("i-promise", "訪問に同行する"),
        ("promise-by", "2026-12-10"),
    ];
    // One more row is a page and no record, and so are people to choose from.
    for more in ["row", "account"] {
        let mut asked = fields.clone();
        asked.push(("more", more));
        let sheet = place.post(&cookie, "/discuss", &form(&asked)).await;
        assert_eq!(sheet.status, StatusCode::OK);
        let rows = sheet.body.matches("name=\"step-what\"").count();
        assert_eq!(rows, 4, "{more}");
        assert!(sheet.body.contains("原価の資料を送る"));
        assert!(sheet.body.contains("&lt;b&gt;来週なら&lt;/b&gt;言えます"));
    }
    fields[10].1 = "12月ごろ";
    let back = place.post(&cookie, "/discuss", &form(&fields)).await;
    assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(back.body.contains("訪問の日を決める") && back.body.contains("small class=\"shu\""));
    assert_eq!(place.head(&cookie).await, before);
    fields[10].1 = "2026-12-04";

    let first = place.post(&cookie, "/discuss", &form(&fields)).await;
    assert_eq!(first.status, StatusCode::SEE_OTHER, "{}", first.body);
    let once = place.head(&cookie).await;
    let second = place.post(&cookie, "/discuss", &form(&fields)).await;
    assert_eq!((second.status, second.to()), (first.status, first.to()));
    assert_eq!(place.head(&cookie).await, once);

    let shown = place.get(&cookie, first.to()).await.body;
    assert_eq!(shown.matches("日付なし").count(), 1, "one step has no date: {shown}");
    assert!(shown.contains("12月4日(金)") && shown.contains("通訳の方"));
    assert!(
        shown.contains("&lt;b&gt;来週なら&lt;/b&gt;言えます") && !shown.contains("<b>来週なら")
    );
    assert!(shown.contains("購買部 中村 浩 部長"), "who is on record is named with the title");
    let promises = place.get(&cookie, "/promises").await.body;
    assert!(promises.contains("訪問に同行する"));
}

/// Marked for those who were there, a discussion at an account is theirs alone.
#[tokio::test]
async fn a_private_discussion_is_nowhere_for_others() {
    let place = Place::open().await;
    let leader = place.first(Role::Leader);
    let cookie = japanese(&place, leader).await;
    let said = "後任の話は当面伏せてほしい";
    for (private, text) in [("yes", said), ("", "見学のお礼を述べた")] {
        let typed = form(&[
            ("with-account", "A-1"),
            ("said-to-client", text),
            ("talk-private", private),
            ("talk-on", "2026-11-24"),
        ]);
        let done = place.post(&cookie, "/discuss", &typed).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    }
    let own = place.get(&cookie, "/accounts/A-1").await.body;
    assert!(own.contains(said) && own.contains("11月24日(火)"));
    let owner = place.state.accounts.get(AccountId(1)).unwrap().details.owner.unwrap();
    let other = place.enter(owner).await;
    let typed = form(&[("q", "見学")]);
    for path in ["/accounts/A-1", "/discussions", &format!("/discussions?{typed}"), "/accounts"] {
        let shown = place.get(&other, path).await.body;
        assert!(!shown.contains(said), "{path}");
        // The control: what was not marked is there.
        assert!(path == "/accounts" || shown.contains("見学のお礼を述べた"), "{path}");
    }
}
