//! What is noted of requests: a number, a line and counts, and nobody's words in any of them.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{Request, StatusCode, header};
use axum::routing::get;
use fushime::web::{HouseHandle, Log, within};
use tower::ServiceExt as _;

use crate::web::{Answer, HOST};
use crate::web_matrix::scene::{Open, Scene};

/// A firm, and every line of its log.
async fn noted(every_request: bool) -> (Open, Arc<Mutex<Vec<String>>>) {
    let lines = Arc::new(Mutex::new(Vec::new()));
    let taken = Arc::clone(&lines);
    let write = Box::new(move |line| {
        taken.lock().unwrap().push(line);
        true
    });
    (Scene::set().await.open_noting(Log { every_request, write }).await, lines)
}

fn id(answer: &Answer) -> String {
    answer.headers["x-request-id"].to_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_line_names_the_route_and_nobodys_words() {
    let (open, lines) = noted(true).await;
    let cookie = open.cookie("owner").to_owned();
    let token = cookie.split_once('=').unwrap().1;
    let mut ids = Vec::new();
    for path in [
        "/today",
        "/directives?q=kanaria",
        "/d/D-1",
        "/d/kanaria",
        "/do/update/D-1?text=kanaria",
        "/enter/kanaria",
        "/nowhere/kanaria?kanaria",
        "/mine",
    ] {
        ids.push(id(&open.place.get(&cookie, path).await));
    }
    let report = "text=%E7%A7%98%E5%AF%86kanaria&tap=not_yet";
    let answer = open.place.post(&cookie, "/do/update/D-1", report).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    ids.push(id(&answer));
    let named = "name=kanaria&password=kanaria";
    ids.push(id(&open.place.post("", "/sign-in", named).await));
    let odd = Request::builder().method("KANARIA").uri("/today").header(header::HOST, HOST);
    let odd = odd.header("x-request-id", "kanaria").header("user-agent", "kanaria");
    ids.push(id(&open.place.send(odd.body(Body::empty()).unwrap()).await));

    let lines = lines.lock().unwrap().clone();
    assert_eq!(lines.len(), ids.len());
    for (line, id) in lines.iter().zip(&ids) {
        let line = line.to_lowercase();
        for secret in ["kanaria", token, "秘密", "%e7", "d-1\"", "127.0.0.1", "さくら"] {
            assert!(!line.contains(secret), "{secret} in {line}");
        }
        let read: serde_json::Value = serde_json::from_str(&line).unwrap();
        assert_eq!(read["id"], **id, "the number of the answer stands in its line");
        assert_eq!(id.len(), 32);
        assert!(read["status"].is_u64() && read["ms"].is_number() && read["time"].is_string());
    }
    // The control: the lines say what they are for.
    assert!(lines[2].contains("\"route\":\"/d/{id}\"") && lines[2].contains("\"status\":200"));
    assert!(lines[8].contains("\"method\":\"POST\"") && lines[8].contains("\"status\":303"));
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), lines.len(), "every request has a number of its own");
}

#[tokio::test]
async fn what_breaks_is_noted_always_and_without_what_it_broke_on() {
    async fn breaks() -> &'static str {
        let words = "kanaria".to_owned();
        panic!("{words}")
    }
    let (open, lines) = noted(false).await;
    let house: HouseHandle = open.place.house.clone();
    let router = within(Router::new().route("/breaks/{at}", get(breaks)), house);
    let request = Request::get("/breaks/kanaria").header(header::HOST, HOST);
    let answer = router.oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
    assert_eq!(answer.status(), StatusCode::INTERNAL_SERVER_ERROR);
    let policy = answer.headers()["content-security-policy"].to_str().unwrap();
    assert!(policy.starts_with("default-src 'none'"));
    // What goes well has no line here.
    open.place.get(open.cookie("leader"), "/today").await;
    let lines = lines.lock().unwrap().clone();
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert!(lines[0].contains("\"route\":\"/breaks/{at}\"") && lines[0].contains("500"));
    assert!(!lines[0].contains("kanaria"), "{}", lines[0]);
}

async fn figures(open: &Open, cookie: &str, peer: Option<&str>, more: &[(&str, &str)]) -> Answer {
    let mut request = Request::get("/metrics").header(header::COOKIE, cookie);
    if !more.iter().any(|(name, _)| *name == "host") {
        request = request.header(header::HOST, HOST);
    }
    for (name, value) in more {
        request = request.header(*name, *value);
    }
    let mut request = request.body(Body::empty()).unwrap();
    if let Some(peer) = peer {
        let peer: SocketAddr = peer.parse().unwrap();
        request.extensions_mut().insert(ConnectInfo(peer));
    }
    open.place.send(request).await
}

#[tokio::test]
async fn the_figures_are_for_this_machine_and_for_administrators() {
    let (open, _) = noted(false).await;
    let (owner, administrator) = (open.cookie("owner"), open.cookie("administrator"));
    let (here, elsewhere) = (Some("127.0.0.1:50000"), Some("192.0.2.7:50000"));
    for (cookie, peer, more, shown) in [
        ("", here, &[][..], true),
        ("", Some("[::1]:50000"), &[], true),
        (administrator, elsewhere, &[], true),
        ("", elsewhere, &[], false),
        ("", None, &[], false),
        (owner, elsewhere, &[], false),
        // A proxy on this machine asks for somebody else.
        ("", here, &[("x-forwarded-for", "192.0.2.7")], false),
        ("", here, &[("forwarded", "for=192.0.2.7")], false),
        (administrator, here, &[("x-forwarded-for", "192.0.2.7")], true),
    ] {
        let answer = figures(&open, cookie, peer, more).await;
        let status = if shown { StatusCode::OK } else { StatusCode::NOT_FOUND };
        assert_eq!(answer.status, status, "{peer:?} {more:?}");
        assert_eq!(answer.body.contains("fushime_"), shown);
    }
}

#[tokio::test]
async fn the_figures_count_what_happened_and_name_nobody() {
    let (open, _) = noted(false).await;
    let here = Some("127.0.0.1:50000");
    let owner = open.cookie("owner");
    let number = |text: &str, name: &str| -> f64 {
        let line = text.lines().find(|line| line.starts_with(name));
        line.map_or(0.0, |line| line.rsplit(' ').next().unwrap().parse().unwrap())
    };
    let before = figures(&open, "", here, &[]).await.body;
    open.place.get(owner, "/d/D-1").await;
    open.place.get(owner, "/d/D-99999").await;
    open.place.post(owner, "/do/update/D-1", "text=kanaria").await;
    open.place.post(owner, "/do/move/D-1.2", "to=2026-01-01&reason=x").await;
    let after = figures(&open, "", here, &[]).await.body;
    for (name, more) in [
        ("fushime_requests_total{route=\"/d/{id}\",status=\"2xx\"}", 1.0),
        ("fushime_requests_total{route=\"/d/{id}\",status=\"4xx\"}", 1.0),
        ("fushime_requests_total{route=\"/do/{act}/{target}\",status=\"3xx\"}", 1.0),
        ("fushime_request_seconds_count{route=\"/d/{id}\"}", 2.0),
        ("fushime_request_seconds_bucket{route=\"/d/{id}\",le=\"+Inf\"}", 2.0),
        ("fushime_commit_seconds_count", 1.0),
        ("fushime_commands_refused_total", 1.0),
        ("fushime_ledger_entries", 1.0),
    ] {
        assert_eq!(number(&after, name) - number(&before, name), more, "{name}\n{after}");
    }
    for name in ["kanaria", "田中", "M-4", "D-1", "/do/update"] {
        assert!(!after.contains(name), "{name}");
    }
}
