//! People: 佐藤部長, 購買部の佐藤様, 田中さん, Mr. Sato, Sato-san, Director Sato.

use crate::fact::{Company, Person};
use crate::fold::{Folded, is_kanji, is_katakana};
use crate::known::Known;
use crate::span::Found;

const TITLES: &[&str] = &[
    "代表取締役社長",
    "代表取締役会長",
    "代表取締役",
    "会長",
    "副会長",
    "社長",
    "副社長",
    "専務取締役",
    "常務取締役",
    "専務",
    "常務",
    "取締役",
    "執行役員",
    "本部長",
    "副本部長",
    "事業部長",
    "営業部長",
    "購買部長",
    "調達部長",
    "製造部長",
    "経理部長",
    "総務部長",
    "商品部長",
    "品質保証部長",
    "営業本部長",
    "購買課長",
    "営業課長",
    "調達課長",
    "部長代理",
    "部長",
    "副部長",
    "次長",
    "課長代理",
    "課長補佐",
    "課長",
    "係長",
    "主任",
    "室長",
    "所長",
    "支店長",
    "支社長",
    "店長",
    "工場長",
    "センター長",
    "グループ長",
    "リーダー",
    "マネージャー",
    "マネジャー",
    "ディレクター",
    "バイヤー",
    "顧問",
    "相談役",
    "理事長",
    "理事",
    "参事",
    "主幹",
    "主査",
];

const HONORIFICS: &[&str] = &["様", "さま", "さん", "氏", "殿", "先生", "君"];

const HONORIFICS_EN: &[&str] =
    &["-san", "-sama", "-sensei", "-bucho", "-kacho", "-shacho", "-kakaricho", " san"];

const TITLES_EN: &[&str] = &[
    "mr.",
    "mr",
    "ms.",
    "ms",
    "mrs.",
    "mrs",
    "dr.",
    "dr",
    "prof.",
    "president",
    "vice president",
    "managing director",
    "executive director",
    "senior manager",
    "general manager",
    "director",
    "section chief",
    "department head",
    "manager",
    "chairman",
    "chairwoman",
    "buyer",
];

/// Words before a title or 様 that name nobody.
const NOBODY: &[&str] = &[
    "客",
    "皆",
    "奥",
    "神",
    "王",
    "同",
    "新",
    "前",
    "元",
    "両",
    "各",
    "現",
    "当",
    "副",
    "先方",
    "営業",
    "担当",
    "弊社",
    "御社",
    "貴社",
    "取引先",
    "仕入先",
    "関係者",
    "担当者",
    "者",
    "名",
    "何",
    "有",
    "仕",
    "模",
    "多",
    "異",
    "同様",
    "一",
    "二",
    "三",
    "部",
    "課",
    "室",
    "社",
    "殿",
    "他社",
    "各社",
    "両社",
    "社員",
    "女",
    "旦那",
    "親",
    "お客",
    "たく",
    "沢山",
    "皆々",
    "株主",
    "一同",
    "先生",
    "御",
    "貴",
    "某",
    "全",
    "弊社営業",
    "主",
    "本",
    "支",
    "上",
    "直属",
    "所属",
    "窓口",
    "購買",
    "調達",
];

const CUTS: &[char] = &['部', '課', '室', '社', '店', '局', '科', '係'];

pub(super) fn read(
    text: &str,
    folded: &Folded,
    known: &Known,
    companies: &[Found<Company>],
) -> Vec<Found<Person>> {
    let mut found: Vec<Found<Person>> = Vec::new();
    let taken = folded.covered(companies.iter().map(|company| company.span));
    let inside = |place: usize| taken.get(place).copied().unwrap_or(false);
    let mut at = 0;
    while at < folded.len() {
        let one = (!inside(at))
            .then(|| told(text, folded, known, at).or_else(|| english(text, folded, known, at)))
            .flatten()
            .or_else(|| japanese(text, folded, known, at, &inside));
        match one {
            Some((start, end, person)) => {
                let span = folded.span(start, end);
                if found.last().is_none_or(|last| last.span.end <= span.start) {
                    found.push(Found { span, value: person });
                }
                at = end.max(at + 1);
            }
            None => at += 1,
        }
    }
    found
}

type OneAt = (usize, usize, Person);

fn ending<'a>(folded: &Folded, at: usize, options: &[&'a str]) -> Option<(usize, &'a str)> {
    options
        .iter()
        .filter(|option| folded.has(at, option))
        .map(|option| (at + option.chars().count(), *option))
        .max_by_key(|(end, _)| *end)
}

/// Reads title and honorific after a name.
fn suffixes(folded: &Folded, at: usize) -> (usize, Option<String>, Option<String>) {
    let mut end = at;
    let place = folded.skip_spaces(at);
    let title = ending(folded, place, TITLES).map(|(after, title)| {
        end = after;
        title.to_owned()
    });
    let honorific = ending(folded, end, HONORIFICS)
        .or_else(|| ending(folded, end, HONORIFICS_EN))
        .map(|(after, honorific)| {
            end = after;
            honorific.trim().to_owned()
        });
    (end, title, honorific)
}

/// A name the reader was told.
fn told(text: &str, folded: &Folded, known: &Known, at: usize) -> Option<OneAt> {
    let (name_end, place) = known.people.at(folded, at)?;
    let (end, title, honorific) = suffixes(folded, name_end);
    // 林 in 林業 is a word, not a name: a single-word name needs something that is no kanji after.
    if end == name_end && is_kanji(folded.before(name_end)) && is_kanji(folded.at(name_end)) {
        return None;
    }
    let name = folded.span(at, name_end).of(text).trim().to_owned();
    Some((at, end, Person { name, title, honorific, known: Some(place) }))
}

