//! What was wrong with a row, a cell or a whole file: reported, and never more than that.

use std::collections::BTreeMap;

use fushime_core::command::Refusal;
use fushime_core::phrase::{Arg, Phrase};
use fushime_core::state::State;
use fushime_core::words::Words;
use serde::{Deserialize, Serialize};

use crate::text::{Text, Value};

/// How many characters of a value are shown: enough to find it, not a whole mail.
const VALUE_SHOWN_MAX: usize = 80;

/// How many problems of one kind in one column are kept one by one; the rest are counted.
const KEPT_MAX: usize = 200;

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wrong {
    /// Something else was expected.
    Expected(Phrase),
    /// What the row asks for cannot be accepted.
    Refused(Refusal),
}

impl Wrong {
    /// Returns the key of its sentence.
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::Expected(phrase) => phrase.key,
            Self::Refused(refusal) => refusal.text_key(),
        }
    }
}

/// Problems, the first of each kind one by one and the rest counted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Problems {
    kept: Vec<Problem>,
    counts: BTreeMap<(Option<String>, &'static str), u64>,
}

impl Problems {
    /// Adds one.
    pub fn push(&mut self, problem: Problem) {
        let count = self.counts.entry((problem.column.clone(), problem.what.key())).or_default();
        *count += 1;
        if *count <= KEPT_MAX as u64 {
            self.kept.push(problem);
        }
    }

    /// Goes through those that were kept, in the order they were met.
    pub fn iter(&self) -> std::slice::Iter<'_, Problem> {
        self.kept.iter()
    }

    /// Returns how many there are in all.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.counts.values().sum()
    }

    /// Returns how many there are like this one: of its kind, in its column.
    #[must_use]
    pub fn like(&self, problem: &Problem) -> u64 {
        let kind = (problem.column.clone(), problem.what.key());
        self.counts.get(&kind).copied().unwrap_or(0)
    }

    /// Tells whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.counts.is_empty()
    }

    /// Takes over those of another file.
    pub fn extend(&mut self, others: Self) {
        self.kept.extend(others.kept);
        for (kind, count) in others.counts {
            *self.counts.entry(kind).or_default() += count;
        }
    }
}

/// Something that could not be taken over, or only in part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The file's name, without its folder.
    pub file: String,
    /// The row as a person counts it, the header being row 1 where nothing stands above it.
    pub row: Option<u64>,
    /// The column, by the name in the file's header.
    pub column: Option<String>,
    /// What stands there.
    pub value: Option<String>,
    /// What is wrong and what was expected.
    pub what: Wrong,
    /// Whether the whole row was left out.
    pub row_left_out: bool,
}

impl Problem {
    /// A problem with a row as a whole, which is left out.
    #[must_use]
    pub fn row(file: &str, row: u64, what: Wrong) -> Self {
        Self {
            file: file.to_owned(),
            row: Some(row),
            column: None,
            value: None,
            what,
            row_left_out: true,
        }
    }

    /// A problem with one cell; the rest of its row is taken over.
    #[must_use]
    pub fn cell(file: &str, row: u64, column: &str, value: &str, expected: Phrase) -> Self {
        let shown: String = value.chars().take(VALUE_SHOWN_MAX).collect();
        let cut = shown.len() < value.len();
        Self {
            file: file.to_owned(),
            row: Some(row),
            column: Some(column.to_owned()),
            value: Some(if cut { format!("{shown}…") } else { shown }),
            what: Wrong::Expected(expected),
            row_left_out: false,
        }
    }

    /// The same, with the whole row left out for it.
    #[must_use]
    pub fn leaving_out_the_row(mut self) -> Self {
        self.row_left_out = true;
        self
    }
}

