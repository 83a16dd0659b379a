//! Files of a firm's own programs, brought in by the program as people run it.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

/// A firm of one leader, Morgan, in a folder of its own.
pub struct Firm {
    folder: TempDir,
}

/// What a run said.
pub struct Said {
    pub code: i32,
    pub out: String,
    pub complaint: String,
}

impl Firm {
    pub fn new() -> Self {
        Self::on("2026-11-25T09:00")
    }

    /// Founds the firm at a moment.
    pub fn on(now: &str) -> Self {
        let firm = Self { folder: tempfile::tempdir().unwrap() };
        let said = firm.at(now, &["init", "--firm", "みどり包材", "--leader", "Morgan"]);
        assert_eq!(said.code, 0, "{}", said.complaint);
        firm
    }

    /// Founds the firm with another leader.
    pub fn led_by(leader: &str) -> Self {
        let firm = Self { folder: tempfile::tempdir().unwrap() };
        let now = "2026-11-25T09:00";
        let said = firm.at(now, &["init", "--firm", "みどり包材", "--leader", leader]);
        assert_eq!(said.code, 0, "{}", said.complaint);
        firm
    }

    /// The demo firm.
    pub fn demo() -> Self {
        let firm = Self { folder: tempfile::tempdir().unwrap() };
        let said = firm.run(&["demo"], "ja");
        assert_eq!(said.code, 0, "{}", said.complaint);
        firm
    }

    pub fn at(&self, now: &str, args: &[&str]) -> Said {
        self.run(&[args, &["--now", now]].concat(), "en")
    }

    pub fn run(&self, args: &[&str], lang: &str) -> Said {
        said(self.command().args(args).args(["--lang", lang]).output().unwrap())
    }

    /// The program with the firm's ledger.
    pub fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_fushime"));
        command.arg("--data").arg(self.folder.path().join("data")).current_dir(self.folder.path());
        command
    }

    /// Puts a file into the firm's folder.
    pub fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        let path = self.folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path.display().to_string()
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Brings a file in and returns the JSON answer.
    pub fn brings(&self, kind: &str, file: &str, more: &[&str]) -> Value {
        let now = ["--now", "2026-11-25T09:00", "--format", "json"];
        let said = self.run(&[&["import", kind, file], more, &now].concat(), "en");
        assert_eq!(said.code, 0, "{}{}", said.out, said.complaint);
        serde_json::from_str(&said.out).unwrap()
    }

    /// Writes something out and returns the rows.
    pub fn rows(&self, kind: &str) -> Vec<Value> {
        let args = ["export", kind, "--format", "json", "--now", "2026-11-25T09:00"];
        let said = self.run(&args, "en");
        assert_eq!(said.code, 0, "{}", said.complaint);
        serde_json::from_str(&said.out).unwrap()
    }
}

pub fn said(output: Output) -> Said {
    Said {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).unwrap(),
        complaint: String::from_utf8(output.stderr).unwrap(),
    }
}

fn cells(row: &Value, names: &[&str]) -> String {
    names.iter().map(|name| row[*name].as_str().unwrap()).collect::<Vec<_>>().join("|")
}

fn sample(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/data").join(name);
    path.display().to_string()
}

#[test]
fn accounts_members_and_contacts_come_in_and_a_second_time_change_nothing() {
    let firm = Firm::new();
    let files =
        [("members", "members.csv"), ("accounts", "accounts.csv"), ("contacts", "contacts.csv")];
    let mut first = Vec::new();
    for (kind, file) in files {
        first.push(firm.brings(kind, &sample(file), &[]));
    }
    let fields = ["rows", "taken", "known", "left_out", "problems_total"];
    let counts: Vec<Vec<u64>> = first
        .iter()
        .map(|said| fields.iter().map(|field| said[*field].as_u64().unwrap()).collect())
        .collect();
    assert_eq!(counts, [[4, 4, 0, 0, 0], [4, 3, 0, 1, 2], [4, 3, 0, 1, 1]]);
    let accounts = firm.rows("accounts");
    let names = ["source_key", "name", "tier", "yearly_sales", "trading_since", "cut_off_days"];
    let shown: Vec<String> = accounts.iter().map(|row| cells(row, &names)).collect();
    assert_eq!(
        shown,
        [
            "0017|さくら食品株式会社|A|84000000|1998|31",
            "0021|丸和水産㈱|B|12500000|2005|15,31",
            "0035|越後米菓|||2011|20",
        ]
    );
    assert_eq!(accounts[0]["owner"], "田中 健一");
    let contacts = firm.rows("contacts");
    let names = ["account", "name", "reading", "title", "rank"];
    let shown: Vec<String> = contacts.iter().map(|row| cells(row, &names)).collect();
    assert_eq!(
        shown,
        [
            "さくら食品株式会社|中村 進|ナカムラ ススム|購買部長|60",
            "さくら食品株式会社|森 彩|モリ アヤ|主任|40",
            "丸和水産㈱|小川 隆|オガワ タカシ|常務取締役|80",
        ]
    );
    let members = firm.rows("members");
    let names = ["source_key", "name", "roles", "team", "leader"];
    let shown: Vec<String> = members.iter().map(|row| cells(row, &names)).collect();
    assert_eq!(
        shown,
        [
            "|Morgan|leader,administrator|Sales|Morgan",
            "000123|田中 健一|salesperson|営業一課|佐伯 隆",
            "000124|小林 大輔|salesperson|営業一課|佐伯 隆",
            "000050|佐伯 隆|leader|営業一課|佐伯 隆",
            "000200|大野 誠|stakeholder|業務課|",
        ]
    );
    for (kind, file) in files {
        let again = firm.brings(kind, &sample(file), &[]);
        assert_eq!(again["entries"], 0, "{kind}: {again}");
    }
}

