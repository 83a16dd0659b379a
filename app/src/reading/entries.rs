//! What an entry of the ledger is called, without its words.

use fushime_core::entry::{Entry, Source};
use fushime_core::ids::Position;
use fushime_core::state::Subject;

use super::Reading;

impl Reading<'_> {
    /// Names the kind of an entry. One of a newer program keeps its own name.
    #[must_use]
    pub fn entry_kind(&self, entry: &Entry) -> String {
        self.kind_of_entry(entry.event.kind())
    }

    /// Names a kind of entries.
    #[must_use]
    pub fn kind_of_entry(&self, kind: &str) -> String {
        let key = format!("log-kind-{}", kind.replace('_', "-"));
        if self.text.has(&key) { self.text.get(&key) } else { kind.to_owned() }
    }

    /// Returns the number of what an entry is about. `None`: the firm, or nothing.
    #[must_use]
    pub fn entry_about(&self, entry: Position) -> Option<String> {
        Some(match self.state.subject(entry)? {
            Subject::Directive(id) => id.to_string(),
            Subject::Account(id) => id.to_string(),
            Subject::Policy(id) => id.to_string(),
            Subject::Member(id) => id.to_string(),
            Subject::Abuse(id) => id.to_string(),
            Subject::Discussion(id) => id.to_string(),
            Subject::Promise(id) => id.to_string(),
            Subject::Redaction(id) => id.to_string(),
            Subject::Firm | Subject::Unplaced => return None,
        })
    }

    /// Says who an entry is from, and for whom it was written.
    #[must_use]
    pub fn entry_who(&self, entry: &Entry) -> String {
        let note = &entry.note;
        match (note.on_behalf_of, note.by) {
            // Nobody wrote for anybody: it came with a file, which stands at the end of the line.
            (spoken_for, by) if matches!(note.from, Source::Import { .. }) => match &note.from {
                Source::Import { who: Some(who), .. } => who.to_string(),
                _ => self.speaker(spoken_for.or(by)),
            },
            (Some(spoken_for), by) => {
                let values =
                    [("who", self.member(spoken_for).into()), ("by", self.speaker(by).into())];
                self.text.with("log-on-behalf", &values)
            }
            (None, by) => self.speaker(by),
        }
    }

    /// Says from where an entry came.
    #[must_use]
    pub fn entry_source(&self, from: &Source) -> String {
        let key = match from {
            Source::Cli => "log-from-cli",
            Source::Web => "log-from-web",
            Source::Mail => "log-from-mail",
            Source::Paper => "log-from-paper",
            Source::Api => "log-from-api",
            Source::Worker => "log-from-worker",
            Source::Demo => "log-from-demo",
            Source::Chat => "log-from-chat",
            Source::Calendar => "log-from-calendar",
            Source::Mcp => "log-from-mcp",
            Source::Import { file, row, .. } => {
                let values = [("file", file.clone().into()), ("row", row.to_string().into())];
                return self.text.with("log-from-import", &values);
            }
        };
        self.text.get(key)
    }
}
