//! Laws that hold for any text.

#[expect(clippy::disallowed_types, reason = "a test that times the reader")]
use std::time::{Duration, Instant};

use fushime_wording::date::Year;
use fushime_wording::known::Names;
use fushime_wording::number::{Unit, parse_number_cell};
use fushime_wording::span::Span;
use fushime_wording::{
    Facts, Known, fold_width, names_a_fact, parse_date_cell, parse_hour_cell, read,
};
use proptest::prelude::*;

/// Text of what people type: pieces that mean something, and noise between them.
#[expect(clippy::too_many_lines, reason = "one table of phrases")]
fn business_text() -> impl Strategy<Value = String> {
    const PIECES: &[&str] = &[
        "田中",
        "さくら食品",
        "株式会社",
        "㈱",
        "部長",
        "様",
        "さん",
        "値上げ",
        "8%",
        "８％",
        "1,000円",
        "1億200万円",
        "割",
        "分",
        "万",
        "千",
        "十",
        "円",
        "箱",
        "4/1",
        "12月10日",
        "令和9年",
        "元年",
        "R9.4.1",
        "2027-04-01",
        "(木)",
        "14時",
        "半",
        "午後",
        "まで",
        "から",
        "以内",
        "中",
        "頃",
        "来週",
        "月末",
        "年内",
        "期末",
        "20日〆",
        "次第",
        "なるべく早く",
        "by ",
        "Friday",
        "next ",
        "week",
        "April 1",
        "from ",
        "tell ",
        "Mr. ",
        "Sato",
        "-san",
        "Co., Ltd.",
        "「",
        "」",
        "『",
        "』",
        "\"",
        "、",
        "。",
        " ",
        "　",
        "\n",
        "-",
        "〜",
        "/",
        ".",
        ":",
        "(",
        ")",
        "¥",
        "▲",
        "約",
        "最大",
        "見積書",
        "No.",
        "A-12",
        ".pdf",
        "ﾊﾟ",
        "ﾞ",
        "か\u{3099}",
        "😀",
        "𠮷",
        "\0",
        "第",
        "条",
    ];
    let piece = prop_oneof![
        8 => proptest::sample::select(PIECES).prop_map(str::to_owned),
        1 => any::<char>().prop_map(|c| c.to_string()),
        1 => "[0-9０-９一二三]{1,12}",
    ];
    proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

fn known() -> Known {
    let people = ["田中", "佐藤", "Sato"];
    let companies = ["さくら食品", "Sakura Foods"];
    Known {
        people: Names::of(people.iter().enumerate().map(|(at, name)| (at, *name))),
        companies: Names::of(companies.iter().enumerate().map(|(at, name)| (at, *name))),
    }
}

fn spans(facts: &Facts) -> Vec<Vec<Span>> {
    vec![
        facts.numbers.iter().map(|f| f.span).collect(),
        facts.dates.iter().map(|f| f.span).collect(),
        facts.deadlines.iter().map(|f| f.span).collect(),
        facts.people.iter().map(|f| f.span).collect(),
        facts.companies.iter().map(|f| f.span).collect(),
        facts.documents.iter().map(|f| f.span).collect(),
        facts.quotations.iter().map(|f| f.span).collect(),
    ]
}

fn sound(text: &str) {
    let facts = read(text, &known());
    for list in spans(&facts) {
        let mut reached = 0;
        for span in list {
            assert!(span.start < span.end && span.end <= text.len(), "{span:?} of {text:?}");
            assert!(
                text.is_char_boundary(span.start) && text.is_char_boundary(span.end),
                "{text:?}"
            );
            assert!(reached <= span.start, "{span:?} overlaps in {text:?}");
            reached = span.end;
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn business_text_is_read_soundly(text in business_text()) {
        sound(&text);
    }

    #[test]
    fn any_text_is_read_soundly(text in "\\PC{0,60}|.{0,60}") {
        sound(&text);
        let _ = parse_number_cell(&text);
        let _ = parse_date_cell(&text);
        let _ = parse_hour_cell(&text);
        let _ = fold_width(&text);
    }

    #[test]
    fn width_changes_nothing(text in "[ !#$%&()*+,./0-9:;<=>?@A-Z_a-z]{0,60}") {
        // Quotation marks and dashes of other widths are other marks.
        let wide: String = text
            .chars()
            .map(|c| match c {
                ' ' => '\u{3000}',
                c => char::from_u32(c as u32 + 0xfee0).unwrap_or(c),
            })
            .collect();
        let (narrow, wide) = (read(&text, &Known::default()), read(&wide, &Known::default()));
        prop_assert_eq!(values(&narrow), values(&wide));
    }

    #[test]
    fn a_formatted_number_reads_back(value in 0_i64..1_000_000_000_000, style in 0..4) {
        let text = match style {
            0 => format!("{value}円"),
            1 => format!("¥{}", grouped(value)),
            2 => format!("{}円", wide(&grouped(value))),
            _ => format!("{}円", in_kanji_scales(value)),
        };
        let found = parse_number_cell(&text);
        prop_assert_eq!(found.as_ref().and_then(fushime_wording::number::Number::as_yen), Some(value), "{}", text);
    }

    #[test]
    fn a_formatted_share_reads_back(value in 1_i32..20_000) {
        let text = format!("{}.{:02}%", value / 100, value % 100);
        let found = parse_number_cell(&text).unwrap();
        prop_assert_eq!(found.unit.clone(), Unit::Percent);
        prop_assert_eq!(found.as_percent_hundredths(), Some(value));
    }

    #[test]
    fn a_formatted_date_reads_back(year in 2000_i16..2100, month in 1_u8..=12, day in 1_u8..=31, style in 0..6) {
        let text = match style {
            0 => format!("{year}年{month}月{day}日"),
            1 => format!("{year}/{month:02}/{day:02}"),
            2 => format!("{year}-{month:02}-{day:02}"),
            3 => wide(&format!("{year}/{month}/{day}")),
            4 => format!("{year}.{month}.{day}"),
            _ => format!("{year}{month:02}{day:02}"),
        };
        let found = parse_date_cell(&text).unwrap();
        prop_assert_eq!((found.year, found.month, found.day), (Some(Year::Full(year)), Some(month), Some(day)), "{}", text);
    }
}

/// What was found, without its places.
fn values(facts: &Facts) -> String {
    let numbers: Vec<_> = facts.numbers.iter().map(|f| &f.value).collect();
    let dates: Vec<_> = facts.dates.iter().map(|f| f.value).collect();
    let deadlines: Vec<_> = facts.deadlines.iter().map(|f| f.value).collect();
    format!("{numbers:?} {dates:?} {deadlines:?}")
}

fn grouped(value: i64) -> String {
    let digits = value.to_string();
    let mut out = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

fn wide(text: &str) -> String {
    text.chars().map(|c| char::from_u32(c as u32 + 0xfee0).unwrap_or(c)).collect()
}

fn in_kanji_scales(value: i64) -> String {
    let mut out = String::new();
    for (scale, name) in [(100_000_000, "億"), (10_000, "万"), (1, "")] {
        let part = value / scale % 10_000;
        if part > 0 || scale == 1 && out.is_empty() {
            out += &format!("{part}{name}");
        }
    }
    out
}

/// Half a megabyte of each kind of text; twice the text must not take much more than twice the
/// time.
#[test]
#[expect(
    clippy::disallowed_types,
    clippy::disallowed_methods,
    reason = "a test that times the reader"
)]
fn reading_takes_time_in_proportion_to_the_text() {
    let line = "田中: さくら食品に4/1から8%値上げを伝える。金曜までにアポ、12/10訪問「検討します」見積書 No.A-12\n";
    let kinds: [&str; 9] = [
        line,
        "Tanaka: tell Sakura Foods +8% from April 1, appointment by Friday, visit 12/10\n",
        "1",
        "一",
        "あ",
        "ア・",
        "「",
        "部長様",
        "A-1 ",
    ];
    for kind in kinds {
        let text = |bytes: usize| kind.repeat(bytes / kind.len());
        let took = |text: &str| {
            let began = Instant::now();
            let facts = read(text, &known());
            std::hint::black_box(&facts);
            began.elapsed()
        };
        let (half, whole) = (text(250_000), text(500_000));
        took(&half);
        let (a, b) = (took(&half), took(&whole));
        // Unoptimised builds are some twenty times slower than what people run.
        assert!(b < Duration::from_secs(12), "{kind:?}: {b:?}");
        assert!(b < a * 4 + Duration::from_millis(200), "{kind:?}: {a:?} then {b:?}");
    }
}

proptest! {
    /// The quick look finds a fact exactly where the whole reading does.
    #[test]
    fn the_quick_look_agrees_with_the_reading(text in business_text()) {
        let facts = read(&text, &Known::default());
        let found = !facts.numbers.is_empty()
            || !facts.dates.is_empty()
            || !facts.people.is_empty()
            || !facts.documents.is_empty()
            || facts.deadlines.iter().any(|found| found.value.names_a_day());
        prop_assert_eq!(names_a_fact(&text), found);
    }
}
