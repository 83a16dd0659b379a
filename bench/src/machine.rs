//! The machine that measures: its clock, its settings, and what it is.

#![expect(
    clippy::disallowed_methods,
    reason = "measuring is reading the clock, and the bench has no other door"
)]

use std::fs;
use std::path::PathBuf;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

/// How often the memory of a program is looked at while it runs.
const LOOK_EVERY: Duration = Duration::from_millis(2);

/// What a program that ran to its end took.
#[derive(Debug)]
pub(crate) struct Ran {
    /// What it wrote.
    pub(crate) stdout: Vec<u8>,
    /// From its start to its end.
    pub(crate) took: Duration,
    /// The most memory it held at once, as the kernel counts it, in kilobytes.
    pub(crate) peak_kb: u64,
}

/// Runs something and returns how long it took.
pub(crate) fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let began = Instant::now();
    let done = work();
    (done, began.elapsed())
}

/// Runs a program to its end, looking at its memory meanwhile.
///
/// # Errors
///
/// When it cannot be started, or ends with another exit code than 0.
pub(crate) fn run(command: &mut Command) -> Result<Ran, String> {
    let named = format!("{command:?}");
    let began = Instant::now();
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| format!("{named}: {error}"))?;
    let status = PathBuf::from(format!("/proc/{}/status", child.id()));
    let reader = std::thread::spawn({
        let (out, err) = (child.stdout.take(), child.stderr.take());
        move || (read_all(out), err)
    });
    let errors = std::thread::spawn(move || match reader.join() {
        Ok((out, err)) => (out, read_all(err)),
        Err(_) => (Vec::new(), Vec::new()),
    });
    let peak_kb = watch(&mut child, &status);
    let ended = child.wait().map_err(|error| format!("{named}: {error}"))?;
    let took = began.elapsed();
    let (stdout, stderr) = errors.join().map_err(|_| format!("{named}: nothing could be read"))?;
    if ended.success() {
        Ok(Ran { stdout, took, peak_kb })
    } else {
        Err(format!("{named}: {ended}\n{}", String::from_utf8_lossy(&stderr)))
    }
}

fn read_all(from: Option<impl std::io::Read>) -> Vec<u8> {
    let mut bytes = Vec::new();
    if let Some(mut from) = from {
        // A pipe that breaks ends the text; the exit code tells the rest.
        let _ = from.read_to_end(&mut bytes);
    }
    bytes
}

fn watch(child: &mut Child, status: &PathBuf) -> u64 {
    let mut peak_kb = 0;
    while matches!(child.try_wait(), Ok(None)) {
        if let Ok(text) = fs::read_to_string(status) {
            peak_kb = peak_kb.max(field_kb(&text, "VmHWM:"));
        }
        std::thread::sleep(LOOK_EVERY);
    }
    peak_kb
}

/// Returns the memory a process holds, in kilobytes; 0 when nobody knows.
pub(crate) fn resident_kb(process: u32) -> u64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    field_kb(&status, "VmRSS:")
}

fn field_kb(text: &str, name: &str) -> u64 {
    text.lines()
        .find_map(|line| line.strip_prefix(name))
        .and_then(|rest| rest.split_whitespace().next()?.parse().ok())
        .unwrap_or(0)
}

/// Says what the machine is, in one line.
pub(crate) fn named() -> String {
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let model = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = model
        .lines()
        .find_map(|line| line.strip_prefix("model name")?.split_once(':'))
        .map_or("unknown processor", |(_, name)| name.trim())
        .to_owned();
    let memory = fs::read_to_string("/proc/meminfo").unwrap_or_default();
    let memory_gb = field_kb(&memory, "MemTotal:") / 1_048_576;
    let kernel = fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default();
    format!("{cores} cores ({model}), {memory_gb} GB, Linux {}", kernel.trim())
}

/// Says how busy the machine is: other work makes every figure worse.
pub(crate) fn load() -> String {
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    load.split_whitespace().next().unwrap_or("unknown").to_owned()
}

/// Returns the hour at which it is measured, in UTC.
pub(crate) fn now() -> String {
    jiff::Timestamp::now().strftime("%Y-%m-%d %H:%M UTC").to_string()
}

/// Returns the folder of the public data sets. `None` when they are not here.
pub(crate) fn data_sets() -> Option<PathBuf> {
    let named = std::env::var_os("FUSHIME_SHARED").map(PathBuf::from);
    let beside = || house().join("../shared");
    Some(named.unwrap_or_else(beside).join("data")).filter(|folder| folder.is_dir())
}

/// Returns the root of the house.
pub(crate) fn house() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Builds the program that is measured, in the same way as this one, and returns where it is.
///
/// # Errors
///
/// When it does not build.
pub(crate) fn program() -> Result<PathBuf, String> {
    let here = std::env::current_exe().map_err(|error| error.to_string())?;
    let mut build = Command::new(env!("CARGO"));
    build.current_dir(house()).args(["build", "--quiet", "--locked", "-p", "fushime"]);
    if !cfg!(debug_assertions) {
        build.arg("--release");
    }
    let Output { status, stderr, .. } = build.output().map_err(|error| error.to_string())?;
    if !status.success() {
        return Err(String::from_utf8_lossy(&stderr).into_owned());
    }
    Ok(here.with_file_name(format!("fushime{}", std::env::consts::EXE_SUFFIX)))
}

/// Makes a folder that is gone afterwards, on the disk that holds what is built: where programs
/// run for real, a commit has to reach a disk.
///
/// # Errors
///
/// When it cannot be made.
pub(crate) fn folder() -> Result<tempfile::TempDir, String> {
    let here = std::env::current_exe().map_err(|error| error.to_string())?;
    let beside = here.parent().ok_or("no folder")?;
    tempfile::Builder::new()
        .prefix("bench-")
        .tempdir_in(beside)
        .map_err(|error| format!("no folder to measure in: {error}"))
}
