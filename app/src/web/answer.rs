//! What goes back when there is no page to show: not found, refused, broken.

use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use fushime_core::event::terms::Language;
use maud::{Markup, html};

use super::shell;
use super::watch::Fault;
use crate::office::OfficeError;
use crate::text::Text;

/// Sends a page.
pub(super) fn send(page: &Markup) -> Response {
    Html(page.0.clone()).into_response()
}

/// Sends a page that says that something was not done.
pub(super) fn send_as(status: StatusCode, page: &Markup) -> Response {
    (status, Html(page.0.clone())).into_response()
}

/// What may not be seen and what does not exist: the same bytes.
pub(super) fn not_found(text: &Text) -> Response {
    let main = html! {
        div.box {
            p.m.large { (text.get("web-not-found")) }
            p.sm.mut { (text.get("web-not-found-about")) }
            p { a.btn href="/" { (text.get("web-back")) } }
        }
    };
    let page = shell::narrow(text, &text.get("web-not-found"), main);
    send_as(StatusCode::NOT_FOUND, &page)
}

/// Something is broken: in both languages, for nobody knows yet who asks.
pub(super) fn fault(error: &OfficeError) -> Response {
    let mut answer = match error {
        OfficeError::Full => broken(StatusCode::INSUFFICIENT_STORAGE, "web-fault-full"),
        OfficeError::Busy => broken(StatusCode::SERVICE_UNAVAILABLE, "web-fault-busy"),
        _ => broken(StatusCode::INTERNAL_SERVER_ERROR, "web-fault"),
    };
    answer.extensions_mut().insert(Fault::of(error));
    answer
}

/// The program itself broke while it made an answer.
pub(super) fn broke(_: Box<dyn std::any::Any + Send>) -> Response {
    broken(StatusCode::INTERNAL_SERVER_ERROR, "web-fault")
}

fn broken(status: StatusCode, key: &str) -> Response {
    let texts = [Text::new(Language::Ja), Text::new(Language::En)];
    let main = html! {
        div.box {
            @for text in &texts {
                p lang=(text.language().as_str()) { (text.get(key)) }
            }
            p { a.btn href="/" { (texts[0].get("web-back")) " / " (texts[1].get("web-back")) } }
        }
    };
    let page = shell::narrow(&texts[0], &texts[0].get(key), main);
    send_as(status, &page)
}
