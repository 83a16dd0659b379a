//! The pages: a door like the command line, to the same office.
//!
//! Every address stands in `routes.rs`, once. A handler does three things: typed input, one call, one
//! answer; what it shows comes through `access`, what it changes is a `Command`.

mod account;
mod accounts;
mod act;
mod again;
mod answer;
mod ask;
mod assets;
mod begin;
mod bring_in;
mod caller;
pub mod culm_svg;
mod directive;
mod directives;
mod discuss;
mod discussion;
mod discussions;
mod enter;
mod evidence;
mod figures;
mod form;
mod headers;
mod house;
mod kept;
mod links;
mod list;
mod log;
mod members;
mod milestone_rows;
mod mine;
mod notice;
mod own;
mod own_record;
mod password;
mod picture;
mod policies;
mod policy;
mod promises;
mod retention;
mod roll_out;
mod routes;
mod same_site;
mod settings;
mod shell;
mod today;
mod upload;
mod watch;

use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Redirect, Response};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::timeout::TimeoutLayer;

pub use house::{House, HouseHandle};
pub use routes::{Door, ROUTES, Route};
pub use watch::Log;

use crate::office::Serving;

/// Serves the pages until the process is asked to stop; what was begun is finished.
///
/// # Errors
///
/// When the machine gives no room to serve in.
pub fn serve(serving: Serving) -> std::io::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let Serving { office, vault, listener, hosts, is_https, is_logged } = serving;
    let house = House::new(office, vault, hosts, is_https).with_log(Log::to_stderr(is_logged));
    let house = HouseHandle::new(house);
    // What a broken part says of itself may quote the words it broke on.
    std::panic::set_hook(Box::new(watch::broke));
    runtime.block_on(async {
        listener.set_nonblocking(true)?;
        let listener = tokio::net::TcpListener::from_std(listener)?;
        let router = router(house).into_make_service_with_connect_info::<SocketAddr>();
        axum::serve(listener, router).with_graceful_shutdown(stop()).await
    })
}

/// Ends when the process is asked to stop.
async fn stop() {
    let interrupt = tokio::signal::ctrl_c();
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut asked) => drop(asked.recv().await),
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        _ = interrupt => {}
        () = terminate => {}
    }
}

/// A form is never longer: the longest words there may be, twice over for how they are written.
const BODY_MAX: usize = 512 * 1024;
/// Nothing that is sent is longer; somewhat larger files are refused with a page that says so.
const SENT_MAX: usize = 8 << 20;
/// Whoever sends slower than this is not served.
const SECONDS_MAX: u64 = 20;

/// Returns the names of everything that can be done on pages, as they stand in addresses.
pub fn acts() -> impl Iterator<Item = &'static str> {
    act::names()
}

/// Returns every address of [`ROUTES`], and what stands around them all.
pub fn router(house: HouseHandle) -> Router {
    within(routes::all().fallback(lost), house)
}

/// Puts around addresses what stands around them all, the outermost last.
pub fn within(addresses: Router<HouseHandle>, house: HouseHandle) -> Router {
    addresses
        .layer(from_fn_with_state(house.clone(), kept::keep))
        .layer(from_fn_with_state(house.clone(), same_site::check))
        .layer(DefaultBodyLimit::max(BODY_MAX))
        .layer(RequestBodyLimitLayer::new(SENT_MAX))
        .layer(TimeoutLayer::with_status_code(
            StatusCode::REQUEST_TIMEOUT,
            Duration::from_secs(SECONDS_MAX),
        ))
        .layer(CompressionLayer::new())
        .layer(CatchPanicLayer::custom(answer::broke))
        .layer(from_fn(headers::add))
        .layer(from_fn_with_state(house.clone(), watch::watch))
        .with_state(house)
}

/// `GET /`: a leader's day, or one's own page.
async fn home(State(house): State<HouseHandle>, caller: caller::Caller) -> Response {
    let office = house.office().await;
    let sitting = house::Sitting::of(&house, &office, caller.language);
    let reading = sitting.reading(office.state(), caller.member);
    let to = match shell::leads(reading) {
        true => "/today",
        false => "/mine",
    };
    Redirect::to(to).into_response()
}

/// `GET /changed`: how far the record is, for a page to tell that somebody else has moved it.
async fn changed(State(house): State<HouseHandle>, _caller: caller::Caller) -> String {
    house.office().await.state().head.0.to_string()
}

/// `GET /health`
async fn health() -> &'static str {
    "fine\n"
}

/// Any other address.
async fn lost(State(house): State<HouseHandle>, headers: HeaderMap) -> Response {
    let today = house.now().await.today();
    answer::not_found(&house.text(enter::language(&headers), today))
}
