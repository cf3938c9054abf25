//! 甲与乙举行会谈: two sides that meet.

use super::parties::Parties;
use crate::link::EntityId;
use crate::link::relation::agent::runs_on;
use crate::link::relation::rule::{Rule, Saying, Sink};
use crate::link::relation::trace::Condition;
use crate::link::relation::trigger::{Hit, Pattern};
use crate::link::relation::view::View;
use crate::ontology::EntityType::{Organisation as O, Person as P};
use crate::ontology::RelationType as R;

/// 甲与乙举行会谈.
pub const MEETING: Rule = Rule {
    id: "meeting",
    predicates: &[R::Meets],
    en: "two persons, or a person with a body, before 会谈, 座谈 or 会晤",
    zh: "双方会谈、座谈、会晤",
    example: "[王小明:P]与[李小红:P]举行会谈。",
    finds: &["王小明 meets 李小红"],
    counter: "[王小明:P]介绍了与会者的座谈情况。",
    apply: meeting,
};

fn meeting(view: &View<'_>, sink: &mut Sink<'_>) {
    for hit in &view.hits {
        for (predicate, _) in hit.meanings(Pattern::Pair).filter(|(p, _)| *p == R::Meets) {
            let Some((others, one)) = parties_met(view, hit) else {
                view.stop(hit.span, Condition::Form);
                continue;
            };
            let modality = view.modality(hit, None, None);
            let saying = Saying { predicate, trigger: hit.span, modality, confidence: 0.85 };
            match one {
                Some(one) => others.iter().for_each(|two| sink.say(view, saying, one, two)),
                None => sink.say_pairs(view, saying, &others),
            }
        }
    }
}

fn parties_met<'a>(view: &View<'a>, hit: &Hit<'_>) -> Option<Parties<'a>> {
    let index = view.clause_at(hit.span.begin);
    let clause = view.clauses[index];
    let group = view.groups_before(clause.begin, hit.span.begin).next()?;
    let gap = view.plain(group.span.end, hit.span.begin);
    let near = gap.chars().count() <= 10 && !gap.starts_with('的') && !runs_on(&gap);
    let ids: Vec<&EntityId> = view.heads(group, &[P, O]).iter().map(|h| &view.mention(*h).entity).collect();
    let with = matches!(group.preposition, Some("与" | "和" | "同" | "跟"));
    if !near || ids.is_empty() {
        None
    } else if with {
        let own = view.own_agents(group.span.begin, &[P]).or_else(|| view.carried(index, &[P]));
        own.and_then(|a| a.entities.first().copied()).map(|one| (ids, Some(one)))
    } else {
        (ids.len() == 2 && group.joins.iter().all(|c| matches!(c, '与' | '和' | '同'))).then_some((ids, None))
    }
}
