//! Deadlines as spoken: every row of the ways of saying one, in both languages.

use fushime_wording::date::WrittenDate;
use fushime_wording::spoken::{
    Bound, Break, FiscalPart, MonthNamed, MonthPart, Named, Spoken, Undated,
};

use crate::dates::{hour_of, show as show_date, weekday_name};
use crate::{check, facts};

/// "week 1 during", "friday +1 by 17:00", "month 3 end": what is named, then how it bounds.
fn show(spoken: &Spoken) -> String {
    let named = match spoken.named {
        Named::Day(ahead) => format!("day {ahead}"),
        Named::FirstThing => "first thing".to_owned(),
        Named::Morning(ahead) => format!("morning {ahead}"),
        Named::Evening(ahead) => format!("evening {ahead}"),
        Named::WeekOpening => "week opening".to_owned(),
        Named::EarlyWeek(ahead) => format!("early week {ahead}"),
        Named::Week(ahead) => format!("week {ahead}"),
        Named::WeekEnd(ahead) => format!("week end {ahead}"),
        Named::Weekday(None, day) => weekday_name(day).to_owned(),
        Named::Weekday(Some(ahead), day) => format!("{} {ahead}", weekday_name(day)),
        Named::Days(days) => format!("{days} days"),
        Named::WorkingDays(days) => format!("{days} working days"),
        Named::Weeks(weeks) => format!("{weeks} weeks"),
        Named::Months(months) => format!("{months} months"),
        Named::FewDays => "few days".to_owned(),
        Named::Month(month, part) => format!("month {} {}", month_of(month), part_of(part)),
        Named::WholeMonth(month) => format!("month {}", month_of(month)),
        Named::CutOff(None) => "cut-off end".to_owned(),
        Named::CutOff(Some(day)) => format!("cut-off {day}"),
        Named::SettlementDay => "settlement day".to_owned(),
        Named::Fiscal(ahead, part) => format!("fiscal {ahead} {}", fiscal(part)),
        Named::YearEnd(ahead) => format!("year end {ahead}"),
        Named::EarlyNewYear => "early new year".to_owned(),
        Named::AfterBreak(which) => format!("after {}", break_of(which)),
        Named::BeforeBreak(which) => format!("before {}", break_of(which)),
        Named::Written(date) => show_date(&WrittenDate { hour: None, ..date }),
        Named::None(why) => undated(why).to_owned(),
    };
    let bound = match spoken.bound {
        Bound::On => "",
        Bound::By => " by",
        Bound::Within => " within",
        Bound::During => " during",
        Bound::From => " from",
        Bound::Before => " before",
        Bound::After => " after",
    };
    let hour = spoken.hour.map_or(String::new(), |hour| format!(" {}", hour_of(hour)));
    let around = if spoken.around { " around" } else { "" };
    let wished = if spoken.wished { " wished" } else { "" };
    format!("{named}{bound}{hour}{around}{wished}")
}

fn month_of(month: MonthNamed) -> String {
    match month {
        MonthNamed::Ahead(ahead) => format!("+{ahead}"),
        MonthNamed::Number(number) => number.to_string(),
    }
}

fn part_of(part: MonthPart) -> &'static str {
    match part {
        MonthPart::Early => "early",
        MonthPart::Middle => "middle",
        MonthPart::Late => "late",
        MonthPart::Start => "start",
        MonthPart::End => "end",
        MonthPart::LastDay => "last day",
    }
}

fn fiscal(part: FiscalPart) -> &'static str {
    match part {
        FiscalPart::Start => "start",
        FiscalPart::End => "end",
        FiscalPart::HalfEnd => "half",
        FiscalPart::QuarterEnd => "quarter",
    }
}

fn break_of(which: Break) -> &'static str {
    match which {
        Break::Obon => "obon",
        Break::GoldenWeek => "golden week",
        Break::NewYear => "new year",
        Break::Next => "next break",
    }
}

fn undated(why: Undated) -> &'static str {
    match why {
        Undated::Soon => "none soon",
        Undated::AsSoonAsPossible => "none asap",
        Undated::OnceKnown => "none once known",
        Undated::OnceCalm => "none once calm",
        Undated::RightMoment => "none right moment",
        Undated::AfterNewYear => "none after new year",
        Undated::AfterBusySeason => "none after busy season",
    }
}

fn deadlines(text: &str) -> String {
    let found: Vec<String> = facts(text).deadlines.iter().map(|found| show(&found.value)).collect();
    found.join(", ")
}

fn table(cases: &[(&str, &str)]) {
    check(cases.iter().map(|(text, expected)| (*text, (*expected).to_owned())), deadlines);
}

