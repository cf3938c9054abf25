//! 建议得到市委、市政府批示: 被 and its like.

use crate::link::relation::rule::{Rule, Saying, Sink};
use crate::link::relation::trace::Condition;
use crate::link::relation::trigger::Pattern;
use crate::link::relation::view::View;
use crate::ontology::{Modality, RelationType as R};

/// Verbs that lay a text before a body.
const ASKED: &[&str] = &["报请", "提请", "呈报", "上报", "报送", "报"];

/// 建议得到市委、市政府批示.
pub const PASSIVE: Rule = Rule {
    id: "passive",
    predicates: &[R::Endorses, R::Invests, R::Supports],
    en: "被, 得到 or 获 with who acts, then the verb; what it is done to was named before",
    zh: "被、得到、获某主体批示等",
    example: "《[湿地保护建议:W]》得到[市政府:O]领导批示。",
    finds: &["市政府 endorses 湿地保护建议"],
    counter: "《[湿地保护建议:W]》已报[市政府:O]。",
    apply: passive,
};

fn passive(view: &View<'_>, sink: &mut Sink<'_>) {
    for hit in &view.hits {
        for (predicate, row) in hit.meanings(Pattern::Passive) {
            let clause = view.clauses[view.clause_at(hit.span.begin)];
            let Some(group) = view.groups_before(clause.begin, hit.span.begin).next() else {
                view.stop(hit.span, Condition::Subject);
                continue;
            };
            let before = view.plain(clause.begin, group.span.begin);
            let by = ["被", "得到", "获得", "获", "受到", "经", "收到"].iter().any(|p| before.ends_with(p));
            // 报请某机构批准: yet to come.
            let asked = predicate == R::Endorses && ASKED.iter().any(|w| before.ends_with(w));
            let by = by || asked;
            let gap = view.plain(group.span.end, hit.span.begin);
            if !by || gap.chars().count() > 8 {
                view.stop(hit.span, Condition::Form);
                continue;
            }
            let heads = view.heads(group, predicate.domain());
            let entities: Vec<_> = heads.iter().map(|h| &view.mention(*h).entity).collect();
            let before = view.object_before(group.span.begin, &row.objects, &entities);
            // 某国的申请得到支持: who is supported or paid for stands in the sentence.
            let before = before.filter(|(_, clause)| predicate == R::Endorses || clause.is_some());
            let Some((object, _)) = before else {
                view.stop(hit.span, Condition::Topic);
                continue;
            };
            let told = view.modality(hit, None, None);
            let modality = if asked && told == Modality::Done { Modality::Planned } else { told };
            let saying = Saying { predicate, trigger: hit.span, modality, confidence: 0.6 };
            for subject in entities {
                sink.say(view, saying, subject, &view.mention(object).entity);
            }
        }
    }
}
