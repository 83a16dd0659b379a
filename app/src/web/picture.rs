//! Culms on pages: rows that share one window, the whole one with its numbers, and the legend.

use fushime_core::culm::{Culm, Window};
use fushime_core::ids::Position;
use fushime_core::state::Directive;
use maud::{Markup, PreEscaped, html};

use super::culm_svg::{FULL_WIDTH, ROW_WIDTH, Size, axis, draw};
use crate::reading::Reading;

/// Writes a culm in sentences.
pub(super) fn alt(reading: Reading<'_>, culm: &Culm) -> String {
    let said: Vec<String> = culm.alt().iter().map(|phrase| reading.say(phrase)).collect();
    reading.text.sentences(&said)
}

/// Draws a row.
pub(super) fn row(reading: Reading<'_>, culm: &Culm, window: Window) -> Markup {
    row_said(reading, culm, window, &alt(reading, culm))
}

/// Draws a row that is said in other words than its marks: for whoever may know the stage only.
pub(super) fn row_said(reading: Reading<'_>, culm: &Culm, window: Window, said: &str) -> Markup {
    PreEscaped(draw(reading.text, culm, window, (Size::Row, ROW_WIDTH), said, &|_| None))
}

/// Draws the axis over the rows.
pub(super) fn list_axis(reading: Reading<'_>, window: Window) -> Markup {
    PreEscaped(axis(reading.text, window, reading.day, ROW_WIDTH))
}

/// Draws the whole culm; its marks link to the entries with their numbers.
pub(super) fn full(reading: Reading<'_>, directive: &Directive, culm: &Culm) -> Markup {
    let alt = alt(reading, culm);
    let number = |entry: Position| number_of(directive, entry);
    let window = Window::of(culm);
    PreEscaped(draw(reading.text, culm, window, (Size::Full, FULL_WIDTH), &alt, &number))
}

/// Returns the number of an entry in the timeline, counted from the first asking.
pub(super) fn number_of(directive: &Directive, entry: Position) -> Option<usize> {
    let index = directive.lines.partition_point(|line| line.entry < entry);
    directive.lines.get(index).filter(|line| line.entry == entry).map(|_| index + 1)
}

/// The marks of the legend: the key of what each means, and how it is drawn.
const LEGEND: [(&str, &str); 11] = [
    (
        "confirmed",
        r#"<path class="stem" d="M0 5h22v6H0z"/><circle class="stamp" cx="11" cy="8" r="5"/>"#,
    ),
    (
        "ahead",
        r#"<path class="fut" d="M0 5h22v6H0z"/><rect class="jt open" x="9.4" y="2" width="3.2" height="12" rx="1.5"/>"#,
    ),
    (
        "overdue",
        r#"<path class="stem" d="M0 5h22v6H0z"/><circle class="frame" cx="11" cy="8" r="5"/>"#,
    ),
    (
        "awaiting",
        r#"<path class="stem" d="M0 5h22v6H0z"/><circle class="frame await" cx="11" cy="8" r="5"/>"#,
    ),
    (
        "moved",
        r#"<rect class="ghost" x="2" y="5" width="3" height="10" rx="1.5"/><path class="slip" d="M3.5 3h14m-2.5-2l2.5 2-2.5 2"/><rect class="jt open" x="17" y="5" width="3" height="10" rx="1.5"/>"#,
    ),
    (
        "waiting",
        r#"<path class="sil" d="M1 12l5-8M6 12l5-8"/><path class="sil s1" d="M11 11l4-7"/><path class="sil s2" d="M17 10l3-5"/>"#,
    ),
    ("word", r#"<path class="up" d="M11 3v10"/>"#),
    ("vague", r#"<rect class="up vague" x="9.5" y="3" width="3" height="10" rx="1.5"/>"#),
    ("answered", r#"<circle class="fu" cx="11" cy="8" r="3"/>"#),
    ("unanswered", r#"<circle class="fu open" cx="11" cy="8" r="3"/>"#),
    ("effective", r#"<path class="eff" d="M9.5 0v16M12.5 0v16"/>"#),
];

/// Draws one mark of the legend, as beside an entry.
pub(super) fn mark(name: &str) -> Markup {
    let drawn = LEGEND
        .iter()
        .find(|(key, _)| *key == name)
        .map_or(r#"<circle class="dot" cx="11" cy="8" r="2"/>"#, |(_, drawn)| *drawn);
    PreEscaped(format!(
        "<svg viewBox=\"0 0 22 16\" class=\"culm\" aria-hidden=\"true\">{drawn}</svg>"
    ))
}

/// Explains the marks.
pub(super) fn legend(reading: Reading<'_>) -> Markup {
    legend_of(reading, &LEGEND.map(|(key, _)| key))
}

/// Explains some of the marks.
pub(super) fn legend_of(reading: Reading<'_>, marks: &[&str]) -> Markup {
    html! {
        div.key aria-hidden="true" {
            @for key in marks {
                span { (mark(key)) (reading.text.get(&format!("culm-legend-{key}"))) }
            }
        }
    }
}
