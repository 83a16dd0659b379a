//! The parts of a line: what is asked, the reason, what may be conceded, what closes it.

use fushime_wording::Facts;
use fushime_wording::span::Span;

use super::lexicon::{AUTHORITY, DONE, NEVER, WHY, WHY_ENDS, has, marks};

/// What a part of the line is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// What is asked, or a milestone of it.
    Asked,
    /// Why.
    Why,
    /// What may be conceded.
    Authority,
    /// What is never conceded.
    Never,
    /// What closes it.
    DoneWhen,
}

/// A part of the line between stops.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Clause {
    pub span: Span,
    pub part: Part,
}

/// Cuts the line from `start` on into its parts.
pub(super) fn cut(text: &str, start: usize, facts: &Facts) -> Vec<Clause> {
    let inside = held_together(facts);
    let mut clauses = Vec::new();
    let mut begin = start;
    let mut chars = text[start..].char_indices().peekable();
    while let Some((offset, c)) = chars.next() {
        let at = start + offset;
        let next = chars.peek().map(|(_, c)| *c);
        let spaced = next.is_none_or(char::is_whitespace);
        let stop = match c {
            '。' | '、' | '，' | '；' | ';' | '\n' | '！' | '!' | '｡' | '､' | '→' | '⇒' => {
                true
            }
            ',' | '.' => spaced,
            _ => false,
        };
        let held = |span: &Span| span.start <= at && at < span.end;
        if stop && !inside.iter().any(held) && !between_prices(text, at, facts) {
            push(text, begin, at, &mut clauses);
            begin = at + c.len_utf8();
        }
    }
    push(text, begin, text.len(), &mut clauses);
    clauses.into_iter().flat_map(|span| with_part(text, span)).collect()
}

/// 1,000円→1,050円 is one thing.
fn between_prices(text: &str, at: usize, facts: &Facts) -> bool {
    let arrow = text[at..].starts_with(['→', '⇒']);
    arrow && facts.numbers.iter().any(|number| number.span.end == at)
}

fn push(text: &str, begin: usize, end: usize, clauses: &mut Vec<Span>) {
    let words = &text[begin..end];
    let trimmed = words.trim();
    if !trimmed.is_empty() {
        let start = begin + (words.len() - words.trim_start().len());
        clauses.push(Span { start, end: start + trimmed.len() });
    }
}

/// Spans within which a stop is no stop: 12月10日、14時 or Sakura Foods Co., Ltd.
fn held_together(facts: &Facts) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    spans.extend(facts.dates.iter().map(|found| found.span));
    spans.extend(facts.deadlines.iter().map(|found| found.span));
    spans.extend(facts.numbers.iter().map(|found| found.span));
    spans.extend(facts.companies.iter().map(|found| found.span));
    spans.extend(facts.people.iter().map(|found| found.span));
    spans.extend(facts.documents.iter().map(|found| found.span));
    spans.extend(facts.quotations.iter().map(|found| found.span));
    spans
}

fn with_part(text: &str, span: Span) -> Vec<Clause> {
    let words = span.of(text);
    let whole = |part| vec![Clause { span, part }];
    if has(words, NEVER) {
        return whole(Part::Never);
    }
    if has(words, DONE) {
        return whole(Part::DoneWhen);
    }
    if has(words, AUTHORITY) {
        return whole(Part::Authority);
    }
    if let Some(mark) = marks(words, WHY).first() {
        let cut = span.start + mark.span.start;
        return two(text, span, cut, (Part::Asked, Part::Why));
    }
    // 値上げを伝えるため12/10に訪問 tells what for, not why.
    let reason = marks(words, WHY_ENDS).into_iter().rfind(|mark| {
        super::subject::names_matter(&words[mark.span.end..])
            && !super::subject::names_matter(&words[..mark.span.start])
    });
    if let Some(mark) = reason {
        let cut = span.start + mark.span.end;
        return two(text, span, cut, (Part::Why, Part::Asked));
    }
    whole(Part::Asked)
}

fn two(text: &str, span: Span, cut: usize, parts: (Part, Part)) -> Vec<Clause> {
    let mut spans = Vec::new();
    push(text, span.start, cut, &mut spans);
    let first = spans.len();
    push(text, cut, span.end, &mut spans);
    spans
        .into_iter()
        .enumerate()
        .map(|(place, span)| {
            let part = if place < first { parts.0 } else { parts.1 };
            Clause { span, part }
        })
        .collect()
}

/// Tells whether one span lies within another.
pub(super) fn within(inner: Span, outer: Span) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}
