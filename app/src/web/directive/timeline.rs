//! What happened, newest first: the numbers match the culm.

use fushime_core::access::{Action, Thing};
use fushime_core::event::terms::Tap;
use fushime_core::missing::missing_facts;
use fushime_core::signal::Signal;
use fushime_core::state::{Directive, Line, Milestone, What};
use jiff::{SignedDuration, Timestamp};
use maud::{Markup, html};

use super::super::act::address;
use super::super::form;
use super::super::picture;
use super::super::shell;
use crate::reading::Reading;

/// Shows the timeline, and the one line to add.
pub(in crate::web) fn show(
    reading: Reading<'_>,
    directive: &Directive,
    signals: &[Signal],
    now: Timestamp,
) -> Markup {
    let text = reading.text;
    html! {
        section {
            div.sh { h2 { (text.get("web-happened")) } span.r { (text.get("web-happened-about")) } }
            (add(reading, directive))
            ol.tl {
                @for (nth, line) in directive.lines.iter().enumerate().rev() {
                    (entry(reading, directive, (nth + 1, line), signals, now))
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
            (form::key())
            label.vh for="new-line" { (text.get("web-add")) }
            input #new-line .inp name="text" placeholder=(text.get("web-add-hint")) data-key="c";
            button.btn.pri { (text.get("web-send")) }
            div.ans role="group" aria-label=(text.get("web-four-answers")) {
                @for tap in Tap::ALL { button name="tap" value=(tap.as_str()) { (text.name(*tap)) } }
            }
        }
    }
}

fn entry(
    reading: Reading<'_>,
    directive: &Directive,
    (no, line): (usize, &Line),
    signals: &[Signal],
    now: Timestamp,
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
                    span.mut { (no) } b { (reading.speaker(line.speaker)) } span { (reading.line_title(line)) }
                    @if let Some(milestone) = named {
                        span { (text.with("line-about", &[("milestone", milestone.name.to_string().into())])) }
                    }
                    @if line.on_behalf && !line.imported { span.tag { (text.get("line-on-behalf")) } }
                }
                @if let Some(moved) = milestone.and_then(|it| reading.moved(line, it)) { p.sm { (moved) } }
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
                        @for it in &missing { ins.gap { (reading.missing(*it)) } } }
                }
                (undo(reading, directive, line, milestone, now))
                (take_facts(reading, directive, line))
                (mend(reading, directive, line))
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
    now: Timestamp,
) -> Markup {
    let minutes = reading.state.firm.as_ref().map_or(0, |firm| firm.settings.undo_minutes);
    let limit = SignedDuration::from_mins(i64::from(minutes));
    let is_fresh = |it: &&Milestone| it.sealed_at.is_some_and(|at| now.duration_since(at) <= limit);
    let last = milestone.filter(|it| {
        line.what == What::Confirmed && it.confirmed.is_some_and(|(at, _)| at.entry == line.entry)
    });
    let may = shell::may(reading, Action::Confirm, Thing::Directive(directive));
    html! {
        @if let Some(milestone) = last.filter(is_fresh).filter(|_| may && directive.is_open()) {
            p.sm { a href=(address("undo-confirm", format!("{}.{}", directive.id, milestone.no))) {
                (reading.text.get("act-undo-confirm")) } }
        }
    }
}

/// From so many characters on a line may hold more than one fact.
const LONG_LINE: usize = 40;

/// Whoever was asked may take the facts out of a long line of their own.
fn take_facts(reading: Reading<'_>, directive: &Directive, line: &Line) -> Markup {
    let tells = matches!(line.what, What::Update(_) | What::OwnerAnswered | What::Reported);
    let long = line.text.as_ref().is_some_and(|it| it.as_str().chars().count() >= LONG_LINE);
    let own = tells && long && line.retracted.is_none();
    if !own || !shell::may(reading, Action::Report, Thing::Directive(directive)) {
        return html! {};
    }
    let address = format!("{}?from={}", address("evidence", directive.id), line.entry.0);
    html! {
        @if directive.is_open() {
            p.sm { a href=(address) { (reading.text.get("evidence-take")) } }
        }
    }
}

/// What can be done about the words of a line: one's own are put right, others' may be removed.
fn mend(reading: Reading<'_>, directive: &Directive, line: &Line) -> Markup {
    if line.text.is_none() || line.retracted.is_some() {
        return html! {};
    }
    let own = reading.state.wrote(reading.viewer, line.entry);
    let thing = Thing::Directive(directive);
    let removes = shell::may(reading, Action::RequestRedaction, thing);
    let acts = [("correct", own), ("retract", own), ("redaction", removes)];
    let target = format!("E-{}", line.entry.0);
    html! {
        @if own || removes {
            details.mend {
                summary { (reading.text.get("web-mend")) }
                @for (act, _) in acts.iter().filter(|(_, may)| *may) {
                    a href=(address(act, &target)) { (reading.text.get(&format!("act-{act}"))) }
                }
            }
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
