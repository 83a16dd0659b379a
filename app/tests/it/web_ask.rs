//! Asking on pages: a line is read, what was read can be mended, and it is asked once.

use axum::http::StatusCode;
use fushime_core::event::terms::Role;

use crate::web::Place;

const LINE: &str = "text=%E7%94%B0%E4%B8%AD%3A+%E3%81%95%E3%81%8F%E3%82%89%E9%A3%9F%E5%93%81%E3%81%AB4%2F1%E3%81%8B%E3%82%898%25%E5%80%A4%E4%B8%8A%E3%81%92%E3%82%92%E4%BC%9D%E3%81%88%E3%82%8B%E3%80%82%E9%87%91%E6%9B%9C%E3%81%BE%E3%81%A7%E3%81%AB%E3%82%A2%E3%83%9D%E3%80%8112%2F10%E8%A8%AA%E5%95%8F";

#[tokio::test]
async fn a_line_is_read_and_nothing_is_written() {
    let place = Place::open().await;
    let cookie = place.enter(place.first(Role::Leader)).await;
    let before = place.head(&cookie).await;
    for language in ["ja", "en"] {
        let cookie = format!("{cookie}; language={language}");
        let read = place.post(&cookie, "/ask/read", LINE).await;
        assert_eq!(read.status, StatusCode::OK);
        for part in ["田中 健一", "さくら食品", "2026-12-10", "アポ", "8%", "culm-full"]
        {
            assert!(read.body.contains(part), "{language}: {part}");
        }
    }
    assert_eq!(place.head(&cookie).await, before);
}

#[tokio::test]
async fn what_is_asked_is_asked_once_and_half_a_milestone_comes_back() {
    let place = Place::open().await;
    let cookie = place.enter(place.first(Role::Leader)).await;
    let before = place.head(&cookie).await;
    let owner = place.first(Role::Salesperson);
    let form =
        format!("key=0000000000000000000000000000a5c1&owner={owner}&sentence=%E4%BE%8B&m-name=x");
    let half = place.post(&cookie, "/ask", &form).await;
    assert_eq!(half.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(half.body.contains("wrong-milestones") && half.body.contains("value=\"x\""));
    assert_eq!(place.head(&cookie).await, before);
    let whole = format!("{form}&m-day=2027-01-15");
    let asked = place.post(&cookie, "/ask", &whole).await;
    assert_eq!(asked.status, StatusCode::SEE_OTHER, "{}", asked.body);
    let once = place.head(&cookie).await;
    assert_ne!(once, before);
    assert_eq!(place.post(&cookie, "/ask", &whole).await.to(), asked.to());
    assert_eq!(place.head(&cookie).await, once);
    let shown = place.get(&cookie, asked.to()).await;
    assert!(shown.body.contains("例"));
}

#[tokio::test]
async fn an_account_nobody_knows_comes_back_with_what_was_typed() {
    let place = Place::open().await;
    let cookie = place.enter(place.first(Role::Leader)).await;
    let owner = place.first(Role::Salesperson);
    let form = format!("owner={owner}&sentence=%3Cb%3E&account=nowhere+at+all&percent=eight");
    let back = place.post(&cookie, "/ask", &form).await;
    assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(back.body.contains("wrong-account") && back.body.contains("&lt;b&gt;"));
    let form = form.replace("account=nowhere+at+all&", "");
    let back = place.post(&cookie, "/ask", &form).await;
    assert!(back.body.contains("wrong-percent"));
}
