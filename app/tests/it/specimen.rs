//! みどり包材 on 25 November 2026: a small firm whose entries show what reading commands draw.

use std::path::Path;
use std::process::{Command, Output};

use fushime_core::entry::{NewEntry, read_body};
use fushime_core::ids::{EntryId, Position};
use fushime_ledger::{Appended, Ledger, SqliteLedger};
use serde_json::{Value, json};
use tempfile::TempDir;

/// The day on which everything is read.
pub const NOW: &str = "2026-11-25T09:00";

/// A firm in a folder of its own.
pub struct Specimen {
    pub folder: TempDir,
}

struct Story(Vec<NewEntry>);

impl Story {
    /// Writes one entry: `when` is a day, or a day and an hour.
    fn says(&mut self, when: &str, by: u32, kind: &str, data: Value) -> u64 {
        let (on, time) = when.split_once(' ').unwrap_or((when, ""));
        let mut body =
            json!({ "on": on, "by": by, "from": "cli", "kind": kind, "v": 1, "data": data });
        if !time.is_empty() {
            body["time"] = json!(format!("{time}:00"));
        }
        let (note, event) = read_body(&body.to_string()).unwrap();
        assert_eq!(event.kind(), kind);
        let position = self.0.len() as u64 + 1;
        let recorded_at = format!("{on}T09:00:00Z").parse().unwrap();
        self.0.push(NewEntry { id: EntryId(u128::from(position)), recorded_at, note, event });
        position
    }

    fn member(&mut self, number: u32, name: &str, language: &str, role: &str) {
        let details = json!({ "name": name, "language": language });
        let data = json!({ "member": number, "details": details, "roles": [role] });
        self.says("2026-04-01", 1, "member_joined", data);
        if matches!(role, "leader" | "salesperson") {
            let joined = json!({ "team": 1, "member": number, "from": "2026-04-01" });
            self.says("2026-04-01", 1, "team_joined", joined);
        }
    }

    fn account(&mut self, number: u32, name: &str, tier: &str, sales: i64) {
        let details = json!({ "name": name, "tier": tier, "yearly_sales": sales });
        let data = json!({ "account": number, "details": details });
        self.says("2026-04-01", 1, "account_opened", data);
    }

    fn update(&mut self, when: &str, by: u32, directive: u32, text: &str, concrete: bool) -> u64 {
        let data = json!({ "directive": directive, "text": text, "concrete": concrete });
        self.says(when, by, "update_given", data)
    }

    fn question(&mut self, when: &str, number: u32, directive: u32, to: u32, text: &str) {
        let data = json!({ "question": number, "directive": directive, "to": to, "text": text });
        self.says(when, 1, "question_asked", data);
    }

    fn moved(&mut self, when: &str, by: u32, place: (u32, u16), dates: (&str, &str), why: &str) {
        let data = json!({
            "directive": place.0, "milestone": place.1, "from": dates.0, "to": { "on": dates.1 },
            "requester": "salesperson", "reason": why,
        });
        self.says(when, by, "milestone_moved", data);
    }

    fn seal(&mut self, when: &str, by: u32, directive: u32, milestone: u16) {
        let data = json!({ "directive": directive, "milestone": milestone });
        self.says(when, by, "milestone_reported", data.clone());
        self.says(when, 1, "milestone_confirmed", data);
    }
}

fn joint(name: &str, due: &str, stage: &str) -> Value {
    json!({ "name": name, "due": { "on": due }, "stage": stage })
}

