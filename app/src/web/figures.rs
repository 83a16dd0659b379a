//! `GET /metrics`: how the program does, in the text that Prometheus reads. Never a member's
//! figures: what is counted are requests, entries and moments.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicU64, Ordering};

use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use fushime_core::access::{self, Action, Thing};

use super::house::{House, HouseHandle};
use super::routes::ROUTES;
use super::{answer, caller, enter, same_site};
use crate::office::OfficeError;

/// The upper ends of the classes a time falls into, in seconds.
const SECONDS: [f64; 10] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0];
/// The classes of answers: 1xx to 5xx.
const CLASSES: usize = 5;

/// How often things took how long.
#[derive(Debug, Default)]
struct Times {
    classes: [AtomicU64; SECONDS.len()],
    count: AtomicU64,
    micros: AtomicU64,
}

impl Times {
    fn took(&self, seconds: f64) {
        for (class, end) in self.classes.iter().zip(SECONDS) {
            if seconds <= end {
                class.fetch_add(1, Ordering::Relaxed);
            }
        }
        self.count.fetch_add(1, Ordering::Relaxed);
        #[expect(
            clippy::cast_possible_truncation,
            reason = "no request takes half a million years"
        )]
        #[expect(clippy::cast_sign_loss, reason = "no time is negative")]
        let micros = (seconds * 1e6) as u64;
        self.micros.fetch_add(micros, Ordering::Relaxed);
    }

    fn write(&self, text: &mut String, name: &str, labels: &str) {
        let count = self.count.load(Ordering::Relaxed);
        let comma = if labels.is_empty() { "" } else { "," };
        for (class, end) in self.classes.iter().zip(SECONDS) {
            let within = class.load(Ordering::Relaxed);
            let _ = writeln!(text, "{name}_bucket{{{labels}{comma}le=\"{end}\"}} {within}");
        }
        let _ = writeln!(text, "{name}_bucket{{{labels}{comma}le=\"+Inf\"}} {count}");
        let micros = self.micros.load(Ordering::Relaxed);
        let labels = if labels.is_empty() { String::new() } else { format!("{{{labels}}}") };
        let _ =
            writeln!(text, "{name}_sum{labels} {}.{:06}", micros / 1_000_000, micros % 1_000_000);
        let _ = writeln!(text, "{name}_count{labels} {count}");
    }
}

/// What is counted of one route.
#[derive(Debug, Default)]
struct OfRoute {
    answers: [AtomicU64; CLASSES],
    times: Times,
}

/// Everything that is counted.
#[derive(Debug)]
pub(super) struct Figures {
    routes: BTreeMap<&'static str, OfRoute>,
    commits: Times,
    refused: AtomicU64,
    failed: AtomicU64,
    lines_dropped: AtomicU64,
}

impl Figures {
    pub(super) fn new() -> Self {
        let paths = ROUTES.iter().map(|route| route.path).chain(["other"]);
        Self {
            routes: paths.map(|path| (path, OfRoute::default())).collect(),
            commits: Times::default(),
            refused: AtomicU64::new(0),
            failed: AtomicU64::new(0),
            lines_dropped: AtomicU64::new(0),
        }
    }

    /// Counts an answer.
    pub(super) fn answered(&self, route: &str, status: StatusCode, seconds: f64) {
        let Some(of) = self.routes.get(route).or_else(|| self.routes.get("other")) else { return };
        let class = usize::from(status.as_u16() / 100).clamp(1, CLASSES) - 1;
        of.answers[class].fetch_add(1, Ordering::Relaxed);
        of.times.took(seconds);
    }

    /// Counts a command, and how long it took to be on disk.
    pub(super) fn commanded<T>(&self, done: &Result<T, OfficeError>, seconds: f64) {
        match done {
            Ok(_) => self.commits.took(seconds),
            Err(OfficeError::Refused(_)) => drop(self.refused.fetch_add(1, Ordering::Relaxed)),
            Err(_) => drop(self.failed.fetch_add(1, Ordering::Relaxed)),
        }
    }

    /// Counts a line of the log that nobody took.
    pub(super) fn line_dropped(&self) {
        self.lines_dropped.fetch_add(1, Ordering::Relaxed);
    }

    fn write(&self, entries: u64) -> String {
        let mut text = String::new();
        let head = |text: &mut String, name: &str, kind: &str, about: &str| {
            let _ = writeln!(text, "# HELP {name} {about}\n# TYPE {name} {kind}");
        };
        let name = "fushime_requests_total";
        head(&mut text, name, "counter", "Answers, by route and class of status.");
        for (path, of) in &self.routes {
            for (class, count) in (1..).zip(&of.answers) {
                let count = count.load(Ordering::Relaxed);
                if count > 0 {
                    let labels = format!("route=\"{path}\",status=\"{class}xx\"");
                    let _ = writeln!(text, "{name}{{{labels}}} {count}");
                }
            }
        }
        let name = "fushime_request_seconds";
        head(&mut text, name, "histogram", "Time to an answer, by route.");
        for (path, of) in &self.routes {
            if of.times.count.load(Ordering::Relaxed) > 0 {
                of.times.write(&mut text, name, &format!("route=\"{path}\""));
            }
        }
        let name = "fushime_commit_seconds";
        head(&mut text, name, "histogram", "Time to decide, write and fold a command.");
        self.commits.write(&mut text, name, "");
        let (refused, failed) = (&self.refused, &self.failed);
        for (name, count, about) in [
            ("fushime_commands_refused_total", refused, "Commands that were refused."),
            ("fushime_commands_failed_total", failed, "Commands that could not be written."),
            ("fushime_log_lines_dropped_total", &self.lines_dropped, "Log lines nobody took."),
        ] {
            head(&mut text, name, "counter", about);
            let _ = writeln!(text, "{name} {}", count.load(Ordering::Relaxed));
        }
        head(&mut text, "fushime_ledger_entries", "gauge", "Entries in the ledger.");
        let _ = writeln!(text, "fushime_ledger_entries {entries}");
        text
    }
}

/// `GET /metrics`: for this machine, and for an administrator.
pub(super) async fn show(State(house): State<HouseHandle>, request: Request) -> Response {
    let headers = request.headers();
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|info| info.0);
    if !is_this_machine(peer, headers) && !is_administrators(&house, headers).await {
        let today = house.now().await.today();
        return answer::not_found(&house.text(enter::language(headers), today));
    }
    let entries = house.office().await.state().head.0;
    let kind = [(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")];
    (kind, house.figures().write(entries)).into_response()
}

/// Tells whether a request comes from this machine and from nobody behind it: a proxy on this
/// machine says for whom it asks, or asks for the name the others use.
fn is_this_machine(peer: Option<SocketAddr>, headers: &HeaderMap) -> bool {
    const BEHIND: [&str; 4] = ["forwarded", "x-forwarded-for", "x-real-ip", "via"];
    let host = same_site::host(headers);
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    peer.is_some_and(|peer| peer.ip().is_loopback())
        && ["127.0.0.1", "[::1]", "localhost"].contains(&name)
        && !BEHIND.iter().any(|name| headers.contains_key(*name))
}

async fn is_administrators(house: &House, headers: &HeaderMap) -> bool {
    let Ok(Some(caller)) = caller::find(house, headers).await else { return false };
    let office = house.office().await;
    let (state, day) = (office.state(), office.now().today());
    access::may(state, caller.member, Action::KeepLedger, Thing::Firm, day)
}
