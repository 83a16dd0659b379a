//! Japanese public holidays, day by day, against sources that are not ours.
//!
//! `data/holidays.txt` holds the 895 days from 2000 to 2050 on which two libraries in another
//! language agree; `./test --long` makes the comparison with those libraries anew.

use std::collections::BTreeSet;
use std::path::PathBuf;

use fushime_core::calendar::holidays_of;
use jiff::civil::{Date, date};

const FROZEN: &str = include_str!("data/holidays.txt");

fn frozen() -> BTreeSet<Date> {
    FROZEN.lines().filter_map(|line| line.parse().ok()).collect()
}

fn by_law(first: i16, last: i16) -> BTreeSet<Date> {
    (first..=last).flat_map(|year| holidays_of(year).into_keys()).collect()
}

/// Returns the days on which two sources differ.
fn differences(one: &BTreeSet<Date>, other: &BTreeSet<Date>) -> Vec<Date> {
    one.symmetric_difference(other).copied().collect()
}

#[test]
fn every_day_from_2000_to_2050_is_as_others_have_it() {
    let frozen = frozen();
    assert_eq!(frozen.len(), 895, "the frozen file is damaged");
    assert_eq!(differences(&by_law(2000, 2050), &frozen), []);
}

#[test]
fn a_law_of_another_year_would_be_noticed() {
    // The control: without the moved days of 2021 the comparison must find them.
    let moved = [date(2021, 7, 22), date(2021, 7, 23), date(2021, 8, 8), date(2021, 8, 9)];
    let mut without = by_law(2000, 2050);
    without.retain(|day| !moved.contains(day));
    without.extend([date(2021, 7, 19), date(2021, 10, 11), date(2021, 8, 11)]);
    assert_eq!(differences(&without, &frozen()).len(), 7);
}

#[test]
fn every_day_since_1990_is_as_the_cabinet_office_announced_it() {
    let Some(list) = cabinet_office() else { return };
    let announced: BTreeSet<Date> =
        list.lines().filter_map(day_of_row).filter(|day| day.year() >= 1990).collect();
    let last = announced.last().map_or(1990, |day| day.year());
    assert!(last >= 2027, "the list ends in {last}");
    assert_eq!(differences(&by_law(1990, last), &announced), []);
}

fn day_of_row(row: &str) -> Option<Date> {
    let (day, _) = row.split_once(',')?;
    let mut parts = day.split('/').map(str::parse::<i16>);
    let (year, month, day) = (parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?);
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// Reads the announced list. `None`, and a line that says so, where the data sets are not.
#[expect(clippy::print_stderr, reason = "a skipped test must say so")]
#[expect(clippy::disallowed_methods, reason = "a test finds the public data sets")]
fn cabinet_office() -> Option<String> {
    let beside = || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared");
    let folder = std::env::var_os("FUSHIME_SHARED").map_or_else(beside, PathBuf::from);
    let path = folder.join("data/holidays-jp/syukujitsu.csv");
    match std::fs::read(&path) {
        // Names are Shift_JIS; the days before the comma are plain digits in every encoding.
        Ok(bytes) => Some(String::from_utf8_lossy(&bytes).into_owned()),
        Err(_) => {
            eprintln!("skipped: no {} (FUSHIME_SHARED names its folder)", path.display());
            None
        }
    }
}
