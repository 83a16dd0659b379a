//! The signals: the entries they rest on, other ways to see it, what clears them, the reply.

use fushime_core::access::{Action, Thing, Visible};
use fushime_core::signal::{Signal, name_key};
use fushime_core::state::Directive;
use maud::{Markup, html};

use super::super::act::address;
use super::super::picture::number_of;
use super::super::shell;
use crate::reading::Reading;

/// Shows the signals this person may see.
pub(in crate::web) fn show<'a>(
    reading: Reading<'a>,
    seen: &Visible<&'a Directive>,
    found: &[Signal],
) -> Markup {
    let directive = *seen.get();
    let text = reading.text;
    if !seen.with_signals() {
        return html! {};
    }
    html! {
        div.sh { h2 { (text.get("web-signals")) } span.r { (text.get("web-signals-about")) } }
        @if !reading.with_signals() {
            p.sm.mut.after { (text.get("web-without-signals")) }
        } @else if found.is_empty() {
            p.sm.mut.after { (text.get("web-no-signals")) }
        }
        @for (signal, letter) in found.iter().zip('a'..='z') {
            (one(reading, directive, signal, letter, false))
        }
        (withdrawn(reading, directive))
    }
}

/// Shows the signals that were contested and withdrawn, struck through.
pub(in crate::web) fn withdrawn(reading: Reading<'_>, directive: &Directive) -> Markup {
    let text = reading.text;
    html! {
        @for (kind, contest) in &directive.contests {
            @if let Some((false, at, reason)) = &contest.decided {
                div.sig.off {
                    h3 { s { (text.get(name_key(*kind))) } span.r { (text.short_day(at.on)) } }
                    div.rep { b { (reading.member(directive.ask.owner)) } (contest.text) }
                    p.ev { (reason) }
                }
            }
        }
    }
}

/// Shows one signal with what can be said about it. `elsewhere`: not on the directive's own page,
/// so that its entries are on another.
pub(in crate::web) fn one(
    reading: Reading<'_>,
    directive: &Directive,
    signal: &Signal,
    letter: char,
    elsewhere: bool,
) -> Markup {
    let text = reading.text;
    let innocent: Vec<String> = signal.innocent().iter().map(|key| text.get(key)).collect();
    let own = shell::may(reading, Action::Contest, Thing::Directive(directive));
    let answer = directive.answers.get(&signal.kind());
    let kind = signal.kind().as_str();
    let page = if elsewhere { format!("/d/{}", directive.id) } else { String::new() };
    html! {
        div.sig.off[signal.is_suspended()] id=[(!elsewhere).then(|| format!("s-{letter}"))] {
            h3 { span { span.sg { (letter) } (text.get(name_key(signal.kind()))) } }
            p.ev { (reading.say(&signal.sentence())) " "
                @for entry in signal.entries.positions() {
                    @if let Some(no) = number_of(directive, *entry) {
                        a href={ (page) "#e" (no) } { (no) } " "
                    }
                }
            }
            p.ev { b { (text.get("web-may-also-be")) } (text.list(&innocent)) }
            p.ev { b { (text.get("web-cleared-by")) } (text.get(signal.cleared_by())) }
            @if signal.is_suspended() { p.ev { (text.get("web-contested")) } }
            @if let Some((_, words)) = answer {
                div.rep { b { (reading.member(directive.ask.owner)) } (words) }
            }
            @if own && !signal.is_suspended() {
                div.acts {
                    @for act in ["circumstances", "contest"] {
                        a.act.rec[act == "circumstances"]
                            href={ (address(act, directive.id)) "?signal=" (kind) } {
                            (text.get(&format!("act-{act}")))
                        }
                    }
                }
            }
        }
    }
}
