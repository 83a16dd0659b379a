//! What people said, wrote or are called: everything that a redaction takes out.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Text that somebody wrote, or a name. Shown as it is, never translated.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Words(Box<str>);

impl Words {
    /// Keeps the text, without white space at its ends.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self(text.trim().into())
    }

    /// Returns the text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Tells whether the text was taken out on request.
    #[must_use]
    pub fn is_removed(&self) -> bool {
        &*self.0 == REMOVED
    }

    /// Tells whether there is no text: nothing, or nothing that anybody could see.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.chars().all(is_unseen)
    }
}

impl std::borrow::Borrow<str> for Words {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Words {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl From<String> for Words {
    fn from(text: String) -> Self {
        Self::new(&text)
    }
}

impl fmt::Display for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Tells whether a character leaves no mark on paper: white space, control characters, and those of
/// no width.
fn is_unseen(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(
            c,
            '\u{ad}'
                | '\u{34f}'
                | '\u{61c}'
                | '\u{115f}'
                | '\u{1160}'
                | '\u{17b4}'
                | '\u{17b5}'
                | '\u{180b}'..='\u{180f}'
                | '\u{200b}'..='\u{200f}'
                | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{2800}'
                | '\u{3164}'
                | '\u{fe00}'..='\u{fe0f}'
                | '\u{feff}'
                | '\u{ffa0}'
                | '\u{e0000}'..='\u{e0fff}'
        )
}

/// What stands where words were removed. It is in no language.
pub const REMOVED: &str = "〓";

/// Something that may hold words of a person.
pub trait Worded {
    /// Shows every word in it, with the name of the field it stands in; `field` is its own.
    fn each_words<'a>(&'a self, field: &'static str, see: &mut dyn FnMut(&'static str, &'a Words)) {
        let _ = (field, see);
    }
}

impl Worded for Words {
    fn each_words<'a>(&'a self, field: &'static str, see: &mut dyn FnMut(&'static str, &'a Words)) {
        see(field, self);
    }
}

impl<T: Worded> Worded for Option<T> {
    fn each_words<'a>(&'a self, field: &'static str, see: &mut dyn FnMut(&'static str, &'a Words)) {
        if let Some(inner) = self {
            inner.each_words(field, see);
        }
    }
}

impl<T: Worded> Worded for Vec<T> {
    fn each_words<'a>(&'a self, field: &'static str, see: &mut dyn FnMut(&'static str, &'a Words)) {
        for inner in self {
            inner.each_words(field, see);
        }
    }
}

macro_rules! wordless {
    ($($name:ty)*) => {$(impl Worded for $name {})*};
}

wordless! {
    bool u8 u16 u32 u64 i16 i64 String jiff::civil::Date jiff::civil::Time
    crate::money::Yen crate::money::Percent crate::ids::MilestoneNo crate::ids::Position
    crate::event::firm::Settings
}

/// The key a thing has in another system. It is no word of anybody: it stays when words are taken
/// out, so that the same file taken over again finds what it made.
pub const KEY_FIELD: &str = "source_key";

/// The fields of events that hold [`Words`], but for [`KEY_FIELD`]. A test proves that no other
/// field does.
pub const WORD_FIELDS: &[&str] = &[
    "agreed",
    "answer",
    "answered",
    "asked",
    "client",
    "client_answered",
    "client_words",
    "department",
    "did_for_us",
    "document",
    "email",
    "firm",
    "help",
    "i_promise",
    "materials",
    "name",
    "never",
    "not_negotiable",
    "not_said",
    "open",
    "place",
    "purpose",
    "reading",
    "reason",
    "said_to_client",
    "salesperson",
    "scope",
    "sent_to",
    "sentence",
    "spoken",
    "text",
    "title",
    "unit",
    "what",
    "who",
    "why",
];

/// Replaces every string under a word field by [`REMOVED`].
pub(crate) fn blank(value: &mut serde_json::Value) {
    match value {
        serde_json::Value::Object(fields) => {
            for (field, inner) in fields {
                let says = inner.as_str().is_some_and(|text| !text.is_empty());
                if says && WORD_FIELDS.contains(&field.as_str()) {
                    *inner = REMOVED.into();
                } else {
                    blank(inner);
                }
            }
        }
        serde_json::Value::Array(items) => items.iter_mut().for_each(blank),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::Words;

    #[test]
    fn what_nobody_could_see_is_no_text() {
        for unseen in ["", " 　\t", "\u{1b}", "\u{200b}\u{feff}", "\0\u{7f}\u{9b}", "\u{202e}"] {
            assert!(Words::new(unseen).is_empty(), "{unseen:?}");
        }
        for seen in ["x", "。", "\u{1b}[2J", "❤\u{fe0f}", super::REMOVED] {
            assert!(!Words::new(seen).is_empty(), "{seen:?}");
        }
    }
}
