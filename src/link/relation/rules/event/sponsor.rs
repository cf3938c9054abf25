//! 提供赞助, 同台献艺: at the event last named.

use crate::link::relation::rule::{Rule, Saying, Sink};
use crate::link::relation::trace::Condition;
use crate::link::relation::trigger::Pattern;
use crate::link::relation::view::View;
use crate::ontology::EntityType::{Organisation as O, Person as P};
use crate::ontology::RelationType as R;

/// 提供赞助, 同台献艺.
pub const SPONSOR: Rule = Rule {
    id: "at-event",
    predicates: &[R::Supports, R::ParticipatesIn],
    en: "sponsoring or performing without saying at what: the event last named",
    zh: "赞助、献艺而未言明活动：本段上文的活动",
    example: "[焦尾琴艺术节:G/Campaign]昨日闭幕，[燕山集团:O]提供装备赞助50万元。",
    finds: &["燕山集团 supports 焦尾琴艺术节"],
    counter: "[燕山集团:O]提供装备赞助50万元。",
    apply: sponsor,
};

fn sponsor(view: &View<'_>, sink: &mut Sink<'_>) {
    for hit in &view.hits {
        for (predicate, _) in hit.meanings(Pattern::Topic) {
            let clause = view.clauses[view.clause_at(hit.span.begin)];
            let next = view.phrases.get(view.phrase_after(hit.span.end));
            if next.is_some_and(|p| p.span.begin < clause.end) {
                view.stop(hit.span, Condition::Form);
                continue;
            }
            let Some(agents) = view.agents(hit, &[O, P]) else { continue };
            let Some(event) = view.event(hit.span.begin, false) else {
                view.stop(hit.span, Condition::Topic);
                continue;
            };
            let modality = view.modality(hit, Some(&agents), None);
            let saying = Saying { predicate, trigger: hit.span, modality, confidence: 0.7 };
            sink.say_all(view, saying, &agents, &[event]);
        }
    }
}
