//! The one text and its positions: spans, normalisation, sentences.

mod normalise;
mod sentence;
mod span;

pub use normalise::{fold_char, normalise};
pub use sentence::sentences;
pub use span::{Span, Text};
