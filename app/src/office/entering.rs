//! How somebody comes in: by pieces of chance of which the vault keeps only the hashes.

use fushime_core::event::terms::Language;
use fushime_core::ids::MemberId;
use jiff::{SignedDuration, Timestamp};
use sha2::{Digest, Sha256};

use super::OfficeError;
use super::looking::VaultHandle;

/// For how many days it is kept who made a link for somebody.
const LINK_TOLD_DAYS: i64 = 365;

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

fn link_named(token: &str) -> String {
    format!("link/{}", hashed(token))
}

/// Returns the name under which the hash of a member's password is kept.
#[must_use]
pub fn password_named(member: MemberId) -> String {
    format!("password/{}", member.0)
}

/// What a link does besides letting in once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkKind {
    /// Nothing.
    Enter,
    /// The password and every session end when it is used.
    Reset,
}

impl LinkKind {
    fn as_str(self) -> &'static str {
        match self {
            Self::Enter => "enter",
            Self::Reset => "reset",
        }
    }

    fn read(text: &str) -> Self {
        if text == "reset" { Self::Reset } else { Self::Enter }
    }
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
    link_of(vault, LinkKind::Enter, member, (now, hours)).await
}

/// Makes a link of a kind, good for so many hours from a moment.
///
/// # Errors
///
/// An [`OfficeError`] when it cannot be kept.
pub async fn link_of(
    vault: &VaultHandle,
    kind: LinkKind,
    member: MemberId,
    (now, hours): (Timestamp, i64),
) -> Result<String, OfficeError> {
    let token = new_token()?;
    let until = now.saturating_add(SignedDuration::from_hours(hours)).unwrap_or(now);
    let value = format!("{} {}", member.0, kind.as_str());
    vault.keep(&link_named(&token), &value, Some(until)).await?;
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

/// Finds whom a link lets in, without using it up. `None`: it is used up, or never was one.
///
/// # Errors
///
/// An [`OfficeError`] when the vault cannot be read.
pub async fn look_at_link(
    vault: &VaultHandle,
    token: &str,
    now: Timestamp,
) -> Result<Option<(MemberId, LinkKind)>, OfficeError> {
    let Some(kept) = vault.kept(&link_named(token), now).await? else { return Ok(None) };
    let (member, kind) = kept.split_once(' ').unwrap_or((&kept, ""));
    Ok(member.parse().ok().map(|number| (MemberId(number), LinkKind::read(kind))))
}

/// Uses a link up.
///
/// # Errors
///
/// An [`OfficeError`] when the vault cannot be written.
pub async fn use_up_link(
    vault: &VaultHandle,
    token: &str,
    (member, kind): (MemberId, LinkKind),
    now: Timestamp,
) -> Result<(), OfficeError> {
    vault.drop_kept(&link_named(token)).await?;
    if kind == LinkKind::Reset {
        vault.drop_kept(&password_named(member)).await?;
        end_sessions(vault, member, now).await?;
    }
    Ok(())
}

/// A link that an administrator made for somebody: that person is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LinkTold {
    /// Who made it.
    pub by: MemberId,
    /// When.
    pub at: Timestamp,
}

/// Keeps who made the last link for a member, so that the member sees it.
///
/// # Errors
///
/// An [`OfficeError`] when the vault cannot be written.
pub async fn tell_link(
    vault: &VaultHandle,
    member: MemberId,
    told: LinkTold,
) -> Result<(), OfficeError> {
    let until = told.at.saturating_add(SignedDuration::from_hours(24 * LINK_TOLD_DAYS)).ok();
    let value = format!("{} {}", told.by.0, told.at.as_second());
    Ok(vault.keep(&format!("link-made/{}", member.0), &value, until).await?)
}

/// Returns who made the last link for a member. `None`: nobody, or long ago.
///
/// # Errors
///
/// An [`OfficeError`] when the vault cannot be read.
pub async fn link_told(
    vault: &VaultHandle,
    member: MemberId,
    now: Timestamp,
) -> Result<Option<LinkTold>, OfficeError> {
    let kept = vault.kept(&format!("link-made/{}", member.0), now).await?;
    Ok(kept.and_then(|kept| {
        let (by, at) = kept.split_once(' ')?;
        let at = Timestamp::from_second(at.parse().ok()?).ok()?;
        Some(LinkTold { by: MemberId(by.parse().ok()?), at })
    }))
}

/// Whether somebody ever came in; never when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entrance {
    /// Whether the member has come in at least once.
    pub has_come: bool,
    /// Whether the member has a password.
    pub has_password: bool,
}

/// Tells whether a member ever came in, and can come in without a link.
///
/// # Errors
///
/// An [`OfficeError`] when the vault cannot be read.
pub async fn entrance(
    vault: &VaultHandle,
    member: MemberId,
    now: Timestamp,
) -> Result<Entrance, OfficeError> {
    let has_come = vault.kept(&came_named(member), now).await?.is_some();
    let has_password = vault.kept(&password_named(member), now).await?.is_some();
    Ok(Entrance { has_come, has_password })
}

/// Keeps that a member has come in; not when.
///
/// # Errors
///
/// An [`OfficeError`] when the vault cannot be written.
pub async fn came(
    vault: &VaultHandle,
    member: MemberId,
    now: Timestamp,
) -> Result<(), OfficeError> {
    if vault.kept(&came_named(member), now).await?.is_none() {
        vault.keep(&came_named(member), "yes", None).await?;
    }
    Ok(())
}

fn came_named(member: MemberId) -> String {
    format!("came/{}", member.0)
}

/// Returns which generation of a member's sessions is good. Older ones have ended.
///
/// # Errors
///
/// An [`OfficeError`] when the vault cannot be read.
pub async fn generation(
    vault: &VaultHandle,
    member: MemberId,
    now: Timestamp,
) -> Result<u64, OfficeError> {
    let kept = vault.kept(&format!("generation/{}", member.0), now).await?;
    Ok(kept.and_then(|kept| kept.parse().ok()).unwrap_or(0))
}

/// Ends every session of a member at once, and returns the new generation.
///
/// # Errors
///
/// An [`OfficeError`] when the vault cannot be written.
pub async fn end_sessions(
    vault: &VaultHandle,
    member: MemberId,
    now: Timestamp,
) -> Result<u64, OfficeError> {
    let next = generation(vault, member, now).await?.wrapping_add(1);
    vault.keep(&format!("generation/{}", member.0), &next.to_string(), None).await?;
    Ok(next)
}

/// Returns the language a member has chosen. `None`: the one that stands in the record.
///
/// # Errors
///
/// An [`OfficeError`] when the vault cannot be read.
pub async fn language(
    vault: &VaultHandle,
    member: MemberId,
    now: Timestamp,
) -> Result<Option<Language>, OfficeError> {
    let kept = vault.kept(&format!("language/{}", member.0), now).await?;
    Ok(kept.and_then(|kept| Language::ALL.iter().copied().find(|it| it.as_str() == kept)))
}

/// Keeps the language a member has chosen.
///
/// # Errors
///
/// An [`OfficeError`] when the vault cannot be written.
pub async fn choose_language(
    vault: &VaultHandle,
    member: MemberId,
    language: Language,
) -> Result<(), OfficeError> {
    Ok(vault.keep(&format!("language/{}", member.0), language.as_str(), None).await?)
}
