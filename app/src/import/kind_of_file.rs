//! What a file is, by its first bytes; its name is not asked.

use super::problem::FileProblem;

/// How many bytes from the front are looked at.
pub const LOOKED_AT: usize = 4096;

/// How the bytes of a file are to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// Text with separators.
    Text,
    /// Text with separators, packed by gzip.
    PackedText,
    /// A workbook: XLSX, XLSB, ODS or XLS.
    Workbook,
}

/// Beginnings of files that are surely no tables.
const OTHERS: &[&[u8]] = &[
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"%PDF",
    b"\x7fELF",
    b"MZ\x90",
    b"Rar!",
    b"7z\xbc\xaf",
    b"BM\x36",
    b"SQLite format 3",
    b"BZh",
    b"\xfd7zXZ",
    b"\x28\xb5\x2f\xfd",
];

/// Names the kind of a workbook, from its first and its last bytes.
#[must_use]
pub fn workbook_kind(front: &[u8], back: &[u8]) -> &'static str {
    let has = |bytes: &[u8], part: &[u8]| bytes.windows(part.len()).any(|seen| seen == part);
    if !front.starts_with(b"PK") {
        "XLS"
    } else if has(back, b"xl/workbook.bin") {
        "XLSB"
    } else if has(back, b"META-INF/manifest.xml") {
        "ODS"
    } else {
        "XLSX"
    }
}

/// Tells what a file is from its first bytes.
///
/// # Errors
///
/// A [`FileProblem`] when it is empty or surely no table.
pub fn kind_of_file(front: &[u8]) -> Result<FileKind, FileProblem> {
    if front.is_empty() {
        return Err(FileProblem::Empty);
    }
    if front.starts_with(b"\x1f\x8b") {
        return Ok(FileKind::PackedText);
    }
    let workbook = front.starts_with(b"PK\x03\x04")
        || front.starts_with(b"PK\x05\x06")
        || front.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
        || is_bare_biff(front);
    if workbook {
        return Ok(FileKind::Workbook);
    }
    if OTHERS.iter().any(|other| front.starts_with(other)) {
        return Err(FileProblem::NotATable);
    }
    if front.trim_ascii_start().starts_with(b"<?xml") || front.starts_with(b"<html") {
        return Err(FileProblem::KindNotRead);
    }
    Ok(FileKind::Text)
}

/// Old XLS files without a container begin with a BOF record: id 0x09, 0x0209, 0x0409, 0x0809.
fn is_bare_biff(front: &[u8]) -> bool {
    matches!(front, [0x09, 0x00 | 0x02 | 0x04 | 0x08, 0x04..=0x10, 0x00, ..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_told_by_what_they_hold() {
        let cases: [(&[u8], Result<FileKind, FileProblem>); 7] = [
            (b"", Err(FileProblem::Empty)),
            ("会社名,ランク\n".as_bytes(), Ok(FileKind::Text)),
            (b"\x1f\x8b\x08", Ok(FileKind::PackedText)),
            (b"PK\x03\x04rest", Ok(FileKind::Workbook)),
            (b"\x89PNG\r\n\x1a\n", Err(FileProblem::NotATable)),
            (b"  <?xml version=\"1.0\"?>", Err(FileProblem::KindNotRead)),
            (b"\x09\x08\x08\x00\x00\x05", Ok(FileKind::Workbook)),
        ];
        for (front, expected) in cases {
            assert_eq!(kind_of_file(front), expected, "{front:?}");
        }
    }
}
