//! The sides of a joint action: one list, or partners of one who acts.

use super::pair_before::pair_before;
use crate::link::EntityId;
use crate::link::relation::agent::Basis;
use crate::link::relation::trigger::Hit;
use crate::link::relation::view::{Group, View};
use crate::link::relation::words::WORDS;
use crate::ontology::EntityType::{self};

pub type Parties<'a> = (Vec<&'a EntityId>, Option<&'a EntityId>);

/// The parties before the trigger: one list, or (with the second value) partners of one who acts.
pub fn parties<'a>(view: &View<'a>, hit: &Hit<'_>, allowed: &[EntityType]) -> Option<Parties<'a>> {
    let index = view.clause_at(hit.span.begin);
    let clause = view.clauses[index];
    if let Some(pair) = pair_before(view, hit, allowed) {
        return Some((pair, None));
    }
    let group = party_group(view, hit)?;
    let gap = view.plain(group.span.end, hit.span.begin);
    let near = gap.chars().count() <= 14 && !gap.contains('的') && may_join(view, group, &gap);
    // 中国同中亚|国家合作
    let near = near && !["国家", "各国", "地区"].iter().any(|w| gap.starts_with(w));
    let mut heads = view.heads(group, allowed);
    heads.retain(|h| !view.is_division(*h) || !view.goes_on(*h));
    let ids: Vec<&EntityId> = heads.iter().map(|h| &view.mention(*h).entity).collect();
    if !near || ids.is_empty() {
        return None;
    }
    let with = matches!(group.preposition, Some("与" | "和" | "同" | "跟" | "会同"));
    if !with {
        return (ids.len() > 1 && !matches!(group.preposition, Some("在" | "对" | "向")))
            .then_some((ids, None));
    }
    let own = view.own_agents(group.span.begin, allowed).and_then(|a| a.entities.first().copied());
    let next = view.clauses.get(index + 1).and_then(|_| view.clause_subject(index + 1));
    let opening = view.plain(clause.begin, group.span.begin);
    let one = own.or_else(|| {
        let after = next.filter(|_| opening.starts_with("通过")).map(|g| view.heads(g, allowed));
        after.and_then(|h| h.first().map(|i| &view.mention(*i).entity))
    });
    let one = one.or_else(|| {
        let far = WORDS.is_adverbial(&opening).then(|| view.carried(index, allowed)).flatten();
        far.and_then(|a| a.entities.first().copied())
    });
    // 某公司与甲签约；与乙共建实验室
    let one = one.or_else(|| {
        let far = WORDS.is_adverbial(&opening).then(|| view.far(index, allowed)).flatten();
        far.filter(|a| a.basis == Basis::Earlier).and_then(|a| a.entities.first().copied())
    });
    // 某会主席说，今年将出台…，|与某校签订协议
    let one = one.or_else(|| {
        let speaks = WORDS.is_adverbial(&opening).then(|| view.speaks_for(index, hit, allowed)).flatten();
        speaks.and_then(|a| a.entities.first().copied())
    });
    let supplied = view.supplied.map(|(id, _)| id).filter(|_| WORDS.is_adverbial(&opening));
    match one.or(supplied) {
        Some(one) => Some((ids, Some(one))),
        None => (ids.len() > 1).then_some((ids, None)),
    }
}

/// The list right before the trigger, or before where and about what: 甲与乙|在北京就某项目|签约.
pub fn party_group<'v>(view: &'v View<'_>, hit: &Hit<'_>) -> Option<&'v Group> {
    let clause = view.clauses[view.clause_at(hit.span.begin)];
    let beside = |g: &Group| matches!(g.preposition, Some("在" | "于" | "就"));
    let mut groups = view.groups_before(clause.begin, hit.span.begin).take(4).skip_while(|g| beside(g));
    groups.next().or_else(|| view.groups_before(clause.begin, hit.span.begin).next())
}

fn may_join(view: &View<'_>, group: &Group, gap: &str) -> bool {
    let rest = gap.strip_prefix('等').unwrap_or(gap);
    let kind = rest.chars().take_while(|c| "多家单位三两四五六方个高校企业地".contains(*c)).count();
    let rest: String = rest.chars().skip(kind).collect();
    rest.chars().count() <= 4
        || WORDS.is_adverbial(&rest)
        || view.verb_in(group.span.end, group.span.end + gap.len())
}
