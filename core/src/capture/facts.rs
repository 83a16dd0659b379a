//! Facts in a pasted line of a daily report or a mail, proposed as evidence.
//!
//! Source: domain notes 2.1 (E1 to E12).

use fushime_wording as wording;
use fushime_wording::span::{Found, Span};
use fushime_wording::spoken::{Bound, Named, Spoken};
use jiff::civil::{Date, DateTime};

use super::book::{Book, Someone};
use super::clause::within;
use super::lexicon::{
    ALTERNATIVE, ATTEMPTS, CHANNELS, CONTRACT, DECISION, INSIDE, NEXT, NOT_YET, OUTSIDE, SAID,
    WAITS, has, marks,
};
use crate::calendar::resolve_written;
use crate::event::terms::EvidenceKind;
use crate::ids::MemberId;
use crate::state::State;
use crate::words::Words;

/// A fact that was found. A person takes it over, or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProposedFact {
    /// What kind of fact.
    pub kind: EvidenceKind,
    /// Where it stands.
    pub span: Span,
    /// Its words.
    pub text: Words,
    /// The day it is about.
    pub about: Option<Date>,
    /// The document, by name or number.
    pub document: Option<Words>,
}

/// Finds facts of the kinds E1 to E12, in the order of the text.
///
/// Dates before `said` are taken as when something happened, later ones as the next step. A line
/// without a checkable fact gives none.
#[must_use]
pub fn propose_evidence(
    text: &str,
    state: &State,
    viewer: MemberId,
    said: DateTime,
) -> Vec<ProposedFact> {
    let book = Book::of(state, viewer, said.date());
    let facts = wording::read(text, &book.known);
    let mut proposed = Vec::new();
    for sentence in sentences(text, &facts) {
        let one = Sentence::of(text, sentence, &facts, &book, said.date());
        one.propose(&mut proposed);
    }
    proposed.sort_by_key(|a| (a.span, a.kind));
    proposed.dedup_by(|a, b| a.kind == b.kind && a.span == b.span);
    proposed
}

/// Cuts a text at full stops and line ends that stand outside quotations and names.
fn sentences(text: &str, facts: &wording::Facts) -> Vec<Span> {
    let held = |at: usize| {
        facts
            .quotations
            .iter()
            .map(|q| q.span)
            .chain(facts.companies.iter().map(|c| c.span))
            .chain(facts.people.iter().map(|p| p.span))
            .chain(facts.dates.iter().map(|d| d.span))
            .any(|span| span.start <= at && at < span.end)
    };
    let mut spans = Vec::new();
    let mut begin = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let spaced = chars.peek().is_none_or(|(_, next)| next.is_whitespace());
        let stop = matches!(c, '。' | '｡' | '\n' | '！' | '？' | ';')
            || matches!(c, '.' | '!' | '?') && spaced;
        if stop && !held(at) {
            let end = at + c.len_utf8();
            if !text[begin..at].trim().is_empty() {
                spans.push(Span { start: begin, end: at });
            }
            begin = end;
        }
    }
    if !text[begin..].trim().is_empty() {
        spans.push(Span { start: begin, end: text.len() });
    }
    spans
}

struct Sentence<'a> {
    text: &'a str,
    span: Span,
    facts: &'a wording::Facts,
    book: &'a Book,
    said: Date,
    /// Dates of this sentence with their days.
    days: Vec<(Span, Date)>,
}

impl<'a> Sentence<'a> {
    fn of(
        text: &'a str,
        span: Span,
        facts: &'a wording::Facts,
        book: &'a Book,
        said: Date,
    ) -> Self {
        let mut days: Vec<(Span, Date)> = Vec::new();
        for found in facts.dates.iter().filter(|found| within(found.span, span)) {
            let bounded = facts.deadlines.iter().any(|deadline| {
                within(found.span, deadline.span) && deadline.value.bound != Bound::On
            });
            if let Ok(day) = resolve_written(&found.value, said, !bounded) {
                days.push((found.span, day));
            }
        }
        for found in facts.deadlines.iter().filter(|found| within(found.span, span)) {
            if let Some(day) = spoken_day(&found.value, said) {
                days.push((found.span, day));
            }
        }
        days.sort_unstable();
        Self { text, span, facts, book, said, days }
    }

