//! Identity across articles: which of the things that articles name are one, which that share a name are two.
//!
//! A pure function of all articles' [`View`]s, the lexicon and a person's decisions; the order of articles and the
//! number of threads cannot matter, because views are sorted first. What comes out says for each article which of
//! its names goes by another one ([`Identity::apply`]); an article so written knows the way back
//! ([`restore`]), so that more articles can change the answer later.
//!
//! What is decided how, and what an archive sees of it: `docs/modelling.md`, section Identity.

mod apply;
mod history;
pub mod key;
mod names;
mod namesakes;
mod replay;
#[cfg(test)]
mod tests;
mod view;

use std::collections::{BTreeMap, BTreeSet};

use crate::curation::{Action, Decision};
use crate::iri::Base;
use crate::lexicon::Lexicon;
use crate::ontology::{EntityClass, EntityType};

pub use apply::{AsRead, restore};
pub use history::{Change, Kind as ChangeKind};
pub use names::{DOUBTFUL, Pair, Reason, SAME};
pub use view::{Seen, View};

/// An entity that some article calls otherwise than it is called in the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// Its canonical name, which its IRI is made from.
    pub name: String,
    /// The type that a person gave it.
    pub kind: Option<(EntityType, Option<EntityClass>)>,
}

/// A name that goes by another one, with why.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The canonical name within articles.
    pub name: String,
    /// The name of its entity.
    pub entity: String,
    /// How sure, and why.
    pub reason: Reason,
    /// In how many articles.
    pub articles: usize,
    /// Whether no article means anything else by the name.
    pub everywhere: bool,
}

/// Who is who.
#[derive(Clone, Debug, Default)]
pub struct Identity {
    base: Base,
    /// What each article's name stands for, by article, where it is not itself.
    assigned: BTreeMap<String, BTreeMap<String, usize>>,
    /// What a name stands for where no article is asked (a newspaper, a place of the gazetteer).
    names: BTreeMap<String, usize>,
    entities: Vec<Entity>,
    /// Articles whose newspaper or place goes by another name.
    renamed: BTreeSet<String>,
    /// Names that go by another, by name.
    pub findings: Vec<Finding>,
    /// Pairs of names that may be one, the surest first.
    pub doubts: Vec<Pair>,
    /// What became of bodies, under their final names.
    pub changes: Vec<(Change, String)>,
    /// Decisions, by their place in the file, that no entity of the articles answers to.
    pub idle: BTreeSet<usize>,
    /// How many distinct names there were, by type, and how many entities there are.
    pub counts: BTreeMap<EntityType, (usize, usize)>,
}

/// Decides who is who in `views`.
pub fn decide(views: &[View], lexicon: &Lexicon, decisions: &[Decision], base: &Base) -> Identity {
    let mut views: Vec<&View> = views.iter().collect();
    views.sort_by(|a, b| a.article.cmp(&b.article));
    let names = names::collect(&views, lexicon);
    let pairs = names::pairs(&names, &views, lexicon);
    let apart = decisions.iter().filter_map(|decision| match &decision.action {
        Action::Apart { one, other } if one < other => Some((one.clone(), other.clone())),
        Action::Apart { one, other } => Some((other.clone(), one.clone())),
        _ => None,
    });
    let stars = names::stars(&pairs, &apart.collect());
    let mut draft = Draft::new(&views, &names, &stars);
    draft.part_namesakes(&views, &names, lexicon);
    let idle = replay::replay(&mut draft, &views, decisions, base);
    draft.finish(&views, &names, stars.doubts, idle, base)
}

/// The answer in the making: occurrence by occurrence.
struct Draft {
    /// The entities; one that was merged away points to where it went.
    entities: Vec<DraftEntity>,
    /// The entity of each article's each name, as `views` and `seen` are numbered.
    of: Vec<Vec<usize>>,
    /// The entity of each name, where all articles agree; else the plain one.
    by_name: BTreeMap<String, usize>,
    /// Why a name goes by another.
    reasons: BTreeMap<(String, usize), Reason>,
}

#[derive(Clone, Debug)]
struct DraftEntity {
    name: String,
    kind: Option<(EntityType, Option<EntityClass>)>,
    merged_into: Option<usize>,
}

/// Where each person was seen: article, place in it, and what stood there, by number.
type Sightings = BTreeMap<usize, Vec<((usize, usize), namesakes::Sighting)>>;

