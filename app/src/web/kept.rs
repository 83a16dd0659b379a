//! Pages that were made before and still say what is so.
//!
//! What a page of this list shows follows from its reader, the position of the ledger, the minute
//! and its address alone. One entry more, and all of them are made anew.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::sync::{Mutex, PoisonError};

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use flate2::Compression;
use flate2::write::GzEncoder;
use fushime_core::event::terms::Language;
use fushime_core::ids::{MemberId, Position};
use jiff::civil::DateTime;

use super::caller;
use super::house::HouseHandle;

/// The pages that look at nothing but the ledger: who looked, and who has come in, is not in it.
const KEPT: [&str; 3] = ["/today", "/directives", "/policies"];
/// So many bytes are kept at most: enough for the leaders of a firm on a morning.
const BYTES_MAX: usize = 8 << 20;
/// A longer page is not kept.
const PAGE_MAX: usize = 1 << 20;

/// Until when a page says what is so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stamp {
    head: Position,
    minute: DateTime,
}

/// Whose page it is: nobody is ever shown another's.
type Key = (MemberId, Language, String);

#[derive(Debug, Clone)]
struct Page {
    plain: Bytes,
    gzip: Option<Bytes>,
}

/// The pages that are kept.
#[derive(Debug, Default)]
pub(super) struct Kept(Mutex<Shelf>);

#[derive(Debug, Default)]
struct Shelf {
    stamp: Option<Stamp>,
    pages: BTreeMap<Key, Page>,
    bytes: usize,
}

impl Shelf {
    fn find(&self, stamp: Stamp, key: &Key) -> Option<Page> {
        self.pages.get(key).filter(|_| self.stamp == Some(stamp)).cloned()
    }

    fn put(&mut self, stamp: Stamp, key: Key, page: Page) {
        if self.stamp != Some(stamp) || self.bytes > BYTES_MAX {
            self.pages.clear();
            self.bytes = 0;
            self.stamp = Some(stamp);
        }
        self.bytes += page.plain.len() + page.gzip.as_ref().map_or(0, Bytes::len);
        self.pages.insert(key, page);
    }
}

/// Answers with a kept page, or keeps the one that is made.
pub(super) async fn keep(
    State(house): State<HouseHandle>,
    mut request: Request,
    next: Next,
) -> Response {
    let route = request.extensions().get::<MatchedPath>();
    let is_kept = route.is_some_and(|route| KEPT.contains(&route.as_str()));
    if !is_kept || request.method() != Method::GET {
        return next.run(request).await;
    }
    // Whoever may not come in is told so by the page itself.
    let Ok(Some(caller)) = caller::find(&house, request.headers()).await else {
        return next.run(request).await;
    };
    request.extensions_mut().insert(caller);
    let wants_gzip = accepts_gzip(request.headers());
    let stamp = {
        let office = house.office().await;
        let minute = office.now().local.with().second(0).subsec_nanosecond(0).build();
        Stamp { head: office.state().head, minute: minute.unwrap_or(office.now().local) }
    };
    let key = (caller.member, caller.language, request.uri().to_string());
    let shelf = || house.kept().0.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(page) = shelf().find(stamp, &key) {
        return send(page, wants_gzip);
    }
    let answer = next.run(request).await;
    if answer.status() != StatusCode::OK {
        return answer;
    }
    let (parts, body) = answer.into_parts();
    let Ok(plain) = to_bytes(body, usize::MAX).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    if plain.len() > PAGE_MAX {
        return Response::from_parts(parts, Body::from(plain));
    }
    let gzip = wants_gzip.then(|| packed(&plain)).flatten();
    let page = Page { plain, gzip };
    shelf().put(stamp, key, page.clone());
    send(page, wants_gzip)
}

fn accepts_gzip(headers: &HeaderMap) -> bool {
    let accepts = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok());
    accepts.is_some_and(|accepts| accepts.contains("gzip"))
}

fn packed(plain: &[u8]) -> Option<Bytes> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    let packed = encoder.write_all(plain).and_then(|()| encoder.finish());
    packed.ok().map(Bytes::from)
}

fn send(page: Page, wants_gzip: bool) -> Response {
    let kind =
        [(header::CONTENT_TYPE, "text/html; charset=utf-8"), (header::VARY, "accept-encoding")];
    match page.gzip.filter(|_| wants_gzip) {
        Some(gzip) => (kind, [(header::CONTENT_ENCODING, "gzip")], gzip).into_response(),
        None => (kind, page.plain).into_response(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn an_entry_or_a_minute_more_and_nothing_is_kept() {
        let stamp = |head, minute| Stamp {
            head: Position(head),
            minute: date(2026, 11, 25).at(9, minute, 0, 0),
        };
        let key = |member, path: &str| (MemberId(member), Language::Ja, path.to_owned());
        let page =
            |text: &'static str| Page { plain: Bytes::from_static(text.as_bytes()), gzip: None };
        let mut shelf = Shelf::default();
        shelf.put(stamp(7, 0), key(1, "/today"), page("one's own"));
        assert!(shelf.find(stamp(7, 0), &key(1, "/today")).is_some());
        for (at, whose) in [
            (stamp(8, 0), key(1, "/today")),
            (stamp(7, 1), key(1, "/today")),
            (stamp(7, 0), key(2, "/today")),
            (stamp(7, 0), key(1, "/today?all=1")),
            (stamp(7, 0), (MemberId(1), Language::En, "/today".to_owned())),
        ] {
            assert!(shelf.find(at, &whose).is_none(), "{at:?} {whose:?}");
        }
        shelf.put(stamp(8, 0), key(2, "/today"), page("another's"));
        assert!(shelf.find(stamp(8, 0), &key(1, "/today")).is_none(), "what is old is gone");
    }
}
