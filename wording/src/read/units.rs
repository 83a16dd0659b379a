//! What numbers count, in both languages. Each list is one text cut at spaces.

/// Counters that follow a number in Japanese, and units in both languages.
const COUNTERS: &str = "箱 個 社 件 品目 品 点 名 人 枚 本 台 袋 缶 束 巻 通 回 度 種類 種 店舗 店 か所 \
    ヶ所 カ所 箇所 ケース パレット ロット セット トン キロ グラム リットル か月 ヶ月 カ月 ヵ月 箇月 営業日 日間 \
    週間 年間 時間 分間 つ 冊 口 kg g t l ml m mm cm boxes box cases case units unit pieces pcs items \
    accounts companies tons tonnes people pallets lots days weeks months hours minutes orders times";

/// Counters that make a number written in kanji a number and not part of a word.
const KANJI_COUNTERS: &str = "箱 個 社 件 品目 名 枚 本 台 袋 缶 束 通 回 種類 店舗 ケース パレット ロット \
    セット トン キロ か月 ヶ月 カ月 ヵ月 営業日 日間 週間 年間 円 % パーセント 割 ポイント";

/// What after a kanji number and its counter makes both part of a word: 六本木, 三枚目, 一本化.
const NOT_COUNTED: &str = "方 木 松 目 岩 化 場 所 名 通 会 長";

/// Returns the longest counter that `fits`.
pub(super) fn longest(fits: impl Fn(&str) -> bool) -> Option<&'static str> {
    COUNTERS.split(' ').filter(|unit| !unit.is_empty() && fits(unit)).max_by_key(|u| u.len())
}

/// Tells whether one of the counters that may follow a number in kanji `fits`.
///
/// It is given the counter, and each of the words that must not stand after it.
pub(super) fn counts_kanji(has: impl Fn(&str) -> bool) -> bool {
    KANJI_COUNTERS
        .split(' ')
        .filter(|unit| !unit.is_empty() && has(unit))
        .any(|unit| !NOT_COUNTED.split(' ').any(|word| has(&format!("{unit}{word}"))))
}
