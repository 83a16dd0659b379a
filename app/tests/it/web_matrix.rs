//! Who gets what at every address: the table is `web_matrix.txt`, to be read by people.
//!
//! Whoever adds an address adds its rows: every route must have one, each act has one for its page
//! and one for its form. What stands behind `?` in a row with POST is the form that is sent.

pub(crate) mod scene;
mod table;

use std::collections::BTreeSet;

use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, Request, StatusCode, header};
use fushime::web::{ROUTES, acts};

use crate::web::{Answer, HOST};
use scene::{MARKS, Open, PERSONAS, Scene};
use table::{Row, differences, marks, missing_headers, outcome, read, write};

const TABLE: &str = include_str!("web_matrix.txt");

/// Asks for a row as a persona.
async fn ask(open: &Open, persona: &str, method: &str, address: &str) -> Answer {
    let cookie = open.cookie(persona);
    if method == "GET" {
        return open.place.get(cookie, address).await;
    }
    let (path, form) = address.split_once('?').unwrap_or((address, ""));
    open.place.post(cookie, path, form).await
}

/// The rows about addresses; the others are about words.
fn addresses(rows: &[Row]) -> impl Iterator<Item = &Row> {
    rows.iter().filter(|row| row.method != "sees")
}

#[test]
fn every_address_and_every_act_has_its_rows() {
    let rows = read(TABLE);
    for row in addresses(&rows) {
        assert!(row.route().is_some(), "there is no {} {}", row.method, row.address);
    }
    let routes: BTreeSet<_> =
        addresses(&rows).filter_map(Row::route).map(|it| (it.method, it.path)).collect();
    for route in ROUTES {
        let known = routes.contains(&(route.method, route.path));
        assert!(known, "{} {} has no row in web_matrix.txt", route.method, route.path);
    }
    for act in acts() {
        for method in ["GET", "POST"] {
            let begins = format!("/do/{act}/");
            let has = addresses(&rows)
                .any(|row| row.method == method && row.address.starts_with(&begins));
            assert!(has, "{method} {begins} has no row in web_matrix.txt");
        }
    }
    let kinds: Vec<&str> =
        rows.iter().filter(|row| row.method == "sees").map(|row| row.address.as_str()).collect();
    assert_eq!(kinds, MARKS.map(|(kind, _)| kind), "each kind of words has its row");
}

/// What everybody got at the addresses of the table, and which words they saw anywhere.
async fn look_everywhere(scene: &Scene, rows: &[Row]) -> Vec<Row> {
    let mut open = scene.open().await;
    let head = open.place.head(open.cookie("leader")).await;
    let mut seen = rows.to_vec();
    let mut words: Vec<BTreeSet<&str>> = vec![BTreeSet::new(); PERSONAS.len()];
    for row in seen.iter_mut().filter(|row| row.method != "sees") {
        for (nth, persona) in PERSONAS.iter().enumerate() {
            let answer = ask(&open, persona, &row.method, &row.here()).await;
            let place = format!("{} {} for {persona}", row.method, row.address);
            assert_eq!(missing_headers(&answer), [""; 0], "{place}");
            words[nth].extend(marks(&answer));
            row.outcomes[nth] = outcome(&row.method, &answer);
            if answer.status == StatusCode::NOT_FOUND && row.address.contains('$') {
                let nothing = open.place.get(open.cookie(persona), "/d/D-99999").await;
                assert_eq!(answer.body, nothing.body, "{place}");
            }
            // Whatever was done is undone before the next one tries.
            if row.method == "POST"
                && answer.status == StatusCode::SEE_OTHER
                && *persona != "nobody"
            {
                open = scene.open().await;
            }
        }
    }
    assert_eq!(open.place.head(open.cookie("leader")).await, head, "something was done unseen");
    for row in seen.iter_mut().filter(|row| row.method == "sees") {
        for (nth, words) in words.iter().enumerate() {
            let saw = words.contains(row.address.as_str());
            row.outcomes[nth] = if saw { "yes" } else { "no" }.to_owned();
        }
    }
    seen
}

#[tokio::test]
async fn everybody_gets_what_the_table_says() {
    let rows = read(TABLE);
    let scene = Scene::set().await;
    let seen = look_everywhere(&scene, &rows).await;
    let wrong = differences(&rows, &seen);
    assert!(wrong.is_empty(), "{}\n\nwhat was seen:\n{}", wrong.join("\n"), write(&seen));
}

