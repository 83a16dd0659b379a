//! The doors of Fushime, and the rooms they lead through.
//!
//! Ground floor: [`config`], [`clock`], [`text`], [`reading`]. First floor: [`find`], [`import`], [`export`], [`demo`]. Second floor:
//! [`office`], where a command meets the ledger. Doors: [`cli`], [`web`]. `main.rs` alone opens a ledger.

pub mod cli;
pub mod clock;
pub mod config;
pub mod demo;
pub mod export;
pub mod find;
pub mod import;
pub mod office;
pub mod reading;
pub mod text;
pub mod web;
