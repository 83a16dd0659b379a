//! Which column is which, by the names people give their columns.

use std::collections::{BTreeMap, HashMap, HashSet};

use fushime_wording::fold_width;

/// A column Fushime knows: its name in a map file, and the names it goes by in other programs.
#[derive(Debug)]
pub struct Field {
    /// The name in a map file.
    pub name: &'static str,
    /// Whether nothing can be taken over without it.
    pub needed: bool,
    /// The names it goes by; width, script, spaces and remarks in brackets do not matter.
    pub known_as: &'static [&'static str],
}

/// Makes the list of columns of one kind of file.
macro_rules! fields {
    ($($(#[$needed:ident])? $name:literal: $($known:literal)*;)*) => {
        &[$($crate::import::header::Field {
            name: $name,
            needed: $crate::import::header::fields!(@needed $($needed)?),
            known_as: &[$($known),*],
        },)*]
    };
    (@needed needed) => { true };
    (@needed) => { false };
}

pub(crate) use fields;

/// The names of all columns of a kind of file, ready to be looked up.
#[derive(Debug)]
pub struct Vocabulary {
    fields: &'static [Field],
    /// A name as it is compared: the field it stands for, and its place among the field's names.
    names: HashMap<String, Vec<(usize, usize)>>,
}

impl Vocabulary {
    /// Makes the names of these columns ready.
    #[must_use]
    pub fn of(fields: &'static [Field]) -> Self {
        let mut names: HashMap<String, Vec<(usize, usize)>> = HashMap::new();
        for (place, field) in fields.iter().enumerate() {
            let all = field.known_as.iter().chain([&field.name]);
            for (nth, name) in all.enumerate() {
                names.entry(header_key(name)).or_default().push((place, nth));
            }
        }
        Self { fields, names }
    }
}

/// Where each known column stands in a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Columns {
    places: BTreeMap<&'static str, usize>,
    /// The header as it stands in the file.
    pub header: Vec<String>,
}

impl Columns {
    /// Guesses which column is which.
    ///
    /// Of several columns for one field the one whose name comes first in its list is taken; of
    /// several fields for one column the first.
    #[must_use]
    pub fn guessed(vocabulary: &Vocabulary, header: &[&str]) -> Self {
        let mut fits: Vec<(usize, usize, usize)> = Vec::new();
        for (place, name) in header.iter().enumerate() {
            let key = header_key(name);
            if key.is_empty() {
                continue;
            }
            let known = vocabulary.names.get(&key).into_iter().flatten();
            fits.extend(known.map(|(field, nth)| (*field, *nth, place)));
        }
        fits.sort_unstable();
        let mut places = BTreeMap::new();
        let mut taken = HashSet::new();
        for (field, _, place) in fits {
            if let Some(field) = vocabulary.fields.get(field)
                && !places.contains_key(field.name)
                && taken.insert(place)
            {
                places.insert(field.name, place);
            }
        }
        Self { places, header: header.iter().map(|name| one_line(name)).collect() }
    }

    /// Takes the columns a map names. Returns the names that are not in the header.
    #[must_use]
    pub fn mapped(
        fields: &'static [Field],
        map: &BTreeMap<String, String>,
        header: &[&str],
    ) -> (Self, Vec<String>) {
        let keys: Vec<String> = header.iter().map(|name| fold_width(name)).collect();
        let mut places = BTreeMap::new();
        let mut missing = Vec::new();
        for field in fields {
            let Some(named) = map.get(field.name).filter(|named| !named.trim().is_empty()) else {
                continue;
            };
            match keys.iter().position(|key| *key == fold_width(named)) {
                Some(place) => _ = places.insert(field.name, place),
                None => missing.push(named.clone()),
            }
        }
        (Self { places, header: header.iter().map(|name| one_line(name)).collect() }, missing)
    }

    /// Returns where a column stands.
    #[must_use]
    pub fn place(&self, field: &str) -> Option<usize> {
        self.places.get(field).copied()
    }

    /// Returns the name a column has in the file.
    #[must_use]
    pub fn title(&self, field: &str) -> &str {
        self.place(field).and_then(|place| self.header.get(place)).map_or("", String::as_str)
    }

    /// Returns how many columns were found.
    #[must_use]
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Tells whether none was found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// Returns the needed columns that are missing, in Fushime's names.
    #[must_use]
    pub fn missing(&self, fields: &[Field]) -> Vec<&'static str> {
        let lacks = |field: &&Field| field.needed && !self.places.contains_key(field.name);
        fields.iter().filter(lacks).map(|field| field.name).collect()
    }

    /// Returns the columns of the file that mean nothing to Fushime.
    #[must_use]
    pub fn unused(&self) -> Vec<&str> {
        let used = |place: usize| self.places.values().any(|taken| *taken == place);
        self.header
            .iter()
            .enumerate()
            .filter(|(place, name)| !used(*place) && !name.is_empty())
            .map(|(_, name)| name.as_str())
            .collect()
    }
}

