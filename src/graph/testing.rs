//! Small made-up articles for tests.

use std::collections::BTreeMap;

use crate::extraction::{
    ArticleRecord, EntityRecord, Extraction, MentionRecord, ObservationRecord, Offsets, RelationRecord,
};
use crate::iri::Base;
use crate::ontology::{EntityType, Modality, RelationType, Resolution, StatKind};

/// What a subject has to do with an object.
#[derive(Clone, Copy)]
pub(crate) enum Say {
    /// A done fact.
    R(RelationType),
    /// A planned, or denied fact.
    M(RelationType, Modality),
}

/// An article with one sentence a fact: 青江市举办青江灯会。 The type follows the last character of a name.
pub(crate) fn article(key: &str, date: &str, facts: &[(&str, Say, &str)]) -> Extraction {
    let base = Base::default();
    let mut text = format!("{key}报");
    let mut mentions = Vec::new();
    let mut entities: BTreeMap<String, EntityRecord> = BTreeMap::new();
    let mut relations = Vec::new();
    let mut sentences = Vec::new();
    for (subject, say, object) in facts {
        let (predicate, modality) = match *say {
            Say::R(predicate) => (predicate, Modality::Done),
            Say::M(predicate, modality) => (predicate, modality),
        };
        text.push('\n');
        let begin = text.chars().count();
        mention(&mut text, &mut mentions, &base, subject);
        let verb = text.chars().count();
        text.push('与');
        mention(&mut text, &mut mentions, &base, object);
        text.push_str("有关。");
        let evidence = Offsets { start: begin, end: text.chars().count() };
        sentences.push(evidence);
        for name in [subject, object] {
            entities.insert(
                base.entity(name),
                EntityRecord {
                    id: base.entity(name),
                    name: (*name).to_owned(),
                    kind: kind_of(name),
                    class: None,
                    aliases: name.strip_suffix('市').map(str::to_owned).into_iter().collect(),
                },
            );
        }
        relations.push(RelationRecord {
            supplied: None,
            subject: base.entity(subject),
            predicate,
            object: base.entity(object),
            modality,
            title: (predicate == RelationType::HoldsPosition).then(|| "主任".to_owned()),
            change: None,
            confidence: 0.9,
            rule: format!("{predicate}/verb"),
            evidence,
            trigger: Offsets { start: verb, end: verb + 1 },
        });
    }
    Extraction {
        article: ArticleRecord {
            id: base.article(key),
            path: format!("{key}.md"),
            title: Some(format!("{key}报")),
            published: Some(date.to_owned()),
            source: Some("青江日报".to_owned()),
            ..ArticleRecord::default()
        },
        text,
        sentences,
        mentions,
        entities: entities.into_values().collect(),
        relations,
        facts: Vec::new(),
        observations: Vec::new(),
    }
}

/// A number about `subject`, said by the first sentence of `article`.
pub(crate) fn with_number(mut article: Extraction, subject: &str, measure: &str, value: f64) -> Extraction {
    article.observations.push(ObservationRecord {
        subject: Some(Base::default().entity(subject)),
        measure: measure.to_owned(),
        value: Some(value),
        min: None,
        max: None,
        unit: "场".to_owned(),
        kind: StatKind::Count,
        period: None,
        period_dates: None,
        base_period: None,
        base_dates: None,
        rank_scope: None,
        enumerates: Vec::new(),
        enumeration_complete: None,
        text: format!("{value}场"),
        span: Offsets { start: 0, end: 2 },
        rule: "count".to_owned(),
        evidence: article.sentences[0],
    });
    article
}

fn mention(text: &mut String, mentions: &mut Vec<MentionRecord>, base: &Base, name: &str) {
    let start = text.chars().count();
    text.push_str(name);
    mentions.push(MentionRecord {
        start,
        end: text.chars().count(),
        text: name.to_owned(),
        kind: kind_of(name),
        entity: base.entity(name),
        resolution: Resolution::ExactName,
        confidence: 1.0,
        recogniser: "test".to_owned(),
        rule: String::new(),
    });
}

fn kind_of(name: &str) -> EntityType {
    match name.chars().last() {
        Some('市' | '省') => EntityType::Place,
        Some('会' | '奖') => EntityType::Programme,
        Some('某') => EntityType::Person,
        Some('》') => EntityType::Work,
        _ => EntityType::Organisation,
    }
}
