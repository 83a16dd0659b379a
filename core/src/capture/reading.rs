//! Kana readings in Latin letters, so that Tanaka is found where 田中 (たなか) is known.

/// Which scripts a word is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Scripts {
    pub kanji: bool,
    pub hiragana_only: bool,
    pub latin: bool,
}

/// Tells in which scripts a word is written.
pub(super) fn scripts(word: &str) -> Scripts {
    let hiragana = |c: char| matches!(c, '\u{3041}'..='\u{3096}' | 'ー');
    Scripts {
        kanji: word.chars().any(|c| matches!(c, '\u{4e00}'..='\u{9fff}' | '々')),
        hiragana_only: word.chars().all(|c| hiragana(c) || c.is_whitespace()),
        latin: word.is_ascii(),
    }
}

const SYLLABLES: &[(&str, &str)] = &[
    ("キャ", "kya"),
    ("キュ", "kyu"),
    ("キョ", "kyo"),
    ("シャ", "sha"),
    ("シュ", "shu"),
    ("ショ", "sho"),
    ("チャ", "cha"),
    ("チュ", "chu"),
    ("チョ", "cho"),
    ("ニャ", "nya"),
    ("ニュ", "nyu"),
    ("ニョ", "nyo"),
    ("ヒャ", "hya"),
    ("ヒュ", "hyu"),
    ("ヒョ", "hyo"),
    ("ミャ", "mya"),
    ("ミュ", "myu"),
    ("ミョ", "myo"),
    ("リャ", "rya"),
    ("リュ", "ryu"),
    ("リョ", "ryo"),
    ("ギャ", "gya"),
    ("ギュ", "gyu"),
    ("ギョ", "gyo"),
    ("ジャ", "ja"),
    ("ジュ", "ju"),
    ("ジョ", "jo"),
    ("ビャ", "bya"),
    ("ビュ", "byu"),
    ("ビョ", "byo"),
    ("ピャ", "pya"),
    ("ピュ", "pyu"),
    ("ピョ", "pyo"),
    ("ファ", "fa"),
    ("フィ", "fi"),
    ("フェ", "fe"),
    ("フォ", "fo"),
    ("ティ", "ti"),
    ("ディ", "di"),
    ("ジェ", "je"),
    ("シェ", "she"),
    ("チェ", "che"),
    ("ア", "a"),
    ("イ", "i"),
    ("ウ", "u"),
    ("エ", "e"),
    ("オ", "o"),
    ("カ", "ka"),
    ("キ", "ki"),
    ("ク", "ku"),
    ("ケ", "ke"),
    ("コ", "ko"),
    ("サ", "sa"),
    ("シ", "shi"),
    ("ス", "su"),
    ("セ", "se"),
    ("ソ", "so"),
    ("タ", "ta"),
    ("チ", "chi"),
    ("ツ", "tsu"),
    ("テ", "te"),
    ("ト", "to"),
    ("ナ", "na"),
    ("ニ", "ni"),
    ("ヌ", "nu"),
    ("ネ", "ne"),
    ("ノ", "no"),
    ("ハ", "ha"),
    ("ヒ", "hi"),
    ("フ", "fu"),
    ("ヘ", "he"),
    ("ホ", "ho"),
    ("マ", "ma"),
    ("ミ", "mi"),
    ("ム", "mu"),
    ("メ", "me"),
    ("モ", "mo"),
    ("ヤ", "ya"),
    ("ユ", "yu"),
    ("ヨ", "yo"),
    ("ラ", "ra"),
    ("リ", "ri"),
    ("ル", "ru"),
    ("レ", "re"),
    ("ロ", "ro"),
    ("ワ", "wa"),
    ("ヲ", "o"),
    ("ガ", "ga"),
    ("ギ", "gi"),
    ("グ", "gu"),
    ("ゲ", "ge"),
    ("ゴ", "go"),
    ("ザ", "za"),
    ("ジ", "ji"),
    ("ズ", "zu"),
    ("ゼ", "ze"),
    ("ゾ", "zo"),
    ("ダ", "da"),
    ("ヂ", "ji"),
    ("ヅ", "zu"),
    ("デ", "de"),
    ("ド", "do"),
    ("バ", "ba"),
    ("ビ", "bi"),
    ("ブ", "bu"),
    ("ベ", "be"),
    ("ボ", "bo"),
    ("パ", "pa"),
    ("ピ", "pi"),
    ("プ", "pu"),
    ("ペ", "pe"),
    ("ポ", "po"),
    ("ヴ", "vu"),
    ("ン", "n"),
];

/// Returns a kana word in Latin letters: as it is spelt (satou), as it is usually written (sato),
/// with its long vowels as oh (satoh), and with b, m, p after m (homma).
///
/// Empty when it holds anything but kana. The spellings stand in a fixed order.
pub(super) fn romaji(kana: &str) -> Vec<String> {
    let katakana: String = kana
        .chars()
        .map(|c| match c {
            '\u{3041}'..='\u{3096}' => char::from_u32(c as u32 + 0x60).unwrap_or(c),
            other => other,
        })
        .collect();
    let Some(spelt) = spell(&katakana) else { return Vec::new() };
    let short = spelt.replace("ou", "o").replace("oo", "o").replace("uu", "u").replace('-', "");
    let with_h = spelt.replace("ou", "oh").replace("oo", "oh").replace('-', "");
    let labial = short.replace("nb", "mb").replace("nm", "mm").replace("np", "mp");
    let mut all = vec![spelt.replace('-', ""), short, with_h, labial];
    let mut kept: Vec<String> = Vec::new();
    for one in all.drain(..) {
        if !kept.contains(&one) && one.len() >= 2 {
            kept.push(one);
        }
    }
    kept
}

fn spell(katakana: &str) -> Option<String> {
    let mut rest = katakana;
    let mut spelt = String::new();
    let mut doubled = false;
    while let Some(first) = rest.chars().next() {
        if first == 'ッ' || first == 'ー' || first == '・' || first.is_whitespace() {
            doubled = first == 'ッ';
            match first {
                'ー' => spelt.push('-'),
                'ッ' => {}
                _ => spelt.push(' '),
            }
            rest = &rest[first.len_utf8()..];
            continue;
        }
        let (kana, latin) = SYLLABLES.iter().find(|(kana, _)| rest.starts_with(kana))?;
        if doubled {
            // マッチ is matchi.
            spelt.push(if latin.starts_with("ch") { 't' } else { latin.chars().next()? });
            doubled = false;
        }
        spelt.push_str(latin);
        rest = &rest[kana.len()..];
    }
    (!spelt.is_empty()).then_some(spelt)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_spelt_as_people_spell_them() {
        for (kana, expected) in [
            ("たなか", &["tanaka"][..]),
            ("さとう", &["satou", "sato", "satoh"]),
            ("おおの", &["oono", "ono", "ohno"]),
            ("ほんま", &["honma", "homma"]),
            ("ハットリ", &["hattori"]),
            ("じゅんこ", &["junko"]),
            ("ジョージ", &["joji"]),
        ] {
            assert_eq!(romaji(kana), expected, "{kana}");
        }
        assert!(romaji("田中").is_empty());
    }
}
