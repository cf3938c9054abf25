//! [`ByteTable`]: vectors that are looked up by row, a byte a number.

/// Vectors by row; each row's numbers are multiples of that row's scale, from −127 to 127.
#[derive(Clone, Debug, PartialEq)]
pub struct ByteTable {
    /// Numbers a row.
    pub width: usize,
    /// The rows, one after the other.
    pub values: Vec<i8>,
    /// Each row's scale.
    pub scales: Vec<f32>,
}

impl ByteTable {
    /// Rounds `vectors`, rows of `width` numbers.
    pub fn new(width: usize, vectors: &[f32]) -> Self {
        let mut table = Self { width, values: Vec::with_capacity(vectors.len()), scales: Vec::new() };
        for row in vectors.chunks_exact(width) {
            let scale = row.iter().fold(1e-9_f32, |top, v| top.max(v.abs())) / 127.0;
            table.scales.push(scale);
            table.values.extend(row.iter().map(|v| (v / scale).round() as i8));
        }
        table
    }

    /// Adds `weight` times a row to `out`. A row that there is not adds nothing.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "only what is inlined is compiled for the wide processor")]
    pub fn add(&self, row: u32, weight: f32, out: &mut [f32]) {
        let row = row as usize;
        let Some(values) = self.values.get(row * self.width..(row + 1) * self.width) else { return };
        let scale = self.scales[row] * weight;
        for (out, &value) in out.iter_mut().zip(values) {
            *out += f32::from(value) * scale;
        }
    }
}
