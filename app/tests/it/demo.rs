//! The demo firm from the command line: made at once, not twice, and what it offers to try works.

use crate::run::Desk;

#[test]
fn the_demo_is_made_and_what_it_offers_to_try_works() {
    for (lang, words) in [("ja", "次にお試しください"), ("en", "Try next")] {
        let mut desk = Desk::new(lang);
        let made = desk.fine("demo");
        assert!(made.out.contains(words), "{}", made.out);
        assert!(made.out.contains("みどり包材株式会社"), "{}", made.out);
        for command in made.out.lines().filter_map(|line| line.split_once("fushime ")) {
            let line = command.1.split(" --data ").next().unwrap();
            let answer = desk.fine(line);
            assert!(answer.out.lines().count() > 10, "{line}: {}", answer.out);
        }
        let verified = desk.json("verify");
        assert_eq!(verified["ok"], true, "{verified}");
    }
}

#[test]
fn a_folder_with_a_ledger_is_left_as_it_is() {
    let mut desk = Desk::founded("ja");
    let before = desk.json("verify")["entries"].clone();
    let again = desk.run("demo");
    assert_eq!(again.code, 1, "{}{}", again.out, again.err);
    assert_eq!(desk.json("verify")["entries"], before);
}

#[test]
fn the_same_seed_makes_the_same_day() {
    let day = |line: &str| {
        let mut desk = Desk::new("en");
        desk.fine(line);
        desk.json("today --limit all").to_string()
    };
    assert_eq!(day("demo"), day("demo --seed 1"));
    assert_ne!(day("demo"), day("demo --seed 2"));
}

#[test]
fn a_firm_for_measuring_has_the_size_that_was_asked_for() {
    let mut desk = Desk::new("en");
    let made = desk.json("demo --open 120 --closed 40 --entries 1500");
    assert_eq!((made["open"].as_u64(), made["ended"].as_u64()), (Some(120), Some(40)));
    let entries = made["entries"].as_u64().unwrap();
    assert!((1_400..=1_600).contains(&entries), "{entries}");
    assert_eq!(desk.json("verify")["ok"], true);
    let day = desk.json("today --limit all");
    assert_eq!(day["leader"]["id"], "M-1");
}
