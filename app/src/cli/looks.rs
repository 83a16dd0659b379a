//! Who looked at a directive: written down for everybody but the one it was asked of, who is told.

use std::collections::BTreeMap;

use fushime_core::ids::{DirectiveId, MemberId};
use jiff::Timestamp;
use serde::Serialize;

use super::failure::Failure;
use super::reader::Reader;
use super::session::Session;
use crate::clock::{Clock, DEFAULT_ZONE};
use crate::office::OfficeError;
use crate::office::looking::{self, Looked};

/// How many of those who looked are named.
const NAMED: usize = 5;

impl Session<'_> {
    /// Writes down that somebody other than the owner looked at a directive; to the owner it
    /// returns who did.
    ///
    /// # Errors
    ///
    /// A [`Failure`] when the ledger cannot be opened. When it cannot be written down who looked,
    /// because there is no room or the folder can only be read, that is said, and reading goes on.
    pub fn look(
        &mut self,
        viewer: MemberId,
        directive: DirectiveId,
    ) -> Result<Vec<Looked>, Failure> {
        let owner = self.state().directives.get(directive).map(|it| it.ask.owner);
        let now = self.now().at;
        let vault = match self.cabinet().vault(self.folder()) {
            Ok(vault) => vault,
            Err(error) => return Ok(self.without_looks(&error)),
        };
        let (_, runtime) = self.office()?;
        let looks = runtime.block_on(async {
            if owner == Some(viewer) {
                looking::looks(&vault, directive, now).await
            } else {
                looking::look(&vault, viewer, directive, now).await.map(|()| Vec::new())
            }
        });
        Ok(looks.unwrap_or_else(|error| self.without_looks(&error)))
    }

    /// Says on standard error that it is not known who looked.
    fn without_looks<T: Default>(&mut self, error: &OfficeError) -> T {
        let why = super::failure::cause(&self.text, error);
        let told = self.text.with("looks-unknown", &[("cause", why.into())]);
        self.terminal.complain(&told);
        T::default()
    }

    /// Returns who looked at each of these directives, for the one they were asked of.
    ///
    /// # Errors
    ///
    /// A [`Failure`] when the ledger cannot be opened; when the vault cannot be read, that is said.
    pub fn looks_at(
        &mut self,
        directives: &[DirectiveId],
    ) -> Result<BTreeMap<DirectiveId, Vec<Looked>>, Failure> {
        if directives.is_empty() {
            return Ok(BTreeMap::new());
        }
        let now = self.now().at;
        let vault = match self.cabinet().vault(self.folder()) {
            Ok(vault) => vault,
            Err(error) => return Ok(self.without_looks(&error)),
        };
        let (_, runtime) = self.office()?;
        let looks = runtime.block_on(async {
            let mut looks = BTreeMap::new();
            for directive in directives {
                looks.insert(*directive, looking::looks(&vault, *directive, now).await?);
            }
            Ok(looks)
        });
        Ok(looks.unwrap_or_else(|error: OfficeError| self.without_looks(&error)))
    }
}

/// Names those who looked, each once with the last time, the latest first. `None`: nobody did.
#[must_use]
pub fn named(reader: Reader<'_>, looks: &[Looked]) -> Option<String> {
    let mut seen: Vec<MemberId> = Vec::new();
    let mut names: Vec<String> = Vec::new();
    for look in looks {
        if seen.contains(&look.who) {
            continue;
        }
        seen.push(look.who);
        if names.len() < NAMED {
            names.push(format!("{} {}", reader.member(look.who), moment(reader, look.at)));
        }
    }
    if names.is_empty() {
        return None;
    }
    let values = [("names", reader.text.list(&names).into())];
    Some(reader.text.with("show-looked", &values))
}

fn moment(reader: Reader<'_>, at: Timestamp) -> String {
    let zone = reader.state.firm.as_ref().map_or(DEFAULT_ZONE, |firm| firm.time_zone.as_str());
    let local = Clock::At(at).read(zone).local;
    format!("{} {}", reader.text.day(local.date()), reader.text.hour(local.time()))
}

/// Somebody who looked.
#[derive(Debug, Serialize)]
pub struct LookShape {
    who: String,
    who_id: String,
    at: String,
}

impl LookShape {
    /// Describes everybody who looked.
    #[must_use]
    pub fn all(reader: Reader<'_>, looks: &[Looked]) -> Vec<Self> {
        let shape = |look: &Looked| Self {
            who: reader.member(look.who),
            who_id: look.who.to_string(),
            at: look.at.to_string(),
        };
        looks.iter().map(shape).collect()
    }
}