#[test]
fn a_changed_row_changes_what_it_says_and_an_empty_cell_takes_nothing_away() {
    let firm = Firm::new();
    let one =
        firm.file("a.csv", "コード,会社名,ランク,年商(百万円)\nA1,さくら食品,A,84\nA2,青葉,B,5\n");
    firm.brings("accounts", &one, &[]);
    let two =
        firm.file("b.csv", "コード,会社名,ランク,年商(百万円)\nA1,さくら食品,Ｂ,\nA2,青葉,B,5\n");
    let said = firm.brings("accounts", &two, &[]);
    assert_eq!(said["kinds"], serde_json::json!({ "account_changed": 1 }));
    let row = &firm.rows("accounts")[0];
    assert_eq!((row["tier"].as_str(), row["yearly_sales"].as_str()), (Some("B"), Some("84000000")));
}

#[test]
fn what_is_wrong_is_said_by_row_in_both_languages_and_counted_when_there_is_much_of_it() {
    let firm = Firm::new();
    let mut text = "会社名,ランク,決算月\n".to_owned();
    for n in 0..40 {
        text.push_str(&format!("会社{n},S,{n}月\n"));
    }
    let file = firm.file("many.csv", &text);
    let args = ["import", "accounts", file.as_str(), "--dry-run"];
    for (lang, one, more) in [
        (
            "ja",
            "many.csv 2行目「ランク」S: ランクは A、B、C、D のどれかで書いてください。",
            "ほかに35件",
        ),
        (
            "en",
            "many.csv row 2, “ランク” S: The tier is one of A, B, C and D.",
            "35 more like this",
        ),
    ] {
        let said = firm.run(&args, lang);
        assert_eq!(said.code, 0);
        assert!(said.complaint.contains(one), "{}", said.complaint);
        assert!(said.complaint.contains(more), "{}", said.complaint);
        assert!(said.complaint.lines().count() < 20, "{}", said.complaint);
    }
    assert_eq!(firm.run(&["export", "accounts"], "en").code, 1, "a trial writes nothing");
}

#[test]
fn directives_come_from_a_list_and_move_with_it() {
    let firm = Firm::new();
    firm.brings("members", &sample("members.csv"), &["--as", "Morgan"]);
    let head = "番号,指示内容,担当者,期限,節目1,節目1期日,状態,依頼日\n";
    let row = |due: &str, status: &str| {
        format!(
            "{head}T-1,さくら食品に8%の値上げを伝える,小林 大輔,2026-12-25,アポ取得,{due},{status},2026-11-02\n"
        )
    };
    let first = firm.file("d1.csv", row("2026-12-01", "進行中"));
    let said = firm.brings("directives", &first, &[]);
    assert_eq!(said["kinds"], serde_json::json!({ "directive_asked": 1 }), "{said}");
    let again = firm.brings("directives", &first, &[]);
    assert_eq!((again["entries"].as_u64(), again["known"].as_u64()), (Some(0), Some(1)));
    let moved = firm.file("d2.csv", row("2026-12-08", "進行中"));
    let said = firm.brings("directives", &moved, &[]);
    assert_eq!(said["kinds"], serde_json::json!({ "milestone_moved": 1 }), "{said}");
    let done = firm.file("d3.csv", row("2026-12-08", "完了"));
    let said = firm.brings("directives", &done, &[]);
    assert_eq!(said["kinds"], serde_json::json!({ "directive_done": 1 }), "{said}");
    let again = firm.brings("directives", &done, &[]);
    assert_eq!(again["entries"], 0);
}

#[test]
fn a_history_gives_a_today_with_reasons_on_the_first_day() {
    let firm = Firm::new();
    let said = firm.brings("history", &sample("history.csv"), &[]);
    assert_eq!(said["problems_total"], 0, "{said}");
    let args = ["today", "--format", "json", "--limit", "all", "--now", "2026-11-25T09:00"];
    let today: Value = serde_json::from_str(&firm.run(&args, "en").out).unwrap();
    let listed = |field: &str| today[field].as_array().unwrap().len();
    assert_eq!(listed("items") + listed("not_today"), 2, "{today}");
    let again = firm.brings("history", &sample("history.csv"), &[]);
    assert_eq!(again["entries"], 0);
}

