//! [`Network`]: the weights while they are learned, the forward and the backward pass.

use ndarray::Array2;

use super::batch::rows;
use super::{Adam, Edition, Rate, Table, TableGradient, Weights};
use crate::tagger::Head;
use crate::tagger::neural::{Lattice, Scores, Shape};
use crate::train::Random;

/// A network that learns.
#[derive(Clone, Debug)]
pub struct Network {
    /// Widths.
    pub shape: Shape,
    /// Characters, bigrams, words, features.
    pub tables: [Table; 4],
    /// The matrices.
    pub weights: Weights,
    /// How fast each table learns, as a share of the learning rate; 0 leaves it as it is.
    pub pace: [f32; 4],
    /// How random numbers are taken.
    pub edition: Edition,
    moments: Vec<Adam<ndarray::Ix2>>,
    bias_moments: Vec<Adam<ndarray::Ix1>>,
    steps: usize,
}

/// What one shard of a batch wants changed.
pub struct Gradients {
    pub(super) weights: Weights,
    pub(super) tables: [TableGradient; 4],
    /// Sum of the sentences' losses (negative logarithm of the gold's probability).
    pub loss: f64,
}

/// How much is hidden from the network while it learns.
#[derive(Clone, Copy, Debug)]
pub struct Noise {
    /// Share of the input's numbers set to 0.
    pub input: f32,
    /// Share of characters whose bigram is hidden, and whose words are.
    pub lookup: f32,
    /// Share of the states' numbers set to 0.
    pub output: f32,
}

/// Bigrams and words keep what raw text taught them: letting them learn by heart what few sentences say costs five points
/// on sentences not seen.
const PACE: [f32; 4] = [0.1, 0.0, 0.0, 1.0];

impl Gradients {
    pub(super) fn zeros(network: &Network) -> Self {
        Self { weights: network.weights.zeros(), tables: Default::default(), loss: 0.0 }
    }
}

impl Network {
    /// A network whose tables begin with `tables` (characters, bigrams, words) and the rest at random.
    pub fn new(shape: Shape, tables: [Array2<f32>; 3], heads: &[Head], random: &mut Random) -> Self {
        let [characters, bigrams, words] = tables.map(Table::from_values);
        let features = Table::new(Shape::FEATURES, shape.feature, random);
        Self::from_parts(shape, [characters, bigrams, words, features], Weights::new(&shape, heads, random))
    }

    /// A network of these parts, ready to learn on.
    pub fn from_parts(shape: Shape, tables: [Table; 4], mut weights: Weights) -> Self {
        let moments = weights.matrices().into_iter().map(|m| Adam::new(m)).collect();
        let bias_moments = weights.biases().into_iter().map(|b| Adam::new(b)).collect();
        Self { shape, tables, weights, pace: PACE, edition: Edition::Second, moments, bias_moments, steps: 0 }
    }

    /// The chain of one head.
    pub fn scores(&self, head: usize) -> Scores {
        let chain = &self.weights.heads[head].2;
        let n = chain.ncols();
        Scores {
            labels: n,
            step: rows(chain, 0..n).iter().copied().collect(),
            begin: chain.row(n).to_vec(),
            end: chain.row(n + 1).to_vec(),
        }
    }

    /// The same, ready to be run.
    pub fn lattice(&self, head: usize) -> Lattice {
        Lattice::new(&self.scores(head))
    }

    /// Takes one step along the sum of the shards' gradients, cut to a norm of `clip`, over `sentences` sentences.
    pub fn step(&mut self, mut shards: Vec<Gradients>, rate: f32, clip: f32, sentences: usize) {
        self.steps += 1;
        let rate = Rate::new(rate, self.steps);
        let tables: Vec<[TableGradient; 4]> =
            shards.iter_mut().map(|s| std::mem::take(&mut s.tables)).collect();
        let mut shards = shards.into_iter().map(|s| s.weights);
        let Some(mut sum) = shards.next() else { return };
        for mut shard in shards {
            sum.matrices().into_iter().zip(shard.matrices()).for_each(|(a, b)| *a += &*b);
            sum.biases().into_iter().zip(shard.biases()).for_each(|(a, b)| *a += &*b);
        }
        let dense: f32 = sum.matrices().iter().map(|m| m.iter().map(|g| g * g).sum::<f32>()).sum();
        let sparse: f32 = tables.iter().flatten().map(TableGradient::squares).sum();
        let norm = (dense + sparse).sqrt() / sentences as f32;
        let scale = (clip / norm.max(1e-12)).min(1.0) / sentences as f32;
        let values = self.weights.matrices();
        for ((value, gradient), adam) in values.into_iter().zip(sum.matrices()).zip(&mut self.moments) {
            adam.apply(value, gradient, scale, rate);
        }
        let values = self.weights.biases();
        for ((value, gradient), adam) in values.into_iter().zip(sum.biases()).zip(&mut self.bias_moments) {
            adam.apply(value, gradient, scale, rate);
        }
        let pace = self.pace;
        for (at, table) in self.tables.iter_mut().enumerate().filter(|t| pace[t.0] > 0.0) {
            let parts: Vec<&TableGradient> = tables.iter().map(|t| &t[at]).collect();
            table.apply(&parts, scale, rate.slower(pace[at]));
        }
    }
}

#[cfg(test)]
mod tests;
