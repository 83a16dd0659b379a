//! Who brings files in, what each row leads to, and what is reported in the end.

use fushime_core::command::{Asker, Command, Refusal};
use fushime_core::desk::{Desk, Done, Order};
use fushime_core::entry::Source;
use fushime_core::ids::{EntryId, MemberId};
use fushime_core::phrase::Phrase;
use fushime_core::words::Words;
use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use sha2::{Digest, Sha256};

use super::cell::{DateOrder, Read, words};
use super::delimited::{Malformed, Record};
use super::header::{Columns, Field, Vocabulary, remark};
use super::map_file::MapFile;
use super::problem::{FileProblem, Problem, Problems, Wrong};
use super::table::{Input, Table};

/// How many rows a list may have: a list of people or companies, not a database.
pub const LIST_ROWS_MAX: u64 = 100_000;
/// After so many rows none of which could be read the file is given up.
pub const UNREADABLE_MAX: u64 = 50_000;

/// Who brings files in, and when.
#[derive(Debug, Clone, Copy)]
pub struct Bringing {
    /// Who.
    pub member: MemberId,
    /// Now, in the firm's zone.
    pub now: DateTime,
    /// Now, on the world's clock: the same moment.
    pub at: Timestamp,
}

impl Bringing {
    /// Today in the firm's zone.
    #[must_use]
    pub fn today(&self) -> Date {
        self.now.date()
    }
}

/// What became of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Brought {
    /// Rows that were read, without blank ones and the header.
    pub rows: u64,
    /// Rows that led to something.
    pub taken: u64,
    /// Rows that said what was known already.
    pub known: u64,
    /// Rows that could not be taken over.
    pub left_out: u64,
    /// Rows about something that had already ended, or that were to be passed over.
    pub passed_over: u64,
    /// What was wrong.
    pub problems: Problems,
    /// What was found where, file by file.
    pub seen: Vec<Seen>,
}

/// How one file was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// The file's name.
    pub file: String,
    /// The encoding it was read in; of a workbook, which kind it is.
    pub encoding: String,
    /// The row of its header.
    pub header_row: u64,
    /// Which column was read as what.
    pub columns: Vec<(&'static str, String)>,
    /// Columns that mean nothing here.
    pub unused: Vec<String>,
}

/// What a row led to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowEnd {
    /// Something was written.
    Taken,
    /// It said what was known already.
    Known,
    /// It could not be taken over; the problem was reported.
    LeftOut,
}

impl Brought {
    /// Takes over what became of another file.
    pub fn extend(&mut self, other: Self) {
        self.rows += other.rows;
        self.taken += other.taken;
        self.known += other.known;
        self.left_out += other.left_out;
        self.passed_over += other.passed_over;
        self.problems.extend(other.problems);
        self.seen.extend(other.seen);
    }

    /// Gives a list up that is too long, or of which nothing can be read.
    ///
    /// # Errors
    ///
    /// A [`FileProblem`] that says which.
    pub fn bear(&self) -> Result<(), FileProblem> {
        if self.rows > LIST_ROWS_MAX {
            return Err(FileProblem::TooManyRows(LIST_ROWS_MAX));
        }
        if self.rows > UNREADABLE_MAX && self.left_out == self.rows {
            return Err(FileProblem::NothingReadable(self.rows));
        }
        Ok(())
    }

    /// Counts one row by what it led to.
    pub fn count(&mut self, end: RowEnd) {
        self.rows += 1;
        match end {
            RowEnd::Taken => self.taken += 1,
            RowEnd::Known => self.known += 1,
            RowEnd::LeftOut => self.left_out += 1,
        }
    }
}

