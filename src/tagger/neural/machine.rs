//! [`Machine`]: the arithmetic of the network on this processor. Products are of whole numbers, so that wide and narrow
//! processors give the same bits whatever the order of the sums.

#![expect(clippy::inline_always, reason = "only what is inlined is compiled for the wide processor")]

use super::Matrix;
use super::math::{sigmoid, tanh};

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

    use super::Matrix;

    /// Sentences whose sums are kept at a time.
    const ROWS: usize = 4;

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
            let (inputs, outputs) = (self.matrix.inputs(), self.matrix.outputs());
            let xs = self.x.chunks(ROWS * inputs);
            for ((x, scales), out) in
                xs.zip(self.scales.chunks(ROWS)).zip(self.out.chunks_mut(ROWS * outputs))
            {
                match x.len() / inputs {
                    4 => rows::<4>(self.wide, x, scales, self.matrix, out),
                    3 => rows::<3>(self.wide, x, scales, self.matrix, out),
                    2 => rows::<2>(self.wide, x, scales, self.matrix, out),
                    _ => rows::<1>(self.wide, x, scales, self.matrix, out),
                }
            }
        }
    }

    #[inline(always)]
    fn rows<const N: usize>(wide: V3, x: &[i16], scales: &[f32], matrix: &Matrix, out: &mut [f32]) {
        let (inputs, outputs) = (matrix.inputs(), matrix.outputs());
        let lines: [&[[i16; 2]]; N] =
            std::array::from_fn(|row| x[row * inputs..(row + 1) * inputs].as_chunks().0);
        let blocks = outputs.div_ceil(8);
        let mut block = 0;
        // Two blocks at a time: the broadcast numbers serve sixteen columns.
        while block < blocks {
            let pair = block + 1 < blocks;
            let (left, right) = (matrix.block(block), matrix.block(if pair { block + 1 } else { block }));
            let zero: i32x8 = wide.splat_i32x8(0);
            let mut sums = [[zero; 2]; N];
            let len = left.len().min(right.len());
            let (left, right) = (&left[..len], &right[..len]);
            let lines: [&[[i16; 2]]; N] = std::array::from_fn(|row| &lines[row][..len]);
            for at in 0..len {
                let (a, b): (i16x16, i16x16) = (cast(left[at]), cast(right[at]));
                for row in 0..N {
                    let both: i16x16 = cast(wide.splat_i32x8(cast(lines[row][at])));
                    sums[row][0] = wide.wrapping_add_i32x8(
                        sums[row][0],
                        wide.multiply_wrapping_add_adjacent_i16x16(both, a),
                    );
                    sums[row][1] = wide.wrapping_add_i32x8(
                        sums[row][1],
                        wide.multiply_wrapping_add_adjacent_i16x16(both, b),
                    );
                }
            }
            for row in 0..N {
                for (half, sum) in sums[row].iter().enumerate().take(1 + usize::from(pair)) {
                    let begin = row * outputs + 8 * (block + half);
                    let end = (begin + 8).min((row + 1) * outputs);
                    super::add(&mut out[begin..end], cast(*sum), matrix.scales(block + half), scales[row]);
                }
            }
            block += 2;
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
