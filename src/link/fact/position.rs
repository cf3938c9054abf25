//! `fact-position`: who holds which post, in which role, since and until when.

use super::role::role;
use super::rule::Rule;
use super::sentence::Sentence;
use super::{Fact, FactKind, Scene};
use crate::link::Relation;
use crate::link::period::Period;
use crate::link::relation::titles;
use crate::ontology::{Change, Modality, RelationType};

/// 理事、秘书长 are two posts; 免去 ends one.
pub(super) const POSITION: Rule = Rule {
    id: "fact-position",
    en: "each title of somebody who holds a position, with its role and, where a verb of taking or leaving office says \
         so, begin or end: the date before the verb, else the day of the report",
    zh: "任职者的每个职务及其角色；任、任命、当选、免去、辞去给出起止：动词前的日期，未言明则为见报日",
    example: "2021年3月，[王小明:P]任[焦尾琴协会:O]理事、秘书长。会议免去[李小红:P]的[焦尾琴协会:O]副会长职务。",
    finds: &[
        "Position 王小明 → 焦尾琴协会, title 理事, role 理事, begin 2021-03",
        "Position 王小明 → 焦尾琴协会, title 秘书长, role 秘书长, begin 2021-03",
        "Position 李小红 → 焦尾琴协会, title 副会长, role 副会长, removed, former, end 2024-03-10",
    ],
    counter: "[王小明:P]将任[焦尾琴协会:O]会长。",
    find,
};

/// Words of a trigger that say that a post was held before and is no longer.
const PAST: &[&str] = &["曾任", "曾担任", "历任", "时任", "原任", "曾是", "曾为", "曾在", "曾兼任"];

/// Words of a sentence that tell of an earlier time without a date.
const EARLIER: &[&str] =
    &["曾", "后来", "当时", "毕业", "此后", "随后", "同年", "当年", "年轻时", "其间", "祝贺"];

fn find(scene: &Scene<'_>, found: &mut Vec<Fact>) {
    for (index, relation) in scene.relations.iter().enumerate() {
        let left = matches!(relation.change, Some(Change::Removed | Change::Resigned));
        let held = relation.modality == Modality::Done || left;
        if relation.predicate != RelationType::HoldsPosition || !held {
            continue;
        }
        let sentence = scene.sentence(relation.evidence.sentence);
        let past = left || is_former(relation, &sentence);
        let (begin, end) = tenure(relation, &sentence, past);
        let split = relation.title.as_deref().map(|title| titles(title).unwrap_or_else(|| vec![title]));
        let each = split.map_or(vec![None], |titles| titles.into_iter().map(Some).collect());
        for title in each {
            let evidence = &relation.evidence;
            let mut fact = Fact::new(FactKind::Position, POSITION.id, evidence.sentence, evidence.trigger);
            fact.agents = vec![relation.subject.clone()];
            fact.object = Some(relation.object.clone());
            fact.title = title.map(str::to_owned);
            fact.role = title.map(|title| role(title, &scene.lexicon.words));
            fact.change = relation.change;
            // 主席、前总统: the second alone is over.
            fact.former = past || title.is_some_and(|title| title.starts_with(['原', '前']));
            fact.begin.clone_from(&begin);
            fact.end.clone_from(&end);
            fact.claims = vec![index];
            fact.confidence = relation.confidence;
            found.push(fact);
        }
    }
}

/// 原局长, 前主席, 曾任会长, 时任某县委书记.
fn is_former(relation: &Relation, sentence: &Sentence<'_>) -> bool {
    let title = relation.title.as_deref().unwrap_or_default();
    let trigger = relation.evidence.trigger;
    let said = sentence.between(trigger.begin, trigger.end);
    let body = sentence.mention(&relation.object, trigger).map_or(trigger.begin, |body| body.begin);
    let before = sentence.between(sentence.span.begin, body);
    title.starts_with(['原', '前'])
        || PAST.iter().any(|word| said.contains(word))
        || ["时任", "曾任", "原任"].iter().any(|word| before.ends_with(word))
}

/// When the post began and ended, where a verb says that it did.
fn tenure(relation: &Relation, sentence: &Sentence<'_>, former: bool) -> (Option<Period>, Option<Period>) {
    let trigger = relation.evidence.trigger;
    let said = sentence.between(trigger.begin, trigger.end);
    // A title before a name tells of no beginning, though 主任 holds a 任.
    let verb = relation.evidence.rule != "title-before-name";
    let takes = verb && ["任", "聘", "选", "推举", "接掌"].iter().any(|word| said.contains(word));
    let moment = sentence.moment(trigger.end);
    let reported = || {
        let told = sentence.is_dated() || EARLIER.iter().any(|word| sentence.text.contains(word));
        sentence.unsaid_today().filter(|_| !told)
    };
    match relation.change {
        Some(Change::Removed | Change::Resigned) => (None, moment.or_else(reported)),
        Some(Change::Appointed) => (moment.or_else(reported), None),
        // 1958年至1966年任所长 gives both ends.
        None if takes => stretch(moment, former),
        None => (None, None),
    }
}

/// Begin and end of a stretch of years; a year alone is the begin, unless the post is told of as past.
fn stretch(moment: Option<Period>, former: bool) -> (Option<Period>, Option<Period>) {
    let Some(period) = moment else { return (None, None) };
    let ends = period.dates.and_then(|dates| Some((dates.begin()?.year(), dates.end()?.year())));
    match ends {
        Some((first, last)) if first < last => {
            let year =
                |year| Period { text: period.text.clone(), dates: crate::text::Dates::years(year, year) };
            (Some(year(first)), Some(year(last)))
        }
        _ if former => (None, None),
        _ => (Some(period), None),
    }
}
