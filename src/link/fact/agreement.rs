//! `fact-agreement`: who signed what with whom, for how much.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;

use super::rule::Rule;
use super::sentence::Sentence;
use super::{Amount, Fact, FactKind, Scene};
use crate::ontology::{Modality, RelationType};
use crate::text::Span;

/// 甲与乙签署战略合作协议，金额20亿元.
pub(super) const AGREEMENT: Rule = Rule {
    id: "fact-agreement",
    en: "parties that work together and sign something (签署, 签订, 签约, 达成…协议), with what they sign, the sum named \
         with it and the date before",
    zh: "合作各方签署、签订、达成的协议，连同其名称、金额和日期",
    example: "3月5日，[焦尾琴公司:O]与[柳岸大学:O]签署战略合作协议，总金额2.5亿元。",
    finds: &["Agreement 焦尾琴公司、柳岸大学, title 战略合作协议, date 2024-03-05, amount 250000000 元"],
    counter: "[焦尾琴公司:O]与[柳岸大学:O]合作研究古琴，投入2.5亿元。",
    find,
};

/// Verbs of signing.
static SIGNS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new("签署|签订|签定|签下|签立|签约|签了|缔结|订立|达成")
        .expect("the pattern of signing is well formed")
});

/// What is signed.
static SIGNED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        "[^，。；、（）“”《》]{0,24}?(?:框架协议|合作协议|协议书|议定书|备忘录|意向书|意向协议|协议|协定|合同|宣言|条约|大单|订单|行动计划|联合声明|公报|责任书|承诺书)",
    )
    .expect("the pattern of agreements is well formed")
});

fn find(scene: &Scene<'_>, found: &mut Vec<Fact>) {
    let mut groups: BTreeMap<(Span, usize, Modality), Vec<usize>> = BTreeMap::new();
    for (index, relation) in scene.relations.iter().enumerate() {
        if relation.predicate != RelationType::CooperatesWith || relation.modality == Modality::Denied {
            continue;
        }
        let sentence = scene.sentence(relation.evidence.sentence);
        let ends = [&relation.subject, &relation.object];
        let sides = ends.iter().filter_map(|end| sentence.mention(end, relation.evidence.trigger));
        let first = sides.map(|s| s.begin).min().unwrap_or(sentence.span.begin);
        // The verb that the two stand at: the first behind the first of them.
        let Some(sign) =
            SIGNS.find_iter(sentence.text).map(|m| m.start() + sentence.span.begin).find(|at| *at > first)
        else {
            continue;
        };
        groups.entry((sentence.span, sign, relation.modality)).or_default().push(index);
    }
    for ((span, sign, modality), members) in groups {
        let sentence = scene.sentence(span);
        if let Some(fact) = agreement(scene, &sentence, sign, &members) {
            found.push(Fact { modality, ..fact });
        }
    }
}

fn agreement(scene: &Scene<'_>, sentence: &Sentence<'_>, sign: usize, members: &[usize]) -> Option<Fact> {
    let verb = SIGNS.find(sentence.between(sign, sentence.span.end))?;
    let verb = Span::new(sign, sign + verb.end());
    let title = title(sentence, verb);
    let weak = sentence.between(verb.begin, verb.end) == "达成";
    if weak && title.is_none() {
        return None;
    }
    let mut fact = Fact::new(FactKind::Agreement, AGREEMENT.id, sentence.span, verb);
    for &index in members {
        let relation = &scene.relations[index];
        for party in [&relation.subject, &relation.object] {
            if !fact.agents.contains(party) {
                fact.agents.push(party.clone());
            }
        }
        fact.confidence = fact.confidence.min(relation.confidence);
    }
    fact.claims = members.to_vec();
    fact.title = title;
    // 已达成的协议: told of, not when.
    let told = sentence.between(verb.end, sentence.span.end).starts_with('的');
    fact.date = sentence.moment(verb.begin).filter(|_| !told);
    fact.amount = sum(sentence, verb);
    Some(fact)
}

/// The words of what is signed: right behind the verb, or before it (就…协议签约).
fn title(sentence: &Sentence<'_>, verb: Span) -> Option<String> {
    let clause = sentence.clause(verb);
    let behind = sentence.between(verb.end, clause.end.max(verb.end)).trim_start_matches(['了', '的']);
    let quoted = behind.trim_start_matches('《');
    if quoted != behind {
        return quoted.split_once('》').map(|(name, _)| name.to_owned());
    }
    let found = SIGNED.find(behind)?.as_str();
    // 签署了金额2.5亿元的合作协议: what stands before 的 says of how much.
    let bare = found.rsplit_once('的').map_or(found, |(before, tail)| {
        if before.contains(|c: char| c.is_ascii_digit()) || before.chars().count() > 8 { tail } else { found }
    });
    (!bare.is_empty()).then(|| bare.to_owned())
}

/// The first sum behind the verb, in its clause or with 金额, 总额 in the next.
fn sum(sentence: &Sentence<'_>, verb: Span) -> Option<Amount> {
    let behind = sentence.money().into_iter().find(|money| money.span.begin >= verb.end)?;
    let gap = sentence.between(verb.end, behind.span.begin);
    let near = !gap.contains(['，', '；']);
    let named =
        ["金额", "总额", "总投资", "额度", "总价", "价值", "标的", "授信", "合同额", "投资额", "签约额"];
    (near || named.iter().any(|word| gap.contains(word)) && gap.chars().count() <= 30).then_some(behind)
}
