//! Dates as written.

use fushime_wording::date::{Era, HourOfDay, Weekday, WrittenDate, Year};
use fushime_wording::{parse_date_cell, parse_hour_cell};

use crate::{check, facts};

/// 2027-4-1, R9-4-1, '27-4-1, ?-4-1, ?-4-?; Thu beside it, 14:30 after it, ~ for an unsure order.
pub fn show(date: &WrittenDate) -> String {
    let year = match date.year {
        Some(Year::Full(year)) => year.to_string(),
        Some(Year::TwoDigits(year)) => format!("'{year:02}"),
        Some(Year::Era(era, year)) => format!("{}{year}", era_letter(era)),
        None => "?".to_owned(),
    };
    let part = |part: Option<u8>| part.map_or("?".to_owned(), |part| part.to_string());
    let mut shown = format!("{year}-{}-{}", part(date.month), part(date.day));
    if let Some(weekday) = date.weekday {
        shown += " ";
        shown += weekday_name(weekday);
    }
    if let Some(hour) = date.hour {
        shown += " ";
        shown += &hour_of(hour);
    }
    if date.ambiguous_order {
        shown += " ~";
    }
    shown
}

pub fn hour_of(hour: HourOfDay) -> String {
    format!("{}:{:02}", hour.hour, hour.minute)
}

fn era_letter(era: Era) -> &'static str {
    match era {
        Era::Meiji => "M",
        Era::Taisho => "T",
        Era::Showa => "S",
        Era::Heisei => "H",
        Era::Reiwa => "R",
    }
}

pub fn weekday_name(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Monday => "Mon",
        Weekday::Tuesday => "Tue",
        Weekday::Wednesday => "Wed",
        Weekday::Thursday => "Thu",
        Weekday::Friday => "Fri",
        Weekday::Saturday => "Sat",
        Weekday::Sunday => "Sun",
    }
}

fn dates(text: &str) -> String {
    let found: Vec<String> = facts(text).dates.iter().map(|found| show(&found.value)).collect();
    found.join(", ")
}

fn table(cases: &[(&str, &str)]) {
    check(cases.iter().map(|(text, expected)| (*text, (*expected).to_owned())), dates);
}

#[test]
fn japanese_forms() {
    table(&[
        ("2027年4月1日", "2027-4-1"),
        ("２０２７年４月１日", "2027-4-1"),
        ("2027年 4月 1日", "2027-4-1"),
        ("2027年04月01日", "2027-4-1"),
        ("二〇二七年四月一日", "2027-4-1"),
        ("二千二十七年四月一日", "2027-4-1"),
        ("2027/4/1", "2027-4-1"),
        ("2027/04/01", "2027-4-1"),
        ("２０２７／４／１", "2027-4-1"),
        ("2027-04-01", "2027-4-1"),
        ("2027.4.1", "2027-4-1"),
        ("2027-04-01T09:30", "2027-4-1 9:30"),
        ("27/4/1", "'27-4-1"),
        ("27.4.1", "'27-4-1"),
        ("'27/4/1", "'27-4-1"),
        ("27年4月1日", "'27-4-1"),
        ("4/1", "?-4-1"),
        ("４／１", "?-4-1"),
        ("04/01", "?-4-1"),
        ("4月1日", "?-4-1"),
        ("四月一日", "?-4-1"),
        ("十二月十日", "?-12-10"),
        ("十二月二十五日", "?-12-25"),
        ("4月1日(木)", "?-4-1 Thu"),
        ("4月1日（木）", "?-4-1 Thu"),
        ("4月1日（木曜）", "?-4-1 Thu"),
        ("4月1日木曜日", "?-4-1 Thu"),
        ("11月23日(月・祝)", "?-11-23 Mon"),
        ("4/1(木)", "?-4-1 Thu"),
        ("12/10 14時", "?-12-10 14:00"),
        ("12/10 14:30", "?-12-10 14:30"),
        ("12月10日(木)14時半", "?-12-10 Thu 14:30"),
        ("12月10日、14時", "?-12-10 14:00"),
        ("12月10日の午後2時", "?-12-10 14:00"),
        ("12月10日午前9時15分", "?-12-10 9:15"),
        ("12/10 正午", "?-12-10 12:00"),
        ("2027年4月", "2027-4-?"),
        ("2027/04", "2027-4-?"),
        ("25日", "?-?-25"),
        ("25日に訪問", "?-?-25"),
        ("2027年2月30日", "2027-2-30"),
        ("4/1と5/10", "?-4-1, ?-5-10"),
        ("2027年4月1日〜2028年3月31日", "2027-4-1, 2028-3-31"),
        ("4/1〜4/30", "?-4-1, ?-4-30"),
    ]);
}

