//! Pictures of what was found.

pub mod text;
