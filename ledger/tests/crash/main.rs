//! What was acknowledged is on disk: the writer is killed, its disk fails, the power goes.
//!
//! Each of the three has a control that must lose: without one, a test that never fails proves
//! nothing. `FUSHIME_LONG=1` makes all of them longer.
#![expect(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]
#![expect(clippy::print_stderr, reason = "figures and seeds of a test")]
#![expect(clippy::disallowed_methods, reason = "a test asks its own environment and clock")]

mod chance;
mod checking;
mod failing_disk;
mod killing;
mod power;
mod trace;
mod writing;

/// Tells whether there is time for the long form of a test.
fn long() -> bool {
    std::env::var_os("FUSHIME_LONG").is_some()
}
