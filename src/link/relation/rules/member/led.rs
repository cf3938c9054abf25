//! 市科协受市委领导: who is led by whom.

use crate::link::relation::rule::{Rule, Saying, Sink};
use crate::link::relation::trace::Condition;
use crate::link::relation::trigger::Pattern;
use crate::link::relation::view::View;
use crate::ontology::EntityType::Organisation as O;
use crate::ontology::RelationType as R;

/// 市科协受市委领导.
pub const LED: Rule = Rule {
    id: "led-by",
    predicates: &[R::Leads, R::SubOrganisationOf],
    en: "受, 接受 or 由 with a body, and 领导, 指导 or 派出",
    zh: "受、接受、由某机构领导、指导、派出",
    example: "[焦尾琴协会:O]受[市委:O]领导，[园区工委:O]由[市委:O]派出。",
    finds: &["园区工委 subOrganisationOf 市委", "市委 leads 焦尾琴协会"],
    counter: "[焦尾琴协会:O]受到[市委:O]领导的表扬。",
    apply: led,
};

fn led(view: &View<'_>, sink: &mut Sink<'_>) {
    for hit in &view.hits {
        for (predicate, _) in hit.meanings(Pattern::AgentOf) {
            let index = view.clause_at(hit.span.begin);
            let clause = view.clauses[index];
            let Some(group) = view.groups_before(clause.begin, hit.span.begin).next() else {
                view.stop(hit.span, Condition::Subject);
                continue;
            };
            let before = view.plain(clause.begin, group.span.begin);
            let by = before.ends_with(['受', '由', '归']);
            let gap = view.plain(group.span.end, hit.span.begin);
            if !by
                || !view.is_final(hit)
                || !(gap.is_empty() || gap == "直接" || gap == "统一" || gap == "的")
            {
                view.stop(hit.span, Condition::Form);
                continue;
            }
            let own = view.groups_before(clause.begin, group.span.begin).find(|g| g.preposition.is_none());
            let subject = || (index.saturating_sub(4)..index).rev().find_map(|c| view.clause_subject(c));
            let Some(below) = own.or_else(subject) else {
                view.stop(hit.span, Condition::Subject);
                continue;
            };
            let modality = view.modality(hit, None, None);
            let saying = Saying { predicate, trigger: hit.span, modality, confidence: 0.85 };
            for above in view.heads(group, &[O]) {
                for below in view.heads(below, &[O]) {
                    let (one, two) = if predicate == R::Leads { (above, below) } else { (below, above) };
                    sink.say(view, saying, &view.mention(one).entity, &view.mention(two).entity);
                }
            }
        }
    }
}
