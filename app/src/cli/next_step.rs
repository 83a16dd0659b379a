//! The step that comes next on a directive, as the line to type for it.

use fushime_core::command::Command;
use fushime_core::ids::DirectiveId;
use fushime_core::state::{Directive, Standing};
use serde_json::json;

use super::failure::Outcome;
use super::session::Session;
use crate::text::Value;

impl Session<'_> {
    /// Has commands about a directive written, and says besides which step comes next.
    ///
    /// # Errors
    ///
    /// A [`super::Failure`] when one of them is refused; then nothing was written.
    pub fn settle_and_go_on(&mut self, commands: Vec<Command>, id: DirectiveId) -> Outcome {
        let done = self.execute_all(commands)?;
        let told: Vec<String> = done.entries.iter().map(|entry| self.did(&entry.event)).collect();
        let next = self.next_step(id);
        let sentence = format!("{}\n→ {next}", told.join("\n"));
        self.report(&done, Some(sentence), json!({ "next": next }))
    }

    /// Says which step comes next on a directive, and whose it is.
    #[must_use]
    pub fn next_step(&self, id: DirectiveId) -> String {
        let Some(directive) = self.state().directives.get(id) else { return String::new() };
        let (key, it) = step(directive, self.today());
        let day = directive.hold.map(|(_, until)| self.text.day(until)).unwrap_or_default();
        let values: [(&str, Value<'_>); 3] =
            [("directive", id.to_string().into()), ("it", it.into()), ("day", day.into())];
        self.text.with(key, &values)
    }
}

/// Returns the key of the next step, and the number that it is about, if it is about one.
fn step(directive: &Directive, today: jiff::civil::Date) -> (&'static str, String) {
    if !directive.is_open() {
        return ("plan-next-ended", String::new());
    }
    if let Some(concern) = directive.open_concerns.first() {
        return ("plan-next-concern", concern.to_string());
    }
    if directive.is_held(today) {
        return ("plan-next-held", String::new());
    }
    let waiting = directive.milestones.iter().find(|milestone| milestone.awaits_seal());
    match directive.standing {
        Standing::Proposed if directive.difficulty.is_some() => ("plan-next-hear", String::new()),
        Standing::Proposed => ("plan-next-difficulty", String::new()),
        Standing::Heard => ("plan-next-hand-back", String::new()),
        Standing::Planned => ("plan-next-agree", String::new()),
        _ => match (waiting, directive.next_milestone()) {
            (Some(milestone), _) => ("plan-next-confirm", milestone.no.to_string()),
            (None, Some(milestone)) => ("plan-next-report", milestone.no.to_string()),
            (None, None) => ("plan-next-running", String::new()),
        },
    }
}
