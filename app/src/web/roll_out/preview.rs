//! Exactly what would be asked of whom, before it is asked.

use std::collections::BTreeSet;

use fushime_core::ids::AccountId;
use fushime_core::state::Policy;
use maud::{Markup, html};

use super::super::form::{self, Field, Takes, Typed, Wrong};
use super::super::policy::crumb;
use super::edition;
use super::plan::{Hindrance, Plan, Planned, Team, Terms, too_much};
use crate::reading::Reading;

/// What stands around the plan.
pub(super) struct Shown<'a> {
    pub(super) terms: &'a Terms,
    pub(super) typed: &'a Typed,
    /// Rows of a file that could not be read, each with its reason.
    pub(super) told: &'a [String],
    pub(super) wrong: Option<&'a Wrong>,
}

impl Shown<'_> {
    /// Tells whether a row is ticked: at first all but those with one under way.
    fn is_ticked(&self, row: &Planned) -> bool {
        if !self.typed.has("edition") {
            return row.under_way.is_none();
        }
        let id = row.wish.account.to_string();
        self.typed.all("ask").any(|ticked| ticked == id)
    }
}

/// Shows the plan, with what holds for all and one press.
pub(super) fn page(
    reading: Reading<'_>,
    policy: &Policy,
    plan: &Plan,
    shown: &Shown<'_>,
) -> Markup {
    let text = reading.text;
    let title = text.get("roll-out-title");
    let ticked: Vec<&Planned> = plan.rows.iter().filter(|row| shown.is_ticked(row)).collect();
    html! {
        (crumb(reading, policy, Some(&title)))
        div.ph.tight { h1 { (title) small { (policy.details.name) } } }
        @if let Some(wrong) = shown.wrong { (wrong.above(html! {})) }
        (left_out(reading, plan, shown))
        @if plan.rows.is_empty() {
            p.m.large.empty { (text.get("roll-out-nothing")) }
            p { a.btn href={ "/policies/" (policy.id) "/roll-out" } { (text.get("roll-out-choose")) } }
        } @else {
            form.roll-out method="post" action={ "/policies/" (policy.id) "/roll-out" } {
                (form::key())
                input type="hidden" name="edition" value=(edition(policy));
                (for_all(reading, policy, shown))
                (table(reading, plan, shown))
                (advice(reading, &ticked))
                p.sm.mut.after { (text.get("roll-out-one-write")) }
                div.acts.stick {
                    button.btn.pri.big name="step" value="ask" {
                        (text.get("roll-out-ask")) }
                    a.btn.txt href={ "/policies/" (policy.id) "/roll-out" } {
                        (text.get("roll-out-choose")) }
                }
            }
        }
    }
}

/// What cannot be asked, each with its reason; nothing is passed over in silence.
fn left_out(reading: Reading<'_>, plan: &Plan, shown: &Shown<'_>) -> Markup {
    let text = reading.text;
    let count = plan.left_out.len() + shown.told.len();
    let count = i64::try_from(count).unwrap_or(i64::MAX);
    html! {
        @if count > 0 {
            section.box.left-out {
                h2 { (text.with("roll-out-left-out", &[("count", count.into())])) }
                ul.plain.sm {
                    @for said in shown.told { li { (said) } }
                    @for (account, why) in &plan.left_out {
                        li { (hindered(reading, *account, *why)) }
                    }
                }
            }
        }
    }
}

fn hindered(reading: Reading<'_>, account: AccountId, why: Hindrance) -> String {
    let account = reading.account(account).into();
    match why {
        Hindrance::NoOwner => reading.text.with("roll-out-no-owner", &[("account", account)]),
        Hindrance::Closed => reading.text.with("roll-out-closed", &[("account", account)]),
        Hindrance::NotYours(who) => {
            let values = [("account", account), ("who", reading.member(who).into())];
            reading.text.with("roll-out-not-yours", &values)
        }
    }
}

