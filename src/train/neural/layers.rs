//! One direction of the LSTM (Hochreiter and Schmidhuber 1997; gates in the order input, forget, cell, output).

use ndarray::linalg::general_mat_mul;
use ndarray::{Array1, Array2, Axis};

use super::batch::{rows, rows_mut};
use crate::tagger::neural::Packed;
use crate::tagger::neural::math::{sigmoid, tanh};
use crate::train::Random;

/// Weights of one direction.
#[derive(Clone, Debug)]
pub struct Lstm {
    /// `input × 4 hidden`.
    pub input: Array2<f32>,
    /// `hidden × 4 hidden`.
    pub state: Array2<f32>,
    /// `4 hidden`.
    pub bias: Array1<f32>,
}

/// What a forward pass leaves for the backward one; rows as in [`Packed`].
pub struct Trace {
    gates: Array2<f32>,
    cells: Array2<f32>,
    /// The states: the layer's answer.
    pub states: Array2<f32>,
}

/// A matrix for a layer of `rows` inputs and `columns` outputs (Glorot and Bengio 2010).
pub fn dense(rows: usize, columns: usize, random: &mut Random) -> Array2<f32> {
    let bound = (6.0 / (rows + columns) as f32).sqrt();
    Array2::from_shape_simple_fn((rows, columns), || ((random.unit() as f32) * 2.0 - 1.0) * bound)
}

impl Lstm {
    /// Random weights; the forget gates begin open.
    pub fn new(input: usize, hidden: usize, random: &mut Random) -> Self {
        let mut bias = Array1::zeros(4 * hidden);
        bias.iter_mut().skip(hidden).take(hidden).for_each(|b| *b = 1.0);
        Self { input: dense(input, 4 * hidden, random), state: dense(hidden, 4 * hidden, random) * 0.7, bias }
    }

    /// Zeros of the same shape: an empty gradient.
    #[must_use]
    pub fn zeros(&self) -> Self {
        Self {
            input: Array2::zeros(self.input.raw_dim()),
            state: Array2::zeros(self.state.raw_dim()),
            bias: Array1::zeros(self.bias.raw_dim()),
        }
    }

    /// The states for `x` (`rows × input`).
    pub fn forward(&self, x: &Array2<f32>, packed: &Packed) -> Trace {
        let hidden = self.state.nrows();
        let mut gates = x.dot(&self.input);
        gates += &self.bias;
        let mut cells = Array2::<f32>::zeros((packed.rows(), hidden));
        let mut states = Array2::<f32>::zeros((packed.rows(), hidden));
        for (at, w) in packed.starts.windows(2).enumerate() {
            let (begin, end) = (w[0], w[1]);
            let active = end - begin;
            let last = at.checked_sub(1).map(|at| packed.starts[at]);
            if let Some(last) = last {
                let before = rows(&states, last..last + active);
                general_mat_mul(1.0, &before, &self.state, 1.0, &mut rows_mut(&mut gates, begin..end));
            }
            for row in 0..active {
                let gates = gates.row_mut(begin + row).into_slice().expect("rows lie together");
                let old = last.map(|last| cells.row(last + row).to_vec());
                let cell = cells.row_mut(begin + row).into_slice().expect("rows lie together");
                let state = states.row_mut(begin + row).into_slice().expect("rows lie together");
                step(gates, old.as_deref(), cell, state);
            }
        }
        Trace { gates, cells, states }
    }

