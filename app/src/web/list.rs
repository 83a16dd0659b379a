//! What every list of a page has: words looked for, and fifty rows at a time.

use fushime_wording::fold_width;
use maud::{Markup, html};

use crate::reading::Reading;

/// How many rows stand on one page.
pub(super) const ROWS: usize = 50;

/// Reads a text so that width, kana and case make no difference.
pub(super) fn folded(text: &str) -> String {
    let kana = |c: char| match c {
        'ぁ'..='ゖ' => char::from_u32(u32::from(c) + 0x60).unwrap_or(c),
        c => c,
    };
    fold_width(text).to_lowercase().chars().map(kana).collect()
}

/// Reads the words that somebody looks for.
pub(super) fn words(looked_for: &str) -> Vec<String> {
    folded(looked_for).split_whitespace().map(str::to_owned).collect()
}

/// Tells whether a text holds every word that is looked for.
pub(super) fn holds(text: &str, words: &[String]) -> bool {
    if words.is_empty() {
        return true;
    }
    let text = folded(text);
    words.iter().all(|word| text.contains(word))
}

/// Writes the way to the rows before and after these. `query`: what else stands in the address.
pub(super) fn pages(
    reading: Reading<'_>,
    path: &str,
    query: &[(&str, &str)],
    (page, total): (usize, usize),
) -> Markup {
    let address = |page: usize| {
        let mut address = format!("{path}?page={page}");
        for (name, value) in query {
            address.push_str(&format!("&{name}={}", encoded(value)));
        }
        address
    };
    let is_last = page.saturating_add(1).saturating_mul(ROWS) >= total;
    html! {
        @if total > ROWS {
            nav.pages aria-label=(reading.text.get("web-pages")) {
                @if page > 0 {
                    a.btn rel="prev" href=(address(page - 1)) { (reading.text.get("web-before")) }
                }
                @if !is_last {
                    a.btn rel="next" href=(address(page + 1)) { (reading.text.get("web-next")) }
                }
            }
        }
    }
}

/// Writes a text so that it can stand in an address.
pub(super) fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 3);
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}
