//! Who holds shares, told by a noun (甲是乙的控股股东, 乙大股东甲), and who puts no more money in.

use crate::link::EntityId;
use crate::link::relation::rule::{Rule, Saying, Sink};
use crate::link::relation::trace::Condition;
use crate::link::relation::trigger::{Hit, Pattern};
use crate::link::relation::view::View;
use crate::ontology::EntityType::{Organisation as O, Person as P, Programme as G};
use crate::ontology::{Modality, RelationType as R};

/// 甲是乙的控股股东; 乙控股股东甲.
pub const HOLDER: Rule = Rule {
    id: "shareholder",
    predicates: &[R::Invests],
    en: "控股股东 or 大股东 between a company and who holds it, or who holds it is said to be that",
    zh: "某公司控股股东、大股东某某；某某是某公司的控股股东",
    example: "[焦尾琴公司:O]控股股东[燕山集团:O]减持，[王小明:P]是[长荡湖公司:O]的第一大股东。",
    finds: &["燕山集团 invests 焦尾琴公司", "王小明 invests 长荡湖公司"],
    counter: "[焦尾琴公司:O]控股股东减持，[燕山集团:O]公告称无影响。",
    apply: holder,
};

fn holder(view: &View<'_>, sink: &mut Sink<'_>) {
    for hit in &view.hits {
        for (predicate, _) in hit.meanings(Pattern::Nominal).filter(|(p, _)| *p == R::Invests) {
            let Some((company, holders)) = company_and_holders(view, hit) else {
                view.stop(hit.span, Condition::Form);
                continue;
            };
            let told = view.modality(hit, None, None);
            let modality = if told == Modality::Planned { Modality::Done } else { told };
            let saying = Saying { predicate, trigger: hit.span, modality, confidence: 0.8 };
            for holder in holders {
                sink.say(view, saying, holder, &view.mention(company).entity);
            }
        }
    }
}

fn company_and_holders<'a>(view: &View<'a>, hit: &Hit<'_>) -> Option<(usize, Vec<&'a EntityId>)> {
    let index = view.clause_at(hit.span.begin);
    let clause = view.clauses[index];
    let group = view.groups_before(clause.begin, hit.span.begin).next()?;
    let company = view.heads(group, &[O]).last().copied()?;
    let gap = view.plain(group.span.end, hit.span.begin);
    if !matches!(gap.as_str(), "" | "的" | "原" | "的原") {
        return None;
    }
    let before = view.plain(clause.begin, group.span.begin);
    if before.ends_with(['是', '为', '系']) {
        let own = view.own_agents(group.span.begin, &[O, P]);
        let who = own.or_else(|| view.carried(index, &[O, P]))?;
        return Some((company, who.entities));
    }
    let first = view.phrase_after(hit.span.end);
    let phrase = view.phrases.get(first).filter(|p| p.span.begin < clause.end)?;
    let between = view.plain(hit.span.end, phrase.span.begin);
    let close = matches!(between.as_str(), "" | "、实际控制人" | "及实际控制人" | "兼实际控制人");
    let holders = view.heads(view.group_of(first), &[O, P]);
    let holders: Vec<_> = holders.iter().map(|h| &view.mention(*h).entity).collect();
    (close && !holders.is_empty()).then_some((company, holders))
}

/// 某项目已终止，甲不再追加投资.
pub const QUITS: Rule = Rule {
    id: "invests-no-more",
    predicates: &[R::Invests],
    en: "who puts in no more money, in what the clause before is about",
    zh: "不再追加投资、停止注资而标的为前一分句的主语",
    example: "[天目湖项目:G]已终止，[焦尾琴集团:O]表示不再追加投资。",
    finds: &["焦尾琴集团 invests 天目湖项目 [denied]"],
    counter: "[天目湖项目:G]已终止，[焦尾琴集团:O]表示不再追究责任，将继续投资。",
    apply: quits,
};

fn quits(view: &View<'_>, sink: &mut Sink<'_>) {
    for hit in view.hits.iter().filter(|h| matches!(h.word, "投资" | "注资" | "增资" | "出资")) {
        let index = view.clause_at(hit.span.begin);
        let before = index.checked_sub(1).and_then(|c| view.clause_subject(c));
        let own = view.own_agents(hit.span.begin, R::Invests.domain());
        let (Some(before), Some(agents)) = (before.filter(|_| view.is_final(hit)), own) else { continue };
        let modality = view.modality(hit, Some(&agents), None);
        let things = view.heads(before, &[O, G]);
        if modality != Modality::Denied || things.len() != 1 {
            view.stop(hit.span, Condition::Form);
            continue;
        }
        let saying = Saying { predicate: R::Invests, trigger: hit.span, modality, confidence: 0.7 };
        sink.say_all(view, saying, &agents, &things);
    }
}
