//! `docs/cli.md` says what programs may rely on: every field it shows is there.

use serde_json::Value;

use crate::run::Desk;

const DOCUMENT: &str = include_str!("../../../docs/cli.md");

/// The commands of the document, each with the answer it shows.
fn shapes() -> Vec<(String, Value)> {
    let sections = DOCUMENT.split("\n### `fushime ").skip(1);
    let shape = |section: &str| {
        let (command, rest) = section.split_once('`').unwrap();
        let (_, block) = rest.split_once("```json\n").unwrap();
        let (block, _) = block.split_once("```").unwrap();
        (command.to_owned(), serde_json::from_str(block).unwrap())
    };
    sections.map(shape).collect()
}

/// Finds the fields that are shown and not there. `null` and an empty list show nothing of theirs.
fn missing(shown: &Value, given: &Value, at: &str, into: &mut Vec<String>) {
    match (shown, given) {
        (Value::Object(shown), Value::Object(given)) => {
            for (field, inner) in shown {
                match given.get(field) {
                    Some(value) => missing(inner, value, &format!("{at}.{field}"), into),
                    None => into.push(format!("{at}.{field}")),
                }
            }
        }
        (Value::Array(shown), Value::Array(given)) => {
            if let (Some(shown), Some(given)) = (shown.first(), given.first()) {
                missing(shown, given, &format!("{at}[]"), into);
            }
        }
        _ => {}
    }
}

#[test]
fn every_field_of_the_document_is_there() {
    let mut desk = Desk::new("en");
    desk.fine("demo");
    let shapes = shapes();
    assert!(shapes.len() >= 10, "{} shapes", shapes.len());
    for (command, shown) in shapes {
        let mut wrong = Vec::new();
        missing(&shown, &desk.json(&command), "", &mut wrong);
        assert!(wrong.is_empty(), "{command}: {wrong:?}");
    }
}

/// The control: a field that is not there is found.
#[test]
fn a_field_that_is_gone_is_found() {
    let shown = serde_json::json!({"a": [{"b": 1, "c": null}]});
    let given = serde_json::json!({"a": [{"c": 2}]});
    let mut wrong = Vec::new();
    missing(&shown, &given, "", &mut wrong);
    assert_eq!(wrong, [".a[].b"]);
}