/// Opens a file whose columns are these, by its map or by guessing.
///
/// # Errors
///
/// A [`FileProblem`] when it is no table, or a needed column is not there.
pub fn open_table<'a>(
    input: &'a dyn Input,
    fields: &'static [Field],
    map: Option<&MapFile>,
) -> Result<(Table<'a>, Columns), FileProblem> {
    let named = map.map(|map| &map.columns).filter(|columns| !columns.is_empty());
    let vocabulary = Vocabulary::of(fields);
    let table = Table::open(input, |cells| match named {
        Some(named) => Columns::mapped(fields, named, cells).0.len(),
        None => Columns::guessed(&vocabulary, cells).len(),
    })?;
    let cells = table.header_cells();
    let header = || shown_header(&cells);
    let columns = match named {
        Some(named) => {
            let (columns, missing) = Columns::mapped(fields, named, &cells);
            if !missing.is_empty() {
                let missing = missing.join(", ");
                return Err(FileProblem::MapDiffers { missing, header: header() });
            }
            columns
        }
        None => Columns::guessed(&vocabulary, &cells),
    };
    let missing = columns.missing(fields);
    if !missing.is_empty() {
        return Err(FileProblem::NoColumns { missing: missing.join(", "), header: header() });
    }
    Ok((table, columns))
}

/// Returns a header as it is shown in a sentence: its first names, on one line.
fn shown_header(cells: &[&str]) -> String {
    const SHOWN_MAX: usize = 20;
    let names = cells.iter().map(|cell| cell.split_whitespace().collect::<Vec<_>>().join(" "));
    let mut names: Vec<String> =
        names.filter(|name| !name.is_empty()).map(|name| name.chars().take(40).collect()).collect();
    if names.len() > SHOWN_MAX {
        names.truncate(SHOWN_MAX);
        names.push("…".to_owned());
    }
    names.join(", ")
}

/// Describes how a file was read.
#[must_use]
pub fn seen(input: &dyn Input, table: &Table<'_>, columns: &Columns, fields: &[Field]) -> Seen {
    let found = |field: &Field| {
        columns.place(field.name).map(|_| (field.name, columns.title(field.name).to_owned()))
    };
    Seen {
        file: input.name().to_owned(),
        encoding: input.kind().unwrap_or(table.encoding.name()).to_owned(),
        header_row: table.header.row,
        columns: fields.iter().filter_map(found).collect(),
        unused: columns.unused().into_iter().map(str::to_owned).collect(),
    }
}

/// One row that is being read.
pub struct Row<'a> {
    /// Its cells.
    pub record: &'a Record,
    /// Which column is which.
    pub columns: &'a Columns,
    /// The file's name.
    pub file: &'a str,
    /// In which order dates stand where it is not plain.
    pub order: DateOrder,
    /// Where problems are put.
    pub problems: &'a mut Problems,
}

impl<'a> Row<'a> {
    /// Returns the cell of a column as it stands.
    #[must_use]
    pub fn raw(&self, field: &str) -> &str {
        self.columns.place(field).map_or("", |place| self.record.cell(place))
    }

    /// Returns the words of a column.
    pub fn words(&mut self, field: &str) -> Option<Words> {
        self.value(field, |cell| words(cell).map(|found| found.map(Words::new)))
    }

