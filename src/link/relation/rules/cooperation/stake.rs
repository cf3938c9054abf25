//! 其中某公司持股51%: a share in what was named before.

use super::held::held;
use super::holders::holders_before;
use crate::link::relation::rule::{Rule, Saying, Sink};
use crate::link::relation::trace::Condition;
use crate::link::relation::trigger::{Hit, Pattern};
use crate::link::relation::view::View;
use crate::ontology::EntityType::{Organisation as O, Programme as G};
use crate::ontology::RelationType as R;

/// 其中某公司持股51%.
pub const STAKE: Rule = Rule {
    id: "stake",
    predicates: &[R::Invests],
    en: "who holds a share or puts in money, in something that an earlier clause named",
    zh: "持股、出资而标的在前文",
    example: "[天目湖水电项目:G]获批，其中[焦尾琴集团:O]持股51%，[燕山公司:O]和[长荡湖公司:O]分别持股24.5%。",
    finds: &[
        "焦尾琴集团 invests 天目湖水电项目",
        "燕山公司 invests 天目湖水电项目",
        "长荡湖公司 invests 天目湖水电项目",
    ],
    counter: "[天目湖水电项目:G]获批，[焦尾琴集团:O]持股比例未披露。",
    apply: stake,
};

fn stake(view: &View<'_>, sink: &mut Sink<'_>) {
    for hit in &view.hits {
        for (predicate, row) in hit.meanings(Pattern::Stake) {
            let index = view.clause_at(hit.span.begin);
            let clause = view.clauses[index];
            let rest = view.plain(hit.span.end, clause.end);
            if !is_share(view, hit, &rest) {
                view.stop(hit.span, Condition::Form);
                continue;
            }
            let own = view.own_agents(hit.span.begin, predicate.domain());
            let Some((agents, before)) =
                own.map(|a| (a, clause.begin)).or_else(|| holders_before(view, hit, predicate.domain()))
            else {
                view.stop(hit.span, Condition::Subject);
                continue;
            };
            let kinds = if row.objects.contains(&G) { [G, O] } else { [O, O] };
            let object = held(view, before, kinds, &agents.entities);
            let Some(object) = object.or_else(|| view.held_topic(&agents.entities, &rest, index)) else {
                view.stop(hit.span, Condition::Topic);
                continue;
            };
            let modality = view.modality(hit, Some(&agents), None);
            let saying = Saying { predicate, trigger: hit.span, modality, confidence: 0.6 };
            sink.say_all(view, saying, &agents, &[object]);
        }
    }
}

/// Whether a number follows, and nothing that is paid for: not 投资4500万元建成车间.
fn is_share(view: &View<'_>, hit: &Hit<'_>, rest: &str) -> bool {
    let clause = view.clauses[view.clause_at(hit.span.begin)];
    let amount = rest.trim_start_matches(['约', '近', '超', '比', '例', '达', '为', '的', '总']);
    // 控股70%、|乙持股30%: each share is its own clause.
    let end = if hit.word.ends_with('股') {
        view.raw(hit.span.end, clause.end).find('、').map_or(clause.end, |at| hit.span.end + at)
    } else {
        clause.end
    };
    let after = view.phrases.get(view.phrase_after(hit.span.end));
    let spent = view.verb_in(hit.span.end, end) || after.is_some_and(|p| p.span.begin < end);
    amount.starts_with(|c: char| c.is_ascii_digit()) && !spent
}
