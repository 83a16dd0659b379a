//! What happened, newest first: the numbers match the culm.

use fushime_core::access::{Action, Thing};
use fushime_core::missing::{MissingFact, missing_facts};
use fushime_core::signal::Signal;
use fushime_core::state::{Directive, Line, Milestone, What};
use maud::{Markup, html};

use super::super::act::address;
use super::super::house::new_key;
use super::super::picture;
use super::super::shell;
use crate::reading::Reading;

/// Shows the timeline, and the one line to add.
pub(in crate::web) fn show(
    reading: Reading<'_>,
    directive: &Directive,
    signals: &[Signal],
) -> Markup {
    let text = reading.text;
    html! {
        section {
            div.sh { h2 { (text.get("web-happened")) } span.r { (text.get("web-happened-about")) } }
            (add(reading, directive))
            ol.tl {
                @for (nth, line) in directive.lines.iter().enumerate().rev() {
                    (entry(reading, directive, (nth + 1, line), signals))
                }
            }
        }
    }
}

/// One line and one tap, where whoever was asked reads their own.
fn add(reading: Reading<'_>, directive: &Directive) -> Markup {
    let text = reading.text;
    let may = shell::may(reading, Action::Report, Thing::Directive(directive));
    if !may || !directive.is_open() {
        return html! {};
    }
    html! {
        form.add method="post" action=(address("update", directive.id)) {
            input type="hidden" name="key" value=(format!("{:032x}", new_key().0));
            label.vh for="new-line" { (text.get("web-add")) }
            input #new-line .inp name="text" placeholder=(text.get("web-add-hint")) data-key="c";
            button.btn.pri { (text.get("web-send")) }
        }
    }
}

fn entry(
    reading: Reading<'_>,
    directive: &Directive,
    (no, line): (usize, &Line),
    signals: &[Signal],
) -> Markup {
    let text = reading.text;
    let milestone = line.milestone.and_then(|no| directive.milestone(no));
    let named = milestone.filter(|it| line.text.as_ref() != Some(&it.name));
    let missing = missing_facts(reading.state, directive, line);
    html! {
        li id={ "e" (no) } {
            time datetime=(line.on) { (text.day(line.on))
                @if let Some(time) = line.time { small { (text.hour(time)) } } }
            span.mk { (picture::mark(mark(reading, directive, line))) }
            div.cn {
                div.wh {
                    span.mut { (no) } b { (reading.speaker(line.speaker)) } span { (title(reading, line)) }
                    @if let Some(milestone) = named {
                        span { (text.with("line-about", &[("milestone", milestone.name.to_string().into())])) }
                    }
                    @if line.on_behalf && !line.imported { span.tag { (text.get("line-on-behalf")) } }
                }
                @if let Some(moved) = milestone.and_then(|it| moved(reading, line, it)) { p.sm { (moved) } }
                @if let Some(said) = &line.text {
                    p.bd.say[line.what.is_word()] {
                        @if line.retracted.is_some() { s { (said) } } @else { (said) }
                        @for letter in letters(line, signals) {
                            sup.k { a href={ "#s-" (letter) } { (letter) } }
                        }
                    }
                }
                @if let Some((_, right)) = &line.corrected {
                    p.bd.say { (right) } p.lack { (text.get("web-corrected")) }
                }
                @if !missing.is_empty() {
                    div.lack { span { (text.get("web-missing")) }
                        @for it in &missing { ins.gap { (fact(reading, *it)) } } }
                }
                (undo(reading, directive, line, milestone))
            }
        }
    }
}

/// For ten minutes the seal can be taken back in one step.
fn undo(
    reading: Reading<'_>,
    directive: &Directive,
    line: &Line,
    milestone: Option<&Milestone>,
) -> Markup {
    let last = milestone.filter(|it| {
        line.what == What::Confirmed && it.confirmed.is_some_and(|(at, _)| at.entry == line.entry)
    });
    let may = shell::may(reading, Action::Confirm, Thing::Directive(directive));
    html! {
        @if let Some(milestone) = last.filter(|_| may && directive.is_open()) {
            p.sm { a href=(address("undo-confirm", format!("{}.{}", directive.id, milestone.no))) {
                (reading.text.get("act-undo-confirm")) } }
        }
    }
}

fn letters(line: &Line, signals: &[Signal]) -> Vec<char> {
    let rests = |signal: &Signal| {
        !signal.is_suspended() && signal.entries.positions().contains(&line.entry)
    };
    let pairs = signals.iter().zip('a'..='z');
    pairs.filter(|(signal, _)| rests(signal)).map(|(_, letter)| letter).collect()
}

/// Which mark of the culm a line is.
fn mark(reading: Reading<'_>, directive: &Directive, line: &Line) -> &'static str {
    let open = |entry| {
        let questions = directive.open_questions.iter();
        questions.filter_map(|id| reading.state.questions.get(*id)).any(|it| it.at.entry == entry)
    };
    match line.what {
        What::Moved(_) => "moved",
        What::Confirmed => "confirmed",
        What::Reported => "awaiting",
        What::QuestionToOwner if open(line.entry) => "unanswered",
        What::QuestionToOwner => "answered",
        what if what.is_word() && line.concrete => "word",
        what if what.is_word() => "vague",
        _ => "",
    }
}

fn title(reading: Reading<'_>, line: &Line) -> String {
    let name = reading.text.get(&format!("line-{}", line.what.as_str().replace('_', "-")));
    match line.what {
        What::Update(Some(tap)) => format!("{name}: {}", reading.text.name(tap)),
        What::Evidence(kind) => format!("{name}: {}", reading.text.name(kind)),
        _ => name,
    }
}

/// Says how far a milestone moved, and who asked for it.
fn moved(reading: Reading<'_>, line: &Line, milestone: &Milestone) -> Option<String> {
    let nth = milestone.moves.iter().position(|moved| moved.at.entry == line.entry)?;
    let moved = milestone.moves.get(nth)?;
    let text = reading.text;
    let days = fushime_core::calendar::days_between(moved.from, moved.to);
    let signed = if days > 0 { format!("+{days}") } else { format!("−{}", days.abs()) };
    let values = [
        ("from", text.short_day(moved.from).into()),
        ("to", text.short_day(moved.to).into()),
        ("days", signed.into()),
        ("times", i64::try_from(nth + 1).unwrap_or(i64::MAX).into()),
        ("who", text.name(moved.requester).into()),
    ];
    let mut said = text.with("line-moved-from-to", &values);
    let note = match (moved.was_late(), moved.reason.is_none(), nth) {
        (true, ..) => Some("line-moved-late"),
        (_, true, _) => Some("line-moved-no-reason"),
        (_, _, 0) => Some("line-moved-openly"),
        _ => None,
    };
    said.extend(note.map(|note| text.get(note)));
    Some(said)
}

fn fact(reading: Reading<'_>, fact: MissingFact) -> String {
    match fact {
        MissingFact::Who => reading.text.get("missing-who"),
        MissingFact::When => reading.text.get("missing-when"),
        MissingFact::Figure(percent) => {
            reading.text.percent(fushime_core::money::Percent(percent.0.abs()))
        }
        MissingFact::Amount => reading.text.get("missing-amount"),
    }
}
