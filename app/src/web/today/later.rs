//! What is not for today, each with its reason.

use fushime_core::today::{Item, Later, Today};
use maud::{Markup, html};

use super::{count, directive_of};
use crate::reading::Reading;

/// How many rows are shown at first.
const LATER_SHOWN: usize = 12;

/// Lists what is not for today, each with its reason; what did not fit comes first.
pub(super) fn show(reading: Reading<'_>, day: &Today, all: bool) -> Markup {
    let text = reading.text;
    let is_quiet = |item: &&Item| !all && matches!(item.later, Some(Later::NothingToAsk(_)));
    let (quiet, waiting): (Vec<&Item>, Vec<&Item>) = day.not_today.iter().partition(is_quiet);
    let (no_room, others): (Vec<&Item>, Vec<&Item>) =
        waiting.into_iter().partition(|item| item.later == Some(Later::NoRoom));
    let rows: Vec<&Item> = no_room.into_iter().chain(others).collect();
    let shown = if all { rows.len() } else { LATER_SHOWN };
    let hidden = rows.len().saturating_sub(shown) + quiet.len();
    let total = text.with("today-later-count", &[("count", count(day.not_today.len()).into())]);
    html! {
        @if !day.not_today.is_empty() {
            section.sec {
                div.sh { h2 { (text.get("today-later-title")) } span.r { (total) } }
                ul.not {
                    @for item in rows.iter().take(shown) { (later_row(reading, item)) }
                    @if hidden > 0 {
                        li {
                            span { (text.with("web-others", &[("count", count(hidden).into())])) }
                            span.why {}
                            a.sm href={ "/today?all=1&minutes=" (day.budget_minutes) } {
                                (text.get("web-show-all"))
                            }
                        }
                    }
                }
            }
        }
    }
}

fn later_row(reading: Reading<'_>, item: &Item) -> Markup {
    let reason = item.later.map(|later| reading.say(&later.phrase())).unwrap_or_default();
    let directive = directive_of(reading, item);
    html! {
        li {
            span {
                @match directive {
                    Some(directive) => {
                        a href={ "/d/" (directive.id) } { (reading.place(directive)) }
                        " " span.sm.mut { (reading.member(directive.ask.owner)) }
                    }
                    None => { (reading.text.get(item.step.text_key())) }
                }
            }
            span.why { (reason) }
        }
    }
}
