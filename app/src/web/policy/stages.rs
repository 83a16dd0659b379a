//! The accounts under a policy by the stage they have reached, under one axis. First those whose
//! movement is stopping, as far as a raised signal shows it.

use std::collections::BTreeSet;

use fushime_core::culm::{Culm, Window};
use fushime_core::event::terms::{SignalKind, Stage, Tier};
use fushime_core::ids::MemberId;
use fushime_core::phrase::Phrase;
use fushime_core::signal::{Finding, Signal, name_key};
use fushime_core::state::{Directive, Policy};
use maud::{Markup, html};

use super::super::list::{self, ROWS};
use super::super::{picture, shell};
use super::Asked;
use super::reach::{Sighted, Tally, sales};
use crate::reading::Reading;

/// In which group a row stands: what is stopping, then by stage, the earliest first, then what
/// somebody else has taken over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Group {
    Stopping,
    At(Option<Stage>),
}

/// One row of the table.
struct Row<'a> {
    directive: &'a Directive,
    /// Whether all of it may be seen, with its words and persons.
    is_whole: bool,
    signals: Vec<Signal>,
    group: Group,
    /// What the account buys in a year. `None`: not for this person, or at no account.
    sales: Option<i64>,
}

/// Shows the table, with what may be looked for in it.
pub(super) fn show(
    reading: Reading<'_>,
    policy: &Policy,
    all: &[Sighted<'_>],
    asked: &Asked,
) -> Markup {
    let text = reading.text;
    let mut rows: Vec<Row<'_>> =
        all.iter().filter(|it| fits(reading, it, asked)).map(|it| row_of(reading, it)).collect();
    rows.sort_by_key(|row| (row.group, std::cmp::Reverse(row.sales), row.directive.id));
    let any_whole = all.iter().any(|sighted| sighted.whole.is_some());
    let any_hidden = all.iter().any(|sighted| sighted.whole.is_none());
    html! {
        section #stages .sec {
            div.sh { h2 { (text.get("policy-by-stage")) }
                span.r { (whole(reading, all)) } }
            @if all.is_empty() {
                p.m.large.empty { (text.get("policy-nothing-asked")) }
            } @else {
                (filter(reading, policy, all, asked))
                @if rows.is_empty() {
                    p.m.empty { (text.get("web-none-found")) }
                } @else {
                    (table(reading, &rows, asked, any_whole))
                    (pages(reading, policy, asked, rows.len()))
                    @if any_whole { (picture::legend(reading)) }
                    @else { (picture::legend_of(reading, &["confirmed", "ahead", "effective"])) }
                }
                @if any_hidden { p.sm.mut.after { (text.get("policy-without-persons")) } }
            }
        }
    }
}

/// All accounts together.
fn whole(reading: Reading<'_>, all: &[Sighted<'_>]) -> String {
    let mut tally = Tally::default();
    all.iter().for_each(|sighted| tally.count(sighted.directive));
    let mut said = counted(reading, tally.total(), tally.sales_of_all(reading).map(|yen| yen.0));
    let before = tally.at(None);
    if before > 0 {
        let values = [("count", i64::try_from(before).unwrap_or(i64::MAX).into())];
        said = reading.text.list(&[said, reading.text.with("policy-before-first", &values)]);
    }
    said
}

/// So many accounts, and what they buy in a year when that may be known.
fn counted(reading: Reading<'_>, count: usize, sales: Option<i64>) -> String {
    let text = reading.text;
    let count = i64::try_from(count).unwrap_or(i64::MAX);
    match sales.filter(|sum| *sum > 0) {
        Some(sum) => {
            let sales = text.yen(fushime_core::money::Yen(sum));
            text.with(
                "policy-accounts-and-sales",
                &[("count", count.into()), ("sales", sales.into())],
            )
        }
        None => text.with("policy-accounts", &[("count", count.into())]),
    }
}

fn row_of<'a>(reading: Reading<'a>, sighted: &Sighted<'a>) -> Row<'a> {
    let directive = sighted.directive;
    let signals = sighted.whole.as_ref().map(|seen| reading.signals(seen)).unwrap_or_default();
    let signals: Vec<Signal> = signals.into_iter().filter(|it| !it.is_suspended()).collect();
    let group = match signals.iter().any(is_about_movement) {
        true => Group::Stopping,
        false => Group::At(directive.stage()),
    };
    let sales = directive.ask.account.and_then(|account| sales(reading, account));
    let sales = sales.map(|yen| yen.0);
    Row { directive, is_whole: sighted.whole.is_some(), signals, group, sales }
}

/// What a predecessor left is the firm's own mark, and says nothing of how it moves.
fn is_about_movement(signal: &Signal) -> bool {
    signal.kind() != SignalKind::Inherited
}

