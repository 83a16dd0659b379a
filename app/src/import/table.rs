//! A file as a table: the header wherever it stands, then rows with their numbers.

use std::io::Read;

use encoding_rs::{Encoding, UTF_8};

use super::delimited::{COLUMNS_MAX, Malformed, Record, Records};
use super::encoding::{Decoded, guess_encoding};
use super::header::header_key;
use super::problem::FileProblem;

/// How many rows titles, dates and remarks may take above the header.
const HEADER_WITHIN: usize = 30;

/// How many blank rows may follow each other: as many as a sheet can have.
const BLANK_MAX: u64 = 1 << 20;

/// A file that can be read from its beginning as often as is needed.
pub trait Input {
    /// The file's name, without its folder.
    fn name(&self) -> &str;
    /// Opens it at its beginning.
    ///
    /// # Errors
    ///
    /// A [`FileProblem`] when it cannot be read.
    fn open(&self) -> Result<Box<dyn Read + '_>, FileProblem>;
    /// The encoding, when it is known; `None` to guess it.
    fn encoding(&self) -> Option<&'static Encoding>;
    /// The separator, when it is known; `None` to guess it.
    fn separator(&self) -> Option<u8>;
    /// What kind of file it is, when it is no text; `None` for a text, which has an encoding.
    fn kind(&self) -> Option<&'static str> {
        None
    }
}

/// Text that is in memory, as UTF-8 with commas: for what a workbook was turned into, and tests.
#[derive(Debug)]
pub struct InMemory<'a> {
    /// The file's name.
    pub name: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
}

impl Input for InMemory<'_> {
    fn name(&self) -> &str {
        self.name
    }

    fn open(&self) -> Result<Box<dyn Read + '_>, FileProblem> {
        Ok(Box::new(self.bytes))
    }

    fn encoding(&self) -> Option<&'static Encoding> {
        None
    }

    fn separator(&self) -> Option<u8> {
        None
    }
}

/// A table that is being read.
pub struct Table<'a> {
    /// The header, as it stands in the file.
    pub header: Record,
    /// In which encoding the file is.
    pub encoding: &'static Encoding,
    records: Records<Box<dyn Read + 'a>>,
    /// Rows that were read while the header was looked for.
    read_ahead: std::vec::IntoIter<Record>,
    /// The row a record of several rows began with.
    begun: Option<Record>,
    grouped: bool,
}

impl<'a> Table<'a> {
    /// Opens a file and finds its header: the row with the most columns that `recognises` knows.
    ///
    /// # Errors
    ///
    /// A [`FileProblem`] when it is no table, or holds nothing.
    pub fn open(
        input: &'a dyn Input,
        recognises: impl Fn(&[&str]) -> usize,
    ) -> Result<Self, FileProblem> {
        let encoding = match input.encoding() {
            Some(encoding) => encoding,
            None => guess_encoding(input.open()?)?,
        };
        let decoded = Decoded::new(input.open()?, encoding);
        let mut records =
            Records::new(decoded, input.separator()).map_err(|_| FileProblem::BrokenOff)?;
        let mut ahead = Vec::new();
        while ahead.len() < HEADER_WITHIN
            && let Some(record) = records.next_record().map_err(|_| FileProblem::BrokenOff)?
        {
            ahead.push(record);
        }
        if ahead.iter().all(Record::is_blank) {
            let wide = ahead.iter().find(|record| record.malformed == Some(Malformed::TooWide));
            return Err(wide.map_or(FileProblem::Empty, |record| FileProblem::TooWide {
                row: record.row,
                limit: COLUMNS_MAX,
            }));
        }
        let place = header_place(&ahead, recognises);
        let mut rest = ahead.split_off(place);
        let header = rest.remove(0);
        if header.malformed == Some(Malformed::TooWide) {
            return Err(FileProblem::TooWide { row: header.row, limit: COLUMNS_MAX });
        }
        if header.cells().any(|cell| cell.contains('\u{0}')) {
            return Err(FileProblem::NotATable);
        }
        let header = header.without_controls();
        let grouped = header_key(header.cell(0)) == header_key("レコードの開始行");
        let read_ahead = rest.into_iter();
        Ok(Self { header, encoding, records, read_ahead, begun: None, grouped })
    }

