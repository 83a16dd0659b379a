//! What was changed in a decision, when, by whom and why; what had held before stays readable.

use fushime_core::event::policy::PolicyDetails;
use fushime_core::state::{Policy, PolicyChange};
use maud::{Markup, html};

use super::super::directive::facts::{conceded, done};
use crate::reading::Reading;

/// Shows every change, the newest first. Nothing when there was none.
pub(super) fn show(reading: Reading<'_>, policy: &Policy) -> Markup {
    let text = reading.text;
    let after = policy.changes.iter().skip(1).map(|change| &change.before);
    let after = after.chain([&policy.details]);
    let changes: Vec<(&PolicyChange, &PolicyDetails)> = policy.changes.iter().zip(after).collect();
    html! {
        @if !changes.is_empty() {
            section.sec {
                div.sh { h2 { (text.get("policy-changes")) }
                    span.r { (text.get("policy-changes-about")) } }
                ol.plain.changes {
                    @for (change, after) in changes.iter().rev() { (one(reading, change, after)) }
                }
            }
        }
    }
}

fn one(reading: Reading<'_>, change: &PolicyChange, after: &PolicyDetails) -> Markup {
    let text = reading.text;
    let before = said(reading, &change.before);
    let now = said(reading, after);
    let keys: Vec<&str> = before.iter().chain(&now).map(|(key, _)| *key).collect();
    let mut told = std::collections::BTreeSet::new();
    let of = |rows: &[(&'static str, String)], key: &str| {
        let found = rows.iter().find(|(name, _)| *name == key);
        found.map_or_else(|| text.get("show-none"), |(_, said)| said.clone())
    };
    html! {
        li {
            p.sm { time { (text.day(change.at.on)) } " "
                b { (reading.speaker(reading.state.speaker(change.at.entry))) }
                @if let Some(reason) = &change.reason { " " span.m { "「" (reason) "」" } }
            }
            dl.diff {
                @for key in keys {
                    @if of(&before, key) != of(&now, key) && told.insert(key) {
                        div { dt { (text.get(key)) }
                            dd { s { (of(&before, key)) } " → " (of(&now, key)) } }
                    }
                }
            }
        }
    }
}

/// Everything that was decided, as rows.
fn said(reading: Reading<'_>, details: &PolicyDetails) -> Vec<(&'static str, String)> {
    let text = reading.text;
    let mut rows = vec![("field-policy-name", details.name.to_string())];
    rows.extend(reading.figure_rows(&details.figures));
    let mut row = |key, said: Option<String>| rows.extend(said.map(|said| (key, said)));
    row("show-policy-why", details.why.as_ref().map(ToString::to_string));
    row("show-policy-words", details.client_words.as_ref().map(ToString::to_string));
    let done_when = details.done_when.as_ref();
    row("show-done-when", done_when.map(|it| text.alternatives(&done(reading, it))));
    let authority = details.authority.as_ref();
    row("show-authority", authority.map(|it| text.alternatives(&conceded(reading, it))));
    let days = details.quiet_days_max;
    row(
        "show-quiet-days",
        days.map(|days| text.with("show-working-days", &[("days", i64::from(days).into())])),
    );
    let names = |ids: &[fushime_core::ids::MemberId]| {
        let names: Vec<String> = ids.iter().map(|id| reading.member(*id)).collect();
        (!names.is_empty()).then(|| text.list(&names))
    };
    row("field-policy-sponsors", names(&details.sponsors));
    row("field-policy-stakeholders", names(&details.stakeholders));
    rows
}
