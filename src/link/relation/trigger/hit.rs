//! [`Hit`]: an occurrence of a trigger.

use super::{Pattern, Row};
use crate::ontology::RelationType;
use crate::text::Span;

/// An occurrence of a trigger.
#[derive(Clone, Copy, Debug)]
pub struct Hit<'a> {
    /// Where.
    pub span: Span,
    /// The word.
    pub word: &'a str,
    /// Its meanings.
    pub rows: &'a [Row],
}

impl<'a> Hit<'a> {
    /// Whether it is a stop word.
    pub fn is_stop(&self) -> bool {
        self.rows.iter().all(|r| r.predicate.is_none())
    }

    /// Whether it is a noun that leads from a body to its part: 旗下.
    pub fn is_part_noun(&self) -> bool {
        self.meanings(Pattern::Nominal).any(|(predicate, _)| predicate == RelationType::SubOrganisationOf)
    }

    /// Whether it is a verb: neither a stop word nor a noun like 子公司.
    pub fn is_verb(&self) -> bool {
        self.rows.iter().any(|r| r.predicate.is_some() && r.patterns != [Pattern::Nominal])
    }

    /// The meanings that allow `pattern`.
    pub fn meanings(&self, pattern: Pattern) -> impl Iterator<Item = (RelationType, &'a Row)> + use<'a> {
        self.rows.iter().filter(move |r| r.has(pattern)).filter_map(|r| Some((r.predicate?, r)))
    }
}
