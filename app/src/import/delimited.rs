//! Text with separators to records, one after another.
//!
//! A quotation mark that is never closed would swallow the rest of a file. Here it spoils its own
//! row only: that is why the rows are cut here and not by a library.

use std::io::{self, Read};

use super::encoding::Decoded;

/// The longest a row may be: a long mail in every cell, not a book.
pub const RECORD_MAX: usize = 1 << 20;
/// How many columns are kept: more than any table people keep by hand.
pub const COLUMNS_MAX: usize = 1_000;
/// After so many marks that were never closed, quotation marks are taken as they are.
const UNCLOSED_MAX: usize = 10;
/// How much text the separator is guessed from.
const GUESSED_FROM: usize = 64 << 10;
const SEPARATORS: &[u8] = b",\t;|";

/// What is wrong with the form of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Malformed {
    /// A quotation mark that opens in it is never closed.
    Unclosed,
    /// It is longer than a row can be.
    TooLong,
    /// It has more columns than are kept.
    TooWide,
}

/// One row, cut into cells.
#[derive(Debug, Clone, Default)]
pub struct Record {
    /// The row as a person counts it.
    pub row: u64,
    /// What is wrong with its form.
    pub malformed: Option<Malformed>,
    /// Whether it goes on with the record of the row before.
    pub goes_on: bool,
    /// Whether control characters stood in it that were taken out.
    pub cleaned: bool,
    text: String,
    ends: Vec<usize>,
}

impl Record {
    /// Returns how many cells it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Tells whether it has no cell at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Returns a cell without white space around it; empty when there is none.
    #[must_use]
    pub fn cell(&self, column: usize) -> &str {
        let Some(end) = self.ends.get(column) else { return "" };
        let start = column.checked_sub(1).and_then(|before| self.ends.get(before));
        let cell = self.text.get(start.copied().unwrap_or(0)..*end).unwrap_or("").trim();
        unguarded(cell)
    }

    /// Goes through all cells.
    pub fn cells(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|column| self.cell(column))
    }

    /// Tells whether nothing stands in it.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Puts cells of another record where this one has none.
    #[must_use]
    pub fn filled_from(&self, other: &Self) -> Self {
        let (row, malformed) = (self.row, self.malformed);
        let cleaned = self.cleaned;
        let mut filled = Self { row, malformed, goes_on: true, cleaned, ..Self::default() };
        for column in 0..self.len().max(other.len()) {
            let own = self.cell(column);
            filled.push_cell(if own.is_empty() { other.cell(column) } else { own });
        }
        filled
    }

    /// Takes control characters out that no text has and a terminal would obey; the ends of lines
    /// become one and the same.
    #[must_use]
    pub fn without_controls(self) -> Self {
        let may_be = |byte: u8| byte < b' ' && !b"\n\t".contains(&byte) || byte == 0x7f;
        // The upper ones begin with this byte, as many harmless signs do.
        if !self.text.bytes().any(|byte| may_be(byte) || byte == 0xc2) {
            return self;
        }
        let (row, malformed, goes_on) = (self.row, self.malformed, self.goes_on);
        let mut clean = Self { row, malformed, goes_on, ..Self::default() };
        for cell in self.cells() {
            let cell = cell.replace("\r\n", "\n").replace('\r', "\n");
            let kept: String =
                cell.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
            clean.cleaned |= kept.len() < cell.len();
            clean.push_cell(&kept);
        }
        clean
    }

    fn push_cell(&mut self, cell: &str) {
        self.text.push_str(cell);
        self.ends.push(self.text.len());
    }
}

/// Characters with which a cell begins that a spreadsheet would take for a formula.
pub const FORMULA_STARTS: &[char] = &['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// Takes off the mark that keeps a spreadsheet from reading a cell as a formula.
fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| rest.starts_with(FORMULA_STARTS)).unwrap_or(cell)
}

/// Reads records one after another.
pub struct Records<R> {
    decoded: Decoded<R>,
    text: Vec<u8>,
    /// Where the next record begins.
    at: usize,
    ended: bool,
    separator: u8,
    unclosed: usize,
    row: u64,
}

/// Where a record ends, and where the next begins.
struct Frame {
    end: usize,
    next: usize,
    malformed: Option<Malformed>,
}

impl<R: Read> Records<R> {
    /// Begins to read. `separator`: `None` to guess it.
    ///
    /// # Errors
    ///
    /// When the text cannot be read.
    pub fn new(decoded: Decoded<R>, separator: Option<u8>) -> io::Result<Self> {
        let mut records = Self {
            decoded,
            text: Vec::new(),
            at: 0,
            ended: false,
            separator: separator.unwrap_or(b','),
            unclosed: 0,
            row: 0,
        };
        while records.text.len() < GUESSED_FROM && records.load()? {}
        if separator.is_none() {
            records.separator = guess_separator(&records.text);
        }
        Ok(records)
    }