    fn words(&self) -> &'a str {
        self.span.of(self.text)
    }

    fn has(&self, list: &str) -> bool {
        has(self.words(), list)
    }

    fn first(&self, list: &str) -> Option<Span> {
        let found = marks(self.words(), list);
        let span = found.first()?.span;
        Some(Span { start: span.start + self.span.start, end: span.end + self.span.start })
    }

    fn whole(&self, kind: EvidenceKind) -> ProposedFact {
        let about = self.days.first().map(|(_, day)| *day);
        self.fact(kind, self.trimmed(), about)
    }

    fn trimmed(&self) -> Span {
        let words = self.words();
        let start = self.span.start + (words.len() - words.trim_start().len());
        Span { start, end: start + words.trim().len() }
    }

    fn fact(&self, kind: EvidenceKind, span: Span, about: Option<Date>) -> ProposedFact {
        ProposedFact { kind, span, text: Words::new(span.of(self.text)), about, document: None }
    }

    fn propose(&self, proposed: &mut Vec<ProposedFact>) {
        let past = self.days.iter().find(|(_, day)| *day <= self.said);
        let begins = |span: Span| {
            self.facts
                .deadlines
                .iter()
                .any(|deadline| within(span, deadline.span) && deadline.value.bound == Bound::From)
        };
        let future = self.days.iter().find(|(span, day)| *day > self.said && !begins(*span));
        let undone = self.has(NOT_YET);
        let people: Vec<_> = self
            .facts
            .people
            .iter()
            .filter(|person| within(person.span, self.span) && self.is_outside(person))
            .collect();
        let person = people.first();
        for person in &people {
            proposed.push(self.fact(EvidenceKind::Who, person.span, past.map(|(_, day)| *day)));
        }
        if let (Some((span, day)), Some(channel), false) = (past, self.first(CHANNELS), undone) {
            let joined =
                Span { start: span.start.min(channel.start), end: span.end.max(channel.end) };
            proposed.push(self.fact(EvidenceKind::When, joined, Some(*day)));
        }
        let quotation = self.facts.quotations.iter().find(|quotation| {
            within(quotation.span, self.span) && quotation.value.chars().count() >= 3
        });
        if let Some(quotation) = quotation {
            proposed.push(self.fact(EvidenceKind::Words, quotation.span, None));
        } else if self.has(SAID) && (person.is_some() || self.has_figure()) {
            proposed.push(self.fact(EvidenceKind::Words, self.trimmed(), None));
        }
        for document in self.facts.documents.iter().filter(|d| within(d.span, self.span)) {
            if !undone {
                let mut fact = self.fact(EvidenceKind::Document, document.span, None);
                fact.about = past.map(|(_, day)| *day);
                fact.document = Some(fact.text.clone());
                proposed.push(fact);
            }
        }
        if let (Some((span, day)), Some(next)) = (future, self.first(NEXT)) {
            let joined = Span { start: span.start.min(next.start), end: span.end.max(next.end) };
            proposed.push(self.fact(EvidenceKind::NextStep, joined, Some(*day)));
        }
        if self.has(DECISION) && (!self.days.is_empty() || person.is_some()) {
            proposed.push(self.whole(EvidenceKind::Decision));
        }
        self.figures(proposed);
        self.circumstances(proposed, person.is_some());
    }

    fn figures(&self, proposed: &mut Vec<ProposedFact>) {
        let mut numbers = self
            .facts
            .numbers
            .iter()
            .filter(|number| within(number.span, self.span))
            .filter(|number| number.value.unit != wording::number::Unit::None);
        if let Some(first) = numbers.next() {
            let last = numbers.next_back().unwrap_or(first);
            let span = Span { start: first.span.start, end: last.span.end };
            proposed.push(self.fact(EvidenceKind::Figures, span, None));
        }
    }

    fn circumstances(&self, proposed: &mut Vec<ProposedFact>, named: bool) {
        let dated = !self.days.is_empty();
        let of_client = self.has("先方|お客様|client|customer|they")
            || self.facts.quotations.iter().any(|quotation| within(quotation.span, self.span));
        if self.has(INSIDE) && self.has(WAITS) && dated && !of_client {
            proposed.push(self.whole(EvidenceKind::Inside));
        }
        if self.has(OUTSIDE) && (dated || named) {
            proposed.push(self.whole(EvidenceKind::Outside));
        }
        let clause = self.words().contains("条") && self.words().contains('第');
        if self.has(CONTRACT) && (dated || clause || self.has("clause|article")) {
            proposed.push(self.whole(EvidenceKind::Contract));
        }
        if self.has(ALTERNATIVE) && self.has_figure() {
            proposed.push(self.whole(EvidenceKind::Alternative));
        }
        let past = self.days.iter().filter(|(_, day)| *day <= self.said).count();
        if self.has(ATTEMPTS) && past >= 1 || past >= 2 && self.has(CHANNELS) {
            proposed.push(self.whole(EvidenceKind::Attempts));
        }
    }

    fn has_figure(&self) -> bool {
        self.facts.numbers.iter().any(|number| within(number.span, self.span))
            || !self.days.is_empty()
    }

    /// Somebody of the client: not one of our own people only.
    fn is_outside(&self, person: &Found<wording::fact::Person>) -> bool {
        match person.value.known {
            Some(place) => {
                let bearers = self.book.bearers(place);
                bearers.iter().any(|who| matches!(who, Someone::Contact(_)))
                    || person.value.title.is_some()
                    || person.value.honorific.as_deref() == Some("様")
            }
            None => true,
        }
    }
}

/// Yesterday and tomorrow name a day; weeks and months do not.
fn spoken_day(spoken: &Spoken, said: Date) -> Option<Date> {
    match spoken.named {
        Named::Day(ahead) => Some(crate::calendar::plus_days(said, ahead.into())),
        Named::Weekday(Some(ahead), weekday) => {
            Some(crate::calendar::day_of_week(said, ahead, weekday))
        }
        Named::Weekday(None, weekday) => {
            let this = crate::calendar::day_of_week(said, 0, weekday);
            Some(if this < said { crate::calendar::plus_days(this, 7) } else { this })
        }
        _ => None,
    }
}
