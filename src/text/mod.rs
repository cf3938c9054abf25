//! Characters and positions: [`Span`], [`Text`], normalisation, sentences. Pure, no I/O.

mod normalise;
mod sentence;
mod span;

pub use normalise::{fold_char, normalise};
pub use sentence::sentences;
pub use span::{Span, Text};
