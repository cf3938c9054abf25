//! The list of articles, and an article with what is found in it.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::sync::Arc;

use oxigraph::io::{RdfFormat, RdfParser};
use serde_json::{Value, json};

use super::atlas::Atlas;
use super::evidence::{article, listed, said};
use super::filter::Filter;
use super::request::{Asked, Wrong};
use super::select::select;
use crate::extraction::{Extraction, MentionRecord, ObservationRecord};
use crate::ontology::vocab::schema;
use crate::rdf::read;
use crate::serve::Shared;
use crate::serve::accept::Accept;
use crate::serve::wire::Refusal;

/// `GET /api/articles?q=…&entity=…&newspaper=…&from=…&to=…&offset=…&limit=…`: the newest first.
pub(super) async fn list(shared: &Arc<Shared>, atlas: &Atlas, asked: &Asked) -> Result<Value, Wrong> {
    let filter = Filter::of(asked, atlas)?;
    let (offset, limit) = (asked.count("offset", 0, usize::MAX)?, asked.count("limit", 50, 500)?);
    let naming = match asked.text("entity") {
        None => None,
        Some(id) => {
            let iri = listed(&[atlas.iri(id)]);
            let rows =
                select(shared, format!("SELECT ?a {{ VALUES ?e {{ {iri} }} ?a {} ?e }}", schema::MENTIONS))
                    .await?;
            let place = |iri: &String| atlas.article(Atlas::id(&atlas.base, "article", iri));
            Some(rows.iter().filter_map(|row| place(row.get("a")?)).collect::<BTreeSet<u32>>())
        }
    };
    let words: Vec<String> =
        asked.text("q").unwrap_or_default().split_whitespace().map(str::to_lowercase).collect();
    let fits = |at: &u32| {
        let title = || atlas.articles[*at as usize].title.to_lowercase();
        filter.allows_article(atlas, *at)
            && naming.as_ref().is_none_or(|some| some.contains(at))
            && (words.is_empty() || words.iter().all(|word| title().contains(word.as_str())))
    };
    let mut found: Vec<u32> = (0..atlas.articles.len() as u32).filter(fits).collect();
    found.sort_unstable_by_key(|&at| (Reverse(atlas.articles[at as usize].day), at));
    let shown = found.iter().skip(offset).take(limit).map(|&at| {
        let mut value = article(atlas, at);
        value["section"] = json!(atlas.articles[at as usize].section);
        value["claims"] = json!(atlas.articles[at as usize].claims);
        value
    });
    Ok(json!({ "total": found.len(), "articles": shown.collect::<Vec<_>>() }))
}

/// `GET /api/article?id=…`: text, mentions as `[begin, end, entity, type, rule, resolution, confidence]` in code
/// points, claims and numbers.
pub(super) async fn one(shared: &Arc<Shared>, atlas: &Atlas, asked: &Asked) -> Result<Value, Wrong> {
    let id = asked.needs("id")?;
    let at = atlas.article(id).ok_or_else(|| Wrong::nothing(format!("there is no article `{id}`")))?;
    let extraction = extraction(shared, &atlas.article_iri(id)).await?;
    let first = atlas.claims.partition_point(|claim| claim.article < at);
    let claims: Vec<_> = atlas.claims.iter().skip(first).take_while(|claim| claim.article == at).collect();
    let kept = !extraction.text.is_empty();
    // Where the text is there, it holds the sentences.
    let claims = if kept { Vec::new() } else { said(shared, atlas, &claims).await? };
    let record = &extraction.article;
    let relation = |relation: &crate::extraction::RelationRecord| {
        json!({
            "subject": Atlas::id(&atlas.base, "id", &relation.subject), "predicate": relation.predicate,
            "object": Atlas::id(&atlas.base, "id", &relation.object), "modality": relation.modality,
            "title": relation.title, "confidence": relation.confidence, "rule": relation.rule,
            "evidence": [relation.evidence.start, relation.evidence.end], "trigger": [relation.trigger.start, relation.trigger.end],
        })
    };
    let mention = |mention: &MentionRecord| {
        let entity = Atlas::id(&atlas.base, "id", &mention.entity);
        json!([
            mention.start,
            mention.end,
            entity,
            mention.kind,
            mention.rule,
            mention.resolution,
            mention.confidence
        ])
    };
    let number = |number: &ObservationRecord| {
        json!({
            "subject": number.subject.as_deref().map(|iri| Atlas::id(&atlas.base, "id", iri)), "measure": number.measure,
            "text": number.text, "kind": number.kind, "period": number.period, "rule": number.rule,
            "span": [number.span.start, number.span.end], "evidence": [number.evidence.start, number.evidence.end],
        })
    };
    let name = |entity: &crate::extraction::EntityRecord| {
        (Atlas::id(&atlas.base, "id", &entity.id).to_owned(), json!(entity.name))
    };
    Ok(json!({
        "article": article(atlas, at), "iri": record.id, "url": record.url, "section": record.category, "tags": record.tags,
        "locality": record.locality, "path": record.path, "text": extraction.text,
        "names": extraction.entities.iter().map(name).collect::<serde_json::Map<_, _>>(),
        "mentions": extraction.mentions.iter().map(mention).collect::<Vec<_>>(),
        "relations": extraction.relations.iter().map(relation).collect::<Vec<_>>(), "claims": claims,
        "numbers": extraction.observations.iter().map(number).collect::<Vec<_>>(),
    }))
}

/// What an article says, out of its graph.
async fn extraction(shared: &Arc<Shared>, iri: &str) -> Result<Extraction, Wrong> {
    let graph = read::graph_of(iri).ok_or_else(|| Wrong::nothing("the article has no graph"))?;
    let query = format!("CONSTRUCT {{ ?s ?p ?o }} {{ GRAPH {graph} {{ ?s ?p ?o }} }}");
    let answer = shared.ask(query, Accept::only("application/n-triples")).await?;
    let quads =
        RdfParser::from_format(RdfFormat::NTriples).for_slice(&answer.body).collect::<Result<Vec<_>, _>>();
    let quads = quads.map_err(|error| Refusal::Failed(format!("the article cannot be read: {error}")))?;
    let extraction = read::article(quads);
    extraction.map_err(|error| Refusal::Failed(format!("the article cannot be read: {error}")).into())
}
