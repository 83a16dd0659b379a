//! Files of other programs to what Fushime knows: orders on a desk, and problems by row.
pub mod delimited;
pub mod encoding;
pub mod kind_of_file;
pub mod problem;
pub mod workbook;
pub mod cell;
pub mod header;
pub mod table;
