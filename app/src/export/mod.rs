//! What Fushime knows to tables that other programs read, and only what the viewer may see.
//!
//! Reading order: [`lists`] (accounts, contacts, members, directives), [`record`] (the history and
//! the entries themselves), then [`Sheet`], which becomes bytes. What is written out here can be
//! brought in again.

pub mod lists;
pub mod own;
pub mod record;

use encoding_rs::{EncoderResult, Encoding, UTF_8};
use fushime_core::ids::MemberId;
use fushime_core::state::State;
use jiff::civil::Date;

/// Characters with which a cell begins that a spreadsheet would take for a formula.
///
/// The wide ones too: Excel in Japan reads them as the narrow ones.
const FORMULA_STARTS: &[char] = &['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// Who looks, and on which day.
#[derive(Debug, Clone, Copy)]
pub struct Viewing<'a> {
    /// Everything there is.
    pub state: &'a State,
    /// Who looks.
    pub viewer: MemberId,
    /// Today.
    pub day: Date,
}

impl Viewing<'_> {
    /// Returns a member's name; empty when there is none.
    #[must_use]
    pub fn name(&self, member: Option<MemberId>) -> String {
        let member = member.and_then(|id| self.state.members.get(id));
        member.map_or_else(String::new, |member| member.details.name.to_string())
    }
}

/// A table that is written out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sheet {
    /// The columns, in Fushime's names.
    pub names: Vec<&'static str>,
    /// The columns, as people call them. Empty: by their names.
    pub header: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<String>>,
}

/// A table as bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// How many characters the encoding does not have.
    pub lost: u64,
}

impl Sheet {
    /// Writes the table as text with commas; `mark`: with a byte order mark, for Excel.
    #[must_use]
    pub fn write(&self, encoding: &'static Encoding, mark: bool) -> Written {
        let mut out = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
        // Writing into memory does not fail.
        drop(match self.header.is_empty() {
            true => out.write_record(&self.names),
            false => out.write_record(&self.header),
        });
        for row in &self.rows {
            drop(out.write_record(row.iter().map(|cell| guarded(cell))));
        }
        let bytes = out.into_inner().unwrap_or_default();
        let text = String::from_utf8(bytes).unwrap_or_default();
        if encoding == UTF_8 {
            let front: &[u8] = if mark { b"\xef\xbb\xbf" } else { b"" };
            return Written { bytes: [front, text.as_bytes()].concat(), lost: 0 };
        }
        encoded(&text, encoding)
    }
}

/// Keeps a spreadsheet from reading a cell as a formula.
fn guarded(cell: &str) -> String {
    if cell.starts_with(FORMULA_STARTS) { format!("'{cell}") } else { cell.to_owned() }
}

/// Writes text in another encoding; what it does not have becomes a question mark.
fn encoded(text: &str, encoding: &'static Encoding) -> Written {
    // The same signs under the numbers that Windows gives them.
    let text: String = text
        .chars()
        .map(|c| match c {
            '\u{301c}' => '\u{ff5e}',
            '\u{2212}' => '\u{ff0d}',
            '\u{2014}' => '\u{2015}',
            '\u{2016}' => '\u{2225}',
            other => other,
        })
        .collect();
    let mut encoder = encoding.new_encoder();
    let (mut bytes, mut lost, mut rest) = (Vec::new(), 0, text.as_str());
    loop {
        let room = encoder.max_buffer_length_from_utf8_without_replacement(rest.len());
        bytes.reserve(room.unwrap_or(rest.len() * 4));
        let (result, read) =
            encoder.encode_from_utf8_to_vec_without_replacement(rest, &mut bytes, true);
        rest = rest.get(read..).unwrap_or("");
        match result {
            EncoderResult::InputEmpty => return Written { bytes, lost },
            EncoderResult::OutputFull => {}
            EncoderResult::Unmappable(_) => {
                bytes.push(b'?');
                lost += 1;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::SHIFT_JIS;

    fn sheet(cell: &str) -> Sheet {
        let rows = vec![vec![cell.to_owned(), "x".to_owned()]];
        Sheet {
            names: vec!["name", "tier"], header: vec!["会社名".into(), "ランク".into()], rows
        }
    }

    #[test]
    fn no_cell_becomes_a_formula() {
        for start in ["=", "+", "-", "@", "\t", "＝", "＋", "－", "＠"] {
            let written = sheet(&format!("{start}cmd|' /C calc'!A0")).write(UTF_8, false);
            let text = String::from_utf8(written.bytes).unwrap();
            let line = text.lines().nth(1).unwrap().trim_start_matches('"');
            assert!(line.starts_with('\''), "{line}");
        }
        let harmless = sheet("さくら-1").write(UTF_8, false);
        assert!(String::from_utf8(harmless.bytes).unwrap().contains("\nさくら-1,"));
    }

    #[test]
    fn excel_reads_it_in_either_encoding() {
        let utf8 = sheet("髙橋①").write(UTF_8, true);
        assert!(utf8.bytes.starts_with(b"\xef\xbb\xbf"));
        let sjis = sheet("髙橋①〜−🙂").write(SHIFT_JIS, true);
        let (text, _) = SHIFT_JIS.decode_without_bom_handling(&sjis.bytes);
        assert!(text.contains("髙橋①～－?"), "{text}");
        assert_eq!(sjis.lost, 1);
    }
}
