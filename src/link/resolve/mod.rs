//! Mentions to entities, within one article: canonical names, deixis by place, anaphora, short forms.

mod anaphor;
mod canonical;
mod foreign;
mod form;
mod head;
mod noun;
mod pair;
mod part;
mod people;
mod places;
mod pronoun;
mod short;

use std::collections::{BTreeMap, BTreeSet};

use super::{Entity, EntityId, LinkedMention};
use crate::document::Article;
use crate::lexicon::Lexicon;
use crate::ontology::{EntityClass, EntityType, Resolution};
use crate::recognise::Mention;
use crate::segment::Segmenter;
use form::Form;

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
    segmenter: &Segmenter,
) -> (Vec<LinkedMention>, BTreeMap<EntityId, Entity>) {
    let mut scene = places::Scene::new(article, lexicon);
    let mut people = people::People::default();
    let mut readings: Vec<(Mention, Reading)> = Vec::with_capacity(mentions.len());
    let mut introduced = short::Introduced::default();
    let mentions = short::with_classes(article, mentions);
    for (index, mention) in mentions.iter().cloned().enumerate() {
        let text = article.slice(mention.span);
        scene.arrive(article.sentence_at(mention.span.begin));
        let reading = match Form::of(text, mention.kind, &scene, segmenter) {
            Form::Place('区') | Form::Pointed("区") if scene.zone().is_some() => {
                scene.zone().map(Reading::taken_up)
            }
            Form::Place(word) => scene.here(word).map(|e| canonical::of_entry(e, Resolution::LocalityDeixis)),
            Form::Town(word) => scene.town(word).map(|name| canonical::town(name, &mention)),
            Form::Epithet(name) => {
                lexicon.by_name(name).map(|e| canonical::of_entry(e, Resolution::LocalityDeixis))
            }
            Form::Level(word, rest) => {
                let place = scene.governor(word);
                place.map(|place| canonical::level(&mention, &place, rest, &scene, &readings))
            }
            Form::Nearest(word, rest) => {
                let place = scene.nearest(word);
                place.map(|place| canonical::level(&mention, &place, rest, &scene, &readings))
            }
            Form::Part(noun, own) => part::of(article, &mention, (noun, own), &readings, lexicon),
            Form::Station(own) => part::of_station(article, own, lexicon),
            Form::Side(mark) => canonical::side(mark, &readings, lexicon).or_else(|| {
                let alone = text.chars().nth(1).is_none();
                alone.then(|| canonical::read(&mention, text, &scene))
            }),
            Form::Sitting(word, sitting) => canonical::sitting(&mention, word, &sitting, &scene),
            Form::Pointed(noun) => anaphor::pointed(article, &mention, noun, &readings, lexicon),
            Form::Zone => canonical::zone(&mention, text, &scene),
            Form::ZoneBody => noun::read(article, &mention, &readings, &people, lexicon)
                .or_else(|| part::of_zone(article, &mention, &readings, scene.zone())),
            Form::OneOfTwo => pair::read(article, &mention, &readings),
            Form::Newspaper => anaphor::newspaper(article),
            Form::Pronoun => pronoun::read(article, &mention, &readings, &people).or_else(|| {
                let next = pronoun::announced(article, &mention, &mentions[index..])?;
                Some(canonical::read(next, article.slice(next.span), &scene).taken_up())
            }),
            Form::Speaker => noun::speaker(article, &mention, &readings, &people).or_else(|| {
                let speaker = pronoun::quoted_speaker(article, mention.span, &readings, &mentions[index..])?;
                Some(canonical::read(speaker, article.slice(speaker.span), &scene).taken_up())
            }),
            Form::Reporter => canonical::reporter(article, lexicon),
            Form::Titled(surname, title) => anaphor::titled(article, surname, title, &readings, &people)
                .or_else(|| {
                    let next = anaphor::titled_before(article, (surname, title), &mentions[index..])?;
                    Some(canonical::read(next, article.slice(next.span), &scene).taken_up())
                }),
            Form::Name => introduced
                .get(text, mention.kind)
                .or_else(|| part::of_committee(article, &mention, &readings, lexicon))
                .or_else(|| foreign::read(article, &mention, &readings, lexicon))
                .or_else(|| noun::read(article, &mention, &readings, &people, lexicon))
                .or_else(|| head::read(text, &mention, &readings, &scene))
                .or_else(|| {
                    Some(canonical::read(&mention, text, &scene)).filter(|_| !is_contextual(&mention))
                }),
        };
        if let Some(reading) = reading {
            introduced.see(article, &mention, &reading);
            scene.see(text, &reading);
            people.see(readings.len(), &reading);
            readings.push((mention, reading));
        }
    }
    short::join(article, &mut readings, lexicon);
    head::in_headline(article, &mut readings, lexicon);
    let (linked, mut entities) = gather(article, readings);
    if let Some(place) = canonical::reporting_place(article, lexicon) {
        let entity = entity(&place);
        entities.entry(entity.id.clone()).or_insert(entity);
    }
    (linked, entities)
}

fn entity(reading: &Reading) -> Entity {
    Entity {
        id: EntityId(reading.name.clone()),
        name: reading.name.clone(),
        kind: reading.kind,
        class: reading.class,
        aliases: BTreeSet::default(),
    }
}

/// A form that a rule proposed because something before it is taken up; where nothing is, it names nothing.
fn is_contextual(mention: &Mention) -> bool {
    matches!(mention.rule, "short-form" | "definite-noun" | "deixis-part")
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
        let entity = entities.entry(id.clone()).or_insert_with(|| entity(&reading));
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
