//! A member of a closed list as people type it: by its plain name, or by its name on screen.

use fushime_core::event::terms::Language;
use fushime_wording::fold_width;

use super::failure::Failure;
use super::session::Session;
use crate::text::{Listed, Text};

impl Session<'_> {
    /// Finds what is meant: `in-effect`, `in_effect`, `実施`, or the beginning of one of them.
    ///
    /// # Errors
    ///
    /// A [`Failure`] that names the field and all that there is.
    pub fn choice<T: Listed>(&self, field: &str, given: &str) -> Result<T, Failure> {
        find(given).ok_or_else(|| {
            let possible: Vec<String> =
                T::LIST.iter().map(|item| item.plain_name().replace('_', "-")).collect();
            let values = [
                ("field", field.to_owned().into()),
                ("given", given.to_owned().into()),
                ("possible", possible.join(", ").into()),
            ];
            self.usage("usage-one-of", &values)
        })
    }
}

/// Finds the one member of a list that is called so, in either language.
pub fn find<T: Listed>(given: &str) -> Option<T> {
    let wanted = compared(given);
    if wanted.is_empty() {
        return None;
    }
    let plain = T::LIST.iter().find(|item| compared(item.plain_name()) == wanted);
    if let Some(item) = plain {
        return Some(*item);
    }
    let texts = Language::ALL.iter().map(|language| Text::new(*language));
    let names: Vec<(T, String)> = texts
        .flat_map(|text| {
            let named = T::LIST.iter().map(move |item| (*item, compared(&text.name(*item))));
            named.collect::<Vec<_>>()
        })
        .chain(T::LIST.iter().map(|item| (*item, compared(item.plain_name()))))
        .collect();
    if let Some((item, _)) = names.iter().find(|(_, name)| *name == wanted) {
        return Some(*item);
    }
    let begin: Vec<T> =
        names.iter().filter(|(_, name)| name.starts_with(&wanted)).map(|(item, _)| *item).collect();
    let first = begin.first().copied()?;
    begin.iter().all(|item| item.plain_name() == first.plain_name()).then_some(first)
}

/// A name as it is compared: folded, without marks between words.
fn compared(name: &str) -> String {
    fold_width(name).replace(['_', '-', '·', '’', '\''], "").to_lowercase()
}

#[cfg(test)]
mod tests {
    use fushime_core::event::terms::{EvidenceKind, PolicyKind, Stage, Tap};

    use super::*;

    #[test]
    fn lists_are_read_as_people_type_them() {
        assert_eq!(find("price"), Some(PolicyKind::Price));
        assert_eq!(find("価格"), Some(PolicyKind::Price));
        assert_eq!(find("in-effect"), Some(Stage::InEffect));
        assert_eq!(find("In effect"), Some(Stage::InEffect));
        assert_eq!(find("アポ"), Some(Stage::Appointment));
        assert_eq!(find("app"), Some(Stage::Appointment));
        assert_eq!(find("e4"), Some(EvidenceKind::Document));
        assert_eq!(find("Ｅ１２"), Some(EvidenceKind::Attempts));
        assert_eq!(find("言えた"), Some(Tap::Said));
        assert_eq!(find::<Stage>("a"), None, "appointment, answered and agreed begin so");
        assert_eq!(find::<Stage>("nonsense"), None);
        assert_eq!(find("e1"), Some(EvidenceKind::Who), "not E10, E11 or E12");
    }
}
