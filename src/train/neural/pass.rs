//! The layers that all heads share: what a sentence's characters become, and how a change of that reaches the weights.

use ndarray::linalg::general_mat_mul;
use ndarray::{Array2, Axis};

use super::batch::{columns, columns_mut};
use super::layers::Trace;
use super::{Edition, Gradients, Network, Noise};
use crate::tagger::neural::{Encoded, Packed};
use crate::train::Random;

/// What the layers of one forward pass left.
pub(super) struct Pass {
    pub(super) packed: Packed,
    input: Array2<f32>,
    mask: Option<Array2<f32>>,
    /// For each row whether its bigram and whether its words were hidden.
    hidden: Vec<(bool, bool)>,
    projected: [Array2<f32>; 2],
    traces: [Trace; 2],
    /// `rows × 2 hidden`: both directions' states.
    pub(super) states: Array2<f32>,
    states_mask: Option<Array2<f32>>,
}

impl Network {
    /// The states of `sentences` (longest first).
    pub(super) fn forward(&self, sentences: &[&Encoded], noise: Option<(Noise, &mut Random)>) -> Pass {
        let lengths: Vec<usize> = sentences.iter().map(|s| s.len()).collect();
        let packed = Packed::new(&lengths);
        let (noise, random) = noise.map_or((None, None), |(n, r)| (Some(n), Some(r)));
        let mut none = Random::new(0);
        let random = random.unwrap_or(&mut none);
        let lookup = noise.map_or(0.0, |n| n.lookup);
        let edition = self.edition;
        let hidden: Vec<(bool, bool)> = (0..packed.rows())
            .map(|_| match edition {
                _ if lookup <= 0.0 => (false, false),
                Edition::First => ((random.unit() as f32) < lookup, (random.unit() as f32) < lookup),
                Edition::Second => (random.chance(lookup.into()), random.chance(lookup.into())),
            })
            .collect();
        let mut input = self.look_up(sentences, &packed, &hidden);
        let input_mask = noise.map(|n| mask(input.raw_dim(), n.input, edition, random));
        if let Some(mask) = &input_mask {
            input *= mask;
        }
        let straight = input.dot(&self.weights.projection);
        let turned = straight.select(Axis(0), &packed.mirror);
        let projected = [straight, turned];
        let traces = [0, 1].map(|d: usize| self.weights.directions[d].forward(&projected[d], &packed));
        let width = self.shape.hidden;
        let mut states = Array2::zeros((packed.rows(), 2 * width));
        columns_mut(&mut states, 0..width).assign(&traces[0].states);
        columns_mut(&mut states, width..2 * width).assign(&traces[1].states.select(Axis(0), &packed.mirror));
        let states_mask = noise.map(|n| mask(states.raw_dim(), n.output, edition, random));
        if let Some(mask) = &states_mask {
            states *= mask;
        }
        Pass { packed, input, mask: input_mask, hidden, projected, traces, states, states_mask }
    }

    fn look_up(&self, sentences: &[&Encoded], packed: &Packed, hidden: &[(bool, bool)]) -> Array2<f32> {
        let shape = &self.shape;
        let mut input = Array2::zeros((packed.rows(), shape.input()));
        for (row, &(sentence, at)) in packed.places.iter().enumerate() {
            let encoded = sentences[sentence];
            let input = input.row_mut(row).into_slice().expect("rows lie together");
            let mut add = |table: usize, key: u32, begin: usize, weight: f32| {
                let values = self.tables[table].values.row(key as usize);
                input[begin..begin + values.len()].iter_mut().zip(values).for_each(|(x, v)| *x += weight * v);
            };
            add(0, encoded.characters[at], 0, 1.0);
            if !hidden[row].0 {
                add(1, encoded.bigrams[at], shape.character, 1.0);
            }
            for word in encoded.words[at].iter().filter(|_| !hidden[row].1) {
                add(2, word.row, shape.word_at(usize::from(word.role)), 4.0 * word.weight);
            }
            for &feature in &encoded.features[at] {
                add(3, u32::from(feature), shape.feature_at(), 1.0);
            }
        }
        input
    }

    /// Adds to `gradients` what a change of the states asks of the layers below them.
    pub(super) fn back(
        &self,
        sentences: &[&Encoded],
        pass: &Pass,
        mut dstates: Array2<f32>,
        gradients: &mut Gradients,
    ) {
        let width = self.shape.hidden;
        let packed = &pass.packed;
        if let Some(mask) = &pass.states_mask {
            dstates *= mask;
        }
        let halves = [
            columns(&dstates, 0..width).to_owned(),
            columns(&dstates, width..2 * width).select(Axis(0), &packed.mirror),
        ];
        let mut dprojected = Array2::zeros(pass.projected[0].raw_dim());
        for (d, dstates) in halves.into_iter().enumerate() {
            let lstm = &self.weights.directions[d];
            let gradient = &mut gradients.weights.directions[d];
            let dx = lstm.backward(&pass.projected[d], &pass.traces[d], dstates, packed, gradient);
            dprojected += &if d == 0 { dx } else { dx.select(Axis(0), &packed.mirror) };
        }
        general_mat_mul(1.0, &pass.input.t(), &dprojected, 1.0, &mut gradients.weights.projection);
        let mut dinput = dprojected.dot(&self.weights.projection.t());
        if let Some(mask) = &pass.mask {
            dinput *= mask;
        }
        self.spread(sentences, pass, &dinput, gradients);
    }

    /// Hands the change of the input to the rows that were looked up.
    fn spread(&self, sentences: &[&Encoded], pass: &Pass, dinput: &Array2<f32>, gradients: &mut Gradients) {
        let shape = &self.shape;
        let tables = &mut gradients.tables;
        for (row, &(sentence, at)) in pass.packed.places.iter().enumerate() {
            let encoded = sentences[sentence];
            let change = dinput.row(row);
            let change = change.to_slice().expect("rows lie together");
            let part = |begin: usize, len: usize| &change[begin..begin + len];
            tables[0].add(encoded.characters[at], 1.0, part(0, shape.character));
            if !pass.hidden[row].0 && self.pace[1] > 0.0 {
                tables[1].add(encoded.bigrams[at], 1.0, part(shape.character, shape.bigram));
            }
            for word in encoded.words[at].iter().filter(|_| !pass.hidden[row].1 && self.pace[2] > 0.0) {
                let change = part(shape.word_at(usize::from(word.role)), shape.word);
                tables[2].add(word.row, 4.0 * word.weight, change);
            }
            for &feature in &encoded.features[at] {
                tables[3].add(u32::from(feature), 1.0, part(shape.feature_at(), shape.feature));
            }
        }
    }
}

/// Zeros in `share` of all places, and elsewhere what keeps the sum the same.
fn mask(shape: ndarray::Ix2, share: f32, edition: Edition, random: &mut Random) -> Array2<f32> {
    let keep = 1.0 / (1.0 - share);
    if edition == Edition::First {
        let one = || if (random.unit() as f32) < share { 0.0 } else { keep };
        return Array2::from_shape_simple_fn(shape, one);
    }
    let least = (share * 65536.0) as u16;
    let mut bits = 0;
    let mut left = 0;
    let values = (0..shape[0] * shape[1]).map(|_| {
        if left == 0 {
            (bits, left) = (random.bits(), 4);
        }
        let here = bits as u16;
        (bits, left) = (bits >> 16, left - 1);
        if here < least { 0.0 } else { keep }
    });
    Array2::from_shape_vec(shape, values.collect()).expect("as many values as places")
}
