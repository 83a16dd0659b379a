//! Numbers with what they count.

use fushime_wording::number::{Decimal, Number, Unit, parse_number_cell};

use crate::{check, facts};

fn decimal(value: Decimal) -> String {
    let sign = if value.mantissa < 0 { "-" } else { "" };
    let digits = value.mantissa.unsigned_abs().to_string();
    let decimals = usize::from(value.decimals);
    if decimals == 0 {
        return format!("{sign}{digits}");
    }
    let digits = format!("{digits:0>width$}", width = decimals + 1);
    let (whole, part) = digits.split_at(digits.len() - decimals);
    format!("{sign}{whole}.{part}")
}

/// 8%, ¥1050/箱, ~8% (about), <8% (at most), 5..8%, 320箱.
fn show(number: &Number) -> String {
    let range = number.up_to.map_or(String::new(), |second| format!("..{}", decimal(second)));
    let value = format!("{}{range}", decimal(number.value));
    let value = match &number.unit {
        Unit::None => value,
        Unit::Percent => format!("{value}%"),
        Unit::Points => format!("{value}pt"),
        Unit::Yen => format!("¥{value}"),
        Unit::Of(unit) => format!("{value}{unit}"),
    };
    let per = number.per.as_ref().map_or(String::new(), |unit| format!("/{unit}"));
    let about = if number.approximate { "~" } else { "" };
    let most = if number.ceiling { "<" } else { "" };
    let signed = if number.signed && number.value.mantissa > 0 { "+" } else { "" };
    format!("{about}{most}{signed}{value}{per}")
}

fn numbers(text: &str) -> String {
    let found: Vec<String> = facts(text).numbers.iter().map(|found| show(&found.value)).collect();
    found.join(" ")
}

fn table(cases: &[(&str, &str)]) {
    check(cases.iter().map(|(text, expected)| (*text, (*expected).to_owned())), numbers);
}

#[test]
fn shares() {
    table(&[
        ("8%値上げ", "8%"),
        ("８％値上げ", "8%"),
        ("8 %", "8%"),
        ("8パーセント", "8%"),
        ("８．５％", "8.5%"),
        ("8.25%", "8.25%"),
        ("八%", "8%"),
        ("八パーセント", "8%"),
        ("十二％", "12%"),
        ("1割", "10%"),
        ("一割値上げ", "10%"),
        ("2割引き", "20%"),
        ("1割5分", "15%"),
        ("１割５分５厘", "15.5%"),
        ("三割", "30%"),
        ("5 percent", "5%"),
        ("5 per cent", "5%"),
        ("+8%", "+8%"),
        ("＋８％", "+8%"),
        ("▲3%", "-3%"),
        ("△3%", "-3%"),
        ("−3%", "-3%"),
        ("－３％", "-3%"),
        ("-3%", "-3%"),
        ("約8%", "~8%"),
        ("およそ8%", "~8%"),
        ("8%程度", "~8%"),
        ("8%前後", "~8%"),
        ("8%くらい", "~8%"),
        ("about 8%", "~8%"),
        ("roughly 8%", "~8%"),
        ("8% or so", "~8%"),
        ("最大5%", "<5%"),
        ("最大でも5%です", "<5%"),
        ("上限5%", "<5%"),
        ("5%以内", "<5%"),
        ("5%まで", "<5%"),
        ("up to 5%", "<5%"),
        ("at most 5%", "<5%"),
        ("5〜8%", "5..8%"),
        ("5～8％", "5..8%"),
        ("5%〜8%程度", "~5..8%"),
        ("5-8%", "5..8%"),
        ("5%から8%", "5..8%"),
        ("5 to 8%", "5..8%"),
        ("5% to 8%", "5..8%"),
        ("between 5 and 8 percent", "5..8%"),
        ("5% and 8%", "5% 8%"),
        ("1〜2割", "10..20%"),
        ("0.5ポイント", "0.5pt"),
        ("2%ポイント", "2pt"),
        ("前年比18%増、うち12%は原料", "18% 12%"),
    ]);
}

