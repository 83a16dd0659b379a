//! A sheet of a workbook to plain text with separators.
//!
//! Runs in a process of its own with little memory and time, because a few kilobytes can claim to
//! be a table of seventeen thousand million cells. What a cell shows is what is written: dates as
//! dates, numbers with the leading zeros of their format, formulas by their last value.

use std::collections::HashMap;
use std::io::{Read, Seek, SeekFrom, Write};

use calamine::{CellErrorType, Data, DataRef, Dimensions, ExcelDateTime, Reader, Style};
use calamine::{Ods, Xls, Xlsb, Xlsx};

use super::delimited::COLUMNS_MAX;
use super::problem::FileProblem;

/// The most bytes a workbook may hold when unpacked.
const UNPACKED_MAX: u64 = 400 << 20;
/// The most parts a workbook may have: sheets, styles, pictures.
const PARTS_MAX: usize = 5_000;
/// The most cells that are written out.
const CELLS_MAX: u64 = 20_000_000;
/// The most merged regions that are filled in.
const MERGED_MAX: usize = 10_000;

/// Writes one sheet as text. `sheet`: its name or its number from 1; `None`: the first that holds
/// anything.
///
/// # Errors
///
/// A [`FileProblem`] when it cannot be read.
pub fn write_sheet<R: Read + Seek>(
    mut bytes: R,
    sheet: Option<&str>,
    out: impl Write,
) -> Result<(), FileProblem> {
    let form = form_of(&mut bytes)?;
    bytes.seek(SeekFrom::Start(0)).map_err(|_| FileProblem::BrokenOff)?;
    let out = csv::WriterBuilder::new().flexible(true).from_writer(out);
    let mut writer = Writer {
        out,
        row: Vec::new(),
        at: 0,
        cells: 0,
        begun: false,
        merged: HashMap::new(),
        filling: Vec::new(),
    };
    match form {
        Form::Xlsx => write_book(Xlsx::new(bytes).map_err(broken)?, sheet, &mut writer)?,
        Form::Xlsb => write_book(Xlsb::new(bytes).map_err(broken)?, sheet, &mut writer)?,
        Form::Ods => write_book(Ods::new(bytes).map_err(broken)?, sheet, &mut writer)?,
        Form::Xls => write_book(Xls::new(bytes).map_err(broken)?, sheet, &mut writer)?,
    }
    writer.finish()
}

#[derive(Debug, Clone, Copy)]
enum Form {
    Xlsx,
    Xlsb,
    Ods,
    Xls,
}

/// Tells the form of a workbook, and refuses what would be too large when unpacked.
///
/// Only the directory of the archive is read for it.
fn form_of<R: Read + Seek>(bytes: &mut R) -> Result<Form, FileProblem> {
    let mut front = [0; 4];
    bytes.read_exact(&mut front).map_err(|_| FileProblem::BrokenWorkbook)?;
    if !front.starts_with(b"PK") {
        return Ok(Form::Xls);
    }
    bytes.seek(SeekFrom::Start(0)).map_err(|_| FileProblem::BrokenOff)?;
    let mut archive = zip::ZipArchive::new(bytes).map_err(|_| FileProblem::BrokenWorkbook)?;
    let parts = archive.len();
    let mut unpacked: u64 = 0;
    for index in 0..parts.min(PARTS_MAX + 1) {
        let part = archive.by_index_raw(index).map_err(|_| FileProblem::BrokenWorkbook)?;
        unpacked = unpacked.saturating_add(part.size());
        if part.encrypted() {
            return Err(FileProblem::Protected);
        }
    }
    if unpacked > UNPACKED_MAX || parts > PARTS_MAX {
        return Err(FileProblem::TooMuchInside { megabytes: unpacked >> 20, parts: parts as u64 });
    }
    let names: Vec<String> =
        archive.file_names().filter_map(|name| Some(name.ok()?.into_owned())).collect();
    let has = |name: &str| names.iter().any(|held| held.eq_ignore_ascii_case(name));
    if has("xl/workbook.bin") {
        Ok(Form::Xlsb)
    } else if has("content.xml") {
        Ok(Form::Ods)
    } else if names.iter().any(|name| name.ends_with("workbook.xml")) {
        Ok(Form::Xlsx)
    } else {
        Err(FileProblem::KindNotRead)
    }
}

/// A workbook whose sheets can be written out.
trait Book {
    /// The names of its sheets with cells, in their order.
    fn names(&self) -> Vec<String>;
    /// Hands every cell of a sheet to the writer.
    fn write(&mut self, name: &str, writer: &mut Writer<impl Write>) -> Result<(), FileProblem>;
}

