//! The articles of a store, and each as the extraction that it came from.

use std::collections::BTreeMap;

use oxigraph::model::{GraphName, NamedNode, NamedOrBlankNode, Term};

use super::{GraphStore, StoreError};
use crate::extraction::Extraction;
use crate::ontology::vocab::{dct, schema};
use crate::rdf::{IS_VERSION_OF, read};

/// An article as the store lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredArticle {
    /// Its IRI.
    pub id: String,
    /// The graph that holds what it says.
    pub graph: NamedNode,
    /// Its key: the end of its IRI.
    pub key: String,
    /// SHA-256 of its text.
    pub sha256: String,
    /// The path it was read from.
    pub path: String,
    /// Its address, where it has one.
    pub url: Option<String>,
    /// IRI of the article whose text it copies.
    pub copy_of: Option<String>,
}

impl GraphStore {
    /// All articles, copies among them, by path, then IRI.
    pub fn articles(&self) -> Result<Vec<StoredArticle>, StoreError> {
        let mut articles: BTreeMap<String, StoredArticle> = BTreeMap::new();
        for quad in self.matching(None, Some(schema::SHA256), None, None) {
            let quad = quad?;
            if let (NamedOrBlankNode::NamedNode(id), GraphName::NamedNode(graph), Term::Literal(sha256)) =
                (quad.subject, quad.graph_name, quad.object)
            {
                let article = self.article_of(&id, graph, sha256.value())?;
                articles.insert(article.id.clone(), article);
            }
        }
        let mut articles: Vec<_> = articles.into_values().collect();
        articles.sort_by(|a, b| (&a.path, &a.id).cmp(&(&b.path, &b.id)));
        Ok(articles)
    }

    fn article_of(
        &self,
        id: &NamedNode,
        graph: NamedNode,
        sha256: &str,
    ) -> Result<StoredArticle, StoreError> {
        let text = |predicate| -> Result<Option<String>, StoreError> {
            let mut quads = self.matching(Some(id.into()), Some(predicate), None, Some((&graph).into()));
            Ok(quads.next().transpose()?.map(|quad| match quad.object {
                Term::NamedNode(node) => node.into_string(),
                Term::Literal(literal) => literal.value().to_owned(),
                Term::BlankNode(node) => node.into_string(),
            }))
        };
        Ok(StoredArticle {
            id: id.as_str().to_owned(),
            key: id.as_str().rsplit('/').next().unwrap_or_default().to_owned(),
            sha256: sha256.to_owned(),
            path: text(dct::IDENTIFIER)?.unwrap_or_default(),
            url: text(dct::SOURCE)?,
            copy_of: text(IS_VERSION_OF)?,
            graph,
        })
    }

    /// What one article says, as its extraction.
    pub fn extraction(&self, article: &StoredArticle) -> Result<Extraction, StoreError> {
        read::article(self.graph(&article.graph)?).map_err(|error| StoreError::Broken {
            folder: self.folder.clone(),
            reason: format!("graph <{}>: {error}", article.graph.as_str()),
        })
    }

    /// What every article says, by path; copies are passed over.
    pub fn extractions(
        &self,
    ) -> Result<impl Iterator<Item = Result<Extraction, StoreError>> + '_, StoreError> {
        let articles = self.articles()?.into_iter().filter(|article| article.copy_of.is_none());
        Ok(articles.map(|article| self.extraction(&article)))
    }
}
