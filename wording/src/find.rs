//! Words to look for, in any width and case.

use crate::fold::Folded;
use crate::span::Found;

/// Finds every one of `words` in `text`: the longest at each place, none overlapping.
///
/// The value is the place of the word in the list. Words in Latin letters are found only as words
/// of their own; all words are given in small letters and one width.
#[must_use]
pub fn find(text: &str, words: &[&str]) -> Vec<Found<usize>> {
    let folded = Folded::of(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < folded.len() {
        match longest_at(&folded, at, words) {
            Some((end, which)) => {
                found.push(Found { span: folded.span(at, end), value: which });
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

fn longest_at(text: &Folded, at: usize, words: &[&str]) -> Option<(usize, usize)> {
    let first = text.at(at);
    words
        .iter()
        .enumerate()
        .filter(|(_, word)| word.starts_with(first) && text.has(at, word))
        .map(|(which, word)| (at + word.chars().count(), which))
        .filter(|(end, _)| stands_alone(text, at, *end))
        .max_by_key(|(end, _)| *end)
}

fn stands_alone(text: &Folded, start: usize, end: usize) -> bool {
    let letters = |a: char, b: char| a.is_ascii_alphanumeric() && b.is_ascii_alphabetic();
    !letters(text.at(start), text.before(start)) && !letters(text.before(end), text.at(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_word_is_found_in_any_width() {
        let words = ["値上げ", "値上げしない", "visit", "ｱﾎﾟ", "アポ"];
        let found = |text: &str| -> Vec<(String, usize)> {
            find(text, &words)
                .iter()
                .map(|found| (found.span.of(text).to_owned(), found.value))
                .collect()
        };
        assert_eq!(found("値上げしない"), [("値上げしない".to_owned(), 1)]);
        assert_eq!(found("ｱﾎﾟとＶＩＳＩＴ"), [("ｱﾎﾟ".to_owned(), 4), ("ＶＩＳＩＴ".to_owned(), 2)]);
        assert!(found("visitors revisit").is_empty());
    }
}
