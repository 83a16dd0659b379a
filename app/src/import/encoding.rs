//! Bytes to text: strict UTF-8 first, then what the bytes look like, or what was asked for.

use std::io::{self, Read};

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{CoderResult, Decoder, Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::problem::FileProblem;

/// How much of a file is looked at to tell its encoding once it is known not to be UTF-8.
const GUESSED_FROM: usize = 8 << 20;
const STEP: usize = 64 << 10;

/// Finds the encoding a person named: sjis, cp932, utf-8, utf-16le …
///
/// # Errors
///
/// [`FileProblem::UnknownEncoding`] when there is none of this name.
pub fn encoding_named(name: &str) -> Result<&'static Encoding, FileProblem> {
    let folded = name.trim().to_ascii_lowercase();
    let label = match folded.as_str() {
        "sjis" | "cp932" | "windows-31j" | "ms932" | "shiftjis" => "shift_jis",
        "utf8" | "utf-8-bom" | "utf8-bom" => "utf-8",
        "utf16" | "utf-16" => "utf-16le",
        "eucjp" => "euc-jp",
        other => other,
    };
    Encoding::for_label(label.as_bytes())
        .ok_or_else(|| FileProblem::UnknownEncoding(name.to_owned()))
}

/// Tells the encoding of a text by reading it once to its end.
///
/// # Errors
///
/// [`FileProblem::NotATable`] when the bytes are no text, [`FileProblem::BrokenOff`] when they
/// cannot be read.
pub fn guess_encoding(mut bytes: impl Read) -> Result<&'static Encoding, FileProblem> {
    let mut front = Vec::new();
    let mut step = vec![0_u8; STEP];
    let mut tail: Vec<u8> = Vec::new();
    let mut utf8 = true;
    loop {
        let read = read_some(&mut bytes, &mut step).map_err(|_| FileProblem::BrokenOff)?;
        let Some(new) = step.get(..read).filter(|new| !new.is_empty()) else { break };
        if front.len() < GUESSED_FROM {
            front.extend_from_slice(new);
        }
        if utf8 {
            tail.extend_from_slice(new);
            utf8 = keep_unfinished(&mut tail);
        }
        if !utf8 && front.len() >= GUESSED_FROM {
            break;
        }
    }
    if let Some((encoding, _)) = Encoding::for_bom(&front) {
        return Ok(encoding);
    }
    if front.iter().take(STEP).any(|byte| *byte == 0) {
        return wide(&front).ok_or(FileProblem::NotATable);
    }
    if utf8 && tail.is_empty() {
        return Ok(UTF_8);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(&front, true);
    Ok(detector.guess(Some(b"jp"), Utf8Detection::Deny))
}

/// Takes whole UTF-8 from the front; `false` when something else stands there.
fn keep_unfinished(tail: &mut Vec<u8>) -> bool {
    let valid = match std::str::from_utf8(tail) {
        Ok(_) => tail.len(),
        Err(problem) if problem.error_len().is_none() => problem.valid_up_to(),
        Err(_) => return false,
    };
    tail.drain(..valid);
    true
}

/// Tells which UTF-16 a text without a mark is. `None`: it is no text.
fn wide(front: &[u8]) -> Option<&'static Encoding> {
    let sample = front.get(..front.len().min(STEP) & !1)?;
    let likely = |encoding: &'static Encoding| {
        let (text, _) = encoding.decode_without_bom_handling(sample);
        let all = text.chars().count().max(1);
        let plain = text.chars().filter(|c| is_plain(*c)).count();
        (plain * 100 / all, text.contains('\n'))
    };
    let both = [(UTF_16LE, likely(UTF_16LE)), (UTF_16BE, likely(UTF_16BE))];
    let (encoding, (share, lines)) = both.into_iter().max_by_key(|(_, likely)| *likely)?;
    (share >= 95 && (lines || sample.len() < 512)).then_some(encoding)
}

