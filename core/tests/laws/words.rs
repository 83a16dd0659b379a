//! What a redaction takes out: every word of a person, and nothing else.

use std::collections::BTreeMap;

use fushime_core::entry::{read_body, without_words};
use fushime_core::event::Event;
use fushime_core::words::{KEY_FIELD, REMOVED, WORD_FIELDS};
use serde_json::Value;

use crate::frozen::bodies;

type Counted = BTreeMap<(String, String), usize>;

/// Returns every string under one of these fields, with how often it stands there.
fn strings_under(fields: &[&str], value: &Value, found: &mut Counted) {
    match value {
        Value::Object(members) => {
            for (field, inner) in members {
                match inner {
                    Value::String(text) if fields.contains(&field.as_str()) => {
                        *found.entry((field.clone(), text.clone())).or_default() += 1;
                    }
                    _ => strings_under(fields, inner, found),
                }
            }
        }
        Value::Array(items) => {
            items.iter().for_each(|item| strings_under(fields, item, found));
        }
        _ => {}
    }
}

fn words_of(event: &Event) -> Counted {
    let mut found = Counted::new();
    event.each_words(&mut |field, words| {
        if field != KEY_FIELD {
            *found.entry((field.to_owned(), words.as_str().to_owned())).or_default() += 1;
        }
    });
    found
}

#[test]
fn the_word_fields_are_exactly_the_fields_of_words() {
    let mut used = std::collections::BTreeSet::new();
    for (kind, newest) in Event::KINDS {
        let [_, full] = bodies(kind, *newest);
        let (_, event) = read_body(&full).unwrap();
        let value: Value = serde_json::from_str(&full).unwrap();
        let mut strings = Counted::new();
        strings_under(WORD_FIELDS, &value["data"], &mut strings);
        let words = words_of(&event);
        assert_eq!(strings, words, "{kind}");
        used.extend(words.into_keys().map(|(field, _)| field));
    }
    // The envelope names one more: who a file says it was.
    let unused: Vec<_> = WORD_FIELDS.iter().filter(|field| !used.contains(**field)).collect();
    assert!(unused.is_empty(), "no event has {unused:?}");
    assert!(WORD_FIELDS.is_sorted());
    assert!(!WORD_FIELDS.contains(&KEY_FIELD));
}

/// Goes through two bodies at once: the same shape, the words gone, everything else as it was.
fn compare(before: &Value, after: &Value, field: &str, at: &str) {
    match (before, after) {
        (Value::Object(was), Value::Object(is)) => {
            assert!(was.keys().eq(is.keys()), "{at}");
            for (field, inner) in was {
                compare(inner, &is[field], field, &format!("{at}.{field}"));
            }
        }
        (Value::Array(was), Value::Array(is)) => {
            assert_eq!(was.len(), is.len(), "{at}");
            was.iter().zip(is).for_each(|(was, is)| compare(was, is, field, at));
        }
        (Value::String(_), Value::String(is)) if WORD_FIELDS.contains(&field) => {
            assert_eq!(is, REMOVED, "{at}");
        }
        (was, is) => assert_eq!(was, is, "{at}"),
    }
}

#[test]
fn without_words_nobody_is_quoted_and_everything_else_stays() {
    for (kind, newest) in Event::KINDS {
        for body in bodies(kind, *newest) {
            let left = without_words(&body).unwrap();
            let (before, after) =
                (serde_json::from_str(&body).unwrap(), serde_json::from_str(&left).unwrap());
            compare(&before, &after, "", kind);
            let (note, event) = read_body(&left).unwrap();
            assert_eq!(event.kind(), *kind);
            let (note_before, event_before) = read_body(&body).unwrap();
            assert_eq!((note.on, note.by, note.on_behalf_of), {
                (note_before.on, note_before.by, note_before.on_behalf_of)
            });
            for (_, word) in words_of(&event_before).into_keys() {
                let said = word.chars().count() > 3;
                assert!(!said || !left.contains(&word), "{kind} still says {word}");
            }
        }
    }
}

/// The control: a field that were missing from the list would be found.
#[test]
fn a_field_that_is_not_listed_is_found() {
    let fields: Vec<&str> =
        WORD_FIELDS.iter().copied().filter(|field| *field != "sentence").collect();
    let [_, full] = bodies("directive_asked", 1);
    let (_, event) = read_body(&full).unwrap();
    let value: Value = serde_json::from_str(&full).unwrap();
    let mut strings = Counted::new();
    strings_under(&fields, &value["data"], &mut strings);
    assert_ne!(strings, words_of(&event));
}
