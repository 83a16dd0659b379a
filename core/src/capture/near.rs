//! Names that are nearly what was written.

use fushime_wording::fold_width;
use fushime_wording::span::Span;

/// How many near names are offered.
pub(super) const NEAR_MAX: usize = 3;

/// Text whose letters are compared, with the way back to its bytes.
pub(super) struct Letters {
    chars: Vec<char>,
    from: Vec<Span>,
}

impl Letters {
    pub fn of(text: &str) -> Self {
        let (mut chars, mut from) = (Vec::new(), Vec::new());
        for (start, c) in text.char_indices() {
            let span = Span { start, end: start + c.len_utf8() };
            let mut buffer = [0; 4];
            for folded in fold_width(c.encode_utf8(&mut buffer)).chars() {
                chars.push(folded);
                from.push(span);
            }
        }
        Self { chars, from }
    }
}

/// A place in a text that is nearly a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Nearly {
    /// How far it is from the name, less is nearer.
    pub distance: usize,
    /// Where it stands.
    pub span: Span,
}

/// Finds where a text comes nearest to a name that does not stand in it as it is.
///
/// A shortened name (さくら for さくら食品) counts, and as many wrong letters as a quarter of it.
pub(super) fn nearly_within(text: &Letters, name: &str) -> Option<Nearly> {
    let name: Vec<char> = fold_width(name).chars().collect();
    if name.len() < 2 || text.chars.is_empty() {
        return None;
    }
    let wrong_max = wrong_letters_max(&name);
    let best = closest(&text.chars, &name).filter(|(distance, ..)| *distance <= wrong_max);
    if let Some((distance, start, end)) = best {
        return Some(Nearly { distance, span: text.span(start, end) });
    }
    // The beginning of a name, at the beginning of a word.
    let needed = if name[0].is_ascii() { 4 } else { 2 };
    let beginning = (0..text.chars.len()).find_map(|start| {
        let shared = name.iter().zip(&text.chars[start..]).take_while(|(a, b)| a == b).count();
        let inside = start > 0
            && text.chars[start].is_ascii_alphanumeric()
            && text.chars[start - 1].is_ascii_alphanumeric()
            && text.from[start - 1].end == text.from[start].start;
        (shared >= needed && shared * 3 >= name.len() && !inside)
            .then(|| (name.len() - shared, start, start + shared))
    });
    beginning.map(|(left_out, start, end)| Nearly {
        distance: wrong_max + left_out,
        span: text.span(start, end),
    })
}

/// Tells how far a word is from a name. `None`: too far to be meant.
pub(super) fn distance(word: &str, name: &str) -> Option<usize> {
    let word: Vec<char> = fold_width(word).chars().collect();
    let name: Vec<char> = fold_width(name).chars().collect();
    if word.is_empty() || name.len() < 2 {
        return None;
    }
    let found = whole(&word, &name);
    let kanji_pair = word.len() == 2 && name.len() == 2;
    let shares = word.iter().any(|c| name.contains(c));
    (found <= wrong_letters_max(&name) && (!kanji_pair || shares)).then_some(found)
}

fn wrong_letters_max(name: &[char]) -> usize {
    match name.len() {
        0..=1 => 0,
        2..=7 => 1,
        long => long / 4,
    }
}

impl Letters {
    fn span(&self, start: usize, end: usize) -> Span {
        let last = end.saturating_sub(1).max(start);
        Span { start: self.from[start].start, end: self.from[last].end }
    }
}

/// The edit distance of two whole words; two letters that changed places are one mistake.
fn whole(a: &[char], b: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut next = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let mut cost = (row[j] + usize::from(x != y)).min(row[j + 1] + 1).min(next[j] + 1);
            if i > 0 && j > 0 && a[i - 1] == *y && *x == b[j - 1] {
                cost = cost.min(before[j - 1] + 1);
            }
            next.push(cost);
        }
        before = std::mem::replace(&mut row, next);
    }
    row.last().copied().unwrap_or(0)
}

/// Finds the part of `text` that is closest to `name`: its distance, start and end.
fn closest(text: &[char], name: &[char]) -> Option<(usize, usize, usize)> {
    // Each cell: the distance, and where the part begins.
    let mut column: Vec<(usize, usize)> = (0..=name.len()).map(|wrong| (wrong, 0)).collect();
    let mut best: Option<(usize, usize, usize)> = None;
    for (end, c) in text.iter().enumerate() {
        let mut next = vec![(0, end + 1)];
        for (j, letter) in name.iter().enumerate() {
            let replaced = (column[j].0 + usize::from(c != letter), column[j].1);
            let added = (column[j + 1].0 + 1, column[j + 1].1);
            let left_out = (next[j].0 + 1, next[j].1);
            next.push(replaced.min(added).min(left_out));
        }
        let (distance, start) = next[name.len()];
        // Of parts that are as near, the one that is as long as the name.
        let rank = |distance: usize, start: usize, end: usize| {
            (distance, (end - start).abs_diff(name.len()))
        };
        if start <= end
            && best.is_none_or(|(d, s, e)| rank(distance, start, end + 1) < rank(d, s, e))
        {
            best = Some((distance, start, end + 1));
        }
        column = next;
    }
    // A name of two letters with one wrong is any letter.
    best.filter(|(distance, ..)| *distance == 0 || name.len() >= 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typing_mistakes_and_short_forms_are_near() {
        let within = |text: &str, name: &str| {
            nearly_within(&Letters::of(text), name).map(|near| near.span.of(text).to_owned())
        };
        assert_eq!(within("さくら食料に8%", "さくら食品").as_deref(), Some("さくら食料"));
        assert_eq!(within("ｻｸﾗ食品に8%", "さくら食品").as_deref(), Some("ｻｸﾗ食品"));
        assert_eq!(within("さくらさんに8%", "さくら食品").as_deref(), Some("さくら"));
        assert_eq!(within("tell Skaura Foods", "Sakura Foods").as_deref(), Some("Skaura Foods"));
        assert_eq!(within("みどり物流に8%", "さくら食品"), None);
        assert_eq!(distance("田仲", "田中"), Some(1));
        assert_eq!(distance("田仲", "鈴木"), None);
        assert_eq!(distance("Tnaaka", "Tanaka"), Some(1));
        assert_eq!(distance("Suzuki", "Tanaka"), None);
    }
}
