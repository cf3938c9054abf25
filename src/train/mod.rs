//! Trains the sequence tagger: reads corpora, swaps names, fits a model. Behind the feature `train`; what runs a model
//! ([`crate::tagger`]) needs none of it.

mod data;
pub mod embed;
mod error;
mod inline;
pub mod linear;
pub mod neural;
mod random;
pub mod raw;
mod stand_off;
mod swap;
pub mod vector_file;
pub mod vectors;

pub use data::{Corpus, Spec, read};
pub use error::TrainError;
pub use random::Random;
pub use swap::Swapper;
