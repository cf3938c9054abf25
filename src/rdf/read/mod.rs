//! The way back: the quads of one article's graph to its [`Extraction`].
//!
//! With the text kept, what [`super::Exporter::article`] writes reads back equal. Some fields are sets in RDF: tags, the
//! agents of a fact and who confers come back sorted, and what a count enumerates in the order in which the text first
//! names it. Evidence that is not
//! made of whole sentences comes back as given.

mod facts;
mod node;
mod statements;

use oxigraph::model::vocab::rdf;
use oxigraph::model::{NamedNode, Quad, Term};

use super::vocab::{IS_VERSION_OF, TA_CLASS_REF};
use crate::extraction::{ArticleRecord, EntityRecord, Extraction, MentionRecord, Offsets};
use crate::iri::Base;
use crate::ontology::vocab::{dct, itsrdf, nif, schema, skos};
use crate::ontology::{EntityClass, EntityType, Resolution, class, property};
use node::{Node, Nodes, of};

/// Why quads are no article that we wrote.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// No node of the graph is an article.
    #[error("no schema:NewsArticle among the quads")]
    NoArticle,
    /// A node lacks what every such node has, or has it in another form.
    #[error("<{node}>: no usable <{property}>")]
    Missing {
        /// IRI of the node.
        node: String,
        /// IRI of the property.
        property: String,
    },
}

/// The article that `quads` describe, which must be those of one article's graph.
pub fn article(quads: impl IntoIterator<Item = Quad>) -> Result<Extraction, ReadError> {
    let nodes = Nodes::new(quads);
    let article = nodes.of_class(schema::NEWS_ARTICLE).next().ok_or(ReadError::NoArticle)?;
    let mentions = mentions(&nodes)?;
    let relations = statements::relations(&nodes)?;
    let facts = facts::facts(&nodes)?;
    let observations = statements::observations(&nodes, &mentions)?;
    Ok(Extraction {
        article: record(article)?,
        text: match article.text(nif::IS_STRING) {
            Some(text) => text.to_owned(),
            None => kept_text(&nodes, article)?,
        },
        sentences: sentences(&nodes)?,
        entities: entities(&nodes, article)?,
        mentions,
        relations,
        facts,
        observations,
    })
}

/// What the article of these quads said before identity was decided, as JSON.
pub fn as_read(quads: &[Quad]) -> Option<&str> {
    quads.iter().find_map(|quad| match &quad.object {
        Term::Literal(literal) if quad.predicate == property::AS_READ => Some(literal.value()),
        _ => None,
    })
}

/// Whether these quads of an article hold its whole text.
pub fn has_text(quads: &[Quad]) -> bool {
    quads.iter().any(|quad| quad.predicate == nif::IS_STRING)
}

/// The article that the article of these quads is a copy of, as an IRI.
pub fn original(quads: impl IntoIterator<Item = Quad>) -> Option<String> {
    quads.into_iter().find_map(|quad| match quad.object {
        Term::NamedNode(node) if quad.predicate == IS_VERSION_OF => Some(node.into_string()),
        _ => None,
    })
}

fn record(article: Node<'_>) -> Result<ArticleRecord, ReadError> {
    let owned = |text: Option<&str>| text.map(str::to_owned);
    let named = |property| Some(name_of(article.iri(property)?));
    let mut tags: Vec<String> = article.texts(schema::KEYWORDS).map(str::to_owned).collect();
    tags.sort();
    Ok(ArticleRecord {
        id: article.id().to_owned(),
        sha256: article.needs(schema::SHA256, article.text(schema::SHA256))?.to_owned(),
        path: owned(article.text(dct::IDENTIFIER)).unwrap_or_default(),
        title: owned(article.text(dct::TITLE)),
        published: owned(article.text(schema::DATE_PUBLISHED)),
        source: named(schema::PUBLISHER),
        url: owned(article.text(dct::SOURCE).or_else(|| article.iri(dct::SOURCE))),
        locality: named(property::LOCALITY),
        category: owned(article.text(schema::ARTICLE_SECTION)),
        tags,
    })
}

/// The name that an entity's IRI was made from.
fn name_of(iri: &str) -> String {
    let decoded = iri.rsplit_once("id/").and_then(|(base, _)| Base::new(base).ok()?.entity_name(iri));
    decoded.unwrap_or_else(|| iri.to_owned())
}

