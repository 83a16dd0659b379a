//! One body per promise of the ledger, one named case per backend.
#![expect(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

mod appending;
mod backends;
mod files;
mod racing;
mod reading;
mod redacting;
mod samples;
mod tampering;
mod vault;
mod verifying;