#[test]
fn eras() {
    table(&[
        ("令和9年4月1日", "R9-4-1"),
        ("令和９年４月１日", "R9-4-1"),
        ("令和九年四月一日", "R9-4-1"),
        ("㋿9年4月1日", "R9-4-1"),
        ("令和元年5月1日", "R1-5-1"),
        ("令和元年", "R1-?-?"),
        ("R9.4.1", "R9-4-1"),
        ("R9/4/1", "R9-4-1"),
        ("Ｒ９．４．１", "R9-4-1"),
        ("R元.5.1", "R1-5-1"),
        ("R9年4月1日", "R9-4-1"),
        ("平成31年4月30日", "H31-4-30"),
        ("H31.4.30", "H31-4-30"),
        ("昭和64年1月7日", "S64-1-7"),
        ("S64.1.7", "S64-1-7"),
        ("大正15年12月25日", "T15-12-25"),
        ("明治45年7月30日", "M45-7-30"),
        ("令和9年4月", "R9-4-?"),
        ("令和 9年 4月 1日", "R9-4-1"),
    ]);
}

#[test]
fn english_forms() {
    table(&[
        ("1 April 2027", "2027-4-1"),
        ("1st April 2027", "2027-4-1"),
        ("the 1st of April, 2027", "2027-4-1"),
        ("April 1, 2027", "2027-4-1"),
        ("April 1st", "?-4-1"),
        ("Apr 1", "?-4-1"),
        ("Apr. 1", "?-4-1"),
        ("1 Apr", "?-4-1"),
        ("APRIL 1", "?-4-1"),
        ("Sept 3", "?-9-3"),
        ("Thu 10 Dec", "?-12-10 Thu"),
        ("Thursday, 10 December 2026", "2026-12-10 Thu"),
        ("Thursday, December 10", "?-12-10 Thu"),
        ("10 Dec (Thu)", "?-12-10 Thu"),
        ("December 10 at 2pm", "?-12-10 14:00"),
        ("December 10 at 14:30", "?-12-10 14:30"),
        ("10 December, 2 p.m.", "?-12-10 14:00"),
        ("10-Dec-2026", "2026-12-10"),
        ("10-Dec-26", "'26-12-10"),
        ("April 2027", "2027-4-?"),
        ("4/5/2027", "2027-4-5 ~"),
        ("13/5/2027", "2027-5-13"),
        ("5/13/2027", "2027-5-13"),
        ("4/4/2027", "2027-4-4"),
        ("visit 12/10", "?-12-10"),
        ("Nov 20: told them", "?-11-20"),
        ("on May 5th", "?-5-5"),
    ]);
}

#[test]
fn what_is_no_date() {
    for text in [
        "03-1234-5678",
        "4-1",
        "1.2.3",
        "24/7",
        "13/45",
        "0/5",
        "4/0",
        "D-142",
        "1/2の確率",
        "may be late",
        "march on",
        "we may 5% up",
        "令和9年度",
        "3年間",
        "10年前",
        "5日間",
        "3日後",
        "2027",
        "1000/1200円",
        "http://example.jp/2027/4",
        "4月号",
        "3/4%",
        "第4月曜",
    ] {
        assert_eq!(dates(text), "", "{text}");
    }
}

#[test]
fn cells_hold_one_date() {
    let cell = |text: &str| parse_date_cell(text).map_or("none".to_owned(), |d| show(&d));
    check(
        [
            ("20270401", "2027-4-1"),
            ("2027/4/1", "2027-4-1"),
            ("2027-04-01 09:30:15", "2027-4-1 9:30"),
            ("2027-04-01T09:30:15Z", "2027-4-1 9:30"),
            ("2027-04-01T09:30:15+09:00", "2027-4-1 9:30"),
            ("29/2/2016 01:16", "2016-2-29 1:16"),
            ("R9.4.1", "R9-4-1"),
            (" 4/1 ", "?-4-1"),
            ("20271301", "none"),
            ("", "none"),
            ("soon", "none"),
            ("4/1から", "none"),
            ("12345678", "none"),
        ]
        .map(|(text, expected)| (text, expected.to_owned())),
        cell,
    );
}

#[test]
fn cells_hold_one_hour() {
    let cell = |text: &str| parse_hour_cell(text).map_or("none".to_owned(), hour_of);
    check(
        [
            ("17:30", "17:30"),
            ("17時", "17:00"),
            ("17時半", "17:30"),
            ("午後5時半", "17:30"),
            ("午前0時", "0:00"),
            ("午後12時", "12:00"),
            ("5pm", "17:00"),
            ("5 p.m.", "17:00"),
            ("12am", "0:00"),
            ("noon", "12:00"),
            ("正午", "12:00"),
            ("24時", "24:00"),
            ("25時", "25:00"),
            ("27時", "none"),
            ("17:75", "none"),
            ("17", "none"),
            ("5時間", "none"),
        ]
        .map(|(text, expected)| (text, expected.to_owned())),
        cell,
    );
}
