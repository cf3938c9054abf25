//! [`Sample`]: one annotated sentence.

use std::ops::Range;

use super::{Head, Label};

/// One sentence with its gold names.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Sample {
    /// The sentence.
    pub text: String,
    /// Its names, by begin; none overlaps another.
    pub names: Vec<Gold>,
}

/// A name that an annotator marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gold {
    /// The characters it covers.
    pub chars: Range<usize>,
    /// Index into [`Head::kinds`].
    pub kind: usize,
    /// Whether a careful reader could also have left it out.
    pub optional: bool,
}

impl Sample {
    /// Each character's label; `None` where the annotator left open whether it belongs to a name.
    pub fn labels(&self) -> Vec<Option<Label>> {
        let mut labels = vec![Some(Head::OUTSIDE); self.text.chars().count()];
        for name in &self.names {
            for (at, label) in name.chars.clone().zip(Head::spell(name.kind, name.chars.len())) {
                labels[at] = (!name.optional).then_some(label);
            }
        }
        labels
    }
}
