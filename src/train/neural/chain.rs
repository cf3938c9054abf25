//! The heads: scores of labels, and what an annotated sentence asks of them.

use ndarray::linalg::general_mat_mul;
use ndarray::{Array2, Axis};

use super::pass::Pass;
use super::{Batch, Gradients, Network, Noise};
use crate::tagger::neural::Encoded;
use crate::train::Random;

impl Network {
    /// Scores of every label of every character of `sentences` (longest first), a vector a sentence.
    pub fn emissions(&self, head: usize, sentences: &[&Encoded]) -> Vec<Vec<f32>> {
        let pass = self.forward(sentences, None);
        let emissions = self.label(head, &pass);
        let row = |s: usize, at: usize| emissions.row(pass.packed.row(s, at)).to_vec();
        (0..sentences.len()).map(|s| (0..sentences[s].len()).flat_map(|at| row(s, at)).collect()).collect()
    }

    /// Loss and gradients of a batch.
    pub fn learn(&self, batch: Batch<'_>, noise: Noise, random: &mut Random) -> Gradients {
        let sentences: Vec<&Encoded> = batch.sentences.iter().map(|s| s.0).collect();
        let pass = self.forward(&sentences, Some((noise, random)));
        let emissions = self.label(batch.head, &pass);
        let mut gradients = Gradients::zeros(self);
        let demissions = self.chain(batch, &pass, &emissions, &mut gradients);
        let dhead = &mut gradients.weights.heads[batch.head];
        general_mat_mul(1.0, &pass.states.t(), &demissions, 1.0, &mut dhead.0);
        dhead.1 += &demissions.sum_axis(Axis(0));
        let dstates = demissions.dot(&self.weights.heads[batch.head].0.t());
        self.back(&sentences, &pass, dstates, &mut gradients);
        gradients
    }

    fn label(&self, head: usize, pass: &Pass) -> Array2<f32> {
        let (weights, bias, _) = &self.weights.heads[head];
        pass.states.dot(weights) + bias
    }

    /// Loss of the chain, and the change of the emissions.
    fn chain(
        &self,
        batch: Batch<'_>,
        pass: &Pass,
        emissions: &Array2<f32>,
        gradients: &mut Gradients,
    ) -> Array2<f32> {
        let lattice = self.lattice(batch.head);
        let mut change = Array2::zeros(emissions.raw_dim());
        let n = emissions.ncols();
        for (sentence, (encoded, gold)) in batch.sentences.iter().enumerate() {
            let places: Vec<usize> = (0..encoded.len()).map(|at| pass.packed.row(sentence, at)).collect();
            let emissions: Vec<f32> = places.iter().flat_map(|&r| emissions.row(r).to_vec()).collect();
            let all = lattice.marginals(&emissions, None);
            let own = lattice.marginals(&emissions, Some(gold));
            gradients.loss += all.log_mass - own.log_mass;
            let dchain = &mut gradients.weights.heads[batch.head].2;
            for (m, sign) in [(&all, 1.0), (&own, -1.0)] {
                for (at, &row) in places.iter().enumerate() {
                    for l in 0..n {
                        let p = sign * m.forward[at * n + l] * m.backward[at * n + l];
                        change[[row, l]] += p;
                        if at == 0 {
                            dchain[[n, l]] += p;
                        }
                        if at + 1 == places.len() {
                            dchain[[n + 1, l]] += p;
                        }
                    }
                    if at + 1 < places.len() {
                        for from in (0..n).filter(|from| m.forward[at * n + from] > 1e-6) {
                            for to in 0..n {
                                dchain[[from, to]] += sign * lattice.pair(m, at, from, to);
                            }
                        }
                    }
                }
            }
        }
        change
    }
}