impl Draft {
    fn new(views: &[&View], names: &BTreeMap<String, names::Name>, stars: &names::Stars) -> Self {
        let mut draft =
            Self { entities: Vec::new(), of: Vec::new(), by_name: BTreeMap::new(), reasons: BTreeMap::new() };
        for name in names.keys().filter(|name| !stars.to.contains_key(*name)) {
            let entity = draft.add(name);
            draft.by_name.insert(name.clone(), entity);
        }
        for (name, (stays, reason)) in &stars.to {
            if let Some(&entity) = draft.by_name.get(stays) {
                draft.by_name.insert(name.clone(), entity);
                draft.reasons.insert((name.clone(), entity), reason.clone());
            }
        }
        draft.of =
            views.iter().map(|view| view.seen.iter().map(|s| draft.by_name[&s.name]).collect()).collect();
        draft
    }

    fn add(&mut self, name: &str) -> usize {
        self.entities.push(DraftEntity { name: name.to_owned(), kind: None, merged_into: None });
        self.entities.len() - 1
    }

    /// Where an entity went.
    fn final_of(&self, mut entity: usize) -> usize {
        while let Some(next) = self.entities[entity].merged_into {
            entity = next;
        }
        entity
    }

    /// Tells apart people who share a name.
    fn part_namesakes(&mut self, views: &[&View], names: &BTreeMap<String, names::Name>, lexicon: &Lexicon) {
        let people = self.sightings(views, names);
        for (entity, sightings) in people {
            let name = self.entities[entity].name.clone();
            let plain: Vec<namesakes::Sighting> = sightings.iter().map(|(_, s)| s.clone()).collect();
            let persons = namesakes::persons(&name, &plain, lexicon);
            if persons.len() < 2 {
                continue;
            }
            for person in persons {
                let own =
                    person.suffix.as_ref().map_or(entity, |body| self.add(&format!("{name}（{body}）")));
                let sure = person.articles.iter().map(|(_, sure)| *sure).fold(1.0, f32::min);
                let because = if person.because.is_empty() {
                    vec!["机构不同 other bodies".to_owned()]
                } else {
                    person.because
                };
                let rule = if sure <= 0.5 { "namesake-unclear" } else { "namesake" };
                for (at, _) in person.articles {
                    let (article, seen) = sightings[at].0;
                    self.of[article][seen] = own;
                    let local = views[article].seen[seen].name.clone();
                    let reason = Reason { score: sure, rule, because: because.clone() };
                    self.reasons.insert((local, own), reason);
                }
            }
        }
    }

    /// The articles of each person who is given a body by two articles at least.
    fn sightings(&self, views: &[&View], names: &BTreeMap<String, names::Name>) -> Sightings {
        let is_person = |name: &str| names[name].kind() == EntityType::Person;
        let mut posted: BTreeMap<usize, usize> = BTreeMap::new();
        for (article, view) in views.iter().enumerate() {
            for (at, seen) in view.seen.iter().enumerate() {
                if !seen.posts.is_empty() && is_person(&seen.name) {
                    *posted.entry(self.of[article][at]).or_default() += 1;
                }
            }
        }
        posted.retain(|_, articles| *articles > 1);
        // What nearly every article names tells nobody apart.
        let rare = (views.len() / 500).max(3) as u32;
        let mut people: Sightings = BTreeMap::new();
        for (article, view) in views.iter().enumerate() {
            for (at, seen) in view.seen.iter().enumerate() {
                let entity = self.of[article][at];
                if !posted.contains_key(&entity) || !is_person(&seen.name) {
                    continue;
                }
                let list = people.entry(entity).or_default();
                let name_of = |other: usize| self.entities[self.of[article][other]].name.clone();
                let organisation =
                    |other: &usize| names[&view.seen[*other].name].kind() == EntityType::Organisation;
                let posts = seen.posts.iter().filter(|(body, _)| organisation(body));
                let others = (0..view.seen.len()).filter(|&other| {
                    let kind = names[&view.seen[other].name].kind();
                    other != at
                        && matches!(kind, EntityType::Person | EntityType::Organisation)
                        && names[&view.seen[other].name].articles <= rare
                });
                let sighting = namesakes::Sighting {
                    article: list.len(),
                    day: view.day.clone().unwrap_or_default(),
                    locality: view.locality.clone(),
                    bodies: posts.clone().map(|(body, _)| name_of(*body)).collect(),
                    titles: posts.filter_map(|(_, title)| title.clone()).collect(),
                    company: others.map(name_of).collect(),
                };
                list.push(((article, at), sighting));
            }
        }
        people
    }

