//! Of two names behind 授予: which is honoured, and with what.

use crate::link::relation::view::View;
use crate::ontology::EntityType;

impl View<'_> {
    /// 授予“某连”“时代楷模”称号: of two names behind the verb the last is the honour, the others are honoured.
    pub(super) fn is_honoured(&self, index: usize) -> bool {
        let end = self.mention(index).mention.span.end;
        let clause = self.clauses[self.clause_at(end.saturating_sub(1))];
        let next = self.phrases.iter().skip(self.phrase_after(end)).take_while(|p| p.span.begin < clause.end);
        let last = next.filter(|p| self.kind(p.head) == EntityType::Programme).last();
        last.is_some_and(|p| {
            let tail = self.plain(p.span.end, clause.end.max(p.span.end));
            ["称号", "荣誉", "勋章", "奖章"].iter().any(|w| tail.starts_with(w))
        })
    }
}
