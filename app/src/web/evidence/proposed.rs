//! A fact that was found in a text, as it is shown and as it is kept.

use fushime_core::access;
use fushime_core::capture::{ProposedFact, propose_evidence};
use fushime_core::command::Command;
use fushime_core::ids::{ContactId, DirectiveId, MilestoneNo, Position};
use fushime_core::state::Directive;
use fushime_wording::fold_width;
use maud::{Markup, html};

use super::Pasted;
use crate::reading::Reading;

/// A fact, and whom of the client it names.
pub(super) struct Proposed {
    fact: ProposedFact,
    contact: Option<ContactId>,
}

/// Finds the facts of a text, in its order.
pub(super) fn all(reading: Reading<'_>, directive: &Directive, pasted: &Pasted) -> Vec<Proposed> {
    let found = propose_evidence(&pasted.text, reading.state, reading.viewer, pasted.said);
    let found = found.into_iter();
    found.map(|fact| Proposed { contact: contact(reading, directive, &fact), fact }).collect()
}

/// The one person of the account whom the words name.
fn contact(reading: Reading<'_>, directive: &Directive, fact: &ProposedFact) -> Option<ContactId> {
    let (state, viewer, day) = (reading.state, reading.viewer, reading.read_on);
    let account = state.accounts.get(directive.ask.account?)?;
    let said = fold_width(fact.text.as_str());
    let named = |id: &&ContactId| {
        let seen = access::see_contact(state, viewer, **id, day);
        seen.is_some_and(|seen| {
            let name = seen.get().details.name.as_str();
            // People are called by their family name.
            let family = name.split_whitespace().next().map(fold_width).unwrap_or_default();
            family.chars().count() >= 2 && said.contains(&family)
        })
    };
    let mut all = account.contacts.iter().filter(named);
    all.next().filter(|_| all.next().is_none()).copied()
}

impl Proposed {
    /// Names the fact in the form: the same text read anew gives the same marks.
    pub(super) fn mark(&self) -> String {
        let ProposedFact { kind, span, .. } = &self.fact;
        format!("{}-{}-{}", kind.as_str(), span.start, span.end)
    }

    pub(super) fn command(
        &self,
        directive: DirectiveId,
        milestone: Option<MilestoneNo>,
        taken_from: Option<Position>,
    ) -> Command {
        let ProposedFact { kind, ref text, about, ref document, .. } = self.fact;
        Command::GiveEvidence {
            directive,
            kind,
            text: text.clone(),
            milestone,
            contact: self.contact,
            member: None,
            about,
            document: document.clone(),
            taken_from,
        }
    }

    pub(super) fn show(&self, reading: Reading<'_>) -> Markup {
        let text = reading.text;
        let contact = self.contact.and_then(|id| reading.state.contacts.get(id));
        html! {
            b { (text.name(self.fact.kind)) } " 「" (self.fact.text) "」"
            @if self.fact.about.is_some() || contact.is_some() {
                small {
                    @if let Some(day) = self.fact.about { (text.day(day)) " " }
                    @if let Some(contact) = contact { (contact.details.name) }
                }
            }
        }
    }
}
