//! `fushime show D-12`: one directive, whole.

use fushime_core::access::Visible;
use fushime_core::culm::Window;
use fushime_core::event::terms::{Authority, DoneWhen, Stakes};
use fushime_core::gate::{self, Mark, Preparation, done_when, gate};
use fushime_core::ids::Position;
use fushime_core::money::Yen;
use fushime_core::signal::Signal;
use fushime_core::state::{Directive, What};

use super::Format;
use super::failure::Outcome;
use super::layout::{ends, flow, indented, labelled, labelled_list, pad, width};
use super::reader::{Desk, Reader};
use super::session::Session;
use super::shape::alt;
use super::show_shape::ShowShape;

/// How many lines of the timeline are shown unless more are asked for.
const LINES_SHOWN: usize = 30;

/// Shows a directive that was found to be visible.
pub(super) fn run(
    session: &mut Session<'_>,
    desk: &mut Desk,
    id: fushime_core::ids::DirectiveId,
    (limit, ascii): (Option<usize>, bool),
) -> Outcome {
    let viewer = session.reader(desk, ascii).viewer;
    let looks = session.look(viewer, id)?;
    let newest = match session.format {
        Format::Text => limit.unwrap_or(LINES_SHOWN),
        Format::Json => usize::MAX,
    };
    session.look_up_files(desk, id, newest)?;
    if session.format == Format::Json {
        return session.stream(desk, |terminal, reader| {
            let shape = reader.see(id).map(|seen| ShowShape::of(reader, &seen, &looks));
            terminal.print_json(&shape)
        });
    }
    let reader = session.reader(desk, ascii);
    let shown = reader.see(id).map(|seen| {
        let mut parts = page(reader, &seen, limit.unwrap_or(LINES_SHOWN));
        parts.extend(super::looks::named(reader, &looks));
        parts.join("\n\n") + "\n"
    });
    session.print(&shown.unwrap_or_default())
}

fn page<'a>(reader: Reader<'a>, seen: &Visible<&'a Directive>, limit: usize) -> Vec<String> {
    let directive = *seen.get();
    let text = reader.text;
    let signals = reader.signals(seen);
    let mut parts = vec![header(reader, directive)];
    parts.push(facts_text(reader, directive));
    parts.push(gate_text(reader, directive));
    let culm = reader.culm(directive, &signals);
    let easel = reader.easel(Window::of(&culm), reader.columns.saturating_sub(2));
    let number = |entry: Position| number_of(directive, entry);
    parts.push(easel.full(&culm, &number).join("\n"));
    parts.push(easel.legend(true, reader.columns));
    parts.push(indented(&alt(reader, &culm), 0, reader.columns));
    if !reader.with_signals() {
        parts.push(indented(&text.get("signals-off"), 0, reader.columns));
    } else if !signals.is_empty() {
        let section = super::signals::section(reader, &signals);
        parts.push(format!("{}\n{section}", text.get("signals-title")));
    }
    parts.extend(withdrawn(reader, directive, seen.with_signals()));
    parts.push(timeline(reader, directive, &signals, limit));
    parts
}

/// Returns the number of an entry in the timeline, counted from the first asking.
fn number_of(directive: &Directive, entry: Position) -> Option<usize> {
    let index = directive.lines.partition_point(|line| line.entry < entry);
    directive.lines.get(index).filter(|line| line.entry == entry).map(|_| index + 1)
}

