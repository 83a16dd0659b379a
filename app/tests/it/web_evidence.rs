//! Facts: read from a pasted text and kept only as ticked.

use axum::http::StatusCode;
use fushime_core::event::Event;
use fushime_core::ids::{DirectiveId, MemberId, Position};
use fushime_core::state::What;
use fushime_ledger::Ledger as _;

use crate::web::Place;

/// Writes a form as a browser sends it.
fn form(fields: &[(&str, &str)]) -> String {
    let encoded = |text: &str| text.bytes().map(|byte| format!("%{byte:02X}")).collect::<String>();
    let pairs: Vec<String> =
        fields.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect();
    pairs.join("&")
}

/// Returns the values of every box of a page.
fn boxes(page: &str, name: &str) -> Vec<String> {
    let begins = format!("type=\"checkbox\" name=\"{name}\" value=\"");
    page.split(&begins).skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
}

/// A directive that is under way, whoever was asked, and their way in.
async fn asked(place: &Place) -> (DirectiveId, MemberId, String) {
    let owner = place.state.directives.get(DirectiveId(43)).unwrap().ask.owner;
    let cookie = format!("{}; language=ja", place.enter(owner).await);
    (DirectiveId(43), owner, cookie)
}

async fn facts(place: &Place, after: u64) -> Vec<fushime_core::event::update::EvidenceGiven> {
    let entries = place.ledger.read_after(Position(after), 100).await.unwrap();
    let facts = entries.into_iter().filter_map(|entry| match entry.event {
        Event::EvidenceGiven(fact) => Some(fact),
        _ => None,
    });
    facts.collect()
}

const REPORT: &str = "昨日、購買部の小川部長に訪問で見積書を渡しました。\
    「4月からなら受けられそうだ」とのお返事でした。";

#[tokio::test]
async fn a_pasted_text_is_read_and_kept_only_as_ticked() {
    let place = Place::open().await;
    let (id, _, cookie) = asked(&place).await;
    let before = place.head(&cookie).await;
    let page = place.get(&cookie, &format!("/do/evidence/{id}")).await;
    assert!(page.body.contains("読み取る") && boxes(&page.body, "fact").is_empty());

    let read = format!("/d/{id}/evidence/read");
    let page = place.post(&cookie, &read, &form(&[("pasted", REPORT)])).await;
    assert_eq!(page.status, StatusCode::OK);
    let found = boxes(&page.body, "fact");
    assert!(found.len() >= 3, "{found:?}");
    assert_eq!(place.head(&cookie).await, before, "reading writes nothing");

    let keep = format!("/d/{id}/evidence/keep");
    let none = place.post(&cookie, &keep, &form(&[("pasted", REPORT)])).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(none.body.contains("印が一つもありません") && none.body.contains("購買部の小川部長"));
    let other = form(&[("pasted", REPORT), ("fact", "E3-1-2")]);
    assert_eq!(place.post(&cookie, &keep, &other).await.status, StatusCode::CONFLICT);
    assert_eq!(place.head(&cookie).await, before, "the controls wrote nothing");

    let words = found.iter().find(|mark| mark.starts_with("E3-")).unwrap();
    let when = found.iter().find(|mark| !mark.starts_with("E3-")).unwrap();
    let key = format!("{:032x}", 77);
    let ticked = form(&[("key", &key), ("pasted", REPORT), ("fact", words), ("fact", when)]);
    for _ in 0..2 {
        let done = place.post(&cookie, &keep, &ticked).await;
        assert_eq!(done.to(), format!("/d/{id}"));
    }
    let kept = facts(&place, before.parse().unwrap()).await;
    assert_eq!(kept.len(), 2, "two ticks, pressed twice");
    assert!(kept.iter().any(|fact| fact.text.as_str().contains("4月からなら受けられそうだ")));
    assert!(kept.iter().all(|fact| fact.taken_from.is_none() && fact.directive == id));
}

#[tokio::test]
async fn facts_of_ones_own_line_name_the_line_they_were_taken_from() {
    let place = Place::open().await;
    let (id, owner, cookie) = asked(&place).await;
    let key = format!("{:032x}", 5);
    let said = form(&[("key", &key), ("text", REPORT)]);
    place.post(&cookie, &format!("/do/update/{id}"), &said).await;
    let head: u64 = place.head(&cookie).await.parse().unwrap();
    let page = place.get(&cookie, &format!("/d/{id}")).await.body;
    let link = format!("/do/evidence/{id}?from={head}");
    assert!(page.contains(&link), "the line offers it");
    let read = place.get(&cookie, &link).await.body;
    let found = boxes(&read, "fact");
    assert!(!found.is_empty());
    let from = head.to_string();
    let ticked = [("pasted", REPORT), ("from", from.as_str()), ("fact", found[0].as_str())];
    place.post(&cookie, &format!("/d/{id}/evidence/keep"), &form(&ticked)).await;
    assert_eq!(facts(&place, head).await[0].taken_from, Some(Position(head)));

    // A line of somebody else's directive is not read through one's own.
    let foreign = place.state.directives.iter().find(|it| {
        it.ask.owner != owner && it.lines.iter().any(|line| matches!(line.what, What::Update(_)))
    });
    let foreign = foreign.unwrap().lines.iter().find(|it| matches!(it.what, What::Update(_)));
    let (entry, text) = (foreign.unwrap().entry, foreign.unwrap().text.clone().unwrap());
    let page = place.get(&cookie, &format!("/do/evidence/{id}?from={}", entry.0)).await.body;
    assert!(!page.contains(text.as_str()));
}
