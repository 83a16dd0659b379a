//! 取引先: every account one may read, with when the firm's words last reached it.

use axum::extract::{Query, State};
use axum::response::Response;
use fushime_core::access::{self, Action, Sight, Thing};
use fushime_core::event::terms::Tap;
use fushime_core::state::{Account, Line, Touch, What};
use jiff::civil::Date;
use maud::{Markup, html};
use serde::Deserialize;

use super::act::{self, Target, address};
use super::answer::{not_found, send};
use super::caller::Caller;
use super::house::{HouseHandle, Sitting};
use super::list::{self, ROWS};
use super::shell::{self, Place};
use crate::reading::Reading;

/// What may stand in the address.
#[derive(Deserialize, Default)]
pub(super) struct Asked {
    #[serde(default)]
    q: String,
    #[serde(default)]
    ended: Option<String>,
    #[serde(default)]
    page: usize,
}

/// `GET /accounts`
pub(super) async fn show(
    State(house): State<HouseHandle>,
    caller: Caller,
    Query(asked): Query<Asked>,
) -> Response {
    let office = house.office().await;
    let sitting = Sitting::of(&house, &office, caller.language);
    let reading = sitting.reading(office.state(), caller.member);
    if !shell::may(reading, Action::ReadAccount, Thing::Firm) {
        return not_found(reading.text);
    }
    let title = reading.text.get("accounts-title");
    send(&shell::page(reading, Place::More, &title, page(reading, &asked)))
}

/// Finds the accounts; the weightiest come first.
fn found<'a>(reading: Reading<'a>, asked: &Asked) -> Vec<&'a Account> {
    let ended = asked.ended.is_some();
    let words = list::words(&asked.q);
    let mut found: Vec<&Account> = reading
        .state
        .accounts
        .iter()
        .filter(|account| account.closed_on.is_some() == ended)
        .filter(|account| reading.sees_account(account.id))
        .filter(|account| words.is_empty() || matches(reading, account, &words))
        .collect();
    found.sort_by_cached_key(|account| {
        let details = &account.details;
        let tier = details.tier.map_or("~", |tier| tier.as_str());
        let sales = std::cmp::Reverse(details.yearly_sales.map(|yen| yen.0));
        (tier, sales, account.id)
    });
    found
}

fn matches(reading: Reading<'_>, account: &Account, words: &[String]) -> bool {
    let details = &account.details;
    let mut parts = vec![account.id.to_string(), details.name.to_string()];
    parts.extend(details.reading.iter().chain(&details.source_key).map(ToString::to_string));
    parts.extend(details.owner.map(|id| reading.member(id)));
    let contacts = account.contacts.iter().filter_map(|id| reading.state.contacts.get(*id));
    for contact in contacts {
        parts.push(contact.details.name.to_string());
        parts.extend(contact.details.reading.as_ref().map(ToString::to_string));
    }
    list::holds(&parts.join("\n"), words)
}

/// Returns the touches with an account that this person may read, the newest first.
pub(super) fn touches<'a>(
    reading: Reading<'a>,
    account: &'a Account,
) -> impl Iterator<Item = &'a Touch> {
    account.touches.iter().rev().filter(move |touch| {
        let sight = access::see_entry(reading.state, reading.viewer, touch.entry, reading.read_on);
        sight == Sight::Words
    })
}

/// Returns the day on which the client was last told something in words: at a discussion or a
/// visit, or by somebody who reports so on a directive that is under way.
fn last_carried(reading: Reading<'_>, account: &Account) -> Option<Date> {
    let touched = touches(reading, account).find(|touch| touch.carried).map(|touch| touch.on);
    let said = account.open.iter().filter_map(|id| {
        let seen = reading.see(*id)?;
        let mut lines = seen.get().lines.iter().rev();
        let told = |line: &&Line| line.what == What::Update(Some(Tap::Said));
        lines.find(|line| told(line) && line.retracted.is_none()).map(|line| line.on)
    });
    said.chain(touched).max()
}

fn page(reading: Reading<'_>, asked: &Asked) -> Markup {
    let text = reading.text;
    let all = found(reading, asked);
    let from = asked.page.saturating_mul(ROWS).min(all.len());
    let total = i64::try_from(all.len()).unwrap_or(i64::MAX);
    let mut query = vec![("q", asked.q.as_str())];
    query.extend(asked.ended.as_ref().map(|_| ("ended", "1")));
    html! {
        div.ph {
            h1 { (text.get("accounts-title"))
                small { (text.with("today-later-count", &[("count", total.into())])) } }
            @if act::may(reading, "open-account", Target::Firm) {
                div.acts { a.act href=(address("open-account", "firm")) {
                    (text.get("act-open-account")) } }
            }
        }
        form.filter action="/accounts" role="search" aria-label=(text.get("accounts-search-hint")) {
            label.vh for="find" { (text.get("web-search")) }
            input #find .inp name="q" type="search" value=(asked.q)
                placeholder=(text.get("accounts-search-hint"));
            label.check { input type="checkbox" name="ended" value="1" checked[asked.ended.is_some()];
                " " (text.get("accounts-ended")) }
            button.btn { (text.get("web-search")) }
        }
        @if all.is_empty() {
            p.m.large.empty { (text.get("accounts-none-found")) }
        } @else {
            (table(reading, &all[from..all.len().min(from + ROWS)]))
            (list::pages(reading, "/accounts", &query, (asked.page, all.len())))
        }
    }
}

fn table(reading: Reading<'_>, accounts: &[&Account]) -> Markup {
    let text = reading.text;
    let keys = [
        "show-account",
        "show-tier",
        "show-account-owner",
        "show-yearly-sales",
        "show-directives",
        "accounts-last-carried",
    ];
    html! {
        table.hand {
            thead { tr { @for (nth, key) in keys.iter().enumerate() {
                th scope="col" .r[nth == 3 || nth == 4] { (text.get(key)) } } } }
            tbody { @for account in accounts { (row(reading, account)) } }
        }
    }
}

fn row(reading: Reading<'_>, account: &Account) -> Markup {
    let text = reading.text;
    let details = &account.details;
    let open = account.open.iter().filter(|id| reading.see(**id).is_some()).count();
    let open = i64::try_from(open).unwrap_or(i64::MAX);
    let carried = last_carried(reading, account);
    html! {
        tr {
            td { a.b href={ "/accounts/" (account.id) } { (details.name) }
                " " span.xs.mut { (account.id) } }
            td.in { @if let Some(tier) = details.tier {
                (text.name(tier)) } }
            td.in {
                @if let Some(id) = details.owner { (reading.member(id)) } }
            td.r.in {
                @if let Some(yen) = details.yearly_sales { (text.yen(yen)) } }
            td.r.in data-label=(text.get("show-directives")) {
                @if open > 0 { (text.with("accounts-open", &[("count", open.into())])) } }
            td.in data-label=(text.get("accounts-last-carried")) {
                @match carried {
                    Some(day) => (text.day(day)),
                    None => span.mut { (text.get("accounts-not-carried")) },
                } }
        }
    }
}
