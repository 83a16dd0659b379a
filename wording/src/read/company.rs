//! Companies: 株式会社さくら食品, さくら食品(株), A社, Sakura Foods Co., Ltd.

use crate::fact::Company;
use crate::fold::{Folded, is_kanji, is_katakana};
use crate::known::Known;
use crate::span::Found;

const FORMS_JA: &[(&str, ())] = &[
    ("株式会社", ()),
    ("有限会社", ()),
    ("合同会社", ()),
    ("合資会社", ()),
    ("合名会社", ()),
    ("(株)", ()),
    ("(有)", ()),
    ("(同)", ()),
    ("一般社団法人", ()),
    ("一般財団法人", ()),
    ("社団法人", ()),
    ("財団法人", ()),
    ("学校法人", ()),
    ("医療法人", ()),
    ("生活協同組合", ()),
];

const FORMS_EN: &[(&str, ())] = &[
    (" co., ltd.", ()),
    (" co., ltd", ()),
    (" co.,ltd.", ()),
    (" co ltd", ()),
    (" company, limited", ()),
    (" inc.", ()),
    (" inc", ()),
    (" corporation", ()),
    (" corp.", ()),
    (" corp", ()),
    (" k.k.", ()),
    (" kk", ()),
    (" ltd.", ()),
    (" ltd", ()),
    (" limited", ()),
    (" llc", ()),
    (" gmbh", ()),
    (" plc", ()),
];

/// Words that a company's name ends in, said without its legal form.
const TAILS: &[(&str, ())] = &[
    ("商店", ()),
    ("商事", ()),
    ("商会", ()),
    ("物産", ()),
    ("製作所", ()),
    ("製菓", ()),
    ("製薬", ()),
    ("製紙", ()),
    ("乳業", ()),
    ("電機", ()),
    ("興業", ()),
    ("酒造", ()),
    ("醸造", ()),
    ("運輸", ()),
    ("工業", ()),
    ("フーズ", ()),
    ("ホールディングス", ()),
];

/// What stands before such an ending in words that name no company.
const NOT_NAMES: &[&str] = &[
    "軽",
    "重",
    "重化学",
    "鉱",
    "化学",
    "食品",
    "自動車",
    "機械",
    "商",
    "地域",
    "地元",
    "総合",
    "老舗",
    "大手",
    "中小",
    "同",
    "個人",
    "各",
    "両",
    "他の",
    "その他",
    "洋",
    "和",
    "冷凍",
    "手",
];

/// Words that end in 社 and name no company.
const NOT_COMPANIES: &[&str] = &[
    "弊",
    "御",
    "当",
    "貴",
    "他",
    "同",
    "各",
    "本",
    "支",
    "自",
    "両",
    "会",
    "商",
    "出版",
    "新聞",
    "入",
    "退",
    "来",
    "出",
    "帰",
    "全",
    "数",
    "神",
    "小",
    "親",
    "子",
    "協力会",
    "株式会",
    "有限会",
    "合同会",
    "合資会",
    "合名会",
    "取引会",
    "現",
];