    fn load(&mut self) -> io::Result<bool> {
        if !self.ended {
            self.ended = !self.decoded.more(&mut self.text)?;
        }
        Ok(!self.ended)
    }

    /// Reads the next record. `None` at the end.
    ///
    /// # Errors
    ///
    /// When the text cannot be read.
    pub fn next_record(&mut self) -> io::Result<Option<Record>> {
        if self.at >= GUESSED_FROM {
            self.text.drain(..self.at);
            self.at = 0;
        }
        while self.at >= self.text.len() {
            if !self.load()? {
                if self.at >= self.text.len() {
                    return Ok(None);
                }
                break;
            }
        }
        let frame = self.frame()?;
        self.row += 1;
        let mut record = Record { row: self.row, malformed: frame.malformed, ..Record::default() };
        let quotes = frame.malformed != Some(Malformed::Unclosed) && self.unclosed < UNCLOSED_MAX;
        let bytes = self.text.get(self.at..frame.end).unwrap_or_default();
        cut(bytes, self.separator, quotes, &mut record);
        self.at = frame.next;
        if frame.malformed == Some(Malformed::TooLong) {
            self.skip_line()?;
        }
        Ok(Some(record))
    }

    /// Finds where the record that begins at `at` ends.
    fn frame(&mut self) -> io::Result<Frame> {
        let mut place = self.at;
        let mut scan = Scan::default();
        let mut first_line_end = None;
        loop {
            let Some(byte) = self.text.get(place).copied() else {
                if self.ended || !self.load()? && place >= self.text.len() {
                    return Ok(self.ending(place, scan.inside, first_line_end));
                }
                continue;
            };
            if byte == b'\n' || byte == b'\r' {
                first_line_end = first_line_end.or(Some(place));
                if !scan.inside {
                    let malformed = None;
                    return Ok(Frame { end: place, next: self.after_line(place)?, malformed });
                }
            } else {
                scan.step(byte, self.separator, self.unclosed < UNCLOSED_MAX);
            }
            place += 1;
            if place - self.at > RECORD_MAX {
                return Ok(self.ending(place, scan.inside, first_line_end));
            }
        }
    }

    /// Decides what a record is that did not end as it should.
    fn ending(&mut self, place: usize, inside: bool, first_line_end: Option<usize>) -> Frame {
        let too_long = place - self.at > RECORD_MAX;
        match (inside, first_line_end) {
            (true, Some(line)) => {
                self.unclosed += 1;
                let next = self.after_line(line).unwrap_or(line + 1);
                Frame { end: line, next, malformed: Some(Malformed::Unclosed) }
            }
            (true, None) if !too_long => {
                self.unclosed += 1;
                Frame { end: place, next: place, malformed: Some(Malformed::Unclosed) }
            }
            _ => {
                let end = self.whole_character(place.min(self.at + RECORD_MAX));
                let malformed = too_long.then_some(Malformed::TooLong);
                Frame { end, next: place, malformed }
            }
        }
    }

    /// Returns the place after a line's end at `place`.
    fn after_line(&mut self, place: usize) -> io::Result<usize> {
        if self.text.get(place) == Some(&b'\r') {
            if place + 1 >= self.text.len() {
                self.load()?;
            }
            if self.text.get(place + 1) == Some(&b'\n') {
                return Ok(place + 2);
            }
        }
        Ok(place + 1)
    }

    fn whole_character(&self, mut place: usize) -> usize {
        while place > self.at && self.text.get(place).is_some_and(|byte| byte & 0xc0 == 0x80) {
            place -= 1;
        }
        place
    }

    /// Drops the rest of a line that is too long.
    fn skip_line(&mut self) -> io::Result<()> {
        loop {
            let rest = self.text.get(self.at..).unwrap_or_default();
            if let Some(end) = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')) {
                self.at = self.after_line(self.at + end)?;
                return Ok(());
            }
            self.text.clear();
            self.at = 0;
            if !self.load()? && self.text.is_empty() {
                return Ok(());
            }
        }
    }
}

/// Where in a record a scan is.
#[derive(Default)]
struct Scan {
    /// Inside quotation marks.
    inside: bool,
    quoted: bool,
    in_cell: bool,
}

impl Scan {
    fn step(&mut self, byte: u8, separator: u8, quotes: bool) {
        match byte {
            b'"' if quotes && self.quoted => self.inside = !self.inside,
            b'"' if quotes && !self.in_cell => (self.inside, self.quoted) = (true, true),
            _ if byte == separator && !self.inside => *self = Self::default(),
            // White space before a quotation mark does not begin a cell.
            b' ' if !self.in_cell => {}
            _ => self.in_cell = true,
        }
    }
}

