//! Reads Japanese and English business text and reports the facts in it, with their places.
//!
//! Knows nothing of Fushime, of today's date, or of any calendar: a date is reported as it was
//! written or spoken, and whoever has a calendar resolves it.
//!
//! Reading order: [`span`], [`number`], [`date`] (as written), [`spoken`] (as spoken), [`known`]
//! (names the reader was told), [`fact`] (what is found), and [`read()`], the one way in.

pub mod date;
pub mod fact;
mod find;
mod fold;
pub mod known;
pub mod number;
mod read;
pub mod span;
pub mod spoken;

pub use fact::Facts;
pub use find::find;
pub use fold::fold_width;
pub use known::Known;
pub use read::{names_a_fact, parse_date_cell, parse_hour_cell, read};
