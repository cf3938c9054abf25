//! What was named before and is acted on.

use crate::link::EntityId;
use crate::link::relation::view::{Group, View};
use crate::ontology::{EntityClass, EntityType};

impl View<'_> {
    /// The nearest thing of these types named before `at`: in the sentence, or in the paragraph before it.
    /// With the clause, where it stands in this sentence.
    pub fn object_before(
        &self,
        at: usize,
        allowed: &[EntityType],
        but: &[&EntityId],
    ) -> Option<(usize, Option<usize>)> {
        // In 某园在某区开工，由某公司建设 the district is not what is built.
        let division =
            |i: usize| self.kind(i) == EntityType::Place && (self.is_division(i) || self.is_natural(i));
        let fits = |i: usize| {
            allowed.contains(&self.kind(i)) && !but.contains(&&self.mention(i).entity) && !division(i)
        };
        let here = self.clause_at(at.saturating_sub(1));
        let subjects =
            (here.saturating_sub(8)..=here).rev().filter_map(|c| Some((c, self.clause_subject(c)?)));
        // 荔城区政府协办，运营交给某公司，由甲与乙出资组建: the government is not what they set up.
        let rules = |i: usize| self.class(i).is_some_and(EntityClass::is_authority);
        for (clause, group) in subjects {
            let head = self.phrases.get(group.phrases.start).map(|p| p.head);
            // 该剧由某社推出: the clause says itself what is.
            let other = |h: usize| !allowed.contains(&self.kind(h)) && self.kind(h) == EntityType::Work;
            if clause == here && head.is_some_and(|h| other(h) && self.mention(h).mention.span.end <= at) {
                return None;
            }
            let head = head.filter(|h| clause == here || !rules(*h));
            if let Some(head) = head.filter(|h| fits(*h) && self.mention(*h).mention.span.end <= at) {
                return Some((head, Some(clause)));
            }
        }
        let end = self.phrases.partition_point(|p| p.span.end <= at);
        // 根据某法，经某机构批准: what is gone by is not what is approved.
        let basis = |g: &Group| matches!(g.preposition, Some("其他" | "以" | "通过" | "对"));
        let near = self.phrases[..end].iter().rev().take(8);
        let near = near.filter(|p| !basis(&self.groups[p.group])).find(|p| fits(p.head) && !rules(p.head));
        near.map(|p| (p.head, Some(p.clause)))
            .or_else(|| self.topic(self.span.begin.min(at), allowed).map(|t| (t, None)))
    }

    /// Whether a place is a river, an island or the like, which nobody builds.
    fn is_natural(&self, index: usize) -> bool {
        let entity = self.context.entity(&self.mention(index).entity);
        let class = self.class(index);
        let name = entity.map_or("", |e| e.name.as_str());
        class == Some(EntityClass::NaturalFeature)
            || class.is_none() && name.ends_with(['岛', '山', '河', '江', '海', '湾', '湖'])
    }

    /// The nearest mention before `at` in the same paragraph with one of these types.
    pub fn topic(&self, at: usize, allowed: &[EntityType]) -> Option<usize> {
        let paragraph = self.context.article.sentences()[self.index].paragraph;
        let begin = self.context.article.paragraphs()[paragraph].span.begin;
        let end = self.context.mentions.partition_point(|m| m.mention.span.end <= at);
        let from = end.saturating_sub(40);
        (from..end)
            .rev()
            .take_while(|i| self.mention(*i).mention.span.begin >= begin)
            .find(|i| allowed.contains(&self.kind(*i)))
    }
}
