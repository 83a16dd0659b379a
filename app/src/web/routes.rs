//! Every address there is, in one place: the router and the list of its routes are the same lines.

use axum::Router;
use axum::routing::MethodRouter;

use super::house::HouseHandle;
use super::{
    account, accounts, act, ask, assets, begin, bring_in, changed, directive, directives, discuss,
    discussion, discussions, enter, evidence, figures, health, home, links, log, members, mine,
    notice, own, own_record, password, policies, policy, promises, retention, roll_out, settings,
    today,
};

/// One method of one address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Route {
    /// GET or POST.
    pub method: &'static str,
    /// The address, with the names of its parts in braces.
    pub path: &'static str,
    /// Who gets an answer at all.
    pub door: Door,
}

/// Who gets an answer at all. What it shows and does is for `access` to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Door {
    /// Whoever asks.
    Open,
    /// Members who have come in; everybody else is sent to the sign-in.
    Members,
    /// This machine itself, and administrators; to everybody else it does not exist.
    Operators,
}

macro_rules! method {
    (get) => {
        "GET"
    };
    (post) => {
        "POST"
    };
}

/// Makes the list and the router from the same lines: an address, and for each method its door and
/// its handler.
macro_rules! routes {
    ($($path:literal => $($method:ident $door:ident $handler:path),+;)+) => {
        /// Every method of every address.
        pub const ROUTES: &[Route] = &[$($(
            Route { method: method!($method), path: $path, door: Door::$door },
        )+)+];

        /// Returns the router of every address, without what stands around them all.
        pub(super) fn all() -> Router<HouseHandle> {
            Router::new()$(.route($path, MethodRouter::new()$(.$method($handler))+))+
        }
    };
}

routes! {
    "/" => get Members home;
    "/today" => get Members today::show;
    "/today/paper" => get Members today::sheet::show;
    "/mine" => get Members mine::show;
    "/directives" => get Members directives::show;
    "/ask" => get Members ask::show, post Members ask::ask;
    "/ask/read" => post Members ask::read;
    "/begin/{token}" => get Open begin::show, post Open begin::found;
    "/begin" => get Members begin::go_on;
    "/begin/notice" => post Members begin::notice;
    "/bring-in" => get Members bring_in::show, post Members bring_in::look;
    "/bring-in/take" => post Members bring_in::take;
    "/d/{id}" => get Members directive::show;
    "/d/{id}/evidence/keep" => post Members evidence::keep;
    "/d/{id}/evidence/read" => post Members evidence::read;
    "/policies" => get Members policies::show;
    "/policies/{id}" => get Members policy::show;
    "/policies/{id}/roll-out" => get Members roll_out::show, post Members roll_out::press;
    "/policies/{id}/roll-out/list" => post Members roll_out::bring;
    "/accounts" => get Members accounts::show;
    "/accounts/{id}" => get Members account::show;
    "/promises" => get Members promises::show;
    "/discussions" => get Members discussions::show;
    "/discussions/{id}" => get Members discussion::show;
    "/discuss" => get Members discuss::show, post Members discuss::record;
    "/do/{act}/{target}" => get Members act::show, post Members act::do_it;
    "/sign-in" => get Open enter::show_sign_in, post Open enter::sign_in;
    "/sign-out" => post Open enter::sign_out;
    "/enter/{token}" => get Open enter::show_link, post Open enter::use_link;
    "/password" => get Members password::show, post Members password::set;
    "/members" => get Members members::show;
    "/members/{id}" => get Members members::show_one;
    "/members/{id}/link" => get Members links::show, post Members links::make;
    "/members/{id}/sessions" => post Members links::end_sessions;
    "/settings" => get Members settings::show;
    "/settings/holidays" => post Members settings::read_file;
    "/notice" => get Members notice::show;
    "/retention" => get Members retention::show;
    "/retention/forget" => post Members retention::forget;
    "/log" => get Members log::show;
    "/log/verify" => post Members log::verify;
    "/own/export" => get Members own_record::take;
    "/own" => get Members own::show;
    "/own/language" => post Members own::choose_language;
    "/own/keys" => post Members own::choose_keys;
    "/own/sessions" => post Members own::end_others;
    "/language/{code}" => get Open enter::choose_language;
    "/changed" => get Members changed;
    "/health" => get Open health;
    "/metrics" => get Operators figures::show;
    "/assets/{name}" => get Open assets::get;
}
