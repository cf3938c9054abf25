//! Checks a store against SHACL shapes, by compiling each shape to SPARQL and asking the store.
//!
//! The published SHACL crates bring an HTTP client and some two hundred crates with them and would switch remote
//! queries on in our store; this program is offline. So the part of SHACL Core that `ontology/shapes.ttl` needs is
//! implemented here (<https://www.w3.org/TR/shacl/>): the targets `targetClass`, `targetNode`, `targetSubjectsOf`,
//! `targetObjectsOf`; predicate, inverse, sequence and alternative paths; and the constraints listed in
//! [`Shapes::parse`]. A shapes file that uses anything else is refused by name: a check that is not done must not
//! look like one that was passed.

mod check;
mod compile;
mod condition;
mod error;
mod parse;
mod shape;
#[cfg(test)]
mod tests;

pub use check::Violation;
pub use error::{CheckError, ShapesError};
pub use shape::{Severity, Shapes};