    /// Adds to `gradient` and answers the change of `x`, given that of the states.
    pub fn backward(
        &self,
        x: &Array2<f32>,
        trace: &Trace,
        mut dstates: Array2<f32>,
        packed: &Packed,
        gradient: &mut Lstm,
    ) -> Array2<f32> {
        let hidden = self.state.nrows();
        let count = packed.rows();
        let mut dgates = Array2::<f32>::zeros((count, 4 * hidden));
        let mut dcells = Array2::<f32>::zeros((count, hidden));
        let mut before = Array2::<f32>::zeros((count, hidden));
        let back = self.state.t();
        let mut carried = vec![0.0; hidden];
        for at in (0..packed.starts.len() - 1).rev() {
            let (begin, end) = (packed.starts[at], packed.starts[at + 1]);
            let active = end - begin;
            let last = at.checked_sub(1).map(|at| packed.starts[at]);
            for row in 0..active {
                let cell = Cell {
                    gates: slice(&trace.gates, begin + row),
                    cell: slice(&trace.cells, begin + row),
                    old: last.map(|last| slice(&trace.cells, last + row)),
                    dstate: slice(&dstates, begin + row),
                    dcell: slice(&dcells, begin + row),
                };
                let dgate = dgates.row_mut(begin + row).into_slice().expect("rows lie together");
                cell.back(dgate, &mut carried);
                if let Some(last) = last {
                    dcells.row_mut(last + row).assign(&ndarray::aview1(&carried));
                    before.row_mut(begin + row).assign(&trace.states.row(last + row));
                }
            }
            if let Some(last) = last {
                let step = rows(&dgates, begin..end);
                let mut target = rows_mut(&mut dstates, last..last + active);
                general_mat_mul(1.0, &step, &back, 1.0, &mut target);
            }
        }
        general_mat_mul(1.0, &x.t(), &dgates, 1.0, &mut gradient.input);
        general_mat_mul(1.0, &before.t(), &dgates, 1.0, &mut gradient.state);
        gradient.bias += &dgates.sum_axis(Axis(0));
        dgates.dot(&self.input.t())
    }
}

fn slice(matrix: &Array2<f32>, row: usize) -> &[f32] {
    let width = matrix.ncols();
    &matrix.as_slice().expect("rows lie together")[row * width..(row + 1) * width]
}

/// One character's part of the backward pass.
#[expect(clippy::struct_field_names, reason = "the state is called so")]
struct Cell<'a> {
    gates: &'a [f32],
    cell: &'a [f32],
    /// The cell before it.
    old: Option<&'a [f32]>,
    dstate: &'a [f32],
    dcell: &'a [f32],
}

impl Cell<'_> {
    /// Writes the change of the gates, and that of the cell before.
    fn back(&self, dgates: &mut [f32], carried: &mut [f32]) {
        let hidden = self.cell.len();
        let (entry, rest) = self.gates.split_at(hidden);
        let (forget, rest) = rest.split_at(hidden);
        let (fresh, output) = rest.split_at(hidden);
        let (dentry, rest) = dgates.split_at_mut(hidden);
        let (dforget, rest) = rest.split_at_mut(hidden);
        let (dfresh, doutput) = rest.split_at_mut(hidden);
        let (dstate, dcell) = (&self.dstate[..hidden], &self.dcell[..hidden]);
        for j in 0..hidden {
            let t = tanh(self.cell[j]);
            let dc = dcell[j] + dstate[j] * output[j] * (1.0 - t * t);
            dentry[j] = dc * fresh[j] * entry[j] * (1.0 - entry[j]);
            dfresh[j] = dc * entry[j] * (1.0 - fresh[j] * fresh[j]);
            doutput[j] = dstate[j] * t * output[j] * (1.0 - output[j]);
            carried[j] = dc * forget[j];
            dforget[j] = dc;
        }
        match self.old {
            Some(old) => {
                let change = dforget.iter_mut().zip(forget).zip(old);
                change.for_each(|((d, f), old)| *d = *d * old * f * (1.0 - f));
            }
            None => dforget.fill(0.0),
        }
    }
}

fn step(gates: &mut [f32], old: Option<&[f32]>, cell: &mut [f32], state: &mut [f32]) {
    let hidden = cell.len();
    let (entry, rest) = gates.split_at_mut(hidden);
    let (forget, rest) = rest.split_at_mut(hidden);
    let (fresh, output) = rest.split_at_mut(hidden);
    entry.iter_mut().for_each(|g| *g = sigmoid(*g));
    forget.iter_mut().for_each(|g| *g = sigmoid(*g));
    fresh.iter_mut().for_each(|g| *g = tanh(*g));
    output.iter_mut().for_each(|g| *g = sigmoid(*g));
    for j in 0..hidden {
        cell[j] = entry[j] * fresh[j] + old.map_or(0.0, |old| forget[j] * old[j]);
        state[j] = output[j] * tanh(cell[j]);
    }
}
