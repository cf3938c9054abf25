//! The sentences that say something, with what they mention.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::{Value, json};

use super::atlas::{Atlas, Claim};
use super::filter::Filter;
use super::network::node;
use super::request::{Asked, Wrong};
use super::select::{Row, change, number, select};
use crate::ontology::vocab::{itsrdf, nif};
use crate::ontology::{RelationType, property};
use crate::serve::Shared;
use crate::serve::wire::Refusal;

/// `GET /api/evidence?one=…&other=…`: every claim that relates two entities, either way, the newest first.
/// `predicate` and the like narrow it.
pub(super) async fn get(shared: &Arc<Shared>, atlas: &Atlas, asked: &Asked) -> Result<Value, Wrong> {
    let filter = Filter::of(asked, atlas)?;
    let limit = asked.count("limit", 50, 200)?;
    let place = |name: &str| {
        let id = asked.needs(name)?;
        atlas.entity(id).ok_or_else(|| Wrong::nothing(format!("no article mentions `{id}`")))
    };
    let (one, other) = (place("one")?, place("other")?);
    let between = |claim: &&Claim| claim.subject == other || claim.object == other;
    let mut claims: Vec<&Claim> =
        atlas.claims_of(one).filter(between).filter(|claim| filter.allows(atlas, claim)).collect();
    let total = claims.len();
    claims.sort_by_key(|claim| {
        (Reverse(atlas.articles[claim.article as usize].day), claim.article, claim.number)
    });
    claims.truncate(limit);
    let said = said(shared, atlas, &claims).await?;
    Ok(json!({ "one": node(atlas, one), "other": node(atlas, other), "total": total, "claims": said }))
}

/// Claims with their sentences, in their order.
pub(super) async fn said(
    shared: &Arc<Shared>,
    atlas: &Atlas,
    claims: &[&Claim],
) -> Result<Vec<Value>, Wrong> {
    let iris: Vec<String> =
        claims.iter().map(|claim| part(atlas, claim.article, "claim", claim.number)).collect();
    let about = details(shared, &iris).await?;
    let sentences = sentences(shared, atlas, &iris).await?;
    let value = |(claim, iri): (&&Claim, &String)| {
        let row = about.get(iri);
        let told = |name: &str| row.and_then(|row| row.get(name));
        let name = |at: u32| atlas.entities[at as usize].id.clone();
        let count = |name: &str| row.map_or(0, |row| number(row, name));
        json!({
            "iri": iri, "subject": name(claim.subject), "object": name(claim.object), "predicate": claim.predicate,
            "modality": claim.modality, "confidence": (f64::from(claim.confidence) * 100.0).round() / 100.0,
            "rule": told("rule"), "title": told("title"), "change": row.and_then(change),
            "trigger": [count("tb"), count("te")], "sentences": sentences.get(iri), "article": article(atlas, claim.article),
        })
    };
    Ok(claims.iter().zip(&iris).map(value).collect())
}

/// `article/KEY#claim-3`
pub(super) fn part(atlas: &Atlas, article: u32, kind: &str, number: u32) -> String {
    format!("{}#{kind}-{number}", atlas.article_iri(&atlas.articles[article as usize].id))
}

/// What a citation says of an article.
pub(super) fn article(atlas: &Atlas, at: u32) -> Value {
    let article = &atlas.articles[at as usize];
    json!({
        "id": article.id, "title": article.title, "date": article.date,
        "newspaper": article.newspaper.map(|at| &atlas.newspapers[usize::from(at)]),
    })
}

/// A list for VALUES.
pub(super) fn listed(iris: &[String]) -> String {
    // What is no IRI would break out of the brackets.
    let safe = iris.iter().filter(|iri| oxigraph::model::NamedNode::new(iri.as_str()).is_ok());
    safe.map(|iri| format!("<{iri}>")).collect::<Vec<_>>().join(" ")
}