fn the_firm(story: &mut Story) {
    let founded = json!({
        "name": "みどり包材", "language": "ja", "time_zone": "Asia/Tokyo",
        "fiscal_year_end_month": 3, "leader": 1,
    });
    story.says("2026-04-01", 1, "firm_founded", founded);
    story.says("2026-04-01", 1, "team_formed", json!({ "team": 1, "name": "営業一課" }));
    story.member(1, "モーガン", "en", "leader");
    story.member(2, "田中 健一", "ja", "salesperson");
    story.member(3, "小林 大輔", "ja", "salesperson");
    story.member(4, "高橋 由紀", "ja", "salesperson");
    story.member(5, "伊藤 彩", "ja", "salesperson");
    story.member(6, "管理 太郎", "ja", "administrator");
    story.member(7, "大野 誠", "ja", "stakeholder");
    story.member(8, "佐伯 隆", "ja", "leader");
    let term = |leader: u32, from: &str| json!({ "team": 1, "leader": leader, "from": from });
    story.says("2026-04-01", 1, "term_begun", term(8, "2026-04-01"));
    story.says("2026-10-01", 1, "term_begun", term(1, "2026-10-01"));
    story.account(1, "さくら食品", "A", 84_000_000);
    story.account(2, "丸和水産", "A", 102_000_000);
    story.account(3, "越後米菓", "B", 31_000_000);
    story.account(4, "あおば乳業", "B", 45_000_000);
    story.account(5, "みなと製パン", "C", 9_000_000);
    let contact = json!({
        "account": 1, "name": "中村 進", "department": "購買部", "title": "部長", "rank": 70,
    });
    story.says("2026-04-01", 1, "contact_recorded", json!({ "contact": 1, "details": contact }));
    let price = json!({
        "policy": 1,
        "details": {
            "name": "2027年4月 包装資材の価格改定", "kind": "price",
            "figures": { "percent": 800, "effective_on": "2027-04-01", "scope": "全18品目" },
            "why": "樹脂が11.4%、電力が6.8%上がりました",
            "client_words": "4月1日納入分から8%の改定をお願いいたします",
            "done_when": { "text": "通知書の受領印の写し", "kinds": ["E4"], "stage": "received" },
            "authority": { "percent": 600, "more_from": 1, "never": "額の約束を口頭でしない" },
            "stakeholders": [7],
        },
    });
    story.says("2026-09-28", 1, "policy_decided", price);
    let supply = json!({
        "policy": 2,
        "details": {
            "name": "12月の供給", "kind": "shortage",
            "figures": {
                "percent": -3000, "effective_on": "2026-12-01",
                "quantity": { "amount": 840, "unit": "箱" },
            },
        },
    });
    story.says("2026-10-26", 1, "policy_decided", supply);
}

fn sakura(story: &mut Story) {
    let asked = json!({
        "directive": 1,
        "under_way": true,
        "ask": {
            "owner": 2, "sentence": "8%の価格改定を伝える", "account": 1, "counterpart": 1,
            "policy": 1, "due": { "on": "2027-01-29" },
            "stakes": { "client": "昨年も支えてくれた中村部長の面目", "firm_yen": 84_000_000 },
        },
        "milestones": [
            joint("原価資料", "2026-10-14", "prepared"),
            joint("アポ取得", "2026-10-23", "appointment"),
            joint("訪問・口頭説明", "2026-11-12", "told"),
            joint("通知書の手交", "2026-12-18", "received"),
        ],
    });
    story.says("2026-10-05 13:40", 1, "directive_asked", asked);
    let ready = "経理の大野さんと10月14日までに原価資料を仕上げます。";
    let ready = story.update("2026-10-08 18:10", 2, 1, ready, true);
    let right = json!({ "target": ready, "text": "経理の大野さんと10月14日までに仕上げます。" });
    story.says("2026-10-09", 2, "entry_corrected", right);
    story.seal("2026-10-14", 2, 1, 1);
    story.question("2026-10-19 09:00", 1, 1, 2, "金曜がアポの期日です。候補日はもう送りましたか。");
    let busy = "先方が決算対応でお忙しく、タイミングを見ております。";
    story.update("2026-10-22 17:20", 2, 1, busy, false);
    story.moved("2026-10-22 17:22", 2, (1, 2), ("2026-10-23", "2026-11-06"), "先方の決算対応");
    let answer = json!({
        "directive": 1, "signal": "silence", "text": "先方の決算が終わるのを待っています。",
    });
    story.says("2026-10-29", 2, "signal_answered", answer);
    let wrong = story.update("2026-11-02 10:00", 2, 1, "別件のメモです。", false);
    story.says(
        "2026-11-02",
        2,
        "entry_retracted",
        json!({ "target": wrong, "reason": "書き間違い" }),
    );
    let vague = "引き続き調整中です。感触は悪くありません。";
    story.update("2026-11-05 18:40", 2, 1, vague, false);
    story.moved("2026-11-05 18:43", 2, (1, 2), ("2026-11-06", "2026-11-20"), "調整中のため");
    story.moved("2026-11-05 18:43", 2, (1, 3), ("2026-11-12", "2026-12-10"), "調整中のため");
    let words = "中村部長に「8%」「4月1日」は、もう言葉になっていますか。";
    story.question("2026-11-10 09:05", 2, 1, 2, words);
}

fn maruwa(story: &mut Story) {
    let asked = json!({
        "directive": 2,
        "under_way": true,
        "ask": { "owner": 3, "sentence": "12月の供給を30%減らすと伝える", "account": 2, "policy": 2 },
        "milestones": [
            joint("数量の試算", "2026-11-06", "prepared"),
            joint("口頭で伝える", "2026-11-13", "told"),
        ],
    });
    story.says("2026-10-28", 1, "directive_asked", asked);
    story.seal("2026-11-06", 3, 2, 1);
    story.update("2026-11-12", 3, 2, "お伝え済みです。", false);
    story.update("2026-11-19", 3, 2, "お伝え済みです。先方もご理解いただけそうです。", false);
}

