//! Names the reader was told beforehand: the firm's people, its accounts.

use std::collections::BTreeMap;

use crate::fold::{Folded, is_kanji, is_katakana};

/// Names with the place each came from, by their first two characters.
type ByBeginning = BTreeMap<(char, char), Vec<(Vec<char>, usize)>>;

/// Names to look for, found again by their place in the list they came from.
#[derive(Debug, Clone, Default)]
pub struct Names {
    by_beginning: ByBeginning,
}

impl Names {
    /// Takes names with the place each came from. Shorter than two characters is never looked for.
    #[must_use]
    pub fn of<'a>(names: impl IntoIterator<Item = (usize, &'a str)>) -> Self {
        let mut by_beginning: ByBeginning = BTreeMap::new();
        for (place, name) in names {
            let chars = compared(name);
            if let [first, second, ..] = chars[..] {
                by_beginning.entry((first, second)).or_default().push((chars, place));
            }
        }
        // The longest first, so that the first that fits is the one meant.
        for list in by_beginning.values_mut() {
            list.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then(a.1.cmp(&b.1)));
        }
        Self { by_beginning }
    }

    /// Finds the longest name that stands at `at`: where it ends, and its place.
    pub(crate) fn at(&self, text: &Folded, at: usize) -> Option<(usize, usize)> {
        if self.by_beginning.is_empty() || text.at(at) == ' ' {
            return None;
        }
        let (first, next) = next_compared(text, at)?;
        let (second, _) = next_compared(text, next)?;
        let candidates = self.by_beginning.get(&(first, second))?;
        candidates.iter().find_map(|(name, place)| {
            let mut end = at;
            for expected in name {
                let (c, after) = next_compared(text, end)?;
                if c != *expected {
                    return None;
                }
                end = after;
            }
            stands_alone(text, at, end).then_some((end, *place))
        })
    }
}

/// A name must not be cut out of a longer word of the same script.
fn stands_alone(text: &Folded, start: usize, end: usize) -> bool {
    let same = |a: char, b: char| {
        a.is_ascii_alphanumeric() && b.is_ascii_alphanumeric() || is_katakana(a) && is_katakana(b)
    };
    let single_kanji_before =
        end - start <= 2 && is_kanji(text.at(start)) && is_kanji(text.before(start));
    !same(text.before(start), text.at(start))
        && !same(text.before(end), text.at(end))
        && !single_kanji_before
}

/// Returns the next character as it is compared, and the place after it; spaces are passed over
/// between characters of Japanese names.
fn next_compared(text: &Folded, at: usize) -> Option<(char, usize)> {
    let mut place = at;
    while place > 0 && text.at(place) == ' ' && place < text.len() {
        place += 1;
    }
    (place < text.len()).then(|| (one_script(text.at(place)), place + 1))
}

fn compared(name: &str) -> Vec<char> {
    Folded::of(name).chars.into_iter().filter(|c| !c.is_whitespace()).map(one_script).collect()
}

/// さくら食品 and サクラ食品 are the same name.
fn one_script(c: char) -> char {
    match c {
        '\u{3041}'..='\u{3096}' => char::from_u32(c as u32 + 0x60).unwrap_or(c),
        other => other,
    }
}

/// What the reader was told beforehand.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// People: full names and family names.
    pub people: Names,
    /// Companies, with and without their legal forms.
    pub companies: Names,
}
