//! The laws of the record: what was written is read for ever, what is decided is never odd, what
//! may not be seen is not there, and it is always exactly one's turn.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails there")]

mod access_table;
mod choices;
mod decided;
mod frozen;
mod generated;
mod personas;
mod properties;
mod small_firm;
mod turns;
mod unseen;
mod words;
