//! 到开发区调研: where somebody goes.

use super::before::place_before;
use crate::link::relation::rule::{Rule, Saying, Sink};
use crate::link::relation::trace::Condition;
use crate::link::relation::trigger::{Hit, Pattern};
use crate::link::relation::view::{Group, View};
use crate::ontology::RelationType as R;

/// 到开发区调研.
pub const GO: Rule = Rule {
    id: "goes-to",
    predicates: &[R::Visits],
    en: "到, 赴 or 在, a place or body, and a verb of inspecting",
    zh: "到、赴、在某地调研、考察",
    example: "[王小明:P]一行赴[天目湖工业园:L]、[焦尾琴乐器公司:O]调研，[李小红:P]昨天来[燕山新区:L]考察。",
    finds: &["王小明 visits 天目湖工业园", "王小明 visits 焦尾琴乐器公司", "李小红 visits 燕山新区"],
    counter: "[王小明:P]在[溧阳市:L]的调研报告获奖，近年来[燕山新区:L]考察点增多。",
    apply: go,
};

/// 分别带队到甲区、乙区，|看望慰问困难职工: the places that the clause before ends in.
fn places_gone_to<'v>(view: &'v View<'_>, hit: &Hit<'_>) -> Option<&'v Group> {
    let index = view.clause_at(hit.span.begin);
    let before = view.clauses.get(index.checked_sub(1)?)?;
    let opens = view.raw(view.clauses[index].begin, hit.span.begin).is_empty();
    let group = view.groups_before(before.begin, before.end).next()?;
    let goes = group.preposition.is_some_and(|p| ["到", "赴", "至", "走进"].contains(&p));
    let ends = view.plain(group.span.end, before.end.max(group.span.end)).chars().count() <= 2;
    (opens && goes && ends).then_some(group)
}

fn go(view: &View<'_>, sink: &mut Sink<'_>) {
    for hit in &view.hits {
        for (predicate, row) in hit.meanings(Pattern::Go) {
            let here = ["到", "赴", "在", "至", "走进", "进入", "其他"];
            let Some(group) = place_before(view, hit, &here, 6).or_else(|| places_gone_to(view, hit)) else {
                view.stop(hit.span, Condition::Form);
                continue;
            };
            let clause = view.clause_at(hit.span.begin);
            // 会见来某地访问的某人: somebody else came.
            let own = if group.preposition.is_none() {
                let come = view.raw(view.clauses[clause].begin, group.span.begin).ends_with('来');
                let at = group.span.begin - if come { '来'.len_utf8() } else { 0 };
                view.close_agents(at, predicate.domain())
            } else {
                view.own_agents(group.span.begin, predicate.domain())
            };
            let Some(agents) = own.or_else(|| view.carried(clause, predicate.domain())) else {
                view.stop(hit.span, Condition::Subject);
                continue;
            };
            let modality = view.modality(hit, Some(&agents), None);
            let saying = Saying { predicate, trigger: hit.span, modality, confidence: 0.85 };
            sink.say_all(view, saying, &agents, &view.heads(group, &row.objects));
        }
    }
}
