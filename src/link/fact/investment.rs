//! `fact-investment` and `fact-total-investment`: who puts how much into what, for what share.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;

use super::rule::Rule;
use super::sentence::Sentence;
use super::{Amount, Fact, FactKind, Scene};
use crate::link::EntityId;
use crate::ontology::{EntityType, Modality, RelationType};
use crate::text::Span;

/// 甲投资20亿元建设乙.
pub(super) const INVESTMENT: Rule = Rule {
    id: "fact-investment",
    en: "all who invest in, buy or take a stake in the same in one sentence, with the sum and the share named at the \
         verb, and the date before",
    zh: "一句之中投资、收购、入股同一对象者，连同金额、持股比例和日期",
    example: "去年6月，[焦尾琴公司:O]出资3亿元收购[柳岸药业:O]51%的股权。",
    finds: &["Investment 焦尾琴公司 → 柳岸药业, date 2023-06, amount 300000000 元, share 51 %"],
    counter: "[焦尾琴公司:O]去年营收3亿元，[柳岸药业:O]占51%。",
    find,
};

/// 总投资50亿元的乙: the sum is named and who pays is not.
pub(super) const TOTAL: Rule = Rule {
    id: "fact-total-investment",
    en: "总投资 with a sum, and the undertaking, place or body that it is spent on: behind 的, or heading the clause",
    zh: "总投资若干元的某项目；某项目总投资若干元",
    example: "总投资50亿元的[柳岸大桥:L/Facility]开工。[焦尾琴实验室:O]计划总投资2亿元。",
    finds: &[
        "Investment → 柳岸大桥, amount 5000000000 元",
        "Investment → 焦尾琴实验室, amount 200000000 元 [planned]",
    ],
    counter: "[柳岸市:L/AdministrativeDivision]全年固定资产投资50亿元。",
    find: find_total,
};

/// 总投资50亿元, with what plans it.
static TOTALS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new("(计划|预计|概算|估算|规划|拟)?总投资(?:额|规模|金额)?(?:约为|约|为|达到|达|近|超过|超|逾)*")
        .expect("the pattern of totals is well formed")
});

fn find(scene: &Scene<'_>, found: &mut Vec<Fact>) {
    let mut groups: BTreeMap<(Span, &EntityId, Modality), Vec<usize>> = BTreeMap::new();
    for (index, relation) in scene.relations.iter().enumerate() {
        if relation.predicate == RelationType::Invests && relation.modality != Modality::Denied {
            let key = (relation.evidence.sentence, &relation.object, relation.modality);
            groups.entry(key).or_default().push(index);
        }
    }
    for ((span, target, modality), members) in groups {
        let sentence = scene.sentence(span);
        let Some(first) = members.first().map(|&i| &scene.relations[i]) else { continue };
        let trigger = first.evidence.trigger;
        let mut fact = Fact::new(FactKind::Investment, INVESTMENT.id, span, trigger);
        for &index in &members {
            let relation = &scene.relations[index];
            if !fact.agents.contains(&relation.subject) {
                fact.agents.push(relation.subject.clone());
            }
            fact.confidence = fact.confidence.min(relation.confidence);
        }
        fact.object = Some(target.clone());
        fact.claims = members;
        fact.modality = modality;
        fact.date = sentence.moment(trigger.end);
        fact.amount = spent(&sentence, trigger);
        fact.share = share(&sentence, trigger);
        found.push(fact);
    }
}

/// The sum at the verb: behind it in its clause, else before it there, else named as such in the next.
fn spent(sentence: &Sentence<'_>, trigger: Span) -> Option<Amount> {
    let clause = sentence.clause(trigger);
    let money = sentence.money();
    let behind = money.iter().find(|m| m.span.begin >= trigger.begin && m.span.end <= clause.end);
    let before = money.iter().rev().find(|m| m.span.end <= trigger.begin && m.span.begin >= clause.begin);
    let next = money.iter().find(|m| m.span.begin >= clause.end).filter(|m| {
        let gap = sentence.between(clause.end, m.span.begin);
        let named = ["总投资", "投资额", "金额", "总额", "投资约", "投资达", "作价", "价格", "对价"];
        gap.chars().count() <= 14 && named.iter().any(|word| gap.contains(word))
    });
    behind.or(before).or(next).cloned()
}

