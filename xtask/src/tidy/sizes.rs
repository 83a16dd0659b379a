//! A file aims at 300 lines without its tests; 500 is a wall. Functions are clippy's part.

use super::{House, source};

/// The length to aim at, in lines without tests.
const AIM_LINES: usize = 300;
/// The length no file may pass, in lines without tests.
const WALL_LINES: usize = 500;

pub(super) fn check(house: &House) -> Vec<(String, String)> {
    lengths(house)
        .filter(|(_, lines)| *lines > WALL_LINES)
        .map(|(path, lines)| {
            (path.to_owned(), format!("{lines} lines without tests; {WALL_LINES} is the wall"))
        })
        .collect()
}

/// Returns the files beyond the aim and before the wall, longest first.
pub(crate) fn notes(house: &House) -> Vec<String> {
    let mut long: Vec<(usize, &str)> = lengths(house)
        .filter(|(_, lines)| (AIM_LINES + 1..=WALL_LINES).contains(lines))
        .map(|(path, lines)| (lines, path))
        .collect();
    long.sort_unstable_by(|one, other| other.cmp(one));
    long.iter().map(|(lines, path)| format!("{path} has {lines} lines, aim {AIM_LINES}")).collect()
}

fn lengths(house: &House) -> impl Iterator<Item = (&str, usize)> {
    house.sources("").map(|(path, text)| {
        let code = source::without_tests(&source::code(text));
        // What is left behind the last line of code is the room of the tests.
        let inside_tests =
            source::code(text).lines().filter(|line| !line.trim().is_empty()).count()
                - code.lines().filter(|line| !line.trim().is_empty()).count();
        (path, text.lines().count().saturating_sub(inside_tests))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_file_is_found_and_its_tests_do_not_count() {
        let long = "fn f() {}\n".repeat(501);
        let tested = format!("fn f() {{}}\n#[cfg(test)]\nmod tests {{\n{long}}}\n");
        let house = House::of(&[
            ("core/src/long.rs", &long),
            ("core/src/tested.rs", &tested),
            ("core/tests/long.rs", &long),
        ]);
        let found = check(&house);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].0, "core/src/long.rs");
    }

    #[test]
    fn beyond_the_aim_is_only_a_note() {
        let house = House::of(&[("core/src/a.rs", &"fn f() {}\n".repeat(301))]);
        assert!(check(&house).is_empty());
        assert_eq!(notes(&house).len(), 1);
    }
}
