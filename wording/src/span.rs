//! Where in the original text something was found.

use serde::{Deserialize, Serialize};

/// A range of bytes in the original text, on character borders.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// Returns the words of `text` that lie in this span.
    ///
    /// # Panics
    ///
    /// If `text` is not the text the span was found in.
    #[must_use]
    pub fn of<'a>(&self, text: &'a str) -> &'a str {
        &text[self.start..self.end]
    }
}

/// A value and its place in the original text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found<T> {
    /// Where it stands.
    pub span: Span,
    /// What it says.
    pub value: T,
}
