//! An article's record under final names, and the way back.
//!
//! What the article alone said is kept with its graph as [`AsRead`], one JSON object, so that a later build with
//! more articles starts from what was read and not from what was made of it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Identity;
use crate::extraction::{EntityRecord, Extraction, FactRecord};

/// What an article said before identity was decided: only what was changed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct AsRead {
    /// The entities that go by another name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    entities: Vec<Former>,
    /// The things that counts name, where two of them became one.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    enumerates: BTreeMap<usize, Vec<String>>,
    /// The facts whose ends go by another name, by their index.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    facts: BTreeMap<usize, FactRecord>,
    /// The newspaper.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    source: Option<String>,
    /// The place that 我市 refers to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    locality: Option<String>,
}

/// An entity as it was read, what it is now, and, where that is not clear from the latter, where it stood.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Former {
    /// The record as it was.
    was: EntityRecord,
    /// IRI of what it is now.
    now: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    mentions: Vec<usize>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    subjects: Vec<usize>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    objects: Vec<usize>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    about: Vec<usize>,
}

impl AsRead {
    /// Reads the JSON that [`AsRead::to_json`] writes.
    pub fn from_json(json: &str) -> Result<Self, String> {
        serde_json::from_str(json).map_err(|error| error.to_string())
    }

    /// One JSON object.
    ///
    /// # Panics
    /// Never: the record has no map whose keys are no strings.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).expect("invariant: plain data becomes JSON")
    }
}

impl Identity {
    /// `extraction`, as it was read, under final names; and what it said before, where something changed.
    pub fn apply(&self, mut extraction: Extraction) -> (Extraction, Option<AsRead>) {
        let mut before = AsRead::default();
        self.apply_names(&mut extraction, &mut before);
        let assigned = self.assigned.get(&extraction.article.id);
        let target = |entity: &EntityRecord| {
            let known = assigned?.get(&entity.name)?;
            (self.base.entity(&entity.name) == entity.id).then_some(&self.entities[*known])
        };
        // Groups of entities that become one; those that stay and are joined by none are left out.
        let mut groups: BTreeMap<String, Vec<EntityRecord>> = BTreeMap::new();
        for entity in &extraction.entities {
            let id = target(entity).map_or_else(|| entity.id.clone(), |known| self.base.entity(&known.name));
            groups.entry(id).or_default().push(entity.clone());
        }
        let changed = |id: &String, group: &[EntityRecord]| {
            group.len() > 1
                || group[0].id != *id
                || target(&group[0]).is_some_and(|known| known.kind.is_some())
        };
        groups.retain(|id, group| changed(id, group));
        if !groups.is_empty() {
            let mut now: BTreeMap<String, String> = BTreeMap::new();
            let mut made: Vec<EntityRecord> = Vec::new();
            for (id, group) in &groups {
                let known = group.iter().find_map(target);
                made.push(joined(id, group, known));
                for was in group {
                    now.insert(was.id.clone(), id.clone());
                    before.entities.push(former(was, id, group.len() > 1, &extraction));
                }
            }
            extraction.entities.retain(|entity| !now.contains_key(&entity.id));
            extraction.entities.append(&mut made);
            extraction.entities.sort_by(|a, b| a.id.cmp(&b.id));
            rename(&mut extraction, &now, &mut before);
        }
        let changed = before != AsRead::default();
        (extraction, changed.then_some(before))
    }

    /// Newspaper and place, which are given by name.
    fn apply_names(&self, extraction: &mut Extraction, before: &mut AsRead) {
        let article = &mut extraction.article;
        for (given, kept) in
            [(&mut article.source, &mut before.source), (&mut article.locality, &mut before.locality)]
        {
            if let Some(name) = given {
                let now = self.name(name).to_owned();
                if now != *name {
                    *kept = Some(std::mem::replace(name, now));
                }
            }
        }
    }
}

/// One record of several: names that go stay as other names.
fn joined(id: &str, group: &[EntityRecord], known: Option<&super::Entity>) -> EntityRecord {
    let own = group.iter().find(|entity| entity.id == id).unwrap_or(&group[0]);
    let name = known.map_or_else(|| own.name.clone(), |known| known.name.clone());
    let mut aliases: Vec<String> =
        group.iter().flat_map(|e| e.aliases.iter().chain([&e.name])).cloned().collect();
    aliases.sort();
    aliases.dedup();
    aliases.retain(|alias| *alias != name);
    let retyped = known.and_then(|known| known.kind);
    let class =
        own.class.or_else(|| group.iter().find_map(|e| e.class.filter(|class| class.kind() == own.kind)));
    let (kind, class) = retyped.unwrap_or((own.kind, class));
    EntityRecord { id: id.to_owned(), name, kind, class, aliases }
}

