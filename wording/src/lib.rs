//! Reads Japanese and English business text and reports the facts in it, with their places.
//!
//! Knows nothing of Fushime, of today's date, or of any calendar: a date is reported as it was
//! written or spoken, and whoever has a calendar resolves it.
//!
//! Reading order: [`span`], [`date`] (as written), [`spoken`] (as spoken).

pub mod date;
pub mod span;
pub mod spoken;
