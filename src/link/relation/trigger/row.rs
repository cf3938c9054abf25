//! [`Row`]: one meaning of a trigger.

use super::Pattern;
use crate::ontology::{EntityType, RelationType};

/// One row: one meaning of a trigger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its name in evidence and documentation.
    pub id: String,
    /// The word.
    pub word: String,
    /// What it says; `None` for a stop word.
    pub predicate: Option<RelationType>,
    /// How it is built into its clause.
    pub patterns: Vec<Pattern>,
    /// The types its object may have here.
    pub objects: Vec<EntityType>,
    /// A marked-up text in which it says something; for a stop word, one in which nothing is said by it.
    pub example: String,
    /// A marked-up text in which the word stands and says nothing; empty for a stop word.
    pub counter: String,
    /// Whether a user wrote it: then its id is the rule of what it says.
    pub own: bool,
}

impl Row {
    /// Whether the row allows `pattern`.
    pub fn has(&self, pattern: Pattern) -> bool {
        self.patterns.contains(&pattern)
    }
}
