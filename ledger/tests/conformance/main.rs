//! One body per promise of the ledger, one named case per backend.

mod appending;
mod backends;
mod files;
mod racing;
mod reading;
mod redacting;
mod samples;
mod tampering;
mod verifying;