#[test]
fn money() {
    table(&[
        ("1,000円", "¥1000"),
        ("１，０００円", "¥1000"),
        ("1000円から1,080円", "¥1000 ¥1080"),
        ("1,000円〜1,200円", "¥1000..1200"),
        ("¥1,050", "¥1050"),
        ("￥１，０５０", "¥1050"),
        ("¥ 1,050", "¥1050"),
        ("JPY 1,050", "¥1050"),
        ("1,050 yen", "¥1050"),
        ("1,050 JPY", "¥1050"),
        ("1億円", "¥100000000"),
        ("1億200万円", "¥102000000"),
        ("4,800万円", "¥48000000"),
        ("4.5万円", "¥45000"),
        ("1.2億円", "¥120000000"),
        ("3千円", "¥3000"),
        ("二百万円", "¥2000000"),
        ("二千五百円", "¥2500"),
        ("壱百万円", "¥1000000"),
        ("金弐拾参万円", "¥230000"),
        ("一億二千万円", "¥120000000"),
        ("1兆円", "¥1000000000000"),
        ("¥84.0m", "¥84000000"),
        ("¥48m", "¥48000000"),
        ("¥1.2bn", "¥1200000000"),
        ("¥300k", "¥300000"),
        ("84 million yen", "¥84000000"),
        ("約1,000円", "~¥1000"),
        ("+50円", "+¥50"),
        ("▲50円", "¥-50"),
        ("1,050円/kg", "¥1050/kg"),
        ("1,050円／箱", "¥1050/箱"),
        ("¥1,050 per case", "¥1050/case"),
        ("1,050 yen a case", "¥1050/case"),
        ("1箱あたり1,050円", "1箱 ¥1050/箱"),
        ("1ケース当たり約1,050円", "1ケース ~¥1050/ケース"),
        ("キロあたり300円", "¥300/キロ"),
        ("単価1,050円(税抜)", "¥1050"),
        ("現行1,000円→1,050円", "¥1000 ¥1050"),
    ]);
}

#[test]
fn counts() {
    table(&[
        ("320箱", "320箱"),
        ("３２０箱", "320箱"),
        ("月500ケース", "500ケース"),
        ("300〜320箱", "300..320箱"),
        ("12社のうち3社", "12社 3社"),
        ("十社", "10社"),
        ("二十五件", "25件"),
        ("3か月", "3か月"),
        ("三ヶ月分", "3ヶ月"),
        ("5営業日", "5営業日"),
        ("1.5トン", "1.5トン"),
        ("25kg", "25kg"),
        ("25 kg", "25kg"),
        ("40 cases", "40cases"),
        ("12 accounts", "12accounts"),
        ("3つ", "3つ"),
        ("2回電話した", "2回"),
        ("在庫は1,200", "1200"),
        ("0", "0"),
    ]);
}

#[test]
fn what_is_no_number() {
    for text in [
        "03-1234-5678",
        "TEL 090-1234-5678",
        "０３−１２３４−５６７８",
        "D-142",
        "A-17の件",
        "1.2.3",
        "v1.2",
        "型番 AB-1234",
        "品番12345",
        "〒100-0001",
        "〒 100-0001",
        "第8条",
        "No.5",
        "No. 12",
        "#12",
        "192.168.0.1",
        "一番良い",
        "一般的に",
        "十分に説明した",
        "三菱の件",
        "一部の取引先",
        "千葉",
        "五十嵐様",
        "六本木の本社",
        "三枚目",
        "八割方",
        "一応",
        "二次会",
        "COVID19",
        "Q3",
        "H2O",
        "1st",
        "2nd",
        "5-8",
        "ロットA12B",
        "2F-101",
    ] {
        assert_eq!(numbers(text), "", "{text}");
    }
}

#[test]
fn spans_are_the_words_themselves() {
    for (text, expected) in [
        ("単価を８．５％上げる", "８．５％"),
        ("さくら食品に約8%の値上げ", "8%"),
        ("年商1億200万円の取引先", "1億200万円"),
        ("５～８％です", "５～８％"),
        ("😀¥1,050 per case!", "¥1,050 per case"),
    ] {
        let found = facts(text);
        assert_eq!(found.numbers[0].span.of(text), expected, "{text}");
    }
}

#[test]
fn cells_hold_one_number() {
    let cell = |text: &str| parse_number_cell(text).map_or("none".to_owned(), |n| show(&n));
    check(
        [
            ("1,234", "1234"),
            ("１２３４", "1234"),
            ("12,345,678", "12345678"),
            ("▲1,200", "-1200"),
            ("-5", "-5"),
            ("8%", "8%"),
            ("百二十", "120"),
            ("4,800万円", "¥48000000"),
            ("¥1,050", "¥1050"),
            ("12.50", "12.50"),
            ("", "none"),
            ("abc", "none"),
            ("1,2", "none"),
            ("12 13", "none"),
            ("2027/4/1", "none"),
            ("99999999999999999999", "none"),
        ]
        .map(|(text, expected)| (text, expected.to_owned())),
        cell,
    );
}

#[test]
fn values_are_exact_or_refused() {
    let value = Decimal { mantissa: 825, decimals: 2 };
    assert_eq!(value.scaled(2), Some(825));
    assert_eq!(value.scaled(3), Some(8250));
    assert_eq!(value.scaled(1), None);
    assert_eq!(Decimal { mantissa: i64::MAX, decimals: 0 }.scaled(1), None);
    let number = &facts("8.25%").numbers[0].value;
    assert_eq!(number.as_percent_hundredths(), Some(825));
    assert_eq!(number.as_yen(), None);
    assert_eq!(facts("1億200万円").numbers[0].value.as_yen(), Some(102_000_000));
    assert_eq!(facts("0.5円").numbers[0].value.as_yen(), None);
}
