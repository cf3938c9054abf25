//! Subject, verb, object: the plain clause, and its relatives.

mod acting;
mod active;
mod aspired;
mod dative;
mod honoured;
mod reversed;
mod undergo;

pub use active::ACTIVE;
pub use dative::DATIVE;
pub use reversed::REVERSED;
