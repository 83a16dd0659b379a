//! Reads Rust just far enough: what is code, what is a test, which paths are named.

use std::iter::Peekable;
use std::vec::IntoIter;

/// Blanks out comments and the insides of strings and characters; every line stays its line.
pub(super) fn code(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while at < chars.len() {
        let end = skipped(&chars, at);
        if end == at {
            out.push(chars[at]);
            at += 1;
        } else {
            out.extend(chars[at..end].iter().map(|c| if *c == '\n' { '\n' } else { ' ' }));
            at = end;
        }
    }
    out
}

/// Returns the string literals of a file with the place of each in `chars`, comments left out.
pub(super) fn literals(text: &str) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let end = skipped(&chars, at);
        if end > at && chars[at] != '/' && chars[at] != '\'' {
            let whole: String = chars[at..end].iter().collect();
            let inside = whole.trim_start_matches(['r', 'b', '#']).trim_end_matches('#');
            found.push(inside.trim_matches('"').to_owned());
        }
        at = end.max(at + 1);
    }
    found
}

/// Returns where a comment, string or character that begins at `at` ends; `at` when none does.
fn skipped(chars: &[char], at: usize) -> usize {
    let next = chars.get(at + 1).copied();
    match chars[at] {
        '/' if next == Some('/') => until(chars, at, |c| c == '\n'),
        '/' if next == Some('*') => block_comment(chars, at),
        '"' => plain_string(chars, at),
        'r' | 'b' if !after_name(chars, at) => prefixed_string(chars, at),
        '\'' => character(chars, at),
        _ => at,
    }
}

