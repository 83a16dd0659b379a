//! What is noted of every request: a number of its own, a line in the log, and the counts.
//!
//! A line names the route and never the address that was asked for: names, words and tokens stand
//! in addresses, and none of them in a log.

use std::fmt::Write as _;
use std::io::Write as _;
use std::panic::PanicHookInfo;
use std::sync::mpsc::{SyncSender, sync_channel};

use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderName, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::Response;
use serde_json::json;

use super::house::HouseHandle;
use crate::clock::{Clock, DEFAULT_ZONE, Stopwatch};
use crate::office::OfficeError;

/// So many lines wait for a slow terminal; the others are dropped, and counted.
const LINES_MAX: usize = 1024;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Where the log goes.
pub struct Log {
    /// Whether every request has its line. Faults always have one.
    pub every_request: bool,
    /// Takes a line; tells whether it was taken. It must not wait.
    pub write: Box<dyn Fn(String) -> bool + Send + Sync>,
}

impl std::fmt::Debug for Log {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Log").field("every_request", &self.every_request).finish_non_exhaustive()
    }
}

impl Log {
    /// Writes nothing down.
    #[must_use]
    pub fn none() -> Self {
        Self { every_request: false, write: Box::new(|_| true) }
    }

    /// Writes to the error output, from a thread of its own: a terminal that hangs holds up nobody.
    #[must_use]
    pub fn to_stderr(every_request: bool) -> Self {
        let (sender, lines): (SyncSender<String>, _) = sync_channel(LINES_MAX);
        std::thread::spawn(move || {
            for line in lines {
                // There is nobody to tell when the terminal is gone.
                let _ = writeln!(std::io::stderr(), "{line}");
            }
        });
        Self { every_request, write: Box::new(move |line| sender.try_send(line).is_ok()) }
    }
}

/// What went wrong, for the log: the causes without what somebody wrote.
#[derive(Debug, Clone)]
pub(super) struct Fault(String);

impl Fault {
    /// Reads an error with its causes. What a reader of JSON says may quote what it read.
    pub(super) fn of(error: &OfficeError) -> Self {
        let mut said = error.to_string();
        let mut cause = std::error::Error::source(error);
        while let Some(error) = cause.filter(|error| !quotes(*error)) {
            // Writing to a string cannot fail.
            let _ = write!(said, ": {error}");
            cause = error.source();
        }
        Self(said)
    }
}

/// Tells whether an error, or what it wraps, may quote what was read.
fn quotes(error: &(dyn std::error::Error + 'static)) -> bool {
    let wrapped = error.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref);
    error.is::<serde_json::Error>() || wrapped.is_some_and(|error| quotes(error))
}

/// Gives every request a number, counts it, and writes its line.
pub(super) async fn watch(
    State(house): State<HouseHandle>,
    request: Request,
    next: Next,
) -> Response {
    let id = super::house::new_key().to_string();
    let method = known(request.method());
    let route = request.extensions().get::<MatchedPath>().cloned();
    let stopwatch = Stopwatch::begin();
    let mut answer = next.run(request).await;
    let seconds = stopwatch.seconds();
    if let Ok(value) = HeaderValue::from_str(&id) {
        answer.headers_mut().insert(REQUEST_ID, value);
    }
    let route = route.as_ref().map_or("other", MatchedPath::as_str);
    let status = answer.status();
    house.figures().answered(route, status, seconds);
    let log = house.log();
    if log.every_request || is_fault(status) {
        let mut line = json!({
            "time": Clock::Machine.read(DEFAULT_ZONE).at.to_string(),
            "id": id,
            "method": method,
            "route": route,
            "status": status.as_u16(),
            "ms": (seconds * 1e6).round() / 1e3,
        });
        if let Some(Fault(said)) = answer.extensions().get() {
            line["fault"] = said.as_str().into();
        }
        if !(log.write)(line.to_string()) {
            house.figures().line_dropped();
        }
    }
    answer
}

/// A full disk and a refused guest are the world's faults, not the program's; but somebody must
/// look.
fn is_fault(status: StatusCode) -> bool {
    status.is_server_error()
}

/// The method, if it is one we know: others are anybody's words.
fn known(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        _ => "other",
    }
}

/// Says where the program broke, and not on what: what it says may quote what it was given.
pub(super) fn broke(panic: &PanicHookInfo<'_>) {
    let place = panic.location().map(|at| format!("{}:{}", at.file(), at.line()));
    let line = json!({
        "time": Clock::Machine.read(DEFAULT_ZONE).at.to_string(),
        "broke": place,
    });
    let _ = writeln!(std::io::stderr(), "{line}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_reader_of_json_quotes_is_not_said() {
        let quoting = serde_json::from_str::<u32>("\"秘密の言葉\"").unwrap_err();
        assert!(quoting.to_string().contains("秘密"), "the control: {quoting}");
        let outer = std::io::Error::other(quoting);
        let Fault(said) = Fault::of(&OfficeError::machine(outer));
        assert!(!said.contains("秘密"), "{said}");
        let Fault(said) =
            Fault::of(&OfficeError::machine(std::io::Error::other("the disk is on fire")));
        assert!(said.ends_with("the disk is on fire"), "{said}");
    }
}
