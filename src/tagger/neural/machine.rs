//! [`Machine`]: the arithmetic of the network on this processor. Products are of whole numbers, so that wide and narrow
//! processors give the same bits whatever the order of the sums.

#![expect(clippy::inline_always, reason = "only what is inlined is compiled for the wide processor")]

use super::math::{sigmoid, tanh};
use super::{ByteTable, LARGEST, Matrix};

/// How this processor multiplies: eight sums at a time where it can (AVX2), else one.
#[derive(Clone, Copy, Debug)]
pub struct Machine {
    #[cfg(target_arch = "x86_64")]
    wide: Option<pulp::x86::V3>,
}

impl Machine {
    /// This processor.
    pub fn new() -> Self {
        Self {
            #[cfg(target_arch = "x86_64")]
            wide: pulp::x86::V3::try_new(),
        }
    }

    /// One that multiplies number by number, whatever it could do: the answer must not differ.
    pub fn plain() -> Self {
        Self {
            #[cfg(target_arch = "x86_64")]
            wide: None,
        }
    }

    /// Adds `x · matrix` to `out`: `x` holds rows of `matrix.inputs()` numbers, each row to be taken times its scale; `out`
    /// has as many rows of `matrix.outputs()`.
    pub fn multiply(self, x: &[i16], scales: &[f32], matrix: &Matrix, out: &mut [f32]) {
        #[cfg(target_arch = "x86_64")]
        if let Some(wide) = self.wide {
            return pulp::Simd::vectorize(wide, wide::Product { wide, x, scales, matrix, out });
        }
        plain_product(x, scales, matrix, out);
    }

    /// Rounds rows of `width` numbers to whole ones; each row is to be taken times its scale.
    pub fn round(self, values: &[f32], width: usize) -> (Vec<i16>, Vec<f32>) {
        let (mut whole, mut scales) = (vec![0; values.len()], vec![0.0; values.len() / width]);
        let (w, s) = (whole.as_mut_slice(), scales.as_mut_slice());
        #[cfg(target_arch = "x86_64")]
        if let Some(wide) = self.wide {
            pulp::Simd::vectorize(wide, wide::Round { values, width, whole: w, scales: s });
            return (whole, scales);
        }
        round(values, width, w, s);
        (whole, scales)
    }

    /// Numbers from −1 to 1 as whole ones, to be taken times 1 ÷ [`LARGEST`].
    pub fn fraction(self, values: &[f32], whole: &mut [i16]) {
        #[cfg(target_arch = "x86_64")]
        if let Some(wide) = self.wide {
            return pulp::Simd::vectorize(wide, wide::Fraction { values, whole });
        }
        fraction(values, whole);
    }

    /// Adds rows of tables to `out`: for each its table, row, weight, and where in `out` it begins.
    pub fn sum(self, parts: &[(&ByteTable, u32, f32, usize)], out: &mut [f32]) {
        #[cfg(target_arch = "x86_64")]
        if let Some(wide) = self.wide {
            return pulp::Simd::vectorize(wide, wide::Sum { parts, out });
        }
        sum(parts, out);
    }

    /// One step of the LSTM for as many sentences as `cells` has rows of `hidden`: gates to cells and states.
    pub fn step(self, hidden: usize, gates: &[f32], cells: &mut [f32], states: &mut [f32]) {
        #[cfg(target_arch = "x86_64")]
        if let Some(wide) = self.wide {
            return pulp::Simd::vectorize(wide, wide::Step { hidden, gates, cells, states });
        }
        step(hidden, gates, cells, states);
    }
}

impl Default for Machine {
    fn default() -> Self {
        Self::new()
    }
}

#[inline(always)]
fn step(hidden: usize, gates: &[f32], cells: &mut [f32], states: &mut [f32]) {
    let rows = gates
        .chunks_exact(4 * hidden)
        .zip(cells.chunks_exact_mut(hidden))
        .zip(states.chunks_exact_mut(hidden));
    for ((gates, cell), state) in rows {
        let (entry, rest) = gates.split_at(hidden);
        let (forget, rest) = rest.split_at(hidden);
        let (fresh, output) = rest.split_at(hidden);
        for j in 0..hidden {
            let c = sigmoid(entry[j]) * tanh(fresh[j]) + sigmoid(forget[j]) * cell[j];
            cell[j] = c;
            state[j] = sigmoid(output[j]) * tanh(c);
        }
    }
}

#[inline(always)]
fn round(values: &[f32], width: usize, whole: &mut [i16], scales: &mut [f32]) {
    let rows = values.chunks_exact(width).zip(whole.chunks_exact_mut(width)).zip(scales);
    for ((row, whole), row_scale) in rows {
        // Eight largest at a time: a maximum is the same in any order.
        let mut tops = [1e-9_f32; 8];
        let (eights, rest) = row.as_chunks::<8>();
        for eight in eights {
            tops.iter_mut().zip(eight).for_each(|(top, v)| *top = top.max(v.abs()));
        }
        let top = tops.iter().chain(rest).fold(1e-9_f32, |top, v| top.max(v.abs()));
        let scale = LARGEST / top;
        whole.iter_mut().zip(row).for_each(|(whole, v)| *whole = integer((v * scale).round()));
        *row_scale = top / LARGEST;
    }
}

