//! The lists that clippy reads, and the few files in which a ban is lifted.

use std::collections::BTreeSet;

use toml::{Table, Value};

use super::{House, source};

/// The lists that a member's file must repeat.
const LISTS: &[&str] = &["disallowed-methods", "disallowed-types", "disallowed-macros"];

/// Files of the program that may do what the rest may not, and what.
const LIFTED: &[(&str, &str)] = &[
    ("app/src/clock.rs", "disallowed_methods"),
    ("app/src/config.rs", "disallowed_methods"),
    ("app/src/main.rs", "disallowed_methods"),
    ("bench/src/machine.rs", "disallowed_methods"),
    ("ledger/examples/measure.rs", "disallowed_methods"),
];

/// Finds members whose `clippy.toml` does not repeat the root's: clippy does not merge them.
pub(super) fn lists(house: &House) -> Vec<(String, String)> {
    let Some(root) = house.text("clippy.toml").and_then(|text| text.parse::<Table>().ok()) else {
        return vec![("clippy.toml".to_owned(), "missing, or no TOML".to_owned())];
    };
    let mut found = Vec::new();
    for (path, text) in house.iter().filter(|(path, _)| path.ends_with("/clippy.toml")) {
        let Ok(member) = text.parse::<Table>() else {
            found.push((path.to_owned(), "no TOML".to_owned()));
            continue;
        };
        for (key, value) in &root {
            if LISTS.contains(&key.as_str()) {
                for gone in banned(Some(value)).difference(&banned(member.get(key))) {
                    found.push((path.to_owned(), format!("{key} must repeat {gone}")));
                }
            } else if member.get(key) != Some(value) {
                found.push((path.to_owned(), format!("must repeat {key} = {value}")));
            }
        }
    }
    for pure in ["wording/clippy.toml", "core/clippy.toml"] {
        if house.text(pure).is_none() {
            found.push((pure.to_owned(), "a pure crate needs a list of its own".to_owned()));
        }
    }
    found
}

fn banned(list: Option<&Value>) -> BTreeSet<String> {
    let path = |value: &Value| match value {
        Value::String(path) => Some(path.clone()),
        Value::Table(ban) => ban.get("path").and_then(Value::as_str).map(ToOwned::to_owned),
        _ => None,
    };
    list.and_then(Value::as_array).into_iter().flatten().filter_map(path).collect()
}

/// Finds places that lift a ban and are not those the floor plan names.
pub(super) fn lifted(house: &House) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for (path, text) in house.sources("") {
        if path.starts_with("xtask/") {
            continue;
        }
        let code = source::without_tests(&source::code(text));
        for ban in ["disallowed_methods", "disallowed_types"] {
            if code.contains(ban) && !LIFTED.contains(&(path, ban)) {
                found
                    .push((path.to_owned(), format!("may not lift {ban}: pass it as an argument")));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOT: &str = "a-limit = 70\ndisallowed-methods = [\"x::now\", { path = \"y::var\" }]\n";

    #[test]
    fn a_member_that_forgets_a_line_is_found() {
        let member = "a-limit = 70\ndisallowed-methods = [{ path = \"x::now\", reason = \"r\" }]\n";
        let house = House::of(&[
            ("clippy.toml", ROOT),
            ("core/clippy.toml", member),
            ("wording/clippy.toml", ROOT),
        ]);
        let found = lists(&house);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].1.contains("y::var"));
    }

    #[test]
    fn another_limit_and_a_missing_list_are_found() {
        let house =
            House::of(&[("clippy.toml", ROOT), ("core/clippy.toml", &ROOT.replace("70", "90"))]);
        assert_eq!(lists(&house).len(), 2);
    }

    #[test]
    fn a_ban_is_lifted_only_where_the_plan_says() {
        let lift = "#[expect(clippy::disallowed_methods, reason = \"r\")]\nfn f() {}\n";
        let tested = format!("#[cfg(test)]\nmod tests {{\n{lift}}}\n");
        let house = House::of(&[
            ("app/src/clock.rs", lift),
            ("app/src/office.rs", lift),
            ("app/src/text.rs", &tested),
        ]);
        let found = lifted(&house);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].0, "app/src/office.rs");
    }
}
