//! Files of other programs to what Fushime knows: orders on a desk, and problems by row.
//!
//! Reading order: [`kind_of_file`] and [`encoding`] (what the bytes are), [`delimited`] and
//! [`workbook`] (bytes to cells), [`table`] and [`header`] (which row, which column), [`cell`] (a
//! cell to a value), then one room for each kind of file. [`open_file`] alone opens a file; nothing
//! here writes: a door names the file, and closes the desk.

pub mod account_names;
pub mod accounts;
pub mod bringing;
pub mod cell;
pub mod contacts;
pub mod delimited;
mod directive_row;
pub mod directives;
pub mod encoding;
pub mod header;
pub mod history;
pub mod holidays;
pub mod kind_of_file;
pub mod map_file;
pub mod members;
pub mod named;
pub mod open_file;
pub mod problem;
pub mod roll_out;
pub mod table;
pub mod workbook;