fn write_book(
    mut book: impl Book,
    sheet: Option<&str>,
    writer: &mut Writer<impl Write>,
) -> Result<(), FileProblem> {
    let names = book.names();
    if let Some(asked) = sheet {
        let number = asked.trim().parse::<usize>().ok().and_then(|n| n.checked_sub(1));
        let named = names.iter().find(|name| name.trim() == asked.trim());
        let Some(name) = named.or_else(|| names.get(number?)) else {
            let there = names.join(", ");
            return Err(FileProblem::NoSheet { asked: asked.to_owned(), there });
        };
        return book.write(name, writer);
    }
    for name in &names {
        book.write(name, writer)?;
        if writer.begun {
            break;
        }
    }
    Ok(())
}

fn sheet_names<R: Read + Seek>(book: &impl Reader<R>) -> Vec<String> {
    let sheets = book.sheets_metadata().iter();
    sheets
        .filter(|sheet| sheet.typ == calamine::SheetType::WorkSheet)
        .map(|sheet| sheet.name.clone())
        .collect()
}

impl<R: Read + Seek> Book for Xlsx<R> {
    fn names(&self) -> Vec<String> {
        sheet_names(self)
    }

    fn write(&mut self, name: &str, writer: &mut Writer<impl Write>) -> Result<(), FileProblem> {
        writer.merge(&self.merge_cells_by_sheet_name(name).unwrap_or_default());
        let mut cells = self.worksheet_cells_reader(name).map_err(broken)?;
        let forms: Vec<NumberForm> = cells.styles().iter().map(NumberForm::of).collect();
        while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(broken)? {
            let form = forms.get(style).copied().unwrap_or_default();
            writer.cell(cell.get_position(), form.apply(cell.get_value()))?;
        }
        Ok(())
    }
}

impl<R: Read + Seek> Book for Xlsb<R> {
    fn names(&self) -> Vec<String> {
        sheet_names(self)
    }

    fn write(&mut self, name: &str, writer: &mut Writer<impl Write>) -> Result<(), FileProblem> {
        let mut cells = self.worksheet_cells_reader(name).map_err(broken)?;
        while let Some(cell) = cells.next_cell().map_err(broken)? {
            writer.cell(cell.get_position(), shown(cell.get_value()))?;
        }
        Ok(())
    }
}

impl<R: Read + Seek> Book for Ods<R> {
    fn names(&self) -> Vec<String> {
        sheet_names(self)
    }

    fn write(&mut self, name: &str, writer: &mut Writer<impl Write>) -> Result<(), FileProblem> {
        write_range(&self.worksheet_range(name).map_err(broken)?, writer)
    }
}

impl<R: Read + Seek> Book for Xls<R> {
    fn names(&self) -> Vec<String> {
        sheet_names(self)
    }

    fn write(&mut self, name: &str, writer: &mut Writer<impl Write>) -> Result<(), FileProblem> {
        writer.merge(&self.merge_cells_by_sheet_name(name).unwrap_or_default());
        write_range(&self.worksheet_range(name).map_err(broken)?, writer)
    }
}

fn write_range(
    range: &calamine::Range<Data>,
    writer: &mut Writer<impl Write>,
) -> Result<(), FileProblem> {
    let (row, column) = range.start().unwrap_or_default();
    for (down, across, value) in range.used_cells() {
        let place = (index(down).saturating_add(row), index(across).saturating_add(column));
        writer.cell(place, shown(&lent(value)))?;
    }
    Ok(())
}