/// Tells whether a row is wanted. Whoever may know the stage only is told nothing more by what
/// can be looked for: neither who was asked nor what an account buys.
fn fits(reading: Reading<'_>, sighted: &Sighted<'_>, asked: &Asked) -> bool {
    let directive = sighted.directive;
    let is_whole = sighted.whole.is_some();
    let account = directive.ask.account.and_then(|id| reading.state.accounts.get(id));
    let stage = match asked.stage.as_str() {
        "" => true,
        "none" => directive.stage().is_none(),
        named => Stage::named(named).is_some_and(|stage| directive.stage() == Some(stage)),
    };
    let owner = asked.owner.is_empty()
        || (is_whole && asked.owner.parse().is_ok_and(|id: MemberId| directive.ask.owner == id));
    let tier = asked.tier.is_empty()
        || account.is_some_and(|account| {
            reading.sees_account(account.id)
                && account.details.tier.is_some_and(|tier| tier.as_str() == asked.tier)
        });
    let mut said = reading.place(directive);
    if is_whole {
        let more = [directive.ask.sentence.to_string(), reading.member(directive.ask.owner)];
        said.extend(more.iter().flat_map(|part| ["\n", part.as_str()]));
        let kana = account.and_then(|account| account.details.reading.as_ref());
        said.extend(kana.iter().flat_map(|kana| ["\n", kana.as_str()]));
    } else if account.is_none() {
        said.clear();
    }
    stage && owner && tier && list::holds(&said, &list::words(&asked.q))
}

fn filter(reading: Reading<'_>, policy: &Policy, all: &[Sighted<'_>], asked: &Asked) -> Markup {
    let text = reading.text;
    let whole = || all.iter().filter(|sighted| sighted.whole.is_some());
    let owners: BTreeSet<MemberId> = whole().map(|it| it.directive.ask.owner).collect();
    let owners: Vec<(String, String)> =
        owners.into_iter().map(|id| (id.to_string(), reading.member(id))).collect();
    let tiers: Vec<(String, String)> =
        Tier::ALL.iter().map(|it| (it.as_str().to_owned(), text.name(*it))).collect();
    let mut stages = vec![("none".to_owned(), text.get("list-no-stage"))];
    stages.extend(Stage::ALL.iter().map(|it| (it.as_str().to_owned(), text.name(*it))));
    let sees_accounts = all
        .iter()
        .any(|it| it.directive.ask.account.is_some_and(|account| reading.sees_account(account)));
    let hint = if owners.is_empty() { "show-account" } else { "web-search-hint" };
    html! {
        form.filter.many action={ "/policies/" (policy.id) "#stages" } role="search"
            aria-label=(text.get("policy-by-stage")) {
            label.vh for="find" { (text.get("web-search")) }
            input #find .inp name="q" type="search" value=(asked.q)
                placeholder=(text.get(hint));
            @if owners.len() > 1 {
                (select(reading, ("owner", "show-owner"), &owners, &asked.owner)) }
            (select(reading, ("stage", "policy-stage"), &stages, &asked.stage))
            @if sees_accounts { (select(reading, ("tier", "show-tier"), &tiers, &asked.tier)) }
            button.btn { (text.get("web-search")) }
        }
    }
}

/// A choice that may stay open.
pub(in crate::web) fn select(
    reading: Reading<'_>,
    (name, label): (&str, &str),
    choices: &[(String, String)],
    chosen: &str,
) -> Markup {
    let label = reading.text.get(label);
    html! {
        label.vh for={ "by-" (name) } { (label) }
        select.inp id={ "by-" (name) } name=(name) {
            option value="" { (label) }
            @for (value, shown) in choices {
                option value=(value) selected[value == chosen] { (shown) }
            }
        }
    }
}

fn pages(reading: Reading<'_>, policy: &Policy, asked: &Asked, total: usize) -> Markup {
    let query = [
        ("q", asked.q.as_str()),
        ("owner", asked.owner.as_str()),
        ("tier", asked.tier.as_str()),
        ("stage", asked.stage.as_str()),
    ];
    let path = format!("/policies/{}", policy.id);
    list::pages(reading, &path, &query, (asked.page, total))
}

fn table(reading: Reading<'_>, rows: &[Row<'_>], asked: &Asked, any_whole: bool) -> Markup {
    let text = reading.text;
    let from = asked.page.saturating_mul(ROWS).min(rows.len());
    let shown: Vec<&Row<'_>> = rows.iter().skip(from).take(ROWS).collect();
    let culms: Vec<Culm> = shown.iter().map(|row| culm(reading, row)).collect();
    let window = Window::over(&culms, reading.day);
    let any_sales = rows.iter().any(|row| row.sales.is_some());
    let columns = 2 + 2 * usize::from(any_whole) + usize::from(any_sales);
    let groups: BTreeSet<Group> = shown.iter().map(|row| row.group).collect();
    html! {
        div.scroll {
            table.grove.slim {
                thead { tr {
                    th scope="col" { (text.get("show-account")) }
                    @if any_whole { th.hp scope="col" { (text.get("show-owner")) } }
                    @if any_sales { th.r.hp scope="col" { (text.get("show-yearly-sales")) } }
                    th.ax scope="col" { span.vh { (text.get("web-course")) }
                        (picture::list_axis(reading, window)) }
                    @if any_whole { th scope="col" { (text.get("policy-now")) } }
                } }
                @for group in groups {
                    tbody {
                        tr.g { th scope="colgroup" colspan=(columns) {
                            (head(reading, group, rows)) } }
                        @for (row, culm) in shown.iter().zip(&culms) {
                            @if row.group == group {
                                (line(reading, row, (culm, window), (any_whole, any_sales))) }
                        }
                    }
                }
            }
        }
    }
}

