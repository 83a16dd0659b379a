//! How well a request is defined, shown as ○ △ ×.

use fushime_core::event::directive::Ask;
use fushime_core::gate::{GateField, Mark, Preparation, gate};
use serde_json::json;

use super::session::Session;

/// Returns the sign of a mark.
fn sign(mark: Mark) -> &'static str {
    match mark {
        Mark::There => "○",
        Mark::Partly => "△",
        Mark::Missing => "×",
    }
}

impl Session<'_> {
    /// Shows every point of a well-defined request with its mark.
    #[must_use]
    pub fn marks(&self, ask: &Ask, prepared: Preparation) -> (String, serde_json::Value) {
        let marks: Vec<(GateField, Mark)> = gate(self.state(), ask, prepared);
        let lines: Vec<String> = marks
            .iter()
            .map(|(field, mark)| {
                let name = self.text.get(field.text_key());
                let needed = match (mark, field.is_needed()) {
                    (Mark::Missing, true) => self.text.get("gate-needed"),
                    _ => String::new(),
                };
                format!("  {} {name}{needed}", sign(*mark))
            })
            .collect();
        let json = marks
            .iter()
            .map(|(field, mark)| {
                json!({ "field": field.as_str(), "mark": sign(*mark), "needed": field.is_needed() })
            })
            .collect();
        (lines.join("\n"), json)
    }
}
