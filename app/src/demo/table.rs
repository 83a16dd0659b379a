//! Tables of the demo: rows of cells between bars, the first row naming the columns.

use super::DemoProblem;

/// A row with the names of its columns.
#[derive(Debug, Clone)]
pub struct Row {
    table: &'static str,
    number: usize,
    cells: Vec<(&'static str, &'static str)>,
}

/// Reads a table.
///
/// # Errors
///
/// [`DemoProblem::Unreadable`] when a row has more or fewer cells than there are columns.
pub fn read(table: &'static str, text: &'static str) -> Result<Vec<Row>, DemoProblem> {
    let mut lines = (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty());
    let columns: Vec<&str> =
        lines.next().map_or(Vec::new(), |(_, line)| line.split('|').map(str::trim).collect());
    lines
        .map(|(number, line)| {
            let cells: Vec<&str> = line.split('|').map(str::trim).collect();
            if cells.len() != columns.len() {
                return Err(DemoProblem::unreadable(table, number, "a cell too many or too few"));
            }
            Ok(Row { table, number, cells: columns.iter().copied().zip(cells).collect() })
        })
        .collect()
}

impl Row {
    /// Returns what stands in a column. `None` when the cell is empty.
    #[must_use]
    pub fn get(&self, column: &str) -> Option<&'static str> {
        let (_, cell) = self.cells.iter().find(|(name, _)| *name == column)?;
        (!cell.is_empty()).then_some(*cell)
    }

    /// Returns what stands in a column that is never empty.
    ///
    /// # Errors
    ///
    /// [`DemoProblem::Unreadable`] when it is.
    pub fn need(&self, column: &'static str) -> Result<&'static str, DemoProblem> {
        self.get(column).ok_or_else(|| DemoProblem::unreadable(self.table, self.number, column))
    }

    /// Returns the number that stands in a column.
    ///
    /// # Errors
    ///
    /// [`DemoProblem::Unreadable`] when it is none.
    pub fn number<N: std::str::FromStr>(&self, column: &'static str) -> Result<N, DemoProblem> {
        let problem = || DemoProblem::unreadable(self.table, self.number, column);
        self.need(column)?.parse().map_err(|_| problem())
    }

    /// Says in which table and row this is.
    #[must_use]
    pub fn place(&self) -> (&'static str, usize) {
        (self.table, self.number)
    }
}
