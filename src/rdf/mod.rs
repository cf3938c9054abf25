//! Exporter: extractions to quads, quads back to extractions, and every RDF syntax.
//!
//! Decisions and their reasons are in `docs/modelling.md`. Two hold everywhere: no blank node, so that a sorted
//! dump of the same articles is the same bytes; and no clock, so that reading twice changes nothing.

mod article;
mod claim;
mod curation;
mod dataset;
mod derived;
mod entity;
mod fact;
mod gazetteer;
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
mod weak;
pub mod write;

use oxigraph::model::{NamedNode, Quad};

use crate::curation::Decision;
use crate::extraction::{ArticleRecord, Extraction};
use crate::identity::{AsRead, Identity};
use crate::iri::Base;
use scope::Scope;

pub(crate) use article::is_date;
pub use dataset::Description;
pub use gazetteer::GazetteerEntry;
pub use vocab::{IS_REPLACED_BY, IS_VERSION_OF, SOFTWARE_VERSION};
pub use weak::without_weak_edges;

/// What the exporter leaves out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Options {
    /// Whether the text of the article is kept. Without it, only sentences that a mention or a statement needs are.
    pub text: bool,
    /// Below this confidence a statement is a claim without an edge, 0 to 1.
    pub threshold: f32,
}

impl Default for Options {
    fn default() -> Self {
        Self { text: true, threshold: 0.0 }
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

    /// The same that keeps whole texts, or does not.
    #[must_use]
    pub fn with_text(&self, text: bool) -> Self {
        Self { base: self.base.clone(), options: Options { text, ..self.options } }
    }

    /// Whether it keeps whole texts.
    pub fn keeps_text(&self) -> bool {
        self.options.text
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
        self.article_as_read(extraction, None)
    }

    /// The same for an article under final names, with what it said before identity was decided.
    pub fn article_as_read(
        &self,
        extraction: &Extraction,
        before: Option<&AsRead>,
    ) -> Result<Vec<Quad>, ExportError> {
        let mut scope = Scope::new(extraction, self.options)?;
        article::write(&mut scope)?;
        if let Some(before) = before {
            article::write_as_read(&mut scope, before);
        }
        entity::write(&mut scope)?;
        mention::write(&mut scope)?;
        claim::write(&mut scope)?;
        fact::write(&mut scope)?;
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
            facts: Vec::new(),
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

    /// `graph/derived`: who is who across articles, and why.
    pub fn derived(&self, identity: &Identity) -> Vec<Quad> {
        derived::quads(&self.base, identity)
    }

    /// `graph/curation`: what a person decided.
    pub fn curation(&self, decisions: &[Decision]) -> Vec<Quad> {
        curation::quads(&self.base, decisions)
    }

    /// `graph/dataset`: what the store holds, by whom it was made.
    pub fn dataset(&self, description: &Description) -> Vec<Quad> {
        dataset::quads(&self.base, description)
    }
}
