//! What each crate may depend on: the manifest is half of the proof that the core is pure.

use toml::Table;

use super::House;

/// What a crate may take, as written in its manifest. Tests may take more.
const MAY_TAKE: &[(&str, &[&str])] = &[
    ("wording", &["aho-corasick", "regex", "serde", "unicode-normalization", "unicode-width"]),
    ("core", &["fushime-wording", "jiff", "serde", "serde_json", "thiserror"]),
    (
        "ledger",
        &[
            "fushime-core",
            "async-trait",
            "deadpool-postgres",
            "getrandom",
            "jiff",
            "libsqlite3-sys",
            "rusqlite",
            "serde",
            "serde_json",
            "sha2",
            "thiserror",
            "tokio",
            "tokio-postgres",
        ],
    ),
];

/// Crates that speak to a database: the ledger alone does, and the bench, to compare.
const SQL: &[&str] = &["rusqlite", "libsqlite3-sys", "sqlx", "tokio-postgres", "deadpool-postgres"];

pub(super) fn check(house: &House) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for (path, text) in house.iter().filter(|(path, _)| path.ends_with("/Cargo.toml")) {
        let folder = path.trim_end_matches("/Cargo.toml");
        let Ok(manifest) = text.parse::<Table>() else {
            found.push((path.to_owned(), "no TOML".to_owned()));
            continue;
        };
        let taken = manifest.get("dependencies").and_then(toml::Value::as_table);
        let may_take = MAY_TAKE.iter().find(|(name, _)| *name == folder);
        for name in taken.into_iter().flat_map(Table::keys) {
            let allowed = may_take.is_none_or(|(_, allowed)| allowed.contains(&name.as_str()));
            let sql = SQL.contains(&name.as_str()) && folder != "ledger" && folder != "bench";
            if !allowed || sql {
                found.push((path.to_owned(), format!("may not depend on {name}")));
            }
        }
        if manifest.get("lints").is_none() {
            found.push((path.to_owned(), "must take the lints of the workspace".to_owned()));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crate_that_takes_too_much_is_found() {
        let lints = "\n[lints]\nworkspace = true\n";
        let house = House::of(&[
            ("core/Cargo.toml", &format!("[dependencies]\ntokio = \"1\"\nserde = \"1\"{lints}")),
            ("app/Cargo.toml", &format!("[dependencies]\nrusqlite = \"1\"\nclap = \"1\"{lints}")),
            ("wording/Cargo.toml", "[dependencies]\nserde = \"1\"\n"),
        ]);
        let found: Vec<String> =
            check(&house).into_iter().map(|(path, what)| format!("{path} {what}")).collect();
        assert_eq!(
            found,
            [
                "app/Cargo.toml may not depend on rusqlite",
                "core/Cargo.toml may not depend on tokio",
                "wording/Cargo.toml must take the lints of the workspace",
            ]
        );
    }
}
