//! Characters and positions: [`Span`], [`Text`], normalisation, sentences. Pure, no I/O.

pub mod abbreviation;
mod affix;
mod characters;
mod dates;
mod legal_form;
mod normalise;
mod numeral;
mod sentence;
mod span;

pub use affix::{last_chars, prefixes};
pub use characters::Characters;
pub use dates::Dates;
pub use legal_form::without_legal_form;
pub use normalise::{fold_char, normalise};
pub use numeral::{Bound, Form, Numeral, numerals};
pub use sentence::sentences;
pub use span::{Span, Text};