fn header(reader: Reader<'_>, directive: &Directive) -> String {
    let text = reader.text;
    let ask = &directive.ask;
    let left = [directive.id.to_string(), reader.place(directive), ask.sentence.to_string()];
    let left: Vec<String> = left.into_iter().filter(|part| !part.is_empty()).collect();
    let mut lines =
        vec![ends(&left.join("  "), &text.standing(directive, reader.day), reader.columns)];
    let mut rows: Vec<(&str, String)> = Vec::new();
    if let Some(policy) = ask.policy {
        rows.push(("show-policy", format!("{} ({policy})", reader.policy(policy))));
    }
    rows.push(("show-asked-by", reader.speaker(directive.asked_by)));
    rows.push(("show-owner", reader.member(ask.owner)));
    if let Some(contact) = ask.counterpart.and_then(|id| reader.state.contacts.get(id)) {
        rows.push(("show-counterpart", reader.contact(contact)));
    }
    if let Some(key) = &ask.source_key {
        rows.push(("show-source-key", key.to_string()));
    }
    rows.push(("show-asked-on", text.day(directive.asked.on)));
    let said: Vec<String> =
        rows.iter().map(|(key, said)| format!("{} {said}", text.get(key))).collect();
    lines.push(flow(&said, 0, reader.columns));
    let whose = reader.turn(directive);
    let values = [
        ("turn", text.name(whose.turn).into()),
        ("why", reader.turn_why(&whose).into()),
        ("since", text.day(whose.since).into()),
    ];
    lines.push(indented(&text.with("show-turn", &values), 0, reader.columns));
    if let Some((_, until)) = directive.hold {
        let values = [("day", text.day(until).into())];
        lines.push(text.with("turn-why-held", &values));
    }
    lines.join("\n")
}

/// The four facts: what was asked, what counts as done, what may be conceded, what hangs on it.
pub(super) fn facts(reader: Reader<'_>, directive: &Directive) -> [(&'static str, Vec<String>); 4] {
    let ask = &directive.ask;
    let policy = reader.state.policy_of(directive);
    let text = reader.text;
    let mut asked = vec![ask.sentence.to_string()];
    let words = ask.client_words.as_ref();
    let words = words.or_else(|| policy?.details.client_words.as_ref());
    asked.extend(words.map(|words| text.with("show-words", &[("text", words.to_string().into())])));
    let why = ask.why.as_ref().or_else(|| policy?.details.why.as_ref());
    asked.extend(why.map(|why| text.with("show-why", &[("text", why.to_string().into())])));
    if let Some(due) = &ask.due {
        let values = [("day", text.day(due.on).into())];
        asked.push(text.with("show-due", &values));
    }
    let authority = ask.authority.as_ref().or_else(|| policy?.details.authority.as_ref());
    [
        ("show-asked", asked),
        ("show-done-when", done_when(ask, policy).map(|it| done(reader, it)).unwrap_or_default()),
        ("show-authority", authority.map(|it| conceded(reader, it)).unwrap_or_default()),
        ("show-stakes", ask.stakes.as_ref().map(|it| stakes(reader, it)).unwrap_or_default()),
    ]
}

pub(super) fn done(reader: Reader<'_>, done: &DoneWhen) -> Vec<String> {
    let text = reader.text;
    let mut said: Vec<String> = done.text.iter().map(ToString::to_string).collect();
    said.extend(done.kinds.iter().map(|kind| text.name(*kind)));
    if let Some(stage) = done.stage {
        said.push(text.with("show-done-stage", &[("stage", text.name(stage).into())]));
    }
    said
}

pub(super) fn conceded(reader: Reader<'_>, authority: &Authority) -> Vec<String> {
    let text = reader.text;
    let mut said: Vec<String> = authority.text.iter().map(ToString::to_string).collect();
    if let Some(percent) = authority.percent {
        said.push(text.with("show-concede-percent", &[("percent", text.percent(percent).into())]));
    }
    if let Some(yen) = authority.yen {
        said.push(text.with("show-concede-yen", &[("yen", text.yen(yen).into())]));
    }
    if let Some(day) = authority.effective_on {
        said.push(text.with("show-concede-day", &[("day", text.day(day).into())]));
    }
    if let Some(who) = authority.more_from {
        said.push(text.with("show-concede-more", &[("who", reader.member(who).into())]));
    }
    if let Some(never) = &authority.never {
        said.push(text.with("show-concede-never", &[("text", never.to_string().into())]));
    }
    said
}

