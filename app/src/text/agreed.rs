//! What was agreed, in one line: figures, what counts as done, what may be conceded.

use fushime_core::event::terms::{Authority, DoneWhen, Figures};
use fushime_core::state::State;

use super::Text;

impl Text {
    /// Writes figures in one line.
    #[must_use]
    pub fn figures(&self, figures: &Figures) -> String {
        let mut parts: Vec<String> = Vec::new();
        parts.extend(figures.percent.map(|percent| self.change(percent)));
        match (figures.old_price, figures.new_price) {
            (Some(old), Some(new)) => {
                parts.push(format!("{} → {}", self.exact_yen(old), self.exact_yen(new)));
            }
            (old, new) => parts.extend(old.or(new).map(|price| self.exact_yen(price))),
        }
        parts.extend(figures.quantity.as_ref().map(|q| format!("{}{}", q.amount, q.unit)));
        parts.extend(figures.scope.iter().map(ToString::to_string));
        if let Some(day) = figures.effective_on {
            parts.push(self.with("policy-from", &[("day", self.day(day).into())]));
        }
        parts.join(" · ")
    }

    /// Writes what counts as done in one line.
    #[must_use]
    pub fn done_when(&self, done: &DoneWhen) -> String {
        let mut parts: Vec<String> = done.text.iter().map(ToString::to_string).collect();
        parts.extend(done.stage.map(|stage| self.name(stage)));
        parts.extend(done.kinds.iter().map(|kind| self.name(*kind)));
        parts.join(" · ")
    }

    /// Writes what may be conceded in one line.
    #[must_use]
    pub fn authority(&self, authority: &Authority, state: &State) -> String {
        let name = |id| state.members.get(id).map(|member| member.details.name.to_string());
        let mut parts: Vec<String> = authority.text.iter().map(ToString::to_string).collect();
        parts.extend(authority.percent.map(|percent| self.change(percent)));
        parts.extend(authority.yen.map(|yen| self.yen(yen)));
        parts.extend(authority.effective_on.map(|day| self.day(day)));
        parts.extend(authority.more_from.and_then(name));
        parts.extend(authority.never.iter().map(|never| format!("× {never}")));
        parts.join(" · ")
    }
}
