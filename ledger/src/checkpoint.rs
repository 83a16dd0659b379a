//! Where the ledger ends, as a line of text that can be kept elsewhere and compared later.

use std::fmt;
use std::str::FromStr;

use fushime_core::ids::Position;

/// Where the ledger ends: a checkpoint that can be kept elsewhere and compared later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Head {
    /// The last position. 0: empty.
    pub position: Position,
    /// The chain's hash there. All zero for an empty ledger.
    pub chain: [u8; 32],
}

/// The text is not a checkpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a checkpoint: it reads \"fushime checkpoint v1\", a position and 64 hex digits")]
pub struct NotACheckpoint;

impl fmt::Display for Head {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "fushime checkpoint v1 {} ", self.position.0)?;
        self.chain.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl FromStr for Head {
    type Err = NotACheckpoint;

    fn from_str(text: &str) -> Result<Self, NotACheckpoint> {
        let mut words = text.split_whitespace();
        if [words.next(), words.next(), words.next()]
            != [Some("fushime"), Some("checkpoint"), Some("v1")]
        {
            return Err(NotACheckpoint);
        }
        let position = words.next().and_then(|word| word.parse().ok()).ok_or(NotACheckpoint)?;
        let chain = words.next().and_then(from_hex).ok_or(NotACheckpoint)?;
        match words.next() {
            None => Ok(Self { position: Position(position), chain }),
            Some(_) => Err(NotACheckpoint),
        }
    }
}

fn from_hex(text: &str) -> Option<[u8; 32]> {
    let digits = text.as_bytes();
    if digits.len() != 64 || !digits.iter().all(u8::is_ascii_hexdigit) {
        return None;
    }
    let mut bytes = [0; 32];
    for (byte, pair) in bytes.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
        *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_checkpoint_survives_paper() {
        let head = Head { position: Position(4711), chain: [0xa5; 32] };
        let text = head.to_string();
        assert!(text.starts_with("fushime checkpoint v1 4711 a5a5"), "{text}");
        assert_eq!(text.parse(), Ok(head));
        assert_eq!(format!("  {}\n", text.replace(' ', "  ")).parse(), Ok(head));
        assert_eq!(text.to_uppercase().parse::<Head>(), Err(NotACheckpoint));
        for wrong in
            ["", "fushime checkpoint v2 1 00", &text[..text.len() - 1], &format!("{text} more")]
        {
            assert_eq!(wrong.parse::<Head>(), Err(NotACheckpoint), "{wrong}");
        }
    }
}
