//! Text in one width and one form of dash, with the way back to the original bytes.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::compose;

use crate::span::Span;

/// Folded characters with the places they came from.
pub(crate) struct Folded {
    /// The characters: NFKC, dashes as `-`, ASCII letters small.
    pub chars: Vec<char>,
    /// For each character, the original bytes it came from.
    from: Vec<(u32, u32)>,
}

impl Folded {
    pub fn of(text: &str) -> Self {
        let mut folded = Self {
            chars: Vec::with_capacity(text.len() / 2),
            from: Vec::with_capacity(text.len() / 2),
        };
        for (start, original) in text.char_indices() {
            let place = (offset(start), offset(start + original.len_utf8()));
            if original.is_ascii() {
                folded.push(original.to_ascii_lowercase(), place);
                continue;
            }
            for c in std::iter::once(original).nfkc() {
                folded.push(fold_char(c), place);
            }
        }
        folded
    }

    fn push(&mut self, c: char, place: (u32, u32)) {
        let voiced = matches!(c, '\u{3099}' | '\u{309a}');
        if voiced
            && let (Some(last), Some(from)) = (self.chars.last_mut(), self.from.last_mut())
            && let Some(composed) = compose(*last, c)
        {
            *last = composed;
            from.1 = place.1;
            return;
        }
        self.chars.push(c);
        self.from.push(place);
    }

    /// Returns the character at `at`, or NUL beyond the end.
    pub fn at(&self, at: usize) -> char {
        self.chars.get(at).copied().unwrap_or('\0')
    }

    /// Returns the character before `at`, or NUL at the beginning.
    pub fn before(&self, at: usize) -> char {
        at.checked_sub(1).map_or('\0', |i| self.at(i))
    }

    /// Tells whether the folded text goes on with `words` at `at`.
    pub fn has(&self, at: usize, words: &str) -> bool {
        (at..).zip(words.chars()).all(|(place, c)| self.at(place) == c)
    }

    /// Returns where the longest of `options` that stands at `at` ends, and which it was.
    pub fn one_of<T: Copy>(&self, at: usize, options: &[(&str, T)]) -> Option<(usize, T)> {
        let here = self.at(at);
        let mut longest: Option<(usize, T)> = None;
        for (words, value) in options {
            // Most options do not even begin here.
            let mut rest = words.chars();
            if rest.next() != Some(here) || !self.has(at + 1, rest.as_str()) {
                continue;
            }
            let end = at + words.chars().count();
            if longest.is_none_or(|(longest, _)| longest <= end) {
                longest = Some((end, *value));
            }
        }
        longest
    }

    /// Returns the place after spaces.
    pub fn skip_spaces(&self, mut at: usize) -> usize {
        while matches!(self.at(at), ' ' | '\t') {
            at += 1;
        }
        at
    }

    /// Returns the original span of folded characters.
    pub fn span(&self, start: usize, end: usize) -> Span {
        let first = self.from.get(start).map_or(0, |place| place.0);
        let last = end.checked_sub(1).and_then(|i| self.from.get(i)).map_or(first, |p| p.1);
        Span { start: first as usize, end: last.max(first) as usize }
    }

    /// Tells of each character whether it lies in one of the spans, which are in order.
    pub fn covered(&self, spans: impl Iterator<Item = Span>) -> Vec<bool> {
        let mut spans = spans.peekable();
        self.from
            .iter()
            .map(|(start, _)| {
                let here = *start as usize;
                while spans.next_if(|span| span.end <= here).is_some() {}
                spans.peek().is_some_and(|span| span.start <= here)
            })
            .collect()
    }

    pub fn len(&self) -> usize {
        self.chars.len()
    }
}

/// A text beyond 4 GiB is not read to its end.
fn offset(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

fn fold_char(c: char) -> char {
    match c {
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '﹣' => '-',
        '〜' | '～' => '~',
        '\u{3000}' | '\u{a0}' => ' ',
        '￥' => '¥',
        '⁄' | '∕' => '/',
        _ => c.to_lowercase().next().unwrap_or(c),
    }
}

/// Tells whether a character is a kanji.
pub(crate) fn is_kanji(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '々' | '\u{f900}'..='\u{faff}')
}

/// Tells whether a character is katakana, the long mark included.
pub(crate) fn is_katakana(c: char) -> bool {
    matches!(c, '\u{30a1}'..='\u{30fa}' | 'ー')
}

/// Returns text as it is compared: one width, small letters, hiragana as katakana, no spaces, no
/// dashes or long marks told apart.
#[must_use]
pub fn fold_width(text: &str) -> String {
    let folded = Folded::of(text);
    folded
        .chars
        .iter()
        .filter(|c| !c.is_whitespace())
        .map(|c| match c {
            '\u{3041}'..='\u{3096}' => char::from_u32(*c as u32 + 0x60).unwrap_or(*c),
            'ー' => '-',
            '・' => '·',
            other => *other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_compare_across_widths_and_scripts() {
        for (a, b) in [
            ("サクラ食品㈱", "さくら食品(株)"),
            ("ｻｸﾗ食品", "サクラ 食品"),
            ("ﾌﾞﾗﾝﾄﾞ", "ブランド"),
            ("ABC-Trading", "ＡＢＣ－ｔｒａｄｉｎｇ"),
        ] {
            assert_eq!(fold_width(a), fold_width(b), "{a} {b}");
        }
        assert_ne!(fold_width("ハン"), fold_width("パン"));
    }
}