/// The text as far as sentences keep it, blanks in between, so that offsets still hold.
fn kept_text(nodes: &Nodes, article: Node<'_>) -> Result<String, ReadError> {
    let length = article.parsed(nif::END_INDEX).unwrap_or_default();
    let mut text: Vec<char> = Vec::new();
    for node in nodes.of_class(nif::SENTENCE) {
        let (Some(kept), Offsets { start, .. }) = (node.text(nif::ANCHOR_OF), node.offsets()?) else {
            continue;
        };
        text.resize(length, ' ');
        for (to, c) in text.iter_mut().skip(start).zip(kept.chars()) {
            *to = c;
        }
    }
    Ok(text.into_iter().collect())
}

fn sentences(nodes: &Nodes) -> Result<Vec<Offsets>, ReadError> {
    // `#s5` is the fifth of the record, `#s10-40` one that only evidence names.
    let mut listed: Vec<(usize, Offsets)> = Vec::new();
    for node in nodes.of_class(nif::SENTENCE) {
        if let Some(index) = node.number("s") {
            listed.push((index, node.offsets()?));
        }
    }
    listed.sort_unstable();
    let mut sentences: Vec<Offsets> = Vec::with_capacity(listed.len());
    for (index, offsets) in listed {
        // Without the text, sentences that nothing points at are not kept; the others keep their numbers.
        let end = sentences.last().map_or(0, |before| before.end);
        while sentences.len() < index && end <= offsets.start {
            sentences.push(Offsets { start: end, end });
        }
        sentences.push(offsets);
    }
    Ok(sentences)
}

fn mentions(nodes: &Nodes) -> Result<Vec<MentionRecord>, ReadError> {
    let mut found = Vec::new();
    for node in nodes.of_class(class::MENTION) {
        let Offsets { start, end } = node.offsets()?;
        let number = node.id().rsplit('-').next().and_then(|n| n.parse::<usize>().ok());
        let kind = of(EntityType::ALL, EntityType::iri, node.iri(TA_CLASS_REF));
        let resolution = of(Resolution::ALL, Resolution::iri, node.iri(property::RESOLUTION));
        let mention = MentionRecord {
            start,
            end,
            text: node.needs(nif::ANCHOR_OF, node.text(nif::ANCHOR_OF))?.to_owned(),
            kind: node.needs(TA_CLASS_REF, kind)?,
            entity: node.needs(itsrdf::TA_IDENT_REF, node.iri(itsrdf::TA_IDENT_REF))?.to_owned(),
            resolution: node.needs(property::RESOLUTION, resolution)?,
            confidence: node.value(itsrdf::TA_CONFIDENCE)?,
            recogniser: node.text(property::RECOGNISER).unwrap_or_default().to_owned(),
            rule: node.text(property::RULE).unwrap_or_default().to_owned(),
        };
        // A second mention of the same range ends in `-2`, a first in its end.
        let repeated = node.id().rsplit('#').next().is_some_and(|local| local.matches('-').count() > 1);
        found.push(((start, end, number.filter(|_| repeated)), mention));
    }
    found.sort_by_key(|(place, _)| *place);
    Ok(found.into_iter().map(|(_, mention)| mention).collect())
}

fn entities(nodes: &Nodes, article: Node<'_>) -> Result<Vec<EntityRecord>, ReadError> {
    let mut found = Vec::new();
    for id in article.iris(schema::MENTIONS) {
        let wrong = || ReadError::Missing { node: id.to_owned(), property: rdf::TYPE.as_str().to_owned() };
        let node = nodes.get(id).ok_or_else(wrong)?;
        let kind = node.iris(rdf::TYPE).find_map(|iri| of(EntityType::ALL, EntityType::iri, Some(iri)));
        let mut aliases: Vec<String> = node.texts(skos::ALT_LABEL).map(str::to_owned).collect();
        aliases.sort();
        found.push(EntityRecord {
            id: id.to_owned(),
            name: node.needs(skos::PREF_LABEL, node.text(skos::PREF_LABEL))?.to_owned(),
            kind: kind.ok_or_else(wrong)?,
            class: node.iris(rdf::TYPE).find_map(|iri| of(EntityClass::ALL, EntityClass::iri, Some(iri))),
            aliases,
        });
    }
    found.sort_by(|a, b| a.id.cmp(&b.id));
    Ok(found)
}

/// The graph that an article's IRI stands for: `article/KEY` → `graph/article/KEY`.
pub fn graph_of(article: &str) -> Option<NamedNode> {
    let record = ArticleRecord { id: article.to_owned(), ..ArticleRecord::default() };
    super::scope::article_graph(&record).ok()
}
