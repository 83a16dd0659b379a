//! What is true in Fushime: pure, synchronous, deterministic.
//!
//! A [`command`] is decided against the [`state`] into [`event`]s; the ledger keeps them as
//! [`entry`]s; the state folds them; signals and Today are read from the state. Nothing flows
//! back, and nothing here knows the clock, the disk or a language.

pub mod ids;
pub mod money;
pub mod phrase;
pub mod words;

pub mod calendar;
pub mod entry;
pub mod event;
pub mod state;

pub mod access;
pub mod as_of;
pub mod capture;
pub mod command;
pub mod culm;
pub mod desk;
pub mod gate;
pub mod missing;
pub mod rank;
pub mod signal;
pub mod stage_word;
pub mod template;
pub mod today;
pub mod turn;
