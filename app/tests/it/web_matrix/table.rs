//! The table itself: what is written, what was seen, and where the two differ.

use std::fmt::Write as _;

use axum::http::{StatusCode, header};
use fushime::web::{ROUTES, Route};

use super::scene::{MARKS, PERSONAS, THINGS};
use crate::web::Answer;

/// One row: a method and an address, or `sees` and a kind of words, and a word for each persona.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) method: String,
    pub(super) address: String,
    pub(super) outcomes: Vec<String>,
}

impl Row {
    /// Returns the address of this row in the firm.
    pub(super) fn here(&self) -> String {
        THINGS.iter().fold(self.address.clone(), |text, (name, here, _)| text.replace(name, here))
    }

    /// Returns the address with numbers that nothing has. `None`: it names no thing.
    pub(super) fn nowhere(&self) -> Option<String> {
        let text = THINGS
            .iter()
            .fold(self.address.clone(), |text, (name, _, nothing)| text.replace(name, nothing));
        (text != self.address).then_some(text)
    }

    /// Returns the route this row is about.
    pub(super) fn route(&self) -> Option<&'static Route> {
        let address = self.here();
        let path = address.split('?').next().unwrap_or_default();
        let fits = |pattern: &str| {
            let (mine, theirs): (Vec<_>, Vec<_>) =
                (path.split('/').collect(), pattern.split('/').collect());
            let fit = |(mine, theirs): (&&str, &&str)| {
                mine == theirs || (theirs.starts_with('{') && !mine.is_empty())
            };
            mine.len() == theirs.len() && mine.iter().zip(&theirs).all(fit)
        };
        // An address without parts goes before one with parts, as in the router.
        let mut found: Vec<&Route> =
            ROUTES.iter().filter(|it| it.method == self.method && fits(it.path)).collect();
        found.sort_by_key(|route| route.path.matches('{').count());
        found.first().copied()
    }
}

/// Reads the table.
pub(super) fn read(text: &str) -> Vec<Row> {
    let words = |line: &'_ str| line.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let (about, rows): (Vec<&str>, Vec<&str>) =
        text.lines().filter(|line| !line.trim().is_empty()).partition(|line| line.starts_with('#'));
    let heads = about.iter().filter(|line| words(line)[1..] == PERSONAS).count();
    assert_eq!(heads, 1, "one line names everybody");
    rows.into_iter()
        .map(|line| {
            let words = words(line);
            assert_eq!(words.len(), 2 + PERSONAS.len(), "{words:?}");
            Row {
                method: words[0].clone(),
                address: words[1].clone(),
                outcomes: words[2..].to_vec(),
            }
        })
        .collect()
}

/// Writes rows as the table has them.
pub(super) fn write(rows: &[Row]) -> String {
    let mut text = String::new();
    let wide = rows.iter().map(|row| row.address.len()).max().unwrap_or(0);
    let mut line = |method: &str, address: &str, words: &[&str]| {
        let _ = write!(text, "{method:<5}{address:<wide$}");
        for (word, persona) in words.iter().zip(PERSONAS) {
            let _ = write!(text, "  {word:<width$}", width = persona.len().max(7));
        }
        let end = text.trim_end().len();
        text.truncate(end);
        text.push('\n');
    };
    line("#", "", &PERSONAS);
    for row in rows {
        let words: Vec<&str> = row.outcomes.iter().map(String::as_str).collect();
        line(&row.method, &row.address, &words);
    }
    text
}

/// Returns the rows that came out otherwise than they are written.
pub(super) fn differences(written: &[Row], seen: &[Row]) -> Vec<String> {
    let mut found = Vec::new();
    for (written, seen) in written.iter().zip(seen) {
        for (nth, persona) in PERSONAS.iter().enumerate() {
            let (should, did) = (&written.outcomes[nth], &seen.outcomes[nth]);
            if should != did {
                let Row { method, address, .. } = written;
                found.push(format!("{method} {address} for {persona}: {did}, not {should}"));
            }
        }
    }
    found
}

/// Names what somebody got.
pub(super) fn outcome(method: &str, answer: &Answer) -> String {
    let word = match answer.status {
        StatusCode::OK => "page",
        StatusCode::SEE_OTHER if answer.to() == "/sign-in" => "sign-in",
        StatusCode::SEE_OTHER if method == "GET" => "moved",
        StatusCode::SEE_OTHER => "done",
        StatusCode::NOT_FOUND => "nothing",
        StatusCode::FORBIDDEN => "forbidden",
        // A form that came back with what was typed.
        StatusCode::CONFLICT
        | StatusCode::UNPROCESSABLE_ENTITY
        | StatusCode::UNAUTHORIZED
        | StatusCode::TOO_MANY_REQUESTS
        | StatusCode::PAYLOAD_TOO_LARGE
        | StatusCode::UNSUPPORTED_MEDIA_TYPE
        | StatusCode::BAD_REQUEST => "form",
        other => return other.as_u16().to_string(),
    };
    word.to_owned()
}

/// Returns the kinds of words of which an answer holds the mark, in any of its bytes.
pub(super) fn marks(answer: &Answer) -> Vec<&'static str> {
    let mut bytes = answer.body.clone().into_bytes();
    for (name, value) in &answer.headers {
        bytes.extend_from_slice(name.as_str().as_bytes());
        bytes.extend_from_slice(value.as_bytes());
    }
    let text = percent_decoded(&bytes).to_lowercase();
    MARKS.iter().filter(|(_, mark)| text.contains(mark)).map(|(kind, _)| *kind).collect()
}

fn percent_decoded(bytes: &[u8]) -> String {
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hex = bytes.get(at + 1..at + 3).and_then(|pair| std::str::from_utf8(pair).ok());
        match hex.and_then(|pair| u8::from_str_radix(pair, 16).ok()) {
            Some(byte) if bytes[at] == b'%' => {
                out.push(byte);
                at += 3;
            }
            _ => {
                out.push(bytes[at]);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

/// Returns which of the headers that stand on every answer are missing.
pub(super) fn missing_headers(answer: &Answer) -> Vec<&'static str> {
    const ON_EVERY_ANSWER: [(&str, &str); 6] = [
        ("content-security-policy", "default-src 'none';"),
        ("x-content-type-options", "nosniff"),
        ("x-frame-options", "DENY"),
        ("referrer-policy", "same-origin"),
        ("cross-origin-opener-policy", "same-origin"),
        ("permissions-policy", "camera=()"),
    ];
    let begins = |name: &str, with: &str| {
        let value = answer.headers.get(name).and_then(|value| value.to_str().ok());
        value.is_some_and(|value| value.starts_with(with))
    };
    let mut missing: Vec<&str> = ON_EVERY_ANSWER
        .iter()
        .filter(|(name, with)| !begins(name, with))
        .map(|(name, _)| *name)
        .collect();
    let inline = answer.headers["content-security-policy"].to_str().unwrap().contains("unsafe");
    if inline {
        missing.push("content-security-policy");
    }
    let kept = answer.headers.get(header::CACHE_CONTROL).and_then(|it| it.to_str().ok());
    if !kept.is_some_and(|kept| kept == "no-store" || kept.contains("immutable")) {
        missing.push("cache-control");
    }
    missing
}
