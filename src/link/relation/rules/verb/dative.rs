//! 向某机构捐赠: who is given to stands before the verb.

use crate::link::relation::rule::{Rule, Saying, Sink};
use crate::link::relation::trace::Condition;
use crate::link::relation::trigger::Pattern;
use crate::link::relation::view::View;
use crate::ontology::RelationType as R;

/// 向某机构捐赠.
pub const DATIVE: Rule = Rule {
    id: "given-to",
    predicates: &[R::Invests, R::Supports],
    en: "向, 对 or 给 with whoever is given to, then a verb of giving or investing",
    zh: "向、对、给某主体捐赠、增资",
    example: "[燕山集团:O]向[焦尾琴公司:O]增资2亿元，[红十字会:O]向[天目医院:O]捐赠设备。",
    finds: &["燕山集团 invests 焦尾琴公司", "红十字会 supports 天目医院"],
    counter: "[燕山集团:O]向[焦尾琴公司:O]投资者致歉。",
    apply: dative,
};

/// Before whom or what a noun of investing or giving is about: 完成对某公司的收购.
const ABOUT: &[&str] =
    &["完成对", "终止对", "停止对", "放弃对", "暂停对", "撤回对", "取消对", "加大对", "追加对"];

fn dative(view: &View<'_>, sink: &mut Sink<'_>) {
    for hit in &view.hits {
        for (predicate, row) in hit.meanings(Pattern::Dative) {
            let index = view.clause_at(hit.span.begin);
            let near = view.groups_before(view.clauses[index].begin, hit.span.begin).next();
            let Some(group) = near.filter(|g| matches!(g.preposition, Some("向" | "对" | "给" | "为")))
            else {
                view.stop(hit.span, Condition::Form);
                continue;
            };
            // 向某人收购 buys from him.
            let bought = matches!(hit.word, "收购" | "并购" | "入股" | "持股" | "控股");
            if bought && group.preposition != Some("对") {
                view.stop(hit.span, Condition::Form);
                continue;
            }
            let gap = view.plain(group.span.end, hit.span.begin);
            // 完成对某公司的|收购, 终止对某公司的|投资
            let before = view.plain(view.clauses[index].begin, group.span.begin);
            let finished = gap == "的" && ABOUT.iter().any(|w| before.ends_with(w)) && view.is_final(hit);
            if gap.chars().count() > 6 || gap.contains('的') && !finished {
                view.stop(hit.span, Condition::Form);
                continue;
            }
            let own = view.own_agents(group.span.begin, predicate.domain());
            let Some(agents) = own.or_else(|| view.carried(index, predicate.domain())) else {
                view.stop(hit.span, Condition::Subject);
                continue;
            };
            let modality = view.modality(hit, Some(&agents), None);
            let saying = Saying { predicate, trigger: hit.span, modality, confidence: 0.85 };
            sink.say_all(view, saying, &agents, &view.heads(group, &row.objects));
        }
    }
}
