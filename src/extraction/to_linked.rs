//! [`Restored`]: a record as what linking looks at, for those who ask again why something was said or not.

use std::collections::BTreeMap;

use super::Extraction;
use crate::document::{Article, Metadata, Source};
use crate::iri::Base;
use crate::link::{Entity, EntityId, LinkedMention};
use crate::recognise::Mention;
use crate::text::Span;

/// An article with its resolved mentions, made from a record that has its whole text.
#[derive(Clone, Debug, PartialEq)]
pub struct Restored {
    /// The article.
    pub article: Article,
    /// Its mentions, by begin.
    pub mentions: Vec<LinkedMention>,
    /// Its entities.
    pub entities: BTreeMap<EntityId, Entity>,
}

impl Restored {
    /// `None` where the record has no text of its own (`tupu build --no-text`).
    pub fn new(record: &Extraction, base: &Base) -> Option<Self> {
        let bytes: Vec<usize> =
            record.text.char_indices().map(|(at, _)| at).chain([record.text.len()]).collect();
        let id = |iri: &str| EntityId(base.entity_name(iri).unwrap_or_else(|| iri.to_owned()));
        let mut mentions = Vec::with_capacity(record.mentions.len());
        for m in &record.mentions {
            let span = Span::new(*bytes.get(m.start)?, *bytes.get(m.end)?);
            if record.text.get(span.begin..span.end)? != m.text {
                return None;
            }
            let mention = Mention {
                span,
                kind: m.kind,
                class: None,
                confidence: m.confidence,
                recogniser: "record",
                rule: "record",
            };
            mentions.push(LinkedMention { mention, entity: id(&m.entity), resolution: m.resolution });
        }
        let entities = record.entities.iter().map(|e| {
            let aliases = e.aliases.iter().cloned().collect();
            let entity =
                Entity { id: id(&e.id), name: e.name.clone(), kind: e.kind, class: e.class, aliases };
            (entity.id.clone(), entity)
        });
        Some(Self { article: article(record), mentions, entities: entities.collect() })
    }
}

fn article(record: &Extraction) -> Article {
    let mut lines: Vec<String> = record.text.lines().map(str::to_owned).collect();
    let titled = record.article.title.is_some() && !lines.is_empty();
    let about = &record.article;
    let meta = Metadata {
        title: titled.then(|| lines.remove(0)),
        published: about.published.clone(),
        newspaper: about.source.clone(),
        category: about.category.clone(),
        tags: about.tags.clone(),
        url: about.url.clone(),
        locality: about.locality.clone(),
    };
    let source = Source { path: about.path.clone(), key_path: about.path.clone() };
    Article::new(source, meta, &lines)
}
