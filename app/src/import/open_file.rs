//! Opens the files that are brought in, whatever they are.

use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use encoding_rs::Encoding;
use flate2::read::MultiGzDecoder;
use indicatif::ProgressBar;

use super::kind_of_file::{FileKind, LOOKED_AT, kind_of_file, workbook_kind};
use super::problem::FileProblem;
use super::table::{Input, WORKBOOK_TEXT};
use crate::clock::Stopwatch;
use crate::config::own_program;

/// Up to this size a workbook is answered within the seconds and megabytes below.
const SMALL_MAX: u64 = 10 << 20;
/// The memory a workbook may take, per [`SMALL_MAX`] of its size.
const MEMORY_MAX: u64 = 256 << 20;
/// The memory that is given to one of any size: more would be a database, not a sheet.
const MEMORY_EVER_MAX: u64 = 2 << 30;
/// How long reading a workbook may take, per [`SMALL_MAX`] of its size. A build for tests is slow.
const MILLISECONDS_MAX: u64 = if cfg!(debug_assertions) { 20_000 } else { 1_700 };
/// How often a child is looked after.
const LOOK_MILLISECONDS: u64 = 4;
/// A packed file may be this much larger when unpacked, and [`PACKED_BESIDES`] more.
const PACKED_TIMES: u64 = 20;
const PACKED_BESIDES: u64 = 16 << 20;

/// How many bytes from the back of a workbook are looked at: the list of its parts stands there.
const BACK_LOOKED_AT: u64 = 1 << 16;

/// A file that was opened.
pub struct OpenFile {
    name: String,
    path: PathBuf,
    kind: FileKind,
    /// Which kind of workbook it is. `None`: it is a text.
    workbook: Option<&'static str>,
    /// What a workbook was turned into.
    text: Option<File>,
    encoding: Option<&'static Encoding>,
    progress: ProgressBar,
}

/// How files are to be opened.
#[derive(Debug, Clone, Default)]
pub struct Opening<'a> {
    /// The sheet of a workbook.
    pub sheet: Option<&'a str>,
    /// The encoding of a text.
    pub encoding: Option<&'static Encoding>,
}

/// Why a file could not be opened.
#[derive(Debug)]
pub enum Unopened {
    /// It is not there, or may not be read.
    Missing(io::Error),
    /// It is not what can be read.
    Problem(FileProblem),
}

impl From<FileProblem> for Unopened {
    fn from(problem: FileProblem) -> Self {
        Self::Problem(problem)
    }
}

impl OpenFile {
    /// Opens a file and, when it is a workbook, turns its sheet into text.
    ///
    /// # Errors
    ///
    /// [`Unopened`] when it is not there or no table.
    pub fn open(path: &Path, how: &Opening<'_>, progress: ProgressBar) -> Result<Self, Unopened> {
        let mut file = File::open(path).map_err(Unopened::Missing)?;
        let size = file.metadata().map_err(Unopened::Missing)?.len();
        let mut front = Vec::new();
        file.by_ref().take(LOOKED_AT as u64).read_to_end(&mut front).map_err(Unopened::Missing)?;
        let kind = kind_of_file(&front)?;
        let text = match kind {
            FileKind::Workbook => Some(sheet_text(path, size, how.sheet)?),
            _ => None,
        };
        let workbook = match kind {
            FileKind::Workbook => {
                let mut back = Vec::new();
                let begin = size.saturating_sub(BACK_LOOKED_AT);
                file.seek(SeekFrom::Start(begin)).map_err(Unopened::Missing)?;
                file.take(BACK_LOOKED_AT).read_to_end(&mut back).map_err(Unopened::Missing)?;
                Some(workbook_kind(&front, &back))
            }
            _ => None,
        };
        progress.inc_length(size);
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        let encoding = match kind {
            FileKind::Workbook => Some(WORKBOOK_TEXT),
            _ => how.encoding,
        };
        Ok(Self { name, path: path.to_owned(), kind, workbook, text, encoding, progress })
    }

    /// Gives it the name that people know it by.
    #[must_use]
    pub fn called(mut self, name: &str) -> Self {
        name.clone_into(&mut self.name);
        self
    }
}

impl Input for OpenFile {
    fn name(&self) -> &str {
        &self.name
    }

