//! Tab-separated tables: `#` begins a comment, `|` separates several values of one cell.

use std::fmt;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row<'a> {
    /// One-based line in the table.
    pub line: usize,
    cells: Vec<&'a str>,
}

impl<'a> Row<'a> {
    /// The cell in that column, empty where the row is shorter.
    pub fn cell(&self, column: usize) -> &'a str {
        self.cells.get(column).copied().unwrap_or_default().trim()
    }

    /// The values of the cell in that column.
    pub fn values(&self, column: usize) -> impl Iterator<Item = &'a str> + use<'a> {
        self.cell(column).split('|').map(str::trim).filter(|value| !value.is_empty())
    }

    /// An error that names this row.
    pub fn error(&self, table: &str, reason: impl Into<String>) -> TableError {
        TableError { table: table.to_owned(), line: self.line, reason: reason.into() }
    }
}

/// The rows of a table, comments and blank lines left out.
pub fn rows(table: &str) -> impl Iterator<Item = Row<'_>> {
    table
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.starts_with('#') && !line.trim().is_empty())
        .map(|(index, line)| Row { line: index + 1, cells: line.split('\t').collect() })
}

/// A row that means nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableError {
    /// Name of the table or path of the file.
    pub table: String,
    /// One-based line.
    pub line: usize,
    /// What is wrong.
    pub reason: String,
}

impl fmt::Display for TableError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.table, self.line, self.reason)
    }
}

impl std::error::Error for TableError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_are_skipped_and_lines_counted() {
        let table = "# 说明\n#name\ttype\n\n甲\tPlace\t乙|丙\n";
        let found: Vec<_> = rows(table).collect();
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].line, 4);
        assert_eq!(found[0].cell(0), "甲");
        assert_eq!(found[0].values(2).collect::<Vec<_>>(), ["乙", "丙"]);
        assert_eq!(found[0].cell(9), "");
    }
}