/// A percentage of 股权, or after 持股 and the like.
fn share(sentence: &Sentence<'_>, trigger: Span) -> Option<Amount> {
    let stake = |amount: &Amount| {
        let behind = sentence.between(amount.span.end, sentence.span.end).trim_start_matches('的');
        let clause = sentence.clause(amount.span);
        let before = sentence.between(clause.begin, amount.span.begin);
        let held = ["持股", "占股", "股权", "股比", "股份", "出资比例", "控股", "参股"];
        ["股权", "股份", "股"].iter().any(|word| behind.starts_with(word))
            || held.iter().any(|word| before.contains(word))
    };
    sentence.percentages().into_iter().find(|amount| amount.span.begin >= trigger.begin && stake(amount))
}

fn find_total(scene: &Scene<'_>, found: &mut Vec<Fact>) {
    for sentence in scene.context.article.sentences() {
        let sentence = scene.sentence(sentence.span);
        if !sentence.text.contains("总投资") {
            continue;
        }
        let money = sentence.money();
        for total in TOTALS.captures_iter(sentence.text) {
            let Some(whole) = total.get(0) else { continue };
            let trigger = Span::new(whole.start(), whole.end()).shifted(sentence.span.begin);
            // The sum may take 约 or 超 from the words before it.
            let Some(sum) = money
                .iter()
                .find(|m| (trigger.begin..=trigger.end).contains(&m.span.begin) && m.span.end > trigger.end)
            else {
                continue;
            };
            let Some(target) = target(&sentence, trigger, sum.span) else { continue };
            let known = |f: &&mut Fact| {
                f.kind == FactKind::Investment
                    && f.evidence == sentence.span
                    && f.object.as_ref() == Some(target)
            };
            if let Some(fact) = found.iter_mut().find(known) {
                fact.amount.get_or_insert_with(|| sum.clone());
                continue;
            }
            let mut fact = Fact::new(FactKind::Investment, TOTAL.id, sentence.span, trigger);
            fact.object = Some(target.clone());
            fact.amount = Some(sum.clone());
            fact.confidence = 0.8;
            fact.modality = if total.get(1).is_some() { Modality::Planned } else { Modality::Done };
            found.push(fact);
        }
    }
}

/// 总投资50亿元的[大桥]; [实验室]总投资2亿元: right behind 的, else what heads the clause or the clause before.
fn target<'a>(sentence: &Sentence<'a>, trigger: Span, sum: Span) -> Option<&'a EntityId> {
    let can = |kind| matches!(kind, EntityType::Programme | EntityType::Organisation | EntityType::Place);
    let rest = sentence.between(sum.end, sentence.span.end);
    if let Some(behind) = rest.strip_prefix('的') {
        let begin = sum.end + (rest.len() - behind.len());
        let mention = sentence.mentions.iter().rfind(|m| {
            let gap = sentence.between(begin, m.mention.span.begin);
            m.mention.span.begin >= begin && gap.chars().count() <= 8 && !gap.contains(['，', '、'])
        })?;
        // 总投资90亿元的某大桥等项目: the sum is of them all.
        let others = sentence.between(mention.mention.span.end, sentence.span.end);
        let alone = !others.trim_start_matches('”').starts_with(['等', '、', '和']);
        return (alone && can(mention.mention.kind)).then_some(&mention.entity);
    }
    let head = sentence.mentions.iter().rfind(|m| m.mention.span.end <= trigger.begin)?;
    let gap = sentence.between(head.mention.span.end, trigger.begin);
    let plain = gap.trim_matches(['”', '，', '一', '期', '二', '项', '目', '工', '程', '（', '）']);
    (plain.is_empty() && can(head.mention.kind)).then_some(&head.entity)
}