/// Source: domain notes 1.4, each row in its order.
#[test]
fn every_row_of_the_table_japanese() {
    table(&[
        ("本日中", "day 0 during"),
        ("今日中", "day 0 during"),
        ("朝イチ", "first thing"),
        ("午前中", "morning 0 during"),
        ("夕方", "evening 0"),
        ("週明け", "week opening"),
        ("来週早々", "early week 1"),
        ("今週中", "week 0 during"),
        ("今週いっぱい", "week 0 during"),
        ("来週中", "week 1 during"),
        ("数日中", "few days during"),
        ("2、3日中", "few days during"),
        ("二、三日中に", "few days during"),
        ("２，３日中", "few days during"),
        ("二三日中", "few days during"),
        ("2〜3日中", "few days during"),
        ("近日中", "none soon"),
        ("近々", "none soon"),
        ("追って", "none soon"),
        ("後日", "none soon"),
        ("いずれ", "none soon"),
        ("折を見て", "none right moment"),
        ("上旬", "month +0 early"),
        ("中旬", "month +0 middle"),
        ("下旬", "month +0 late"),
        ("月初", "month +0 start"),
        ("月内", "month +0 end during"),
        ("月末", "month +0 end"),
        ("今月いっぱい", "month +0 end during"),
        ("末日", "month +0 last day"),
        ("20日〆", "cut-off 20"),
        ("20日締め", "cut-off 20"),
        ("末〆", "cut-off end"),
        ("月末締め", "cut-off end"),
        ("五十日", "settlement day"),
        ("ごとおび", "settlement day"),
        ("期末", "fiscal 0 end"),
        ("半期末", "fiscal 0 half"),
        ("四半期末", "fiscal 0 quarter"),
        ("期初から", "fiscal 0 start from"),
        ("4月1日から", "?-4-1 from"),
        ("年内", "year end 0"),
        ("年明け", "none after new year"),
        ("年明け早々", "early new year"),
        ("年度内", "fiscal 0 end"),
        ("盆明け", "after obon"),
        ("お盆明け", "after obon"),
        ("連休明け", "after next break"),
        ("GW明け", "after golden week"),
        ("ＧＷ明け", "after golden week"),
        ("できるだけ早く", "none asap"),
        ("なるべく早く", "none asap"),
        ("早急に", "none asap"),
        ("至急", "none asap"),
        ("目処が立ち次第", "none once known"),
        ("決まり次第", "none once known"),
        ("分かり次第", "none once known"),
        ("落ち着いたら", "none once calm"),
        ("落ち着き次第", "none once calm"),
        ("タイミングを見て", "none right moment"),
        ("機会を見て", "none right moment"),
    ]);
}

#[test]
fn every_row_of_the_table_english() {
    table(&[
        ("today", "day 0"),
        ("by the end of the day", "day 0 by"),
        ("by EOD", "day 0 by"),
        ("by close of business", "day 0 by"),
        ("first thing in the morning", "first thing"),
        ("first thing tomorrow", "first thing"),
        ("this morning", "morning 0 during"),
        ("this evening", "evening 0"),
        ("early next week", "early week 1"),
        ("at the start of next week", "week opening"),
        ("this week", "week 0 during"),
        ("by the end of this week", "week 0 by"),
        ("by the end of the week", "week end 0 by"),
        ("next week", "week 1 during"),
        ("by the end of next week", "week 1 by"),
        ("in a few days", "few days during"),
        ("in two or three days", "few days during"),
        ("soon", "none soon"),
        ("in due course", "none soon"),
        ("early March", "month 3 early"),
        ("mid-March", "month 3 middle"),
        ("late March", "month 3 late"),
        ("the beginning of next month", "month +1 start"),
        ("by month-end", "month +0 end by"),
        ("by the end of the month", "month +0 end by"),
        ("by the end of March", "month 3 end by"),
        ("the last day of March", "month 3 last day"),
        ("20th cut-off", "cut-off 20"),
        ("month-end cut-off", "cut-off end"),
        ("the next settlement day", "settlement day"),
        ("by the end of the fiscal year", "fiscal 0 end by"),
        ("by the end of the half", "fiscal 0 half by"),
        ("by the end of the quarter", "fiscal 0 quarter by"),
        ("from the new fiscal year", "fiscal 0 start from"),
        ("from April 1", "?-4-1 from"),
        ("by the end of the year", "year end 0 by"),
        ("before the year is out", "year end 0 before"),
        ("in the new year", "none after new year"),
        ("early in the new year", "early new year"),
        ("after Obon", "after obon"),
        ("after the holidays", "after next break"),
        ("after Golden Week", "after golden week"),
        ("as soon as possible", "none asap"),
        ("ASAP", "none asap"),
        ("once we know", "none once known"),
        ("once it is decided", "none once known"),
        ("when things calm down", "none once calm"),
        ("when the time is right", "none right moment"),
        ("when there is a chance", "none right moment"),
    ]);
}

