//! Placeholder of the first minutes.
fn main() {}
