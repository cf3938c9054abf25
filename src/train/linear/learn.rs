//! [`Learner`]: the weights, and one step for one sentence.

use super::block::{Block, descend};
use super::index::Index;
use super::lattice::Lattice;
use super::{Example, Options, Random};
use crate::tagger::Head;
use crate::tagger::linear::cluster::Clusters;
use crate::tagger::linear::file::Model;
use crate::tagger::linear::pattern::{Describer, Pattern, Spread};

/// Characters whose labels are as certain as this teach nothing.
const CERTAIN: f32 = 0.003;

/// A pattern that was seen so often is left out every other time, a rarer one more often: in other texts most rare
/// patterns are missing.
const RARE: f64 = 2.0;

/// Weights that learn.
pub(super) struct Learner<'i> {
    index: &'i Index,
    clusters: &'i Clusters,
    pub(super) shared: Block,
    pub(super) heads: Vec<HeadWeights>,
    describer: Describer,
    rate: f32,
    now: f32,
    ridge: f32,
    random: Random,
    /// The share of words that are read as if never seen.
    forgetting: f64,
    forgotten_words: Vec<bool>,
    forgotten_chars: Vec<bool>,
    /// Patterns of the sentence that are known, with their index in the describer.
    known: Vec<(usize, u32)>,
}

/// What one head learns.
pub(super) struct HeadWeights {
    pub(super) block: Block,
    pub(super) transitions: Vec<f32>,
    squares: Vec<f32>,
    /// The shared output of each label.
    outputs: Vec<Option<usize>>,
    lattice: Lattice,
}

impl<'i> Learner<'i> {
    pub(super) fn new(model: &Model, index: &'i Index, clusters: &'i Clusters, options: &Options) -> Self {
        let width = if model.shared.is_empty() { 0 } else { 1 + 4 * model.shared.len() };
        let heads = model.heads.iter().enumerate().map(|(at, head)| HeadWeights::new(model, index, at, head));
        Self {
            index,
            clusters,
            shared: Block::new(width, index, |_| true),
            heads: heads.collect(),
            describer: Describer::default(),
            rate: options.rate,
            now: options.rate,
            ridge: options.ridge,
            forgetting: options.forget,
            forgotten_words: Vec::new(),
            forgotten_chars: Vec::new(),
            random: Random::new(options.seed),
            known: Vec::new(),
        }
    }

    /// How far the training is, from 0 to 1.
    pub(super) fn set_progress(&mut self, progress: f32) {
        self.now = self.rate * (1.0 - 0.9 * progress);
    }

    /// Draws all weights towards nothing, `share` of what is due in one pass.
    pub(super) fn shrink(&mut self, share: f32) {
        let (rate, ridge) = (self.now, self.ridge * share);
        self.heads.iter_mut().for_each(|head| head.block.shrink(rate, ridge));
        self.shared.shrink(rate, ridge);
    }

    /// Learns from one sentence and gives its loss before.
    pub(super) fn learn(&mut self, example: &Example) -> f64 {
        self.describer.describe(&example.input, self.clusters);
        self.forget();
        self.known.clear();
        for (at, pattern) in self.describer.patterns.iter().enumerate() {
            if let Some(id) = self.index.id(pattern.key)
                && !self.is_forgotten(pattern)
                && self.random.chance(1.0 - RARE / (RARE + f64::from(self.index.counts[id as usize])))
            {
                self.known.push((at, id));
            }
        }
        let scores = self.scores(example.head);
        let head = &mut self.heads[example.head];
        let labels = head.outputs.len();
        let (mut slopes, mut steps) = (vec![0.0; scores.len()], vec![0.0; labels * labels]);
        let all = head.lattice.expect(&scores, &head.transitions, None, 1.0, &mut slopes, &mut steps);
        let gold = Some(example.labels.as_slice());
        let right = head.lattice.expect(&scores, &head.transitions, gold, -1.0, &mut slopes, &mut steps);
        descend(&mut head.transitions, &mut head.squares, &steps, self.now);
        self.step(example.head, &slopes);
        all - right
    }

