//! The atlas: all entities that articles mention and all claims between them, as tables of small records.
//!
//! Some 150 bytes for an entity with its names, 24 for a claim and 100 for an article: 50,000 entities with 100,000
//! claims of 20,000 articles take about 12 MB.

mod column;
mod pinyin;
mod read;

use crate::iri::Base;
use crate::ontology::{EntityClass, EntityType, Modality, RelationType};

pub(super) use column::{Reader, text};
pub(super) use pinyin::{Match, Search, find};

/// An entity.
#[derive(Debug)]
pub(super) struct Entity {
    /// Its IRI without the base and `id/`; whole where it is of another base.
    pub(super) id: Box<str>,
    pub(super) name: Box<str>,
    pub(super) aliases: Box<[Box<str>]>,
    pub(super) kind: EntityType,
    pub(super) class: Option<EntityClass>,
    /// How many articles mention it.
    pub(super) articles: u32,
    /// How many others it has claims with.
    pub(super) degree: u32,
    /// Its PageRank times the number of entities: 1 is the average.
    pub(super) rank: f32,
}

/// A claim of an article.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Claim {
    /// Places in the list of entities.
    pub(super) subject: u32,
    pub(super) object: u32,
    pub(super) article: u32,
    /// The N of `#claim-N`.
    pub(super) number: u32,
    pub(super) confidence: f32,
    pub(super) predicate: RelationType,
    pub(super) modality: Modality,
}

/// An article; copies of another are left out.
#[derive(Debug, Default)]
pub(super) struct Article {
    /// Its IRI without the base and `article/`; whole where it is of another base.
    pub(super) id: Box<str>,
    pub(super) title: Box<str>,
    /// As published: a day or a moment.
    pub(super) date: Option<Box<str>>,
    /// The day as 20240131; 0 where it is not known.
    pub(super) day: u32,
    /// A place in the list of newspapers.
    pub(super) newspaper: Option<u16>,
    pub(super) section: Option<Box<str>>,
    pub(super) claims: u32,
}

/// The tables.
#[derive(Debug, Default)]
pub(super) struct Atlas {
    pub(super) base: Base,
    /// By id.
    pub(super) entities: Vec<Entity>,
    /// By article and number.
    pub(super) claims: Vec<Claim>,
    /// By id.
    pub(super) articles: Vec<Article>,
    /// By name.
    pub(super) newspapers: Vec<Box<str>>,
    /// Ids that an entity had before it was found to be another, and that one's place; by id.
    replaced: Vec<(Box<str>, u32)>,
    /// Where each entity's part of `touching` begins, and the end.
    starts: Vec<u32>,
    /// Claims by entity.
    touching: Vec<u32>,
}

impl Atlas {
    /// The place of an entity, by an id that it has or had.
    pub(super) fn entity(&self, id: &str) -> Option<u32> {
        if let Ok(at) = self.entities.binary_search_by(|entity| (*entity.id).cmp(id)) {
            return Some(at as u32);
        }
        let former = self.replaced.binary_search_by(|(former, _)| (**former).cmp(id)).ok()?;
        self.replaced.get(former).map(|(_, at)| *at)
    }

    /// The place of an article.
    pub(super) fn article(&self, id: &str) -> Option<u32> {
        self.articles.binary_search_by(|article| (*article.id).cmp(id)).ok().map(|at| at as u32)
    }

    /// All claims that an entity is an end of.
    pub(super) fn claims_of(&self, entity: u32) -> impl Iterator<Item = &Claim> {
        let bound = |at: u32| self.starts.get(at as usize).map_or(0, |&start| start as usize);
        let part = self.touching.get(bound(entity)..bound(entity + 1)).unwrap_or_default();
        part.iter().map(|&claim| &self.claims[claim as usize])
    }

    /// The IRI of an entity.
    pub(super) fn iri(&self, id: &str) -> String {
        self.whole("id", id)
    }

    /// The IRI of an article.
    pub(super) fn article_iri(&self, id: &str) -> String {
        self.whole("article", id)
    }

    fn whole(&self, kind: &str, id: &str) -> String {
        if id.contains("://") { id.to_owned() } else { format!("{}{kind}/{id}", self.base.as_str()) }
    }

    /// The id that stands for an IRI of an entity or, with `article`, of an article.
    pub(super) fn id<'a>(base: &Base, kind: &str, iri: &'a str) -> &'a str {
        let below =
            iri.strip_prefix(base.as_str()).and_then(|rest| rest.strip_prefix(kind)?.strip_prefix('/'));
        below.unwrap_or(iri)
    }
}
