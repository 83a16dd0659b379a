//! Which accounts: ticked in a list, all that were looked for, or from a file.

use fushime_core::access;
use fushime_core::event::terms::Tier;
use fushime_core::money::Yen;
use fushime_core::state::{Account, Policy, Standing};
use fushime_core::words::Words;
use maud::{Markup, html};
use serde::Deserialize;

use super::super::form::Typed;
use super::super::list;
use super::super::policy::{crumb, stages::select};
use super::Team;
use crate::import::cell;
use crate::reading::Reading;

/// How many accounts are shown to be ticked; more are found by looking for them.
const SHOWN_MAX: usize = 200;

/// What is looked for: the address is the state of the page.
#[derive(Deserialize, Default)]
pub(in crate::web) struct Asked {
    #[serde(default)]
    q: String,
    #[serde(default)]
    owner: String,
    #[serde(default)]
    tier: String,
    #[serde(default)]
    sales: String,
    /// Those with a directive under the policy, too.
    #[serde(default)]
    with: String,
}

impl Asked {
    /// Reads what was looked for from a form that carries it on.
    pub(super) fn of(typed: &Typed) -> Self {
        let get = |name| typed.get(name).to_owned();
        Self {
            q: get("q"),
            owner: get("owner"),
            tier: get("tier"),
            sales: get("sales"),
            with: get("with"),
        }
    }
}

/// Finds the accounts that are looked for, those that buy most first.
///
/// Without a salesperson who is asked by somebody else: that leader asks there.
pub(super) fn found<'a>(reading: Reading<'a>, policy: &Policy, asked: &Asked) -> Vec<&'a Account> {
    let mut team = Team::new(reading);
    let words = list::words(&asked.q);
    let least = cell::yen(&asked.sales, 1).ok().flatten();
    let begun: std::collections::BTreeSet<_> = reading
        .state
        .directives
        .iter()
        .filter(|it| it.ask.policy == Some(policy.id) && it.standing != Standing::Withdrawn)
        .filter_map(|directive| directive.ask.account)
        .collect();
    let mut found: Vec<&Account> = reading
        .state
        .accounts
        .iter()
        .filter(|it| it.closed_on.is_none() && fits(it, asked, least))
        .filter(|it| !asked.with.is_empty() || !begun.contains(&it.id))
        .filter(|it| it.details.owner.is_none_or(|owner| team.may_be_asked(owner)))
        .filter(|it| list::holds(&said(it), &words))
        .filter_map(|it| access::see_account(reading.state, reading.viewer, it.id, reading.read_on))
        .map(|seen| *seen.get())
        .collect();
    found.sort_by_key(|it| (std::cmp::Reverse(it.details.yearly_sales), it.id));
    found
}

fn fits(account: &Account, asked: &Asked, least: Option<Yen>) -> bool {
    let details = &account.details;
    let owner = match asked.owner.as_str() {
        "" => true,
        "none" => details.owner.is_none(),
        named => details.owner.is_some_and(|owner| owner.to_string() == named),
    };
    owner
        && (asked.tier.is_empty() || details.tier.is_some_and(|it| it.as_str() == asked.tier))
        && least.is_none_or(|least| details.yearly_sales >= Some(least))
}

fn said(account: &Account) -> String {
    let details = &account.details;
    let parts = [Some(&details.name), details.reading.as_ref(), details.source_key.as_ref()];
    parts.into_iter().flatten().map(Words::as_str).collect::<Vec<_>>().join("\n")
}

/// Shows the three ways to choose. `wrong`: why somebody is back here.
pub(super) fn page(
    reading: Reading<'_>,
    policy: &Policy,
    asked: &Asked,
    wrong: Option<&str>,
) -> Markup {
    let text = reading.text;
    let title = text.get("roll-out-title");
    let found = found(reading, policy, asked);
    html! {
        (crumb(reading, policy, Some(&title)))
        div.ph { h1 { (title) small { (policy.details.name) } } }
        @if let Some(wrong) = wrong {
            div.fld.err role="alert" tabindex="-1" { span { (wrong) } }
        }
        p.lede { (text.get("roll-out-about")) }
        div.two {
            section {
                div.sh { h2 { (text.get("roll-out-from-list")) }
                    span.r { (text.with("policy-accounts",
                        &[("count", i64::try_from(found.len()).unwrap_or(i64::MAX).into())])) } }
                (filter(reading, policy, asked))
                (accounts(reading, policy, asked, &found))
            }
            aside { (from_file(reading, policy)) }
        }
    }
}

