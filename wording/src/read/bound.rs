//! The words around a deadline: まで, 以内, by, before; 頃, around; できれば, ideally.

use super::date::{hour_at, is_word, skip_joint};
use crate::fold::Folded;
use crate::spoken::{Bound, Spoken};

/// Words that stand before what is named, in English.
const BEFORE_EN: &[(&str, Bound)] = &[
    ("by the ", Bound::By),
    ("by ", Bound::By),
    ("until ", Bound::By),
    ("till ", Bound::By),
    ("no later than ", Bound::By),
    ("not later than ", Bound::By),
    ("within the ", Bound::Within),
    ("within ", Bound::Within),
    ("during ", Bound::During),
    ("sometime ", Bound::During),
    ("from ", Bound::From),
    ("as of ", Bound::From),
    ("starting ", Bound::From),
    ("effective ", Bound::From),
    ("before ", Bound::Before),
    ("after ", Bound::After),
    ("since ", Bound::From),
    ("on ", Bound::On),
];

/// Words that stand after what is named, in Japanese.
const AFTER_JA: &[(&str, Bound)] = &[
    ("までに", Bound::By),
    ("まで", Bound::By),
    ("迄に", Bound::By),
    ("迄", Bound::By),
    ("中に", Bound::During),
    ("中", Bound::During),
    ("から", Bound::From),
    ("より前", Bound::Before),
    ("の前", Bound::Before),
    ("前に", Bound::Before),
    ("より", Bound::From),
    ("以降", Bound::After),
    ("過ぎ", Bound::After),
    ("付けで", Bound::From),
    ("付で", Bound::From),
    ("適用", Bound::From),
    ("開始", Bound::From),
    ("を目処に", Bound::By),
    ("をめどに", Bound::By),
    ("を目途に", Bound::By),
    ("目処に", Bound::By),
    ("必着", Bound::By),
    ("締切", Bound::By),
];

const SOFTENERS: &[(&str, ())] = &[
    ("頃", ()),
    ("ごろ", ()),
    ("ころ", ()),
    ("くらい", ()),
    ("ぐらい", ()),
    ("あたり", ()),
    ("前後", ()),
    ("を目処", ()),
    ("をめど", ()),
    ("を目途", ()),
    ("目処", ()),
    ("辺り", ()),
    (" or so", ()),
    (" at the latest", ()),
];

const WISHES: &[&str] = &[
    "できれば",
    "出来れば",
    "できたら",
    "なんとか",
    "何とか",
    "可能なら",
    "可能であれば",
    "希望としては",
    "ideally ",
    "hopefully ",
    "if possible ",
    "if possible, ",
    "preferably ",
];

const AROUND_EN: &[(&str, ())] =
    &[("around ", ()), ("about ", ()), ("roughly ", ()), ("approximately ", ())];

/// Reads an English bound word at `at`: where it ends, which, and whether it was softened.
pub(super) fn before(text: &Folded, at: usize) -> (usize, Option<Bound>, bool) {
    let (mut place, bound) = match text.one_of(at, BEFORE_EN) {
        Some((end, bound)) if is_word(text, at, end.saturating_sub(1)) => (end, Some(bound)),
        _ => (at, None),
    };
    let around = text.one_of(place, AROUND_EN);
    if let Some((end, ())) = around {
        place = end;
    }
    (place, bound, around.is_some())
}

/// Reads hour, bound and softeners after what was named, and what was wished before it.
/// Returns where it all ends.
pub(super) fn around(text: &Folded, start: usize, end: usize, spoken: &mut Spoken) -> usize {
    let mut end = end;
    if spoken.hour.is_none()
        && let Some((after, hour)) = hour_at(text, skip_joint(text, end))
    {
        spoken.hour = Some(hour);
        end = after;
    }
    if let Some((after, ())) = text.one_of(end, SOFTENERS) {
        spoken.around |= !text.has(end, " at the latest");
        if !text.at(end).is_ascii() && (text.has(end, "を") || text.has(end, "目処")) {
            spoken.bound = Bound::By;
        }
        end = after;
    }
    if let Some((after, bound)) = text.one_of(end, AFTER_JA) {
        spoken.bound = bound;
        end = after;
    }
    // 4/1~ without an end is 4/1から.
    let open_end = text.at(end) == '~'
        && (matches!(text.at(end + 1), '\0' | ' ' | '、' | '。' | ',' | '\n' | ')')
            || text.at(end + 1) == 'の');
    if open_end && spoken.bound == Bound::On {
        spoken.bound = Bound::From;
        end += 1;
    }
    if spoken.bound == Bound::By
        && let Some((after, ())) = text.one_of(end, SOFTENERS)
    {
        spoken.around = true;
        end = after;
    }
    spoken.wished = WISHES.iter().any(|wish| {
        let length = wish.chars().count();
        (0..=1).any(|gap| {
            let needed = length + gap;
            start >= needed
                && text.has(start - needed, wish)
                && (gap == 0 || matches!(text.before(start), '、' | ',' | ' '))
        })
    });
    end
}
