//! [`Extraction`]: one article's mentions, entities and statements as an owned, serialisable record.
//!
//! It is the boundary of the program: what `tupu extract` prints, one JSON object a line, and what the
//! graph, the RDF export and the scorer read. Extraction may run on another machine than loading does.
//! Offsets are Unicode code points into `text`, end exclusive. IRIs are absolute.

pub mod bio;
mod from_linked;
pub mod marked;
#[cfg(test)]
mod tests;
mod to_linked;

use std::ops::Range;

use serde::{Deserialize, Serialize};

pub use to_linked::Restored;

use crate::link::Fact;
use crate::ontology::{Change, EntityClass, EntityType, Modality, RelationType, Resolution, StatKind};
use crate::text::Dates;

/// A fact with more than two ends: entities as IRIs, places as code points. Claims and posts are named by their index.
pub type FactRecord = Fact<String, Offsets>;

/// One article with everything derived from it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Extraction {
    /// Where the text came from.
    pub article: ArticleRecord,
    /// Title, then one line a paragraph, normalised.
    pub text: String,
    /// Sentences, in order.
    #[serde(default)]
    pub sentences: Vec<Offsets>,
    /// Mentions, by start.
    pub mentions: Vec<MentionRecord>,
    /// Entities, by id.
    pub entities: Vec<EntityRecord>,
    /// Relations, by evidence, subject, predicate, object.
    pub relations: Vec<RelationRecord>,
    /// Facts with more than two ends, posts first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<FactRecord>,
    /// Observations, by position.
    pub observations: Vec<ObservationRecord>,
}

/// A half-open range of code points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Offsets {
    /// First code point.
    pub start: usize,
    /// One past the last.
    pub end: usize,
}

impl From<Range<usize>> for Offsets {
    fn from(range: Range<usize>) -> Self {
        Self { start: range.start, end: range.end }
    }
}

/// Where a text came from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticleRecord {
    /// IRI: base + `article/` + key.
    pub id: String,
    /// SHA-256 of the normalised text, in hex.
    pub sha256: String,
    /// The path as given.
    pub path: String,
    /// Headline.
    pub title: Option<String>,
    /// RFC 3339 date-time with zone, or a plain date.
    pub published: Option<String>,
    /// The newspaper.
    pub source: Option<String>,
    /// The canonical address.
    pub url: Option<String>,
    /// The place that 我市 refers to, official name.
    pub locality: Option<String>,
    /// The section.
    #[serde(default)]
    pub category: Option<String>,
    /// Tags, as given.
    #[serde(default)]
    pub tags: Vec<String>,
}

/// One occurrence of a name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MentionRecord {
    /// First code point.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// The characters.
    pub text: String,
    /// Its type.
    #[serde(rename = "type")]
    pub kind: EntityType,
    /// IRI of its entity.
    pub entity: String,
    /// By what means it was taken for that entity.
    pub resolution: Resolution,
    /// 0 to 1.
    pub confidence: f32,
    /// Which recogniser found it.
    pub recogniser: String,
    /// By which rule of that recogniser.
    #[serde(default)]
    pub rule: String,
}

/// A named thing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntityRecord {
    /// IRI: base + `id/` + canonical name, percent-encoded where an IRI needs it.
    pub id: String,
    /// Full official name where known.
    pub name: String,
    /// Its type.
    #[serde(rename = "type")]
    pub kind: EntityType,
    /// Its finer class, where known.
    pub class: Option<EntityClass>,
    /// Other names that are valid anywhere, sorted.
    pub aliases: Vec<String>,
}

/// A statement that relates two entities.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RelationRecord {
    /// IRI of the subject.
    pub subject: String,
    /// The predicate.
    pub predicate: RelationType,
    /// IRI of the object.
    pub object: String,
    /// Done, planned or denied.
    pub modality: Modality,
    /// The title held, verbatim.
    pub title: Option<String>,
    /// Appointment or removal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub change: Option<Change>,
    /// 0 to 1.
    pub confidence: f32,
    /// Id of the rule.
    pub rule: String,
    /// The sentence that says it.
    pub evidence: Offsets,
    /// The words that made the rule fire.
    pub trigger: Offsets,
    /// By what rule an end is supplied that the sentence leaves out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supplied: Option<String>,
}

/// A measured statement.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ObservationRecord {
    /// IRI of the entity it is about, where known.
    pub subject: Option<String>,
    /// What is counted or measured, in the article's words.
    pub measure: String,
    /// The exact number.
    pub value: Option<f64>,
    /// At least.
    pub min: Option<f64>,
    /// At most.
    pub max: Option<f64>,
    /// Unit as written.
    pub unit: String,
    /// What the number states.
    pub kind: StatKind,
    /// The period it holds for, as said.
    pub period: Option<String>,
    /// The days of that period, where words and the article's day tell them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period_dates: Option<Dates>,
    /// What a change is measured from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base_period: Option<String>,
    /// The days of that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base_dates: Option<Dates>,
    /// Among whom a rank holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rank_scope: Option<String>,
    /// IRIs of the things named beside the count.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub enumerates: Vec<String>,
    /// Whether as many are named as counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub enumeration_complete: Option<bool>,
    /// The number with its unit, as written.
    pub text: String,
    /// Where the number stands.
    pub span: Offsets,
    /// Id of the rule.
    pub rule: String,
    /// The sentence that says it.
    pub evidence: Offsets,
}