    fn open(&self) -> Result<Box<dyn Read + '_>, FileProblem> {
        if let Some(text) = &self.text {
            let mut text = text.try_clone().map_err(|_| FileProblem::BrokenOff)?;
            text.seek(SeekFrom::Start(0)).map_err(|_| FileProblem::BrokenOff)?;
            return Ok(Box::new(BufReader::new(text)));
        }
        let file = File::open(&self.path).map_err(|_| FileProblem::BrokenOff)?;
        let packed = file.metadata().map_err(|_| FileProblem::BrokenOff)?.len();
        self.progress.set_position(0);
        let file = self.progress.wrap_read(BufReader::with_capacity(1 << 16, file));
        Ok(match self.kind {
            FileKind::PackedText => {
                let most = packed.saturating_mul(PACKED_TIMES).saturating_add(PACKED_BESIDES);
                Box::new(Bounded { inner: MultiGzDecoder::new(file), left: most })
            }
            _ => Box::new(file),
        })
    }

    fn encoding(&self) -> Option<&'static Encoding> {
        self.encoding
    }

    fn separator(&self) -> Option<u8> {
        (self.kind == FileKind::Workbook).then_some(b',')
    }

    fn kind(&self) -> Option<&'static str> {
        self.workbook
    }
}

/// Reads no more than was allowed, and says so by an error.
struct Bounded<R> {
    inner: R,
    left: u64,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(into)?;
        self.left = self
            .left
            .checked_sub(read as u64)
            .ok_or_else(|| io::Error::other("unpacks to more than is read"))?;
        Ok(read)
    }
}

/// Has a sheet turned into text by a process of its own, with bounded memory and time.
fn sheet_text(path: &Path, size: u64, sheet: Option<&str>) -> Result<File, FileProblem> {
    let text = tempfile::tempfile().map_err(|_| FileProblem::BrokenOff)?;
    let complaint = tempfile::tempfile().map_err(|_| FileProblem::BrokenOff)?;
    let times = size.div_ceil(SMALL_MAX).max(1);
    let memory = MEMORY_MAX.saturating_mul(times).min(MEMORY_EVER_MAX);
    let out = text.try_clone().map_err(|_| FileProblem::BrokenOff)?;
    let err = complaint.try_clone().map_err(|_| FileProblem::BrokenOff)?;
    let mut child = bounded_command(memory)
        .ok_or(FileProblem::BrokenOff)?
        .arg("read-sheet")
        .args(sheet.map(|sheet| format!("--sheet={sheet}")))
        .arg("--")
        .arg(path)
        .stdin(Stdio::null())
        .stdout(out)
        .stderr(err)
        .spawn()
        .map_err(|_| FileProblem::BrokenOff)?;
    if wait(&mut child, MILLISECONDS_MAX.saturating_mul(times)) {
        return Ok(text);
    }
    Err(said(complaint).unwrap_or(FileProblem::TooHeavy))
}

/// Returns a command that runs this program with no more memory than given.
fn bounded_command(memory: u64) -> Option<Command> {
    let program = own_program()?;
    let shell = Path::new("/bin/sh");
    if !shell.exists() {
        return Some(Command::new(program));
    }
    let mut command = Command::new(shell);
    let kilobytes = memory >> 10;
    // Where the shell cannot bound memory the time is bounded still.
    command.arg("-c").arg(format!("ulimit -d {kilobytes} 2>/dev/null; exec \"$0\" \"$@\""));
    command.arg(program);
    Some(command)
}

/// Waits for a child; ends it when it takes too long. Tells whether all went well.
fn wait(child: &mut Child, milliseconds: u64) -> bool {
    let watch = Stopwatch::begin();
    while watch.milliseconds() < milliseconds {
        match child.try_wait() {
            Ok(Some(status)) => return status.success(),
            Ok(None) => sleep(Duration::from_millis(LOOK_MILLISECONDS)),
            Err(_) => break,
        }
    }
    drop(child.kill());
    drop(child.wait());
    false
}

/// Reads what a child said was wrong. `None`: it could not say anything any more.
fn said(mut complaint: File) -> Option<FileProblem> {
    complaint.seek(SeekFrom::Start(0)).ok()?;
    let mut text = String::new();
    complaint.take(1 << 16).read_to_string(&mut text).ok()?;
    text.lines().find_map(|line| serde_json::from_str(line).ok())
}
