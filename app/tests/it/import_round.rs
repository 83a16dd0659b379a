//! A history that goes out of one ledger and into another: the same facts, in the same words.

use serde_json::Value;

use crate::import::Firm;

const NOW: &str = "2026-11-25T09:00";

/// Every event that a history carries, without the name of its entry.
fn told(firm: &Firm) -> Vec<Value> {
    let mut rows = firm.rows("history");
    rows.retain(|row| row["kind"] != "ignore");
    for row in &mut rows {
        row.as_object_mut().unwrap().remove("entry_id");
    }
    rows.sort_by_key(ToString::to_string);
    rows
}

/// Whose words the entries of a kind are, and when.
fn speakers(firm: &Firm, kind: &str) -> Vec<String> {
    let args = ["log", "--limit", "all", "--format", "json", "--now", NOW];
    let log: Value = serde_json::from_str(&firm.run(&args, "en").out).unwrap();
    let entries = log["entries"].as_array().unwrap();
    let of_kind = entries.iter().filter(|entry| entry["kind"] == kind);
    let mut lines: Vec<String> = of_kind
        .map(|entry| {
            let who = if entry["for"].is_null() { &entry["by"] } else { &entry["for"] };
            format!("{} {} {who} {}", entry["on"], entry["time"], entry["text"])
        })
        .collect();
    lines.sort();
    lines
}

/// Makes a firm of the same people and clients, with the history of another brought in.
fn moved(from: &Firm) -> Firm {
    let to = Firm::led_by("Morgan Reed");
    for kind in ["members", "accounts", "history"] {
        let file = from.path(&format!("{kind}.csv")).display().to_string();
        if !from.path(&format!("{kind}.csv")).exists() {
            let said = from.run(&["export", kind, "-o", &file, "--now", NOW], "ja");
            assert_eq!(said.code, 0, "{}", said.complaint);
        }
        let said = to.brings(kind, &file, &[]);
        assert_eq!((&said["left_out"], &said["problems_total"]), (&0.into(), &0.into()), "{said}");
        let again = to.brings(kind, &file, &[]);
        assert_eq!(again["entries"], 0, "a second time nothing comes of it: {again}");
    }
    to
}

#[test]
fn a_history_says_the_same_in_another_ledger() {
    let here = Firm::demo();
    let there = moved(&here);
    let (gone, come) = (told(&here), told(&there));
    let lost: Vec<&Value> = gone.iter().filter(|row| !come.contains(row)).collect();
    assert!(gone.len() > 500 && lost.is_empty() && come.len() == gone.len(), "{lost:?}");
    for kind in ["question_asked", "question_answered", "milestone_confirmed", "directive_done"] {
        let (gone, come) = (speakers(&here, kind), speakers(&there, kind));
        let of_open: Vec<&String> = come.iter().filter(|line| !gone.contains(line)).collect();
        assert!(!come.is_empty() && of_open.is_empty(), "{kind}: {of_open:?}");
    }
    let come = there.rows("directives");
    for directive in here.rows("directives") {
        let sentence = &directive["sentence"];
        let other = come.iter().find(|row| row["sentence"] == *sentence);
        let other = other.unwrap_or_else(|| panic!("{sentence} is lost"));
        for field in ["due", "milestone_1", "milestone_1_due", "milestone_2", "milestone_2_due"] {
            assert_eq!(other[field], directive[field], "{sentence}: {field}");
        }
    }
}

#[test]
fn words_nobody_said_are_not_put_into_anybodys_mouth() {
    let firm = Firm::new();
    let list = "number,title,updated at,updated by,state,comments,assigned to\n\
        H-1,Tell them,2026-11-02,Morgan,asked,,Tanaka\n\
        H-1,Tell them,2026-11-03,Tanaka,not_yet,,Tanaka\n\
        H-1,Tell them,2026-11-04,Tanaka,question,May I offer 7%?,Tanaka\n\
        H-1,Tell them,2026-11-05,Morgan,answer,No,Tanaka\n\
        H-1,Tell them,2026-11-06,Tanaka,Awaiting Vendor,,Tanaka\n";
    let said = firm.brings("history", &firm.file("h.csv", list), &[]);
    assert_eq!(said["problems_total"], 0, "{said}");
    let lines = firm.run(&["show", "D-1", "--format", "json", "--now", NOW], "en");
    let shown: Value = serde_json::from_str(&lines.out).unwrap();
    let told: Vec<String> = shown["lines"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| format!("{} {} {}", line["what"], line["who"], line["text"]))
        .collect();
    assert_eq!(
        told,
        [
            r#""update" "Tanaka" "Awaiting Vendor""#,
            r#""leader_answer" "Morgan" "No""#,
            r#""question_to_leader" "Tanaka" "May I offer 7%?""#,
            r#""update" "Tanaka" null"#,
            r#""asked" "Morgan" "Tell them""#,
        ]
    );
}
