//! A与B合作: two sides that do something together.

use super::joint::is_joint;
use super::parties::parties;
use super::sets::pairs;
use crate::link::EntityId;
use crate::link::relation::rule::{Rule, Saying, Sink};
use crate::link::relation::trace::Condition;
use crate::link::relation::trigger::{Hit, Pattern};
use crate::link::relation::view::View;
use crate::ontology::EntityType::{Organisation as O, Place as L};
use crate::ontology::{Modality, RelationType as R};

/// A与B合作.
pub const PAIR: Rule = Rule {
    id: "cooperation",
    predicates: &[R::CooperatesWith],
    en: "a list of bodies or places (or 与 and a partner) before a verb of joint action; A与B、C与D gives (A, B) and (C, D)",
    zh: "并列主体（或“与某方”）合作、联合、签约；A与B、C与D各自成对",
    example: "促进[甲学会:O]与[乙研究院:O]、[丙学会:O]与[丁产业园:L]深度合作。",
    finds: &["甲学会 cooperatesWith 乙研究院", "丙学会 cooperatesWith 丁产业园"],
    counter: "[甲学会:O]、[乙研究院:O]获表彰。",
    apply: pair,
};

fn pair(view: &View<'_>, sink: &mut Sink<'_>) {
    for hit in &view.hits {
        for (predicate, _) in hit.meanings(Pattern::Pair).filter(|(p, _)| *p == R::CooperatesWith) {
            if !is_joint(view, hit) {
                view.stop(hit.span, Condition::Form);
                continue;
            }
            let modality = pair_modality(view, hit);
            let saying = Saying { predicate, trigger: hit.span, modality, confidence: 0.85 };
            // 甲市、乙市全域联动 says no more than that they are near.
            let allowed: &[_] = if hit.word == "联动" { &[O] } else { &[O, L] };
            let Some((parties, outer)) = parties(view, hit, allowed) else {
                match both_sides(view, hit) {
                    Some(sides) => sink.say_pairs(view, saying, &sides),
                    None => view.stop(hit.span, Condition::Form),
                }
                continue;
            };
            match outer {
                Some(one) => {
                    for two in &parties {
                        sink.say(view, saying, one, two);
                    }
                }
                None => {
                    for set in pairs(view, hit, &parties) {
                        sink.say_pairs(view, saying, &set);
                    }
                }
            }
        }
    }
}

/// 两院|联合完成: who was last named together, where the clause names nobody.
fn both_sides<'a>(view: &View<'a>, hit: &Hit<'_>) -> Option<Vec<&'a EntityId>> {
    let clause = view.clauses[view.clause_at(hit.span.begin)];
    let alone = view.groups_before(clause.begin, hit.span.begin).next().is_none();
    let opening = view.plain(clause.begin, hit.span.begin);
    let founds = hit.rows.iter().any(|r| r.predicate == Some(R::Establishes));
    let near = alone && opening.chars().count() <= 12 && !founds && hit.word.starts_with(['联', '携', '签']);
    view.together(&opening, &[O, L]).filter(|_| near).map(|agents| agents.entities)
}

fn pair_modality(view: &View<'_>, hit: &Hit<'_>) -> Modality {
    let own = view.modality(hit, None, None);
    let index = view.clause_at(hit.span.begin);
    let by = view.groups_before(view.clauses[index].begin, hit.span.begin).next();
    let agent = by.is_some_and(|g| g.preposition == Some("由"));
    let before = index > 0 && (agent && view.planned_clause(index - 1) || carries_on(view, hit, index));
    let planned = own == Modality::Done && before;
    if planned { Modality::Planned } else { own }
}

/// 将出台…，|与某校签订协议: a clause without a subject goes on from one that says what is to come.
fn carries_on(view: &View<'_>, hit: &Hit<'_>, clause: usize) -> bool {
    let begin = view.clauses[clause].begin;
    let own = view.groups_before(begin, hit.span.begin).any(|g| g.preposition.is_none());
    !own && view.planned_before(clause)
}
