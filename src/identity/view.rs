//! [`View`]: what one article contributes to the question who is who; small enough to keep for every article.

use std::collections::BTreeMap;

use super::history::{self, Change};
use crate::extraction::Extraction;
use crate::iri::Base;
use crate::ontology::{EntityClass, EntityType, RelationType, Resolution};

/// One article's entities under the names that the article alone gives them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// IRI of the article.
    pub article: String,
    /// Path, address and key, by which a person may name the article.
    pub known_as: Vec<String>,
    /// Its day, where its date begins with one (2024-05-01).
    pub day: Option<String>,
    /// The place that 我市 refers to.
    pub locality: Option<String>,
    /// The newspaper.
    pub source: Option<String>,
    /// Its entities, by name.
    pub seen: Vec<Seen>,
    /// What it says of names that changed.
    pub changes: Vec<Change>,
}

/// An entity as one article shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// The canonical name within the article.
    pub name: String,
    /// Its type.
    pub kind: EntityType,
    /// Its finer class.
    pub class: Option<EntityClass>,
    /// Other names that the article gives it.
    pub aliases: Vec<String>,
    /// Those among them that the article introduces (以下简称…).
    pub introduced: Vec<String>,
    /// Bodies that the person has a position in, by index, with the title.
    pub posts: Vec<(usize, Option<String>)>,
    /// Entities that a statement relates it to, by index.
    pub related: Vec<usize>,
}

impl View {
    /// What `extraction`, as it was read, contributes. Entities whose IRI is not made from their name (another
    /// program's) are left out: they have an identity of their own.
    pub fn new(extraction: &Extraction, base: &Base) -> Self {
        let record = &extraction.article;
        let own = extraction.entities.iter().filter(|e| base.entity(&e.name) == e.id);
        let mut seen: Vec<Seen> = own.map(seen).collect();
        seen.sort_by(|a, b| a.name.cmp(&b.name));
        let ids: Vec<String> = seen.iter().map(|s| base.entity(&s.name)).collect();
        let index: BTreeMap<&str, usize> = ids.iter().enumerate().map(|(i, id)| (id.as_str(), i)).collect();
        let at = |id: &str| index.get(id).copied();
        for mention in extraction.mentions.iter().filter(|m| m.resolution == Resolution::IntroducedAlias) {
            if let Some(i) = at(&mention.entity) {
                push(&mut seen[i].introduced, mention.text.clone());
            }
        }
        for relation in &extraction.relations {
            let (Some(subject), Some(object)) = (at(&relation.subject), at(&relation.object)) else {
                continue;
            };
            push(&mut seen[subject].related, object);
            push(&mut seen[object].related, subject);
            if relation.predicate == RelationType::HoldsPosition {
                push(&mut seen[subject].posts, (object, relation.title.clone()));
            }
        }
        let key = record.id.rsplit('/').next().unwrap_or_default().to_owned();
        Self {
            article: record.id.clone(),
            known_as: [Some(key), Some(record.path.clone()), record.url.clone()]
                .into_iter()
                .flatten()
                .collect(),
            day: record.published.as_deref().and_then(|day| day.get(..10)).map(str::to_owned),
            locality: record.locality.clone(),
            source: record.source.clone(),
            seen,
            changes: history::changes(extraction),
        }
    }

    /// Whether a person may mean this article by `name`.
    pub fn is_called(&self, name: &str) -> bool {
        self.article == name || self.known_as.iter().any(|known| known == name)
    }
}

fn seen(entity: &crate::extraction::EntityRecord) -> Seen {
    Seen {
        name: entity.name.clone(),
        kind: entity.kind,
        class: entity.class,
        aliases: entity.aliases.clone(),
        introduced: Vec::new(),
        posts: Vec::new(),
        related: Vec::new(),
    }
}

fn push<T: Ord>(items: &mut Vec<T>, item: T) {
    if let Err(at) = items.binary_search(&item) {
        items.insert(at, item);
    }
}
