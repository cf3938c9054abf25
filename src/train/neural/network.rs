//! [`Network`]: the weights while they are learned, the forward and the backward pass.

use ndarray::linalg::general_mat_mul;
use ndarray::{Array1, Array2, Axis};

use super::batch::{columns, columns_mut, rows};
use super::layers::{Lstm, dense};
use super::{Adam, Batch, Rate, Table, TableGradient};
use crate::tagger::Head;
use crate::tagger::neural::{Encoded, Lattice, Packed, Scores, Shape};
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
    moments: Vec<Adam<ndarray::Ix2>>,
    bias_moments: Vec<Adam<ndarray::Ix1>>,
    steps: usize,
}

/// What one shard of a batch wants changed.
pub struct Gradients {
    weights: Weights,
    tables: [TableGradient; 4],
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

impl Weights {
    fn new(shape: &Shape, heads: &[Head], random: &mut Random) -> Self {
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

    fn zeros(&self) -> Self {
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

/// Bigrams and words keep what raw text taught them: letting them learn by heart what few sentences say costs five points
/// on sentences not seen.
const PACE: [f32; 4] = [0.1, 0.0, 0.0, 1.0];

/// What the layers of one forward pass left.
struct Pass {
    packed: Packed,
    input: Array2<f32>,
    mask: Option<Array2<f32>>,
    hidden: Vec<(bool, bool)>,
    projected: [Array2<f32>; 2],
    traces: [super::layers::Trace; 2],
    states: Array2<f32>,
    states_mask: Option<Array2<f32>>,
    emissions: Array2<f32>,
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
        Self { shape, tables, weights, pace: PACE, moments, bias_moments, steps: 0 }
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

    /// Scores of every label of every character of `sentences` (longest first), a vector a sentence.
    pub fn emissions(&self, head: usize, sentences: &[&Encoded]) -> Vec<Vec<f32>> {
        let pass = self.forward(head, sentences, None);
        let places = |s: usize| (0..sentences[s].len()).map(move |at| (s, at));
        (0..sentences.len())
            .map(|s| {
                places(s).flat_map(|(s, at)| pass.emissions.row(pass.packed.row(s, at)).to_vec()).collect()
            })
            .collect()
    }

    /// Loss and gradients of a batch.
    pub fn learn(&self, batch: Batch<'_>, noise: Noise, random: &mut Random) -> Gradients {
        let sentences: Vec<&Encoded> = batch.sentences.iter().map(|s| s.0).collect();
        let pass = self.forward(batch.head, &sentences, Some((noise, random)));
        let mut gradients =
            Gradients { weights: self.weights.zeros(), tables: Default::default(), loss: 0.0 };
        let demissions = self.chain(batch, &pass, &mut gradients);
        self.backward(batch.head, &sentences, &pass, &demissions, &mut gradients);
        gradients
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

    fn forward(&self, head: usize, sentences: &[&Encoded], noise: Option<(Noise, &mut Random)>) -> Pass {
        let lengths: Vec<usize> = sentences.iter().map(|s| s.len()).collect();
        let packed = Packed::new(&lengths);
        let (noise, random) = noise.map_or((None, None), |(n, r)| (Some(n), Some(r)));
        let mut none = Random::new(0);
        let random = random.unwrap_or(&mut none);
        let lookup = noise.map_or(0.0, |n| n.lookup);
        let hidden: Vec<(bool, bool)> = (0..packed.rows())
            .map(|_| {
                if lookup > 0.0 {
                    ((random.unit() as f32) < lookup, (random.unit() as f32) < lookup)
                } else {
                    (false, false)
                }
            })
            .collect();
        let mut input = self.look_up(sentences, &packed, &hidden);
        let input_mask = noise.map(|n| mask(input.raw_dim(), n.input, random));
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
        let states_mask = noise.map(|n| mask(states.raw_dim(), n.output, random));
        if let Some(mask) = &states_mask {
            states *= mask;
        }
        let (weights, bias, _) = &self.weights.heads[head];
        let emissions = states.dot(weights) + bias;
        Pass { packed, input, mask: input_mask, hidden, projected, traces, states, states_mask, emissions }
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

    /// Loss of the chain, and the change of the emissions.
    fn chain(&self, batch: Batch<'_>, pass: &Pass, gradients: &mut Gradients) -> Array2<f32> {
        let lattice = self.lattice(batch.head);
        let mut change = Array2::zeros(pass.emissions.raw_dim());
        let n = pass.emissions.ncols();
        for (sentence, (encoded, gold)) in batch.sentences.iter().enumerate() {
            let places: Vec<usize> = (0..encoded.len()).map(|at| pass.packed.row(sentence, at)).collect();
            let emissions: Vec<f32> = places.iter().flat_map(|&r| pass.emissions.row(r).to_vec()).collect();
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

    fn backward(
        &self,
        head: usize,
        sentences: &[&Encoded],
        pass: &Pass,
        demissions: &Array2<f32>,
        gradients: &mut Gradients,
    ) {
        let width = self.shape.hidden;
        let packed = &pass.packed;
        let dhead = &mut gradients.weights.heads[head];
        general_mat_mul(1.0, &pass.states.t(), demissions, 1.0, &mut dhead.0);
        dhead.1 += &demissions.sum_axis(Axis(0));
        let mut dstates = demissions.dot(&self.weights.heads[head].0.t());
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
        self.spread(sentences, pass, &dinput, &mut gradients.tables);
    }

    /// Hands the change of the input to the rows that were looked up.
    fn spread(
        &self,
        sentences: &[&Encoded],
        pass: &Pass,
        dinput: &Array2<f32>,
        tables: &mut [TableGradient; 4],
    ) {
        let shape = &self.shape;
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

fn mask(shape: ndarray::Ix2, share: f32, random: &mut Random) -> Array2<f32> {
    let keep = 1.0 / (1.0 - share);
    Array2::from_shape_simple_fn(shape, || if (random.unit() as f32) < share { 0.0 } else { keep })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tagger::neural::WordAt;

    const SHAPE: Shape = Shape { character: 3, bigram: 2, word: 2, feature: 2, projection: 4, hidden: 3 };

    fn network() -> Network {
        let mut random = Random::new(5);
        let mut table = |rows, width| Table::new(rows, width, &mut random).values;
        let tables = [table(6, 3), table(6, 2), table(4, 2)];
        let head = Head { name: "test".to_owned(), kinds: vec!["PER".to_owned()] };
        let mut network = Network::new(SHAPE, tables, &[head], &mut random);
        network.pace = [1.0; 4];
        network.weights.heads[0].2.mapv_inplace(|_| (random.unit() as f32) - 0.5);
        network
    }

    fn sentences() -> Vec<(Encoded, Vec<Option<u8>>)> {
        let word = |role, row| WordAt { role, row, weight: 0.5 };
        let encoded = |rows: &[u32]| Encoded {
            characters: rows.to_vec(),
            bigrams: rows.iter().map(|r| (r + 1) % 6).collect(),
            features: rows.iter().map(|&r| vec![r as u16, 9]).collect(),
            words: rows.iter().map(|&r| vec![word(0, r % 4), word((r % 3) as u8, 1)]).collect(),
        };
        vec![
            (encoded(&[1, 4, 2, 5]), vec![Some(1), Some(3), Some(0), None]),
            (encoded(&[3, 1, 0]), vec![Some(0), Some(0), Some(4)]),
        ]
    }

    #[test]
    fn gradients_agree_with_small_steps() {
        let network = network();
        let data = sentences();
        let refs: Vec<(&Encoded, &[Option<u8>])> = data.iter().map(|s| (&s.0, s.1.as_slice())).collect();
        let noise = Noise { input: 0.0, lookup: 0.0, output: 0.0 };
        let learn = |n: &Network| n.learn(Batch { head: 0, sentences: &refs }, noise, &mut Random::new(1));
        let mut gradients = learn(&network);
        let slope = |change: &dyn Fn(&mut Network, f32)| {
            let (mut up, mut down) = (network.clone(), network.clone());
            change(&mut up, STEP);
            change(&mut down, -STEP);
            (learn(&up).loss - learn(&down).loss) as f32 / (2.0 * STEP)
        };
        for (index, gradient) in gradients.weights.matrices().into_iter().enumerate() {
            for (place, &got) in gradient.indexed_iter().step_by(3) {
                let want = slope(&|n, by| n.weights.matrices()[index][place] += by);
                assert!(
                    (got - want).abs() < 3e-3 + 0.02 * want.abs(),
                    "matrix {index} {place:?}: {got} {want}"
                );
            }
        }
        for (index, gradient) in gradients.weights.biases().into_iter().enumerate() {
            let want = slope(&|n, by| n.weights.biases()[index][1] += by);
            assert!(
                (gradient[1] - want).abs() < 3e-3 + 0.02 * want.abs(),
                "bias {index}: {} {want}",
                gradient[1]
            );
        }
        for (index, table) in gradients.tables.iter().enumerate() {
            for row in 0..4_u32 {
                let want = slope(&|n, by| n.tables[index].values[[row as usize, 1]] += by);
                let got = table.at(row, SHAPE_WIDTHS[index]).map_or(0.0, |values| values[1]);
                assert!(
                    (got - want).abs() < 3e-3 + 0.02 * want.abs(),
                    "table {index} row {row}: {got} {want}"
                );
            }
        }
    }

    const STEP: f32 = 1e-2;
    const SHAPE_WIDTHS: [usize; 4] = [SHAPE.character, SHAPE.bigram, SHAPE.word, SHAPE.feature];

    #[test]
    fn a_few_steps_learn_two_sentences() {
        let mut network = network();
        let data = sentences();
        let refs: Vec<(&Encoded, &[Option<u8>])> = data.iter().map(|s| (&s.0, s.1.as_slice())).collect();
        let noise = Noise { input: 0.0, lookup: 0.0, output: 0.0 };
        for _ in 0..120 {
            let gradients = network.learn(Batch { head: 0, sentences: &refs }, noise, &mut Random::new(1));
            network.step(vec![gradients], 0.05, 5.0, 2);
        }
        let emissions = network.emissions(0, &[refs[0].0, refs[1].0]);
        let lattice = network.lattice(0);
        assert_eq!(lattice.best(&emissions[0])[..3], [1, 3, 0]);
        assert_eq!(lattice.best(&emissions[1]), [0, 0, 4]);
    }
}
