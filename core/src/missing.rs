//! Which facts a report does not name yet: shown beside it in quiet ink, never as a mark.
//!
//! Source: DESIGN, section 1a, "Marks on evidence"; PRODUCT, "Signals".

use fushime_wording as wording;

use crate::event::terms::{EvidenceKind, Tap};
use crate::money::Percent;
use crate::state::{Directive, Line, State, What};

/// A fact that a report does not name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MissingFact {
    /// 誰が: who of the client.
    Who,
    /// いつ: when.
    When,
    /// The figure that was to be said.
    Figure(Percent),
    /// The amount that was to be said, where it is no share.
    Amount,
}

impl MissingFact {
    /// Returns the name used in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Who => "who",
            Self::When => "when",
            Self::Figure(_) | Self::Amount => "figure",
        }
    }
}

/// Reports which facts an update lacks: who, when, and the figure that was to be said.
///
/// Only for a line that speaks of something said or under way and names nothing a third person
/// could check. まだ, 断られた and 手を借りたい are whole reports by themselves. A fact that arrived
/// later fills its place.
#[must_use]
pub fn missing_facts(state: &State, directive: &Directive, line: &Line) -> Vec<MissingFact> {
    let speaks = matches!(line.what, What::Update(None | Some(Tap::Said)));
    let Some(text) = line.text.as_ref().filter(|_| speaks && line.retracted.is_none()) else {
        return Vec::new();
    };
    if line.concrete {
        return Vec::new();
    }
    let facts = wording::read(text.as_str(), &wording::Known::default());
    let later = |kinds: &[EvidenceKind]| {
        directive.lines.iter().any(|other| {
            let fills = matches!(other.what, What::Evidence(kind) if kinds.contains(&kind));
            other.entry > line.entry && other.retracted.is_none() && fills
        })
    };
    let mut missing = Vec::new();
    if facts.people.is_empty() && !later(&[EvidenceKind::Who]) {
        missing.push(MissingFact::Who);
    }
    let dated = !facts.dates.is_empty() || !facts.deadlines.is_empty();
    if !dated && !later(&[EvidenceKind::When, EvidenceKind::NextStep]) {
        missing.push(MissingFact::When);
    }
    let figure = figure(state, directive).filter(|_| facts.numbers.is_empty());
    if let Some(figure) = figure
        && !later(&[EvidenceKind::Figures, EvidenceKind::Words, EvidenceKind::Document])
    {
        missing.push(figure);
    }
    missing
}

/// Returns the figure that the client has to hear. `None`: there is none.
fn figure(state: &State, directive: &Directive) -> Option<MissingFact> {
    let own = directive.ask.figures.as_ref();
    let policy = state.policy_of(directive).map(|policy| &policy.details.figures);
    let figures = || own.into_iter().chain(policy);
    let percent = figures().find_map(|figures| figures.percent);
    let amount = figures().any(|figures| figures.new_price.is_some() || figures.quantity.is_some());
    percent.map(MissingFact::Figure).or_else(|| amount.then_some(MissingFact::Amount))
}
