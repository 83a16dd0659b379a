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
        shows("log", &["log", "--directive", "D-1", "--limit", "6"]);
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

/// Somebody who keeps the system sees that entries are there, and nobody's words.
#[test]
fn words_are_for_those_who_may_read_them() {
    let firm = Specimen::new(true);
    let words = "引き続き調整中です";
    let log = |who: &str| firm.shows(&["log", "--as", who, "--limit", "all", "--lang", "ja"]);
    assert!(log("モーガン").contains(words), "the control: the leader reads them");
    assert!(log("田中").contains(words), "and so does whoever wrote them");
    let keeper = log("管理");
    assert!(keeper.contains("報告  D-1") && !keeper.contains(words), "{keeper}");
    let as_json = firm.json(&["log", "--as", "管理", "--limit", "all"]).to_string();
    assert!(!as_json.contains(words), "not in JSON either");
    assert!(!log("伊藤").contains("D-1  "), "a colleague sees no entry of it");
}

#[test]
fn what_one_may_not_see_looks_like_what_does_not_exist() {
    let firm = Specimen::new(true);
    for (who, number) in [("伊藤", "D-1"), ("管理", "D-1"), ("大野", "A-1"), ("伊藤", "K-1")]
    {
        let nowhere = format!("{}-99", &number[..1]);
        let mut answers = Vec::new();
        for number in [number, nowhere.as_str()] {
            for format in ["text", "json"] {
                let output = firm.run(&["show", number, "--as", who, "--format", format]);
                assert_eq!(output.status.code(), Some(1), "{who} {number}");
                answers.push((output.stdout, output.stderr));
            }
        }
        assert_eq!(answers[0], answers[2], "{who} {number}");
        assert_eq!(answers[1], answers[3], "{who} {number}");
    }
    let control = firm.run(&["show", "D-1", "--as", "田中"]);
    assert!(control.status.success(), "the control: the owner sees it");
    let list = firm.shows(&["list", "--as", "伊藤", "--all", "--lang", "ja"]);
    assert!(list.contains("D-4") && !list.contains("D-1 "), "{list}");
    let found = firm.shows(&["list", "さくら食品", "--as", "伊藤", "--all", "--lang", "ja"]);
    assert!(!found.contains("さくら"), "a search tells nothing: {found}");
}

/// A stakeholder follows the stage of the policy, and reads neither words nor names.
#[test]
fn a_stakeholder_sees_stages_only() {
    let firm = Specimen::new(true);
    let shown = firm.shows(&["list", "--as", "大野", "--lang", "ja"]);
    assert!(shown.contains("さくら食品") && shown.contains("準備"), "{shown}");
    for hidden in ["田中", "8%の価格改定を伝える", "━", "丸和水産"] {
        assert!(!shown.contains(hidden), "{hidden} in {shown}");
    }
    let by_owner = firm.shows(&["list", "--owner", "田中", "--as", "大野", "--lang", "ja"]);
    assert!(!by_owner.contains("さくら食品"), "a filter tells nothing: {by_owner}");
}

/// Before the notice of purpose there are dates and debts, no signals, and every page says so.
#[test]
fn without_the_notice_no_signal_is_shown_and_every_page_says_so() {
    let firm = Specimen::new(false);
    for args in [&["today"][..], &["signals"], &["show", "D-1"], &["today", "--as", "田中"]] {
        let shown = firm.shows(&[args, &["--lang", "ja"]].concat());
        assert!(shown.contains("利用目的のお知らせの日がまだ"), "{args:?}: {shown}");
        for signal in ["報告待ち13営業日", "延期2回", "まだ動いていない", "╱╱", "[a]"]
        {
            assert!(!shown.contains(signal), "{args:?}: {signal} in {shown}");
        }
    }
    let today = firm.json(&["today"]);
    assert_eq!(today["with_signals"], false);
    assert!(today["items"].as_array().unwrap().iter().any(|item| item["owed"] == true));
    let told = Specimen::new(true).shows(&["today", "--lang", "ja"]);
    assert!(told.contains("報告待ち13営業日"), "the control: with the notice they are shown");
}

#[test]
fn a_question_that_was_not_sent_is_not_on_the_own_page() {
    let firm = Specimen::new(true);
    let question = "次に動ける日を一緒に決めましょう";
    assert!(firm.shows(&["today", "--lang", "ja"]).replace("\n", "").contains("次に動ける"));
    for args in [&["today"][..], &["show", "D-1"], &["signals"]] {
        let args = [args, &["--as", "田中", "--lang", "ja"]].concat();
        assert!(!firm.shows(&args).contains("聞くとしたら"), "{args:?}");
        assert!(!firm.json(&args).to_string().contains(question), "{args:?}");
    }
}

#[test]
fn lists_are_filtered_as_people_ask() {
    let firm = Specimen::new(true);
    let numbers = |args: &[&str]| {
        let list = firm.json(&[&["list"], args].concat());
        let found = list["directives"].as_array().unwrap().iter();
        found.map(|it| it["directive"].as_str().unwrap().to_owned()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(numbers(&["--closed"]), "D-8");
    assert_eq!(numbers(&["--all", "--owner", "田中"]), "D-1 D-8");
    assert_eq!(numbers(&["--account", "越後"]), "D-3 D-7");
    assert_eq!(numbers(&["--policy", "P-2"]), "D-2");
    assert_eq!(numbers(&["--turn", "上司"]), "D-3 D-4");
    assert_eq!(numbers(&["--turn", "nobody"]), "D-5");
    assert_eq!(numbers(&["--stage", "アポ"]), "D-3");
    assert_eq!(numbers(&["--stage", "none", "--kind", "価格"]), "D-4 D-5");
    assert_eq!(numbers(&["ｻｸﾗ"]), "D-1", "half-width kana are kana");
    assert_eq!(numbers(&["８％", "さくら"]), "D-1", "width does not matter");
    assert_eq!(numbers(&["タイミング"]), "D-1", "words of the timeline are found");
    assert_eq!(numbers(&["たいみんぐ"]), "D-1", "kana do not matter");
}

/// Looking leaves a trace for the one who is looked at, and none in the ledger.
#[test]
fn the_owner_is_told_who_looked_and_the_ledger_is_not() {
    let firm = Specimen::new(true);
    let own = &["show", "D-1", "--as", "田中", "--lang", "ja"];
    assert!(!firm.shows(own).contains("見た人"), "the control: nobody has looked yet");
    let before = firm.json(&["log", "--limit", "1"])["entries"][0]["entry"].clone();
    firm.shows(&["show", "D-1"]);
    let shown = firm.shows(own);
    assert!(shown.contains("見た人: モーガン 11月25日(水) 9:00"), "{shown}");
    assert!(firm.shows(&["today", "--as", "田中", "--lang", "ja"]).contains("見た人: モーガン"));
    let looked = firm.json(own)["looked"].clone();
    assert_eq!(looked.as_array().unwrap().len(), 1, "one's own looking is not written down");
    assert_eq!(looked[0]["who_id"], "M-1");
    assert!(!firm.shows(&["show", "D-1", "--lang", "ja"]).contains("見た人"), "for the owner only");
    assert_eq!(firm.json(&["log", "--limit", "1"])["entries"][0]["entry"], before);
}
