//! The documents that show the way name only what stands.

use super::House;

/// The documents whose paths are followed.
const MAPS: &[&str] = &["ARCHITECTURE.md", "CONTRIBUTING.md", "README.md", "README.ja.md"];

pub(super) fn check(house: &House) -> Vec<(String, String)> {
    let decisions = house.iter().filter(|(path, _)| path.starts_with("docs/decisions/"));
    let maps = MAPS.iter().filter_map(|map| house.text(map).map(|text| (*map, text)));
    let mut found = Vec::new();
    for (map, text) in maps.chain(decisions) {
        for path in named(text) {
            let beside = map.rsplit_once('/').map(|(folder, _)| format!("{folder}/{path}"));
            if !house.has(path) && !beside.is_some_and(|path| house.has(&path)) {
                found.push((map.to_owned(), format!("`{path}` does not exist")));
            }
        }
    }
    found
}

/// Returns what is written like a path of the house: in code quotes, or as the target of a link.
fn named(text: &str) -> impl Iterator<Item = &str> {
    let quoted = text.split("```").step_by(2).flat_map(|prose| prose.split('`').skip(1).step_by(2));
    let linked = text
        .split("](")
        .skip(1)
        .filter_map(|rest| rest.split_once(')').map(|(target, _)| target))
        .map(|target| target.split('#').next().unwrap_or(target));
    quoted.chain(linked).filter(|path| is_path(path))
}

fn is_path(text: &str) -> bool {
    const ENDINGS: &[&str] = &[".rs", ".md", ".toml", ".ftl"];
    let plain = text.chars().all(|c| c.is_ascii_alphanumeric() || "/._-".contains(c));
    let root = text.split('/').next().unwrap_or(text);
    plain
        && !text.starts_with(['/', '.', '-'])
        && (ENDINGS.iter().any(|ending| text.ends_with(ending) && text.contains('/'))
            || (text.contains('/')
                && ["wording", "core", "ledger", "app", "bench", "xtask", "docs"].contains(&root)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_that_leads_nowhere_is_found() {
        let map = "See `core/src/lib.rs`, `core/src/gone.rs`, `app/`, `a/b` and [x](docs/no.md#y).";
        let house =
            House::of(&[("ARCHITECTURE.md", map), ("core/src/lib.rs", ""), ("app/Cargo.toml", "")]);
        let found: Vec<String> = check(&house).into_iter().map(|(_, what)| what).collect();
        assert_eq!(found, ["`core/src/gone.rs` does not exist", "`docs/no.md` does not exist"]);
    }
}