pub(super) fn read(text: &str, folded: &Folded, known: &Known) -> Vec<Found<Company>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < folded.len() {
        match one(text, folded, known, at) {
            Some((start, end, company)) => {
                let span = folded.span(start, end);
                let overlaps = |other: &Found<Company>| other.span.end > span.start;
                if !found.last().is_some_and(overlaps) {
                    found.push(Found { span, value: company });
                }
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

fn one(text: &str, folded: &Folded, known: &Known, at: usize) -> Option<(usize, usize, Company)> {
    let words = |start: usize, end: usize| folded.span(start, end).of(text).trim().to_owned();
    if let Some((end, place)) = known.companies.at(folded, at) {
        let form_end = form_after(folded, end);
        let form = (form_end > end).then(|| words(end, form_end));
        let company = Company { name: words(at, end), form, known: Some(place) };
        return Some((at, form_end, company));
    }
    if let Some((name_at, ())) = folded.one_of(at, FORMS_JA) {
        let form = Some(words(at, name_at));
        let name_at = folded.skip_spaces(name_at);
        if let Some((end, place)) = known.companies.at(folded, name_at) {
            return Some((
                at,
                end,
                Company { name: words(name_at, end), form, known: Some(place) },
            ));
        }
        let end = run_end(folded, name_at);
        let start = run_start(folded, at);
        // さくら食品(株) and 株式会社さくら食品: the name stands on one side only.
        if start < at && (end == name_at || folded.at(at) == '(') {
            return Some((start, name_at, Company { name: words(start, at), form, known: None }));
        }
        if end > name_at && start == at {
            return Some((at, end, Company { name: words(name_at, end), form, known: None }));
        }
        if start < at {
            return Some((start, name_at, Company { name: words(start, at), form, known: None }));
        }
        return None;
    }
    if let Some((end, ())) = folded.one_of(at, TAILS) {
        return tailed(folded, at, end).map(|start| {
            (start, end, Company { name: words(start, end), form: None, known: None })
        });
    }
    if folded.at(at) == '社' {
        return counted(folded, at).map(|start| {
            (start, at + 1, Company { name: words(start, at + 1), form: None, known: None })
        });
    }
    english(text, folded, at)
}

fn form_after(folded: &Folded, end: usize) -> usize {
    let place = folded.skip_spaces(end);
    let japanese = folded.one_of(place, FORMS_JA).map(|(end, ())| end);
    japanese.or_else(|| folded.one_of(end, FORMS_EN).map(|(end, ())| end)).unwrap_or(end)
}

fn part_of_name(c: char) -> bool {
    is_kanji(c) || is_katakana(c) || c.is_ascii_alphanumeric() || matches!(c, '&' | '・')
}

/// Returns the end of a name that begins at `at`: one run, hiragana only at its beginning.
fn run_end(folded: &Folded, at: usize) -> usize {
    let hiragana = |c: char| matches!(c, '\u{3041}'..='\u{3096}');
    let mut end = at;
    while hiragana(folded.at(end)) && end - at < 6 {
        end += 1;
    }
    // A particle alone, as in 株式会社の, begins no name; 有限会社あおば has one.
    if end > at && !part_of_name(folded.at(end)) {
        return if end - at >= 3 && !goes_on_as_sentence(folded, at) { end } else { at };
    }
    while part_of_name(folded.at(end)) && end - at < 20 {
        end += 1;
    }
    end
}

/// 株式会社として, 株式会社からの: the words that follow a form in a sentence.
fn goes_on_as_sentence(folded: &Folded, at: usize) -> bool {
    let words = [
        "の",
        "で",
        "に",
        "は",
        "が",
        "を",
        "と",
        "から",
        "より",
        "へ",
        "も",
        "まで",
        "など",
        "として",
        "です",
    ];
    words.iter().any(|word| folded.has(at, word))
}

fn run_start(folded: &Folded, at: usize) -> usize {
    let mut start = at;
    while part_of_name(folded.before(start)) && at - start < 20 {
        start -= 1;
    }
    let kanji_start = start;
    while matches!(folded.before(start), '\u{3041}'..='\u{3096}') && kanji_start - start < 4 {
        start -= 1;
    }
    // Hiragana belongs to the name only where nothing else stands before it.
    let alone =
        start == 0 || matches!(folded.before(start), ' ' | '、' | '。' | '\n' | '「' | '(' | ':');
    if alone { start } else { kanji_start }
}

/// 丸山商店: a short run of one script before the ending, and the ending at its end.
fn tailed(folded: &Folded, at: usize, end: usize) -> Option<usize> {
    let name = |c: char| is_kanji(c) || is_katakana(c);
    let mut start = at;
    while name(folded.before(start)) && at - start < 8 {
        start -= 1;
    }
    let before: String = folded.chars[start..at].iter().collect();
    let goes_on = is_kanji(folded.at(end)) || is_katakana(folded.at(end));
    let known_word = NOT_NAMES.contains(&before.as_str());
    (at - start >= 2 && !goes_on && !known_word && !name(folded.before(start))).then_some(start)
}

/// A社, B社, 山田社: short, and not one of the common words.
fn counted(folded: &Folded, at: usize) -> Option<usize> {
    let mut start = at;
    while (folded.before(start).is_ascii_alphabetic() || is_kanji(folded.before(start)))
        && at - start < 5
    {
        start -= 1;
    }
    let name: String = folded.chars[start..at].iter().collect();
    let common = NOT_COMPANIES.iter().any(|word| name.ends_with(word));
    let number = name.chars().any(|c| "一二三四五六七八九十百数".contains(c));
    let goes_on =
        matches!(folded.at(at + 1), '長' | '員' | '会' | '内' | '外' | '用' | '名' | '団');
    (!name.is_empty() && !common && !number && !goes_on).then_some(start)
}

/// Capitalised words before a legal form.
fn english(text: &str, folded: &Folded, at: usize) -> Option<(usize, usize, Company)> {
    if !folded.at(at).is_ascii_alphabetic() || folded.before(at).is_ascii_alphanumeric() {
        return None;
    }
    let capital = |place: usize| {
        folded.span(place, place + 1).of(text).chars().next().is_some_and(char::is_uppercase)
    };
    if !capital(at) {
        return None;
    }
    let mut end = at;
    for _ in 0..6 {
        while folded.at(end).is_ascii_alphanumeric() || matches!(folded.at(end), '&' | '\'' | '-') {
            end += 1;
        }
        if let Some((form_end, ())) = folded.one_of(end, FORMS_EN)
            && !folded.at(form_end).is_ascii_alphanumeric()
        {
            let name = folded.span(at, end).of(text).to_owned();
            let form = Some(folded.span(end, form_end).of(text).trim().to_owned());
            return Some((at, form_end, Company { name, form, known: None }));
        }
        if folded.at(end) != ' ' || !(capital(end + 1) || folded.at(end + 1) == '&') {
            return None;
        }
        end += 1;
    }
    None
}
