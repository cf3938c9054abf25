//! [`Batch`]: annotated sentences that are learned from together, and views of parts of a matrix.

use std::ops::Range;

use ndarray::{Array2, ArrayView2, ArrayViewMut2, Axis, Slice};

use crate::tagger::Label;
use crate::tagger::neural::Encoded;

/// Annotated sentences of one head.
#[derive(Clone, Copy, Debug)]
pub struct Batch<'a> {
    /// Which head they train.
    pub head: usize,
    /// The sentences, longest first.
    pub sentences: &'a [(&'a Encoded, &'a [Option<Label>])],
}

/// The hidden characters of a sentence: where each stands, and which it is (its row, from 0 for the most frequent).
pub type Hidden = Vec<(usize, usize)>;

/// Some rows of a matrix.
pub fn rows(matrix: &Array2<f32>, range: Range<usize>) -> ArrayView2<'_, f32> {
    matrix.slice_axis(Axis(0), Slice::from(range))
}

/// Some rows of a matrix, to change.
pub fn rows_mut(matrix: &mut Array2<f32>, range: Range<usize>) -> ArrayViewMut2<'_, f32> {
    matrix.slice_axis_mut(Axis(0), Slice::from(range))
}

/// Some columns of a matrix.
pub fn columns(matrix: &Array2<f32>, range: Range<usize>) -> ArrayView2<'_, f32> {
    matrix.slice_axis(Axis(1), Slice::from(range))
}

/// Some columns of a matrix, to change.
pub fn columns_mut(matrix: &mut Array2<f32>, range: Range<usize>) -> ArrayViewMut2<'_, f32> {
    matrix.slice_axis_mut(Axis(1), Slice::from(range))
}