/// Cuts one record into cells.
fn cut(bytes: &[u8], separator: u8, quotes: bool, record: &mut Record) {
    let mut scan = Scan::default();
    let mut text = Vec::with_capacity(bytes.len());
    let mut closed = false;
    for byte in bytes.iter().copied() {
        if byte == separator && !scan.inside {
            record.ends.push(text.len());
            closed = false;
            if record.ends.len() >= COLUMNS_MAX {
                record.malformed = Some(Malformed::TooWide);
                break;
            }
            scan = Scan::default();
            continue;
        }
        let was = (scan.inside, scan.quoted);
        scan.step(byte, separator, quotes);
        if byte == b'"' && quotes && scan.quoted {
            // Two marks inside marks are one mark.
            match was {
                (false, true) if closed => text.push(b'"'),
                (true, true) => {}
                _ => {}
            }
            closed = was == (true, true);
            continue;
        }
        closed = false;
        text.push(byte);
    }
    if record.malformed != Some(Malformed::TooWide) {
        record.ends.push(text.len());
    }
    record.text = String::from_utf8(text).unwrap_or_else(|lossy| {
        let repaired = String::from_utf8_lossy(lossy.as_bytes()).into_owned();
        record.ends.clear();
        record.ends.push(repaired.len());
        repaired
    });
}

/// Finds the separator with which the first rows have the same number of cells.
fn guess_separator(text: &[u8]) -> u8 {
    let quality = |separator: u8| {
        let mut counts: Vec<usize> = Vec::new();
        let (mut scan, mut cells) = (Scan::default(), 1);
        for byte in text.iter().copied() {
            if byte == b'\n' && !scan.inside {
                counts.push(cells);
                (scan, cells) = (Scan::default(), 1);
                if counts.len() == 50 {
                    break;
                }
            } else {
                cells += usize::from(byte == separator && !scan.inside);
                scan.step(byte, separator, true);
            }
        }
        counts.push(cells);
        counts.sort_unstable();
        let middle = counts.get(counts.len() / 2).copied().unwrap_or(1);
        let alike = counts.iter().filter(|count| **count == middle).count();
        if middle < 2 { (0, 0) } else { (alike * 100 / counts.len(), middle) }
    };
    let best = SEPARATORS.iter().rev().max_by_key(|separator| quality(**separator));
    best.copied().filter(|separator| quality(*separator) > (0, 0)).unwrap_or(b',')
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::UTF_8;

    fn records(text: &str) -> Vec<Record> {
        let decoded = Decoded::new(text.as_bytes(), UTF_8);
        let mut records = Records::new(decoded, None).unwrap();
        std::iter::from_fn(|| records.next_record().unwrap()).collect()
    }

    fn cells(text: &str) -> Vec<Vec<String>> {
        records(text).iter().map(|r| r.cells().map(str::to_owned).collect()).collect()
    }

    #[test]
    fn records_are_cut_as_people_and_programs_write_them() {
        let cases: Vec<(&str, Vec<Vec<&str>>)> = vec![
            ("a,b\n1,2\n", vec![vec!["a", "b"], vec!["1", "2"]]),
            ("a;b\r\n1;\"2;3\"", vec![vec!["a", "b"], vec!["1", "2;3"]]),
            ("a\tb\n\"x\"\"y\"\t\"\"\n", vec![vec!["a", "b"], vec!["x\"y", ""]]),
            ("a,b\n\"l1\nl2\", \"z\" \n", vec![vec!["a", "b"], vec!["l1\nl2", "z"]]),
            ("a,b\n5\" pipe,2\n", vec![vec!["a", "b"], vec!["5\" pipe", "2"]]),
            ("会社名\n　さくら　\n", vec![vec!["会社名"], vec!["さくら"]]),
            ("a,b\r1,2\r", vec![vec!["a", "b"], vec!["1", "2"]]),
            ("", vec![]),
        ];
        for (text, expected) in cases {
            assert_eq!(cells(text), expected, "{text:?}");
        }
    }

    #[test]
    fn a_mark_that_is_never_closed_spoils_one_row() {
        let found = records("a,b\n1,\"two\n3,4\n5,6\n");
        let rows: Vec<(u64, usize)> = found.iter().map(|r| (r.row, r.len())).collect();
        assert_eq!(rows, [(1, 2), (2, 2), (3, 2), (4, 2)]);
        assert_eq!(found[1].malformed, Some(Malformed::Unclosed));
        assert_eq!((found[2].cell(1), found[3].cell(0)), ("4", "5"));
    }

    #[test]
    fn endless_rows_are_cut_and_the_next_is_read() {
        let long = format!("a,b\n{}\n1,2\n", "x".repeat(3 * RECORD_MAX));
        let found = records(&long);
        assert_eq!(found.len(), 3);
        assert_eq!(found[1].malformed, Some(Malformed::TooLong));
        assert_eq!(found[2].cell(1), "2");
        let wide = format!("{}\n1,2\n", ",".repeat(10_000));
        assert_eq!(records(&wide)[0].malformed, Some(Malformed::TooWide));
        let marks = "\"x\n".repeat(300_001);
        assert!(records(&marks).len() > 100_000);
    }
}
