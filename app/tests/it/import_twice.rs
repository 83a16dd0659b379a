//! Files that come in a second time, and names that are almost the same.

use serde_json::Value;

use crate::import::Firm;

const NOW: &str = "2026-11-25T09:00";

fn names(firm: &Firm, kind: &str, field: &str) -> Vec<String> {
    let rows = firm.rows(kind);
    rows.iter().map(|row| row[field].as_str().unwrap().to_owned()).collect()
}

fn keys(said: &Value) -> Vec<String> {
    let problems = said["problems"].as_array().unwrap();
    problems.iter().map(|it| format!("{} {}", it["row"], it["key"].as_str().unwrap())).collect()
}

#[test]
fn companies_are_told_apart_by_their_whole_name_and_never_renamed() {
    let firm = Firm::new();
    let list = "会社名,ランク\nさくら食品株式会社,A\n有限会社サクラ食品,B\n";
    let file = firm.file("a.csv", list);
    assert_eq!(firm.brings("accounts", &file, &[])["taken"], 2);
    let said = firm.brings("accounts", &file, &[]);
    assert_eq!((&said["entries"], &said["known"]), (&0.into(), &2.into()), "{said}");
    let wide = firm.file("w.csv", "会社名,ランク\n有限会社ｻｸﾗ食品,B\n");
    assert_eq!(firm.brings("accounts", &wide, &[])["entries"], 0, "width is no difference");
    let twice = firm.file("t.csv", "会社名,ランク\n丸和水産,A\n丸和水産,B\n");
    for taken in [1, 0] {
        let said = firm.brings("accounts", &twice, &[]);
        assert_eq!(said["taken"], taken, "{said}");
        assert_eq!(keys(&said), ["3 import-expected-once"]);
    }
    let coded = firm.file("c.csv", "コード,会社名\nK1,丸和水産株式会社\n");
    let renamed = firm.file("r.csv", "コード,会社名,ランク\nK1,丸和ホールディングス,C\n");
    firm.brings("accounts", &coded, &[]);
    for entries in [1, 0] {
        let said = firm.brings("accounts", &renamed, &[]);
        assert_eq!(said["entries"], entries, "the tier is taken over once: {said}");
        assert_eq!(keys(&said), ["2 import-expected-held-name"]);
    }
    let held = ["さくら食品株式会社", "有限会社サクラ食品", "丸和水産", "丸和水産株式会社"];
    assert_eq!(names(&firm, "accounts", "name"), held);
}

#[test]
fn a_family_name_is_enough_when_it_can_only_mean_one() {
    let firm = Firm::new();
    let people = "氏名,社員番号\n田中 太郎,1\n鈴木 一郎,2\n鈴木 花子,3\n";
    firm.brings("members", &firm.file("m.csv", people), &[]);
    let list = "会社名,担当\n甲社,田中\n乙社,鈴木\n丙社,佐藤\n";
    let file = firm.file("a.csv", list);
    let said = firm.brings("accounts", &file, &[]);
    assert_eq!(keys(&said), ["3 import-expected-one-member", "4 import-expected-member"]);
    let sentence = said["problems"][0]["text"].as_str().unwrap();
    for name in ["M-3 鈴木 一郎", "M-4 鈴木 花子"] {
        assert!(sentence.contains(name), "{sentence}");
    }
    assert_eq!(names(&firm, "accounts", "owner"), ["田中 太郎", "", ""]);
    let asked = firm.file("d.csv", "件名,担当\n値上げの件,田中さん\n納期の件,鈴木\n");
    let said = firm.brings("directives", &asked, &[]);
    assert_eq!(keys(&said), ["3 import-expected-one-member"]);
    assert_eq!(names(&firm, "directives", "owner"), ["田中 太郎"]);
}

#[test]
fn what_was_written_out_is_known_when_it_comes_back() {
    let firm = Firm::demo();
    for lang in ["ja", "en"] {
        for kind in ["members", "accounts", "contacts", "directives"] {
            let out = firm.path(&format!("{kind}.{lang}.csv")).display().to_string();
            let written = firm.run(&["export", kind, "-o", &out, "--now", NOW], lang);
            assert_eq!(written.code, 0, "{}", written.complaint);
            let said = firm.brings(kind, &out, &["--as", "M-7"]);
            let known = (&said["entries"], &said["known"], &said["problems_total"]);
            assert_eq!(known, (&0.into(), &said["rows"], &0.into()), "{kind} {lang}: {said}");
        }
    }
}

