//! The knowledge graph of many articles, in memory: who is connected to whom, and which sentence says so.
//!
//! [`GraphBuilder`] absorbs one [`crate::extraction::Extraction`] an article, in any order;
//! [`KnowledgeGraph`] is the finished petgraph multigraph. Each question has its own file.

mod build;
mod components;
mod find;
mod knowledge;
mod neighbourhood;
mod pagerank;
mod path;
#[cfg(test)]
pub(crate) mod testing;

pub use build::GraphBuilder;
pub use find::Found;
pub use knowledge::{EntityNode, Evidence, KnowledgeGraph, NumericFact, StatementEdge};
pub use pagerank::page_rank;
pub use path::Step;