fn stakes(reader: Reader<'_>, stakes: &Stakes) -> Vec<String> {
    let text = reader.text;
    let mut said = Vec::new();
    let mut row = |key: &str, what: String| said.push(format!("{}: {what}", text.get(key)));
    if let Some(client) = &stakes.client {
        row("show-stakes-client", client.to_string());
    }
    let firm: Vec<String> = stakes
        .firm
        .iter()
        .map(ToString::to_string)
        // What is at stake is an amount; whether it was written as a loss does not change it.
        .chain(stakes.firm_yen.map(|yen| text.yen(Yen(yen.0.saturating_abs()))))
        .collect();
    if !firm.is_empty() {
        row("show-stakes-firm", text.list(&firm));
    }
    let who = stakes
        .adjusted_by
        .map(|who| text.with("show-adjusted-by", &[("who", reader.member(who).into())]));
    let own: Vec<String> = stakes.salesperson.iter().map(ToString::to_string).chain(who).collect();
    if !own.is_empty() {
        row("show-stakes-salesperson", text.list(&own));
    }
    said
}

fn facts_text(reader: Reader<'_>, directive: &Directive) -> String {
    let facts = facts(reader, directive);
    let labels: Vec<String> = facts.iter().map(|(key, _)| reader.text.get(key)).collect();
    let columns = labels.iter().map(|label| width(label)).max().unwrap_or(0);
    let rows = labels.iter().zip(&facts).map(|(label, (_, said))| {
        let label = pad(label, columns);
        if said.is_empty() {
            return labelled(&label, &reader.text.get("show-none"), 0, reader.columns);
        }
        labelled_list(&label, said, 0, reader.columns)
    });
    rows.collect::<Vec<_>>().join("\n")
}

/// Reports every point of the request with ○, △ or ×.
pub(super) fn gate_of(reader: Reader<'_>, directive: &Directive) -> Vec<(gate::GateField, Mark)> {
    let prepared = Preparation {
        milestones: directive.milestones.iter().filter(|milestone| !milestone.dropped).count(),
        difficulty_named: directive.lines.iter().any(|line| line.what == What::Difficulty),
    };
    gate(reader.state, &directive.ask, prepared)
}

fn gate_text(reader: Reader<'_>, directive: &Directive) -> String {
    let text = reader.text;
    let ascii = reader.pen == super::culm::Pen::ASCII;
    let marks = gate_of(reader, directive).into_iter().map(|(field, mark)| {
        let mark = match (mark, ascii) {
            (Mark::There, false) => "○",
            (Mark::Partly, false) => "△",
            (Mark::Missing, false) => "×",
            (Mark::There, true) => "o",
            (Mark::Partly, true) => "~",
            (Mark::Missing, true) => "x",
        };
        format!("{mark} {}", text.get(field.text_key()))
    });
    let marks: Vec<String> = marks.collect();
    let label = text.get("show-gate");
    let mut items = vec![label.clone()];
    items.extend(marks);
    flow(&items, width(&label) + 2, reader.columns)
}

/// Shows what was withdrawn after a contest: a good answer stays to be seen.
fn withdrawn(reader: Reader<'_>, directive: &Directive, may: bool) -> Option<String> {
    let text = reader.text;
    let gone = directive.contests.iter().filter_map(|(kind, contest)| {
        let (stays, at, reason) = contest.decided.as_ref()?;
        (!stays).then_some((*kind, contest, at, reason))
    });
    let lines: Vec<String> = gone
        .map(|(kind, contest, at, reason)| {
            let values = [
                ("signal", text.get(fushime_core::signal::name_key(kind)).into()),
                ("who", reader.member(directive.ask.owner).into()),
                ("text", contest.text.to_string().into()),
                ("day", text.day(at.on).into()),
                ("reason", reason.to_string().into()),
            ];
            indented(&text.with("show-withdrawn", &values), 4, reader.columns)
        })
        .collect();
    (may && !lines.is_empty()).then(|| lines.join("\n"))
}

fn timeline(reader: Reader<'_>, directive: &Directive, signals: &[Signal], limit: usize) -> String {
    let text = reader.text;
    let mut lines = vec![text.get("show-timeline")];
    let newest = directive.lines.iter().enumerate().rev();
    lines.extend(
        newest
            .take(limit)
            .map(|(nth, line)| super::timeline::show(reader, directive, (nth + 1, line), signals)),
    );
    if directive.lines.len() > limit {
        let count = i64::try_from(directive.lines.len() - limit).unwrap_or(i64::MAX);
        lines.push(text.with("show-timeline-more", &[("count", count.into())]));
    }
    lines.join("\n")
}
