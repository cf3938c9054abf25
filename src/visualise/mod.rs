//! Pictures and network files of the graph.

mod layout;

pub use layout::{Body, Link, Point, layout};
