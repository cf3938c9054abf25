//! The sequence tagger: a trained model that reads one sentence and says which of its characters are names.
//!
//! Two grades share what they see of a sentence ([`Input`]), the labels they give ([`Head`]) and the way they are asked.
//! One model learns from corpora whose conventions differ (to MSRA 市政府 is no name), so it answers through one
//! [`Head`] a convention and never mixes them.

mod bio;
mod codec;
mod convention;
mod error;
mod head;
mod input;
pub mod linear;
pub mod neural;
mod sample;
pub mod shipped;

pub use bio::{BioError, read_bio};
pub use convention::{OWN_HEAD, OWN_KINDS, own_kind};
pub use error::ModelError;
pub use head::{Head, Label, Named};
pub use input::{Input, Marks, WordTag, fold};
pub use sample::{Gold, Sample};

/// A trained model. Immutable, shared by threads; the same input gives the same answer on every machine.
pub trait Tagger: Send + Sync {
    /// The conventions it learned, in the order in which [`Tagger::tag`] counts them.
    fn heads(&self) -> &[Head];

    /// The names of each sentence in the convention `head`, by begin.
    fn tag(&self, head: usize, sentences: &[Input]) -> Vec<Vec<Named>>;
}
