//! Exporter: extractions to quads, quads back to extractions, and every RDF syntax.
//!
//! Decisions and their reasons are in `docs/modelling.md`. Two hold everywhere: no blank node, so that a sorted
//! dump of the same articles is the same bytes; and no clock, so that reading twice changes nothing.

mod article;
mod claim;
mod conferral;
mod dataset;
mod endorsement;
mod entity;
mod gazetteer;
mod membership;
mod mention;
mod observation;
mod ontology;
pub mod prefix;
mod quads;
pub mod read;
mod scope;
mod sentence;
#[cfg(test)]
mod tests;
mod vocab;
pub mod write;

use oxigraph::model::{NamedNode, Quad};

use crate::extraction::{ArticleRecord, Extraction};
use crate::iri::Base;
use scope::Scope;

pub(crate) use article::is_date;
pub use dataset::Description;
pub use gazetteer::GazetteerEntry;
pub use vocab::{IS_VERSION_OF, SOFTWARE_VERSION};

/// What the exporter leaves out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Whether the text of the article is kept. Without it, only sentences that a mention or a statement needs are.
    pub text: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { text: true }
    }
}

/// Why an extraction cannot be written as RDF.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ExportError {
    /// Something that must be an IRI is none.
    #[error("{path}: `{iri}` is not an absolute IRI: {reason}")]
    Iri {
        /// The article's path.
        path: String,
        /// What stands there.
        iri: String,
        /// What is wrong with it.
        reason: String,
    },
    /// The article's IRI has not the form of an article's.
    #[error("{path}: `{iri}` is not the IRI of an article: it must be a base, `article/` and a key")]
    Article {
        /// The article's path.
        path: String,
        /// Its IRI.
        iri: String,
    },
}

/// Turns extractions, tables and the ontology into quads. Immutable; threads share it.
#[derive(Clone, Debug, Default)]
pub struct Exporter {
    base: Base,
    options: Options,
}

impl Exporter {
    /// An exporter that mints below `base`.
    pub fn new(base: Base, options: Options) -> Self {
        Self { base, options }
    }

    /// The base that it mints below.
    pub fn base(&self) -> &Base {
        &self.base
    }

    /// Everything one article says, in the article's own graph.
    ///
    /// The graph and all things minted inside share the base of the article's IRI, so that an extraction made
    /// with another base stays whole.
    pub fn article(&self, extraction: &Extraction) -> Result<Vec<Quad>, ExportError> {
        let mut scope = Scope::new(extraction, self.options)?;
        article::write(&mut scope)?;
        entity::write(&mut scope)?;
        mention::write(&mut scope)?;
        claim::write(&mut scope)?;
        membership::write(&mut scope)?;
        conferral::write(&mut scope)?;
        endorsement::write(&mut scope)?;
        observation::write(&mut scope)?;
        sentence::write(&mut scope);
        Ok(scope.finish())
    }

    /// The graph of an article whose text is a copy of `original` (an IRI): where it came from, and no statement.
    pub fn copy(&self, record: &ArticleRecord, original: &str) -> Result<Vec<Quad>, ExportError> {
        let extraction = Extraction {
            article: record.clone(),
            text: String::new(),
            sentences: Vec::new(),
            mentions: Vec::new(),
            entities: Vec::new(),
            relations: Vec::new(),
            observations: Vec::new(),
        };
        let mut scope = Scope::new(&extraction, self.options)?;
        article::write_copy(&mut scope, original)?;
        Ok(scope.finish())
    }

    /// The graph that an article's statements go to.
    pub fn article_graph(&self, record: &ArticleRecord) -> Result<NamedNode, ExportError> {
        scope::article_graph(record)
    }

    /// `graph/ontology`: the ontology and the shapes.
    pub fn ontology(&self) -> Vec<Quad> {
        ontology::quads(&self.base)
    }

    /// `graph/gazetteer`: known places and organisations.
    pub fn gazetteer(&self, entries: &[GazetteerEntry]) -> Vec<Quad> {
        gazetteer::quads(&self.base, entries)
    }

    /// `graph/dataset`: what the store holds, by whom it was made.
    pub fn dataset(&self, description: &Description) -> Vec<Quad> {
        dataset::quads(&self.base, description)
    }
}
