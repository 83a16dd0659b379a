//! Files that are broken, or made to break whoever opens them: each gets an answer, and quickly.

use std::io::{Cursor, Write};
use std::process::Command;

use fushime::clock::Stopwatch;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::import::{Firm, said};

const MEGABYTE: usize = 1 << 20;
/// How large the large texts are. A build for tests is slow, so that it gets less to read.
const LARGE: usize = if cfg!(debug_assertions) { 2 * MEGABYTE } else { 10 * MEGABYTE };

/// Packs parts into an archive; each part is a text that is repeated.
fn archive(parts: &[(&str, &str, usize)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text, times) in parts {
        let large = SimpleFileOptions::default().large_file(true);
        archive.start_file(*name, large).unwrap();
        let block = text.repeat((MEGABYTE / text.len().max(1)).clamp(1, *times));
        let blocks = times * text.len() / block.len().max(1);
        for _ in 0..blocks.max(1) {
            archive.write_all(block.as_bytes()).unwrap();
        }
    }
    archive.finish().unwrap().into_inner()
}

const TYPES: &str = r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>"#;
const BOOK: &str = r#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const RELATIONS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;
const ROOT: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const SHEET: &str =
    r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>"#;

/// A workbook of one sheet, and perhaps of shared strings.
fn workbook(sheet: &[(&str, usize)], strings: Option<(&str, usize)>) -> Vec<u8> {
    let mut parts = vec![
        ("[Content_Types].xml", TYPES, 1),
        ("_rels/.rels", ROOT, 1),
        ("xl/workbook.xml", BOOK, 1),
        ("xl/_rels/workbook.xml.rels", RELATIONS, 1),
    ];
    parts.extend(strings.map(|(text, times)| ("xl/sharedStrings.xml", text, times)));
    let whole: String;
    match sheet {
        [(text, times)] => parts.push(("xl/worksheets/sheet1.xml", text, *times)),
        many => {
            whole = many.iter().map(|(text, times)| text.repeat(*times)).collect();
            parts.push(("xl/worksheets/sheet1.xml", &whole, 1));
        }
    }
    archive(&parts)
}

fn cell(place: &str, text: &str) -> String {
    format!(r#"<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>"#)
}

/// An ODS table with this body.
fn ods(body: &str) -> Vec<u8> {
    let content = format!(
        r#"<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="S">{body}</table:table></office:spreadsheet></office:body></office:document-content>"#
    );
    archive(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet", 1),
        ("META-INF/manifest.xml", "<manifest/>", 1),
        ("content.xml", &content, 1),
    ])
}

/// Brings a file in with no more than 256 MB of memory, and returns the key of the answer.
fn answered(firm: &Firm, name: &str, bytes: &[u8]) -> (i32, String) {
    assert!(bytes.len() <= 10 * MEGABYTE, "{name} has {} bytes", bytes.len());
    let file = firm.file(name, bytes);
    let inner = firm.command();
    let mut command = Command::new("/bin/sh");
    command.arg("-c").arg("ulimit -d 262144; exec \"$0\" \"$@\"").arg(inner.get_program());
    command.args(inner.get_args());
    command.args(["import", "accounts", &file, "--dry-run", "--format", "json", "--limit", "0"]);
    let watch = Stopwatch::begin();
    let said = said(command.output().unwrap());
    let milliseconds = watch.milliseconds();
    // A build for tests is slow; the limit holds for the program people get.
    let most = if cfg!(debug_assertions) { 60_000 } else { 2_000 };
    assert!(milliseconds < most, "{name} took {milliseconds} ms");
    let answer: serde_json::Value = serde_json::from_str(&said.out)
        .unwrap_or_else(|_| panic!("{name}: {} {}", said.code, said.complaint));
    let key = answer["error"]["key"].as_str().unwrap_or("taken").to_owned();
    (said.code, key)
}

