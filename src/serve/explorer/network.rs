//! Parts of the network: the most connected entities, the neighbours of one, what relates given ones.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::atlas::{Atlas, Claim};
use super::filter::Filter;
use super::request::{Asked, Wrong};
use crate::ontology::{Modality, RelationType};

/// Most entities in one answer.
const MOST: usize = 5000;

/// `GET /api/network`: the entities that are related to the most others by claims that the filter allows, and what
/// relates them.
pub(super) fn most_connected(atlas: &Atlas, asked: &Asked) -> Result<Value, Wrong> {
    let filter = Filter::of(asked, atlas)?;
    let limit = asked.count("limit", 150, MOST)?;
    let allowed = atlas.claims.iter().filter(|c| c.subject != c.object && filter.allows(atlas, c));
    let mut pairs: Vec<(u32, u32)> =
        allowed.map(|c| (c.subject.min(c.object), c.subject.max(c.object))).collect();
    pairs.sort_unstable();
    pairs.dedup();
    let mut degrees = vec![0_u32; atlas.entities.len()];
    for &(a, b) in &pairs {
        degrees[a as usize] += 1;
        degrees[b as usize] += 1;
    }
    let mut ranked: Vec<u32> = (0..degrees.len() as u32).filter(|at| degrees[*at as usize] > 0).collect();
    let total = ranked.len();
    ranked.sort_unstable_by_key(|&at| {
        (Reverse(degrees[at as usize]), Reverse(atlas.entities[at as usize].articles), at)
    });
    let chosen = connected(&ranked, &pairs, limit, atlas.entities.len());
    let mut value = subgraph(atlas, &filter, &chosen);
    value["total"] = json!(total);
    Ok(value)
}

/// The first `limit` of `ranked`, each with the first of those that it is related to: the centres of two circles need
/// not be related to each other, and whom nothing relates to anyone shown says nothing.
fn connected(ranked: &[u32], pairs: &[(u32, u32)], limit: usize, entities: usize) -> Vec<u32> {
    let mut places = vec![usize::MAX; entities];
    for (place, &at) in ranked.iter().enumerate() {
        places[at as usize] = place;
    }
    let mut first = vec![usize::MAX; entities];
    for &(a, b) in pairs {
        first[a as usize] = first[a as usize].min(places[b as usize]);
        first[b as usize] = first[b as usize].min(places[a as usize]);
    }
    let (mut chosen, mut is_chosen) = (Vec::new(), vec![false; entities]);
    for &at in ranked {
        let other = ranked[first[at as usize]];
        let new: Vec<u32> = [at, other].into_iter().filter(|at| !is_chosen[*at as usize]).collect();
        if chosen.len() + new.len() > limit {
            // The next may need less room.
            if chosen.len() == limit {
                break;
            }
            continue;
        }
        for at in new {
            is_chosen[at as usize] = true;
            chosen.push(at);
        }
    }
    chosen
}

/// `GET /api/neighbours?id=…`: the entity, those that it has most to do with, and what relates them all.
pub(super) fn neighbours(atlas: &Atlas, asked: &Asked) -> Result<Value, Wrong> {
    let filter = Filter::of(asked, atlas)?;
    let id = asked.needs("id")?;
    let limit = asked.count("limit", 40, MOST)?;
    let centre = atlas.entity(id).ok_or_else(|| Wrong::nothing(format!("no article mentions `{id}`")))?;
    let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
    for claim in atlas.claims_of(centre).filter(|claim| filter.allows(atlas, claim)) {
        let other = if claim.subject == centre { claim.object } else { claim.subject };
        if other != centre {
            *counts.entry(other).or_default() += 1;
        }
    }
    let mut ranked: Vec<(u32, usize)> = counts.into_iter().collect();
    let total = ranked.len();
    ranked.sort_unstable_by_key(|&(at, count)| {
        (Reverse(count), Reverse(atlas.entities[at as usize].degree), at)
    });
    let chosen: Vec<u32> =
        std::iter::once(centre).chain(ranked.into_iter().take(limit).map(|(at, _)| at)).collect();
    let mut value = subgraph(atlas, &filter, &chosen);
    value["total"] = json!(total);
    Ok(value)
}

