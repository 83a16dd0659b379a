//! Refusals and advice as sentences: what is the case, and what to do next.

use fushime_core::command::{Advice, Refusal};
use fushime_core::gate::GateField;

use super::{Text, Value};

impl Text {
    /// Returns the sentence of a refusal.
    #[must_use]
    pub fn refusal(&self, refusal: &Refusal) -> String {
        let key = refusal.text_key();
        match refusal {
            Refusal::NotFound(thing) => {
                self.with(key, &[("thing", self.get(thing.text_key()).into())])
            }
            Refusal::TooLong(characters) => {
                let most = i64::try_from(*characters).unwrap_or(i64::MAX);
                self.with(key, &[("most", most.into())])
            }
            Refusal::InTheFuture(day)
            | Refusal::InThePast(day)
            | Refusal::OffRecord(day)
            | Refusal::BeforeFounding(day)
            | Refusal::BeforeAsked(day)
            | Refusal::SameDate(day) => self.with(key, &[("day", self.day(*day).into())]),
            Refusal::Ended(id)
            | Refusal::NotEnded(id)
            | Refusal::NotRunning(id)
            | Refusal::RunsAlready(id)
            | Refusal::NoPlan(id)
            | Refusal::NotHeld(id) => self.with(key, &[("directive", id.to_string().into())]),
            Refusal::NotDefined { directive, missing } => {
                let missing = self.gate_fields(missing);
                let values: [(&str, Value<'_>); 2] =
                    [("directive", directive.to_string().into()), ("missing", missing.into())];
                self.with(key, &values)
            }
            Refusal::AlreadyConfirmed(entry) | Refusal::AlreadyReported(entry) => {
                self.with(key, &[("entry", entry.0.to_string().into())])
            }
            Refusal::UndoOver { minutes } => self.with(key, &[("minutes", (*minutes).into())]),
            _ => self.get(key),
        }
    }

    /// Returns what to do about a refusal. `None` when the sentence says it all.
    #[must_use]
    pub fn refusal_hint(&self, refusal: &Refusal) -> Option<String> {
        let key = format!("{}-hint", refusal.text_key());
        let directive = match refusal {
            Refusal::Ended(id) | Refusal::NotRunning(id) | Refusal::NoPlan(id) => id.to_string(),
            Refusal::NotDefined { directive, .. } => directive.to_string(),
            _ => String::new(),
        };
        self.has(&key).then(|| self.with(&key, &[("directive", directive.into())]))
    }

    /// Returns the sentence of an advice.
    #[must_use]
    pub fn advice(&self, advice: &Advice) -> String {
        let key = advice.text_key();
        match advice {
            Advice::ManyForPerson { live, limit } | Advice::ManyForAccount { live, limit } => {
                self.with(key, &[("live", (*live).into()), ("limit", (*limit).into())])
            }
            Advice::LikeDirective(id) => self.with(key, &[("directive", id.to_string().into())]),
            Advice::LeaderWillChoose | Advice::PromiseWithoutDate | Advice::NeverAgreed => {
                self.get(key)
            }
            Advice::StageMissing(stage) => self.with(key, &[("stage", self.name(*stage).into())]),
            Advice::EvidenceMissing(kinds) => {
                let names: Vec<String> = kinds.iter().map(|kind| self.name(*kind)).collect();
                self.with(key, &[("missing", self.list(&names).into())])
            }
            Advice::ClosedDay(day) => self.with(key, &[("day", self.day(*day).into())]),
        }
    }

    /// Names points of a well-defined request, one after another.
    #[must_use]
    pub fn gate_fields(&self, fields: &[GateField]) -> String {
        let names: Vec<String> = fields.iter().map(|field| self.get(field.text_key())).collect();
        self.list(&names)
    }
}
