//! [`Learner`]: the weights, and one step for one sentence.

use super::block::{Block, descend};
use super::index::Index;
use super::lattice::Lattice;
use super::{Example, Options};
use crate::tagger::Head;
use crate::tagger::linear::cluster::Clusters;
use crate::tagger::linear::file::Model;
use crate::tagger::linear::pattern::Describer;

/// Characters whose labels are as certain as this teach nothing.
const CERTAIN: f32 = 0.003;

/// Weights that learn.
pub(super) struct Learner<'i> {
    index: &'i Index,
    clusters: &'i Clusters,
    pub(super) shared: Block,
    pub(super) heads: Vec<HeadWeights>,
    describer: Describer,
    rate: f32,
    now: f32,
    sparseness: f32,
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
            sparseness: options.sparseness,
            known: Vec::new(),
        }
    }

    /// How far the training is, from 0 to 1.
    pub(super) fn set_progress(&mut self, progress: f32) {
        self.now = self.rate * (1.0 - 0.9 * progress);
    }

    /// Learns from one sentence and gives its loss before.
    pub(super) fn learn(&mut self, example: &Example) -> f64 {
        self.describer.describe(&example.input, self.clusters);
        let known = self.describer.patterns.iter().enumerate();
        self.known.clear();
        self.known.extend(known.filter_map(|(at, pattern)| Some((at, self.index.id(pattern.key)?))));
        let scores = self.scores(example.head);
        let head = &mut self.heads[example.head];
        let labels = head.outputs.len();
        let (mut slopes, mut steps) = (vec![0.0; scores.len()], vec![0.0; labels * labels]);
        let all = head.lattice.expect(&scores, &head.transitions, None, 1.0, &mut slopes, &mut steps);
        let gold = Some(example.labels.as_slice());
        let right = head.lattice.expect(&scores, &head.transitions, gold, -1.0, &mut slopes, &mut steps);
        descend(&mut head.transitions, &mut head.squares, &steps, self.now, 0.0);
        self.step(example.head, &slopes);
        all - right
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
                    head.block.step(row + slot * labels, &own, self.now, self.sparseness);
                }
                if let Some(row) = self.shared.row(id) {
                    common.fill(0.0);
                    for (slope, output) in own.iter().zip(&head.outputs) {
                        if let Some(output) = *output {
                            common[output] += slope;
                        }
                    }
                    self.shared.step(row + slot * width, &common, self.now, self.sparseness);
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
