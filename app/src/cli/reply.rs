//! Answers of a run: what was written, why something was not, for people and for programs.

use std::path::Path;

use fushime_core::command::Refusal;
use fushime_core::desk::Done;
use fushime_core::entry::Entry;
use fushime_core::ids::DirectiveId;
use serde::Serialize;
use serde_json::json;

use super::Format;
use super::did::directive_of;
use super::failure::{Answer, Failure, Outcome};
use super::session::Session;
use crate::office::OfficeError;
use crate::text::Value;

impl Session<'_> {
    /// Answers what became of a command: what was written, what else to know, where it stands.
    ///
    /// `sentence` stands instead of the sentences of the entries.
    ///
    /// # Errors
    ///
    /// A [`Failure`] when the answer cannot be written.
    pub fn report(
        &mut self,
        done: &Done,
        sentence: Option<String>,
        extra: serde_json::Value,
    ) -> Outcome {
        let told = sentence.unwrap_or_else(|| {
            let lines: Vec<String> =
                done.entries.iter().map(|entry| self.did(&entry.event)).collect();
            lines.join("\n")
        });
        let advice: Vec<String> =
            done.advice.iter().map(|advice| self.text.advice(advice)).collect();
        let state = self.state();
        let mut directives: Vec<DirectiveId> =
            done.entries.iter().filter_map(|entry| directive_of(state, &entry.event)).collect();
        directives.dedup();
        let standing: Vec<String> = directives.iter().map(|id| self.standing_line(*id)).collect();
        let mut text = told.clone();
        for line in &advice {
            text.push_str(&format!("\n· {line}"));
        }
        for line in &standing {
            text.push_str(&format!("\n  {line}"));
        }
        let mut json = json!({
            "ok": true,
            "text": told,
            "entries": done.entries.iter().map(entry_json).collect::<Vec<_>>(),
            "directives": directives.iter().map(|id| self.standing_json(*id)).collect::<Vec<_>>(),
            "advice": done.advice.iter().zip(&advice).map(|(advice, text)| json!({
                "key": advice.text_key(),
                "text": text,
            })).collect::<Vec<_>>(),
        });
        if let (Some(fields), serde_json::Value::Object(more)) = (json.as_object_mut(), extra) {
            fields.extend(more);
        }
        let written = done.entries.last().map(|entry| entry.position.0.to_string());
        match (self.answer(&text, &json), written) {
            // Nobody may take it for not written, and write it twice.
            (Err(Failure::Fault(mut answer)), Some(entry)) => {
                let recorded = self.text.with("output-failed-recorded", &[("entry", entry.into())]);
                answer.text = format!("{}\n{recorded}", answer.text);
                Err(Failure::Fault(answer))
            }
            (answered, _) => answered,
        }
    }

    /// Writes an answer: the text for people, or the JSON for programs.
    ///
    /// # Errors
    ///
    /// A [`Failure`] when it cannot be written.
    pub fn answer(&mut self, text: &str, json: &impl Serialize) -> Outcome {
        let printed = match self.format {
            Format::Text => self.terminal.print(text),
            Format::Json => self.terminal.print_json(json),
        };
        printed.map_err(|error| Failure::fault(&self.text, "output-failed", &error))
    }

    /// A refusal of core, as a failure.
    #[must_use]
    pub fn refusal(&self, refusal: &Refusal) -> Failure {
        Failure::Refused(Answer::refusal(&self.text, refusal))
    }

    /// A refusal of the command line.
    #[must_use]
    pub fn refused(&self, key: &str, values: &[(&str, Value<'_>)]) -> Failure {
        Failure::refused(&self.text, key, values)
    }

    /// A command that was not understood.
    #[must_use]
    pub fn usage(&self, key: &str, values: &[(&str, Value<'_>)]) -> Failure {
        Failure::usage(&self.text, key, values)
    }

    /// What an error of the office means.
    #[must_use]
    pub fn office_failure(&self, error: &OfficeError) -> Failure {
        Failure::office(&self.text, error)
    }
    /// What an error while copying the ledger into a file means.
    #[must_use]
    pub fn copy_failure(&self, error: &OfficeError, file: &Path) -> Failure {
        match error {
            OfficeError::Present => {
                self.refused("file-present", &[("file", file.display().to_string().into())])
            }
            other => self.office_failure(other),
        }
    }

    /// What an error while restoring a file means.
    #[must_use]
    pub fn restore_failure(&self, error: &OfficeError, file: &Path) -> Failure {
        let values = [("file", file.display().to_string().into())];
        match error {
            OfficeError::Absent => self.refused("restore-absent", &values),
            OfficeError::Foreign => self.refused("restore-foreign", &values),
            OfficeError::Damaged(_) => self.refused("restore-damaged", &values),
            other => self.office_failure(other),
        }
    }
}

/// What programs learn of an entry.
fn entry_json(entry: &Entry) -> serde_json::Value {
    let mut json = json!({
        "position": entry.position.0,
        "id": entry.id.to_string(),
        "kind": entry.event.kind(),
        "on": entry.note.on,
    });
    if let (Some(fields), serde_json::Value::Object(more)) =
        (json.as_object_mut(), Session::numbers(&entry.event))
    {
        fields.extend(more);
    }
    json
}
