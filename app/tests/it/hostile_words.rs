//! Words that are too long, cannot be seen, or command a terminal; and words that are taken out.

use crate::run::Desk;

#[test]
fn endless_words_are_refused_by_every_door() {
    let mut desk = Desk::founded("ja");
    let (name, text) = ("あ".repeat(201), "あ".repeat(20_001));
    let before = desk.json("verify")["entries"].clone();
    for line in [
        format!("ask '田中: {text}' --yes"),
        format!("ask '田中: 値上げを伝える' --why {text} --yes"),
        format!("account add {name}"),
        format!("member add {name}"),
        format!("contact add さくら {name}"),
        format!("contact add さくら 森 --title {name}"),
        format!("team form {name}"),
        format!("policy decide {name} --kind price"),
    ] {
        let refused = desk.run(&line);
        let start: String = line.chars().take(40).collect();
        assert_eq!(refused.code, 1, "{start}: {}", refused.err);
        assert!(refused.err.contains("長すぎます"), "{start}: {}", refused.err);
    }
    assert_eq!(desk.json("verify")["entries"], before, "nothing was written");
    desk.fine(&format!("account add {}", "あ".repeat(200)));
}

#[test]
fn words_that_nobody_could_see_are_none() {
    let mut desk = Desk::founded("ja");
    desk.fine("ask '田中: 値上げを伝える' --account さくら --yes");
    let before = desk.json("verify")["entries"].clone();
    for line in [
        "update D-1 \u{200b}",
        "question D-1 \u{1b}",
        "account add \u{200b}\u{feff}",
        "member add \u{1b}",
    ] {
        let refused = desk.run(line);
        assert_eq!(refused.code, 1, "{line:?}: {}{}", refused.out, refused.err);
    }
    assert_eq!(desk.json("verify")["entries"], before, "nothing was written");
}

/// What somebody wrote is shown and never obeyed, wherever it is shown.
#[test]
fn no_words_command_the_terminal() {
    let mut desk = Desk::founded("ja");
    desk.fine("ask '田中: 値上げを\u{1b}[2J伝える' --account さくら --yes");
    desk.fine("update D-1 --for 田中 '\u{1b}]0;x\u{7}まだ\u{202e}です\u{9b}1m'");
    for line in ["show D-1", "log", "today", "list", "plan D-1", "show A-1", "today --as 田中"] {
        let shown = desk.fine(line).out;
        let commanding = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
        assert!(!shown.contains(commanding), "{line}: {shown:?}");
    }
    assert!(desk.fine("show D-1").out.contains("␛[2J"), "it is seen that it stands there");
    let kept = desk.json("log")["entries"].to_string();
    assert!(kept.contains("\\u001b[2J"), "the control: the record keeps what was written: {kept}");
}

/// Whoever may not approve is told so, and sees nothing of what is proposed.
#[test]
fn who_may_approve_is_looked_at_first() {
    let mut desk = Desk::founded("ja");
    desk.fine("ask '田中: 値上げを伝える' --account さくら --yes");
    desk.fine("update D-1 私事です --for 田中");
    let entry = desk.json("log")["entries"][0]["entry"].as_u64().unwrap();
    desk.fine(&format!("redact {entry} --reason 私事"));
    let proposed = format!("#{entry}");
    for who in ["田中", "モーガン"] {
        let refused = desk.run(&format!("redact --approve R-1 --as {who}"));
        assert_eq!(refused.code, 1);
        assert!(!refused.err.contains("--yes"), "{who}: {}", refused.err);
        assert!(!refused.err.contains(&proposed), "{who}: {}", refused.err);
    }
    let asked = desk.run("redact --approve R-1 --as 黒田");
    assert!(asked.err.contains("--yes"), "the control: who may is asked: {}", asked.err);
}

/// A reason that repeats what it was to take out can be taken out like any other words.
#[test]
fn the_reason_of_a_redaction_can_be_redacted() {
    let mut desk = Desk::founded("ja");
    desk.fine("ask '田中: 値上げを伝える' --account さくら --yes");
    desk.fine("update D-1 娘の病気です --for 田中");
    let entry = desk.json("log")["entries"][0]["entry"].as_u64().unwrap();
    desk.fine(&format!("redact {entry} --reason 娘の病気とあるため"));
    desk.fine(&format!("redact {} --reason 理由にも書いてしまったため", entry + 1));
    desk.fine("redact --approve R-2 --as 黒田 --yes");
    desk.fine("redact --approve R-1 --as 黒田 --yes");
    for who in ["田中", "モーガン", "黒田"] {
        let log = desk.fine(&format!("log --limit all --as {who}")).out;
        assert!(!log.contains("娘の病気"), "{who}: {log}");
    }
    assert_eq!(desk.json("verify")["redacted"], 2);
}

/// A date where a date is expected elsewhere is one; a wrong choice is answered with the right ones.
#[test]
fn small_slips_of_typing_are_understood_or_explained() {
    let mut desk = Desk::founded("ja");
    let asked = desk.fine("ask '田中: 値上げを伝える' --account さくら -m 訪問=12/10 --by 12/20 --done-when 合意書 --under-way --yes");
    assert!(asked.out.contains("D-1"), "{}", asked.out);
    desk.fine("promise make 資料を送る --by 12/10");
    assert!(desk.fine("promise").out.contains("12月10日"), "the day is taken for one");
    let wrong = desk.run("answer D-1/1 x");
    assert!(wrong.err.contains("limbo") && !wrong.err.contains("silence"), "{}", wrong.err);
    desk.fine("visit さくら ご挨拶 --as モーガン --who 田中");
    let refused = desk.run("done D-1 --withdraw");
    let hint = desk.run("update D-1 まだ --for 田中");
    assert!(refused.code == 0 && hint.err.contains("fushime done D-1 --reopen"), "{}", hint.err);
}
