//! The shape of `show D-12 --format json`.

use fushime_core::access::Visible;
use fushime_core::gate::Mark;
use fushime_core::state::Directive;
use serde::Serialize;

use super::looks::LookShape;
use super::reader::Reader;
use super::shape::{CulmShape, DirectiveShape, LineShape, SignalShape};
use super::show_directive::{facts, gate_of};
use crate::office::looking::Looked;

#[derive(Serialize)]
struct Facts {
    asked: Vec<String>,
    done_when: Vec<String>,
    authority: Vec<String>,
    stakes: Vec<String>,
}

#[derive(Serialize)]
struct GateShape {
    field: &'static str,
    text: String,
    mark: &'static str,
    needed: bool,
}

#[derive(Serialize)]
struct WithdrawnShape {
    kind: &'static str,
    contest: String,
    reason: String,
    on: jiff::civil::Date,
    entry: u64,
}

/// A directive, whole.
#[derive(Serialize)]
pub struct ShowShape {
    ok: bool,
    #[serde(flatten)]
    directive: DirectiveShape,
    asked_by: Option<String>,
    counterpart: Option<String>,
    facts: Facts,
    gate: Vec<GateShape>,
    with_signals: bool,
    signals: Vec<SignalShape>,
    withdrawn: Vec<WithdrawnShape>,
    culm: CulmShape,
    lines: Vec<LineShape>,
    looked: Vec<LookShape>,
}

impl ShowShape {
    /// Describes a directive; `looks`: who looked, for the one it was asked of.
    #[must_use]
    pub fn of<'a>(reader: Reader<'a>, seen: &Visible<&'a Directive>, looks: &[Looked]) -> Self {
        let directive = *seen.get();
        let signals = reader.signals(seen);
        let [asked, done, authority, stakes] = facts(reader, directive).map(|(_, said)| said);
        let contact = directive.ask.counterpart.and_then(|id| reader.state.contacts.get(id));
        let gate = gate_of(reader, directive).into_iter().map(|(field, mark)| GateShape {
            field: field.as_str(),
            text: reader.text.get(field.text_key()),
            mark: match mark {
                Mark::There => "there",
                Mark::Partly => "partly",
                Mark::Missing => "missing",
            },
            needed: field.is_needed(),
        });
        let withdrawn = directive.contests.iter().filter_map(|(kind, contest)| {
            let (stays, at, reason) = contest.decided.as_ref()?;
            (!stays && seen.with_signals()).then(|| WithdrawnShape {
                kind: kind.as_str(),
                contest: contest.text.to_string(),
                reason: reason.to_string(),
                on: at.on,
                entry: at.entry.0,
            })
        });
        let lines = directive.lines.iter().enumerate().rev();
        Self {
            ok: true,
            directive: DirectiveShape::of(reader, directive),
            asked_by: directive.asked_by.map(|id| reader.member(id)),
            counterpart: contact.map(|it| reader.contact(it)),
            facts: Facts { asked, done_when: done, authority, stakes },
            gate: gate.collect(),
            with_signals: reader.with_signals() && seen.with_signals(),
            culm: CulmShape::of(reader, &reader.culm(directive, &signals)),
            withdrawn: withdrawn.collect(),
            lines: lines
                .map(|(nth, line)| LineShape::of(reader, seen, (nth + 1, line), &signals))
                .collect(),
            signals: signals.iter().map(|signal| SignalShape::of(reader, signal)).collect(),
            looked: LookShape::all(reader, looks),
        }
    }
}
