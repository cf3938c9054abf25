//! What is acted on: the names after a trigger, with the list that they open.

mod bridge;
mod closed;
mod described;
mod goes_on;

use closed::has_arrived;

use crate::link::relation::agent::runs_on;
use crate::link::relation::title::head;
use crate::link::relation::trace::Condition;
use crate::link::relation::trigger::Hit;
use crate::link::relation::view::{View, is_quote};
use crate::ontology::EntityType::{self, Organisation, Place};
use crate::ontology::RelationType;

impl View<'_> {
    /// The names of these types that `hit` acts on: verb, modifiers, name, and the list that goes on from there.
    pub fn objects(&self, hit: &Hit<'_>, predicate: RelationType, allowed: &[EntityType]) -> Vec<usize> {
        let clause = self.clauses[self.clause_at(hit.span.begin)];
        let first = self.phrase_after(hit.span.end);
        if predicate == RelationType::Meets
            && let Some(index) = self.visitor(first, hit.span.end, clause.end)
        {
            return self.list_from(index, true, predicate, allowed);
        }
        let near = self.phrases.iter().enumerate().skip(first).take(3);
        for (index, phrase) in near.take_while(|(_, p)| p.span.begin < clause.end) {
            let gap = self.plain(hit.span.end, phrase.span.begin);
            if gap.chars().count() > 18 || !self.bridges(hit, phrase.span.begin, &gap, predicate) {
                break;
            }
            let group = self.group_of(index);
            let adjacent = self.raw(hit.span.end, phrase.span.begin).chars().all(is_quote);
            let verb_object =
                adjacent || group.preposition.is_none_or(|p| p == "其他" || p == "为" || p == "进入");
            if !allowed.contains(&self.kind(phrase.head)) || !verb_object {
                continue;
            }
            // 收购A旗下B: B is the object.
            let whole =
                self.hits_in(phrase.span.end, phrase.span.end + 8).first().is_some_and(Hit::is_part_noun);
            // 加入A牵头的B: so is it here.
            let whole = whole || self.leads_to(index);
            if whole && self.phrases.get(index + 1).is_some_and(|p| p.span.begin < clause.end) {
                continue;
            }
            // 参观“某党成立”展览: the name only begins what is quoted.
            let quoted = self.begins_quotation(phrase.head);
            let tail = self.plain(phrase.span.end, clause.end.max(phrase.span.end));
            // 当选某会主席 is an office.
            let office =
                hit.word.starts_with("当选") && head(tail.split('，').next().unwrap_or_default()).is_some();
            if office && !quoted {
                break;
            }
            let relative = gap.starts_with('的');
            let ends = relative
                || self.closed(phrase.head, phrase.span.end, predicate)
                || group.phrases.end > index + 1;
            let found = if ends && !quoted && !self.is_cut_off(phrase.head, predicate, &tail) {
                self.list_from(index, relative, predicate, allowed)
            } else {
                Vec::new()
            };
            if found.is_empty() {
                self.stop(hit.span, Condition::NameGoesOn);
            }
            return found;
        }
        self.stop(hit.span, Condition::Object);
        Vec::new()
    }

    /// 中国|反兴奋剂中心: whether a country's or city's name is but the begin of another, which goes on in `tail`.
    fn is_cut_off(&self, name: usize, predicate: RelationType, tail: &str) -> bool {
        let arrived = predicate == RelationType::Visits && has_arrived(tail);
        matches!(self.kind(name), Organisation | Place) && !arrived && self.is_division(name) && runs_on(tail)
    }

    /// The list that the phrase opens or goes on with, up to the first name of another type, at most 40 names.
    fn list_from(
        &self,
        index: usize,
        relative: bool,
        predicate: RelationType,
        allowed: &[EntityType],
    ) -> Vec<usize> {
        let group = self.group_of(index);
        let rest = self.phrases[index..group.phrases.end].iter().take(40);
        let fitting = rest.take_while(|p| allowed.contains(&self.kind(p.head)));
        let heads: Vec<usize> = fitting.map(|p| p.head).collect();
        let end = self.phrases.get(index + heads.len().saturating_sub(1)).map_or(0, |p| p.span.end);
        let last = heads.last().copied();
        if last.is_some_and(|h| relative || self.closed(h, end, predicate)) { heads } else { Vec::new() }
    }
}
