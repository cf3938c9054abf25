//! 出席开幕式: taking part in an event named before.

use super::generic::generic_event;
use crate::link::relation::agent::Basis;
use crate::link::relation::rule::{Rule, Saying, Sink};
use crate::link::relation::trace::Condition;
use crate::link::relation::trigger::Pattern;
use crate::link::relation::view::View;
use crate::ontology::EntityType::{Organisation as O, Person as P, Programme as G};
use crate::ontology::{Modality, RelationType as R};

/// 出席开幕式.
pub const ATTENDS: Rule = Rule {
    id: "attends-event",
    predicates: &[R::ParticipatesIn],
    en: "出席 or 参加 with a generic 开幕式, 活动 or 会议: the event is the one last named in the paragraph",
    zh: "出席开幕式、活动等；活动为本段上文所指",
    example: "[焦尾琴杯大赛:G]昨日开幕。[市委:O/PartyBody]书记[王小明:P]、[李小红:P]出席开幕式。",
    finds: &["王小明 participatesIn 焦尾琴杯大赛", "李小红 participatesIn 焦尾琴杯大赛"],
    counter: "[市委:O/PartyBody]书记[王小明:P]出席开幕式。",
    apply: attends,
};

fn attends(view: &View<'_>, sink: &mut Sink<'_>) {
    for hit in &view.hits {
        for (predicate, _) in hit.meanings(Pattern::Event) {
            let clause = view.clauses[view.clause_at(hit.span.begin)];
            let rest = view.plain(hit.span.end, clause.end);
            let next = view.phrases.get(view.phrase_after(hit.span.end));
            let named = next.is_some_and(|p| p.span.begin < clause.end);
            let Some(generic) = generic_event(&rest).filter(|_| !named) else {
                view.stop(hit.span, Condition::Form);
                continue;
            };
            let Some(agents) = view.agents(hit, &[P, O]) else { continue };
            // 柱础、银壶等悉数亮相: things do, not the body that the report is of.
            if agents.basis == Basis::Supplied && ["亮相", "参展", "参赛"].contains(&hit.word) {
                view.stop(hit.span, Condition::Unnamed);
                continue;
            }
            let end = view.phrases.partition_point(|p| p.span.end <= hit.span.begin);
            let near =
                view.phrases[..end].iter().rev().take(12).find(|p| view.kind(p.head) == G).map(|p| p.head);
            let near = near.filter(|_| generic.is_empty());
            let Some(event) = near.or_else(|| view.event(hit.span.begin, false)) else {
                view.stop(hit.span, Condition::Topic);
                continue;
            };
            if !view.suits(event, generic) {
                view.stop(hit.span, Condition::Topic);
                continue;
            }
            let mut modality = view.modality(hit, Some(&agents), None);
            // 论坛将在某地召开，某校派员出席.
            let told = view.mention(event).mention.span.begin;
            let planned = told >= view.span.begin && view.planned_clause(view.clause_at(told));
            if planned && modality == Modality::Done {
                modality = Modality::Planned;
            }
            let saying = Saying { predicate, trigger: hit.span, modality, confidence: 0.85 };
            sink.say_all(view, saying, &agents, &[event]);
        }
    }
}