fn after_name(chars: &[char], at: usize) -> bool {
    at > 0 && is_name(chars[at - 1])
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn until(chars: &[char], from: usize, stop: impl Fn(char) -> bool) -> usize {
    chars[from..].iter().position(|c| stop(*c)).map_or(chars.len(), |length| from + length)
}

fn block_comment(chars: &[char], at: usize) -> usize {
    let mut depth = 0_u32;
    let mut here = at;
    while here + 1 < chars.len() {
        match (chars[here], chars[here + 1]) {
            ('/', '*') => depth += 1,
            ('*', '/') => depth -= 1,
            _ => {
                here += 1;
                continue;
            }
        }
        here += 2;
        if depth == 0 {
            return here;
        }
    }
    chars.len()
}

fn plain_string(chars: &[char], at: usize) -> usize {
    let mut here = at + 1;
    while here < chars.len() {
        match chars[here] {
            '\\' => here += 2,
            '"' => return here + 1,
            _ => here += 1,
        }
    }
    chars.len()
}

fn prefixed_string(chars: &[char], at: usize) -> usize {
    let mut here = at;
    let mut raw = false;
    while let Some('r' | 'b') = chars.get(here) {
        raw |= chars[here] == 'r';
        here += 1;
    }
    let hashes = chars[here..].iter().take_while(|c| **c == '#').count();
    if chars.get(here + hashes) != Some(&'"') || (hashes > 0 && !raw) {
        return at;
    }
    if !raw {
        return plain_string(chars, here);
    }
    let mut end = here + hashes + 1;
    while end < chars.len() {
        let closes = chars[end] == '"'
            && chars[end + 1..].iter().take(hashes).filter(|c| **c == '#').count() == hashes;
        if closes {
            return end + 1 + hashes;
        }
        end += 1;
    }
    chars.len()
}

/// A lifetime is no character: it has no closing quote right after its first letter.
fn character(chars: &[char], at: usize) -> usize {
    match chars.get(at + 1) {
        Some('\\') => until(chars, at + 3, |c| c == '\'').saturating_add(1).min(chars.len()),
        Some(_) if chars.get(at + 2) == Some(&'\'') => at + 3,
        _ => at,
    }
}

/// Blanks out what stands under `#[cfg(test)]`. Takes code without comments and strings.
pub(super) fn without_tests(code: &str) -> String {
    let mut out = code.to_owned();
    while let Some(start) = out.find("#[cfg(test)]") {
        let mut depth = 0_i32;
        let end = out[start..]
            .char_indices()
            .find(|(_, c)| {
                depth += i32::from(*c == '{') - i32::from(*c == '}');
                depth == 0 && (*c == '}' || *c == ';')
            })
            .map_or(out.len(), |(length, c)| start + length + c.len_utf8());
        let blank: String =
            out[start..end].chars().map(|c| if c == '\n' { '\n' } else { ' ' }).collect();
        out.replace_range(start..end, &blank);
    }
    out
}

/// Returns every path that is named in code, those of `use` trees written out in full.
pub(super) fn paths(code: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    let mut words = words(code).into_iter().peekable();
    while let Some(word) = words.next() {
        if word == "use" {
            tree(&mut words, &[], &mut found);
        } else if word.starts_with(is_name) {
            let mut path = vec![word];
            while words.peek().is_some_and(|next| next == "::") {
                words.next();
                match words.next_if(|next| next.starts_with(is_name)) {
                    Some(next) => path.push(next),
                    None => break,
                }
            }
            if path.len() > 1 {
                found.push(path);
            }
        }
    }
    found
}

fn tree(words: &mut Peekable<IntoIter<String>>, before: &[String], found: &mut Vec<Vec<String>>) {
    let mut path = before.to_vec();
    while let Some(word) = words.next_if(|next| next != "," && next != "}" && next != ";") {
        match word.as_str() {
            "::" => {}
            "as" => {
                words.next();
            }
            "{" => {
                while words.peek().is_some_and(|next| next != "}") {
                    tree(words, &path, found);
                    words.next_if(|next| next == ",");
                    // A tree that never closes would hold us here for ever.
                    if words.peek().is_none_or(|next| next == ";") {
                        return;
                    }
                }
                words.next();
                return;
            }
            _ => path.push(word),
        }
    }
    if !path.is_empty() {
        found.push(path);
    }
}

fn words(code: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut glued = false;
    let mut chars = code.chars().peekable();
    while let Some(c) = chars.next() {
        if is_name(c) {
            match words.last_mut() {
                Some(last) if glued => last.push(c),
                _ => words.push(c.to_string()),
            }
            glued = true;
            continue;
        }
        glued = false;
        if c == ':' && chars.next_if_eq(&':').is_some() {
            words.push("::".to_owned());
        } else if !c.is_whitespace() {
            words.push(c.to_string());
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_strings_and_characters_are_no_code() {
        let text =
            "a // std::fs\n/* x /* std::env */ */ b \"std::net\" r#\"c\"d\"# '\\n' '\"' &'a e";
        let left: Vec<String> = code(text).split_whitespace().map(ToOwned::to_owned).collect();
        assert_eq!(left, ["a", "b", "&'a", "e"]);
        assert_eq!(code(text).lines().count(), text.lines().count());
    }

    #[test]
    fn literals_are_what_stands_in_quotes() {
        assert_eq!(literals("f(\"a-b\"); // \"c\"\n r#\"d\"#"), ["a-b", "d"]);
    }

    #[test]
    fn tests_are_left_out_and_what_follows_is_not() {
        let left =
            without_tests("a #[cfg(test)] mod tests { fn f() { b } } c #[cfg(test)] use d; e");
        assert_eq!(left.split_whitespace().collect::<Vec<_>>(), ["a", "c", "e"]);
    }

    #[test]
    fn use_trees_are_written_out() {
        let found = paths("use std::{fmt, fs::{self, File as F}}; fn f() { std::env::var(x) }");
        let found: Vec<String> = found.iter().map(|path| path.join("::")).collect();
        assert_eq!(found, ["std::fmt", "std::fs::self", "std::fs::File", "std::env::var"]);
    }
}
