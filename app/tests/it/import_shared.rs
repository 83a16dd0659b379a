//! Files made by other programs and other people, where they lie beside the project.

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::import::Firm;

/// Finds the folder of shared data. `None`, said plainly, where there is none.
#[expect(clippy::print_stderr, reason = "a test that is skipped says so")]
fn shared(test: &str) -> Option<PathBuf> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared");
    let root = option_env!("FUSHIME_SHARED").map_or_else(beside, PathBuf::from);
    let data = root.join("data");
    if data.is_dir() {
        return Some(data);
    }
    eprintln!("{test}: skipped, {} is not there", data.display());
    None
}

const MAP: &str = r#"
timezone = "Asia/Tokyo"          # for times without an offset
[columns]                        # our name = column in the file; only item and at are required
item = "number"
at = "sys_updated_at"
who = "sys_updated_by"
kind = "incident_state"
text = ""
due = ""
opened_at = "opened_at"
closed_at = ""
account = ""
owner = "assigned_to"
group = "assignment_group"
[kinds]
"Awaiting User Info" = "client_turn"
"Resolved" = "done"
"#;

/// The log of incidents, unpacked, cut to whole items by their number.
fn log(data: &Path, items: impl Fn(u32) -> bool) -> String {
    let file = std::fs::File::open(data.join("servicenow-incidents/dev.csv.gz")).unwrap();
    let text = std::io::read_to_string(flate2::read::GzDecoder::new(file)).unwrap();
    let kept = |line: &&str| {
        let number = line.split(',').next().unwrap();
        number.parse().map_or(true, &items)
    };
    text.lines().filter(kept).flat_map(|line| [line, "\n"]).collect()
}

#[test]
fn a_log_of_incidents_is_taken_over_twice_grown_and_cut() {
    let Some(data) = shared("a_log_of_incidents") else { return };
    let text = log(&data, |number| number % 20 == 0);
    let items: std::collections::BTreeSet<&str> =
        text.lines().skip(1).map(|line| line.split(',').next().unwrap()).collect();
    let firm = Firm::new();
    let (file, map) = (firm.file("log.csv", &text), firm.file("map.toml", MAP));
    let by_map = ["--map", map.as_str()];
    let said = firm.brings("history", &file, &by_map);
    assert_eq!(said["kinds"]["directive_asked"], items.len());
    assert_eq!(said["problems_total"], 0, "{said}");
    let open = |firm: &Firm| {
        let rows = firm.rows("directives");
        rows.iter().filter(|row| row["status"] == "running").count()
    };
    assert_eq!(open(&firm), 0, "every incident of the log was closed in the end");
    let again = firm.brings("history", &file, &by_map);
    assert_eq!(again["entries"], 0);

    // Until a day is the same as the file without the rows after it; then it grows.
    let day = "2016-04-11";
    let cut: String = text
        .lines()
        .enumerate()
        .filter(|(nth, line)| *nth == 0 || line.split(',').nth(8).unwrap() < "2016-04-12")
        .flat_map(|(_, line)| [line, "\n"])
        .collect();
    let (short, until) = (Firm::new(), Firm::new());
    let map_there = short.file("map.toml", MAP);
    let cut_file = short.file("log.csv", &cut);
    short.brings("history", &cut_file, &["--map", &map_there]);
    until.brings("history", &file, &["--map", &map, "--until", day]);
    assert!(open(&short) > 10, "{}", open(&short));
    let rows = |firm: &Firm| firm.rows("history");
    assert_eq!(rows(&short), rows(&until));
    let grown = short.brings("history", &file, &by_map);
    assert!(grown["taken"].as_u64().unwrap() > 0);
    let sorted = |firm: &Firm| {
        let mut rows: Vec<String> = rows(firm).iter().map(Value::to_string).collect();
        rows.sort();
        rows
    };
    assert_eq!(sorted(&short), sorted(&firm));
}

#[test]
fn what_is_known_only_at_the_end_is_not_used_before_it() {
    let Some(data) = shared("what_is_known_only_at_the_end") else { return };
    let text = log(&data, |number| number % 60 == 0);
    let with = MAP.replace("closed_at = \"\"", "closed_at = \"closed_at\"");
    let (plain, leaking) = (Firm::new(), Firm::new());
    for (firm, map) in [(&plain, MAP), (&leaking, with.as_str())] {
        let (file, map) = (firm.file("log.csv", &text), firm.file("map.toml", map));
        firm.brings("history", &file, &["--map", &map, "--until", "2016-04-11"]);
    }
    assert_eq!(plain.rows("directives"), leaking.rows("directives"));
}