fn neighbours(story: &mut Story) {
    let echigo = json!({
        "directive": 3, "under_way": true,
        "ask": { "owner": 4, "sentence": "8%の価格改定を伝える", "account": 3, "policy": 1 },
        "milestones": [
            joint("アポ取得", "2026-11-06", "appointment"),
            joint("口頭説明", "2026-12-04", "told"),
        ],
    });
    story.says("2026-10-12", 1, "directive_asked", echigo);
    story.seal("2026-11-06", 4, 3, 1);
    let concern = json!({
        "concern": 1, "directive": 3, "kind": "disagreement",
        "text": "5%が限度です。8%ならせんべい用の2品目を失います。",
    });
    story.says("2026-11-24 16:00", 4, "concern_raised", concern);
    let aoba = json!({
        "directive": 4, "under_way": true,
        "ask": { "owner": 5, "sentence": "通知書を手渡す", "account": 4, "policy": 1 },
        "milestones": [joint("通知書", "2026-11-24", "received"), joint("回答", "2027-01-15", "answered")],
    });
    story.says("2026-11-02", 1, "directive_asked", aoba);
    let seal = json!({
        "directive": 4, "milestone": 1, "text": "通知書を手渡し、受領印をいただきました。",
    });
    story.says("2026-11-24 15:00", 5, "milestone_reported", seal);
    let minato = json!({
        "directive": 5, "under_way": true,
        "ask": { "owner": 3, "sentence": "8%の価格改定を伝える", "account": 5, "policy": 1 },
        "milestones": [joint("アポ取得", "2026-12-08", "appointment")],
    });
    story.says("2026-11-16", 1, "directive_asked", minato);
    let held = json!({ "directive": 5, "until": "2026-12-01", "reason": "棚卸し中" });
    story.says("2026-11-18", 1, "directive_held", held);
    let young = json!({
        "directive": 6, "under_way": true,
        "ask": { "owner": 5, "sentence": "納期の見直しを伝える", "account": 5, "kind": "shortage" },
        "milestones": [joint("口頭で伝える", "2026-12-04", "told")],
    });
    story.says("2026-11-24", 1, "directive_asked", young);
    let before = json!({
        "directive": 7, "under_way": true,
        "ask": { "owner": 4, "sentence": "不良品の報告書を出す", "account": 3, "kind": "quality" },
        "milestones": [joint("報告書", "2026-12-11", "received")],
    });
    story.says("2026-08-20", 8, "directive_asked", before);
    story.update("2026-11-20", 4, 7, "11月30日に先方の品質課長へ草案をお見せします。", true);
    let done = json!({
        "directive": 8, "under_way": true,
        "ask": { "owner": 2, "sentence": "特別値引きをお断りする", "account": 2, "kind": "no" },
    });
    story.says("2026-10-05", 1, "directive_asked", done);
    story.says("2026-10-30", 1, "directive_done", json!({ "directive": 8, "text": "断った。" }));
    let promise = json!({
        "promise": 1, "by": 1, "text": "譲れる幅を夕方までに決める", "due": { "on": "2026-11-25" },
        "member": 4, "directive": 3,
    });
    story.says("2026-11-24 17:00", 1, "promise_made", promise);
}

impl Specimen {
    /// Makes the firm; with the notice of purpose given, or not yet.
    pub fn new(notice_given: bool) -> Self {
        let mut story = Story(Vec::new());
        the_firm(&mut story);
        if notice_given {
            let notice = json!({ "version": 1, "given_on": "2026-10-01" });
            story.says("2026-10-01", 1, "notice_given", notice);
        }
        sakura(&mut story);
        maruwa(&mut story);
        neighbours(&mut story);
        let folder = tempfile::tempdir().unwrap();
        let ledger = SqliteLedger::create(folder.path()).unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let appended = runtime.block_on(ledger.append(Position(0), story.0)).unwrap();
        assert!(matches!(appended, Appended::Written(_)));
        Self { folder }
    }

    /// Runs the program on it.
    pub fn run(&self, args: &[&str]) -> Output {
        run_in(self.folder.path(), args)
    }

    /// Runs the program and returns what it printed; it must have gone well.
    pub fn shows(&self, args: &[&str]) -> String {
        let output = self.run(args);
        let error = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{args:?}: {error}");
        String::from_utf8(output.stdout).unwrap()
    }

    /// Runs the program and returns its JSON; it must have gone well.
    pub fn json(&self, args: &[&str]) -> Value {
        let mut args = args.to_vec();
        args.extend(["--format", "json"]);
        serde_json::from_str(&self.shows(&args)).unwrap()
    }
}

fn run_in(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_fushime"))
        .args(args)
        .args(["--now", NOW, "--data"])
        .arg(folder)
        .env_clear()
        .env("LANG", "en_US.UTF-8")
        .env("COLUMNS", "100")
        .output()
        .unwrap()
}
