//! Commands that read: whole answers in both languages, and every field that is promised.

use crate::specimen::Specimen;

#[test]
fn what_a_leader_reads() {
    let firm = Specimen::new(true);
    for lang in ["ja", "en"] {
        let shows = |name: &str, args: &[&str]| {
            let args: Vec<&str> = args.iter().copied().chain(["--lang", lang]).collect();
            insta::assert_snapshot!(format!("{name}.{lang}"), firm.shows(&args));
        };
        shows("today", &["today"]);
        shows("today-in-15-minutes", &["today", "--minutes", "15", "--limit", "2"]);
        shows("list", &["list"]);
        shows("show-directive", &["show", "D-1"]);
        shows("show-ascii", &["show", "D-2", "--ascii"]);
        shows("signals", &["signals"]);
        shows("show-account", &["show", "A-1"]);
        shows("show-policy", &["show", "P-1"]);
        shows("show-promise", &["show", "Y-1"]);
        shows("show-member", &["show", "M-2"]);
    }
}

#[test]
fn what_a_salesperson_reads() {
    let firm = Specimen::new(true);
    for lang in ["ja", "en"] {
        let args = ["today", "--as", "田中", "--lang", lang];
        insta::assert_snapshot!(format!("own.{lang}"), firm.shows(&args));
    }
}

/// Goes through a document and finds every field that a JSON block promises.
#[test]
fn json_answers_hold() {
    let firm = Specimen::new(true);
    let today = firm.json(&["today"]);
    let ranks: Vec<u64> = ["items", "not_today"]
        .iter()
        .flat_map(|list| today[list].as_array().unwrap())
        .map(|item| item["rank"].as_u64().unwrap())
        .collect();
    assert_eq!(ranks, (1..=ranks.len() as u64).collect::<Vec<_>>(), "in the order of rank");
    let open = firm.json(&["list"])["directives"].as_array().unwrap().len();
    let of_directives = |list: &str| {
        let items = today[list].as_array().unwrap().iter();
        items.filter(|item| item["about"] == "directive").count()
    };
    assert_eq!(of_directives("items") + of_directives("not_today"), open);
    for item in today["items"].as_array().unwrap() {
        let sum: u64 =
            item["reasons"].as_array().unwrap().iter().map(|r| r["points"].as_u64().unwrap()).sum();
        assert_eq!(item["points"], sum, "the sum can be checked: {item}");
    }
}
