//! Facts with more than two ends that an entity has a part in: positions, awards, endorsements, agreements,
//! investments.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use oxigraph::model::NamedNodeRef;
use serde_json::{Value, json};

use super::atlas::Atlas;
use super::evidence::article;
use super::select::select;
use crate::ontology::vocab::{dct, org, schema};
use crate::ontology::{Change, Modality, property};
use crate::serve::Shared;
use crate::serve::wire::Refusal;

/// What leads from a fact to those who have a part in it; first those who act.
const AGENTS: [NamedNodeRef<'static>; 5] =
    [org::MEMBER, property::RECIPIENT, property::ENDORSER, property::PARTY, property::INVESTOR];
const OBJECTS: [NamedNodeRef<'static>; 4] =
    [org::ORGANIZATION, property::AWARD, property::ENDORSED_WORK, property::INVESTEE];
/// Most statements that are read; a fact has about twenty.
const MOST: usize = 20_000;

/// The values of a fact's properties, sorted.
type Said = BTreeMap<String, BTreeSet<String>>;

/// The facts that `iri` has a part in, by kind, article and place.
pub(super) async fn of(shared: &Arc<Shared>, atlas: &Atlas, iri: &str) -> Result<Vec<Value>, Refusal> {
    let parts = AGENTS.iter().chain(&OBJECTS).chain([&property::CONFERRED_BY]);
    let patterns: Vec<String> = parts.map(|part| format!("{{ ?node {part} <{iri}> }}")).collect();
    let query = format!(
        "SELECT ?node ?p ?v ?said {{ {{ SELECT DISTINCT ?node {{ {} }} }} ?node ?p ?v OPTIONAL {{ ?v {} ?said }} }} LIMIT {MOST}",
        patterns.join(" UNION "),
        property::VALUE_TEXT,
    );
    let mut facts: BTreeMap<String, Said> = BTreeMap::new();
    for mut row in select(shared, query).await? {
        // A sum is a node of its own; what it says is enough.
        let value = row.remove("said").or_else(|| row.remove("v"));
        if let (Some(node), Some(p), Some(value)) = (row.remove("node"), row.remove("p"), value) {
            facts.entry(node).or_default().entry(p).or_default().insert(value);
        }
    }
    Ok(facts.iter().filter_map(|(node, said)| event(atlas, node, said)).collect())
}

/// A fact for the page; `None` where its node is not one of ours.
fn event(atlas: &Atlas, node: &str, said: &Said) -> Option<Value> {
    let (of, local) = node.rsplit_once('#')?;
    let (kind, _) = local.rsplit_once('-')?;
    let all = |property: NamedNodeRef<'_>| said.get(property.as_str()).into_iter().flatten();
    let one = |property: NamedNodeRef<'_>| all(property).next();
    let ends = |properties: &[NamedNodeRef<'_>]| -> Vec<Value> {
        properties.iter().flat_map(|property| all(*property)).map(|iri| named(atlas, iri)).collect()
    };
    let change = one(property::CHANGE);
    let modality = one(property::MODALITY);
    let at = atlas.article(Atlas::id(&atlas.base, "article", of));
    Some(json!({
        "kind": kind, "agents": ends(&AGENTS), "objects": ends(&OBJECTS), "by": ends(&[property::CONFERRED_BY]),
        "title": one(property::TITLE_TEXT), "former": one(property::FORMER).is_some_and(|former| former == "true"),
        "change": Change::ALL.iter().find(|known| change.is_some_and(|iri| known.iri().as_str() == iri)),
        "modality": Modality::ALL.iter().find(|known| modality.is_some_and(|iri| known.iri().as_str() == iri)),
        "begin": one(schema::START_DATE).or_else(|| one(property::BEGIN_TEXT)),
        "end": one(schema::END_DATE).or_else(|| one(property::END_TEXT)),
        "date": one(dct::DATE).or_else(|| one(property::DATE_TEXT)), "day": one(property::OBSERVED_ON),
        "level": one(property::LEVEL), "edition": one(property::EDITION),
        "amount": one(property::AMOUNT), "share": one(property::SHARE),
        "article": at.map(|at| article(atlas, at)),
    }))
}

/// The entity at the end of an IRI; its name alone where no article mentions it.
fn named(atlas: &Atlas, iri: &str) -> Value {
    let id = Atlas::id(&atlas.base, "id", iri);
    match atlas.entity(id).map(|at| &atlas.entities[at as usize]) {
        Some(entity) => json!({ "id": entity.id, "name": entity.name, "type": entity.kind }),
        None => json!({ "id": id, "name": atlas.base.entity_name(iri).unwrap_or_else(|| iri.to_owned()) }),
    }
}