/// `POST /api/among` with a list of ids: those that are known, and what relates them.
pub(super) fn among(atlas: &Atlas, asked: &Asked, body: &[u8]) -> Result<Value, Wrong> {
    let filter = Filter::of(asked, atlas)?;
    let ids: Vec<String> = serde_json::from_slice(body)
        .map_err(|error| Wrong::bad(format!("the body is a list of ids: {error}")))?;
    let mut seen = BTreeSet::new();
    let known = ids.iter().filter_map(|id| atlas.entity(id)).filter(|at| seen.insert(*at)).take(MOST);
    Ok(subgraph(atlas, &filter, &known.collect::<Vec<_>>()))
}

/// An entity, for a picture or a list.
pub(super) fn node(atlas: &Atlas, at: u32) -> Value {
    let entity = &atlas.entities[at as usize];
    let mut value = json!({
        "id": entity.id, "name": entity.name, "type": entity.kind,
        "degree": entity.degree, "rank": (f64::from(entity.rank) * 1000.0).round() / 1000.0, "articles": entity.articles,
    });
    if let Some(class) = entity.class {
        value["class"] = json!(class);
    }
    value
}

/// What many claims of one kind between the same two say together.
#[derive(Default)]
struct Edge {
    count: usize,
    confidence: f32,
    /// As 202401.
    months: BTreeSet<u32>,
}

/// `nodes` as chosen; `edges` between them: `s` and `t` are places in `nodes`, `p` the predicate, `n` the number of
/// claims, `c` the best confidence, `d` the months of the articles, `m` the modality where it is not done.
fn subgraph(atlas: &Atlas, filter: &Filter, chosen: &[u32]) -> Value {
    let mut places = vec![u32::MAX; atlas.entities.len()];
    for (place, &at) in chosen.iter().enumerate() {
        places[at as usize] = place as u32;
    }
    let mut edges: BTreeMap<(u32, u32, RelationType, Modality), Edge> = BTreeMap::new();
    for (place, &at) in chosen.iter().enumerate() {
        let begun = atlas.claims_of(at).filter(|claim: &&Claim| claim.subject == at && claim.object != at);
        for claim in begun.filter(|claim| filter.allows(atlas, claim)) {
            let other = places[claim.object as usize];
            if other == u32::MAX {
                continue;
            }
            let edge = edges.entry((place as u32, other, claim.predicate, claim.modality)).or_default();
            edge.count += 1;
            edge.confidence = edge.confidence.max(claim.confidence);
            let day = atlas.articles[claim.article as usize].day;
            if day != 0 {
                edge.months.insert(day / 100);
            }
        }
    }
    let edge = |((source, target, predicate, modality), edge): ((u32, u32, RelationType, Modality), Edge)| {
        let mut value = json!({
            "s": source, "t": target, "p": predicate, "n": edge.count,
            "c": (f64::from(edge.confidence) * 100.0).round() / 100.0, "d": edge.months,
        });
        if modality != Modality::Done {
            value["m"] = json!(modality);
        }
        value
    };
    let nodes: Vec<Value> = chosen.iter().map(|&at| node(atlas, at)).collect();
    json!({ "nodes": nodes, "edges": edges.into_iter().map(edge).collect::<Vec<_>>() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn centres_that_nothing_relates_bring_their_circles() {
        // 0 and 1 have two around them each.
        let pairs = [(0, 2), (0, 3), (1, 4), (1, 5)];
        let ranked = [0, 1, 2, 3, 4, 5];
        assert_eq!(connected(&ranked, &pairs, 2, 6), [0, 2]);
        assert_eq!(connected(&ranked, &pairs, 3, 6), [0, 2, 3]);
        assert_eq!(connected(&ranked, &pairs, 4, 6), [0, 2, 1, 4]);
        assert_eq!(connected(&ranked, &pairs, 9, 6).len(), 6);
    }
}
