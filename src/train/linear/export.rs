//! Turns learned weights into the whole numbers of a model file.

use super::index::Index;
use super::learn::Learner;
use crate::tagger::linear::file::{Model, Says};

/// One of a weight's natural units is so many whole ones.
pub(super) const UNIT: f32 = 64.0;
/// How closely the file's size is met.
const HALVINGS: usize = 10;

/// `model` with the weights of `learner`. Weak weights are left out until the file has at most `size` bytes.
pub(super) fn export(mut model: Model, index: &Index, learner: &Learner<'_>, size: usize) -> Model {
    model.ratios = vec![f64::from(-1.0 / UNIT).exp(); model.heads.len()];
    model.transitions = learner
        .heads
        .iter()
        .map(|head| head.transitions.iter().map(|&t| (t * UNIT).round() as i16).collect())
        .collect();
    let mut order: Vec<u32> = (0..index.len() as u32).collect();
    order.sort_unstable_by_key(|&id| index.patterns[id as usize].0);
    let (mut low, mut high) = (0.5 / UNIT, 127.0 / UNIT);
    let mut least = low;
    for round in 0..HALVINGS {
        model.patterns = order.iter().filter_map(|&id| says(&model, index, learner, id, least)).collect();
        if model.write().len() > size {
            low = least;
        } else if round == 0 {
            return model;
        } else {
            high = least;
        }
        least = f32::midpoint(low, high);
    }
    model.patterns = order.iter().filter_map(|&id| says(&model, index, learner, id, high)).collect();
    model
}

/// What a pattern says with weights of `least` or more.
fn says(model: &Model, index: &Index, learner: &Learner<'_>, id: u32, least: f32) -> Option<Says> {
    let (key, spread) = index.patterns[id as usize];
    let blocks: Vec<(usize, usize, &super::block::Block)> = std::iter::once((0, &learner.shared))
        .chain(
            learner
                .heads
                .iter()
                .enumerate()
                .map(|(head, weights)| (model.outputs(head, 0).0, &weights.block)),
        )
        .filter_map(|(first, block)| Some((first, block.row(id)?, block)))
        .collect();
    let mut slots = Vec::new();
    for slot in 0..spread.slots() {
        let mut cells = Vec::new();
        for &(first, row, block) in &blocks {
            let weights = &block.weights[row + slot * block.width..][..block.width];
            for (output, weight) in weights.iter().enumerate() {
                let whole = (weight * UNIT).round().clamp(-127.0, 127.0) as i8;
                if weight.abs() >= least && whole != 0 {
                    cells.push(((first + output) as u16, whole));
                }
            }
        }
        if !cells.is_empty() {
            slots.push((slot as u8, cells));
        }
    }
    (!slots.is_empty()).then_some(Says { key, slots })
}
