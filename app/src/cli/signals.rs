//! `fushime signals`: what the entries show about directives, grouped by directive.

use clap::Args;
use fushime_core::access;
use fushime_core::ids::DirectiveId;
use fushime_core::signal::Signal;
use serde::Serialize;

use super::Format;
use super::failure::Outcome;
use super::layout::{indented, labelled};
use super::reader::Reader;
use super::session::Session;
use super::shape::{DirectiveShape, Each, SignalShape, signal_name};

/// How many directives are shown unless more are asked for.
const SHOWN: usize = 20;

/// `signals [D-12] [--limit N|all]`
#[derive(Debug, Args)]
pub struct Signals {
    #[arg(value_name = "DIRECTIVE")]
    directive: Option<String>,
    #[arg(long, value_name = "N|all")]
    limit: Option<String>,
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
}

pub(super) fn run(args: Signals, session: &mut Session<'_>) -> Outcome {
    let limit = session.limit(args.limit.as_deref())?;
    let desk = session.set_up(args.on.as_deref())?;
    let only = args.directive.as_deref().map(|given| session.directive(given)).transpose()?;
    let reader = session.reader(&desk, false);
    if let Some(only) = only
        && reader.see(only).is_none()
    {
        let thing = fushime_core::command::Thing::Directive;
        return Err(session.refusal(&fushime_core::command::Refusal::NotFound(thing)));
    }
    let found: Vec<(DirectiveId, Vec<Signal>)> =
        access::visible_directives(reader.state, reader.viewer, reader.read_on)
            .filter(|seen| only.is_none_or(|only| seen.get().id == only))
            .map(|seen| (seen.get().id, reader.signals(&seen)))
            .filter(|(_, signals)| !signals.is_empty())
            .collect();
    if session.format == Format::Json {
        let shown = found.len().min(limit.unwrap_or(usize::MAX));
        return session.stream(&desk, |terminal, reader| {
            let of = |(id, signals): &(DirectiveId, Vec<Signal>)| OfDirective {
                directive: reader.see(*id).map(|seen| DirectiveShape::of(reader, seen.get())),
                signals: signals.iter().map(|signal| SignalShape::of(reader, signal)).collect(),
            };
            terminal.print_json(&SignalsShape {
                ok: true,
                day: reader.day,
                with_signals: reader.with_signals(),
                total: found.len(),
                directives: Each(&found[..shown], of),
            })
        });
    }
    let shown = page(reader, &found, limit.unwrap_or(SHOWN));
    session.print(&shown)
}

fn page(reader: Reader<'_>, found: &[(DirectiveId, Vec<Signal>)], limit: usize) -> String {
    let text = reader.text;
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let title = format!("{}  {}", text.get("signals-title"), text.long_day(reader.day));
    let mut parts = vec![title];
    if !reader.with_signals() {
        parts.push(indented(&text.get("signals-off"), 0, reader.columns));
        return parts.join("\n\n") + "\n";
    }
    parts.push(indented(&text.get("signals-about"), 0, reader.columns));
    if found.is_empty() {
        parts.push(text.get("signals-none"));
        return parts.join("\n\n") + "\n";
    }
    let signals = found.iter().map(|(_, signals)| signals.len()).sum();
    let values = [("directives", count(found.len()).into()), ("signals", count(signals).into())];
    parts.push(text.with("signals-count", &values));
    for (id, signals) in found.iter().take(limit) {
        let Some(seen) = reader.see(*id) else { continue };
        let mut lines = vec![super::today::headline(reader, seen.get())];
        lines.push(section(reader, signals));
        parts.push(lines.join("\n"));
    }
    if found.len() > limit {
        let values = [("count", count(found.len() - limit).into())];
        parts.push(text.with("signals-more", &values));
    }
    parts.join("\n\n") + "\n"
}

/// Shows signals with their letters and everything that stands beside them.
#[must_use]
pub fn section(reader: Reader<'_>, signals: &[Signal]) -> String {
    let lettered = signals.iter().zip('a'..='z');
    let parts = lettered.map(|(signal, letter)| one(reader, signal, letter));
    parts.collect::<Vec<_>>().join("\n")
}

fn one(reader: Reader<'_>, signal: &Signal, letter: char) -> String {
    let text = reader.text;
    let (indent, columns) = (4, reader.columns);
    let owner = reader.state.directives.get(signal.directive).map(|it| it.ask.owner);
    let who = owner.map(|owner| reader.member(owner)).unwrap_or_default();
    let mut lines = vec![format!("{letter}   {}", signal_name(reader, signal))];
    if let Some((_, reply)) = &signal.reply {
        let label = text.with("signal-reply", &[("who", who.clone().into())]);
        lines.push(labelled(&label, &reply.to_string(), indent, columns));
    }
    if signal.is_suspended() {
        let said = text.with("signal-suspended", &[("who", who.into())]);
        lines.push(indented(&said, indent, columns));
        if let Some(contest) = &signal.contest {
            lines.push(indented(contest.text.as_str(), indent + 2, columns));
        }
    } else if let Some((true, at, reason)) =
        signal.contest.as_ref().and_then(|contest| contest.decided.as_ref())
    {
        let said = text.with("signal-upheld", &[("day", text.day(at.on).into())]);
        lines.push(indented(&format!("{said} {reason}"), indent, columns));
    }
    lines.push(indented(&reader.say(&signal.sentence()), indent, columns));
    let entries: Vec<String> =
        signal.entries.positions().iter().map(|entry| format!("#{}", entry.0)).collect();
    let innocent: Vec<String> = signal.innocent().iter().map(|key| text.get(key)).collect();
    let mut rows = vec![
        ("signal-rests-on", entries.join(" ")),
        ("signal-innocent", text.alternatives(&innocent)),
        ("signal-clears", text.get(signal.cleared_by())),
    ];
    let question = signal.question().filter(|_| reader.sees_suggestions(signal.directive));
    if let Some(question) = question {
        rows.push(("signal-ask", reader.say(&question)));
    }
    lines.extend(
        rows.into_iter().map(|(key, said)| labelled(&text.get(key), &said, indent, columns)),
    );
    lines.join("\n")
}

#[derive(Serialize)]
struct SignalsShape<D> {
    ok: bool,
    day: jiff::civil::Date,
    with_signals: bool,
    total: usize,
    directives: D,
}

#[derive(Serialize)]
struct OfDirective {
    #[serde(flatten)]
    directive: Option<DirectiveShape>,
    signals: Vec<SignalShape>,
}
