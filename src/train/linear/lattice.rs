//! [`Lattice`]: how probable every label and every step is, by the forward–backward algorithm.

use crate::tagger::{Head, Label};

/// Sums over the allowed sequences of one sentence. Keeps its buffers.
pub(super) struct Lattice {
    labels: usize,
    /// The labels that each label may follow.
    from: Vec<Vec<usize>>,
    local: Vec<f32>,
    forward: Vec<f32>,
    backward: Vec<f32>,
    scale: Vec<f32>,
    worth: Vec<f32>,
}

impl Lattice {
    pub(super) fn new(labels: usize) -> Self {
        let allows = |x: usize, y: usize| Head::allows(Some(x as Label), Some(y as Label));
        let from = (0..labels).map(|y| (0..labels).filter(|&x| allows(x, y)).collect()).collect();
        let empty = Vec::new;
        Self {
            labels,
            from,
            local: empty(),
            forward: empty(),
            backward: empty(),
            scale: empty(),
            worth: empty(),
        }
    }

    /// Adds `sign` times the probability of every label to `marginals` and of every step to `steps`, over the
    /// sequences that agree with `gold`. Gives the logarithm of their sum.
    pub(super) fn expect(
        &mut self,
        scores: &[f32],
        transitions: &[f32],
        gold: Option<&[Option<Label>]>,
        sign: f32,
        marginals: &mut [f32],
        steps: &mut [f32],
    ) -> f64 {
        let (labels, len) = (self.labels, scores.len() / self.labels);
        self.worth.clear();
        self.worth.extend(transitions.iter().map(|t| t.exp()));
        let sum = self.read(scores, gold) + self.run_forward(len);
        self.run_backward(len);
        for at in 0..len {
            let range = at * labels..(at + 1) * labels;
            let row = self.forward[range.clone()].iter().zip(&self.backward[range.clone()]);
            for (out, (forward, backward)) in marginals[range].iter_mut().zip(row) {
                *out += sign * forward * backward;
            }
            if at > 0 {
                for y in 0..labels {
                    let after =
                        self.local[at * labels + y] * self.backward[at * labels + y] / self.scale[at] * sign;
                    if after != 0.0 {
                        for &x in &self.from[y] {
                            steps[x * labels + y] +=
                                self.forward[(at - 1) * labels + x] * self.worth[x * labels + y] * after;
                        }
                    }
                }
            }
        }
        sum
    }

    /// The worth of each label by itself. Gives the logarithm of what it was divided by.
    fn read(&mut self, scores: &[f32], gold: Option<&[Option<Label>]>) -> f64 {
        let (labels, mut sum) = (self.labels, 0.0);
        self.local.clear();
        let len = scores.len() / labels;
        for (at, row) in scores.chunks_exact(labels).enumerate() {
            let best = row.iter().copied().fold(f32::MIN, f32::max);
            sum += f64::from(best);
            let only = gold.and_then(|gold| gold[at]);
            self.local.extend(row.iter().enumerate().map(|(y, score)| {
                let begins = at > 0 || Head::allows(None, Some(y as Label));
                let ends = at + 1 < len || Head::allows(Some(y as Label), None);
                let fits = only.is_none_or(|only| usize::from(only) == y);
                if begins && ends && fits { (score - best).exp().max(1e-30) } else { 0.0 }
            }));
        }
        sum
    }

    fn run_forward(&mut self, len: usize) -> f64 {
        let labels = self.labels;
        self.forward.clear();
        self.forward.resize(len * labels, 0.0);
        self.scale.clear();
        let mut sum = 0.0;
        for at in 0..len {
            let (done, rest) = self.forward.split_at_mut(at * labels);
            for (y, out) in rest[..labels].iter_mut().enumerate() {
                let local = self.local[at * labels + y];
                *out = match done.len().checked_sub(labels) {
                    None => local,
                    Some(_) if local == 0.0 => 0.0,
                    Some(before) => {
                        let before = &done[before..];
                        let reached: f32 =
                            self.from[y].iter().map(|&x| before[x] * self.worth[x * labels + y]).sum();
                        reached * local
                    }
                };
            }
            let scale = rest[..labels].iter().sum::<f32>().max(1e-35);
            rest[..labels].iter_mut().for_each(|value| *value /= scale);
            self.scale.push(scale);
            sum += f64::from(scale).ln();
        }
        sum
    }

    fn run_backward(&mut self, len: usize) {
        let labels = self.labels;
        self.backward.clear();
        self.backward.resize(len * labels, 0.0);
        self.backward[(len - 1) * labels..].fill(1.0);
        for at in (1..len).rev() {
            let (rest, done) = self.backward.split_at_mut(at * labels);
            let row = &mut rest[(at - 1) * labels..];
            for (y, after) in done[..labels].iter().enumerate() {
                let value = after * self.local[at * labels + y] / self.scale[at];
                if value != 0.0 {
                    for &x in &self.from[y] {
                        row[x] += value * self.worth[x * labels + y];
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn probabilities_are_shares_of_the_allowed_sequences() {
        // Labels O B M E S. Allowed are O O, O S, S O, S S and B E, with e^0, e^1, e^2, e^3, e^4.
        let scores = [0.0, 4.0, 0.0, 0.0, 2.0, 0.0, 0.0, 0.0, 0.0, 1.0];
        let (mut marginals, mut steps) = (vec![0.0; 10], vec![0.0; 25]);
        let mut lattice = Lattice::new(5);
        let sum = lattice.expect(&scores, &[0.0; 25], None, 1.0, &mut marginals, &mut steps);
        let total: f64 = (0..5).map(|power| f64::from(power).exp()).sum();
        assert!((sum - total.ln()).abs() < 1e-5);
        let share = |power: f64| (power.exp() / total) as f32;
        assert!((marginals[1] - share(4.0)).abs() < 1e-5 && (steps[8] - share(4.0)).abs() < 1e-5);
        assert!((marginals[4] - share(2.0) - share(3.0)).abs() < 1e-5);
        let gold = [Some(1), None];
        let sum = lattice.expect(&scores, &[0.0; 25], Some(&gold), -1.0, &mut marginals, &mut steps);
        assert!((sum - 4.0).abs() < 1e-5, "B E alone begins so: {sum}");
        assert!((marginals[1] - share(4.0) + 1.0).abs() < 1e-5);
    }
}
