//! The program as people run it: whole answers, in both languages, with a fixed clock.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

mod demo;
mod documented;
mod exit_codes;
#[cfg(target_os = "linux")]
mod hindered;
mod hostile_words;
mod import;
mod import_hostile;
mod import_round;
mod import_shared;
mod import_twice;
mod killed;
mod life;
mod reach;
mod reading;
mod refusals;
mod run;
mod specimen;
mod unseen;
mod web;
mod web_ask;
mod web_clients;
mod web_evidence;
mod web_house;
mod web_kept;
mod web_log;
mod web_matrix;
mod web_pages;
mod web_policy;
mod written_out;
