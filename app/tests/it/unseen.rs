//! What one may not see is answered exactly like what does not exist: by every command that takes a
//! name or a number, for every role.

use std::collections::BTreeSet;
use std::path::Path;

use crate::run::words_of;
use crate::specimen::Specimen;

/// A thing as it may be called, beside one of its kind that does not exist, and who may not see it.
struct Hidden {
    /// What stands for it in a line.
    place: &'static str,
    there: &'static [&'static str],
    nowhere: &'static [&'static str],
    from: &'static [&'static str],
}

const HIDDEN: &[Hidden] = &[
    Hidden {
        place: "{directive}",
        there: &["D-1", "D-1/2"],
        nowhere: &["D-99", "D-99/2"],
        from: &["伊藤", "小林", "管理", "大野", "黒田"],
    },
    Hidden {
        place: "{account}",
        there: &["A-1", "さくら", "さくら食品"],
        nowhere: &["A-99", "ひまわ", "ひまわり堂"],
        from: &["管理", "大野"],
    },
    Hidden {
        place: "{contact}",
        there: &["C-1", "中村", "中村部長"],
        nowhere: &["C-99", "本田", "本田部長"],
        from: &["管理", "大野"],
    },
    Hidden {
        place: "{policy}",
        there: &["P-1", "2027年4月"],
        nowhere: &["P-99", "2031年8月"],
        from: &["管理"],
    },
    Hidden { place: "{policy}", there: &["P-2"], nowhere: &["P-98"], from: &["大野"] },
    Hidden {
        place: "{question}",
        there: &["Q-1"],
        nowhere: &["Q-99"],
        from: &["伊藤", "小林", "管理", "大野", "黒田"],
    },
    Hidden {
        place: "{concern}",
        there: &["K-1"],
        nowhere: &["K-99"],
        from: &["伊藤", "小林", "管理", "大野", "黒田"],
    },
    Hidden { place: "{promise}", there: &["Y-1"], nowhere: &["Y-99"], from: &["大野"] },
];

/// Every command that takes the name or the number of something not everybody may see.
const LINES: &[&str] = &[
    "show {directive}",
    "show {account}",
    "show {policy}",
    "show {question}",
    "show {concern}",
    "show {promise}",
    "list --account {account}",
    "list --all --policy {policy}",
    "signals {directive}",
    "log --directive {directive}",
    "ask '伊藤: 見積を出す' --account {account} --yes",
    "ask '伊藤: 見積を出す' --counterpart {contact} --yes",
    "ask '伊藤: 見積を出す' --policy {policy} --yes",
    "ask '伊藤: {account}に見積を出す' --yes",
    "define {directive} --sentence x",
    "define D-4 --account {account}",
    "define D-4 --counterpart {contact}",
    "define D-4 --policy {policy}",
    "plan {directive}",
    "plan {directive} --agree",
    "plan {directive} -m 訪問=12/10",
    "discuss x --account {account} --there 中村",
    "discuss x --directive {directive}",
    "discuss x --kept {promise}",
    "update {directive} --said",
    "evidence {directive} E1 x",
    "evidence D-4 E1 x --contact {contact}",
    "question {directive} x",
    "concern {directive} x",
    "detour {directive} x",
    "answer {question} x",
    "answer {concern} keep x",
    "answer {directive} limbo",
    "report {directive}",
    "confirm {directive}",
    "move {directive} --to 12/20 --by client",
    "milestone {directive} 再訪=12/10",
    "milestone {directive} --drop",
    "hold {directive} --until 12/10 --reason x",
    "done {directive}",
    "assign {directive} 伊藤",
    "affirm {directive}",
    "escalate {directive} 黒田 --reason x",
    "contest {directive} silence x",
    "coaching {directive} 20",
    "policy change {policy} --why x",
    "policy end {policy} --reason x",
    "account change {account} --tier B",
    "account close {account}",
    "contact add {account} 森",
    "contact change {contact} --title 課長",
    "contact left {contact}",
    "promise make x --by-when 12/10 --account {account}",
    "promise make x --by-when 12/10 --directive {directive}",
    "promise keep {promise}",
    "promise move {promise} --to 12/20",
    "promise release {promise} --reason x",
    "claim open {account} x",
    "thanks {account} x",
    "thanks A-2 x --contact {contact}",
    "thanks A-2 x --directive {directive}",
    "visit {account} x",
    "visit A-2 x --met {contact}",
    "visit A-2 x --directive {directive}",
    "abuse report {account} x",
    "abuse report A-2 x --directive {directive}",
    "closing set 棚卸し 12/1 12/2 --account {account}",
    "closing lift 棚卸し --account {account}",
];

