//! Every sentence has a key, every key has every language, and every key is used.

use std::collections::BTreeSet;

use super::{House, source};

/// Where the sentences of the two languages stand.
const LANGUAGES: [&str; 2] = ["app/src/locale/ja/", "app/src/locale/en/"];

pub(super) fn check(house: &House) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for (here, there) in [(LANGUAGES[0], LANGUAGES[1]), (LANGUAGES[1], LANGUAGES[0])] {
        for (path, text) in house.iter().filter(|(path, _)| path.starts_with(here)) {
            let other = format!("{there}{}", path.trim_start_matches(here));
            let theirs: BTreeSet<&str> = keys(house.text(&other).unwrap_or_default()).collect();
            for key in keys(text).filter(|key| !theirs.contains(key)) {
                found.push((other.clone(), format!("{key} is missing; {path} has it")));
            }
        }
    }
    found.extend(twice(house));
    found.extend(against_code(house));
    found
}

/// Returns the keys of a file of sentences, private terms and attributes left out.
fn keys(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter_map(|line| {
        let (key, _) = line.split_once('=')?;
        let key = key.trim_end();
        let plain = key.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
        (plain && key.starts_with(|c: char| c.is_ascii_alphabetic())).then_some(key)
    })
}

/// Finds keys that stand twice in one language: which of them is shown would be chance.
fn twice(house: &House) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for language in LANGUAGES {
        let mut seen = BTreeSet::new();
        for (path, text) in house.iter().filter(|(path, _)| path.starts_with(language)) {
            for key in keys(text).filter(|key| !seen.insert(*key)) {
                found.push((path.to_owned(), format!("{key} stands twice")));
            }
        }
    }
    found
}

/// Finds keys that no code names, and keys that code names and no language has.
fn against_code(house: &House) -> Vec<(String, String)> {
    let files = || house.iter().filter(|(path, _)| path.starts_with(LANGUAGES[0]));
    if files().next().is_none() {
        return Vec::new();
    }
    let mut literals = BTreeSet::new();
    let mut asked: Vec<(String, String)> = Vec::new();
    for (path, text) in house.sources("core/src/").chain(house.sources("app/src/")) {
        literals.extend(source::literals(text));
        asked.extend(asked_for(text).into_iter().map(|key| (path.to_owned(), key)));
    }
    let composed = Composed::of(&literals);
    // A sentence may stand inside another: `{ other-key }`.
    let within: String = files().map(|(_, text)| text).collect();
    let mut found = Vec::new();
    let mut known = BTreeSet::new();
    for (path, text) in files() {
        for key in keys(text) {
            known.insert(key);
            let used = literals.contains(key)
                || composed.may_be(key, &literals)
                || within.contains(&format!("{{ {key} }}"));
            if !used {
                found.push((path.to_owned(), format!("{key} is used nowhere")));
            }
        }
    }
    for (path, key) in asked {
        if !known.contains(key.as_str()) {
            found.push((path, format!("{key} has no sentence")));
        }
    }
    found
}

/// Keys that are put together in code: `"{key}-hint"` names an ending, `"kind-{name}"` or
/// `"kind-"` a beginning.
struct Composed {
    beginnings: Vec<String>,
    endings: Vec<String>,
}

impl Composed {
    fn of(literals: &BTreeSet<String>) -> Self {
        let beginnings: Vec<String> = literals
            .iter()
            .map(|literal| literal.split('{').next().unwrap_or(literal).to_owned())
            .filter(|beginning| beginning.len() > 1 && beginning.ends_with('-'))
            .collect();
        let endings = literals
            .iter()
            .filter_map(|literal| literal.rsplit_once('}').map(|(_, ending)| ending.to_owned()))
            .filter(|ending| ending.len() > 1 && ending.starts_with('-'))
            .collect();
        Self { beginnings, endings }
    }

    fn may_be(&self, key: &str, literals: &BTreeSet<String>) -> bool {
        self.beginnings.iter().any(|beginning| key.starts_with(beginning.as_str()))
            || self.endings.iter().any(|ending| {
                key.strip_suffix(ending.as_str()).is_some_and(|key| literals.contains(key))
            })
    }
}

/// Returns the keys that code certainly asks for: those of phrases, and of functions that return
/// a key.
fn asked_for(text: &str) -> Vec<String> {
    const BEFORE: &[&str] = &["Phrase::plain(\"", "Arg::Key(\"", "text.get(\"", "text.with(\""];
    let code = text.split("#[cfg(test)]").next().unwrap_or(text);
    let mut found: Vec<String> = BEFORE
        .iter()
        .flat_map(|before| code.split(before).skip(1))
        .filter_map(|rest| rest.split_once('"').map(|(key, _)| key.to_owned()))
        .collect();
    for function in code.split("_key(").skip(1) {
        let Some((signature, rest)) = function.split_once('{') else { continue };
        if !signature.contains("-> &'static str") {
            continue;
        }
        let mut depth = 1_i32;
        let end = rest.find(|c| {
            depth += i32::from(c == '{') - i32::from(c == '}');
            depth == 0
        });
        found.extend(source::literals(&rest[..end.unwrap_or(rest.len())]));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const JA: &str = "app/src/locale/ja/cli.ftl";
    const EN: &str = "app/src/locale/en/cli.ftl";
    const CODE: &str = "fn f() { text.get(\"cli-a\"); format!(\"kind-{}\", kind); }";

    fn found(ja: &str, en: &str, code: &str) -> Vec<String> {
        let house = House::of(&[(JA, ja), (EN, en), ("app/src/cli.rs", code)]);
        check(&house).into_iter().map(|(_, what)| what).collect()
    }

    #[test]
    fn a_tidy_pair_is_fine() {
        let text =
            "# note = no key\ncli-a = A { cli-b }\n    .more = x\ncli-b =\n    B\nkind-x = X\n";
        assert_eq!(found(text, text, CODE), [""; 0]);
    }

    #[test]
    fn a_key_of_one_language_is_found() {
        let found = found("cli-a = あ\n", "cli-a = A\nkind-x = X\n", CODE);
        assert_eq!(found, ["kind-x is missing; app/src/locale/en/cli.ftl has it"]);
    }

    #[test]
    fn a_key_that_nobody_uses_and_one_that_nobody_wrote_are_found() {
        let text = "cli-old = x\n";
        assert_eq!(found(text, text, CODE), ["cli-old is used nowhere", "cli-a has no sentence"]);
    }

    #[test]
    fn keys_put_together_in_code_are_used() {
        let code = "fn f() { text.get(\"cli-a\"); format!(\"{key}-hint\") }";
        let text = "cli-a = a\ncli-a-hint = b\ncli-b-hint = c\n";
        assert_eq!(found(text, text, code), ["cli-b-hint is used nowhere"]);
    }

    #[test]
    fn keys_of_functions_are_asked_for_and_none_stands_twice() {
        let code = "fn text_key(self) -> &'static str { match self { A => { \"thing-a\" } } }";
        assert_eq!(asked_for(code), ["thing-a"]);
        let text = "thing-a = a\nthing-a = b\n";
        assert_eq!(found(text, text, code).len(), 2);
    }
}
