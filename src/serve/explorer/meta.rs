//! What the page needs to know before it shows anything: words, counts, prefixes, questions.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::{Value, json};

use super::atlas::Atlas;
use super::evidence::predicate;
use super::questions;
use super::request::Wrong;
use super::select::select;
use crate::ontology::{EntityClass, EntityType, Modality, RelationType, Resolution, StatKind};
use crate::rdf::prefix::prefixes;
use crate::serve::Shared;

/// `GET /api/meta`
pub(super) async fn get(shared: &Arc<Shared>, atlas: &Atlas) -> Result<Value, Wrong> {
    let mut months: BTreeMap<u32, usize> = BTreeMap::new();
    let mut papers = vec![0_usize; atlas.newspapers.len()];
    for article in &atlas.articles {
        if article.day != 0 {
            *months.entry(article.day / 100).or_default() += 1;
        }
        if let Some(at) = article.newspaper {
            papers[usize::from(at)] += 1;
        }
    }
    let mut newspapers: Vec<_> = atlas.newspapers.iter().zip(papers).collect();
    newspapers.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    let newspapers: Vec<Value> = newspapers
        .into_iter()
        .map(|(name, articles)| json!({ "name": name, "articles": articles }))
        .collect();
    Ok(json!({
        "base": atlas.base.as_str(), "writable": shared.token.is_some(), "version": env!("CARGO_PKG_VERSION"),
        "counts": {
            "entities": atlas.entities.len(), "claims": atlas.claims.len(), "articles": atlas.articles.len(),
            "connected": atlas.entities.iter().filter(|entity| entity.degree > 0).count(),
        },
        "types": types(atlas), "predicates": used(atlas), "newspapers": newspapers,
        "months": months.into_iter().collect::<Vec<_>>(), "words": words(),
        "prefixes": prefixes(&atlas.base), "questions": questions::all(), "terms": terms(shared).await?,
    }))
}

fn types(atlas: &Atlas) -> Vec<Value> {
    let mut counts: BTreeMap<EntityType, usize> = BTreeMap::new();
    for entity in &atlas.entities {
        *counts.entry(entity.kind).or_default() += 1;
    }
    let value = |kind: &EntityType| {
        json!({
            "id": kind, "iri": kind.iri().as_str(), "zh": kind.label_zh(), "en": kind.label_en(),
            "count": counts.get(kind).copied().unwrap_or_default(),
        })
    };
    EntityType::ALL.iter().map(value).collect()
}

/// The predicates that claims have, the most frequent first.
fn used(atlas: &Atlas) -> Vec<Value> {
    let mut counts: BTreeMap<RelationType, usize> = BTreeMap::new();
    for claim in &atlas.claims {
        *counts.entry(claim.predicate).or_default() += 1;
    }
    let count = |p: &RelationType| counts.get(p).copied().unwrap_or_default();
    let mut all = RelationType::ALL.to_vec();
    all.sort_by_key(|p| std::cmp::Reverse(count(p)));
    let value = |p: &RelationType| {
        let mut value = predicate(*p);
        value["count"] = json!(count(p));
        value
    };
    all.iter().map(value).collect()
}

/// What the other terms of the ontology are called.
fn words() -> Value {
    let label = |zh: &str, en: &str| json!({ "zh": zh, "en": en });
    let classes = EntityClass::ALL.iter().map(|c| (c.to_string(), label(c.label_zh(), c.label_en())));
    let kinds = StatKind::ALL.iter().map(|k| (k.to_string(), label(k.label_zh(), k.label_en())));
    let modalities = Modality::ALL.iter().map(|m| (m.to_string(), label(m.label_zh(), m.label_en())));
    let resolutions = Resolution::ALL.iter().map(|r| (r.to_string(), label(r.label_zh(), r.label_en())));
    let changes =
        crate::ontology::Change::ALL.iter().map(|c| (c.to_string(), label(c.label_zh(), c.label_en())));
    json!({
        "classes": classes.collect::<serde_json::Map<_, _>>(), "kinds": kinds.collect::<serde_json::Map<_, _>>(),
        "modalities": modalities.collect::<serde_json::Map<_, _>>(),
        "resolutions": resolutions.collect::<serde_json::Map<_, _>>(),
        "changes": changes.collect::<serde_json::Map<_, _>>(),
    })
}

/// The classes and properties of our ontology with their labels, for completion in the editor.
async fn terms(shared: &Arc<Shared>) -> Result<Vec<Value>, Wrong> {
    const QUERY: &str = "SELECT ?t ?kind (SAMPLE(?zh) AS ?z) (SAMPLE(?en) AS ?e) {
        ?t rdfs:isDefinedBy <https://w3id.org/tupu/ns> ; a ?kind
        OPTIONAL { ?t rdfs:label ?zh FILTER(LANG(?zh) = 'zh') } OPTIONAL { ?t rdfs:label ?en FILTER(LANG(?en) = 'en') }
        } GROUP BY ?t ?kind ORDER BY ?t ?kind";
    let rows = select(shared, QUERY.to_owned()).await?;
    Ok(rows
        .iter()
        .map(|row| json!({ "iri": row.get("t"), "kind": row.get("kind").and_then(|k| k.rsplit('#').next()), "zh": row.get("z"), "en": row.get("e") }))
        .collect())
}