/// A number nothing has is answered like what may not be seen, whoever asks.
#[tokio::test]
async fn what_does_not_exist_is_nowhere() {
    let rows = read(TABLE);
    let open = Scene::set().await.open().await;
    let mut tried = 0;
    for row in addresses(&rows) {
        let Some(address) = row.nowhere().filter(|it| !it.contains('?') || row.method == "POST")
        else {
            continue;
        };
        for persona in PERSONAS {
            let answer = ask(&open, persona, &row.method, &address).await;
            let got = outcome(&row.method, &answer);
            let place = format!("{} {address} for {persona}", row.method);
            if ["nobody", "left"].contains(&persona) {
                assert_eq!(got, "sign-in", "{place}");
                continue;
            }
            assert_eq!(got, "nothing", "{place}");
            let nothing = open.place.get(open.cookie(persona), "/d/D-99999").await;
            assert_eq!(answer.body, nothing.body, "{place}");
            tried += 1;
        }
    }
    assert!(tried > 200, "{tried}");
}

/// Every form there is, sent from another site by a browser that brings the cookie.
#[tokio::test]
async fn no_form_counts_that_was_sent_from_elsewhere() {
    let rows = read(TABLE);
    let open = Scene::set().await.open().await;
    let head = open.place.head(open.cookie("owner")).await;
    let elsewhere: [&[(&str, &str)]; 7] = [
        &[("sec-fetch-site", "cross-site")],
        &[("sec-fetch-site", "same-site")],
        &[("sec-fetch-site", "none")],
        &[("origin", "null")],
        &[("origin", "http://evil.example")],
        &[("sec-fetch-site", "cross-site"), ("origin", "http://127.0.0.1:8420")],
        &[],
    ];
    for row in addresses(&rows).filter(|row| row.method == "POST") {
        for persona in ["nobody", "owner", "leader", "administrator"] {
            for from in elsewhere {
                let address = row.here();
                let (path, form) = address.split_once('?').unwrap_or((&address, ""));
                let mut request = Request::post(path)
                    .header(header::HOST, HOST)
                    .header(header::COOKIE, open.cookie(persona))
                    .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
                for (name, value) in from {
                    request = request.header(*name, *value);
                }
                let request = request.body(Body::from(form.to_owned())).unwrap();
                let answer = open.place.send(request).await;
                assert_eq!(answer.status, StatusCode::FORBIDDEN, "{address} {from:?}");
                assert_eq!(answer.body, "", "{address}");
                assert!(answer.headers.get(header::SET_COOKIE).is_none(), "{address}");
            }
        }
    }
    assert_eq!(open.place.head(open.cookie("owner")).await, head);
}

/// The control: a table that says something else is found out.
#[tokio::test]
async fn a_wrong_table_is_found() {
    let rows: Vec<Row> = read(TABLE)
        .into_iter()
        .filter(|row| row.method == "sees" || row.address == "/d/$directive")
        .collect();
    let scene = Scene::set().await;
    let seen = look_everywhere(&scene, &rows).await;
    let mut wrong = rows.clone();
    let page = wrong.iter_mut().find(|row| row.address == "/d/$directive").unwrap();
    let colleague = PERSONAS.iter().position(|it| *it == "colleague").unwrap();
    assert_eq!(page.outcomes[colleague], "nothing");
    page.outcomes[colleague] = "page".to_owned();
    let found = differences(&wrong, &seen);
    assert!(found.iter().any(|it| it.contains("/d/$directive for colleague: nothing, not page")));
}

/// The control: words that stand in any part of an answer are found.
#[test]
fn a_leak_is_found_wherever_it_stands() {
    let answer = |body: &str, name: &'static str, value: &'static str| {
        let mut headers = HeaderMap::new();
        headers.insert(name, HeaderValue::from_static(value));
        Answer { status: StatusCode::OK, headers, body: body.to_owned() }
    };
    let planted = [
        answer("<p>8% kanaria-of-the-directive</p>", "x-any", "y"),
        answer("<input value=\"KANARIA-of-the-directive\">", "x-any", "y"),
        answer("<a href=\"/directives?q=kanaria%2Dof%2Dthe%2Ddirective\">", "x-any", "y"),
        answer("", "location", "/d/D-1?said=kanaria-of-the-directive"),
        answer("", "set-cookie", "back=kanaria-of-the%2Ddirective"),
    ];
    for answer in planted {
        assert_eq!(marks(&answer), ["directive"]);
    }
    assert_eq!(marks(&answer("8%", "location", "/today")), [""; 0]);
}