impl Problem {
    /// Says where it is, what stands there and what is wrong.
    #[must_use]
    pub fn sentence(&self, text: &Text) -> String {
        let mut what = self.said(text);
        if self.row_left_out {
            what = format!("{what} {}", text.get("import-problem-left-out"));
        }
        let value = self.value.clone().unwrap_or_default();
        let row = i64::try_from(self.row.unwrap_or(0)).unwrap_or(i64::MAX);
        let values: [(&str, Value<'_>); 5] = [
            ("file", self.file.clone().into()),
            ("row", row.into()),
            ("column", self.column.clone().unwrap_or_default().into()),
            ("value", value.split_whitespace().collect::<Vec<_>>().join(" ").into()),
            ("what", what.into()),
        ];
        let key = match (&self.row, &self.column) {
            (None, _) => "import-problem-file",
            (_, None) => "import-problem-row",
            _ => "import-problem-cell",
        };
        text.with(key, &values)
    }

    /// Says what is wrong.
    #[must_use]
    pub fn said(&self, text: &Text) -> String {
        match &self.what {
            Wrong::Expected(phrase) => text.phrase(phrase, &State::default()),
            Wrong::Refused(refusal) => text.refusal(refusal),
        }
    }
}

/// Why a file as a whole could not be read. Nothing was written for it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
pub enum FileProblem {
    /// The file is empty.
    #[error("the file is empty")]
    Empty,
    /// It holds no row below its header.
    #[error("the file has a header and no row")]
    NoRows,
    /// It is a picture, a program or something else that is no table.
    #[error("the file is no table")]
    NotATable,
    /// It is a table of a kind that is not read.
    #[error("this kind of file is not read")]
    KindNotRead,
    /// Its encoding could not be told.
    #[error("the encoding is unknown")]
    UnknownEncoding(String),
    /// It could not be opened as a workbook.
    #[error("the workbook could not be opened")]
    BrokenWorkbook,
    /// It is protected with a password.
    #[error("the workbook is protected")]
    Protected,
    /// There is no sheet of this name or number; these there are.
    #[error("there is no such sheet")]
    NoSheet {
        /// The sheet that was asked for.
        asked: String,
        /// The sheets there are.
        there: String,
    },
    /// It would be unpacked to more than is read.
    #[error("it would unpack to {megabytes} MB in {parts} parts")]
    TooMuchInside {
        /// Its size when unpacked.
        megabytes: u64,
        /// Of how many parts it is made.
        parts: u64,
    },
    /// Reading it took too long or too much memory.
    #[error("reading it took too much time or memory")]
    TooHeavy,
    /// A row is wider than a table can be.
    #[error("row {row} has more than {limit} columns")]
    TooWide {
        /// Which row.
        row: u64,
        /// How many are read.
        limit: usize,
    },
    /// It has more rows than are brought in at once.
    #[error("it has more than {0} rows")]
    TooManyRows(u64),
    /// None of its first rows could be read.
    #[error("none of the first {0} rows could be read")]
    NothingReadable(u64),
    /// No column was recognised, or one that is needed is missing.
    #[error("these columns were not found: {missing}")]
    NoColumns {
        /// What is missing, in Fushime's names.
        missing: String,
        /// The header that was found.
        header: String,
    },
    /// The map names a column that is not in the file.
    #[error("the map names columns that are not there: {missing}")]
    MapDiffers {
        /// Which.
        missing: String,
        /// The header that was found.
        header: String,
    },
    /// It broke off while being read.
    #[error("it could not be read to its end")]
    BrokenOff,
}

impl FileProblem {
    /// Returns the sentence for a person.
    #[must_use]
    pub fn phrase(&self) -> Phrase {
        let words = |text: &str| Arg::Words(Words::new(text));
        let count = |n: u64| Arg::Count(i64::try_from(n).unwrap_or(i64::MAX));
        match self {
            Self::Empty => Phrase::plain("import-file-empty"),
            Self::NoRows => Phrase::plain("import-file-no-rows"),
            Self::NotATable => Phrase::plain("import-file-not-a-table"),
            Self::KindNotRead => Phrase::plain("import-file-kind-not-read"),
            Self::UnknownEncoding(name) => {
                Phrase::plain("import-file-unknown-encoding").with("name", words(name))
            }
            Self::BrokenWorkbook => Phrase::plain("import-file-broken-workbook"),
            Self::Protected => Phrase::plain("import-file-protected"),
            Self::NoSheet { asked, there } => Phrase::plain("import-file-no-sheet")
                .with("asked", words(asked))
                .with("there", words(there)),
            Self::TooMuchInside { megabytes, parts } => {
                Phrase::plain("import-file-too-much-inside")
                    .with("megabytes", count(*megabytes))
                    .with("parts", count(*parts))
            }
            Self::TooHeavy => Phrase::plain("import-file-too-heavy"),
            Self::TooWide { row, limit } => Phrase::plain("import-file-too-wide")
                .with("row", count(*row))
                .with("limit", count(*limit as u64)),
            Self::TooManyRows(limit) => {
                Phrase::plain("import-file-too-many-rows").with("limit", count(*limit))
            }
            Self::NothingReadable(rows) => {
                Phrase::plain("import-file-nothing-readable").with("rows", count(*rows))
            }
            Self::NoColumns { missing, header } => Phrase::plain("import-file-no-columns")
                .with("missing", words(missing))
                .with("header", words(header)),
            Self::MapDiffers { missing, header } => Phrase::plain("import-file-map-differs")
                .with("missing", words(missing))
                .with("header", words(header)),
            Self::BrokenOff => Phrase::plain("import-file-broken-off"),
        }
    }
}
