//! [`Table`]: vectors that are looked up by row, and what one step changes in them.

use ndarray::Array2;
use rustc_hash::FxHashMap;

use crate::train::Random;

/// Vectors by row, with Adam's two moments.
#[derive(Clone, Debug)]
pub struct Table {
    /// `rows × width`.
    pub values: Array2<f32>,
    first: Array2<f32>,
    second: Array2<f32>,
}

/// What one shard wants changed: the rows it touched, each once.
#[derive(Clone, Debug, Default)]
pub struct TableGradient {
    slots: FxHashMap<u32, usize>,
    rows: Vec<u32>,
    sums: Vec<f32>,
}

impl Table {
    /// A table of small random numbers.
    pub fn new(rows: usize, width: usize, random: &mut Random) -> Self {
        let bound = (3.0 / width as f32).sqrt();
        Self::from_values(Array2::from_shape_simple_fn((rows, width), || {
            ((random.unit() as f32) * 2.0 - 1.0) * bound
        }))
    }

    /// A table of these vectors.
    pub fn from_values(values: Array2<f32>) -> Self {
        let zeros = Array2::zeros(values.raw_dim());
        Self { values, first: zeros.clone(), second: zeros }
    }

    /// Adam on the rows that `gradients` touch, and on no others (`rate` as given by [`super::Rate`]).
    pub fn apply(&mut self, gradients: &[&TableGradient], scale: f32, rate: super::Rate) {
        let width = self.values.ncols();
        let mut sums: FxHashMap<u32, usize> = FxHashMap::default();
        let mut all: Vec<f32> = Vec::new();
        let mut order = Vec::new();
        for gradient in gradients {
            for (slot, &row) in gradient.rows.iter().enumerate() {
                let at = *sums.entry(row).or_insert_with(|| {
                    order.push(row);
                    all.resize(all.len() + width, 0.0);
                    all.len() - width
                });
                let part = &gradient.sums[slot * width..(slot + 1) * width];
                all[at..at + width].iter_mut().zip(part).for_each(|(sum, g)| *sum += g);
            }
        }
        for (slot, &row) in order.iter().enumerate() {
            let row = row as usize;
            let step = all[slot * width..(slot + 1) * width].iter();
            let values = self.values.row_mut(row).into_slice().expect("rows lie together");
            let first = self.first.row_mut(row).into_slice().expect("rows lie together");
            let second = self.second.row_mut(row).into_slice().expect("rows lie together");
            for (((value, m), v), g) in values.iter_mut().zip(first).zip(second).zip(step) {
                *value -= rate.step(m, v, g * scale);
            }
        }
    }
}

impl TableGradient {
    /// Adds `weight × change` to what `row` is to change by.
    pub fn add(&mut self, row: u32, weight: f32, change: &[f32]) {
        let width = change.len();
        let slot = *self.slots.entry(row).or_insert_with(|| {
            self.rows.push(row);
            self.sums.resize(self.sums.len() + width, 0.0);
            self.rows.len() - 1
        });
        let sums = &mut self.sums[slot * width..(slot + 1) * width];
        sums.iter_mut().zip(change).for_each(|(sum, c)| *sum += weight * c);
    }

    /// What `row` of a table of `width` is to change by.
    #[cfg(test)]
    pub fn at(&self, row: u32, width: usize) -> Option<&[f32]> {
        self.slots.get(&row).map(|slot| &self.sums[slot * width..(slot + 1) * width])
    }

    /// Sum of the squares.
    pub fn squares(&self) -> f32 {
        self.sums.iter().map(|s| s * s).sum()
    }
}
