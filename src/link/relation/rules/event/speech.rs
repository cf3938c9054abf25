//! 在论坛上致辞: who speaks at an event takes part in it.

use crate::link::relation::rule::{Rule, Saying, Sink};
use crate::link::relation::trace::Condition;
use crate::link::relation::trigger::Pattern;
use crate::link::relation::view::View;
use crate::ontology::EntityType::{Person as P, Programme as G};
use crate::ontology::{Modality, RelationType as R};

/// 在论坛上致辞.
pub const SPEECH: Rule = Rule {
    id: "speaks-at",
    predicates: &[R::ParticipatesIn],
    en: "a speech in 在…上, or at the event last named",
    zh: "在某会上致辞、讲话",
    example: "[王小明:P]在[焦尾琴论坛:G/Meeting]上致辞。",
    finds: &["王小明 participatesIn 焦尾琴论坛"],
    counter: "[王小明:P]在[市政府:O]发表讲话。",
    apply: speech,
};

fn speech(view: &View<'_>, sink: &mut Sink<'_>) {
    for hit in &view.hits {
        for (predicate, _) in hit.meanings(Pattern::Speech) {
            let Some(agents) = view.agents(hit, &[P]) else { continue };
            let index = view.clause_at(hit.span.begin);
            let begin = view.clauses[index.saturating_sub(2)].begin;
            let at = view.groups_before(begin, hit.span.begin).take(6).find_map(|g| {
                let on = matches!(g.preposition, Some("在" | "于" | "为"));
                view.heads(g, &[G]).first().copied().filter(|_| on)
            });
            let clause = view.clauses[index];
            // 宣读贺信, not 宣读论文
            let letters = ["贺信", "贺电", "表彰", "决定", "倡议", "名单", "贺词", "令"];
            let rest = view.plain(hit.span.end, clause.end);
            if hit.word == "宣读" && !letters.iter().any(|w| rest.contains(w)) {
                view.stop(hit.span, Condition::Form);
                continue;
            }
            let ceremonial =
                hit.word.contains(['辞', '词']) || ["主旨", "宣读"].iter().any(|w| hit.word.contains(w));
            // 大会昨日举行，林某作报告: the report was given there.
            let reports = hit.word.contains("报告") || hit.word.contains("交流") || hit.word.contains("总结");
            let topic = || {
                let event = view.event(hit.span.begin, false).filter(|_| ceremonial || reports);
                event.or_else(|| view.opening_event().filter(|_| hit.word.contains('辞')))
            };
            let Some(event) = at.or_else(topic) else {
                view.stop(hit.span, Condition::Topic);
                continue;
            };
            // 贯彻某人在某会上的重要讲话: it was given.
            let noun = view.plain(clause.begin, hit.span.begin);
            let noun = ["的", "的重要", "的主旨", "的系列"].iter().any(|w| noun.ends_with(w));
            let said = if noun { Modality::Done } else { view.modality(hit, Some(&agents), None) };
            let saying = Saying { predicate, trigger: hit.span, modality: said, confidence: 0.85 };
            sink.say_all(view, saying, &agents, &[event]);
        }
    }
}