/// Characters that Japanese and English tables are made of.
fn is_plain(c: char) -> bool {
    matches!(
        c,
        '\t' | '\r' | '\n' | ' '..='~' | '\u{a0}'..='\u{17f}' | '\u{2010}'..='\u{2312}'
            | '\u{2460}'..='\u{2473}' | '\u{25a0}'..='\u{266f}' | '\u{3000}'..='\u{30ff}'
            | '\u{3220}'..='\u{32ff}' | '\u{4e00}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}'
    )
}

fn read_some(bytes: &mut impl Read, into: &mut [u8]) -> io::Result<usize> {
    loop {
        match bytes.read(into) {
            Err(problem) if problem.kind() == io::ErrorKind::Interrupted => {}
            other => return other,
        }
    }
}

/// Text as UTF-8, made while it is read.
pub struct Decoded<R> {
    bytes: R,
    decoder: Decoder,
    raw: Vec<u8>,
    ended: bool,
}

impl<R: Read> Decoded<R> {
    /// Reads `bytes` as text in `encoding`; a byte order mark is taken off.
    pub fn new(bytes: R, encoding: &'static Encoding) -> Self {
        let decoder = encoding.new_decoder_with_bom_removal();
        Self { bytes, decoder, raw: vec![0; STEP], ended: false }
    }

    /// Appends some more text. `false` at the end.
    ///
    /// # Errors
    ///
    /// When the bytes cannot be read.
    pub fn more(&mut self, text: &mut Vec<u8>) -> io::Result<bool> {
        if self.ended {
            return Ok(false);
        }
        let read = read_some(&mut self.bytes, &mut self.raw)?;
        self.ended = read == 0;
        let mut raw = self.raw.get(..read).unwrap_or_default();
        loop {
            let start = text.len();
            text.resize(start + raw.len() * 3 + 16, 0);
            let room = text.get_mut(start..).unwrap_or_default();
            let (result, taken, written, _) = self.decoder.decode_to_utf8(raw, room, self.ended);
            text.truncate(start + written);
            raw = raw.get(taken..).unwrap_or_default();
            if result == CoderResult::InputEmpty {
                return Ok(!self.ended || written > 0);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{EUC_JP, SHIFT_JIS};

    const TEXT: &str = "会社名,担当\n髙橋商店①,﨑田\nさくら食品㈱,田中\n";

    #[test]
    fn encodings_are_told_apart_and_read_without_loss() {
        let wide = |big: bool| -> Vec<u8> {
            TEXT.encode_utf16()
                .flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() })
                .collect()
        };
        let with_mark = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
        let cases: Vec<(Vec<u8>, &Encoding)> = vec![
            (TEXT.as_bytes().to_vec(), UTF_8),
            (with_mark(b"\xef\xbb\xbf", TEXT.as_bytes()), UTF_8),
            (SHIFT_JIS.encode(TEXT).0.into_owned(), SHIFT_JIS),
            (EUC_JP.encode("会社名,担当\nさくら食品,田中\n北海道,佐藤\n").0.into_owned(), EUC_JP),
            (wide(false), UTF_16LE),
            (wide(true), UTF_16BE),
            (with_mark(b"\xff\xfe", &wide(false)), UTF_16LE),
            (with_mark(b"\xfe\xff", &wide(true)), UTF_16BE),
        ];
        for (bytes, expected) in cases {
            let found = guess_encoding(bytes.as_slice()).unwrap();
            assert_eq!(found.name(), expected.name());
            let mut text = Vec::new();
            let mut decoded = Decoded::new(bytes.as_slice(), found);
            while decoded.more(&mut text).unwrap() {}
            let text = String::from_utf8(text).unwrap();
            assert!(text.starts_with("会社名,担当\n"), "{text}");
            assert!(text.ends_with('\n'));
        }
    }

    #[test]
    fn what_is_no_text_is_said_to_be_none() {
        let noise: Vec<u8> = (0..4000_u32).map(|n| (n * 7919 % 251) as u8).collect();
        assert_eq!(guess_encoding(noise.as_slice()), Err(FileProblem::NotATable));
        assert_eq!(guess_encoding(&b"a,b\n1\0,2\n"[..]), Err(FileProblem::NotATable));
        assert!(encoding_named("CP932").is_ok() && encoding_named("klingon").is_err());
    }
}