/// A title or honorific, with the name that stands before it.
fn japanese(
    text: &str,
    folded: &Folded,
    known: &Known,
    at: usize,
    inside: &impl Fn(usize) -> bool,
) -> Option<OneAt> {
    if folded.at(at).is_ascii() {
        return None;
    }
    let title = ending(folded, at, TITLES);
    let honorific = ending(folded, at, HONORIFICS).filter(|(end, honorific)| match *honorific {
        "様" => !matches!(folded.at(*end), '子' | '式' | '々' | '相'),
        "君" | "氏" | "殿" => is_kanji(folded.before(at)),
        _ => true,
    });
    let (end, title, honorific) = match (title, honorific) {
        (Some((end, title)), _) => {
            let place = if folded.at(end) == ' ' { end + 1 } else { end };
            let after = ending(folded, place, HONORIFICS)
                .filter(|(_, h)| matches!(*h, "様" | "さま" | "殿"));
            match after {
                Some((end, h)) => (end, Some(title.to_owned()), Some(h.to_owned())),
                None => (end, Some(title.to_owned()), None),
            }
        }
        (None, Some((end, honorific))) => (end, None, Some(honorific.to_owned())),
        (None, None) => return None,
    };
    let name_end = if folded.before(at) == ' ' { at - 1 } else { at };
    let start = name_start(folded, name_end, inside);
    let folded_name: String = folded.chars[start..name_end].iter().collect();
    let empty = folded_name.trim().is_empty();
    if empty
        || NOBODY.contains(&folded_name.as_str())
        || folded_name.chars().all(|c| c.is_ascii_digit())
    {
        return None;
    }
    let name = folded.span(start, name_end).of(text).trim().to_owned();
    let place = known.people.at(folded, start).filter(|(end, _)| *end == name_end).map(|(_, p)| p);
    Some((start, end, Person { name, title, honorific, known: place }))
}

/// Walks back over one run of kanji or katakana, and cuts off a department before it.
fn name_start(folded: &Folded, end: usize, inside: &impl Fn(usize) -> bool) -> usize {
    let mut start = end;
    let kanji = |c: char| is_kanji(c) || matches!(c, 'ヶ' | 'ケ' | 'ノ');
    if is_katakana(folded.before(end)) || folded.before(end) == '・' {
        while (is_katakana(folded.before(start)) || folded.before(start) == '・')
            && end - start < 12
            && !inside(start - 1)
        {
            start -= 1;
        }
        return if end - start >= 2 { start } else { end };
    }
    while start > 0 && kanji(folded.before(start)) && end - start < 8 && !inside(start - 1) {
        start -= 1;
    }
    let run = &folded.chars[start..end];
    // 購買部佐藤 is 佐藤; 阿部 and 服部 keep their 部.
    let cut = run
        .iter()
        .enumerate()
        .rev()
        .find(|(place, c)| CUTS.contains(c) && *place >= 2 && run.len() - place > 1)
        .map(|(place, _)| place + 1);
    let start = start + cut.unwrap_or(0);
    if end - start > 4 { end } else { start }
}

fn english(text: &str, folded: &Folded, known: &Known, at: usize) -> Option<OneAt> {
    if !folded.at(at).is_ascii_alphabetic() || folded.before(at).is_ascii_alphanumeric() {
        return None;
    }
    if let Some((end, title)) = ending(folded, at, TITLES_EN)
        && (folded.at(end) == ' ' || title.ends_with('.'))
    {
        let name_at = folded.skip_spaces(end);
        let name_end = capitalised(text, folded, name_at)?;
        let courtesy = title.len() <= 4 && !matches!(title, "dr" | "dr.");
        let written = folded.span(at, end).of(text).trim_end_matches('.').to_owned();
        let (title, honorific) =
            if courtesy { (None, Some(written)) } else { (Some(written), None) };
        return Some(person(
            text,
            folded,
            known,
            (at, name_at, name_end, name_end),
            title,
            honorific,
        ));
    }
    let name_end = word_end(folded, at);
    let (end, honorific) = ending(folded, name_end, HONORIFICS_EN)?;
    if folded.at(end).is_ascii_alphanumeric() || capitalised(text, folded, at).is_none() {
        return None;
    }
    let honorific = Some(honorific.trim().to_owned());
    Some(person(text, folded, known, (at, at, name_end, end), None, honorific))
}

fn person(
    text: &str,
    folded: &Folded,
    known: &Known,
    (start, name_at, name_end, end): (usize, usize, usize, usize),
    title: Option<String>,
    honorific: Option<String>,
) -> OneAt {
    let place =
        known.people.at(folded, name_at).filter(|(end, _)| *end == name_end).map(|(_, p)| p);
    let name = folded.span(name_at, name_end).of(text).to_owned();
    (start, end, Person { name, title, honorific, known: place })
}

fn word_end(folded: &Folded, at: usize) -> usize {
    let mut end = at;
    while folded.at(end).is_ascii_alphabetic() || folded.at(end) == '\'' {
        end += 1;
    }
    end
}

/// Returns where one or two capitalised words at `at` end.
fn capitalised(text: &str, folded: &Folded, at: usize) -> Option<usize> {
    let capital = |place: usize| {
        folded
            .span(place, place + 1)
            .of(text)
            .chars()
            .next()
            .is_some_and(|c| c.is_ascii_uppercase())
    };
    if !capital(at) {
        return None;
    }
    let end = word_end(folded, at);
    if folded.at(end) == ' ' && capital(end + 1) && folded.at(end + 2).is_ascii_lowercase() {
        return Some(word_end(folded, end + 1));
    }
    (end > at).then_some(end)
}
