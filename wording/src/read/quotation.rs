//! Words in quotation marks.

use crate::span::{Found, Span};

const MARKS: &[(char, char)] =
    &[('「', '」'), ('『', '』'), ('“', '”'), ('｢', '｣'), ('«', '»'), ('"', '"')];

/// Finds what stands between quotation marks; of nested marks the outermost.
pub(super) fn read(text: &str) -> Vec<Found<String>> {
    let mut found = Vec::new();
    let mut open: Option<(char, char, usize, usize)> = None;
    for (place, c) in text.char_indices() {
        match open {
            None => {
                if let Some((left, right)) = MARKS.iter().find(|(left, _)| *left == c) {
                    open = Some((*left, *right, place + c.len_utf8(), 1));
                }
            }
            Some((left, right, start, depth)) => {
                let depth = match c {
                    c if c == right => depth - 1,
                    c if c == left => depth + 1,
                    _ => depth,
                };
                open = Some((left, right, start, depth));
                if depth == 0 {
                    let span = Span { start, end: place };
                    found.push(Found { span, value: text[start..place].to_owned() });
                    open = None;
                }
            }
        }
    }
    found.retain(|quotation| !quotation.value.trim().is_empty());
    found
}