fn former(was: &EntityRecord, now: &str, shared: bool, extraction: &Extraction) -> Former {
    let places = |is: &dyn Fn(usize) -> bool, most: usize| (0..most).filter(|&at| shared && is(at)).collect();
    let (mentions, relations, observations) =
        (&extraction.mentions, &extraction.relations, &extraction.observations);
    Former {
        was: was.clone(),
        now: now.to_owned(),
        mentions: places(&|at| mentions[at].entity == was.id, mentions.len()),
        subjects: places(&|at| relations[at].subject == was.id, relations.len()),
        objects: places(&|at| relations[at].object == was.id, relations.len()),
        about: places(&|at| observations[at].subject.as_deref() == Some(&was.id), observations.len()),
    }
}

/// Puts new IRIs in place of old ones everywhere.
fn rename(extraction: &mut Extraction, now: &BTreeMap<String, String>, before: &mut AsRead) {
    let put = |id: &mut String| {
        if let Some(new) = now.get(id) {
            id.clone_from(new);
        }
    };
    extraction.mentions.iter_mut().for_each(|mention| put(&mut mention.entity));
    for relation in &mut extraction.relations {
        put(&mut relation.subject);
        put(&mut relation.object);
    }
    for (index, fact) in extraction.facts.iter_mut().enumerate() {
        if fact.agents.iter().chain(&fact.object).chain(&fact.by).any(|end| now.contains_key(end)) {
            before.facts.insert(index, fact.clone());
            fact.object.iter_mut().for_each(put);
            for ends in [&mut fact.agents, &mut fact.by] {
                ends.iter_mut().for_each(put);
                ends.sort();
                ends.dedup();
            }
        }
    }
    for (index, observation) in extraction.observations.iter_mut().enumerate() {
        if let Some(subject) = &mut observation.subject {
            put(subject);
        }
        if observation.enumerates.iter().any(|item| now.contains_key(item)) {
            before.enumerates.insert(index, observation.enumerates.clone());
            observation.enumerates.iter_mut().for_each(put);
            let mut seen = Vec::new();
            observation.enumerates.retain(|item| {
                let new = !seen.contains(item);
                seen.push(item.clone());
                new
            });
        }
    }
}

/// What an article said before identity was decided: the inverse of [`Identity::apply`].
pub fn restore(mut extraction: Extraction, before: &AsRead) -> Extraction {
    let mut only: BTreeMap<&str, Option<&str>> = BTreeMap::new();
    for former in &before.entities {
        // Of several that became one, each says where it stood.
        only.entry(&former.now).and_modify(|was| *was = None).or_insert(Some(&former.was.id));
    }
    let put = |id: &mut String| {
        if let Some(Some(was)) = only.get(id.as_str()) {
            (*was).clone_into(id);
        }
    };
    extraction.mentions.iter_mut().for_each(|mention| put(&mut mention.entity));
    for relation in &mut extraction.relations {
        put(&mut relation.subject);
        put(&mut relation.object);
    }
    for observation in &mut extraction.observations {
        if let Some(subject) = &mut observation.subject {
            put(subject);
        }
    }
    for former in &before.entities {
        place_back(&mut extraction, former);
    }
    for (&index, items) in &before.enumerates {
        if let Some(observation) = extraction.observations.get_mut(index) {
            observation.enumerates.clone_from(items);
        }
    }
    for (&index, fact) in &before.facts {
        if let Some(now) = extraction.facts.get_mut(index) {
            now.clone_from(fact);
        }
    }
    extraction.entities.retain(|entity| !only.contains_key(entity.id.as_str()));
    extraction.entities.extend(before.entities.iter().map(|former| former.was.clone()));
    extraction.entities.sort_by(|a, b| a.id.cmp(&b.id));
    let article = &mut extraction.article;
    article.source = before.source.clone().or(article.source.take());
    article.locality = before.locality.clone().or(article.locality.take());
    extraction
}

fn place_back(extraction: &mut Extraction, former: &Former) {
    let was = &former.was.id;
    for &at in &former.mentions {
        if let Some(mention) = extraction.mentions.get_mut(at) {
            mention.entity.clone_from(was);
        }
    }
    for &at in &former.subjects {
        if let Some(relation) = extraction.relations.get_mut(at) {
            relation.subject.clone_from(was);
        }
    }
    for &at in &former.objects {
        if let Some(relation) = extraction.relations.get_mut(at) {
            relation.object.clone_from(was);
        }
    }
    for &at in &former.about {
        if let Some(observation) = extraction.observations.get_mut(at) {
            observation.subject = Some(was.clone());
        }
    }
}
