//! Any tracker's export, one row an event, in any order, to directives with their past.

mod kind;
mod moment;
mod people;
mod rows;
mod story;
mod told;

pub use kind::{KINDS_NAMED, Kind, guessed};
pub use rows::{FIELDS, History, Reading, mapped_kinds};
pub use story::StoryWords;

#[cfg(test)]
mod tests;
