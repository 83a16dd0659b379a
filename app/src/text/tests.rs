//! Both languages say the same things, and say all that is asked for.

use std::collections::BTreeSet;
use std::path::Path;

use fushime_core::calendar::{BadHour, QuestionKey};
use fushime_core::command::{Advice, Refusal, Thing};
use fushime_core::event::terms::EvidenceKind;
use fushime_core::gate::GateField;
use fushime_core::ids::{DirectiveId, Position};
use jiff::civil::{date, time};

use super::{AREAS, Language, Percent, Text, Yen, kinds};

/// Keys that are put together from parts; their own tests prove them one by one.
const MADE_FROM_PARTS: &[&str] = &[
    "help-",
    "did-",
    "log-kind-",
    "line-",
    "act-",
    "field-",
    "begin-step-",
    "bring-in-",
    "export-own-",
    "notice-",
    "own-keys-",
    "paper-",
    "retention-",
];

/// Words of core that look like keys and are what people write.
const NO_KEYS: &[&str] = &["non-negotiable", "sign-off"];

/// Returns the keys a file of sentences defines.
fn keys_of(source: &str) -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    for line in source.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase())) {
        let (key, _) = line.split_once('=').unwrap_or_else(|| panic!("no = in: {line}"));
        assert!(keys.insert(key.trim().to_owned()), "{key} stands twice");
    }
    keys
}

fn every_key() -> BTreeSet<String> {
    AREAS.iter().flat_map(|area| keys_of(area.en)).collect()
}

/// Every string in a folder's sources that looks like a key.
fn literals(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            literals(&path, found);
        } else if path.extension().is_some_and(|ext| ext == "rs") && !path.ends_with("tests.rs") {
            let source = std::fs::read_to_string(&path).unwrap();
            found.extend(source.split('"').skip(1).filter(|text| is_key(text)).map(str::to_owned));
        }
    }
}

fn is_key(text: &str) -> bool {
    text.contains('-')
        && text.starts_with(|c: char| c.is_ascii_lowercase())
        && !text.ends_with('-')
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

fn sources(crate_folder: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(crate_folder).join("src");
    literals(&root, &mut found);
    found
}

#[test]
fn both_languages_have_the_same_keys() {
    for area in AREAS {
        let (ja, en) = (keys_of(area.ja), keys_of(area.en));
        assert_eq!(ja.difference(&en).count(), 0, "{}: only ja {:?}", area.name, &ja - &en);
        assert_eq!(en.difference(&ja).count(), 0, "{}: only en {:?}", area.name, &en - &ja);
    }
    let total: usize = AREAS.iter().map(|area| keys_of(area.en).len()).sum();
    assert_eq!(total, every_key().len(), "a key stands in two areas");
    for language in Language::ALL {
        let text = Text::new(*language);
        let unread: Vec<String> = every_key().into_iter().filter(|key| !text.has(key)).collect();
        assert!(unread.is_empty(), "Fluent did not read {unread:?}");
    }
}

#[test]
fn every_key_of_core_has_a_sentence() {
    let known = every_key();
    let mut asked: Vec<String> = kinds::all_keys();
    asked.extend(BadHour::ALL.iter().map(|item| item.text_key().to_owned()));
    asked.extend(QuestionKey::ALL.iter().map(|item| item.text_key().to_owned()));
    asked.extend(GateField::ALL.iter().map(|item| item.text_key().to_owned()));
    // Core holds hardly any other text of this form than keys.
    asked.extend(sources("core").into_iter().filter(|key| !NO_KEYS.contains(&key.as_str())));
    let missing: Vec<String> = asked.into_iter().filter(|key| !known.contains(key)).collect();
    assert!(missing.is_empty(), "no sentence for {missing:?}");
    assert!(!known.contains("refusal-that-nobody-wrote"), "the control must be missing");
}

#[test]
fn every_sentence_is_used() {
    let mut used = sources("core");
    used.extend(sources("app"));
    used.extend(kinds::all_keys());
    let by_hint = |key: &str| {
        let refused = key.strip_suffix("-hint");
        refused.is_some_and(|key| used.contains(key))
    };
    let made = |key: &str| MADE_FROM_PARTS.iter().any(|part| key.starts_with(part));
    let unused: Vec<String> = every_key()
        .into_iter()
        .filter(|key| !used.contains(key) && !by_hint(key) && !made(key))
        .collect();
    assert!(unused.is_empty(), "nobody says {unused:?}");
}

#[test]
fn refusals_and_advice_have_all_they_need() {
    let id = DirectiveId(7);
    let day = date(2026, 11, 25);
    let refusals = [
        Refusal::NotFound(Thing::Account),
        Refusal::TooLong(20_000),
        Refusal::InTheFuture(day),
        Refusal::SameDate(day),
        Refusal::Ended(id),
        Refusal::NotDefined { directive: id, missing: vec![GateField::Date, GateField::Why] },
        Refusal::AlreadyReported(Position(12)),
        Refusal::UndoOver { minutes: 10 },
        Refusal::NobodyLeads,
    ];
    let advice = [
        Advice::ManyForPerson { live: 13, limit: 12 },
        Advice::ManyForAccount { live: 5, limit: 4 },
        Advice::LikeDirective(id),
        Advice::LeaderWillChoose,
        Advice::EvidenceMissing(vec![EvidenceKind::Who]),
        Advice::ClosedDay(day),
    ];
    for language in Language::ALL {
        let text = Text::new(*language).on(day);
        for refusal in &refusals {
            assert!(!text.refusal(refusal).is_empty(), "{refusal:?}");
        }
        for advice in &advice {
            assert!(!text.advice(advice).is_empty(), "{advice:?}");
        }
    }
}

#[test]
fn days_and_money_are_written_as_the_language_does() {
    let day = date(2026, 11, 25);
    let ja = Text::new(Language::Ja).on(date(2026, 12, 31));
    let en = Text::new(Language::En).on(date(2026, 1, 1));
    assert_eq!(ja.day(day), "11月25日(水)");
    assert_eq!(en.day(day), "Wed 25 Nov");
    assert_eq!(en.long_day(day), "Wednesday 25 November");
    assert_eq!(ja.day(date(2027, 4, 1)), "2027年4月1日(木)");
    assert_eq!(en.day(date(2027, 4, 1)), "Thu 1 Apr 2027");
    assert_eq!(ja.short_day(day), "11/25");
    assert_eq!(en.short_day(day), "25 Nov");
    assert_eq!(ja.hour(time(9, 5, 0, 0)), "9:05");
    let money = [
        (84_000_000, "8,400万円", "¥84.0m"),
        (120_000_000, "1億2,000万円", "¥120.0m"),
        (200_000_000, "2億円", "¥200.0m"),
        (48_312_345, "4,831万円", "¥48.3m"),
        (1_234_567, "1,234,567円", "¥1,234,567"),
        (250, "250円", "¥250"),
        (0, "0円", "¥0"),
        (-50_000, "−5万円", "−¥50,000"),
    ];
    for (amount, japanese, english) in money {
        assert_eq!(ja.yen(Yen(amount)), japanese);
        assert_eq!(en.yen(Yen(amount)), english);
    }
    assert_eq!(ja.exact_yen(Yen(84_000_000)), "84,000,000円");
    assert_eq!(en.change(Percent(800)), "+8%");
    assert_eq!(en.change(Percent(-1200)), "−12%");
}
