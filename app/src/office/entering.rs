//! How somebody comes in: by pieces of chance of which the vault keeps only the hashes.

use fushime_core::ids::MemberId;
use jiff::{SignedDuration, Timestamp};
use sha2::{Digest, Sha256};

use super::OfficeError;
use super::looking::VaultHandle;

/// Makes a piece of chance of 256 bits that nobody guesses.
///
/// # Errors
///
/// An [`OfficeError`] when the machine gives no chance.
pub fn new_token() -> Result<String, OfficeError> {
    let mut bytes = [0_u8; 32];
    let filled = getrandom::fill(&mut bytes);
    filled.map_err(|error| OfficeError::machine(std::io::Error::other(error)))?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// Returns what is kept of a token: whoever reads the vault cannot come in with it.
#[must_use]
pub fn hashed(token: &str) -> String {
    Sha256::digest(token.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Returns the name under which a link is kept.
#[must_use]
pub fn link_named(token: &str) -> String {
    format!("link/{}", hashed(token))
}

/// Makes a link by which a member comes in once, as the path of an address.
///
/// # Errors
///
/// An [`OfficeError`] when it cannot be kept.
pub async fn link(
    vault: &VaultHandle,
    member: MemberId,
    now: Timestamp,
    hours: i64,
) -> Result<String, OfficeError> {
    let token = new_token()?;
    let until = now.saturating_add(SignedDuration::from_hours(hours)).unwrap_or(now);
    vault.keep(&link_named(&token), &member.0.to_string(), Some(until)).await?;
    Ok(format!("/enter/{token}"))
}

/// Returns the name under which the link is kept by which a firm is founded.
#[must_use]
pub fn founding_named(token: &str) -> String {
    format!("founding/{}", hashed(token))
}

/// Makes a link by which somebody founds the firm, once, as the path of an address.
///
/// # Errors
///
/// An [`OfficeError`] when it cannot be kept.
pub async fn founding_link(
    vault: &VaultHandle,
    now: Timestamp,
    hours: i64,
) -> Result<String, OfficeError> {
    let token = new_token()?;
    let until = now.saturating_add(SignedDuration::from_hours(hours)).unwrap_or(now);
    vault.keep(&founding_named(&token), "once", Some(until)).await?;
    Ok(format!("/begin/{token}"))
}