/// Words that whoever may not see the things must never be told.
const CANARIES: &[&str] = &["さくら食品", "中村 進", "価格改定", "12月の供給", "丸和水産"];

/// An answer without the word that was typed, so that two can be compared.
fn answer(firm: &Specimen, who: &str, line: &str, typed: &str) -> (Option<i32>, String) {
    let words = words_of(line);
    let mut args: Vec<&str> = words.iter().map(String::as_str).collect();
    args.extend(["--as", who, "--lang", "ja", "--format", "json"]);
    let output = firm.run(&args);
    let told = [output.stdout, output.stderr].concat();
    (output.status.code(), String::from_utf8(told).unwrap().replace(typed, "…"))
}

/// The executive is no one's leader: an executive sees accounts and policies, and no directive.
fn with_executive() -> Specimen {
    let firm = Specimen::new(true);
    firm.shows(&["member", "add", "黒田", "--role", "executive", "--as", "管理"]);
    firm
}

#[test]
fn every_command_answers_the_unseen_like_nowhere() {
    let firm = with_executive();
    let entries = firm.json(&["verify"])["entries"].clone();
    let mut tried = 0;
    for hidden in HIDDEN {
        let lines = LINES.iter().filter(|line| line.contains(hidden.place));
        let pairs = lines.flat_map(|line| hidden.from.iter().map(move |who| (line, who)));
        for (nth, (line, who)) in pairs.enumerate() {
            // By turns the number, the beginning of the name, the name.
            let turn = (nth / hidden.from.len() + nth) % hidden.there.len();
            let (there, nowhere) = (hidden.there[turn], hidden.nowhere[turn]);
            let unseen = answer(&firm, who, &line.replace(hidden.place, there), there);
            let none = answer(&firm, who, &line.replace(hidden.place, nowhere), nowhere);
            assert_eq!(unseen, none, "{who}: {line} with {there}");
            let told = CANARIES.iter().find(|canary| unseen.1.contains(*canary));
            assert!(told.is_none(), "{who}: {line} tells {told:?}: {}", unseen.1);
            tried += 1;
        }
    }
    assert!(tried > 200, "{tried}");
    assert_eq!(firm.json(&["verify"])["entries"], entries, "nothing was written");
}

/// The control: to the leader, who sees them all, they are not answered like what does not exist.
#[test]
fn what_is_seen_is_not_answered_like_nowhere() {
    for hidden in HIDDEN {
        let lines: Vec<_> = LINES.iter().filter(|line| line.contains(hidden.place)).collect();
        assert!(!lines.is_empty(), "{}", hidden.place);
        let differs = lines.iter().filter(|line| {
            let firm = with_executive();
            let (there, nowhere) = (hidden.there[0], hidden.nowhere[0]);
            let seen = answer(&firm, "モーガン", &line.replace(hidden.place, there), there);
            let none = answer(&firm, "モーガン", &line.replace(hidden.place, nowhere), nowhere);
            seen != none
        });
        let differ = differs.count();
        assert!(2 * differ > lines.len(), "{}: {differ} of {}", hidden.place, lines.len());
    }
}

/// Every command whose file looks for something by name or number is in the table.
#[test]
fn no_command_is_forgotten() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/cli");
    let looks = ["account(", "contact(", "policy(", "directive(", "milestone(", "number("];
    let tried: BTreeSet<&str> = LINES.iter().filter_map(|line| line.split(' ').next()).collect();
    // Who decides about a redaction sees it, and where nobody else does, core refuses it.
    let open = ["redact", "find"];
    let mut found = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().replace("moving", "move");
        let source = std::fs::read_to_string(&path).unwrap();
        let takes = looks.iter().any(|look| source.contains(&format!("session.{look}")));
        if takes && !open.contains(&&*name) {
            found += 1;
            assert!(tried.contains(&*name), "{name} is not in the table");
        }
    }
    assert!(found > 25, "{found}");
}
