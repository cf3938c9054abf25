//! Where in the sentence something stands: its clause, the next phrase, the triggers near it.

use super::{View, is_quote};
use crate::link::relation::trigger::Hit;

impl<'a> View<'a> {
    /// The index of the clause that holds the byte `at`.
    pub fn clause_at(&self, at: usize) -> usize {
        self.clauses.partition_point(|c| c.end <= at).min(self.clauses.len().saturating_sub(1))
    }

    /// The first phrase that begins at or after `at`, as an index.
    pub fn phrase_after(&self, at: usize) -> usize {
        self.phrases.partition_point(|p| p.span.begin < at)
    }

    /// The triggers that begin in `from..to`.
    pub fn hits_in(&self, from: usize, to: usize) -> &[Hit<'a>] {
        let begin = self.hits.partition_point(|h| h.span.begin < from);
        let rest = &self.hits[begin..];
        &rest[..rest.partition_point(|h| h.span.begin < to)]
    }

    /// Whether a verb of the trigger table begins in `from..to`.
    pub fn verb_in(&self, from: usize, to: usize) -> bool {
        self.hits_in(from, to).iter().any(Hit::is_verb)
    }

    /// Whether the trigger ends its clause, or a list of such ends: 主办、|科协承办.
    pub fn is_final(&self, hit: &Hit<'_>) -> bool {
        let clause = self.clauses[self.clause_at(hit.span.begin)];
        let rest = self.raw(hit.span.end, clause.end);
        let rest = rest.trim_end_matches(is_quote);
        rest.is_empty() || rest == "了" || rest.starts_with('、')
    }
}
