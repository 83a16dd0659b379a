//! The hashes that make a changed line show: commitments, links, and what they cover.
//!
//! Every field goes in with its length before it, and every hash begins with what it is for, so
//! that no two different inputs are the same bytes.

use fushime_core::ids::{EntryId, Position};
use sha2::{Digest, Sha256};

/// A SHA-256 hash.
pub(crate) type Hash = [u8; 32];

/// What is hashed with a body, so that nobody can guess the body from the hash afterwards.
pub(crate) type Salt = [u8; 16];

/// Returns SHA-256 of a salt and a body: it stays when both are removed.
pub(crate) fn commitment(salt: &[u8], body: &[u8]) -> Hash {
    hash("fushime body v1", &[salt, body])
}

/// Returns the hash of what is left of an entry without its words.
///
/// The entry that redacts carries it in its own link, so that what is left cannot be changed.
pub(crate) fn of_remains(remains: &[u8]) -> Hash {
    hash("fushime remains v1", &[remains])
}

/// What of a line the chain covers, besides all lines before it.
pub(crate) struct Covered<'a> {
    /// Where it stands.
    pub(crate) position: Position,
    /// Its own name.
    pub(crate) id: EntryId,
    /// When it was written down, in microseconds since 1970.
    pub(crate) recorded_at: i64,
    /// The salted hash of its body.
    pub(crate) commitment: &'a [u8],
    /// What is left of the entry that it redacts. `None` when it redacts nothing.
    pub(crate) leaves: Option<&'a [u8]>,
}

/// Returns the chain's hash at a line that follows `previous`.
pub(crate) fn link(previous: &Hash, line: &Covered<'_>) -> Hash {
    hash(
        "fushime chain v1",
        &[
            previous,
            &line.position.0.to_be_bytes(),
            &line.id.0.to_be_bytes(),
            &line.recorded_at.to_be_bytes(),
            line.commitment,
            line.leaves.unwrap_or_default(),
        ],
    )
}

fn hash(purpose: &str, fields: &[&[u8]]) -> Hash {
    let mut hasher = Sha256::new();
    for field in std::iter::once(&purpose.as_bytes()).chain(fields) {
        hasher.update((field.len() as u64).to_be_bytes());
        hasher.update(field);
    }
    hasher.finalize().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_do_not_run_into_each_other() {
        assert_ne!(commitment(b"ab", b"c"), commitment(b"a", b"bc"));
        assert_ne!(commitment(b"", b"x"), of_remains(b"x"));
    }

    #[test]
    fn hashes_stay_what_they_were_in_the_first_version() {
        // Frozen: a ledger written today must still verify in ten years.
        let line = Covered {
            position: Position(1),
            id: EntryId(7),
            recorded_at: 1_700_000_000_000_000,
            commitment: &commitment(&[1; 16], b"{}"),
            leaves: None,
        };
        let text: String = link(&[0; 32], &line).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(text, "3c5bf58a55c9c6ff771ad0bca748bb1bf0225080a2f136375477a6dfe9d1f6ee");
    }
}
