//! [`Probabilities`]: how probable a name is, among all that its characters could be.

use std::ops::Range;

use super::chain::{Chain, closed, entering, worth};
use crate::tagger::{Head, Named};

/// How many of `named` stand near each other, and the characters around them that bear on their probability.
pub(super) fn window(named: &[Named], len: usize) -> (usize, Range<usize>) {
    const NEAR: usize = 6;
    let mut end = named[0].chars.end + NEAR;
    let mut count = 1;
    while let Some(next) = named.get(count).filter(|next| next.chars.start <= end + NEAR) {
        end = next.chars.end + NEAR;
        count += 1;
    }
    (count, named[0].chars.start.saturating_sub(NEAR)..end.min(len))
}

/// Sums over all allowed sequences of a few characters, each character's scaled to 1 (Rabiner 1989).
pub(super) struct Probabilities<'c> {
    chain: &'c Chain,
    /// What the characters say of their labels.
    local: Vec<f32>,
    forward: Vec<f32>,
    backward: Vec<f32>,
    scale: Vec<f32>,
}

impl<'c> Probabilities<'c> {
    pub(super) fn new(chain: &'c Chain, scores: &[i16], width: usize, len: usize) -> Self {
        let labels = chain.labels;
        let mut local = vec![0.0; len * labels];
        for (out, row) in local.chunks_exact_mut(labels).zip(scores.chunks_exact(width)) {
            let best = row[..labels].iter().copied().max().unwrap_or_default();
            for (out, &score) in out.iter_mut().zip(row) {
                *out = worth(&chain.powers, i32::from(best) - i32::from(score));
            }
        }
        let (forward, backward) = (vec![0.0; len * labels], vec![0.0; len * labels]);
        let mut sums = Self { chain, local, forward, backward, scale: vec![1.0; len] };
        sums.run_forward(len);
        sums.run_backward(len);
        sums
    }

    fn run_forward(&mut self, len: usize) {
        let (labels, steps) = (self.chain.labels, &self.chain.worth);
        let mut sums = vec![0.0f32; steps.width];
        for at in 0..len {
            let (done, rest) = self.forward.split_at_mut(at * labels);
            let row = &mut rest[..labels];
            sums.fill(1.0);
            if let Some(start) = done.len().checked_sub(labels) {
                let before = &done[start..];
                sums.fill(0.0);
                for x in 0..steps.states() {
                    add_times(
                        &mut sums,
                        before[closed(x)],
                        &steps.across[x * steps.width..(x + 1) * steps.width],
                    );
                }
                for (kind, &[to_middle, to_end, go_on, end]) in steps.within.iter().enumerate() {
                    let (b, m) = (before[4 * kind + 1], before[4 * kind + 2]);
                    row[4 * kind + 2] = b * to_middle + m * go_on;
                    row[4 * kind + 3] = b * to_end + m * end;
                }
            }
            for state in 0..steps.states() {
                row[entering(state)] = sums[state];
            }
            row.iter_mut().zip(&self.local[at * labels..]).for_each(|(value, local)| *value *= local);
            let sum: f32 = row.iter().sum::<f32>().max(f32::MIN_POSITIVE);
            for value in row.iter_mut() {
                *value /= sum;
            }
            self.scale[at] = sum;
        }
    }

    fn run_backward(&mut self, len: usize) {
        let (labels, steps) = (self.chain.labels, &self.chain.worth);
        for state in 0..steps.states() {
            self.backward[(len - 1) * labels + closed(state)] = 1.0;
        }
        let mut sums = vec![0.0f32; steps.width];
        let mut after = vec![0.0f32; labels];
        for at in (0..len - 1).rev() {
            let (rest, done) = self.backward.split_at_mut((at + 1) * labels);
            let row = &mut rest[at * labels..];
            let scale = self.scale[at + 1];
            for ((out, value), local) in
                after.iter_mut().zip(&done[..labels]).zip(&self.local[(at + 1) * labels..])
            {
                *out = value * local / scale;
            }
            sums.fill(0.0);
            for y in 0..steps.states() {
                add_times(&mut sums, after[entering(y)], &steps.back[y * steps.width..(y + 1) * steps.width]);
            }
            for state in 0..steps.states() {
                row[closed(state)] = sums[state];
            }
            for (kind, &[to_middle, to_end, go_on, end]) in steps.within.iter().enumerate() {
                let (m, e) = (after[4 * kind + 2], after[4 * kind + 3]);
                row[4 * kind + 1] = m * to_middle + e * to_end;
                row[4 * kind + 2] = m * go_on + e * end;
            }
        }
    }

    /// The share of the sequences, by probability, that name `chars` with `kind`.
    pub(super) fn of(&self, chars: &Range<usize>, kind: usize) -> f32 {
        let labels = self.chain.labels;
        let [to_middle, to_end, go_on, end] = self.chain.worth.within[kind];
        let spelled: Vec<usize> = Head::spell(kind, chars.len()).map(usize::from).collect();
        let mut share = self.forward[chars.start * labels + spelled[0]];
        for (at, &label) in (chars.start + 1..chars.end).zip(&spelled[1..]) {
            let step = match (at == chars.start + 1, at + 1 == chars.end) {
                (true, true) => to_end,
                (true, false) => to_middle,
                (false, true) => end,
                (false, false) => go_on,
            };
            share *= step * self.local[at * labels + label] / self.scale[at];
        }
        let last = spelled[spelled.len() - 1];
        (share * self.backward[(chars.end - 1) * labels + last] / self.total()).clamp(0.0, 1.0)
    }

    /// What all allowed sequences sum to: those that end inside a name are none.
    fn total(&self) -> f32 {
        let last = self.forward.len() - self.chain.labels;
        let pairs = self.forward[last..].iter().zip(&self.backward[last..]);
        pairs.map(|(forward, backward)| forward * backward).sum::<f32>().max(f32::MIN_POSITIVE)
    }
}

fn add_times(sums: &mut [f32], factor: f32, row: &[f32]) {
    for (sum, value) in sums.iter_mut().zip(row) {
        *sum += factor * value;
    }
}