fn index(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

fn broken(problem: impl Into<calamine::Error>) -> FileProblem {
    use calamine::{Error, OdsError, XlsError, XlsbError, XlsxError};
    match problem.into() {
        Error::Xlsx(XlsxError::Password)
        | Error::Xlsb(XlsbError::Password)
        | Error::Xls(XlsError::Password)
        | Error::Ods(OdsError::Password) => FileProblem::Protected,
        Error::Ods(OdsError::CellLimitExceeded { .. }) => FileProblem::TooHeavy,
        _ => FileProblem::BrokenWorkbook,
    }
}

/// Rows of a sheet as they are written out.
struct Writer<W: Write> {
    out: csv::Writer<W>,
    row: Vec<String>,
    at: u32,
    cells: u64,
    begun: bool,
    /// Regions of merged cells that go down over several rows, by their first cell.
    merged: HashMap<(u32, u32), Dimensions>,
    /// Those that have begun, with what stands in them.
    filling: Vec<(Dimensions, String)>,
}

impl<W: Write> Writer<W> {
    fn merge(&mut self, regions: &[Dimensions]) {
        let down = regions.iter().filter(|region| region.end.0 > region.start.0);
        self.merged = down.take(MERGED_MAX).map(|region| (region.start, *region)).collect();
    }

    fn cell(&mut self, (row, column): (u32, u32), text: String) -> Result<(), FileProblem> {
        if text.is_empty() {
            return Ok(());
        }
        self.cells += 1;
        if self.cells > CELLS_MAX {
            return Err(FileProblem::TooHeavy);
        }
        let place = column as usize;
        if place >= COLUMNS_MAX {
            return Err(FileProblem::TooWide { row: u64::from(row) + 1, limit: COLUMNS_MAX });
        }
        if row < self.at {
            return Err(FileProblem::BrokenWorkbook);
        }
        while self.at < row {
            self.end_row()?;
        }
        self.begun = true;
        if let Some(region) = self.merged.get(&(row, column)) {
            self.filling.push((*region, text.clone()));
        }
        if self.row.len() <= place {
            self.row.resize(place + 1, String::new());
        }
        if let Some(cell) = self.row.get_mut(place) {
            *cell = text;
        }
        Ok(())
    }

    fn end_row(&mut self) -> Result<(), FileProblem> {
        self.filling.retain(|(region, _)| region.end.0 >= self.at);
        for (region, text) in &self.filling {
            let place = region.start.1 as usize;
            // A row without any cell of its own stays a blank row.
            if let Some(cell) = self.row.get_mut(place)
                && cell.is_empty()
            {
                cell.clone_from(text);
            }
        }
        if self.row.is_empty() {
            self.row.push(String::new());
        }
        self.out.write_record(&self.row).map_err(|_| FileProblem::BrokenOff)?;
        self.row.clear();
        self.at += 1;
        Ok(())
    }

    fn finish(mut self) -> Result<(), FileProblem> {
        if self.begun {
            self.end_row()?;
        }
        self.out.flush().map_err(|_| FileProblem::BrokenOff)
    }
}

/// How the format of a cell shows its number, as far as it matters here.
#[derive(Debug, Clone, Copy, Default)]
struct NumberForm {
    /// At least so many digits, as in 00123.
    digits: usize,
    /// Shown as a share, 0.08 as 8%.
    percent: bool,
}

impl NumberForm {
    fn of(style: &Style) -> Self {
        let code = style.number_format.as_ref().map_or("", |form| form.format_code.as_str());
        let zeros = !code.is_empty() && code.bytes().all(|byte| byte == b'0');
        Self { digits: if zeros { code.len() } else { 0 }, percent: code.ends_with('%') }
    }

    fn apply(self, value: &DataRef<'_>) -> String {
        match value {
            DataRef::Float(number) if self.percent => {
                format!("{}%", number_shown((number * 1e12).round() / 1e10))
            }
            DataRef::Float(_) | DataRef::Int(_) => {
                format!("{:0>digits$}", shown(value), digits = self.digits)
            }
            other => shown(other),
        }
    }
}

fn lent(value: &Data) -> DataRef<'_> {
    match value {
        Data::Int(number) => DataRef::Int(*number),
        Data::Float(number) => DataRef::Float(*number),
        Data::String(text) => DataRef::SharedString(text),
        Data::Bool(truth) => DataRef::Bool(*truth),
        Data::DateTime(at) => DataRef::DateTime(*at),
        Data::DateTimeIso(at) => DataRef::DateTimeIso(at.clone()),
        Data::DurationIso(span) => DataRef::DurationIso(span.clone()),
        Data::Error(error) => DataRef::Error(error.clone()),
        Data::Empty => DataRef::Empty,
    }
}

/// Returns what a cell shows.
fn shown(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number_shown(*number),
        DataRef::String(text) => plain(text),
        DataRef::SharedString(text) => plain(text),
        DataRef::Bool(truth) => truth.to_string(),
        DataRef::DateTime(at) => moment_shown(*at),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(error) => error_shown(error).to_owned(),
        DataRef::Empty => String::new(),
    }
}

/// Line ends in one form, and no lone carriage returns.
fn plain(text: &str) -> String {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "") } else { text.to_owned() }
}

fn number_shown(number: f64) -> String {
    if number.fract() == 0.0 && number.abs() < 1e15 {
        format!("{number:.0}")
    } else {
        number.to_string()
    }
}

fn moment_shown(at: ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = at.to_ymd_hms_milli();
    let serial = at.as_f64();
    if at.is_duration() || (0.0..1.0).contains(&serial) {
        return format!("{hour:02}:{minute:02}:{second:02}");
    }
    let date = format!("{year:04}-{month:02}-{day:02}");
    if serial.fract() == 0.0 { date } else { format!("{date}T{hour:02}:{minute:02}:{second:02}") }
}

fn error_shown(error: &CellErrorType) -> &'static str {
    match error {
        CellErrorType::Div0 => "#DIV/0!",
        CellErrorType::NA => "#N/A",
        CellErrorType::Name => "#NAME?",
        CellErrorType::Null => "#NULL!",
        CellErrorType::Num => "#NUM!",
        CellErrorType::Ref => "#REF!",
        _ => "#VALUE!",
    }
}
