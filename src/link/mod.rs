//! Linker: mentions to entities, relations and observations.

mod context;
mod linked;
mod observation;

pub use context::Context;
pub use linked::{Entity, EntityId, Evidence, LinkedMention, Observation, Relation};
pub use observation::{RULES as OBSERVATION_RULES, Rule as ObservationRule, observations};
