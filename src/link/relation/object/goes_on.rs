//! Names that go on behind their mention, and names that are but part of a quotation.

use crate::link::relation::agent::runs_on;
use crate::link::relation::view::{View, is_quote};
use crate::ontology::EntityClass;

impl View<'_> {
    /// Whether the name stands at the begin of a quotation that goes on behind it: “某党|成立”.
    pub fn begins_quotation(&self, index: usize) -> bool {
        let span = self.mention(index).mention.span;
        let opened = self.raw(self.span.begin, span.begin).ends_with(['“', '‘', '《']);
        let rest = self.raw(span.end, self.span.end.max(span.end));
        let goes_on = rest.chars().next().is_some_and(char::is_alphabetic);
        let near = rest.chars().take(24).find(|c| matches!(c, '“' | '”' | '’' | '》' | '，' | '。' | '、'));
        opened && goes_on && matches!(near, Some('”' | '’' | '》'))
    }

    /// Whether the name of a body or place goes on behind its mention: 中国|反兴奋剂中心.
    pub fn goes_on(&self, index: usize) -> bool {
        let end = self.mention(index).mention.span.end;
        let clause = self.clauses[self.clause_at(end.saturating_sub(1))];
        let rest = self.raw(end, clause.end.max(end));
        let rest = rest.split(['、', '和', '与', '的', '在', '将']).next().unwrap_or_default();
        !rest.starts_with(is_quote) && runs_on(rest)
    }

    /// Whether it is a country, province, city or the like.
    pub fn is_division(&self, index: usize) -> bool {
        let class = self.class(index);
        class == Some(EntityClass::AdministrativeDivision)
    }
}
