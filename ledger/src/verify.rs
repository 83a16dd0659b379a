//! Going through a ledger line by line, and naming the first that does not hold.

use std::collections::BTreeMap;

use fushime_core::ids::{EntryId, Position};

use crate::chain::{Covered, Hash, commitment, link, of_remains};
use crate::line::Tip;
use crate::{Head, Verified, Wrong};

/// A stored line as it is found, with nothing believed about it.
pub(crate) struct Found<'a> {
    pub(crate) position: Position,
    /// Whether the row says that it belongs to the firm whose ledger this is.
    pub(crate) ours: bool,
    pub(crate) id: EntryId,
    pub(crate) recorded_at: i64,
    pub(crate) body: Option<&'a [u8]>,
    pub(crate) salt: Option<&'a [u8]>,
    pub(crate) remains: Option<&'a [u8]>,
    pub(crate) commitment: &'a [u8],
    pub(crate) leaves: Option<&'a [u8]>,
    pub(crate) chain: &'a [u8],
}

/// Which entries were redacted, and the hash of what must be left of each.
pub(crate) type Redactions = BTreeMap<Position, Hash>;

/// Goes through the lines in order.
pub(crate) struct Verifier {
    against: Option<Head>,
    redactions: Redactions,
    at: Head,
    recorded_at: Option<i64>,
    redacted: u64,
}

impl Verifier {
    /// Begins behind a line that is believed; the empty head for the whole ledger.
    pub(crate) fn new(from: Head, redactions: Redactions, against: Option<Head>) -> Self {
        Self { against, redactions, at: from, recorded_at: None, redacted: 0 }
    }

    /// Checks the next line, and says which position does not hold.
    pub(crate) fn line(&mut self, found: &Found<'_>) -> Result<(), (Position, Wrong)> {
        let position = Position(self.at.position.0 + 1);
        if found.position.0 == 0 {
            return Err((found.position, Wrong::Foreign));
        }
        if found.position != position {
            return Err((position, Wrong::Gap));
        }
        if !found.ours {
            return Err((position, Wrong::Foreign));
        }
        self.words(found).map_err(|wrong| (position, wrong))?;
        let covered = Covered {
            position,
            id: found.id,
            recorded_at: found.recorded_at,
            commitment: found.commitment,
            leaves: found.leaves,
        };
        let chain = link(&self.at.chain, &covered);
        if chain != *found.chain {
            return Err((position, Wrong::Chain));
        }
        self.at = Head { position, chain };
        self.recorded_at = Some(found.recorded_at);
        match self.against {
            Some(kept) if kept.position == position && kept.chain != chain => {
                Err((position, Wrong::Checkpoint))
            }
            _ => Ok(()),
        }
    }

    fn words(&mut self, found: &Found<'_>) -> Result<(), Wrong> {
        let redaction = self.redactions.get(&found.position);
        match (found.body, found.salt, redaction) {
            (Some(body), Some(salt), None) if found.remains.is_none() => {
                let holds = commitment(salt, body) == *found.commitment;
                if holds { Ok(()) } else { Err(Wrong::Body) }
            }
            (None, None, Some(left)) => {
                self.redacted += 1;
                let holds = of_remains(found.remains.unwrap_or_default()) == *left;
                if holds { Ok(()) } else { Err(Wrong::Body) }
            }
            (None, _, None) => Err(Wrong::Gone),
            _ => Err(Wrong::Body),
        }
    }

    /// Ends: compares with where the ledger says it ends, and with the checkpoint.
    pub(crate) fn finish(self, walked: Result<(), (Position, Wrong)>, tip: Tip) -> Verified {
        let wrong = walked.and_then(|()| self.ends_at(tip)).err();
        Verified { head: tip.head, redacted: self.redacted, wrong }
    }

    fn ends_at(&self, Tip { head, recorded_at }: Tip) -> Result<(), (Position, Wrong)> {
        let last = self.at.position;
        if last < head.position {
            return Err((Position(last.0 + 1), Wrong::Gap));
        }
        if last > head.position {
            return Err((Position(head.position.0 + 1), Wrong::Chain));
        }
        // A later time in the head would be given to every entry that follows.
        if self.at.chain != head.chain || self.recorded_at != recorded_at {
            return Err((last, Wrong::Chain));
        }
        match self.against {
            Some(kept) if kept.position > last => Err((kept.position, Wrong::Checkpoint)),
            _ => Ok(()),
        }
    }
}
