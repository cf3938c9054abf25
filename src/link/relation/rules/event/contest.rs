//! An award that is won at a contest, so that whoever has it took part.

use crate::link::relation::trigger::Hit;
use crate::link::relation::view::View;
use crate::ontology::EntityType::{Organisation as O, Programme as G};
use crate::ontology::{EntityClass, RelationType as R};

impl View<'_> {
    /// 大赛吸引千人参加，林某夺得某奖; 某县代表团获道德风尚奖: an award of a contest that the sentence names before, or
    /// that a delegation is at.
    pub(super) fn wins_at_contest(&self, hit: &Hit<'_>) -> bool {
        let award = self.objects(hit, R::Receives, &[G]);
        let is_prize = |i: usize| {
            let class = self.class(i);
            class == Some(EntityClass::Award) && !self.is_event(i, true)
        };
        if !award.first().is_some_and(|a| is_prize(*a)) {
            return false;
        }
        let end = self.phrases.partition_point(|p| p.span.end <= hit.span.begin);
        let mut near = self.phrases[..end].iter().rev().take(6);
        let named = near.any(|p| self.kind(p.head) == G && self.is_event(p.head, true));
        let clause = self.clauses[self.clause_at(hit.span.begin)];
        let acting = self.groups_before(clause.begin, hit.span.begin).next();
        let teams = acting.map(|g| self.heads(g, &[O])).unwrap_or_default();
        named || teams.iter().any(|t| self.is_delegation(*t))
    }

    /// 某县代表团, 某省队.
    fn is_delegation(&self, index: usize) -> bool {
        let surface = self.context.article.slice(self.mention(index).mention.span);
        ["代表团", "代表队", "体育代表团"].iter().any(|w| surface.ends_with(w))
    }
}
