//! The milestones of a request or a plan: a few rows of a name and a day.

use fushime_core::event::Due;
use fushime_core::event::milestone::MilestonePlan;
use fushime_core::event::terms::{EvidenceKind, Stage};
use fushime_core::stage_word::stage_in;
use fushime_core::words::Words;
use maud::{Markup, html};

use super::form::{self, Typed, Unfit, Wrong};
use crate::text::{Listed as _, Text};

/// So many rows stand there at first.
const ROWS_MIN: usize = 4;
/// And so many are read.
const ROWS_MAX: usize = 12;

fn column<'a>(typed: &'a Typed, name: &'a str) -> Vec<&'a str> {
    typed.all(name).collect()
}

fn cell<'a>(column: &[&'a str], row: usize) -> &'a str {
    column.get(row).copied().unwrap_or_default()
}

/// Reads the rows; those without a name and a day are none.
///
/// # Errors
///
/// [`Unfit`] when a row has only one of the two.
pub(super) fn read(typed: &Typed) -> Result<Vec<MilestonePlan>, Unfit> {
    let [names, days, stages, spoken, evidence] =
        ["m-name", "m-day", "m-stage", "m-spoken", "m-evidence"].map(|name| column(typed, name));
    let mut plans = Vec::new();
    for row in 0..names.len().max(days.len()).min(ROWS_MAX) {
        let (name, day) = (cell(&names, row), cell(&days, row));
        if name.is_empty() && day.is_empty() {
            continue;
        }
        if name.is_empty() || day.is_empty() {
            return Err(Unfit { field: "milestones", key: "ask-half-row" });
        }
        let on = day.parse();
        let on = on.map_err(|_| Unfit { field: "milestones", key: "act-not-a-day" })?;
        // The words in which a day was said hold as long as the day does.
        let said = cell(&spoken, row).split_once('|').filter(|(of, _)| *of == day);
        let chosen = Stage::LIST.iter().find(|stage| stage.plain_name() == cell(&stages, row));
        let kinds = cell(&evidence, row).split(' ');
        let kind = |name: &str| EvidenceKind::LIST.iter().find(|it| it.plain_name() == name);
        plans.push(MilestonePlan {
            name: Words::new(name),
            due: Due { on, time: None, spoken: said.map(|(_, words)| Words::new(words)) },
            stage: chosen.copied().or_else(|| stage_in(name)),
            evidence: kinds.filter_map(kind).copied().collect(),
        });
    }
    Ok(plans)
}

/// Fills the rows with plans; rows that were typed stay when there are none.
pub(super) fn fill(typed: &mut Typed, plans: &[MilestonePlan]) {
    if plans.is_empty() {
        return;
    }
    typed.0.retain(|(field, _)| !field.starts_with("m-"));
    for plan in plans {
        add(typed, plan);
    }
}

fn add(typed: &mut Typed, plan: &MilestonePlan) {
    let day = plan.due.on.to_string();
    let spoken = plan.due.spoken.as_ref().map(|words| format!("{day}|{words}"));
    let evidence: Vec<&str> = plan.evidence.iter().map(|kind| kind.plain_name()).collect();
    let stage = plan.stage.map(|stage| stage.plain_name().to_owned());
    for (name, value) in [
        ("m-name", plan.name.to_string()),
        ("m-day", day),
        ("m-stage", stage.unwrap_or_default()),
        ("m-spoken", spoken.unwrap_or_default()),
        ("m-evidence", evidence.join(" ")),
    ] {
        typed.0.push((name.to_owned(), value));
    }
}

/// Shows the rows, with one more than are filled.
pub(super) fn show(text: &Text, typed: &Typed, wrong: Option<&Wrong>) -> Markup {
    let wrong = wrong.filter(|wrong| wrong.field == Some("milestones"));
    let [names, days, stages, spoken, evidence] =
        ["m-name", "m-day", "m-stage", "m-spoken", "m-evidence"].map(|name| column(typed, name));
    let filled = names.iter().rposition(|name| !name.is_empty()).map_or(0, |last| last + 1);
    let rows = (filled + 1).clamp(ROWS_MIN, ROWS_MAX);
    let choices = form::listed::<Stage>(text);
    html! {
        fieldset.fld.err[wrong.is_some()] { legend { (text.get("field-milestones")) }
            small { (text.get("field-milestones-about")) }
            @for row in 0..rows {
                div.mrow {
                    input.inp name="m-name" value=(cell(&names, row)) autocomplete="off"
                        aria-label=(label(text, "ask-row-name", row));
                    input.inp type="date" name="m-day" value=(cell(&days, row))
                        aria-label=(label(text, "ask-row-day", row));
                    select.inp name="m-stage" aria-label=(label(text, "ask-row-stage", row)) {
                        option value="" { "—" }
                        @for (value, shown) in &choices {
                            option value=(value) selected[value == cell(&stages, row)] { (shown) }
                        }
                    }
                    input type="hidden" name="m-spoken" value=(cell(&spoken, row));
                    input type="hidden" name="m-evidence" value=(cell(&evidence, row));
                }
            }
            @if let Some(wrong) = wrong { small.shu #wrong-milestones { (wrong.said) } }
        }
    }
}

fn label(text: &Text, key: &str, row: usize) -> String {
    format!("{} {}", text.get(key), row + 1)
}
