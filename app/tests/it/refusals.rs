//! What bad input gets: a sentence that says what was wrong and what to do; nothing half written.

use crate::run::Desk;

const BAD: &[&str] = &[
    "update",
    "update D-9 --said",
    "update X-1 --said",
    "ask 値上げを伝える",
    "ask '田中: 値上げを伝える' --by 金曜まで",
    "ask '田中: 値上げを伝える' --by タイミングを見て",
    "ask '田中: 値上げを伝える' --by 12/10(金)",
    "ask '田中: 値上げを伝える' --by 2/30",
    "ask '田中: 値上げを伝える' --by 2020-01-01",
    "ask '田中: 値上げを伝える' --by さくら",
    "ask '田中: 値上げを伝える' --percent たくさん",
    "ask '田中: 値上げを伝える' --account ひまわり",
    "ask '田中: 値上げを伝える' --kind 料金",
    "member add 鈴木 --role 部長",
    "member add '田中 太郎'",
    "account add 株式会社さくら食品",
    "account change さくら",
    "policy decide",
    "promise make 資料を送る --by-when 昨日",
    "evidence D-1 E13 書面",
    "answer Z-1 はい",
    "holidays no-such-file.csv",
    "verify --against no-such-checkpoint",
    "init --firm みどり包材 --leader モーガン",
    "settings --budget 0",
    "settings --budget many",
    "leave take 田中 1/3 12/28",
    "--as 鈴木 member",
    "--as 田中 member add 山田",
    "--lang fr member",
    "--now someday member",
    "--format xml member",
    "memebr",
    "member --nmae x",
];

#[test]
fn bad_input_gets_a_clear_sentence_and_writes_nothing() {
    let mut both = String::new();
    for lang in ["ja", "en"] {
        let mut desk = Desk::founded(lang);
        let before = desk.json("verify")["entries"].clone();
        for line in BAD {
            let answer = desk.run(line);
            assert_ne!(answer.code, 0, "{line}: {}", answer.out);
            assert!(answer.out.is_empty(), "{line}: {}", answer.out);
            assert!(!answer.err.trim().is_empty(), "{line}");
        }
        assert_eq!(desk.json("verify")["entries"], before, "nothing may be written");
        both.push_str(&desk.transcript);
    }
    insta::assert_snapshot!("refusals", both);
}

#[test]
fn a_refusal_is_json_for_programs() {
    let mut desk = Desk::founded("en");
    let refused = desk.json("update D-9 --said");
    assert_eq!(refused["ok"], false);
    assert_eq!(refused["kind"], "refused");
    assert_eq!(refused["error"]["key"], "refusal-not-found");
    let usage = desk.json("update");
    assert_eq!(usage["kind"], "usage");
}

#[test]
fn a_moment_that_is_none_is_said_so() {
    let desk = Desk::new("en");
    let mut program = std::process::Command::new(env!("CARGO_BIN_EXE_fushime"));
    let output = program
        .current_dir(desk.folder())
        .env_clear()
        .args(["--now", "someday", "member"])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("“someday” is no moment"), "{told}");
}

#[test]
fn several_of_one_name_are_listed() {
    let mut desk = Desk::founded("ja");
    desk.fine("member add '田中 花子'");
    let answer = desk.run("ask '値上げを伝える' --owner 田中");
    assert_eq!(answer.code, 1);
    assert!(
        answer.err.contains("M-2 田中 太郎") && answer.err.contains("M-4 田中 花子"),
        "{}",
        answer.err
    );
}

#[test]
fn a_spoken_date_is_kept_with_its_words_once_it_is_accepted() {
    let mut desk = Desk::founded("en");
    let line = "ask 'Tanaka: tell them' --owner 田中 --by 'by Friday'";
    let refused = desk.run(line);
    assert_eq!(refused.code, 1);
    assert!(refused.err.contains("Fri 27 Nov"), "{}", refused.err);
    assert_eq!(desk.json("verify")["entries"], 11);
    desk.fine(&format!("{line} --yes"));
    let plan = desk.json("plan D-1");
    assert!(plan["ok"] == true, "{plan}");
}

#[test]
fn two_on_one_ledger_the_second_is_told() {
    let desk = Desk::founded("en");
    // The first holds the lock as a running program does.
    let lock = desk.folder().join("books");
    let locks: Vec<_> = std::fs::read_dir(&lock)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ext| ext == "lock"))
        .collect();
    let held: Vec<std::fs::File> =
        locks.iter().map(|path| std::fs::File::options().write(true).open(path).unwrap()).collect();
    assert!(!held.is_empty(), "no lock file in {}", lock.display());
    for file in &held {
        file.lock().unwrap();
    }
    let output = desk.program().args(["member"]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("Another Fushime has this ledger open"), "{told}");
    for file in &held {
        file.unlock().unwrap();
    }
    assert!(desk.program().args(["member"]).output().unwrap().status.success());
}

#[test]
fn a_day_no_record_can_be_about_is_refused_and_nothing_runs_away() {
    let mut desk = Desk::new("en");
    desk.fine("demo");
    let before = desk.json("verify")["entries"].clone();
    for line in [
        "move D-43 --to 9999-12-31 --by client --reason later --yes",
        "show D-43 --on 9999-12-31",
        "today --on 9999-12-31",
        "hold D-43 --until 3000-01-01 --reason later --yes",
        "update D-43 --for M-8 --not-yet --on 2020-01-01 text",
        "question D-43 what --now 1900-01-01",
    ] {
        let answer = desk.run(line);
        assert_eq!(answer.code, 1, "{line}: {}{}", answer.out, answer.err);
        assert!(!answer.err.contains("panicked"), "{line}: {}", answer.err);
    }
    assert_eq!(desk.json("verify")["entries"], before);
}