#[test]
fn of_two_alike_the_number_says_which_and_another_firms_number_says_nothing() {
    let firm = Firm::new();
    let twice = "件名,担当,番号\n値上げの件,Morgan,X-1\n値上げの件,Morgan,X-2\n";
    firm.brings("directives", &firm.file("two.csv", twice), &[]);
    let moved = "件名,担当,Fushime番号,理由\n値上げの件,Morgan,D-1,原料高のため\n";
    firm.brings("directives", &firm.file("moved.csv", moved), &[]);
    assert_eq!(names(&firm, "directives", "why"), ["原料高のため", ""]);
    let foreign = "件名,担当,Fushime番号\n納期の件,Morgan,D-1\n";
    firm.brings("directives", &firm.file("foreign.csv", foreign), &[]);
    assert_eq!(names(&firm, "directives", "sentence"), ["値上げの件", "値上げの件", "納期の件"]);
}

#[test]
fn what_may_be_conceded_goes_out_and_comes_in_whole() {
    let (here, there) = (Firm::new(), Firm::new());
    let list = "件名,担当,裁量,裁量の率,裁量の金額,裁量の適用期限,裁量の相談先,譲れないこと\n\
        値上げの件,Morgan,端数は任せる,6.5%,300000,2027-06-01,Morgan,無期限の据え置き\n";
    here.brings("directives", &here.file("d.csv", list), &[]);
    let out = here.path("out.csv").display().to_string();
    assert_eq!(here.run(&["export", "directives", "-o", &out], "en").code, 0);
    there.brings("directives", &out, &[]);
    for (field, value) in [
        ("authority", "端数は任せる"),
        ("authority_percent", "6.5%"),
        ("authority_yen", "300000"),
        ("authority_until", "2027-06-01"),
        ("authority_more_from", "Morgan"),
        ("authority_never", "無期限の据え置き"),
    ] {
        assert_eq!(names(&there, "directives", field), [value], "{field}");
    }
}

#[test]
fn what_came_with_a_file_shows_the_file_and_not_a_writer_for_others() {
    let firm = Firm::new();
    let rows = "案件番号,件名,更新日時,更新者,コメント,担当者\n\
        H-1,値上げの件,2026-11-02,佐伯,,小林 大輔\n\
        H-1,値上げの件,2026-11-09,小林,アポを取っています,小林 大輔\n";
    firm.brings("history", &firm.file("h.csv", rows), &[]);
    for (args, line) in [
        (&["show", "D-1"][..], "小林  報告  h.csv 3行目"),
        (&["log", "--directive", "D-1"], "小林  報告  D-1  h.csv 3行目"),
    ] {
        let said = firm.run(&[args, &["--now", NOW]].concat(), "ja");
        assert_eq!(said.code, 0, "{}", said.complaint);
        assert!(said.out.contains(line), "{}", said.out);
        assert!(!said.out.contains("代筆"), "{}", said.out);
    }
    let said = firm.run(&["show", "D-1", "--format", "json", "--now", NOW], "ja");
    let shown: Value = serde_json::from_str(&said.out).unwrap();
    let line = &shown["lines"][0];
    let from = serde_json::json!({ "file": "h.csv", "row": 3, "who": "小林" });
    assert_eq!((&line["from_file"], &line["on_behalf"]), (&from, &false.into()));
    firm.run(&["update", "D-1", "まだです", "--for", "小林", "--now", NOW], "ja");
    let own = firm.run(&["show", "D-1", "--now", NOW], "ja");
    assert_eq!(
        own.out.matches("代筆").count(),
        1,
        "a person who writes for another is: {}",
        own.out
    );
}

#[test]
fn what_a_due_date_makes_is_named_in_the_language_of_the_firm() {
    let firm = Firm::new();
    let english = firm.path("english").display().to_string();
    let file =
        firm.file("h.csv", "number,title,updated at,due\nH-1,Tell them,2026-11-02,2026-12-01\n");
    let run = |args: &[&str], lang: &str| {
        let said = firm.run(&[args, &["--data", &english, "--now", NOW]].concat(), lang);
        assert_eq!(said.code, 0, "{}", said.complaint);
        said.out
    };
    run(&["init", "--firm", "Green", "--leader", "Morgan", "--firm-language", "en"], "ja");
    run(&["import", "history", &file], "ja");
    let shown = run(&["show", "D-1"], "en");
    assert!(shown.contains("Due date") && !shown.contains("期日"), "{shown}");
}

#[test]
fn a_month_where_a_day_is_wanted_is_called_a_month() {
    let firm = Firm::new();
    let list = "件名,担当,期限\n値上げの件,Morgan,平成元年4月\n";
    let file = firm.file("d.csv", list);
    for (lang, sentence) in
        [("ja", "年と月だけで、日がありません"), ("en", "a month without a day")]
    {
        let said = firm.run(&["import", "directives", &file, "--dry-run"], lang);
        assert!(said.complaint.contains(sentence), "{}", said.complaint);
    }
    let since = firm.file("a.csv", "会社名,取引開始\nさくら食品,平成元年4月\n");
    firm.brings("accounts", &since, &[]);
    assert_eq!(names(&firm, "accounts", "trading_since"), ["1989"]);
}
