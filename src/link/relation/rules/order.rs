//! Who signs what becomes law by it: 主席令, 法案. An agreement that two sign is another thing.

use crate::link::relation::rule::{Rule, Saying, Sink};
use crate::link::relation::trace::Condition;
use crate::link::relation::view::View;
use crate::ontology::EntityType::{Person as P, Work as W};
use crate::ontology::RelationType as R;

/// 林某签署第三号主席令.
pub const SIGNS: Rule = Rule {
    id: "signs-order",
    predicates: &[R::Endorses],
    en: "a person who signs an order, a law, a bill or a decision",
    zh: "某人签署命令、法律、法案、决定",
    example: "[林和风:P]签署[第三号主席令:W]、[第四号主席令:W]。",
    finds: &["林和风 endorses 第三号主席令", "林和风 endorses 第四号主席令"],
    counter: "[林和风:P]签署[两国合作备忘录:W]。",
    apply: signs,
};

/// How the names of such texts end.
const ORDERS: &[&str] = &["令", "法", "法案", "条例", "决定", "公告", "决议", "任命书"];

fn signs(view: &View<'_>, sink: &mut Sink<'_>) {
    for hit in view.hits.iter().filter(|h| matches!(h.word, "签署" | "签发")) {
        let clause = view.clauses[view.clause_at(hit.span.begin)];
        let first = view.phrase_after(hit.span.end);
        let Some(phrase) = view.phrases.get(first).filter(|p| p.span.begin < clause.end) else { continue };
        let gap = view.plain(hit.span.end, phrase.span.begin);
        let mut texts = view.heads(view.group_of(first), &[W]);
        texts.retain(|text| {
            let entity = view.context.entity(&view.mention(*text).entity);
            entity.is_some_and(|e| ORDERS.iter().any(|end| e.name.ends_with(end)))
        });
        if texts.is_empty() || gap.chars().count() > 4 {
            view.stop(hit.span, Condition::Form);
            continue;
        }
        let Some(agents) = view.agents(hit, &[P]) else { continue };
        let modality = view.modality(hit, Some(&agents), None);
        let saying = Saying { predicate: R::Endorses, trigger: hit.span, modality, confidence: 0.85 };
        sink.say_all(view, saying, &agents, &texts);
    }
}