    /// Chooses words to read as if they had never been seen: in other texts there will be such.
    fn forget(&mut self) {
        self.forgotten_words.clear();
        self.forgotten_chars.clear();
        for word in self.describer.words() {
            let forgotten = self.random.chance(self.forgetting);
            self.forgotten_words.push(forgotten);
            self.forgotten_chars.extend(word.map(|_| forgotten));
        }
    }

    /// Whether the pattern names a forgotten word, or two characters of it.
    fn is_forgotten(&self, pattern: &Pattern) -> bool {
        let (all, least) = match pattern.spread {
            Spread::Word => (&self.forgotten_words, 1),
            _ => (&self.forgotten_chars, 2),
        };
        let at = pattern.at as usize;
        pattern.names >= least && all[at..(at + usize::from(pattern.names)).min(all.len())].contains(&true)
    }

    /// The score of every label of every character.
    fn scores(&self, head: usize) -> Vec<f32> {
        let head = &self.heads[head];
        let (labels, width) = (head.outputs.len(), self.shared.width);
        let mut scores = vec![0.0; self.describer.len() * labels];
        let mut common = vec![0.0; self.describer.len() * width];
        for &(at, id) in &self.known {
            let pattern = &self.describer.patterns[at];
            let (own, shared) = (head.block.row(id), self.shared.row(id));
            for slot in 0..pattern.spread.slots() {
                for position in self.describer.positions(pattern, slot) {
                    if let Some(row) = own {
                        let row = &head.block.weights[row + slot * labels..][..labels];
                        add(&mut scores[position * labels..][..labels], row);
                    }
                    if let Some(row) = shared {
                        let row = &self.shared.weights[row + slot * width..][..width];
                        add(&mut common[position * width..][..width], row);
                    }
                }
            }
        }
        if width > 0 {
            for (scores, common) in scores.chunks_exact_mut(labels).zip(common.chunks_exact(width)) {
                for (score, output) in scores.iter_mut().zip(&head.outputs) {
                    *score += output.map_or(0.0, |output| common[output]);
                }
            }
        }
        scores
    }

    fn step(&mut self, head: usize, slopes: &[f32]) {
        let head = &mut self.heads[head];
        let (labels, width) = (head.outputs.len(), self.shared.width);
        let open: Vec<bool> =
            slopes.chunks_exact(labels).map(|row| row.iter().any(|slope| slope.abs() > CERTAIN)).collect();
        let (mut own, mut common) = (vec![0.0; labels], vec![0.0; width]);
        for &(at, id) in &self.known {
            let pattern = &self.describer.patterns[at];
            for slot in 0..pattern.spread.slots() {
                let positions = self.describer.positions(pattern, slot);
                if !open[positions.clone()].contains(&true) {
                    continue;
                }
                own.fill(0.0);
                for position in positions {
                    add(&mut own, &slopes[position * labels..][..labels]);
                }
                if let Some(row) = head.block.row(id) {
                    head.block.step(row + slot * labels, &own, self.now);
                }
                if let Some(row) = self.shared.row(id) {
                    common.fill(0.0);
                    for (slope, output) in own.iter().zip(&head.outputs) {
                        if let Some(output) = *output {
                            common[output] += slope;
                        }
                    }
                    self.shared.step(row + slot * width, &common, self.now);
                }
            }
        }
    }
}

impl HeadWeights {
    fn new(model: &Model, index: &Index, at: usize, head: &Head) -> Self {
        let labels = head.labels();
        let steps = vec![0.0; labels * labels];
        Self {
            block: Block::new(labels, index, |id| index.of_head[at][id]),
            transitions: steps.clone(),
            squares: steps,
            outputs: (0..labels).map(|label| model.outputs(at, label).1).collect(),
            lattice: Lattice::new(labels),
        }
    }
}

fn add(sums: &mut [f32], values: &[f32]) {
    for (sum, value) in sums.iter_mut().zip(values) {
        *sum += value;
    }
}