/// Returns a header as it is compared: one width, no spaces, no remarks, no polite beginnings.
#[must_use]
pub fn header_key(name: &str) -> String {
    let folded = fold_width(name);
    let mut key = String::with_capacity(folded.len());
    let mut depth = 0_u32;
    for c in folded.chars() {
        match c {
            '(' | '[' | '【' | '〔' | '〈' | '<' | '「' => depth += 1,
            ')' | ']' | '】' | '〕' | '〉' | '>' | '」' => depth = depth.saturating_sub(1),
            '※' | '*' | '★' | '●' | '○' | '◎' | '■' | '□' | ':' | '_' | '-' | '.' | '·' | '#'
            | '"' | '\'' | '/' => {}
            _ if depth > 0 => {}
            _ => key.push(c),
        }
    }
    if key.is_empty() {
        // The whole name stood in brackets.
        key = folded.chars().filter(|c| c.is_alphanumeric()).collect();
    }
    for polite in ["御", "オ"] {
        if let Some(rest) = key.strip_prefix(polite).filter(|rest| rest.chars().count() >= 2) {
            let known_start = ["取引先", "得意先", "客様", "名前", "電話"];
            if known_start.iter().any(|start| rest.starts_with(start)) {
                key = rest.to_owned();
            }
        }
    }
    key
}

/// Returns a header on one line.
fn one_line(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns what stands in brackets in a header: a unit, as in 年商（百万円） or Sales (k JPY).
#[must_use]
pub fn remark(name: &str) -> Option<String> {
    let folded = fold_width(name);
    let open = folded.find(['(', '[', '【', '〔'])?;
    let rest: String = folded.get(open..)?.chars().skip(1).collect();
    let close = rest.find([')', ']', '】', '〕'])?;
    rest.get(..close).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIELDS: &[Field] = fields! {
        #[needed] "name": "取引先名" "会社名" "顧客名" "account" "company";
        "tier": "ランク" "重要度";
        "yearly_sales": "年商" "年間売上";
    };

    #[test]
    fn columns_are_found_across_widths_remarks_and_manners() {
        for (header, place) in [
            (["No.", "お取引先名", "ﾗﾝｸ"], [1, 2]),
            (["会社名\n（必須）", "年商(百万円)", "ランク※"], [0, 2]),
            (["Ｃｏｍｐａｎｙ", "x", "重 要 度"], [0, 2]),
            (["Account Name", "顧客名", "tier"], [1, 2]),
        ] {
            let columns = Columns::guessed(&Vocabulary::of(FIELDS), &header);
            let found = [columns.place("name"), columns.place("tier")];
            assert_eq!(found, place.map(Some), "{header:?}");
        }
        assert_eq!(remark("年商（百万円）").as_deref(), Some("百万円"));
        assert_eq!(
            Columns::guessed(&Vocabulary::of(FIELDS), &["x", "y"]).missing(FIELDS),
            ["name"]
        );
    }

    #[test]
    fn a_map_says_which_column_is_which() {
        let map: BTreeMap<String, String> =
            [("name", "Kunde"), ("tier", "Klasse"), ("yearly_sales", "")]
                .map(|(a, b)| (a.to_owned(), b.to_owned()))
                .into();
        let (columns, missing) = Columns::mapped(FIELDS, &map, &["x", "kunde"]);
        assert_eq!((columns.place("name"), missing), (Some(1), vec!["Klasse".to_owned()]));
        assert_eq!(columns.unused(), ["x"]);
    }
}