#[test]
fn days_weeks_and_months() {
    table(&[
        ("明日", "day 1"),
        ("明後日まで", "day 2 by"),
        ("昨日", "day -1"),
        ("金曜", "Fri"),
        ("金曜日まで", "Fri by"),
        ("金曜17時まで", "Fri by 17:00"),
        ("今週の金曜", "Fri 0"),
        ("来週火曜", "Tue 1"),
        ("再来週の火曜14時", "Tue 2 14:00"),
        ("by Friday", "Fri by"),
        ("on Fri", "Fri"),
        ("next Friday", "Fri 1"),
        ("by 5pm Friday", "Fri by 17:00"),
        ("by Friday at 5pm", "Fri by 17:00"),
        ("3日以内", "3 days within"),
        ("三日以内に", "3 days within"),
        ("5営業日以内", "5 working days within"),
        ("５営業日後", "5 working days after"),
        ("2週間以内に", "2 weeks within"),
        ("1か月以内", "1 months within"),
        ("within 3 days", "3 days within"),
        ("within five business days", "5 working days within"),
        ("in two weeks", "2 weeks within"),
        ("two weeks from now", "2 weeks after"),
        ("in a month", "1 months within"),
        ("来月中旬", "month +1 middle"),
        ("来月の上旬", "month +1 early"),
        ("3月末", "month 3 end"),
        ("3月末まで", "month 3 end by"),
        ("３月上旬", "month 3 early"),
        ("来月", "month +1"),
        ("来月から", "month +1 from"),
        ("4月から", "month 4 from"),
        ("来月中", "month +1 end during"),
        ("今期中", "fiscal 0 end"),
        ("来期末", "fiscal 1 end"),
        ("来年度から", "fiscal 0 start from"),
        ("年末", "year end 0"),
        ("盆前", "before obon"),
        ("連休前", "before next break"),
        ("週末", "week end 0"),
    ]);
}

#[test]
fn bounds_and_softeners() {
    table(&[
        ("12月10日まで", "?-12-10 by"),
        ("12月10日迄に", "?-12-10 by"),
        ("12/10までに", "?-12-10 by"),
        ("12/10 17時まで", "?-12-10 by 17:00"),
        ("12月10日より前", "?-12-10 before"),
        ("12/10以降", "?-12-10 after"),
        ("4/1より", "?-4-1 from"),
        ("4/1付で", "?-4-1 from"),
        ("12月10日頃", "?-12-10 around"),
        ("12/10を目処に", "?-12-10 by around"),
        ("月末頃までに", "month +0 end by around"),
        ("来週中に", "week 1 during"),
        ("来週中頃", "week 1 during around"),
        ("できれば金曜までに", "Fri by wished"),
        ("なんとか年内に", "year end 0 wished"),
        ("by 10 December", "?-12-10 by"),
        ("until Dec 10", "?-12-10 by"),
        ("no later than December 10", "?-12-10 by"),
        ("before December 10", "?-12-10 before"),
        ("after December 10", "?-12-10 after"),
        ("from 1 April 2027", "2027-4-1 from"),
        ("effective April 1", "?-4-1 from"),
        ("around December 10", "?-12-10 around"),
        ("ideally by Friday", "Fri by wished"),
        ("hopefully this week", "week 0 during wished"),
        ("by Friday at the latest", "Fri by"),
        ("12/10", ""),
        ("4月1日に", ""),
    ]);
}

#[test]
fn what_is_no_deadline() {
    for text in [
        "may be",
        "sun and moon",
        "the march of time",
        "3月度の売上",
        "3月号",
        "四半期報告",
        "第三四半期",
        "落札",
        "折返し",
        "期待しています",
        "来週号",
        "年内訳",
        "ここ最近",
    ] {
        assert_eq!(deadlines(text), "", "{text}");
    }
}

#[test]
fn a_sentence_holds_several() {
    table(&[
        (
            "金曜までにアポ、12/10訪問、回答は年内、実施は4月1日から",
            "Fri by, year end 0, ?-4-1 from",
        ),
        (
            "appointment by Friday, answer by the end of the year, from April 1",
            "Fri by, year end 0 by, ?-4-1 from",
        ),
    ]);
}
