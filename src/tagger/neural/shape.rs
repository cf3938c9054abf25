//! [`Shape`]: the widths of a network's layers.

use crate::tagger::{Marks, WordTag};

/// How wide each layer is, in numbers a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    /// Of a character's vector.
    pub character: usize,
    /// Of a bigram's.
    pub bigram: usize,
    /// Of a word's; three of them a character: words that begin, stand over, end there.
    pub word: usize,
    /// Of the vector for the segmenter's tag and the lexicon's marks.
    pub feature: usize,
    /// After the projection.
    pub projection: usize,
    /// Of each direction's state.
    pub hidden: usize,
}

impl Shape {
    /// Of the shipped model.
    pub const STANDARD: Self =
        Self { character: 64, bigram: 48, word: 48, feature: 16, projection: 128, hidden: 128 };

    /// Rows of the feature table.
    pub const FEATURES: usize = 4 * WordTag::TAGS + Marks::BITS;

    /// Numbers a character that go into the projection.
    pub const fn input(&self) -> usize {
        self.character + self.bigram + 3 * self.word + self.feature
    }

    /// Where the words of `role` begin in the input: 0 those that begin there, 1 stand over it, 2 end there.
    pub const fn word_at(&self, role: usize) -> usize {
        self.character + self.bigram + role * self.word
    }

    /// Where the features begin in the input.
    pub const fn feature_at(&self) -> usize {
        self.word_at(3)
    }
}
