//! 艺术节在大剧院开幕: where something is held.

use super::before::place_before;
use super::things::things_held;
use crate::link::relation::rule::{Rule, Saying, Sink};
use crate::link::relation::trace::Condition;
use crate::link::relation::trigger::Pattern;
use crate::link::relation::view::View;
use crate::ontology::EntityType::Place as L;
use crate::ontology::{Modality, RelationType as R};

/// 艺术节在大剧院开幕.
pub const HELD: Rule = Rule {
    id: "held-at",
    predicates: &[R::LocatedIn],
    en: "在, a place, and a verb of holding or opening; what is held stands before or right after",
    zh: "在某地举行、开幕等",
    example: "[焦尾琴杯大赛:G]将于5月8日在[溧阳大剧院:L]和[燕山公园:L]举行。",
    finds: &["焦尾琴杯大赛 locatedIn 溧阳大剧院 [planned]", "焦尾琴杯大赛 locatedIn 燕山公园 [planned]"],
    counter: "[焦尾琴杯大赛:G]在[溧阳大剧院:L]的支持下举行。",
    apply: held,
};

fn held(view: &View<'_>, sink: &mut Sink<'_>) {
    for hit in &view.hits {
        for (predicate, _) in hit.meanings(Pattern::Held) {
            // 到某乡开展巡诊, 赴某馆巡展
            let tours = TOURING.contains(&hit.word);
            let before: &[_] = if tours { &["在", "于", "到", "赴", "走进"] } else { &["在", "于"] };
            let Some(place) = place_before(view, hit, before, 8) else {
                view.stop(hit.span, Condition::Form);
                continue;
            };
            let places = view.heads(place, &[L]);
            let (things, end, clause) = things_held(view, hit, place);
            let mut modality = view.modality(hit, None, end);
            if modality == Modality::Done && clause.is_some_and(|c| view.planned_clause(c)) {
                modality = Modality::Planned;
            }
            let saying = Saying { predicate, trigger: hit.span, modality, confidence: 0.85 };
            for thing in things {
                for place in &places {
                    sink.say(view, saying, &view.mention(thing).entity, &view.mention(*place).entity);
                }
            }
        }
    }
}

/// What is done somewhere that one goes to for it.
const TOURING: &[&str] =
    &["开展", "举办", "巡展", "巡演", "演出", "展出", "公演", "首演", "展览", "上演", "举行", "巡诊"];
