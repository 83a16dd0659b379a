//! Checks that the house is as its floor plan says.
//!
//! Each rule is a pure function from the files to what is wrong with them, with a planted
//! violation beside it in its tests: a rule that finds nothing there is broken.

mod imports;
mod lints;
mod locale;
mod manifests;
mod manners;
mod map;
mod names;
pub(crate) mod sizes;
mod source;

use std::collections::BTreeMap;
use std::fmt;
use std::io;
use std::path::Path;

/// The files of the house by their path from the root, with `/` on every system.
#[derive(Debug, Default)]
pub(crate) struct House {
    files: BTreeMap<String, String>,
}

impl House {
    /// Reads every file of the house that is text; what git ignores stays outside.
    pub(crate) fn read(root: &Path) -> io::Result<Self> {
        let mut house = Self::default();
        house.read_folder(root, "")?;
        Ok(house)
    }

    fn read_folder(&mut self, folder: &Path, prefix: &str) -> io::Result<()> {
        for entry in std::fs::read_dir(folder)? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let path = format!("{prefix}{name}");
            if is_outside(&path) {
                continue;
            }
            let kind = entry.file_type()?;
            if kind.is_dir() {
                self.read_folder(&entry.path(), &format!("{path}/"))?;
            } else if kind.is_file() {
                // Fixtures in other encodings are files of the house too, only without text.
                let text = String::from_utf8(std::fs::read(entry.path())?).unwrap_or_default();
                self.files.insert(path, text);
            }
        }
        Ok(())
    }

    /// Makes a small house for a test of a rule.
    #[cfg(test)]
    fn of(files: &[(&str, &str)]) -> Self {
        let files =
            files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
        Self { files }
    }

    /// Returns how many files there are.
    pub(crate) fn len(&self) -> usize {
        self.files.len()
    }

    fn text(&self, path: &str) -> Option<&str> {
        self.files.get(path).map(String::as_str)
    }

    fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// Returns the Rust files below a folder, without those that hold only tests.
    fn sources(&self, folder: &'static str) -> impl Iterator<Item = (&str, &str)> {
        self.iter().filter(move |(path, _)| {
            path.starts_with(folder) && path.ends_with(".rs") && !is_test_file(path)
        })
    }

    /// Tells whether there is a file or a folder of this name.
    fn has(&self, path: &str) -> bool {
        let folder = format!("{}/", path.trim_end_matches('/'));
        self.files.contains_key(path) || self.files.keys().any(|file| file.starts_with(&folder))
    }
}

/// Tells whether git keeps a path out, or is at home in it.
fn is_outside(path: &str) -> bool {
    path == ".git"
        || path == "target"
        || path == "fushime-data"
        || path.ends_with("node_modules")
        || path.ends_with(".log")
        || path.ends_with("proptest-regressions")
        || path.ends_with(".pending-snap")
        || path.ends_with(".snap.new")
}

/// Tells whether a file holds nothing but tests.
fn is_test_file(path: &str) -> bool {
    path.split('/').any(|part| part == "tests" || part == "tests.rs") || path.ends_with("_tests.rs")
}

/// One thing that is not as the floor plan says.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Finding {
    /// The rule's name.
    rule: &'static str,
    /// Where.
    path: String,
    /// What is wrong, and what to do.
    what: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: {}", self.rule, self.path, self.what)
    }
}

/// A rule's name, and what it finds in a house.
type Rule = (&'static str, fn(&House) -> Vec<(String, String)>);

/// Every rule of the house.
pub(crate) const RULES: &[Rule] = &[
    ("imports", imports::check),
    ("manifests", manifests::check),
    ("bans lifted", lints::lifted),
    ("clippy lists", lints::lists),
    ("locale", locale::check),
    ("map", map::check),
    ("names", names::check),
    ("sizes", sizes::check),
    ("manners", manners::check),
];

/// Returns everything that is not as the floor plan says.
pub(crate) fn check(house: &House) -> Vec<Finding> {
    RULES
        .iter()
        .flat_map(|(rule, check)| {
            check(house).into_iter().map(|(path, what)| Finding { rule, path, what })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_house_is_tidy() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let house = House::read(&root).unwrap();
        assert!(house.has("core/src/lib.rs"), "this is not the house");
        let findings: Vec<String> = check(&house).iter().map(ToString::to_string).collect();
        assert!(findings.is_empty(), "\n{}\n", findings.join("\n"));
    }
}
