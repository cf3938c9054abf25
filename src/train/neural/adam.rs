//! Adam (Kingma and Ba 2015), with the learning rate of one step already corrected for its bias.

use ndarray::{Array, Dimension, Zip};

const FIRST: f32 = 0.9;
const SECOND: f32 = 0.999;

/// The learning rate of one step.
#[derive(Clone, Copy, Debug)]
pub struct Rate {
    rate: f32,
    second: f32,
}

impl Rate {
    /// Of step `step` (from 1) with learning rate `rate`.
    pub fn new(rate: f32, step: usize) -> Self {
        let step = step as i32;
        Self { rate: rate / (1.0 - FIRST.powi(step)), second: 1.0 / (1.0 - SECOND.powi(step)) }
    }

    /// The same for what learns at a share of the pace.
    #[must_use]
    pub fn slower(self, pace: f32) -> Self {
        Self { rate: self.rate * pace, ..self }
    }

    /// By how much to lower a number with moments `first` and `second` and this gradient.
    #[inline]
    pub fn step(self, first: &mut f32, second: &mut f32, gradient: f32) -> f32 {
        *first = FIRST * *first + (1.0 - FIRST) * gradient;
        *second = SECOND * *second + (1.0 - SECOND) * gradient * gradient;
        self.rate * *first / ((*second * self.second).sqrt() + 1e-8)
    }
}

/// The two moments of one array.
#[derive(Clone, Debug)]
pub struct Adam<D: Dimension> {
    first: Array<f32, D>,
    second: Array<f32, D>,
}

impl<D: Dimension> Adam<D> {
    /// For arrays of the shape of `values`.
    pub fn new(values: &Array<f32, D>) -> Self {
        Self { first: Array::zeros(values.raw_dim()), second: Array::zeros(values.raw_dim()) }
    }

    /// Lowers `values` along `scale × gradient`.
    pub fn apply(&mut self, values: &mut Array<f32, D>, gradient: &Array<f32, D>, scale: f32, rate: Rate) {
        Zip::from(values).and(&mut self.first).and(&mut self.second).and(gradient).for_each(
            |value, m, v, &g| {
                *value -= rate.step(m, v, g * scale);
            },
        );
    }
}
