//! tupu 图谱: Chinese news into a knowledge graph.
//!
//! One article flows one way, each stage pure and returning a new type:
//! bytes → [`document::Article`] → [`recognise::Mention`]s → entities and statements ([`link`]) →
//! [`extraction::Extraction`] → `KnowledgeGraph` → quads → store → query, picture.

pub mod cli;
pub mod curation;
pub mod document;
pub mod evaluate;
pub mod extraction;
pub mod graph;
pub mod identity;
pub mod iri;
pub mod lexicon;
pub mod link;
pub mod ontology;
pub mod pipeline;
pub mod query;
pub mod rdf;
pub mod recognise;
pub mod segment;
pub mod serve;
pub mod store;
pub mod tagger;
pub mod text;
#[cfg(feature = "train")]
pub mod train;
pub mod validate;
pub mod visualise;