/// Rule, trigger and title of claims, by IRI.
async fn details(shared: &Arc<Shared>, iris: &[String]) -> Result<BTreeMap<String, Row>, Refusal> {
    let query = format!(
        "SELECT ?c ?rule ?tb ?te ?title ?change {{ VALUES ?c {{ {} }} OPTIONAL {{ ?c {} ?rule }} OPTIONAL {{ ?c {} ?tb }}
         OPTIONAL {{ ?c {} ?te }} OPTIONAL {{ ?c {} ?title }} OPTIONAL {{ ?c {} ?change }} }}",
        listed(iris),
        property::RULE,
        property::TRIGGER_BEGIN,
        property::TRIGGER_END,
        property::TITLE_TEXT,
        property::CHANGE,
    );
    let rows = select(shared, query).await?;
    Ok(rows.into_iter().filter_map(|row| Some((row.get("c")?.clone(), row))).collect())
}

/// The sentences that statements rest on, by the statement's IRI: text, beginning, and the mentions in it as
/// `[begin, end, entity, type]`, all in code points of the article's text.
pub(super) async fn sentences(
    shared: &Arc<Shared>,
    atlas: &Atlas,
    statements: &[String],
) -> Result<BTreeMap<String, Vec<Value>>, Refusal> {
    let query = format!(
        "SELECT ?c ?s ?b ?text {{ VALUES ?c {{ {} }} ?c {} ?s . ?s {} ?b ; {} ?text }}",
        listed(statements),
        property::EVIDENCE,
        nif::BEGIN_INDEX,
        nif::ANCHOR_OF,
    );
    let rows = select(shared, query).await?;
    let mut found: Vec<String> = rows.iter().filter_map(|row| row.get("s").cloned()).collect();
    found.sort_unstable();
    found.dedup();
    let mentions = mentions(shared, atlas, &found).await?;
    let mut said: BTreeMap<String, BTreeMap<usize, Value>> = BTreeMap::new();
    for row in rows {
        let (Some(statement), Some(sentence)) = (row.get("c"), row.get("s")) else { continue };
        let begin = number(&row, "b");
        let value = json!({ "text": row.get("text"), "start": begin, "mentions": mentions.get(sentence) });
        said.entry(statement.clone()).or_default().insert(begin, value);
    }
    Ok(said
        .into_iter()
        .map(|(statement, sentences)| (statement, sentences.into_values().collect()))
        .collect())
}

async fn mentions(
    shared: &Arc<Shared>,
    atlas: &Atlas,
    sentences: &[String],
) -> Result<BTreeMap<String, Vec<Value>>, Refusal> {
    let query = format!(
        "SELECT ?s ?b ?e ?entity {{ VALUES ?s {{ {} }} ?m {} ?s ; {} ?b ; {} ?e ; {} ?entity }} ORDER BY ?s ?b",
        listed(sentences),
        property::SENTENCE,
        nif::BEGIN_INDEX,
        nif::END_INDEX,
        itsrdf::TA_IDENT_REF,
    );
    let mut mentions: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for row in select(shared, query).await? {
        let (Some(sentence), Some(entity)) = (row.get("s"), row.get("entity")) else { continue };
        let id = Atlas::id(&atlas.base, "id", entity);
        let kind = atlas.entity(id).map(|at| atlas.entities[at as usize].kind);
        let value = json!([number(&row, "b"), number(&row, "e"), id, kind]);
        mentions.entry(sentence.clone()).or_default().push(value);
    }
    Ok(mentions)
}

/// The labels of a predicate, as the page shows them.
pub(super) fn predicate(predicate: RelationType) -> Value {
    json!({
        "id": predicate, "iri": predicate.iri().as_str(), "zh": predicate.label_zh(), "en": predicate.label_en(),
        "inverseZh": predicate.inverse_label_zh(), "inverseEn": predicate.inverse_label_en(),
    })
}
