//! A line of text to a draft request, and requests that are alike.

use fushime_wording as wording;

use crate::event::directive::Ask;
use crate::ids::DirectiveId;
use crate::state::State;

/// Tells whether words name a number, a date or a person: something a third person could check.
#[must_use]
pub fn is_concrete(text: &str) -> bool {
    let facts = wording::read(text, &wording::Known::default());
    !facts.numbers.is_empty()
        || !facts.dates.is_empty()
        || !facts.people.is_empty()
        || !facts.documents.is_empty()
        || facts.deadlines.iter().any(|found| {
            !matches!(found.value.named, wording::spoken::Named::None(_))
        })
}

/// Finds open requests that look alike: the same account, and the same policy or kind.
///
/// The newest first. Empty when no account is named.
#[must_use]
pub fn like_directives(state: &State, ask: &Ask) -> Vec<DirectiveId> {
    let Some(account) = ask.account else { return Vec::new() };
    let mut alike: Vec<DirectiveId> = state
        .directives
        .iter()
        .filter(|other| other.is_open() && other.ask.account == Some(account))
        .filter(|other| match (ask.policy, other.ask.policy) {
            (Some(policy), Some(its)) => policy == its,
            _ => kind_of(state, ask) == kind_of(state, &other.ask),
        })
        .map(|other| other.id)
        .collect();
    alike.reverse();
    alike
}

/// Returns what a request is about: its policy's kind, or its own.
fn kind_of(state: &State, ask: &Ask) -> Option<crate::event::terms::PolicyKind> {
    ask.policy.and_then(|id| state.policies.get(id)).map(|policy| policy.details.kind).or(ask.kind)
}
