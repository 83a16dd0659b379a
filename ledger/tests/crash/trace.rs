//! What a process did to its files, call by call, as `strace` saw it.

use std::process::Command;

/// One thing done to a file, in the order in which it was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Call {
    /// Bytes were written. Until the file is synced they may be lost.
    Write { file: String, at: Option<usize>, bytes: Vec<u8> },
    /// The file was cut off or made longer.
    Cut { file: String, len: usize },
    /// What was written to the file so far is on disk.
    Synced { file: String },
}

/// Finds `strace`. Where it is missing the test is left out, and says so; where everything is
/// tested it must be there. Some containers have it and do not let it look at a process.
pub(crate) fn strace() -> Option<String> {
    let tried = Command::new("strace").args(["-qq", "-o", "/dev/null", "true"]).status();
    match tried {
        Ok(status) if status.success() => return Some("strace".to_owned()),
        Ok(_) => eprintln!("skipped: strace may not look at a process here"),
        Err(_) => {
            assert!(std::env::var_os("CI").is_none(), "strace must be installed where CI is set");
            eprintln!("skipped: strace is not installed, so no disk can be made to fail");
        }
    }
    None
}

/// The arguments that make `strace` write such a trace into a file.
pub(crate) fn arguments(to: &str) -> [&str; 11] {
    let calls = "trace=pwrite64,write,ftruncate,fdatasync,fsync";
    ["-f", "-qq", "-y", "-xx", "-s", "70000", "-e", calls, "-e", "signal=none", to]
}

/// Reads a trace. Files are named without their folder; all others are left out.
pub(crate) fn read(trace: &str, folder: &str) -> Vec<Call> {
    // A call that another thread interrupted stands in two lines: its arguments, then its end.
    let mut begun = std::collections::BTreeMap::new();
    let mut calls = Vec::new();
    for line in trace.lines() {
        let Some((thread, rest)) = line.trim_start().split_once(' ') else { continue };
        let rest = rest.trim_start();
        if let Some(part) = rest.strip_suffix("<unfinished ...>") {
            // What is written may reach the disk from now on; what is synced only at the end.
            match call(part, folder) {
                Some(Call::Synced { file }) => {
                    begun.insert(thread.to_owned(), Call::Synced { file });
                }
                Some(written) => calls.push(written),
                None => {}
            }
        } else if rest.starts_with("<... ") {
            let done = rest.ends_with("= 0");
            calls.extend(begun.remove(thread).filter(|_| done));
        } else {
            calls.extend(call(rest, folder));
        }
    }
    calls
}

fn call(text: &str, folder: &str) -> Option<Call> {
    let (name, rest) = text.split_once('(')?;
    let (_, rest) = rest.split_once('<')?;
    let (path, rest) = rest.split_once('>')?;
    // With -xx paths are in hexadecimal too.
    let path = String::from_utf8(if path.starts_with("\\x") {
        bytes(path)
    } else {
        path.as_bytes().to_vec()
    })
    .ok()?;
    let file = path.strip_prefix(folder)?.trim_start_matches('/').to_owned();
    match name {
        "fdatasync" | "fsync" => Some(Call::Synced { file }),
        "ftruncate" => {
            let digits = rest.trim_start_matches([',', ' ']);
            let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
            Some(Call::Cut { file, len: digits[..end].parse().ok()? })
        }
        "pwrite64" | "write" => {
            let (_, rest) = rest.split_once('"')?;
            let (hex, rest) = rest.split_once('"')?;
            assert!(!rest.starts_with("..."), "the trace has only part of what was written");
            let mut numbers = rest.trim_start_matches([',', ' ']).split([',', ')', ' ', '<']);
            let _length = numbers.next();
            let at = numbers.find(|part| !part.is_empty()).filter(|_| name == "pwrite64");
            let at = at.map(|digits| digits.parse().unwrap());
            Some(Call::Write { file, at, bytes: bytes(hex) })
        }
        _ => None,
    }
}

fn bytes(hex: &str) -> Vec<u8> {
    hex.split("\\x").skip(1).map(|digits| u8::from_str_radix(digits, 16).unwrap()).collect()
}

#[test]
fn a_trace_is_read_as_strace_writes_it() {
    let trace = concat!(
        "11 pwrite64(7</t/l-wal>, \"\\x01\\x02\", 2, 32) = 2\n",
        "11 fdatasync(7</t/l-wal> <unfinished ...>\n",
        "12 write(9</t/acknowledged>, \"\\x61\\x0a\", 2 <unfinished ...>\n",
        "11 <... fdatasync resumed>)         = 0\n",
        "12 <... write resumed>)             = 2\n",
        "11 ftruncate(5</t/l>, 4096)         = 0\n",
        "11 pwrite64(7</elsewhere/x>, \"\\x01\", 1, 0) = 1\n",
        "11 fdatasync(5</t/l> <unfinished ...>\n",
        "11 <... fdatasync resumed>)         = -1 EIO (Input/output error)\n",
    );
    let (wal, list) = ("l-wal".to_owned(), "acknowledged".to_owned());
    let expected = [
        Call::Write { file: wal.clone(), at: Some(32), bytes: vec![1, 2] },
        Call::Write { file: list, at: None, bytes: b"a\n".to_vec() },
        Call::Synced { file: wal },
        Call::Cut { file: "l".to_owned(), len: 4096 },
    ];
    assert_eq!(read(trace, "/t"), expected);
}
