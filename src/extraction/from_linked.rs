//! [`Extraction`] from what linking yields: byte spans to code points, ids to IRIs.

use super::{
    ArticleRecord, EntityRecord, Extraction, FactRecord, MentionRecord, ObservationRecord, Offsets,
    RelationRecord,
};
use crate::document::Article;
use crate::iri::Base;
use crate::link::{EntityId, Fact, Linked, LinkedMention, Observation, Relation};
use crate::text::Span;

impl Extraction {
    /// The record of one article.
    pub fn new(article: &Article, linked: &Linked, locality: Option<&str>, base: &Base) -> Self {
        let writer = Writer { article, base };
        let entities = linked.entities.values().map(|entity| EntityRecord {
            id: writer.entity(&entity.id),
            name: entity.name.clone(),
            kind: entity.kind,
            class: entity.class,
            aliases: entity.aliases.iter().cloned().collect(),
        });
        let mut entities: Vec<_> = entities.collect();
        entities.sort_by(|a, b| a.id.cmp(&b.id));
        Self {
            article: writer.article(locality),
            text: article.text().as_str().to_owned(),
            sentences: article.sentences().iter().map(|s| writer.offsets(s.span)).collect(),
            mentions: linked.mentions.iter().map(|m| writer.mention(m)).collect(),
            entities,
            relations: linked.relations.iter().map(|r| writer.relation(r)).collect(),
            facts: linked.facts.iter().map(|f| writer.fact(f)).collect(),
            observations: linked.observations.iter().map(|o| writer.observation(o)).collect(),
        }
    }
}

struct Writer<'a> {
    article: &'a Article,
    base: &'a Base,
}

impl Writer<'_> {
    fn offsets(&self, span: Span) -> Offsets {
        self.article.text().char_range(span).into()
    }

    fn entity(&self, id: &EntityId) -> String {
        self.base.entity(&id.0)
    }

    fn article(&self, locality: Option<&str>) -> ArticleRecord {
        let (article, meta) = (self.article, &self.article.meta);
        ArticleRecord {
            id: self.base.article(&article.key()),
            sha256: article.sha256(),
            path: article.source.path.clone(),
            title: meta.title.clone(),
            published: meta.published.clone(),
            source: meta.newspaper.clone(),
            url: meta.url.clone(),
            locality: locality.map(str::to_owned),
            category: meta.category.clone(),
            tags: meta.tags.clone(),
        }
    }

    fn mention(&self, linked: &LinkedMention) -> MentionRecord {
        let mention = &linked.mention;
        let Offsets { start, end } = self.offsets(mention.span);
        MentionRecord {
            start,
            end,
            text: self.article.slice(mention.span).to_owned(),
            kind: mention.kind,
            entity: self.entity(&linked.entity),
            resolution: linked.resolution,
            confidence: rounded(mention.confidence),
            recogniser: mention.recogniser.to_owned(),
            rule: mention.rule.to_owned(),
        }
    }

    fn relation(&self, relation: &Relation) -> RelationRecord {
        RelationRecord {
            subject: self.entity(&relation.subject),
            predicate: relation.predicate,
            object: self.entity(&relation.object),
            modality: relation.modality,
            title: relation.title.clone(),
            change: relation.change,
            confidence: rounded(relation.confidence),
            rule: relation.evidence.rule.clone(),
            evidence: self.offsets(relation.evidence.sentence),
            trigger: self.offsets(relation.evidence.trigger),
            supplied: relation.supplied.map(str::to_owned),
        }
    }

    fn fact(&self, fact: &Fact) -> FactRecord {
        let mut record = fact.map(|id| self.entity(id), |span| self.offsets(*span));
        record.confidence = rounded(fact.confidence);
        record
    }

    fn observation(&self, observation: &Observation) -> ObservationRecord {
        ObservationRecord {
            subject: observation.subject.as_ref().map(|id| self.entity(id)),
            measure: observation.measure.clone(),
            value: observation.value,
            min: observation.min,
            max: observation.max,
            unit: observation.unit.clone(),
            kind: observation.kind,
            period: observation.period.clone(),
            period_dates: observation.period_dates,
            base_period: observation.base_period.clone(),
            base_dates: observation.base_dates,
            rank_scope: observation.rank_scope.clone(),
            enumerates: observation.enumerates.iter().map(|id| self.entity(id)).collect(),
            enumeration_complete: observation.enumeration_complete,
            text: self.article.slice(observation.text).to_owned(),
            span: self.offsets(observation.text),
            rule: observation.evidence.rule.clone(),
            evidence: self.offsets(observation.evidence.sentence),
        }
    }
}

/// Three decimals, so that a confidence reads and round-trips the same everywhere.
fn rounded(confidence: f32) -> f32 {
    (confidence * 1000.0).round() / 1000.0
}
