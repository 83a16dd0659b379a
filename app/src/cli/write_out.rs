//! The one place that puts a file on the disk: whole or not at all, and never over another.

use std::fs::{Permissions, symlink_metadata};
use std::io::Write;
use std::path::{Path, PathBuf};

use super::failure::{Outcome, cause};
use super::session::Session;

/// Refuses a place where a file is already, or that lies in the folder of the data.
///
/// # Errors
///
/// A refusal that says which.
pub(super) fn free_place(session: &Session<'_>, path: &Path) -> Outcome {
    let file = || [("file", path.display().to_string().into())];
    if symlink_metadata(path).is_ok() {
        return Err(session.refused("file-present", &file()));
    }
    let inside = match (folder_of(path).canonicalize(), session.folder().canonicalize()) {
        (Ok(folder), Ok(data)) => folder.starts_with(data),
        _ => false,
    };
    if inside { Err(session.refused("file-in-data", &file())) } else { Ok(()) }
}

/// Writes a new file: under a name of its own beside it first, so that what breaks off leaves
/// nothing behind.
///
/// # Errors
///
/// A refusal when the place is taken or cannot be written to.
pub(super) fn write_out(session: &Session<'_>, path: &Path, bytes: &[u8]) -> Outcome {
    free_place(session, path)?;
    written(path, bytes).map_err(|error| {
        let values = [
            ("file", path.display().to_string().into()),
            ("cause", cause(&session.text, &error).into()),
        ];
        match error.kind() {
            std::io::ErrorKind::AlreadyExists => session.refused("file-present", &values),
            _ => session.refused("file-unwritten", &values),
        }
    })
}

fn written(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".fushime-");
    if let Some(permissions) = ordinary() {
        builder.permissions(permissions);
    }
    let mut file = builder.tempfile_in(folder_of(path)).map_err(|error| bare(&error))?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist_noclobber(path).map(|_| ()).map_err(|failed| failed.error)
}

/// Returns an error without the name of the file that nobody asked for.
fn bare(error: &std::io::Error) -> std::io::Error {
    let inner = error.get_ref().and_then(|inner| inner.source());
    let inner = inner.and_then(|inner| inner.downcast_ref::<std::io::Error>());
    let code = inner.and_then(std::io::Error::raw_os_error).or(error.raw_os_error());
    code.map_or_else(|| error.kind().into(), std::io::Error::from_raw_os_error)
}

fn folder_of(path: &Path) -> PathBuf {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    folder.map_or_else(|| PathBuf::from("."), Path::to_owned)
}

/// Returns what a file of one's own may be read by: what the person's mask leaves.
#[cfg(unix)]
fn ordinary() -> Option<Permissions> {
    use std::os::unix::fs::PermissionsExt;
    Some(Permissions::from_mode(0o666))
}

#[cfg(not(unix))]
fn ordinary() -> Option<Permissions> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_written_leaves_nothing_behind_and_harms_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let names = || {
            let read = std::fs::read_dir(folder.path()).unwrap();
            read.map(|file| file.unwrap().file_name()).collect::<Vec<_>>()
        };
        let taken = folder.path().join("taken.csv");
        written(&taken, b"first").unwrap();
        let refused = written(&taken, b"second").unwrap_err();
        assert_eq!(refused.kind(), std::io::ErrorKind::AlreadyExists);
        assert_eq!(std::fs::read(&taken).unwrap(), b"first");
        assert_eq!(names(), ["taken.csv"]);
        let nowhere = written(&folder.path().join("absent/x.csv"), b"x").unwrap_err();
        assert_eq!(nowhere.kind(), std::io::ErrorKind::NotFound);
        assert!(!nowhere.to_string().contains(".fushime-"), "{nowhere}");
        assert_eq!(names(), ["taken.csv"]);
    }
}