/// A whole number below 2¹⁵ as an integer: the cast of the language would be made number by number.
#[inline(always)]
fn integer(whole: f32) -> i16 {
    const SHIFT: f32 = 12_582_912.0;
    (whole + SHIFT).to_bits().wrapping_sub(SHIFT.to_bits()) as i16
}

#[inline(always)]
fn fraction(values: &[f32], whole: &mut [i16]) {
    whole.iter_mut().zip(values).for_each(|(whole, v)| *whole = integer((v * LARGEST).round()));
}

#[inline(always)]
fn sum(parts: &[(&ByteTable, u32, f32, usize)], out: &mut [f32]) {
    for &(table, row, weight, begin) in parts {
        table.add(row, weight, &mut out[begin..]);
    }
}

fn plain_product(x: &[i16], scales: &[f32], matrix: &Matrix, out: &mut [f32]) {
    let outputs = matrix.outputs();
    for ((x, &scale), out) in x.chunks_exact(matrix.inputs()).zip(scales).zip(out.chunks_exact_mut(outputs)) {
        for (block, sums) in out.chunks_mut(8).enumerate() {
            let mut total = [0_i32; 8];
            for (pair, weights) in x.chunks_exact(2).zip(matrix.block(block)) {
                for (lane, sum) in total.iter_mut().enumerate() {
                    *sum += i32::from(pair[0]) * i32::from(weights[2 * lane])
                        + i32::from(pair[1]) * i32::from(weights[2 * lane + 1]);
                }
            }
            add(sums, total, matrix.scales(block), scale);
        }
    }
}

#[inline(always)]
fn add(out: &mut [f32], sums: [i32; 8], scales: &[f32], scale: f32) {
    for ((out, sum), column) in out.iter_mut().zip(sums).zip(scales) {
        *out += sum as f32 * (column * scale);
    }
}

#[cfg(target_arch = "x86_64")]
mod wide {
    use pulp::{Simd, WithSimd, cast, i16x16, i32x8, x86::V3};

    use super::{ByteTable, Matrix};

    /// Rows whose sums are kept at a time, and rows that pass by before the next weights are fetched.
    const ROWS: usize = 4;
    const TILE: usize = 32;