    /// Returns the header's cells.
    #[must_use]
    pub fn header_cells(&self) -> Vec<&str> {
        self.header.cells().collect()
    }

    /// Reads the next row that is not blank. `None` at the end.
    ///
    /// # Errors
    ///
    /// A [`FileProblem`] when the file breaks off.
    pub fn next_row(&mut self) -> Result<Option<Record>, FileProblem> {
        let mut blank = 0;
        loop {
            let next = match self.read_ahead.next() {
                Some(record) => Some(record),
                None => self.records.next_record().map_err(|_| FileProblem::BrokenOff)?,
            };
            let Some(record) = next else { return Ok(None) };
            if record.is_blank() {
                blank += 1;
                if blank > BLANK_MAX {
                    return Err(FileProblem::TooManyRows(BLANK_MAX));
                }
                continue;
            }
            let record = record.without_controls();
            return Ok(Some(if self.grouped { self.in_its_group(record) } else { record }));
        }
    }

    /// Fills a row that goes on with the record of the row before.
    fn in_its_group(&mut self, record: Record) -> Record {
        if record.cell(0) == "*" {
            self.begun = Some(record.clone());
            return record;
        }
        self.begun.as_ref().map_or_else(|| record.clone(), |begun| record.filled_from(begun))
    }
}

/// Returns where the header stands.
fn header_place(ahead: &[Record], recognises: impl Fn(&[&str]) -> usize) -> usize {
    let known = |record: &Record| recognises(&record.cells().collect::<Vec<_>>());
    let best = (0..).zip(ahead).map(|(place, record)| (known(record), place));
    // Of several the first: what stands below may repeat a word of the header.
    match best.max_by_key(|(known, place)| (*known, std::cmp::Reverse(*place))) {
        Some((known, place)) if known > 0 => place,
        // Nothing is known: the first row with the most cells that hold something.
        _ => {
            let filled = |record: &Record| record.cells().filter(|cell| !cell.is_empty()).count();
            (0..ahead.len())
                .max_by_key(|place| {
                    (ahead.get(*place).map_or(0, filled), std::cmp::Reverse(*place))
                })
                .unwrap_or(0)
        }
    }
}

/// The encoding of what a workbook is turned into.
pub const WORKBOOK_TEXT: &Encoding = UTF_8;

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> (u64, Vec<(u64, Vec<String>)>) {
        let input = InMemory { name: "x.csv", bytes: text.as_bytes() };
        let knows = |cells: &[&str]| {
            cells.iter().filter(|cell| ["会社名", "担当", "氏名"].contains(*cell)).count()
        };
        let mut table = Table::open(&input, knows).unwrap();
        let mut found = Vec::new();
        while let Some(row) = table.next_row().unwrap() {
            found.push((row.row, row.cells().map(str::to_owned).collect()));
        }
        (table.header.row, found)
    }

    #[test]
    fn the_header_is_found_below_titles() {
        let (header, rows) = rows(
            "取引先一覧,,\n2026年11月,,\n,,\n会社名,担当,備考\nさくら,田中,\n\n,,\n青葉,佐藤,x\n",
        );
        assert_eq!(header, 4);
        assert_eq!(rows.iter().map(|(row, _)| *row).collect::<Vec<_>>(), [5, 8]);
    }

    #[test]
    fn rows_of_one_record_are_read_together() {
        let (_, rows) = rows("レコードの開始行,会社名,氏名\n*,さくら,田中\n,,佐藤\n*,青葉,鈴木\n");
        let cells: Vec<String> = rows.into_iter().map(|(_, cells)| cells.join("|")).collect();
        assert_eq!(cells, ["*|さくら|田中", "*|さくら|佐藤", "*|青葉|鈴木"]);
    }

    #[test]
    fn what_is_no_table_is_refused() {
        let open = |bytes: &[u8]| {
            Table::open(&InMemory { name: "x", bytes }, |_| 0).map(|_| ()).unwrap_err()
        };
        assert_eq!(open(b"\n\n \n"), FileProblem::Empty);
        assert!(matches!(open(&[b','; 100_000]), FileProblem::TooWide { .. }));
    }
}
