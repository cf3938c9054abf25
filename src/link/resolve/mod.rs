//! Mentions to entities, within one article: canonical names, deixis by place, anaphora, short forms.

mod anaphor;
mod canonical;
mod people;
mod places;
mod short;

use std::collections::{BTreeMap, BTreeSet};

use super::{Entity, EntityId, LinkedMention};
use crate::document::Article;
use crate::lexicon::Lexicon;
use crate::ontology::{EntityClass, EntityType, Resolution};
use crate::recognise::Mention;

/// What a mention was taken for.
#[derive(Clone, Debug, PartialEq)]
struct Reading {
    /// Canonical name.
    name: String,
    kind: EntityType,
    class: Option<EntityClass>,
    resolution: Resolution,
    /// Other names that are valid anywhere.
    aliases: Vec<String>,
}

/// The article's mentions with their entities. Deictic forms that nothing completes are left out.
pub(super) fn resolve(
    article: &Article,
    mentions: Vec<Mention>,
    lexicon: &Lexicon,
) -> (Vec<LinkedMention>, BTreeMap<EntityId, Entity>) {
    let mut scene = places::Scene::new(article, lexicon);
    let mut people = people::People::default();
    let mut readings: Vec<(Mention, Reading)> = Vec::with_capacity(mentions.len());
    for mention in mentions {
        let reading = match mention.rule {
            "deixis-anaphor" | "deixis-edition" | "deixis-pronoun" | "surname-title" | "short-form" => {
                anaphor::read(article, &mention, &readings, &people)
            }
            _ => canonical::read(article, &mention, &scene),
        };
        if let Some(reading) = reading {
            scene.see(&reading);
            people.see(readings.len(), &reading);
            readings.push((mention, reading));
        }
    }
    short::join(article, &mut readings);
    gather(article, readings)
}

/// One entity a name; where readings of one name differ in type, the first one's type holds.
fn gather(
    article: &Article,
    readings: Vec<(Mention, Reading)>,
) -> (Vec<LinkedMention>, BTreeMap<EntityId, Entity>) {
    let mut entities: BTreeMap<EntityId, Entity> = BTreeMap::new();
    let mut linked = Vec::with_capacity(readings.len());
    for (mut mention, reading) in readings {
        let id = EntityId(reading.name.clone());
        let entity = entities.entry(id.clone()).or_insert_with(|| Entity {
            id: id.clone(),
            name: reading.name.clone(),
            kind: reading.kind,
            class: reading.class,
            aliases: BTreeSet::default(),
        });
        entity.class = entity.class.or(reading.class.filter(|class| class.kind() == entity.kind));
        let surface = article.slice(mention.span);
        let lasting = !matches!(reading.resolution, Resolution::LocalityDeixis | Resolution::Coreference);
        let names = reading.aliases.iter().map(String::as_str).chain(lasting.then_some(surface));
        for name in names {
            if name != entity.name {
                entity.aliases.insert(name.to_owned());
            }
        }
        mention.kind = entity.kind;
        mention.class = entity.class;
        linked.push(LinkedMention { mention, entity: id, resolution: reading.resolution });
    }
    (linked, entities)
}
