//! 公司位于开发区: where something lies or settles.

use super::relative::relative;
use super::thing::thing_before;
use crate::link::relation::rule::{Rule, Saying, Sink};
use crate::link::relation::trace::Condition;
use crate::link::relation::trigger::Pattern;
use crate::link::relation::view::View;
use crate::ontology::EntityType::Place as L;
use crate::ontology::{Modality, RelationType as R};

/// 公司位于开发区.
pub const SITUATED: Rule = Rule {
    id: "situated",
    predicates: &[R::LocatedIn],
    en: "位于, 落户 or 选址 with a place; what is there stands before, behind 的, or at the end of the clause before",
    zh: "位于、落户、选址某地",
    example: "位于[天目湖工业园:L]的[焦尾琴乐器公司:O]扩产，[琴声计划:G]落户[燕山新区:L]。",
    finds: &["焦尾琴乐器公司 locatedIn 天目湖工业园", "琴声计划 locatedIn 燕山新区"],
    counter: "[焦尾琴乐器公司:O]产量位于[溧阳市:L]前列。",
    apply: situated,
};

fn situated(view: &View<'_>, sink: &mut Sink<'_>) {
    for hit in &view.hits {
        for (predicate, _) in hit.meanings(Pattern::Situated) {
            let first = view.phrase_after(hit.span.end);
            let index = view.clause_at(hit.span.begin);
            let clause = view.clauses[index];
            let Some(phrase) = view.phrases.get(first).filter(|p| p.span.begin < clause.end) else {
                view.stop(hit.span, Condition::Object);
                continue;
            };
            let gap = view.plain(hit.span.end, phrase.span.begin);
            let (place, thing, end) = match relative(view, first) {
                Some((place, thing)) => (place, thing, phrase.span.end),
                None => {
                    if let Some(thing) = thing_before(view, hit, index) {
                        (phrase.head, thing, phrase.span.end)
                    } else {
                        view.stop(hit.span, Condition::Subject);
                        continue;
                    }
                }
            };
            let tail = view.plain(end, clause.end.max(end));
            // 批准在位于某地的|三个定居点新建: what is there has no name.
            let unnamed = tail.strip_prefix('的').is_some_and(|t| !t.starts_with(PARTS));
            if unnamed
                && view.phrases.get(first).is_some_and(|p| p.span.end == end)
                && relative(view, first).is_none()
            {
                view.stop(hit.span, Condition::Unnamed);
                continue;
            }
            if gap.chars().count() > 6 || tail.starts_with(['前', '首', '第', '榜']) {
                view.stop(hit.span, Condition::Form);
                continue;
            }
            let mut modality = view.modality(hit, None, None);
            let stays = clause.begin + 12 >= hit.span.begin && index > 0;
            if modality == Modality::Done && stays && view.planned_clause(index - 1) {
                modality = Modality::Planned;
            }
            let saying = Saying { predicate, trigger: hit.span, modality, confidence: 0.8 };
            // 位于A与B之间
            let group = view.group_of(first);
            let after = view.plain(group.span.end, clause.end.max(group.span.end));
            let places = if after.starts_with("之间") { view.heads(group, &[L]) } else { vec![place] };
            for place in places {
                sink.say(view, saying, &view.mention(thing).entity, &view.mention(place).entity);
            }
        }
    }
}

/// How parts of a place begin: 位于某市的东南部.
const PARTS: &[char] = &['东', '西', '南', '北', '中', '腹', '核', '市', '老', '城', '边', '郊'];
