//! `fact-conferral`: who received what from whom, at which level, in which edition, when.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;

use super::level::{AwardLevel, of_body, of_place, said};
use super::rule::Rule;
use super::sentence::Sentence;
use super::{Fact, FactKind, Scene};
use crate::link::{EntityId, Relation};
use crate::ontology::{EntityClass, EntityType, Modality, RelationType};
use crate::text::Span;

/// All who received the same in one sentence share one conferral.
pub(super) const CONFERRAL: Rule = Rule {
    id: "fact-conferral",
    en: "all who receive the same award in one sentence, with who confers it, its level by its name, its place or who \
         confers it, its edition (第十六届, 首批, 2021年度) and the date before",
    zh: "一句之中获得同一奖项、称号者，连同授予方、级别、届次和日期",
    example: "今年1月，[王小明:P]、[李小红:P]被评为第三届[江苏省:L/AdministrativeDivision]“[最美摆渡人:G/Award]”。",
    finds: &["Conferral 李小红、王小明 → 最美摆渡人, level 省级, edition 第三届, date 2024-01"],
    counter: "[王小明:P]有望获得“[最美摆渡人:G/Award]”称号。",
    find,
};

/// 第十六届, 首批, 2021年度.
static EDITION: LazyLock<Regex> = LazyLock::new(|| {
    let number = "[0-9零一二三四五六七八九十百]{1,4}";
    Regex::new(&format!("第{number}[届批期次]|[首本上]届|首批|(?:19|20)\\d{{2}}年度|(?:19|20)\\d{{2}}[—\\-－至](?:19|20)\\d{{2}}年?度"))
        .expect("the pattern of editions is well formed")
});

fn find(scene: &Scene<'_>, found: &mut Vec<Fact>) {
    let mut groups: BTreeMap<(Span, &EntityId), Vec<usize>> = BTreeMap::new();
    for (index, relation) in scene.relations.iter().enumerate() {
        if relation.predicate == RelationType::Receives && relation.modality == Modality::Done {
            groups.entry((relation.evidence.sentence, &relation.object)).or_default().push(index);
        }
    }
    for ((span, award), members) in groups {
        let sentence = scene.sentence(span);
        let members: Vec<&Relation> = members.iter().map(|&i| &scene.relations[i]).collect();
        let Some(surest) = members.iter().max_by(|a, b| a.confidence.total_cmp(&b.confidence)) else {
            continue;
        };
        let mut fact = Fact::new(FactKind::Conferral, CONFERRAL.id, span, surest.evidence.trigger);
        for relation in &members {
            if !fact.agents.contains(&relation.subject) {
                fact.agents.push(relation.subject.clone());
            }
            fact.confidence = fact.confidence.min(relation.confidence);
        }
        fact.object = Some(award.clone());
        let given: Vec<(usize, &Relation)> = scene
            .relations
            .iter()
            .enumerate()
            .filter(|(_, r)| r.predicate == RelationType::Confers && r.modality == Modality::Done)
            .filter(|(_, r)| r.evidence.sentence == span && r.object == *award)
            .collect();
        fact.by = given.iter().map(|(_, r)| r.subject.clone()).collect();
        let is_member = |r: &Relation| members.iter().any(|m| std::ptr::eq(*m, r));
        fact.claims = (0..scene.relations.len()).filter(|&i| is_member(&scene.relations[i])).collect();
        let trigger = fact.trigger;
        let place = sentence.mention(award, trigger);
        if let Some(giver) = place.filter(|_| fact.by.is_empty()).and_then(|place| giver(&sentence, place))
            && !fact.agents.contains(giver)
        {
            fact.by.push(giver.clone());
        }
        fact.level = level(scene, &sentence, award, place, &fact.by);
        fact.edition = place.and_then(|place| edition(&sentence, place));
        fact.date = sentence.moment(trigger.end.min(place.map_or(trigger.end, |p| p.begin)));
        found.push(fact);
    }
}

/// 获[中宣部]“五个一工程”奖: the body right before the award.
fn giver<'a>(sentence: &Sentence<'a>, place: Span) -> Option<&'a EntityId> {
    let previous = sentence.mentions.iter().rfind(|m| m.mention.span.end <= place.begin)?;
    let gap = sentence.between(previous.mention.span.end, place.begin);
    let gives = ["", "授予的", "颁发的", "评选的", "颁授的", "授予", "颁发"];
    let given = previous.mention.kind == EntityType::Organisation
        && gives.contains(&gap.trim_matches(['“', '《', '的']));
    let before = sentence.between(sentence.span.begin, previous.mention.span.begin);
    let received = ["获", "获得", "荣获", "被", "入选", "获评", "获批", "由"];
    (given && received.iter().any(|word| before.ends_with(word))).then_some(&previous.entity)
}

/// By the words at the award, the place that its name begins with or that stands before it, or who confers it.
fn level(
    scene: &Scene<'_>,
    sentence: &Sentence<'_>,
    award: &EntityId,
    place: Option<Span>,
    by: &[EntityId],
) -> Option<AwardLevel> {
    let entity = scene.context.entity(award)?;
    let surface = place.map_or(entity.name.as_str(), |p| sentence.between(p.begin, p.end));
    let before = place.map_or("", |p| sentence.between(sentence.span.begin, p.begin));
    if let Some(level) = said(before, surface).or_else(|| said("", &entity.name)) {
        return Some(level);
    }
    // 杭州亚运会 is held in Hangzhou, not given by it.
    let held = matches!(
        entity.class,
        Some(EntityClass::Competition | EntityClass::Meeting | EntityClass::Campaign | EntityClass::Course)
    );
    if held {
        return ["亚运", "奥运", "世锦", "世界", "国际", "亚锦"]
            .iter()
            .any(|w| entity.name.contains(w))
            .then_some(AwardLevel::International);
    }
    let neighbour = place.and_then(|place| {
        let previous = sentence.mentions.iter().rev().find(|m| m.mention.span.end <= place.begin)?;
        let gap = sentence.between(previous.mention.span.end, place.begin);
        let adjacent = previous.mention.kind == EntityType::Place
            && gap.trim_matches(['“', '《', '的', '级']).is_empty();
        adjacent.then(|| of_place(&scene.context.entity(&previous.entity)?.name, scene.lexicon))?
    });
    neighbour
        .or_else(|| of_place(&entity.name, scene.lexicon))
        .or_else(|| by.iter().find_map(|body| of_body(scene.context.entity(body)?, scene.lexicon)))
}

/// In the award's name, else right before it, at most with a place between: 第三届江苏省“最美摆渡人”.
fn edition(sentence: &Sentence<'_>, place: Span) -> Option<String> {
    let own = |text: &str| EDITION.find_iter(text).last().map(|m| (m.as_str().to_owned(), m.end()));
    if let Some((found, _)) = own(sentence.between(place.begin, place.end)) {
        return Some(found);
    }
    let clause = sentence.clause(place);
    let before = sentence.between(clause.begin, place.begin);
    let (found, end) = own(before)?;
    let gap = before.get(end..)?.trim_matches(['“', '《', '的']);
    let mut left = gap.to_owned();
    for mention in sentence.mentions.iter().filter(|m| clause.contains(m.mention.span)) {
        left = left.replace(sentence.between(mention.mention.span.begin, mention.mention.span.end), "");
    }
    (left.trim_matches(['“', '”', '的']).chars().count() <= 2).then_some(found)
}