    /// Reads the value of a column; what cannot be read is reported and left out.
    pub fn value<T>(&mut self, field: &str, read: impl FnOnce(&'a str) -> Read<T>) -> Option<T> {
        let record: &'a Record = self.record;
        let place = self.columns.place(field)?;
        match read(record.cell(place)) {
            Ok(value) => value,
            Err(key) => {
                self.unreadable(field, Phrase::plain(key));
                None
            }
        }
    }

    /// Reports that a cell is not what was expected; the rest of the row is taken over.
    pub fn unreadable(&mut self, field: &str, expected: Phrase) {
        let problem = self.cell_problem(field, expected);
        self.problems.push(problem);
    }

    /// Reports a cell for which the whole row is left out.
    pub fn left_out(&mut self, field: &str, expected: Phrase) -> RowEnd {
        let problem = self.cell_problem(field, expected).leaving_out_the_row();
        self.problems.push(problem);
        RowEnd::LeftOut
    }

    /// Reports that what the row asks for was refused.
    pub fn refused(&mut self, refusal: Refusal) -> RowEnd {
        let what = Wrong::Refused(refusal);
        self.problems.push(Problem::row(self.file, self.record.row, what));
        RowEnd::LeftOut
    }

    /// Reports a row whose form is wrong, or held what no text has. `None`: its form is right.
    pub fn malformed(&mut self) -> Option<RowEnd> {
        if self.record.cleaned {
            let what = Wrong::Expected(Phrase::plain("import-row-controls"));
            let problem = Problem::row(self.file, self.record.row, what);
            self.problems.push(Problem { row_left_out: false, ..problem });
        }
        let key = match self.record.malformed? {
            Malformed::Unclosed => "import-row-unclosed",
            Malformed::TooLong => "import-row-too-long",
            Malformed::TooWide => "import-row-too-wide",
        };
        let what = Wrong::Expected(Phrase::plain(key));
        self.problems.push(Problem::row(self.file, self.record.row, what));
        Some(RowEnd::LeftOut)
    }

    fn cell_problem(&self, field: &str, expected: Phrase) -> Problem {
        let column = match self.columns.title(field) {
            "" => field,
            title => title,
        };
        Problem::cell(self.file, self.record.row, column, self.raw(field), expected)
    }
}

/// Makes names for entries that a retry makes again, and nobody else.
#[derive(Debug, Clone)]
pub struct Keys {
    seed: Sha256,
}

impl Keys {
    /// Keys for a kind of file, on a ledger that ends here.
    ///
    /// A row that is brought in again when the ledger has moved on gets another key: by then it is
    /// compared with what is known, and changes nothing unless something else changed it.
    #[must_use]
    pub fn new(kind: &str, desk: &Desk) -> Self {
        let mut seed = Sha256::new();
        seed.update(b"fushime import\0");
        seed.update(kind.as_bytes());
        seed.update(desk.state().head.0.to_le_bytes());
        Self { seed }
    }

    /// Returns the key of what one row leads to.
    #[must_use]
    pub fn key(&self, file: &str, row: u64, what: &str) -> EntryId {
        let mut hash = self.seed.clone();
        hash.update(file.as_bytes());
        hash.update(row.to_le_bytes());
        hash.update(what.as_bytes());
        entry_id(hash)
    }
}

/// Returns the first half of a hash as an entry's name.
#[must_use]
pub fn entry_id(hash: Sha256) -> EntryId {
    let digest = hash.finalize();
    let mut half = [0_u8; 16];
    half.copy_from_slice(digest.get(..16).unwrap_or(&[0; 16]));
    EntryId(u128::from_be_bytes(half))
}

/// A place in a file from which an order comes.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    /// The file's name.
    pub file: &'a str,
    /// The row.
    pub row: u64,
    /// Who the file says it was.
    pub who: Option<&'a str>,
}

impl Place<'_> {
    fn source(self) -> Source {
        Source::Import { file: self.file.to_owned(), row: self.row, who: self.who.map(Words::new) }
    }
}

/// When something happened, and for whom it is written.
#[derive(Debug, Clone, Copy)]
pub struct Happened {
    /// The day.
    pub on: Date,
    /// The hour, when known.
    pub time: Option<Time>,
    /// For whom. `None`: for the one who brings the file.
    pub on_behalf_of: Option<MemberId>,
}

/// Orders something that a file says.
///
/// # Errors
///
/// The refusal, when it cannot be accepted.
pub fn order(
    desk: &mut Desk,
    bringing: &Bringing,
    key: EntryId,
    (happened, place): (Happened, Place<'_>),
    command: Command,
) -> Result<Done, Refusal> {
    desk.order(Order {
        key,
        asker: Asker {
            member: Some(bringing.member),
            on_behalf_of: happened.on_behalf_of.filter(|other| *other != bringing.member),
            on: happened.on,
            now: bringing.now,
            at: bringing.at,
            taking_over: true,
        },
        time: happened.time,
        from: place.source(),
        command,
    })
}

/// Returns the unit a column's money is in, by the map or by the remark in its header.
#[must_use]
pub fn money_unit(columns: &Columns, map: Option<&MapFile>, field: &str) -> i64 {
    let named = map.and_then(|map| map.units.get(field).cloned());
    let remark = named.or_else(|| remark(columns.title(field)));
    remark.and_then(|remark| super::cell::yen_unit(&remark)).unwrap_or(1)
}