#[test]
fn a_table_of_the_government_in_shift_jis_is_read_to_the_letter() {
    let Some(data) = shared("a_table_of_the_government") else { return };
    let file = data.join("csv-sjis/estat-standard-area-codes.csv").display().to_string();
    let firm = Firm::new();
    let map = "[columns]\nname = \"市区町村\"\nreading = \"市区町村（ふりがな）\"\nsource_key = \"標準地域コード\"\ntrading_since = \"廃置分合等施行年月日\"\n";
    let map = firm.file("map.toml", map);
    let said = firm.brings("accounts", &file, &["--map", &map]);
    assert_eq!(said["files"][0]["encoding"], "Shift_JIS");
    let unused = said["files"][0]["unused"].to_string();
    assert!(unused.contains("政令市･郡･支庁･振興局等"), "{unused}");
    let rows = firm.rows("accounts");
    assert!(rows.len() > 1500, "{}", rows.len());
    assert_eq!(rows[0]["source_key"], "01101", "leading zeros are kept");
    assert_eq!(rows[0]["name"], "中央区");
    assert_eq!(rows[0]["reading"], "ちゅうおうく");
    assert_eq!(rows[0]["trading_since"], "1972");
}

#[test]
fn furigana_does_not_get_into_the_cells_of_a_workbook() {
    let Some(data) = shared("furigana") else { return };
    let file = data.join("excel/soumu-000925835.xlsx").display().to_string();
    let firm = Firm::new();
    let map = "[columns]\nsource_key = \"団体コード\"\nname = \"都道府県名 （漢字）\"\nreading = \"都道府県名 （カナ）\"\ndid_for_us = \"市区町村名 （漢字）\"\n";
    let map = firm.file("map.toml", map);
    let said = firm.brings("accounts", &file, &["--map", &map, "--dry-run", "--limit", "3"]);
    let first = &said["first"][0]["data"]["details"];
    assert_eq!(first["name"], "北海道", "{said}");
    assert_eq!(first["source_key"], "010006");
    assert_eq!(first["reading"], "ﾎｯｶｲﾄﾞｳ");
    let second = &said["first"][1]["data"]["details"];
    assert_eq!(second["did_for_us"], "札幌市", "{said}");
}

/// Shows a sheet as text, one line a row.
fn sheet(firm: &Firm, file: &Path, sheet: Option<&str>) -> (i32, String) {
    let mut command = firm.command();
    command.arg("read-sheet").arg(file);
    if let Some(sheet) = sheet {
        command.arg("--sheet").arg(sheet);
    }
    let said = crate::import::said(command.output().unwrap());
    (said.code, if said.code == 0 { said.out } else { said.complaint })
}

#[test]
fn sheets_of_every_form_show_what_people_see() {
    let Some(data) = shared("sheets_of_every_form") else { return };
    let excel = data.join("excel");
    let firm = Firm::new();
    for (file, expected) in [
        ("any_sheets.xlsx", "1,2\n"),
        ("any_sheets.xlsb", "1,2\n"),
        ("any_sheets.xls", "1,2\n"),
        ("any_sheets.ods", "1,2\n"),
        ("date.xlsx", "2021-01-01,15\n"),
        ("date_1904.xlsx", "2021-01-01,15\n"),
        ("date.xls", "2021-01-01,15\n"),
        ("date_1904.xls", "2021-01-01,15\n"),
        ("date_iso.xlsx", "2021-01-01\n"),
        ("errors.xlsx", "#DIV/0!\n"),
        ("has_x000D_.xlsx", "\"ABC\nDEF\"\n"),
        ("empty_sheet.xlsx", ""),
        ("encoded_entities.xlsx", "&\n"),
    ] {
        let (code, text) = sheet(&firm, &excel.join(file), None);
        assert_eq!(code, 0, "{file}: {text}");
        assert!(text.starts_with(expected), "{file}: {text:?}");
        assert!(!text.contains("_x000D_") && !text.contains('\r'), "{file}: {text:?}");
    }
    let (code, text) = sheet(&firm, &excel.join("any_sheets.xlsx"), Some("Nirgends"));
    assert_eq!(code, 1);
    assert!(text.contains("Visible"), "the sheets there are, are named: {text}");
    let (_, first) = sheet(&firm, &excel.join("any_sheets.xlsx"), Some("1"));
    let (_, named) = sheet(&firm, &excel.join("any_sheets.xlsx"), Some("Visible"));
    assert_eq!(first, named);
}

#[test]
fn a_thousand_people_with_real_names_come_in() {
    let Some(data) = shared("a_thousand_people") else { return };
    let names = std::fs::read_to_string(data.join("names-ja/surnames.csv")).unwrap();
    let given = ["健一", "彩", "大輔", "由紀", "誠"];
    let mut text = "氏名,フリガナ,社員番号,所属\n".to_owned();
    for (nth, line) in names.lines().skip(1).take(1000).enumerate() {
        let mut parts = line.split(',');
        let (kanji, kana) = (parts.next().unwrap(), parts.nth(1).unwrap());
        text.push_str(&format!("{kanji}　{},{kana},{nth:06},第{}課\n", given[nth % 5], nth % 9));
    }
    let firm = Firm::new();
    let (sjis, _, lost) = encoding_rs::SHIFT_JIS.encode(&text);
    assert!(!lost);
    let file = firm.file("people.csv", &sjis);
    let said = firm.brings("members", &file, &[]);
    assert_eq!((said["taken"].as_u64(), said["problems_total"].as_u64()), (Some(1000), Some(0)));
    assert_eq!(said["kinds"]["team_formed"], 9);
    assert_eq!(firm.brings("members", &file, &[])["entries"], 0);
    assert_eq!(firm.rows("members").len(), 1001);
}
