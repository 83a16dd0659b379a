//! People, companies, documents, quotations.

use fushime_wording::known::Names;
use fushime_wording::{Known, read};

use crate::{check, facts};

fn known() -> Known {
    let people = ["田中", "田中 太郎", "佐々木", "林", "Tanaka", "Morgan Lee", "タナカ"];
    let companies = ["さくら食品", "Sakura Foods", "みどり物流", "エービー商会", "サクラ"];
    Known {
        people: Names::of(people.iter().enumerate().map(|(at, name)| (at, *name))),
        companies: Names::of(companies.iter().enumerate().map(|(at, name)| (at, *name))),
    }
}

/// 佐藤/部長/様, #2 for a known one.
fn people(text: &str) -> String {
    let found = read(text, &known()).people;
    let shown = found.iter().map(|found| {
        let person = &found.value;
        let mut shown = person.name.clone();
        for part in [&person.title, &person.honorific].into_iter().flatten() {
            shown += "/";
            shown += part;
        }
        shown + &person.known.map_or(String::new(), |place| format!("#{place}"))
    });
    shown.collect::<Vec<_>>().join(", ")
}

fn companies(text: &str) -> String {
    let found = read(text, &known()).companies;
    let shown = found.iter().map(|found| {
        let company = &found.value;
        let form = company.form.as_ref().map_or(String::new(), |form| format!("/{form}"));
        let known = company.known.map_or(String::new(), |place| format!("#{place}"));
        format!("{}{form}{known}", company.name)
    });
    shown.collect::<Vec<_>>().join(", ")
}

fn table(cases: &[(&str, &str)], found: fn(&str) -> String) {
    check(cases.iter().map(|(text, expected)| (*text, (*expected).to_owned())), found);
}

#[test]
fn people_with_titles_and_honorifics() {
    table(
        &[
            ("佐藤部長", "佐藤/部長"),
            ("佐藤部長様", "佐藤/部長/様"),
            ("佐藤 部長", "佐藤/部長"),
            ("購買部の佐藤様", "佐藤/様"),
            ("購買部佐藤様", "佐藤/様"),
            ("高橋購買課長に", "高橋/購買課長"),
            ("山本代表取締役社長", "山本/代表取締役社長"),
            ("中村専務", "中村/専務"),
            ("加藤さん", "加藤/さん"),
            ("阿部様", "阿部/様"),
            ("服部課長", "服部/課長"),
            ("五十嵐様", "五十嵐/様"),
            ("スミス様", "スミス/様"),
            ("ジョン・スミス部長", "ジョン・スミス/部長"),
            ("吉田殿", "吉田/殿"),
            ("田中さん", "田中/さん#0"),
            ("田中が行く", "田中#0"),
            ("田中太郎", "田中太郎#1"),
            ("田中 太郎が", "田中 太郎#1"),
            ("佐々木部長、田中さん", "佐々木/部長#2, 田中/さん#0"),
            ("Mr. Sato", "Sato/Mr"),
            ("Ms Kato and Mr Tanabe", "Kato/Ms, Tanabe/Mr"),
            ("Director Sato", "Sato/Director"),
            ("Sato-san", "Sato/-san"),
            ("Kato-bucho", "Kato/-bucho"),
            ("Morgan Lee asked", "Morgan Lee#5"),
            ("Tanaka: tell", "Tanaka#4"),
        ],
        people,
    );
}

#[test]
fn who_is_nobody() {
    for text in [
        "お客様",
        "お客様各位",
        "皆様",
        "皆さん",
        "担当者様",
        "部長に",
        "弊社部長",
        "新部長",
        "営業部長",
        "先方の購買部長",
        "多様な",
        "様子を見て",
        "仕様書",
        "同様に",
        "貴殿",
        "株主様",
        "林業",
        "御社社長",
    ] {
        assert_eq!(people(text), "", "{text}");
    }
}