    fn finish(
        self,
        views: &[&View],
        names: &BTreeMap<String, names::Name>,
        doubts: Vec<Pair>,
        idle: BTreeSet<usize>,
        base: &Base,
    ) -> Identity {
        let mut identity = Identity { base: base.clone(), idle, ..Identity::default() };
        let mut numbers: BTreeMap<usize, usize> = BTreeMap::new();
        let mut number = |entity: usize, list: &mut Vec<Entity>| {
            *numbers.entry(entity).or_insert_with(|| {
                let DraftEntity { name, kind, .. } = &self.entities[entity];
                list.push(Entity { name: name.clone(), kind: *kind });
                list.len() - 1
            })
        };
        let mut used: BTreeMap<(&str, usize), usize> = BTreeMap::new();
        for (view, entities) in views.iter().zip(&self.of) {
            let mut other = BTreeMap::new();
            for (seen, &entity) in view.seen.iter().zip(entities) {
                let entity = self.final_of(entity);
                *used.entry((&seen.name, entity)).or_default() += 1;
                if self.is_other(&seen.name, entity) {
                    other.insert(seen.name.clone(), number(entity, &mut identity.entities));
                }
            }
            if !other.is_empty() {
                identity.assigned.insert(view.article.clone(), other);
            }
        }
        for (name, &entity) in &self.by_name {
            let entity = self.final_of(entity);
            if self.is_other(name, entity) {
                identity.names.insert(name.clone(), number(entity, &mut identity.entities));
            }
        }
        let given =
            |view: &&&View| view.source.iter().chain(&view.locality).any(|name| identity.name(name) != name);
        identity.renamed = views.iter().filter(given).map(|view| view.article.clone()).collect();
        let mut meanings: BTreeMap<&str, usize> = BTreeMap::new();
        for (name, _) in used.keys() {
            *meanings.entry(name).or_default() += 1;
        }
        let mut distinct: BTreeMap<EntityType, (usize, BTreeSet<usize>)> = BTreeMap::new();
        for (&(name, entity), &articles) in &used {
            let kind = distinct.entry(names[name].kind()).or_default();
            kind.1.insert(entity);
            kind.0 +=
                usize::from(used.range((name, 0)..).next().is_some_and(|(key, _)| *key == (name, entity)));
            let reason = self.reasons.get(&(name.to_owned(), entity));
            let renamed = self.entities[entity].name != name;
            let Some(reason) = reason.cloned().or_else(|| renamed.then(by_hand)) else { continue };
            identity.findings.push(Finding {
                name: name.to_owned(),
                entity: self.entities[entity].name.clone(),
                reason,
                articles,
                everywhere: meanings[name] == 1,
            });
        }
        identity.counts =
            distinct.into_iter().map(|(kind, (names, entities))| (kind, (names, entities.len()))).collect();
        identity.changes = self.changes(views);
        identity.doubts = doubts;
        identity
    }

    fn is_other(&self, name: &str, entity: usize) -> bool {
        let entity = &self.entities[entity];
        entity.name != name || entity.kind.is_some()
    }

    /// What became of bodies, with the article that says so, under final names.
    fn changes(&self, views: &[&View]) -> Vec<(Change, String)> {
        let mut found = Vec::new();
        for view in views {
            for change in &view.changes {
                let named = |name: &String| {
                    let entity = self.by_name.get(name).map(|&entity| self.final_of(entity));
                    entity.map_or_else(|| name.clone(), |entity| self.entities[entity].name.clone())
                };
                let change = Change {
                    former_name: named(&change.former_name),
                    later_name: named(&change.later_name),
                    ..change.clone()
                };
                found.push((change, view.article.clone()));
            }
        }
        found
    }
}

fn by_hand() -> Reason {
    Reason { score: 1.0, rule: "curation", because: vec!["人工决定 a person decided".to_owned()] }
}

impl Identity {
    /// What a name stands for where no article is asked: the newspaper of an article, an entry of the gazetteer.
    pub fn name<'a>(&'a self, name: &'a str) -> &'a str {
        self.names.get(name).map_or(name, |&entity| &self.entities[entity].name)
    }

    /// Whether the article says something else than it was read to say.
    pub fn touches(&self, article: &str) -> bool {
        self.assigned.contains_key(article) || self.renamed.contains(article)
    }

    /// The type that a person gave what the name stands for.
    pub fn kind(&self, name: &str) -> Option<(EntityType, Option<EntityClass>)> {
        self.entities[*self.names.get(name)?].kind
    }

    /// What the base of all IRIs is.
    pub fn base(&self) -> &Base {
        &self.base
    }
}