/// Names a group, and how many accounts stand in it; what is stopping is named with what helps.
fn head(reading: Reading<'_>, group: Group, rows: &[Row<'_>]) -> Markup {
    let text = reading.text;
    let mut tally = Tally::default();
    let mut sum = Some(0_i64);
    for row in rows.iter().filter(|row| row.group == group) {
        tally.count(row.directive);
        sum = sum.zip(row.sales).map(|(sum, more)| sum.saturating_add(more));
    }
    let counted = counted(reading, tally.total(), sum);
    html! {
        @match group {
            Group::Stopping => { span.shu { (text.get("policy-stopping")) }
                small { (counted)
                    @if shell::leads(reading) { " · " (text.get("policy-stopping-about")) } } }
            Group::At(stage) => {
                @match stage { Some(stage) => (text.name(stage)), None => (text.get("list-no-stage")) }
                small { (counted) }
            }
        }
    }
}

/// The picture of a row; whoever may know the stage only sees no course in it.
fn culm(reading: Reading<'_>, row: &Row<'_>) -> Culm {
    let culm = reading.culm(row.directive, &row.signals);
    if row.is_whole { culm } else { culm.without_course() }
}

fn line(
    reading: Reading<'_>,
    row: &Row<'_>,
    (culm, window): (&Culm, Window),
    (any_whole, any_sales): (bool, bool),
) -> Markup {
    let text = reading.text;
    let directive = row.directive;
    let place = reading.place(directive);
    html! {
        tr {
            td.nm {
                @if row.is_whole {
                    a href={ "/d/" (directive.id) } { b {
                        @if place.is_empty() { (directive.id) } @else { (place) } } }
                } @else if directive.ask.account.is_some() { b { (place) } }
                @else { (directive.id) }
            }
            @if any_whole { td.hp.mut { @if row.is_whole { (reading.member(directive.ask.owner)) } } }
            @if any_sales {
                td.r.hp { @if let Some(sales) = row.sales.filter(|sum| *sum > 0) {
                    (text.yen(fushime_core::money::Yen(sales))) } }
            }
            td.c {
                @if row.is_whole { (picture::row(reading, culm, window)) }
                @else { (picture::row_said(reading, culm, window, &staged(reading, directive))) }
            }
            @if any_whole { td.now-cell { @if row.is_whole { (now(reading, row)) } } }
        }
    }
}

/// The picture in words for whoever may know the stage only.
fn staged(reading: Reading<'_>, directive: &Directive) -> String {
    let text = reading.text;
    let stage = directive.stage();
    let stage = stage.map_or_else(|| text.get("list-no-stage"), |stage| text.name(stage));
    let mut said = vec![text.with("policy-stage-said", &[("stage", stage.into())])];
    let effective = fushime_core::culm::effective_on(reading.state, directive);
    said.extend(
        effective.map(|on| reading.say(&Phrase::plain("culm-alt-effective").day("on", on))),
    );
    text.sentences(&said)
}

/// Where it stands now: why it is stopping, or whose turn it is, and what comes next.
fn now(reading: Reading<'_>, row: &Row<'_>) -> Markup {
    let text = reading.text;
    let directive = row.directive;
    let causes: Vec<String> = row.signals.iter().map(|it| cause(reading, it)).collect();
    let whose = reading.turn(directive);
    let next = directive.next_milestone();
    html! {
        @if row.group == Group::Stopping {
            span.why-stops { (text.list(&causes)) }
            " " span.mut { "(" @match directive.stage() {
                Some(stage) => (text.name(stage)), None => (text.get("list-no-stage")) } ")" }
        } @else if !directive.is_open() {
            span.mut { (text.standing(directive, reading.day)) }
        } @else {
            span.mut { @if directive.is_held(reading.day) {
                (text.standing(directive, reading.day)) } @else { (text.name(whose.turn)) } }
            @if let Some(next) = next { " " (reading.milestone(next)) }
        }
    }
}

/// Says in a few words what a signal found, with its size.
fn cause(reading: Reading<'_>, signal: &Signal) -> String {
    let text = reading.text;
    match &signal.finding {
        Finding::Silence { working_days, .. } => {
            text.with("policy-cause-silence", &[("days", i64::from(*working_days).into())])
        }
        Finding::Slip { name, times, days, .. } => {
            let values = [
                ("milestone", name.to_string().into()),
                ("times", i64::from(*times).into()),
                ("days", (*days).into()),
            ];
            text.with("policy-cause-slip", &values)
        }
        _ => text.get(name_key(signal.kind())),
    }
}
