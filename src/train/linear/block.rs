//! [`Block`]: the weights of one head, or those that all heads share.

use super::index::Index;

const NONE: u32 = u32::MAX;

/// A row of weights for each slot of each pattern that the block knows.
pub(super) struct Block {
    /// Weights a row.
    pub(super) width: usize,
    /// The first row of each pattern.
    first: Vec<u32>,
    pub(super) weights: Vec<f32>,
    /// Sums of squared gradients.
    squares: Vec<f32>,
}

impl Block {
    /// A block of rows of `width` for the patterns that are `known`.
    pub(super) fn new(width: usize, index: &Index, known: impl Fn(usize) -> bool) -> Self {
        let mut rows = 0;
        let first = index
            .patterns
            .iter()
            .enumerate()
            .map(|(id, (_, spread))| {
                if !known(id) || width == 0 {
                    return NONE;
                }
                let first = rows;
                rows += spread.slots() as u32;
                first
            })
            .collect();
        let size = rows as usize * width;
        Self { width, first, weights: vec![0.0; size], squares: vec![0.0; size] }
    }

    /// Where the weights of a pattern's first slot begin.
    pub(super) fn row(&self, id: u32) -> Option<usize> {
        let first = self.first[id as usize];
        (first != NONE).then_some(first as usize * self.width)
    }

    /// One step against the gradient for the weights from `row` on.
    pub(super) fn step(&mut self, row: usize, gradient: &[f32], rate: f32) {
        let weights = &mut self.weights[row..row + self.width];
        let squares = &mut self.squares[row..row + self.width];
        descend(weights, squares, gradient, rate);
    }

    /// One step towards nothing for every weight, in proportion to it.
    pub(super) fn shrink(&mut self, rate: f32, ridge: f32) {
        for (weight, square) in self.weights.iter_mut().zip(&self.squares) {
            *weight /= 1.0 + rate * ridge / (square + CALM).sqrt();
        }
    }
}

/// Added to the sums of squares, so that a small gradient makes a small step the first time too: otherwise rare
/// patterns learn each sentence by heart.
const CALM: f32 = 1.0;

/// AdaGrad: the more a weight was moved, the shorter its steps.
pub(super) fn descend(weights: &mut [f32], squares: &mut [f32], gradient: &[f32], rate: f32) {
    for ((weight, square), &slope) in weights.iter_mut().zip(squares).zip(gradient) {
        *square += slope * slope;
        *weight -= rate / (*square + CALM).sqrt() * slope;
    }
}
