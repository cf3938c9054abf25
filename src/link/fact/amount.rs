//! [`Amount`]: how much, of a fact.

use serde::{Deserialize, Serialize};

use crate::text::Span;

/// A sum of money or a share, at a place in the text named by `S`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Amount<S = Span> {
    /// The exact number, 万 and 亿 folded in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<f64>,
    /// At least.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min: Option<f64>,
    /// At most.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max: Option<f64>,
    /// The currency as written (元, 美元), or %.
    pub unit: String,
    /// The number with its unit, as written (20多亿元).
    pub text: String,
    /// Where it stands.
    pub span: S,
}

impl<S> Amount<S> {
    /// The same with its place named otherwise.
    pub fn map<T>(&self, place: impl Fn(&S) -> T) -> Amount<T> {
        Amount {
            value: self.value,
            min: self.min,
            max: self.max,
            unit: self.unit.clone(),
            text: self.text.clone(),
            span: place(&self.span),
        }
    }
}
