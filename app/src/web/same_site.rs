//! A form counts only when it was sent from our own pages.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::house::HouseHandle;

/// Refuses what changes something and comes from another site, and a host that is not ours.
///
/// Fetch Metadata decides where the browser sends it; `Origin` must match the host where not. A
/// request without either is no browser's and brings no cookie of one, but is refused all the same.
pub(super) async fn check(
    State(house): State<HouseHandle>,
    request: Request,
    next: Next,
) -> Response {
    if !house.is_our_host(host(request.headers())) {
        return StatusCode::MISDIRECTED_REQUEST.into_response();
    }
    if is_reading(request.method()) || is_from_here(request.headers()) {
        return next.run(request).await;
    }
    StatusCode::FORBIDDEN.into_response()
}

fn is_reading(method: &Method) -> bool {
    matches!(*method, Method::GET | Method::HEAD)
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

/// The host that was asked for.
pub(super) fn host(headers: &HeaderMap) -> &str {
    text(headers, header::HOST.as_str()).unwrap_or_default()
}

fn is_from_here(headers: &HeaderMap) -> bool {
    if let Some(site) = text(headers, "sec-fetch-site") {
        return site == "same-origin";
    }
    let origin = text(headers, header::ORIGIN.as_str()).unwrap_or_default();
    let origin = origin.split_once("://").map(|(_, host)| host);
    origin.is_some_and(|origin| origin == host(headers))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for (name, value) in pairs {
            headers.insert(*name, axum::http::HeaderValue::from_static(value));
        }
        headers
    }

    #[test]
    fn only_our_own_pages_may_send() {
        let host = ("host", "127.0.0.1:8420");
        for (given, may) in [
            (vec![host, ("sec-fetch-site", "same-origin")], true),
            (vec![host, ("sec-fetch-site", "same-site")], false),
            (vec![host, ("sec-fetch-site", "cross-site")], false),
            (vec![host, ("sec-fetch-site", "none")], false),
            (vec![host, ("origin", "http://127.0.0.1:8420")], true),
            (vec![host, ("origin", "http://evil.example")], false),
            (vec![host, ("origin", "null")], false),
            (vec![host], false),
        ] {
            assert_eq!(is_from_here(&headers(&given)), may, "{given:?}");
        }
    }
}
