//! Recogniser: an article's mentions.

mod mention;

pub use mention::Mention;
