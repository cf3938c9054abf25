//! The closed vocabularies of the graph as Rust enums; `ontology/core.ttl` is their source of truth.
//!
//! [`class`], [`property`] and [`individual`] hold a constant for every term, and the enums know their term and its
//! Chinese and English label ([`RelationType::label_zh`]): both are rendered from `core.ttl`.

mod generated;
mod types;
pub mod vocab;

pub use generated::{QUERIES, class, individual, property};
pub use types::{Change, EntityClass, EntityType, Modality, RelationType, Resolution, StatKind};

/// The ontology itself, in Turtle.
pub const CORE_TURTLE: &str = include_str!("../../ontology/core.ttl");

/// The shapes that a graph is checked against, in Turtle.
pub const SHAPES_TURTLE: &str = include_str!("../../ontology/shapes.ttl");

/// The JSON-LD context of the main terms.
pub const CONTEXT_JSONLD: &str = include_str!("../../ontology/context.jsonld");

/// The namespace of our terms.
pub const NAMESPACE: &str = "https://w3id.org/tupu/ns#";