#[test]
fn hostile_texts_get_an_answer() {
    let firm = Firm::new();
    let header = "会社名,ランク\n";
    let with_header = |line: &str| {
        [header.as_bytes(), line.repeat((LARGE - 100) / line.len()).as_bytes()].concat()
    };
    let noise: Vec<u8> = (0..MEGABYTE as u64)
        .map(|n| (n.wrapping_mul(6_364_136_223_846_793_005) >> 33) as u8)
        .collect();
    let cases: Vec<(&str, Vec<u8>, i32, &str)> = vec![
        ("empty.csv", vec![], 1, "import-file-empty"),
        ("blank.csv", vec![b'\n'; LARGE], 1, "import-file-empty"),
        ("header.csv", header.into(), 1, "import-file-no-rows"),
        ("commas.csv", vec![b','; LARGE], 1, "import-file-too-wide"),
        ("quotes.csv", vec![b'"'; LARGE], 1, "import-file-no-columns"),
        ("nul.csv", vec![0; MEGABYTE], 1, "import-file-not-a-table"),
        ("noise.csv", noise, 1, "import-file-not-a-table"),
        ("picture.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec(), 1, "import-file-not-a-table"),
        ("page.csv", b"<html><body>".to_vec(), 1, "import-file-kind-not-read"),
        ("unnamed.csv", with_header(",A\n"), 1, "import-file-nothing-readable"),
        ("unclosed.csv", with_header("\"x,A\n"), 1, "import-file-too-many-rows"),
        ("same.csv", with_header("さくら,A\n"), 1, "import-file-too-many-rows"),
        (
            "endless.csv",
            [header.as_bytes(), &vec![b'x'; LARGE - 100]].concat(),
            1,
            "import-all-left-out",
        ),
        (
            "wide-text.csv",
            "会社名\nさくら\n".encode_utf16().flat_map(u16::to_le_bytes).collect(),
            0,
            "taken",
        ),
    ];
    for (name, bytes, code, key) in cases {
        assert_eq!(answered(&firm, name, &bytes), (code, key.to_owned()), "{name}");
    }
}

#[test]
fn packed_bombs_get_an_answer() {
    let firm = Firm::new();
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    packed.write_all("会社名\n".as_bytes()).unwrap();
    let block = "さくら食品\n".repeat(60_000);
    for _ in 0..600 {
        packed.write_all(block.as_bytes()).unwrap();
    }
    let packed = packed.finish().unwrap();
    let answer = answered(&firm, "bomb.csv.gz", &packed);
    assert_eq!(answer.0, 1, "{answer:?}");
}

#[test]
fn hostile_workbooks_get_an_answer() {
    let firm = Firm::new();
    let spaces = workbook(&[(" ", 900 * MEGABYTE)], None);
    let cells = format!("<row>{}</row>", r#"<c t="inlineStr"><is><t>a</t></is></c>"#.repeat(900));
    let many = workbook(&[(&format!("{SHEET}{}", cells.repeat(20)), 250)], None);
    let head = format!("{SHEET}<row r=\"1\">{}</row>", cell("A1", "会社名"));
    let far = format!(
        "{head}<row r=\"1048576\">{}</row></sheetData></worksheet>",
        cell("XFD1048576", "z")
    );
    let sound =
        format!("{head}<row r=\"2\">{}</row></sheetData></worksheet>", cell("A2", "さくら"));
    let deep =
        format!("{head}<row r=\"1048576\">{}</row></sheetData></worksheet>", cell("A1048576", "z"));
    let strings = r#"<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" uniqueCount="9999999999999"><si><t>x</t></si></sst>"#;
    let laughs: String = ('b'..='j')
        .zip('a'..='i')
        .map(|(name, of)| format!("<!ENTITY {name} \"{}\">", format!("&{of};").repeat(10)))
        .collect();
    let laughs = format!(
        "<!DOCTYPE l [<!ENTITY a \"aaaaaaaaaa\">{laughs}]>{head}<row r=\"2\">{}</row></sheetData></worksheet>",
        cell("A2", "&j;")
    );
    let inner = archive(&[("a", "\0", MEGABYTE)]);
    let nested = archive(&[("b.zip", &"x".repeat(inner.len()), 10)]);
    let names: Vec<String> = (0..6_000).map(|n| format!("p{n}")).collect();
    let mut parts: Vec<(&str, &str, usize)> = vec![("xl/workbook.xml", BOOK, 1)];
    parts.extend(names.iter().map(|name| (name.as_str(), "", 1)));
    let wide = r#"<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384" office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>"#;
    let whole = workbook(&[(&sound, 1)], None);
    let half = whole[..whole.len() / 2].to_vec();
    let cases: Vec<(&str, Vec<u8>, i32, &str)> = vec![
        ("sound.xlsx", whole, 0, "taken"),
        ("deep.xlsx", workbook(&[(&deep, 1)], None), 0, "taken"),
        ("spaces.xlsx", spaces, 1, "import-file-too-much-inside"),
        ("many.xlsx", many, 1, "import-file-too-heavy"),
        ("far.xlsx", workbook(&[(&far, 1)], None), 1, "import-file-too-wide"),
        ("strings.xlsx", workbook(&[(&sound, 1)], Some((strings, 1))), 1, "import-file-too-heavy"),
        ("laughs.xlsx", workbook(&[(&laughs, 1)], None), 1, "import-file-broken-workbook"),
        ("nested.xlsx", nested, 1, "import-file-kind-not-read"),
        ("parts.xlsx", archive(&parts), 1, "import-file-too-much-inside"),
        ("wide.ods", ods(wide), 1, "import-file-too-heavy"),
        ("half.xlsx", half, 1, "import-file-broken-workbook"),
        (
            "noise.xls",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1????".repeat(900),
            1,
            "import-file-broken-workbook",
        ),
    ];
    for (name, bytes, code, key) in cases {
        assert_eq!(answered(&firm, name, &bytes), (code, key.to_owned()), "{name}");
    }
}

#[test]
fn a_workbook_is_called_what_it_is() {
    let firm = Firm::new();
    let head = "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">\
        <sheetData>";
    let rows = format!(
        "{head}<row r=\"1\">{}</row><row r=\"2\">{}</row></sheetData></worksheet>",
        cell("A1", "会社名"),
        cell("A2", "さくら")
    );
    let open = "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>会社名\
        </text:p></table:table-cell></table:table-row><table:table-row><table:table-cell \
        office:value-type=\"string\"><text:p>さくら</text:p></table:table-cell></table:table-row>";
    for (name, bytes, kind) in [
        ("a.xlsx", workbook(&[(&rows, 1)], None), "XLSX"),
        ("a.ods", ods(open), "ODS"),
        ("a.csv", "会社名\nさくら\n".into(), "UTF-8"),
    ] {
        let file = firm.file(name, bytes);
        let said = firm.brings("accounts", &file, &[]);
        assert_eq!(said["files"][0]["encoding"], kind, "{name}");
        let shown = firm.run(&["import", "accounts", &file], "ja");
        assert!(shown.out.contains(&format!("{name}: {kind}、")), "{}", shown.out);
    }
}

#[test]
fn control_characters_are_taken_out_and_their_rows_named() {
    let firm = Firm::new();
    let list = "会社名,当社への貢献\nさくら\u{1b}[31m食品,\"一行目\r\n\t二行目\"\n\
        丸和\u{0}水産\u{9b}2J,é\n越後米菓,x\u{7f}y\n青葉©,\n";
    let said = firm.brings("accounts", &firm.file("c.csv", list), &["--encoding", "utf-8"]);
    let rows: Vec<&serde_json::Value> = said["problems"]
        .as_array()
        .unwrap()
        .iter()
        .map(|problem| {
            let about = (&problem["key"], &problem["row_left_out"]);
            assert_eq!(about, (&"import-row-controls".into(), &false.into()), "{said}");
            &problem["row"]
        })
        .collect();
    assert_eq!(rows, [2, 3, 4], "{said}");
    let held: Vec<(String, String)> = firm
        .rows("accounts")
        .iter()
        .map(|row| ["name", "did_for_us"].map(|field| row[field].as_str().unwrap().to_owned()))
        .map(|[name, did]| (name, did))
        .collect();
    let expected = [
        ("さくら[31m食品", "一行目\n\t二行目"),
        ("丸和水産2J", "é"),
        ("越後米菓", "xy"),
        ("青葉©", ""),
    ];
    assert_eq!(held, expected.map(|(name, did)| (name.to_owned(), did.to_owned())));
}