#[test]
fn a_map_is_written_out_and_brings_the_same() {
    let firm = Firm::new();
    let map = firm.path("map.toml").display().to_string();
    let history = sample("history.csv");
    let said = firm.run(&["import", "history", &history, "--write-map", &map], "ja");
    assert_eq!(said.code, 0, "{}", said.complaint);
    let text = std::fs::read_to_string(&map).unwrap();
    assert!(text.contains("item = \"案件番号\""), "{text}");
    assert!(text.contains("\"先方検討中\" = \"client_turn\"    # 1"), "{text}");
    let again = firm.run(&["import", "history", &history, "--write-map", &map], "ja");
    assert_eq!(again.code, 1, "a map is not written over");
    let guessed = firm.brings("history", &history, &["--dry-run"]);
    let mapped = firm.brings("history", &history, &["--dry-run", "--map", &map]);
    assert_eq!(guessed["kinds"], mapped["kinds"]);
    assert_eq!(mapped["first"].as_array().unwrap().len(), 10);
    for (slip, key) in [
        ("[columns]\nitme = \"案件番号\"\n", "import-map-unknown-column"),
        ("[kinds]\n\"完了\" = \"finished\"\n", "import-map-unknown-kind"),
        ("[columns]\nitem = \"案件番号\"\nat = \"いつ\"\n", "import-file-map-differs"),
        ("columns = 3\n", "import-map-malformed"),
    ] {
        let file = firm.file("slip.toml", slip);
        let args = ["import", "history", &history, "--map", &file, "--format", "json"];
        let said = firm.run(&args, "en");
        assert_eq!(said.code, 1);
        let answer: Value = serde_json::from_str(&said.out).unwrap();
        assert_eq!(answer["error"]["key"], key, "{}", said.out);
    }
}

#[test]
fn a_history_that_was_written_out_is_brought_in_again() {
    let firm = Firm::new();
    firm.brings("history", &sample("history.csv"), &[]);
    for lang in ["ja", "en"] {
        let out = firm.path(&format!("{lang}.csv")).display().to_string();
        let said = firm.run(&["export", "history", "--out", &out], lang);
        assert_eq!(said.code, 0, "{}", said.complaint);
        let here = firm.brings("history", &out, &[]);
        assert_eq!(here["entries"], 0, "into the same firm nothing comes anew: {here}");
        let other = Firm::new();
        let there = other.brings("history", &out, &[]);
        assert_eq!(there["problems_total"], 0, "{there}");
        let names = ["item", "at", "kind", "text", "due", "owner", "account"];
        let shown = |firm: &Firm| {
            let rows = firm.rows("history");
            rows.iter().map(|row| cells(row, &names)).collect::<Vec<_>>()
        };
        assert_eq!(shown(&other), shown(&firm), "{lang}");
    }
}

#[test]
fn nobody_writes_out_what_is_not_for_them() {
    let firm = Firm::new();
    firm.brings("members", &sample("members.csv"), &[]);
    firm.brings("accounts", &sample("accounts.csv"), &[]);
    let refused = firm.run(&["import", "history", &sample("history.csv"), "--as", "佐伯"], "ja");
    assert_eq!(refused.code, 1, "a leader who is no administrator brings nothing in");
    assert!(refused.complaint.contains("佐伯 隆さんには"), "{}", refused.complaint);
    firm.brings("history", &sample("history.csv"), &[]);
    let rows = |who: &str, kind: &str| {
        let said = firm.run(&["export", kind, "--format", "json", "--as", who], "en");
        match said.code {
            0 => serde_json::from_str::<Vec<Value>>(&said.out).unwrap().len(),
            _ => 0,
        }
    };
    assert_eq!(rows("佐伯", "directives"), 3);
    assert_eq!(rows("小林", "directives"), 1, "a salesperson sees what is asked of oneself");
    assert_eq!(rows("大野", "directives"), 0, "a stakeholder sees nobody's words");
    assert_eq!(rows("大野", "history"), 0);
    assert_eq!(rows("大野", "accounts"), 0);
    assert_eq!(rows("小林", "members"), 5, "who works here is no secret among colleagues");
    let said = firm.run(&["export", "entries", "--as", "小林"], "en");
    assert!(!said.out.contains("丸和水産に12月の減枠"), "{}", said.out);
    let own = firm.run(&["export", "entries", "--as", "佐伯"], "en");
    assert!(own.out.contains("丸和水産に12月の減枠"));
    let other = firm.run(&["export", "entries", "--as", "Morgan"], "en");
    assert!(other.out.contains("directive_asked"), "the log shows that something was asked");
    assert!(!other.out.contains("丸和水産に12月の減枠"), "and not what");
}