#[test]
fn companies_in_every_form() {
    table(
        &[
            ("株式会社さくら食品", "さくら食品/株式会社#0"),
            ("さくら食品株式会社", "さくら食品/株式会社#0"),
            ("㈱さくら食品", "さくら食品/㈱#0"),
            ("さくら食品㈱", "さくら食品/㈱#0"),
            ("さくら食品（株）", "さくら食品/（株）#0"),
            ("サクラ食品", "サクラ食品#0"),
            ("ｻｸﾗ食品に", "ｻｸﾗ食品#0"),
            ("さくら食品様", "さくら食品#0"),
            ("Sakura Foods", "Sakura Foods#1"),
            ("SAKURA FOODS Co., Ltd.", "SAKURA FOODS/Co., Ltd.#1"),
            ("ＳＡＫＵＲＡ　ＦＯＯＤＳ", "ＳＡＫＵＲＡ　ＦＯＯＤＳ#1"),
            ("丸山株式会社", "丸山/株式会社"),
            ("株式会社丸山", "丸山/株式会社"),
            ("有限会社あおば", "あおば/有限会社"),
            ("(有)青葉堂", "青葉堂/(有)"),
            ("丸山商店に", "丸山商店"),
            ("A社", "A社"),
            ("山田社", "山田社"),
            ("Kanto Beverage K.K.", "Kanto Beverage/K.K."),
            ("Acme Trading Inc.", "Acme Trading/Inc."),
            ("みどり物流とさくら食品", "みどり物流#2, さくら食品#0"),
            ("エービー商会", "エービー商会#3"),
        ],
        companies,
    );
}

#[test]
fn what_is_no_company() {
    for text in [
        "御社",
        "弊社",
        "貴社",
        "他社",
        "同社",
        "各社",
        "社長",
        "会社",
        "商社",
        "本社",
        "入社",
        "三社",
        "数社",
        "株式会社の",
        "食品",
        "物流",
        "軽工業",
        "社内",
        "神社",
        "サクラン",
    ] {
        assert_eq!(companies(text), "", "{text}");
    }
}

#[test]
fn documents() {
    let documents = |text: &str| {
        let found = facts(text).documents;
        let shown = found.iter().map(|found| {
            let document = &found.value;
            let kind = document.kind.clone().unwrap_or_default();
            let number = document.number.as_ref().map_or(String::new(), |n| format!("#{n}"));
            format!("{kind}{number}")
        });
        shown.collect::<Vec<_>>().join(", ")
    };
    check(
        [
            ("見積書を送付", "見積書"),
            ("見積書 No.A-123", "見積書 No.#A-123"),
            ("注文書番号：PO-4411", "注文書番号：#PO-4411"),
            ("品質報告書.pdf を添付", "#品質報告書.pdf"),
            ("受領書をいただいた", "受領書"),
            ("基本契約第8条", "基本契約"),
            ("PO-4411", "PO-#4411"),
            ("quotation QT-55", "quotation"),
            ("the invoice and the receipt", "invoice, receipt"),
            ("price list 2027", "price list"),
            ("クォータ", ""),
            ("contractor", ""),
        ]
        .map(|(text, expected)| (text, expected.to_owned())),
        documents,
    );
}

#[test]
fn quotations() {
    let quotations = |text: &str| {
        let found = facts(text).quotations;
        for quotation in &found {
            assert_eq!(quotation.span.of(text), quotation.value);
        }
        found.iter().map(|q| q.value.clone()).collect::<Vec<_>>().join(" | ")
    };
    check(
        [
            ("先方は「検討します」と", "検討します"),
            ("「部長が『無理だ』と言った」とのこと", "部長が『無理だ』と言った"),
            ("「一」「二」", "一 | 二"),
            ("「外「内」外」", "外「内」外"),
            ("『題』", "題"),
            ("｢半角｣", "半角"),
            ("She said \"no, thanks\".", "no, thanks"),
            ("She said “no”.", "no"),
            ("「閉じない", ""),
            ("「」", ""),
            ("閉じる」だけ", ""),
        ]
        .map(|(text, expected)| (text, expected.to_owned())),
        quotations,
    );
}
