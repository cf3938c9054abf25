//! Functions of the network that give the same bits on every machine: only additions, multiplications and divisions of
//! single-precision numbers, which IEEE 754 decides.

/// eˣ to about seven digits, for `x` cut to −80…80.
#[inline]
pub fn exp(x: f32) -> f32 {
    const SHIFT: f32 = 12_582_912.0;
    let y = x.clamp(-80.0, 80.0) * std::f32::consts::LOG2_E;
    let shifted = y + SHIFT;
    let whole = shifted - SHIFT;
    let part = (y - whole) * std::f32::consts::LN_2;
    // Taylor's series; |part| ≤ ½ ln 2.
    let power = 1.0
        + part
            * (1.0
                + part
                    * (0.5 + part * (1.0 / 6.0 + part * (1.0 / 24.0 + part * (1.0 / 120.0 + part / 720.0)))));
    let bits = (shifted.to_bits() as i32).wrapping_sub(SHIFT.to_bits() as i32);
    power * f32::from_bits(((bits + 127) << 23) as u32)
}

/// 1 / (1 + e⁻ˣ).
#[inline]
pub fn sigmoid(x: f32) -> f32 {
    1.0 / (1.0 + exp(-x))
}

/// The hyperbolic tangent.
#[inline]
pub fn tanh(x: f32) -> f32 {
    1.0 - 2.0 / (1.0 + exp(2.0 * x))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn close_to_the_real_functions() {
        for step in -4000..=4000_i16 {
            let x = f32::from(step) / 100.0;
            assert!((exp(x) / x.exp() - 1.0).abs() < 2e-6, "{x}");
            assert!((tanh(x) - x.tanh()).abs() < 1e-6, "{x}");
            assert!((sigmoid(x) - 1.0 / (1.0 + (-x).exp())).abs() < 1e-6, "{x}");
        }
    }
}
