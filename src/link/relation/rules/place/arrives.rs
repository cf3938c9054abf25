//! 来到公园，参加科普日活动: what is attended is where one came.

use crate::link::relation::rule::{Rule, Saying, Sink};
use crate::link::relation::trigger::Pattern;
use crate::link::relation::view::View;
use crate::ontology::EntityType::{Place as L, Programme as G};
use crate::ontology::RelationType as R;

/// 来到公园，参加科普日活动.
pub const ARRIVES: Rule = Rule {
    id: "comes-to-attend",
    predicates: &[R::LocatedIn],
    en: "coming to a place and, in the next clause, taking part: what is attended is there",
    zh: "来到某地，参加某活动：活动在该地",
    example: "[王小明:P]来到[燕山公园:L]，参加[焦尾琴文化日:G]活动。",
    finds: &["焦尾琴文化日 locatedIn 燕山公园"],
    counter: "[王小明:P]来到[燕山公园:L]，宣传[焦尾琴文化日:G]活动。",
    apply: arrives,
};

fn arrives(view: &View<'_>, sink: &mut Sink<'_>) {
    for hit in view.hits.iter().filter(|h| matches!(h.word, "来到" | "走进" | "抵达")) {
        let index = view.clause_at(hit.span.begin);
        let Some(next) = view.clauses.get(index + 1) else { continue };
        let places = view.objects(hit, R::Visits, &[L]);
        let Some(place) = places.last().filter(|p| !view.is_division(**p)) else { continue };
        for attending in view.hits_in(next.begin, next.end) {
            for (predicate, _) in attending.meanings(Pattern::Verb).filter(|(p, _)| *p == R::ParticipatesIn) {
                for event in view.objects(attending, predicate, &[G]) {
                    let saying = Saying {
                        predicate: R::LocatedIn,
                        trigger: hit.span,
                        modality: view.modality(attending, None, None),
                        confidence: 0.65,
                    };
                    sink.say(view, saying, &view.mention(event).entity, &view.mention(*place).entity);
                }
            }
        }
    }
}
