//! Who acts in the plain clause, and who cannot.

use crate::link::EntityId;
use crate::link::relation::agent::{Agents, Basis};
use crate::link::relation::trigger::Hit;
use crate::link::relation::view::{View, is_quote};
use crate::link::relation::words::WORDS;
use crate::ontology::{EntityType, RelationType as R};

/// Who acts; of an honour whose bearer the clause leaves out, whom the text tells of.
pub(super) fn who_acts<'a>(
    view: &View<'a>,
    hit: &Hit<'_>,
    predicate: R,
    objects: &[usize],
) -> Option<Agents<'a>> {
    let agents = view.agents(hit, predicate.domain());
    if predicate != R::Receives {
        return agents;
    }
    let clause = view.clause_at(hit.span.begin);
    let told = || view.is_bare(hit).then(|| view.told_of(clause, predicate.domain(), objects)).flatten();
    let hero = || view.portrayed(clause, &view.plain(view.clauses[clause].begin, hit.span.begin));
    agents.or_else(told).or_else(hero)
}

impl<'a> View<'a> {
    /// Whether nothing but adverbs and times stands before the trigger in its clause.
    fn is_bare(&self, hit: &Hit<'_>) -> bool {
        let clause = self.clauses[self.clause_at(hit.span.begin)];
        let named = self.groups_before(clause.begin, hit.span.begin).any(|g| g.preposition.is_none());
        !named && WORDS.is_adverbial(&self.plain(clause.begin, hit.span.begin))
    }

    /// A text is no 示范城市: where one would be, the body that reports is.
    pub(super) fn fitting(&self, predicate: R, agents: Agents<'a>, objects: &[usize]) -> Option<Agents<'a>> {
        if predicate != R::Receives || !objects.iter().all(|o| self.is_for_bodies(*o)) {
            return Some(agents);
        }
        // 晏某返乡创办某合作社，去年获评国家示范社: not he did.
        let is_person = |id: &EntityId| self.context.entity(id).is_some_and(|e| e.kind == EntityType::Person);
        if agents.basis != Basis::Own && agents.entities.iter().all(|id| is_person(id)) {
            return None;
        }
        let is_text = |id: &EntityId| self.context.entity(id).is_some_and(|e| e.kind == EntityType::Work);
        if !agents.entities.iter().all(|id| is_text(id)) {
            return Some(agents);
        }
        let (entity, _) = self.supplied?;
        Some(Agents { entities: vec![entity], basis: Basis::Supplied, end: None, preposition: None })
    }

    /// 林某在某国举行的大赛中获奖: whoever does something amid an event did not hold it.
    pub(super) fn is_amid(&self, hit: &Hit<'_>, agents: &Agents<'_>, objects: &[usize]) -> bool {
        let Some((from, event)) = agents.end.zip(objects.last()) else { return false };
        let end = self.mention(*event).mention.span.end;
        let rest = self.raw(end, self.span.end.max(end)).trim_start_matches(is_quote);
        let relative = self.raw(hit.span.end, self.span.end).starts_with('的');
        let where_held = from < hit.span.begin && self.raw(from, hit.span.begin).contains('在');
        relative && where_held && (rest.starts_with(['中', '上', '里']) || rest.starts_with("期间"))
    }
}