/// What holds for all: the sentence, who, until when; the rest comes from the policy.
fn for_all(reading: Reading<'_>, policy: &Policy, shown: &Shown<'_>) -> Markup {
    let text = reading.text;
    let terms = shown.terms;
    let details = &policy.details;
    let fields = [
        Field::new("roll-out-sentence", Takes::Line).needed().with(&terms.sentence),
        Field::new("roll-out-owner", Takes::One(Team::new(reading).choices()))
            .with_any(terms.owner),
        Field::new("roll-out-due", Takes::Day).with_any(terms.due),
    ];
    html! {
        div.two.for-all {
            div.box {
                (form::fields(text, &fields, shown.typed, shown.wrong))
                button.btn name="step" value="plan" { (text.get("roll-out-again")) }
            }
            aside.sm {
                div.sh { h2 { (text.get("roll-out-from-policy")) } }
                dl.diff {
                    div { dt { (text.get("policy-figures")) } dd { (text.figures(&details.figures)) } }
                    @if let Some(words) = &details.client_words {
                        div { dt { (text.get("show-policy-words")) } dd.m { "「" (words) "」" } } }
                    @if let Some(done) = &details.done_when {
                        div { dt { (text.get("show-done-when")) } dd { (text.done_when(done)) } } }
                    @if let Some(authority) = &details.authority {
                        div { dt { (text.get("show-authority")) }
                            dd { (text.authority(authority, reading.state)) } } }
                }
            }
        }
    }
}

fn table(reading: Reading<'_>, plan: &Plan, shown: &Shown<'_>) -> Markup {
    let text = reading.text;
    let stages: Vec<String> = plan.rows.first().map_or(Vec::new(), |row| {
        let of = |it: &fushime_core::event::milestone::MilestonePlan| {
            it.stage.map_or_else(|| it.name.to_string(), |stage| text.name(stage))
        };
        row.milestones.iter().map(of).collect()
    });
    html! {
        div.scroll {
            table.grove.asks {
                thead { tr {
                    th scope="col" { (text.get("show-account")) }
                    th scope="col" { (text.get("field-roll-out-owner")) }
                    @for stage in &stages { th scope="col" { (stage) } }
                    th scope="col" { (text.get("roll-out-until")) }
                } }
                tbody {
                    @for row in &plan.rows { (line(reading, row, shown, &stages)) }
                }
            }
        }
    }
}

fn line(reading: Reading<'_>, row: &Planned, shown: &Shown<'_>, stages: &[String]) -> Markup {
    let text = reading.text;
    let wish = &row.wish;
    let part = |said: Option<String>| said.unwrap_or_else(|| "-".to_owned());
    let owner = part(wish.owner.map(|it| it.to_string()));
    let due = part(wish.due.map(|it| it.to_string()));
    html! {
        tr {
            td.nm {
                input type="hidden" name="row" value={ (wish.account) " " (owner) " " (due) };
                label.check {
                    input type="checkbox" name="ask" value=(wish.account)
                        checked[shown.is_ticked(row)];
                    span { b { (reading.account(wish.account)) } } }
                @if let Some(under_way) = row.under_way {
                    input type="hidden" name="again" value=(under_way);
                    p.xs { span.tag.dot { (text.get("roll-out-under-way")) } " "
                        @if reading.see(under_way).is_some() {
                            a href={ "/d/" (under_way) } { (under_way) } } }
                }
            }
            td { (reading.member(row.owner)) }
            @for (milestone, stage) in row.milestones.iter().zip(stages) {
                td.day { span.lab { (stage) " " } (text.short_day(milestone.due.on)) }
            }
            td.day { span.lab { (text.get("roll-out-until")) " " } b { (text.short_day(row.due)) } }
        }
    }
}

/// Who would have more at once than the firm holds to be good. It hinders nothing.
fn advice(reading: Reading<'_>, ticked: &[&Planned]) -> Markup {
    let text = reading.text;
    let above = too_much(reading, ticked.iter().copied());
    let accounts: BTreeSet<AccountId> = ticked.iter().map(|row| row.wish.account).collect();
    html! {
        @if !above.is_empty() && !accounts.is_empty() {
            div.note {
                p { (text.get("roll-out-too-much")) }
                ul.plain { @for (owner, advice) in &above {
                    li { b { (reading.member(*owner)) } " " (text.advice(advice)) } } }
            }
        }
    }
}
