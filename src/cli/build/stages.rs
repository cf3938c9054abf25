//! What `tupu build` takes from the stages before the store.

use crate::document::Article;
use crate::extraction::{ArticleRecord, Extraction};
use crate::iri::Base;
use crate::rdf::GazetteerEntry;

/// What one article says.
///
/// Stands in for `pipeline.extract(article)`: an extraction without mentions.
pub(super) fn extract(article: &Article, base: &Base) -> Extraction {
    let text = article.text();
    let meta = article.meta.clone();
    Extraction {
        article: ArticleRecord {
            id: base.article(&article.key()),
            sha256: article.sha256(),
            path: article.source.path.clone(),
            title: meta.title,
            published: meta.published,
            source: meta.newspaper,
            url: meta.url,
            locality: meta.locality,
            category: meta.category,
            tags: meta.tags,
        },
        text: text.as_str().to_owned(),
        sentences: article.sentences().iter().map(|s| text.char_range(s.span).into()).collect(),
        mentions: vec![],
        entities: vec![],
        relations: vec![],
        observations: vec![],
    }
}

/// Known places and organisations, for `graph/gazetteer`.
///
/// Stands in for the tables of `data/gazetteer`.
pub(super) fn gazetteer() -> Vec<GazetteerEntry> {
    Vec::new()
}
