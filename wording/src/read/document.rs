//! Documents: 見積書 No.A-123, PO-4411, 品質報告書.pdf.

use crate::fact::Document;
use crate::fold::{Folded, is_kanji, is_katakana};
use crate::span::Found;

/// What documents are called. Longer names are tried first.
const KINDS: &[&str] = &[
    "見積書",
    "御見積",
    "見積",
    "注文書",
    "発注書",
    "注文請書",
    "請求書",
    "納品書",
    "契約書",
    "基本契約",
    "覚書",
    "通知書",
    "通知文",
    "案内文",
    "案内状",
    "稟議書",
    "議事録",
    "報告書",
    "品質報告書",
    "是正報告書",
    "8d報告書",
    "8dレポート",
    "仕様書",
    "提案書",
    "価格表",
    "単価表",
    "申入書",
    "回答書",
    "受領書",
    "受領印",
    "価格改定通知",
    "お詫び状",
    "依頼書",
    "納期回答書",
    "交渉記録",
    "quotation",
    "quote",
    "purchase order",
    "order form",
    "invoice",
    "delivery note",
    "contract",
    "memorandum",
    "price list",
    "minutes",
    "written notice",
    "notice letter",
    "8d report",
    "quality report",
    "receipt",
    "proposal",
];

const ENDINGS: &[&str] = &[
    "pdf", "xlsx", "xls", "ods", "docx", "doc", "pptx", "csv", "txt", "eml", "msg", "zip", "png",
    "jpg",
];

pub(super) fn read(text: &str, folded: &Folded) -> Vec<Found<Document>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < folded.len() {
        match kind_at(folded, at).or_else(|| file_at(folded, at)).or_else(|| order_at(folded, at)) {
            Some((end, has_kind, number)) => {
                let span = folded.span(at, end);
                let kind_end = number.map_or(end, |(start, _)| start);
                let kind = has_kind.then(|| {
                    folded
                        .span(at, kind_end)
                        .of(text)
                        .trim_end_matches([' ', '　', '(', '（'])
                        .to_owned()
                });
                let number = number.map(|(start, end)| folded.span(start, end).of(text).to_owned());
                found.push(Found { span, value: Document { kind, number } });
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

/// Where it ends, whether its kind was named, and where its number stands.
type Place = (usize, bool, Option<(usize, usize)>);

fn kind_at(text: &Folded, at: usize) -> Option<Place> {
    if text.at(at).is_ascii() && text.before(at).is_ascii_alphanumeric() {
        return None;
    }
    let kind = KINDS.iter().filter(|kind| text.has(at, kind)).max_by_key(|kind| kind.len())?;
    let end = at + kind.chars().count();
    let ascii = kind.is_ascii() && kind.starts_with(|c: char| c.is_ascii_alphabetic());
    let glued = text.before(at).is_ascii_alphanumeric() || text.at(end).is_ascii_alphabetic();
    if ascii && glued {
        return None;
    }
    if let Some(file) = file_end(text, end) {
        return Some((file, false, Some((at, file))));
    }
    let mut place = end;
    for word in ["番号", "no.", "no", "#", ":", "第"] {
        let next = text.skip_spaces(place);
        if text.has(next, word) {
            place = next + word.chars().count();
        }
    }
    let start = text.skip_spaces(place);
    let number_end = code_end(text, start);
    // 契約第8条 is a clause, not a number.
    let numbered = number_end > start && place > end && text.at(number_end) != '条';
    Some(if numbered { (number_end, true, Some((start, number_end))) } else { (end, true, None) })
}

/// Returns where a code of letters, digits and dashes that holds a digit ends.
fn code_end(text: &Folded, start: usize) -> usize {
    let mut end = start;
    while text.at(end).is_ascii_alphanumeric()
        || matches!(text.at(end), '-' | '_' | '/') && text.at(end + 1).is_ascii_alphanumeric()
    {
        end += 1;
    }
    let digits = (start..end).any(|place| text.at(place).is_ascii_digit());
    if digits { end } else { start }
}

fn file_end(text: &Folded, dot: usize) -> Option<usize> {
    if text.at(dot) != '.' {
        return None;
    }
    let ending =
        ENDINGS.iter().filter(|ending| text.has(dot + 1, ending)).max_by_key(|e| e.len())?;
    let end = dot + 1 + ending.chars().count();
    (!text.at(end).is_ascii_alphanumeric()).then_some(end)
}

/// A name of a file: what stands before its ending, without a space.
fn file_at(text: &Folded, at: usize) -> Option<Place> {
    let part = |c: char| {
        c.is_ascii_alphanumeric()
            || is_kanji(c)
            || is_katakana(c)
            || matches!(c, '-' | '_')
            || matches!(c, '\u{3041}'..='\u{3096}')
    };
    if part(text.before(at)) || !part(text.at(at)) {
        return None;
    }
    let mut dot = at;
    while part(text.at(dot)) && dot - at < 80 {
        dot += 1;
    }
    file_end(text, dot).map(|end| (end, false, Some((at, end))))
}

/// An order by its usual prefix: PO-4411, PO 4411.
fn order_at(text: &Folded, at: usize) -> Option<Place> {
    if text.before(at).is_ascii_alphanumeric() || !text.has(at, "po") {
        return None;
    }
    let place = if matches!(text.at(at + 2), '-' | '#' | ' ') { at + 3 } else { at + 2 };
    let digits = (place..place + 12).take_while(|p| text.at(*p).is_ascii_digit()).count();
    (digits >= 3).then_some((place + digits, true, Some((place, place + digits))))
}
