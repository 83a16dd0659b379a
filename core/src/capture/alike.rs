//! Requests that are alike.

use crate::event::directive::Ask;
use crate::event::terms::PolicyKind;
use crate::ids::DirectiveId;
use crate::state::State;

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
fn kind_of(state: &State, ask: &Ask) -> Option<PolicyKind> {
    ask.policy.and_then(|id| state.policies.get(id)).map(|policy| policy.details.kind).or(ask.kind)
}
