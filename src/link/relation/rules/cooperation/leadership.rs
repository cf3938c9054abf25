//! 在市委领导下: who leads, said by the way.

use crate::link::relation::rule::{Rule, Saying, Sink};
use crate::link::relation::trace::Condition;
use crate::link::relation::view::View;
use crate::ontology::EntityType::Organisation as O;
use crate::ontology::{Modality, RelationType as R};

/// 在市委领导下.
pub const LEADERSHIP: Rule = Rule {
    id: "under-leadership",
    predicates: &[R::Leads],
    en: "在, bodies or persons, and 领导下; who is led is the subject of the sentence",
    zh: "在某主体领导下；被领导者为句子主语",
    example: "五年来，[焦尾琴协会:O]在[市委:O]、[市政府:O]的坚强领导下，锐意进取。",
    finds: &["市委 leads 焦尾琴协会", "市政府 leads 焦尾琴协会"],
    counter: "五年来，[焦尾琴协会:O]向[市委:O]领导汇报工作。",
    apply: leadership,
};

fn leadership(view: &View<'_>, sink: &mut Sink<'_>) {
    for hit in view.hits.iter().filter(|h| matches!(h.word, "领导下" | "指导下")) {
        let index = view.clause_at(hit.span.begin);
        let clause = view.clauses[index];
        let Some(group) = view.groups_before(clause.begin, hit.span.begin).next() else {
            view.stop(hit.span, Condition::Subject);
            continue;
        };
        let gap = view.plain(group.span.end, hit.span.begin);
        if group.preposition != Some("在") || gap.chars().count() > 10 {
            view.stop(hit.span, Condition::Form);
            continue;
        }
        let own = view.own_agents(group.span.begin, &[O]).map(|a| a.entities);
        let next = || view.clauses.get(index + 1).and_then(|_| view.clause_subject(index + 1));
        let next = || {
            next().map(|g| view.heads(g, &[O]).iter().map(|h| &view.mention(*h).entity).collect::<Vec<_>>())
        };
        let carried = || view.carried(index, &[O]).map(|a| a.entities);
        let supplied = || view.supplied.map(|(id, _)| vec![id]);
        let led = own
            .or_else(next)
            .filter(|l| !l.is_empty())
            .or_else(carried)
            .or_else(supplied)
            .unwrap_or_default();
        let saying =
            Saying { predicate: R::Leads, trigger: hit.span, modality: Modality::Done, confidence: 0.75 };
        let leaders = view.heads(group, R::Leads.domain());
        // Whoever is named among those who lead is not who is led.
        if leaders.iter().any(|l| led.contains(&&view.mention(*l).entity)) {
            view.stop(hit.span, Condition::Subject);
            continue;
        }
        for leader in leaders {
            for body in led.iter().take(8) {
                sink.say(view, saying, &view.mention(leader).entity, body);
            }
        }
    }
}
