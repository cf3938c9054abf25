//! The closed vocabularies of the graph as Rust enums; `ontology/core.ttl` is their source of truth.

mod types;

pub use types::{Change, EntityClass, EntityType, Modality, RelationType, Resolution, StatKind};
