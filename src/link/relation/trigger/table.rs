//! [`Triggers`]: all triggers with their automaton.

use std::collections::BTreeSet;
use std::fmt;

use daachorse::{CharwiseDoubleArrayAhoCorasick, CharwiseDoubleArrayAhoCorasickBuilder, MatchKind};

use super::{Hit, Row, RuleError, TRIGGERS, parse};
use crate::text::Span;

/// All triggers with their automaton. Immutable, shared by threads.
pub struct Triggers {
    automaton: CharwiseDoubleArrayAhoCorasick<u32>,
    /// Each word with its rows, by word.
    entries: Vec<(String, Vec<Row>)>,
}

impl fmt::Debug for Triggers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Triggers({} words)", self.entries.len())
    }
}

impl Triggers {
    /// The built-in table and the rows of a user: `shown` names the file in errors. A row of the user for a built-in
    /// word is one more meaning of it; a stop row takes its meanings away.
    pub fn with_rows(shown: &str, table: &str) -> Result<Self, RuleError> {
        let own = parse(shown, table, true)?;
        let stopped: BTreeSet<&str> =
            own.iter().filter(|r| r.predicate.is_none()).map(|r| r.word.as_str()).collect();
        let built_in = TRIGGERS.rows().filter(|r| !stopped.contains(r.word.as_str())).cloned();
        Self::new(built_in.chain(own.clone()).collect()).map_err(|reason| RuleError {
            file: shown.to_owned(),
            line: 0,
            reason,
        })
    }

    /// The table of these rows.
    pub fn new(mut rows: Vec<Row>) -> Result<Self, String> {
        rows.sort_by(|a, b| a.word.cmp(&b.word));
        let mut entries: Vec<(String, Vec<Row>)> = Vec::new();
        for row in rows {
            match entries.last_mut() {
                Some((last, found)) if *last == row.word => found.push(row),
                _ => entries.push((row.word.clone(), vec![row])),
            }
        }
        let words = entries.iter().enumerate().map(|(index, (word, _))| (word.as_str(), index as u32));
        let automaton = CharwiseDoubleArrayAhoCorasickBuilder::new()
            .match_kind(MatchKind::LeftmostLongest)
            .build_with_values(words)
            .map_err(|error| error.to_string())?;
        Ok(Self { automaton, entries })
    }

    /// Every row, by word.
    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        self.entries.iter().flat_map(|(_, rows)| rows)
    }

    /// Whether `text` begins with a trigger that means something.
    pub fn begins(&self, text: &str) -> bool {
        let first = self.automaton.leftmost_find_iter(text).next().filter(|m| m.start() == 0);
        first.is_some_and(|m| self.entries[m.value() as usize].1.iter().any(|r| r.predicate.is_some()))
    }

    /// The triggers in `text`, leftmost longest, as spans shifted by `offset`.
    pub fn find<'a>(&'a self, text: &str, offset: usize, hits: &mut Vec<Hit<'a>>) {
        for found in self.automaton.leftmost_find_iter(text) {
            let (word, rows) = &self.entries[found.value() as usize];
            hits.push(Hit { span: Span::new(offset + found.start(), offset + found.end()), word, rows });
        }
    }
}
