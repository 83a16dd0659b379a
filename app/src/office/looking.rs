//! Who looked at what: kept in the vault, never in the ledger, and forgotten in time.

use std::sync::Arc;

use fushime_core::ids::{DirectiveId, MemberId};
use fushime_ledger::{Look, Vault};
use jiff::{SignedDuration, Timestamp};

use super::OfficeError;

/// For how many days it is kept who looked: half a year, the time between two reviews.
pub const KEPT_DAYS: i64 = 183;

/// A vault that several may hold.
pub type VaultHandle = Arc<dyn Vault>;

/// Somebody looked at a directive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Looked {
    /// Who.
    pub who: MemberId,
    /// When.
    pub at: Timestamp,
}

/// Writes down that somebody looked at a directive.
///
/// # Errors
///
/// An [`OfficeError`] when the vault cannot be written.
pub async fn look(
    vault: &VaultHandle,
    viewer: MemberId,
    directive: DirectiveId,
    at: Timestamp,
) -> Result<(), OfficeError> {
    let until = at.saturating_add(SignedDuration::from_hours(24 * KEPT_DAYS)).unwrap_or(at);
    Ok(vault.looked(Look { viewer, directive, at, until }).await?)
}

/// Returns who looked at a directive, the latest first.
///
/// # Errors
///
/// An [`OfficeError`] when the vault cannot be read.
pub async fn looks(
    vault: &VaultHandle,
    directive: DirectiveId,
    now: Timestamp,
) -> Result<Vec<Looked>, OfficeError> {
    let looks = vault.looks(directive, now).await?;
    Ok(looks.into_iter().map(|look| Looked { who: look.viewer, at: look.at }).collect())
}
