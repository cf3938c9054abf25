//! Making models (cargo feature `train`): the same corpora and the same seed give the same file.

pub mod embed;
pub mod neural;
mod random;
pub mod raw;

pub use random::Random;
