//! [`QueryError`]: why a query gives no answer, with the place in the text a person wrote.

use std::fmt::Write;
use std::time::Duration;

use oxigraph::sparql::QueryEvaluationError;

use super::locate::{Fault, fault};
use crate::store::StoreError;

/// Why a query gives no answer.
#[derive(Debug, thiserror::Error)]
pub enum QueryError {
    /// The text is no SPARQL query.
    #[error("{}", place(*line, *column, reason, source_line))]
    Syntax {
        /// Line, from 1.
        line: usize,
        /// Column in characters, from 1.
        column: usize,
        /// What is wrong there.
        reason: String,
        /// The line as written.
        source_line: String,
    },
    /// The query is asked of somebody else.
    #[error("SERVICE is refused: tupu asks no other server")]
    Service,
    /// The query would change the store.
    #[error("`{0}` is an update: `tupu query` only reads")]
    Update(String),
    /// A parameter that the query does not have.
    #[error("the query has no parameter `{name}`: {known}")]
    Parameter {
        /// The name.
        name: String,
        /// Those that it has.
        known: String,
    },
    /// No ready-made query of that name.
    #[error("no ready-made query is named `{0}`")]
    Name(String),
    /// The results have no form in that format.
    #[error("{0}")]
    Format(&'static str),
    /// It took too long.
    #[error("the query took longer than {} s", .0.as_secs_f64())]
    Timeout(Duration),
    /// It could not be evaluated.
    #[error("the query cannot be evaluated: {0}")]
    Evaluation(String),
    /// The store cannot be read.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The results cannot be written.
    #[error(transparent)]
    Io(#[from] std::io::Error),
}

impl QueryError {
    /// What to do about it.
    pub fn hint(&self) -> Option<&'static str> {
        match self {
            Self::Parameter { .. } | Self::Name(_) => {
                Some("`tupu query --list` names all, with their parameters")
            }
            Self::Timeout(_) => Some("ask for less, or give it longer with `--timeout SECONDS`"),
            Self::Format(_) => Some("`--format` takes table, csv, tsv, json, xml, turtle, ntriples"),
            Self::Update(_) => Some("`tupu build` writes to the store"),
            Self::Store(error) => error.hint(),
            Self::Syntax { .. } | Self::Service | Self::Evaluation(_) | Self::Io(_) => None,
        }
    }

    /// From the parser's message about `sparql`.
    pub(super) fn syntax(sparql: &str, message: &str, parse: impl Fn(&str) -> Option<String>) -> Self {
        let Fault { line, column, reason } = fault(sparql, message, parse);
        let source_line = sparql.lines().nth(line - 1).unwrap_or_default().to_owned();
        Self::Syntax { line, column, reason, source_line }
    }

    pub(super) fn evaluation(error: &QueryEvaluationError, timeout: Option<Duration>) -> Self {
        match error {
            QueryEvaluationError::Cancelled => Self::Timeout(timeout.unwrap_or_default()),
            QueryEvaluationError::UnsupportedService(_) | QueryEvaluationError::Service(_) => Self::Service,
            other => Self::Evaluation(other.to_string().replace('\n', " ")),
        }
    }
}

/// Place, reason, and the line with a mark below the place.
fn place(line: usize, column: usize, reason: &str, source: &str) -> String {
    let mut text = format!("SPARQL syntax error at line {line}, column {column}: {reason}");
    if !source.trim().is_empty() {
        let before: String = source.chars().take(column - 1).map(blank).collect();
        let _ = write!(text, "\n{line:>5} | {source}\n      | {before}^");
    }
    text
}

/// A blank as wide as `c` on a terminal.
fn blank(c: char) -> &'static str {
    match c {
        '\t' => "\t",
        // Han, kana, hangul, full-width forms: two columns each.
        '\u{1100}'..='\u{115f}'
        | '\u{2e80}'..='\u{a4cf}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe4f}'
        | '\u{ff00}'..='\u{ff60}'
        | '\u{ffe0}'..='\u{ffe6}'
        | '\u{20000}'..='\u{3ffff}' => "  ",
        _ => " ",
    }
}
