//! Linker: mentions to entities, relations and observations.

mod context;
mod linked;
pub mod relation;
pub mod subject;

pub use context::Context;
pub use linked::{Entity, EntityId, Evidence, LinkedMention, Observation, Relation};
pub use relation::relations;
