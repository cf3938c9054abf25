//! [`ReadError`]: which input could not be read, where in it, and why.

use std::fmt;

/// Why an input could not be read, or what in it is doubtful. Prints as one line:
/// `data/a.md:4: front matter: …`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct ReadError {
    /// The path as a person gave it.
    pub path: String,
    /// Line, from 1.
    pub line: Option<usize>,
    /// Column, from 1.
    pub column: Option<usize>,
    /// What is wrong.
    pub reason: String,
    /// What to do about it.
    pub hint: Option<String>,
}

impl ReadError {
    /// An error about the input as a whole.
    pub fn new(path: &str, reason: impl Into<String>) -> Self {
        Self { path: path.to_owned(), line: None, column: None, reason: reason.into(), hint: None }
    }

    /// The same, at a line (from 1).
    #[must_use]
    pub fn at(self, line: usize) -> Self {
        Self { line: Some(line), ..self }
    }

    /// The same with a hint.
    #[must_use]
    pub fn hint(self, hint: impl Into<String>) -> Self {
        Self { hint: Some(hint.into()), ..self }
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&printable(&self.path))?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
            if let Some(column) = self.column {
                write!(f, ":{column}")?;
            }
        }
        write!(f, ": {}", shortened(&printable(&self.reason)))?;
        match &self.hint {
            Some(hint) => write!(f, " (hint: {})", shortened(&printable(hint))),
            None => Ok(()),
        }
    }
}

/// Without line breaks and control characters: a file may be named so that printing it would
/// command the terminal.
fn printable(text: &str) -> String {
    text.chars()
        .flat_map(|c| {
            let escaped = c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
            let plain = (!escaped).then_some(c);
            plain.into_iter().chain(c.escape_default().filter(move |_| escaped))
        })
        .collect()
}

/// A reason may quote the input, which may be a megabyte.
fn shortened(text: &str) -> String {
    match text.char_indices().nth(160) {
        Some((at, _)) => text.get(..at).map(|head| format!("{head}…")).unwrap_or_default(),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_is_one_line() {
        let error = ReadError::new("a\n\u{1b}[31m.md", "front matter: bad\nindent").at(4).hint("quote it");
        assert_eq!(error.to_string(), r"a\n\u{1b}[31m.md:4: front matter: bad\nindent (hint: quote it)");
    }

    #[test]
    fn a_reason_is_never_long() {
        assert!(ReadError::new("a.md", "长".repeat(10_000)).to_string().chars().count() < 200);
    }
}
