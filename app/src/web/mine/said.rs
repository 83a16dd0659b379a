//! 私が言ったこと: one's own latest words, and the signals with one's replies, over all directives.

use fushime_core::missing::missing_facts;
use fushime_core::signal::Signal;
use fushime_core::state::{Directive, Line};
use maud::{Markup, html};

use super::super::directive::{one_signal, withdrawn};
use super::super::picture;
use crate::reading::Reading;

/// So many of one's own words are shown; the others stand on the directives.
const WORDS_SHOWN: usize = 10;

/// Shows one's own latest words, newest first.
pub(super) fn words(reading: Reading<'_>, mine: &[&Directive]) -> Markup {
    let text = reading.text;
    let mut lines: Vec<(&Directive, &Line)> = mine
        .iter()
        .flat_map(|it| it.lines.iter().map(move |line| (*it, line)))
        .filter(|(_, line)| line.speaker == Some(reading.viewer) && line.what.is_word())
        .filter(|(_, line)| line.text.is_some() && line.retracted.is_none())
        .collect();
    lines.sort_by_key(|(_, line)| std::cmp::Reverse(line.entry));
    html! {
        section {
            div.sh { h2 { (text.get("web-mine-said")) } }
            @if lines.is_empty() { p.sm.mut.after { (text.get("web-mine-said-none")) } }
            ol.tl {
                @for (directive, line) in lines.into_iter().take(WORDS_SHOWN) {
                    (word(reading, directive, line))
                }
            }
        }
    }
}

fn word(reading: Reading<'_>, directive: &Directive, line: &Line) -> Markup {
    let text = reading.text;
    let said = line.corrected.as_ref().map(|(_, text)| text).or(line.text.as_ref());
    let missing = missing_facts(reading.state, directive, line);
    let mark = if line.concrete { "word" } else { "vague" };
    html! {
        li {
            time datetime=(line.on) { (text.day(line.on))
                @if let Some(time) = line.time { small { (text.hour(time)) } } }
            span.mk { (picture::mark(mark)) }
            div.cn {
                div.wh { a href={ "/d/" (directive.id) } {
                    (reading.place(directive)) " " (directive.id) } }
                @if let Some(said) = said { p.bd.say { (said) } }
                @if !missing.is_empty() {
                    div.lack { span { (text.get("web-missing")) }
                        @for it in &missing { ins.gap { (reading.missing(*it)) } } }
                }
            }
        }
    }
}

/// Shows every signal on one's directives, in the leader's words, with one's replies.
pub(super) fn signals(reading: Reading<'_>, mine: &[&Directive]) -> Markup {
    let text = reading.text;
    let found: Vec<(&Directive, Vec<Signal>)> = mine
        .iter()
        .filter_map(|it| reading.see(it.id).map(|seen| (*it, reading.signals(&seen))))
        .collect();
    let any = found.iter().any(|(it, signals)| !signals.is_empty() || has_withdrawn(it));
    html! {
        div.sh { h2 { (text.get("web-mine-signals")) } }
        @if !reading.with_signals() { p.sm.mut.after { (text.get("web-without-signals")) } }
        @else if !any { p.sm.mut.after { (text.get("web-no-signals")) } }
        @for (directive, signals) in &found {
            @if !signals.is_empty() || has_withdrawn(directive) {
                h3.sm.after { a href={ "/d/" (directive.id) } {
                    (reading.place(directive)) " " (directive.id) } }
            }
            @for (signal, letter) in signals.iter().zip('a'..='z') {
                (one_signal(reading, directive, signal, letter, true))
            }
            (withdrawn(reading, directive))
        }
    }
}

fn has_withdrawn(directive: &Directive) -> bool {
    directive.contests.values().any(|contest| matches!(contest.decided, Some((false, _, _))))
}
