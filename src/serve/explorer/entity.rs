//! All that is known of one entity.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::{Value, json};

use super::atlas::{Atlas, Claim};
use super::evidence::article;
use super::network::node;
use super::request::{Asked, Wrong};
use super::select::{Row, select};
use super::{events, numbers};
use crate::ontology::vocab::{itsrdf, nif};
use crate::ontology::{Modality, RelationType};
use crate::serve::Shared;

/// Most facts, articles and numbers of each kind.
const MOST: usize = 500;

/// `GET /api/entity?id=…`
pub(super) async fn get(shared: &Arc<Shared>, atlas: &Atlas, asked: &Asked) -> Result<Value, Wrong> {
    let id = asked.needs("id")?;
    let at = atlas.entity(id).ok_or_else(|| Wrong::nothing(format!("no article mentions `{id}`")))?;
    let iri = atlas.iri(&atlas.entities[at as usize].id);
    let mentions = format!(
        "SELECT ?article (COUNT(?m) AS ?n) {{ ?m {ident} <{iri}> ; {context} ?article }} GROUP BY ?article",
        ident = itsrdf::TA_IDENT_REF,
        context = nif::REFERENCE_CONTEXT,
    );
    let (events, mentions, numbers) =
        tokio::join!(events::of(shared, atlas, &iri), select(shared, mentions), super::numbers(shared));
    let (mentions, numbers) = (mentions?, numbers?);
    let figures = numbers.rows.iter().filter(|row| row.subject == Some(at)).take(MOST);
    let (total, articles) = mentioned(atlas, &mentions);
    let entity = &atlas.entities[at as usize];
    Ok(json!({
        "entity": node(atlas, at), "iri": iri, "aliases": entity.aliases, "facts": facts(atlas, at),
        "events": events?, "articles": articles, "articleCount": mentions.len(), "mentionCount": total,
        "numbers": figures.map(|row| numbers::value(&numbers, atlas, row)).collect::<Vec<_>>(),
    }))
}

/// Articles that mention it, the newest first, with how often; and how often in all.
fn mentioned(atlas: &Atlas, rows: &[Row]) -> (usize, Vec<Value>) {
    let count = |row: &Row| super::select::number(row, "n");
    let total = rows.iter().map(count).sum();
    let known = rows.iter().filter_map(|row| {
        let at = atlas.article(Atlas::id(&atlas.base, "article", row.get("article")?))?;
        Some((at, count(row)))
    });
    let mut known: Vec<(u32, usize)> = known.collect();
    known.sort_unstable_by_key(|&(at, count)| (Reverse(atlas.articles[at as usize].day), Reverse(count), at));
    let value = |&(at, count): &(u32, usize)| {
        let mut value = article(atlas, at);
        value["mentions"] = json!(count);
        value
    };
    (total, known.iter().take(MOST).map(value).collect())
}

/// Facts by predicate and direction; each other entity once with the number of claims, the most often stated first.
fn facts(atlas: &Atlas, at: u32) -> Vec<Value> {
    let mut groups: BTreeMap<(RelationType, bool, Modality), BTreeMap<u32, Vec<&Claim>>> = BTreeMap::new();
    for claim in atlas.claims_of(at) {
        let outgoing = claim.subject == at;
        let other = if outgoing { claim.object } else { claim.subject };
        // What reads the same both ways has one direction.
        let key = (claim.predicate, outgoing || claim.predicate.is_symmetric(), claim.modality);
        groups.entry(key).or_default().entry(other).or_default().push(claim);
    }
    let group = |((predicate, outgoing, modality), others): (
        (RelationType, bool, Modality),
        BTreeMap<u32, Vec<&Claim>>,
    )| {
        let mut others: Vec<_> = others.into_iter().collect();
        let total = others.len();
        others.sort_by_key(|(other, claims)| (Reverse(claims.len()), *other));
        others.truncate(MOST);
        let other = |(other, claims): (u32, Vec<&Claim>)| {
            let confidence = claims.iter().map(|claim| claim.confidence).fold(0.0, f32::max);
            let newest = claims.iter().max_by_key(|claim| atlas.articles[claim.article as usize].day);
            let mut value = node(atlas, other);
            value["claims"] = json!(claims.len());
            value["confidence"] = json!((f64::from(confidence) * 100.0).round() / 100.0);
            value["date"] =
                json!(newest.and_then(|claim| atlas.articles[claim.article as usize].date.as_deref()));
            value
        };
        json!({
            "predicate": predicate, "outgoing": outgoing, "modality": modality, "total": total,
            "others": others.into_iter().map(other).collect::<Vec<_>>(),
        })
    };
    groups.into_iter().map(group).collect()
}
