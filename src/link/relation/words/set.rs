//! [`WordSet`]: a closed list of words, asked for at the ends of a text or in it.

use std::collections::HashSet;

/// A set of words that is asked for the longest one at either end of a text.
#[derive(Debug, Default)]
pub struct WordSet {
    words: HashSet<&'static str>,
    longest: usize,
}

impl WordSet {
    /// The set of these words.
    pub fn new(words: impl IntoIterator<Item = &'static str>) -> Self {
        let words: HashSet<_> = words.into_iter().collect();
        let longest = words.iter().map(|w| w.chars().count()).max().unwrap_or(0);
        Self { words, longest }
    }

    /// Whether `word` is one.
    pub fn holds(&self, word: &str) -> bool {
        self.words.contains(word)
    }

    /// The longest word that `text` begins with.
    pub fn prefix<'t>(&self, text: &'t str) -> Option<&'t str> {
        let ends: Vec<usize> =
            text.char_indices().skip(1).map(|(at, _)| at).chain([text.len()]).take(self.longest).collect();
        ends.into_iter().rev().filter_map(|end| text.get(..end)).find(|w| self.holds(w))
    }

    /// The longest word that `text` ends with.
    pub fn suffix<'t>(&self, text: &'t str) -> Option<&'t str> {
        let begins: Vec<usize> = text.char_indices().rev().map(|(at, _)| at).take(self.longest).collect();
        begins.into_iter().rev().filter_map(|begin| text.get(begin..)).find(|w| self.holds(w))
    }

    /// Whether any word occurs in `text`.
    pub fn inside(&self, text: &str) -> bool {
        text.char_indices().any(|(at, _)| text.get(at..).is_some_and(|rest| self.prefix(rest).is_some()))
    }
}
