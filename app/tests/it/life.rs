//! A directive from the asking to its end, as the people in it type it.

use crate::run::Desk;

const LIFE: &[&str] = &[
    "policy decide '2027年春の値上げ' --kind price --percent +8% --from 令和9年4月1日 --client-words '4月1日出荷分から8%上げます'",
    "ask '田中: さくら食品の鈴木部長に4/1から8%値上げを伝える。金曜までにアポ、12/10訪問'",
    "ask '田中: さくら食品の鈴木部長に4/1から8%値上げを伝える。金曜までにアポ、12/10訪問' --by 2027-03-31 --yes",
    "ask '田中: さくら食品に4/1から値上げを伝える'",
    "plan D-1 --agree",
    "define D-1 --why '原料が9%上がったため' --done-when '先方の合意書' --done-stage agreed --may-percent +6% --stake-yen 4800万円 --help-given 私も同席します",
    "plan D-1",
    "--as 田中 plan D-1 --hard '部長が怒りそうです'",
    "plan D-1 --heard 'まず私が部長に電話します'",
    "--as 田中 plan D-1 -m 'アポ=12/4 [E5]' -m '訪問して伝える=12/10' -m '書面の受領=12/18 [E4]' --how 電話してから訪問",
    "plan D-1 --agree",
    "plan D-1",
];

const AFTER: &[(&str, &str)] = &[
    (
        "2026-11-27T16:00",
        "--as 田中 update D-1 '鈴木部長に電話。12/10 14時で返事待ち' --not-yet --waits-until 12/1 --waits-for 鈴木部長",
    ),
    ("2026-12-01T10:00", "--as 田中 evidence D-1/1 E5 '12/10 14:00 の訪問を先方が承諾'"),
    ("2026-12-01T10:05", "--as 田中 report D-1/1"),
    ("2026-12-01T10:10", "confirm D-1/1"),
    ("2026-12-01T10:15", "confirm D-1/1 --undo"),
    ("2026-12-01T10:16", "confirm D-1/1 --return '承諾のメールも添えてください'"),
    ("2026-12-01T10:30", "--as 田中 evidence D-1/1 E4 '承諾のメール' --document 12/1付メール"),
    ("2026-12-01T10:31", "--as 田中 report D-1"),
    ("2026-12-01T10:40", "confirm D-1"),
    ("2026-12-01T11:00", "confirm D-1/1 --undo"),
    ("2026-12-03T09:00", "--as 田中 concern D-1 '8%は厳しいと思います'"),
    ("2026-12-03T09:30", "answer K-1 keep"),
    ("2026-12-03T09:31", "answer K-1 keep 原価の上昇が9%のため"),
    ("2026-12-07T09:00", "question D-1 先方にはどの言葉で伝えますか --answer-by 12/9"),
    ("2026-12-08T09:00", "--as 田中 answer Q-1 '4月1日から8%、と申し上げます'"),
    ("2026-12-09T09:00", "--as 田中 move D-1/2 --to 12/15 --by client --reason 先方の役員会のため"),
    ("2026-12-16T09:00", "--as 田中 move D-1/2 --to 12/24 --by 担当"),
    ("2026-12-16T10:00", "answer D-1/2 re-agree '24日に一緒に行きましょう'"),
    ("2026-12-17T09:00", "--as 田中 detour D-1 先に品質会議を開きたい"),
    ("2026-12-17T10:00", "answer G-1 decline '品質会議は別の機会に'"),
    ("2026-12-18T10:00", "coaching D-1/2 30 最初の一言"),
    ("2026-12-24T18:00", "--as 田中 update D-1 '鈴木部長に4/1から8%と伝えました' --said"),
    ("2026-12-24T18:01", "--as 田中 report D-1/2 伝えました"),
    ("2026-12-25T09:00", "confirm D-1/2"),
    ("2026-12-25T09:05", "hold D-1 --until 2027-01-08 --reason 年末年始"),
    ("2027-01-12T09:00", "--as 田中 report D-1/3 --on 1/8"),
    ("2027-01-12T09:30", "confirm D-1/3 受領書を見ました"),
    ("2027-02-26T09:00", "milestone D-1 '合意=2027-03-05 [E4]'"),
    ("2027-03-05T09:00", "--as 田中 report D-1/4"),
    ("2027-03-05T10:00", "confirm D-1/4"),
    ("2027-03-05T10:05", "done D-1 'ありがとうございました'"),
    ("2027-03-05T10:06", "thanks さくら 値上げにご理解をいただいた --contact 鈴木 --directive D-1"),
    ("2027-03-05T10:07", "verify"),
];

fn live(lang: &'static str) -> String {
    let mut desk = Desk::founded(lang);
    for line in LIFE {
        desk.run(line);
    }
    for (now, line) in AFTER {
        desk.at(now);
        desk.run(line);
    }
    let last = desk.json("plan D-1");
    assert_eq!(last["directive"], "D-1");
    assert_eq!(last["ok"], true);
    desk.transcript
}

#[test]
fn the_life_of_a_directive_in_japanese() {
    insta::assert_snapshot!("life_ja", live("ja"));
}

#[test]
fn the_life_of_a_directive_in_english() {
    insta::assert_snapshot!("life_en", live("en"));
}

#[test]
fn the_first_steps_of_a_new_user() {
    let mut both = String::new();
    for lang in ["ja", "en"] {
        let mut desk = Desk::new(lang);
        for line in [
            "init --firm みどり包材 --leader モーガンさん",
            "member add '田中 太郎'",
            "member add Sato --role leader --role executive",
            "account add さくら食品",
            "notice 11/20",
            "closing set 年末年始",
            "settings --budget 20",
            "settings",
            "firm",
            "team",
            "member",
            "account",
            "policy",
            "promise",
        ] {
            desk.fine(line);
        }
        both.push_str(&desk.transcript);
    }
    insta::assert_snapshot!("first_steps", both);
}