fn filter(reading: Reading<'_>, policy: &Policy, asked: &Asked) -> Markup {
    let text = reading.text;
    let mut owners = Team::new(reading).choices();
    owners.push(("none".to_owned(), text.get("roll-out-without-owner")));
    let tiers: Vec<(String, String)> =
        Tier::ALL.iter().map(|it| (it.as_str().to_owned(), text.name(*it))).collect();
    html! {
        form.filter.many action={ "/policies/" (policy.id) "/roll-out" } role="search"
            aria-label=(text.get("roll-out-from-list")) {
            label.vh for="find" { (text.get("web-search")) }
            input #find .inp name="q" type="search" value=(asked.q)
                placeholder=(text.get("roll-out-search-hint"));
            (select(reading, ("tier", "show-tier"), &tiers, &asked.tier))
            (select(reading, ("owner", "show-account-owner"), &owners, &asked.owner))
            label.vh for="by-sales" { (text.get("roll-out-sales-from")) }
            input #by-sales .inp name="sales" inputmode="numeric" value=(asked.sales)
                placeholder=(text.get("roll-out-sales-from"));
            label.check { input type="checkbox" name="with" value="1" checked[!asked.with.is_empty()];
                span { (text.get("roll-out-with-begun")) } }
            button.btn { (text.get("web-search")) }
        }
    }
}

fn accounts(reading: Reading<'_>, policy: &Policy, asked: &Asked, found: &[&Account]) -> Markup {
    let text = reading.text;
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    if found.is_empty() {
        return html! { p.m.empty { (text.get("roll-out-none-found")) } };
    }
    let all = text.with("roll-out-with-all", &[("count", count(found.len()).into())]);
    html! {
        form.ticks method="post" action={ "/policies/" (policy.id) "/roll-out" } {
            @for (name, value) in [("q", &asked.q), ("owner", &asked.owner), ("tier", &asked.tier),
                ("sales", &asked.sales), ("with", &asked.with)] {
                input type="hidden" name=(name) value=(value);
            }
            ul.plain.picks {
                @for account in found.iter().take(SHOWN_MAX) { (tick(reading, account)) }
            }
            @if found.len() > SHOWN_MAX {
                p.sm.mut { (text.with("roll-out-more",
                    &[("count", count(found.len() - SHOWN_MAX).into())])) }
            }
            div.acts.stick {
                button.btn.pri.big name="step" value="ticked" { (text.get("roll-out-with-ticked")) }
                button.btn.big name="step" value="all" { (all) }
            }
        }
    }
}

fn tick(reading: Reading<'_>, account: &Account) -> Markup {
    let text = reading.text;
    let details = &account.details;
    html! {
        li { label.check {
            input type="checkbox" name="account" value=(account.id);
            span.nm { (details.name) }
            span.mut { @if let Some(tier) = details.tier { (text.name(tier)) } }
            span.mut { @match details.owner {
                Some(owner) => (reading.member(owner)),
                None => (text.get("roll-out-without-owner")),
            } }
            span.mut.r { @if let Some(sales) = details.yearly_sales { (text.yen(sales)) } }
        } }
    }
}

/// A file, or a column that was copied out of one.
fn from_file(reading: Reading<'_>, policy: &Policy) -> Markup {
    let text = reading.text;
    html! {
        div.sh { h2 { (text.get("roll-out-from-file")) } }
        form.after method="post" enctype="multipart/form-data"
            action={ "/policies/" (policy.id) "/roll-out/list" } {
            label.fld { span { (text.get("roll-out-file")) }
                input.inp type="file" name="file"
                    accept=".csv,.tsv,.txt,.xlsx,.xlsb,.xls,.ods" aria-describedby="about-file";
                small #about-file { (text.get("roll-out-file-about")) } }
            label.fld { span { (text.get("roll-out-names")) }
                textarea.inp name="names" rows="6" aria-describedby="about-names" {}
                small #about-names { (text.get("roll-out-names-about")) } }
            button.btn.big { (text.get("roll-out-read")) }
        }
    }
}