    pub struct Product<'a> {
        pub wide: V3,
        pub x: &'a [i16],
        pub scales: &'a [f32],
        pub matrix: &'a Matrix,
        pub out: &'a mut [f32],
    }

    impl WithSimd for Product<'_> {
        type Output = ();

        #[inline(always)]
        fn with_simd<S: Simd>(self, _: S) {
            let Self { wide, x, scales, matrix, out } = self;
            let (inputs, outputs) = (matrix.inputs(), matrix.outputs());
            let tiles = x.chunks(TILE * inputs).zip(scales.chunks(TILE)).zip(out.chunks_mut(TILE * outputs));
            for ((x, scales), out) in tiles {
                let blocks = outputs.div_ceil(8);
                // Two blocks at a time: the broadcast numbers serve sixteen columns. Their weights stay in the nearest
                // cache while all rows of the tile pass by.
                for block in (0..blocks).step_by(2) {
                    let xs = x.chunks(ROWS * inputs);
                    let parts = xs.zip(scales.chunks(ROWS)).zip(out.chunks_mut(ROWS * outputs));
                    for ((x, scales), out) in parts {
                        match x.len() / inputs {
                            4 => rows::<4>(wide, x, scales, matrix, block, out),
                            3 => rows::<3>(wide, x, scales, matrix, block, out),
                            2 => rows::<2>(wide, x, scales, matrix, block, out),
                            _ => rows::<1>(wide, x, scales, matrix, block, out),
                        }
                    }
                }
            }
        }
    }

    #[inline(always)]
    fn rows<const N: usize>(
        wide: V3,
        x: &[i16],
        scales: &[f32],
        matrix: &Matrix,
        block: usize,
        out: &mut [f32],
    ) {
        let (inputs, outputs) = (matrix.inputs(), matrix.outputs());
        let pair = 8 * (block + 1) < outputs;
        let (left, right) = (matrix.block(block), matrix.block(if pair { block + 1 } else { block }));
        let len = left.len().min(right.len());
        let (left, right) = (&left[..len], &right[..len]);
        let lines: [&[[i16; 2]]; N] =
            std::array::from_fn(|row| &x[row * inputs..(row + 1) * inputs].as_chunks().0[..len]);
        let zero: i32x8 = wide.splat_i32x8(0);
        let mut sums = [[zero; 2]; N];
        for at in 0..len {
            let (a, b): (i16x16, i16x16) = (cast(left[at]), cast(right[at]));
            for row in 0..N {
                let both: i16x16 = cast(wide.splat_i32x8(cast(lines[row][at])));
                let products = wide.multiply_wrapping_add_adjacent_i16x16(both, a);
                sums[row][0] = wide.wrapping_add_i32x8(sums[row][0], products);
                let products = wide.multiply_wrapping_add_adjacent_i16x16(both, b);
                sums[row][1] = wide.wrapping_add_i32x8(sums[row][1], products);
            }
        }
        for row in 0..N {
            for (half, sum) in sums[row].iter().enumerate().take(1 + usize::from(pair)) {
                let begin = row * outputs + 8 * (block + half);
                let end = (begin + 8).min((row + 1) * outputs);
                add(wide, &mut out[begin..end], *sum, matrix.scales(block + half), scales[row]);
            }
        }
    }

    /// As [`super::add`], all eight at once where there are eight: the compiler would do it number by number.
    #[inline(always)]
    fn add(wide: V3, out: &mut [f32], sums: i32x8, columns: &[f32], scale: f32) {
        let (Some(eight), Some(columns)) = (out.first_chunk_mut::<8>(), columns.first_chunk::<8>()) else {
            return super::add(out, cast(sums), columns, scale);
        };
        let weights = wide.mul_f32x8(cast(*columns), wide.splat_f32x8(scale));
        let values = wide.mul_f32x8(wide.convert_i32x8_to_f32x8(sums), weights);
        *eight = cast(wide.add_f32x8(cast(*eight), values));
    }

    pub struct Round<'a> {
        pub values: &'a [f32],
        pub width: usize,
        pub whole: &'a mut [i16],
        pub scales: &'a mut [f32],
    }

    impl WithSimd for Round<'_> {
        type Output = ();

        #[inline(always)]
        fn with_simd<S: Simd>(self, _: S) {
            super::round(self.values, self.width, self.whole, self.scales);
        }
    }

    pub struct Fraction<'a> {
        pub values: &'a [f32],
        pub whole: &'a mut [i16],
    }

    impl WithSimd for Fraction<'_> {
        type Output = ();

        #[inline(always)]
        fn with_simd<S: Simd>(self, _: S) {
            super::fraction(self.values, self.whole);
        }
    }

    pub struct Sum<'a> {
        pub parts: &'a [(&'a ByteTable, u32, f32, usize)],
        pub out: &'a mut [f32],
    }

    impl WithSimd for Sum<'_> {
        type Output = ();

        #[inline(always)]
        fn with_simd<S: Simd>(self, _: S) {
            super::sum(self.parts, self.out);
        }
    }

    pub struct Step<'a> {
        pub hidden: usize,
        pub gates: &'a [f32],
        pub cells: &'a mut [f32],
        pub states: &'a mut [f32],
    }

    impl WithSimd for Step<'_> {
        type Output = ();

        #[inline(always)]
        fn with_simd<S: Simd>(self, _: S) {
            super::step(self.hidden, self.gates, self.cells, self.states);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_are_cast_as_the_language_casts_them() {
        for n in -2050..=2050_i16 {
            assert_eq!(integer(f32::from(n)), n);
        }
        let values = [0.2, -1.0, 0.5, 0.250_122_1];
        let (whole, scales) = Machine::new().round(&values, 2);
        assert_eq!(
            (whole, Machine::plain().round(&values, 2).0),
            (vec![409, -2047, 2047, 1024], vec![409, -2047, 2047, 1024])
        );
        assert_eq!(scales, [1.0 / 2047.0, 0.5 / 2047.0]);
    }

    #[test]
    fn wide_and_plain_give_the_same_bits() {
        let mut seed = 7_u32;
        let mut next = || {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 16) as f32 / 32768.0 - 1.0
        };
        for (inputs, outputs, rows) in [(6, 5, 1), (10, 16, 7), (34, 27, 4)] {
            let weights: Vec<f32> = (0..inputs * outputs).map(|_| next()).collect();
            let matrix = Matrix::new(inputs, outputs, &weights);
            let x: Vec<i16> = (0..inputs * rows).map(|_| (next() * 2000.0) as i16).collect();
            let run = |machine: Machine| {
                let mut out = vec![0.5; outputs * rows];
                machine.multiply(&x, &vec![1.0 / 2000.0; rows], &matrix, &mut out);
                out
            };
            let (wide, plain) = (run(Machine::new()), run(Machine::plain()));
            assert_eq!(wide, plain);
            for row in 0..rows {
                for column in 0..outputs {
                    let want: f32 = 0.5
                        + (0..inputs)
                            .map(|i| f32::from(x[row * inputs + i]) / 2000.0 * weights[i * outputs + column])
                            .sum::<f32>();
                    assert!((plain[row * outputs + column] - want).abs() < 0.01);
                }
            }
            let gates: Vec<f32> = (0..4 * 8 * rows).map(|_| next() * 3.0).collect();
            let step = |machine: Machine| {
                let (mut cells, mut states) = (vec![0.25; 8 * rows], vec![0.0; 8 * rows]);
                machine.step(8, &gates, &mut cells, &mut states);
                (cells, states)
            };
            assert_eq!(step(Machine::new()), step(Machine::plain()));
        }
    }
}
