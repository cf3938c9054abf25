//! What linking yields: entities, and statements with their evidence.

use std::collections::{BTreeMap, BTreeSet};

use super::fact::Fact;
use crate::ontology::{Change, EntityClass, EntityType, Modality, RelationType, Resolution, StatKind};
use crate::recognise::Mention;
use crate::text::{Dates, Span};

/// Stable identity: the canonical name, with a suffix where namesakes must stay apart.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityId(pub String);

/// A named thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// Its identity.
    pub id: EntityId,
    /// The full official name where known (常州市科学技术协会).
    pub name: String,
    /// Its type.
    pub kind: EntityType,
    /// Its finer class, where known.
    pub class: Option<EntityClass>,
    /// Other names that are valid anywhere (常州市科协); never 市科协.
    pub aliases: BTreeSet<String>,
}

/// A mention and what it was taken for.
#[derive(Clone, Debug, PartialEq)]
pub struct LinkedMention {
    /// The occurrence.
    pub mention: Mention,
    /// The entity.
    pub entity: EntityId,
    /// By what means.
    pub resolution: Resolution,
}

/// Why a statement is believed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The sentence that says it (more than one where it spans them).
    pub sentence: Span,
    /// The words that made the rule fire.
    pub trigger: Span,
    /// The rule's id.
    pub rule: String,
}

/// A statement that relates two entities.
#[derive(Clone, Debug, PartialEq)]
pub struct Relation {
    /// Who.
    pub subject: EntityId,
    /// Does or is what.
    pub predicate: RelationType,
    /// To whom or what.
    pub object: EntityId,
    /// Done, planned or denied.
    pub modality: Modality,
    /// The title held, verbatim (副总理), for `holdsPosition`.
    pub title: Option<String>,
    /// Appointment or removal, for `holdsPosition`.
    pub change: Option<Change>,
    /// How sure, 0 to 1.
    pub confidence: f32,
    /// Why.
    pub evidence: Evidence,
    /// By what rule an end is supplied that the sentence leaves out: `report-title`, `sentence-before`, ….
    pub supplied: Option<&'static str>,
}

/// A measured statement.
#[derive(Clone, Debug, PartialEq)]
pub struct Observation {
    /// What it is about or who did it, where known.
    pub subject: Option<EntityId>,
    /// What is counted or measured, in the article's words.
    pub measure: String,
    /// The number, exact (15万 → 150000).
    pub value: Option<f64>,
    /// At least (1000多).
    pub min: Option<f64>,
    /// At most (近200).
    pub max: Option<f64>,
    /// Unit as written, 万 and 亿 folded into the number (万元 → 元).
    pub unit: String,
    /// What the number states.
    pub kind: StatKind,
    /// The period it holds for, as said (五年来, 2020年).
    pub period: Option<String>,
    /// The days of that period, where words and the article's day tell them.
    pub period_dates: Option<Dates>,
    /// What a change is measured from (五年前, 同比).
    pub base_period: Option<String>,
    /// The days of that.
    pub base_dates: Option<Dates>,
    /// Among whom a rank holds (全省).
    pub rank_scope: Option<String>,
    /// The things named beside the count: 2个(A、B).
    pub enumerates: Vec<EntityId>,
    /// Whether as many are named as counted; `None` where none are.
    pub enumeration_complete: Option<bool>,
    /// The number with its unit, as written (503场).
    pub text: Span,
    /// Why.
    pub evidence: Evidence,
}

/// Everything that linking yields for one article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Linked {
    /// Mentions with their entities, by begin.
    pub mentions: Vec<LinkedMention>,
    /// Entities, by id.
    pub entities: BTreeMap<EntityId, Entity>,
    /// Relations, by position.
    pub relations: Vec<Relation>,
    /// Facts with more than two ends, posts first.
    pub facts: Vec<Fact>,
    /// Observations, by position.
    pub observations: Vec<Observation>,
}
