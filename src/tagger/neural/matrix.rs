//! [`Matrix`]: weights as whole numbers, laid out for products of pairs.

/// Weights of one layer: each column's are multiples of that column's scale, from −2047 to 2047.
///
/// With inputs from −2047 to 2047 as well, a sum of 272 products stays below 2³¹.
#[derive(Clone, Debug, PartialEq)]
pub struct Matrix {
    inputs: usize,
    outputs: usize,
    /// For every eight columns, for every two rows: the eight columns' weights in pairs.
    pairs: Vec<[i16; 16]>,
    scales: Vec<f32>,
}

/// Largest whole number of a weight or an input.
pub const LARGEST: f32 = 2047.0;

impl Matrix {
    /// Rounds `weights` (`inputs × outputs`, row by row). `inputs` is even.
    ///
    /// # Panics
    /// Where `inputs` is odd.
    pub fn new(inputs: usize, outputs: usize, weights: &[f32]) -> Self {
        let scales: Vec<f32> = (0..outputs)
            .map(|column| {
                let column = weights.iter().skip(column).step_by(outputs);
                column.fold(1e-9_f32, |top, w| top.max(w.abs())) / LARGEST
            })
            .collect();
        let whole =
            |row: usize, column: usize| (weights[row * outputs + column] / scales[column]).round() as i16;
        Self::from_parts(inputs, outputs, scales.clone(), whole)
    }

    /// The matrix whose weight at a row and column is `whole` times the column's scale.
    ///
    /// # Panics
    /// Where `inputs` is odd: readers refuse such files first.
    pub fn from_parts(
        inputs: usize,
        outputs: usize,
        scales: Vec<f32>,
        whole: impl Fn(usize, usize) -> i16,
    ) -> Self {
        assert!(inputs.is_multiple_of(2), "products are of pairs");
        let mut pairs = Vec::with_capacity(outputs.div_ceil(8) * inputs / 2);
        for block in 0..outputs.div_ceil(8) {
            for pair in 0..inputs / 2 {
                pairs.push(std::array::from_fn(|lane| {
                    let column = 8 * block + lane / 2;
                    if column < outputs { whole(2 * pair + lane % 2, column) } else { 0 }
                }));
            }
        }
        Self { inputs, outputs, pairs, scales }
    }

    /// Numbers that go in.
    pub fn inputs(&self) -> usize {
        self.inputs
    }

    /// Numbers that come out.
    pub fn outputs(&self) -> usize {
        self.outputs
    }

    /// The pairs of the columns from `8 × block` on.
    #[inline]
    pub fn block(&self, block: usize) -> &[[i16; 16]] {
        let pairs = self.inputs / 2;
        &self.pairs[block * pairs..(block + 1) * pairs]
    }

    /// The scales of those columns.
    #[inline]
    pub fn scales(&self, block: usize) -> &[f32] {
        &self.scales[8 * block..(8 * block + 8).min(self.outputs)]
    }

    /// The whole number at a row and column.
    pub fn whole(&self, row: usize, column: usize) -> i16 {
        self.block(column / 8)[row / 2][2 * (column % 8) + row % 2]
    }
}
