//! The one way in: a text, and everything found in it.

mod bound;
mod company;
mod date;
mod deadline;
mod digits;
mod document;
mod number;
mod person;
mod phrases;
mod quotation;
mod units;

use crate::date::{HourOfDay, WrittenDate};
use crate::fact::Facts;
use crate::fold::Folded;
use crate::known::Known;
use crate::span::Found;
use crate::spoken::{Named, Spoken};

pub use number::parse_number_cell;

/// Reads a text. `known` names people and companies that are recognised without a title.
#[must_use]
pub fn read(text: &str, known: &Known) -> Facts {
    let folded = Folded::of(text);
    let mut facts = Facts {
        quotations: quotation::read(text),
        companies: company::read(text, &folded, known),
        ..Facts::default()
    };
    facts.people = person::read(text, &folded, known, &facts.companies);
    facts.documents = document::read(text, &folded);
    let taken: Vec<_> = facts.documents.iter().map(|found| found.span).collect();
    let mut next = taken.iter().peekable();
    let mut at = 0;
    while at < folded.len() {
        let here = folded.span(at, at + 1).start;
        while next.next_if(|span| span.end <= here).is_some() {}
        if let Some(span) = next.peek().filter(|span| span.start <= here) {
            while at < folded.len() && folded.span(at, at + 1).start < span.end {
                at += 1;
            }
            continue;
        }
        at = if begins_nothing(&folded, at) { at + 1 } else { one(&folded, at, &mut facts) };
    }
    facts
}

/// Tells whether a text names anything a third person could check: a number, a date, a deadline
/// that is one, a person or a document. Stops at the first it finds.
#[must_use]
pub fn names_a_fact(text: &str) -> bool {
    let folded = Folded::of(text);
    let mut facts = Facts::default();
    let mut at = 0;
    while at < folded.len() {
        at = if begins_nothing(&folded, at) { at + 1 } else { one(&folded, at, &mut facts) };
        let dated = facts.deadlines.last().is_some_and(|found| found.value.names_a_day());
        if dated || !facts.numbers.is_empty() || !facts.dates.is_empty() {
            return true;
        }
    }
    let known = Known::default();
    let companies = company::read(text, &folded, &known);
    !person::read(text, &folded, &known, &companies).is_empty()
        || !document::read(text, &folded).is_empty()
}

/// Tells at a glance that no number, date or deadline begins here: most places of a text.
fn begins_nothing(text: &Folded, at: usize) -> bool {
    let (before, here) = (text.before(at), text.at(at));
    match here {
        'a'..='z' => before.is_ascii_alphanumeric(),
        '\u{3041}'..='\u{3096}' | '、' | '。' | '「' | '」' | ' ' => {
            phrases::BY_JAPANESE.beginning_with(here).is_empty()
        }
        _ => false,
    }
}

/// Reads what stands at `at`, and returns the place to go on from.
fn one(text: &Folded, at: usize, facts: &mut Facts) -> usize {
    if let Some((end, spoken)) = deadline::read_at(text, at) {
        let span = text.span(at, end);
        if let Named::Written(date) = spoken.named {
            facts.dates.push(Found { span, value: date });
        }
        facts.deadlines.push(Found { span, value: spoken });
        return end;
    }
    if let Some((end, date)) = date::read_at(text, at) {
        facts.dates.push(Found { span: text.span(at, end), value: date });
        return end;
    }
    if let Some((end, value)) = number::read_at(text, at) {
        facts.numbers.push(Found { span: text.span(at, end), value });
        return end;
    }
    at + 1
}

/// Reads a cell that must be one date and nothing else; an hour may follow it.
///
/// Eight digits (20270401) are a date here, and nowhere else.
#[must_use]
pub fn parse_date_cell(cell: &str) -> Option<WrittenDate> {
    let folded = Folded::of(cell.trim());
    if folded.len() == 0 || folded.len() > 60 {
        return None;
    }
    let (end, date) = date::eight_digits(&folded).or_else(|| date::read_at(&folded, 0))?;
    // A time zone or seconds may follow; whoever needs them reads them apart.
    let rest: String = folded.chars[end..].iter().collect();
    let rest = rest.trim();
    let clock =
        rest.chars().all(|c| c.is_ascii_digit() || matches!(c, ':' | '.' | '+' | '-' | 'z' | 't'));
    clock.then_some(date)
}

/// Reads a cell that must be an hour of the day: 17:30, 17時, 午後5時半, 5pm.
#[must_use]
pub fn parse_hour_cell(cell: &str) -> Option<HourOfDay> {
    let folded = Folded::of(cell.trim());
    let (end, hour) = date::hour_at(&folded, 0)?;
    (end == folded.len()).then_some(hour)
}

impl Spoken {
    /// Tells whether it names a day at all; "soon" and "when it is convenient" do not.
    #[must_use]
    pub fn names_a_day(&self) -> bool {
        !matches!(self.named, Named::None(_))
    }

    /// A deadline that names something without bound, hour or softener.
    pub(crate) fn plain(named: Named) -> Self {
        Self { named, bound: crate::spoken::Bound::On, hour: None, around: false, wished: false }
    }
}
