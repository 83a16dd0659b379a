//! A map of plain keys: which column is which, in which unit, and what its values mean.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde::Deserialize;

use super::bringing::Seen;
use super::cell::DateOrder;
use super::header::Field;

/// A map file, as a person writes it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MapFile {
    /// IANA name of the zone for times without an offset. `None`: the firm's.
    pub timezone: Option<String>,
    /// `day-first` or `month-first`, for dates like 4/5/2027.
    pub date_order: Option<String>,
    /// Our name = the column in the file. Empty: there is none.
    #[serde(default)]
    pub columns: BTreeMap<String, String>,
    /// Our name = the unit of the column: 千円, 百万円.
    #[serde(default)]
    pub units: BTreeMap<String, String>,
    /// A value in the kind column = what it means here.
    #[serde(default)]
    pub kinds: BTreeMap<String, String>,
}

/// Why a map file cannot be used. Its text names the place.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MapProblem {
    /// It is not TOML, or has a key that is not known.
    #[error("{0}")]
    Malformed(String),
    /// It names a column of ours that there is not.
    #[error("there is no column {0}")]
    UnknownColumn(String),
    /// It gives a kind that there is not.
    #[error("there is no kind {0}")]
    UnknownKind(String),
    /// It gives a zone that there is not.
    #[error("there is no time zone {0}")]
    UnknownZone(String),
    /// The order of dates is neither of the two.
    #[error("the order of dates is not {0}")]
    UnknownOrder(String),
}

impl MapFile {
    /// Reads a map for files with these columns.
    ///
    /// # Errors
    ///
    /// A [`MapProblem`] that names what is wrong.
    pub fn parse(text: &str, fields: &[Field]) -> Result<Self, MapProblem> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let map: Self = toml::from_str(text)
            .map_err(|problem| MapProblem::Malformed(problem.to_string().trim().to_owned()))?;
        let known = |name: &String| fields.iter().any(|field| field.name == name);
        if let Some(name) = map.columns.keys().chain(map.units.keys()).find(|name| !known(name)) {
            return Err(MapProblem::UnknownColumn(name.clone()));
        }
        if let Some(zone) = &map.timezone
            && jiff::tz::TimeZone::get(zone).is_err()
        {
            return Err(MapProblem::UnknownZone(zone.clone()));
        }
        map.order()?;
        Ok(map)
    }

    /// Returns the order of day and month.
    ///
    /// # Errors
    ///
    /// [`MapProblem::UnknownOrder`] when it is neither of the two.
    pub fn order(&self) -> Result<DateOrder, MapProblem> {
        match self.date_order.as_deref() {
            None | Some("") => Ok(DateOrder::Unknown),
            Some("day-first") => Ok(DateOrder::DayFirst),
            Some("month-first") => Ok(DateOrder::MonthFirst),
            Some(other) => Err(MapProblem::UnknownOrder(other.to_owned())),
        }
    }
}

/// A value of the kind column, how often it stands there, and what it is taken for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KindSeen {
    /// The value.
    pub value: String,
    /// In how many rows.
    pub rows: u64,
    /// What it is taken for.
    pub kind: String,
}

/// The comments of a map that is written out, in the reader's language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Comments {
    /// At the top.
    pub top: String,
    /// Beside the zone.
    pub timezone: String,
    /// Above the columns.
    pub columns: String,
    /// Above the columns that mean nothing here.
    pub unused: String,
    /// Above the kinds.
    pub kinds: String,
}

/// Writes out a map as it was guessed.
#[must_use]
pub fn write_map(
    seen: &Seen,
    fields: &[Field],
    timezone: Option<&str>,
    kinds: Option<&[KindSeen]>,
    comments: &Comments,
) -> String {
    let mut out = String::new();
    comment(&mut out, &comments.top);
    if let Some(zone) = timezone {
        _ = writeln!(out, "timezone = {}    # {}", quoted(zone), comments.timezone);
    }
    out.push('\n');
    comment(&mut out, &comments.columns);
    out.push_str("[columns]\n");
    for field in fields {
        let found = seen.columns.iter().find(|(name, _)| *name == field.name);
        let column = found.map_or("", |(_, column)| column.as_str());
        _ = writeln!(out, "{} = {}", field.name, quoted(column));
    }
    if !seen.unused.is_empty() {
        comment(&mut out, &comments.unused);
        let names: Vec<String> = seen.unused.iter().map(|name| quoted(name)).collect();
        comment(&mut out, &names.join(", "));
    }
    if let Some(kinds) = kinds {
        out.push('\n');
        comment(&mut out, &comments.kinds);
        out.push_str("[kinds]\n");
        for kind in kinds {
            let (value, meaning) = (quoted(&kind.value), quoted(&kind.kind));
            _ = writeln!(out, "{value} = {meaning}    # {}", kind.rows);
        }
    }
    out
}

fn comment(out: &mut String, text: &str) {
    for line in text.lines() {
        _ = writeln!(out, "# {line}");
    }
}

fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::header::fields;

    const FIELDS: &[Field] = fields! {
        #[needed] "name": "会社名";
        "tier": "ランク";
    };

    #[test]
    fn a_map_that_was_written_is_read_again() {
        let seen = Seen {
            file: "x.csv".to_owned(),
            encoding: "UTF-8".to_owned(),
            header_row: 1,
            columns: vec![("name", "会社 \"名\"".to_owned())],
            unused: vec!["備考".to_owned()],
        };
        let kinds = [KindSeen { value: "完了".to_owned(), rows: 3, kind: "done".to_owned() }];
        let comments = Comments { top: "a\nb".to_owned(), ..Comments::default() };
        let text = write_map(&seen, FIELDS, Some("Asia/Tokyo"), Some(&kinds), &comments);
        let map = MapFile::parse(&text, FIELDS).unwrap();
        assert_eq!(map.columns.get("name").map(String::as_str), Some("会社 \"名\""));
        assert_eq!(map.columns.get("tier").map(String::as_str), Some(""));
        assert_eq!(map.kinds.get("完了").map(String::as_str), Some("done"));
        assert_eq!(map.timezone.as_deref(), Some("Asia/Tokyo"));
    }

    #[test]
    fn a_slip_in_a_map_is_named() {
        let parse = |text: &str| MapFile::parse(text, FIELDS).unwrap_err();
        assert_eq!(parse("[columns]\nnmae = \"x\""), MapProblem::UnknownColumn("nmae".to_owned()));
        assert_eq!(parse("timezone = \"Mars\""), MapProblem::UnknownZone("Mars".to_owned()));
        assert!(matches!(parse("colums = 1"), MapProblem::Malformed(_)));
    }
}
