//! Learning from raw news: characters are hidden, and the network learns to guess them from both sides (the "cloze" of
//! Devlin et al. 2019, here for an LSTM), before it sees an annotated sentence.

use ndarray::linalg::general_mat_mul;
use ndarray::{Array1, Array2, Axis};
use rayon::prelude::*;

use super::batch::Hidden;
use super::layers::dense;
use super::{Adam, Gradients, Network, Noise, Rate};
use crate::tagger::neural::Encoded;
use crate::train::Random;

/// So many of the most frequent characters are asked for.
pub const GUESSED: usize = 2500;

/// Scores of each of the [`GUESSED`] characters; thrown away when the network has learned from them.
pub struct Guess {
    weights: Array2<f32>,
    bias: Array1<f32>,
    moments: (Adam<ndarray::Ix2>, Adam<ndarray::Ix1>),
    steps: usize,
}

/// What one shard wants changed in the network and in the scores.
struct Change {
    network: Gradients,
    weights: Array2<f32>,
    bias: Array1<f32>,
    asked: usize,
}

impl Guess {
    /// Random weights for a network.
    pub fn new(network: &Network, random: &mut Random) -> Self {
        let weights = dense(2 * network.shape.hidden, GUESSED, random);
        let bias = Array1::zeros(GUESSED);
        let moments = (Adam::new(&weights), Adam::new(&bias));
        Self { weights, bias, moments, steps: 0 }
    }

    /// One step on sentences with hidden characters, cut into `seeds.len()` shards. Answers the sum of the losses and how many
    /// characters were asked for.
    pub fn step(
        &mut self,
        network: &mut Network,
        sentences: &[&(Encoded, Hidden)],
        noise: Noise,
        rate: f32,
        seeds: &[u64],
    ) -> (f64, usize) {
        let shards: Vec<Change> = (0..seeds.len())
            .into_par_iter()
            .map(|shard| {
                let own: Vec<_> = sentences.iter().skip(shard).step_by(seeds.len()).copied().collect();
                self.learn(network, &own, noise, &mut Random::new(seeds[shard]))
            })
            .collect();
        let mut weights = Array2::zeros(self.weights.raw_dim());
        let mut bias = Array1::zeros(self.bias.raw_dim());
        let (mut loss, mut asked) = (0.0, 0);
        for shard in &shards {
            weights += &shard.weights;
            bias += &shard.bias;
            loss += shard.network.loss;
            asked += shard.asked;
        }
        self.steps += 1;
        let scale = 1.0 / sentences.len() as f32;
        let own = Rate::new(rate, self.steps);
        self.moments.0.apply(&mut self.weights, &weights, scale, own);
        self.moments.1.apply(&mut self.bias, &bias, scale, own);
        network.step(shards.into_iter().map(|s| s.network).collect(), rate, 5.0, sentences.len());
        (loss, asked)
    }

    fn learn(
        &self,
        network: &Network,
        sentences: &[&(Encoded, Hidden)],
        noise: Noise,
        random: &mut Random,
    ) -> Change {
        let encoded: Vec<&Encoded> = sentences.iter().map(|s| &s.0).collect();
        let pass = network.forward(&encoded, Some((noise, random)));
        let (mut rows, mut wanted) = (Vec::new(), Vec::new());
        for (sentence, (_, hidden)) in sentences.iter().enumerate() {
            for &(at, character) in hidden {
                rows.push(pass.packed.row(sentence, at));
                wanted.push(character);
            }
        }
        let states = pass.states.select(Axis(0), &rows);
        let mut change = states.dot(&self.weights) + &self.bias;
        let mut gradients = Gradients::zeros(network);
        for (mut row, &wanted) in change.rows_mut().into_iter().zip(&wanted) {
            let row = row.as_slice_mut().expect("rows lie together");
            gradients.loss += softmax(row, wanted);
        }
        let mut weights = Array2::zeros(self.weights.raw_dim());
        general_mat_mul(1.0, &states.t(), &change, 1.0, &mut weights);
        let bias = change.sum_axis(Axis(0));
        let mut dstates = Array2::zeros(pass.states.raw_dim());
        let asked = change.dot(&self.weights.t());
        for (&row, from) in rows.iter().zip(asked.rows()) {
            dstates.row_mut(row).assign(&from);
        }
        network.back(&encoded, &pass, dstates, &mut gradients);
        Change { network: gradients, weights, bias, asked: rows.len() }
    }
}

/// Turns scores into the gradient of the negative logarithm of `wanted`'s share, and answers that logarithm.
fn softmax(scores: &mut [f32], wanted: usize) -> f64 {
    let top = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let mut total = 0.0;
    for score in scores.iter_mut() {
        *score = crate::tagger::neural::math::exp(*score - top);
        total += *score;
    }
    scores.iter_mut().for_each(|s| *s /= total);
    let loss = -f64::from(scores[wanted].max(1e-30)).ln();
    scores[wanted] -= 1.0;
    loss
}

#[cfg(test)]
mod tests {
    use super::super::Table;
    use super::*;
    use crate::tagger::neural::Shape;

    #[test]
    fn a_hidden_character_is_learned_from_its_neighbours() {
        let shape = Shape { character: 4, bigram: 2, word: 2, feature: 2, projection: 8, hidden: 8 };
        let mut random = Random::new(3);
        let mut table = |rows, width| Table::new(rows, width, &mut random).values;
        let tables = [table(8, 4), table(3, 2), table(2, 2)];
        let mut network = Network::new(shape, tables, &[], &mut random);
        network.pace = [1.0; 4];
        // After 1 stands 5, after 2 stands 6.
        let sentence = |first: u32, wanted: usize| {
            let encoded = Encoded {
                characters: vec![first, 0, 3],
                bigrams: vec![0; 3],
                features: vec![vec![], vec![], vec![]],
                words: vec![vec![]; 3],
            };
            (encoded, vec![(1, wanted)])
        };
        let data = [sentence(1, 5), sentence(2, 6)];
        let refs: Vec<_> = data.iter().collect();
        let mut guess = Guess::new(&network, &mut random);
        let noise = Noise { input: 0.0, lookup: 0.0, output: 0.0 };
        let mut step = || guess.step(&mut network, &refs, noise, 0.005, &[1, 2]).0;
        let first = step();
        (0..800).for_each(|_| {
            step();
        });
        let last = step();
        assert!(first > 10.0 && last < 0.2, "{first} {last}");
    }
}
