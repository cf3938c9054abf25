//! [`Weights`]: the matrices of a network while they are learned.

use ndarray::{Array1, Array2};

use super::layers::{Lstm, dense};
use crate::tagger::Head;
use crate::tagger::neural::Shape;
use crate::train::Random;

/// The weights that are matrices, or what is to change in them.
#[derive(Clone, Debug)]
pub struct Weights {
    /// `input × projection`.
    pub projection: Array2<f32>,
    /// Left to right and right to left.
    pub directions: [Lstm; 2],
    /// For each head `2 hidden × labels`, the labels' bias, and the chain: `labels + 2` rows of `labels` scores (from
    /// each label, from the sentence's begin, to its end).
    pub heads: Vec<(Array2<f32>, Array1<f32>, Array2<f32>)>,
}

impl Weights {
    pub(super) fn new(shape: &Shape, heads: &[Head], random: &mut Random) -> Self {
        let lstm = |random: &mut Random| Lstm::new(shape.projection, shape.hidden, random);
        Self {
            projection: dense(shape.input(), shape.projection, random),
            directions: [lstm(random), lstm(random)],
            heads: heads
                .iter()
                .map(|head| {
                    let n = head.labels();
                    (dense(2 * shape.hidden, n, random), Array1::zeros(n), Array2::zeros((n + 2, n)))
                })
                .collect(),
        }
    }

    pub(super) fn zeros(&self) -> Self {
        let zeros = |a: &Array2<f32>| Array2::zeros(a.raw_dim());
        Self {
            projection: zeros(&self.projection),
            directions: [self.directions[0].zeros(), self.directions[1].zeros()],
            heads: self
                .heads
                .iter()
                .map(|h| (zeros(&h.0), Array1::zeros(h.1.raw_dim()), zeros(&h.2)))
                .collect(),
        }
    }

    pub(super) fn matrices(&mut self) -> Vec<&mut Array2<f32>> {
        let mut all = vec![&mut self.projection];
        for direction in &mut self.directions {
            all.push(&mut direction.input);
            all.push(&mut direction.state);
        }
        for head in &mut self.heads {
            all.push(&mut head.0);
            all.push(&mut head.2);
        }
        all
    }

    pub(super) fn biases(&mut self) -> Vec<&mut Array1<f32>> {
        let directions = self.directions.iter_mut().map(|d| &mut d.bias);
        directions.chain(self.heads.iter_mut().map(|h| &mut h.1)).collect()
    }
}
