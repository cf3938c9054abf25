//! [`Chain`]: the best sequence of labels, and how probable each name of it is.

use crate::tagger::{Head, Label, Named};

/// What a forbidden step costs.
const NEVER: i32 = i32::MIN / 4;
/// Score differences from here on count as impossible.
const TABLE: usize = 2048;

/// The steps between the labels of one head.
#[derive(Debug)]
pub struct Chain {
    labels: usize,
    /// The labels that each label may follow, with the score of the step.
    from: Vec<Vec<(Label, i32)>>,
    /// `ratio` to the power of the index: what a score that lies so far below the best is worth.
    powers: Vec<f32>,
    /// What steps are worth, `[from * labels + to]`.
    step_worth: Vec<f32>,
}

impl Chain {
    /// `transitions` holds the scores of steps, `[from * labels + to]`; a score that is lower by one is `ratio` times
    /// as probable.
    pub fn new(transitions: &[i16], ratio: f64) -> Self {
        let labels = transitions.len().isqrt();
        let mut steps = vec![NEVER; labels * labels];
        let mut from = vec![Vec::new(); labels];
        for before in 0..labels {
            for next in 0..labels {
                if Head::allows(Some(before as Label), Some(next as Label)) {
                    let score = i32::from(transitions[before * labels + next]);
                    steps[before * labels + next] = score;
                    from[next].push((before as Label, score));
                }
            }
        }
        let mut power = 1.0;
        let powers: Vec<f32> = (0..TABLE)
            .map(|_| {
                let now = power;
                power *= ratio;
                now as f32
            })
            .collect();
        let best = steps.iter().copied().max().unwrap_or_default();
        let step_worth = steps.iter().map(|&s| worth(&powers, best - s)).collect();
        Self { labels, from, powers, step_worth }
    }

    /// The names in the best sequence for `len` characters; character `i` gives label `y` the score
    /// `scores[i * width + y]`.
    pub fn names(&self, scores: &[i16], width: usize, len: usize) -> Vec<Named> {
        let labels = self.best(scores, width, len);
        let found = Head::names(&labels);
        if found.is_empty() {
            return Vec::new();
        }
        let probabilities = Probabilities::new(self, scores, width, len);
        found
            .into_iter()
            .map(|(chars, kind)| {
                let confidence = probabilities.of(&chars, kind);
                Named { chars, kind, confidence }
            })
            .collect()
    }

    /// The best sequence of labels that is allowed. Of equals the lowest label wins.
    pub fn best(&self, scores: &[i16], width: usize, len: usize) -> Vec<Label> {
        if len == 0 {
            return Vec::new();
        }
        let labels = self.labels;
        let mut back: Vec<Label> = vec![0; len * labels];
        let mut now: Vec<i32> = (0..labels)
            .map(|y| if Head::allows(None, Some(y as Label)) { i32::from(scores[y]) } else { NEVER })
            .collect();
        let mut next = vec![0; labels];
        for at in 1..len {
            let row = &scores[at * width..at * width + labels];
            let back = &mut back[at * labels..(at + 1) * labels];
            for y in 0..labels {
                let (mut best, mut from) = (NEVER * 2, 0);
                for &(before, step) in &self.from[y] {
                    let score = now[usize::from(before)] + step;
                    if score > best {
                        (best, from) = (score, before);
                    }
                }
                next[y] = best.max(NEVER) + i32::from(row[y]);
                back[y] = from;
            }
            std::mem::swap(&mut now, &mut next);
        }
        let mut label = (0..labels)
            .filter(|&y| Head::allows(Some(y as Label), None))
            .rev()
            .max_by_key(|&y| now[y])
            .unwrap_or_default() as Label;
        let mut path = vec![label; len];
        for at in (1..len).rev() {
            label = back[at * labels + usize::from(label)];
            path[at - 1] = label;
        }
        path
    }
}

fn worth(powers: &[f32], below: i32) -> f32 {
    usize::try_from(below).ok().and_then(|below| powers.get(below)).copied().unwrap_or(0.0)
}

/// Sums over all allowed sequences, each character's scaled to 1 (Rabiner 1989).
struct Probabilities<'c> {
    chain: &'c Chain,
    /// What the characters say of their labels.
    local: Vec<f32>,
    forward: Vec<f32>,
    backward: Vec<f32>,
    scale: Vec<f32>,
}

impl<'c> Probabilities<'c> {
    fn new(chain: &'c Chain, scores: &[i16], width: usize, len: usize) -> Self {
        let labels = chain.labels;
        let mut local = vec![0.0; len * labels];
        for (out, row) in local.chunks_exact_mut(labels).zip(scores.chunks_exact(width)) {
            let best = row[..labels].iter().copied().max().unwrap_or_default();
            for (out, &score) in out.iter_mut().zip(row) {
                *out = worth(&chain.powers, i32::from(best) - i32::from(score));
            }
        }
        let mut sums = Self {
            chain,
            local,
            forward: vec![0.0; len * labels],
            backward: vec![0.0; len * labels],
            scale: vec![1.0; len],
        };
        sums.run_forward(len);
        sums.run_backward(len);
        sums
    }

    fn run_forward(&mut self, len: usize) {
        let labels = self.chain.labels;
        for at in 0..len {
            let (done, rest) = self.forward.split_at_mut(at * labels);
            let row = &mut rest[..labels];
            if at == 0 {
                for (y, sum) in row.iter_mut().enumerate() {
                    *sum = if Head::allows(None, Some(y as Label)) { self.local[y] } else { 0.0 };
                }
            } else {
                let before = &done[(at - 1) * labels..];
                for (y, sum) in row.iter_mut().enumerate() {
                    let from = &self.chain.from[y];
                    let reached: f32 = from
                        .iter()
                        .map(|&(x, _)| {
                            before[usize::from(x)] * self.chain.step_worth[usize::from(x) * labels + y]
                        })
                        .sum();
                    *sum = reached * self.local[at * labels + y];
                }
            }
            let sum: f32 = row.iter().sum::<f32>().max(f32::MIN_POSITIVE);
            row.iter_mut().for_each(|value| *value /= sum);
            self.scale[at] = sum;
        }
    }

    fn run_backward(&mut self, len: usize) {
        let labels = self.chain.labels;
        for y in 0..labels {
            let ends = Head::allows(Some(y as Label), None);
            self.backward[(len - 1) * labels + y] = f32::from(u8::from(ends));
        }
        for at in (0..len - 1).rev() {
            let (rest, done) = self.backward.split_at_mut((at + 1) * labels);
            let row = &mut rest[at * labels..];
            for (y, &after) in done[..labels].iter().enumerate() {
                let value = after * self.local[(at + 1) * labels + y] / self.scale[at + 1];
                for &(x, _) in &self.chain.from[y] {
                    row[usize::from(x)] += value * self.chain.step_worth[usize::from(x) * labels + y];
                }
            }
        }
    }

    /// The share of the sequences, by probability, that name `chars` with `kind`.
    fn of(&self, chars: &std::ops::Range<usize>, kind: usize) -> f32 {
        let labels = self.chain.labels;
        let spelled: Vec<usize> = Head::spell(kind, chars.len()).map(usize::from).collect();
        let mut share = self.forward[chars.start * labels + spelled[0]];
        for (at, pair) in (chars.start + 1..chars.end).zip(spelled.windows(2)) {
            share *= self.chain.step_worth[pair[0] * labels + pair[1]] * self.local[at * labels + pair[1]]
                / self.scale[at];
        }
        let last = spelled[spelled.len() - 1];
        let all: f32 = self.backward_total();
        (share * self.backward[(chars.end - 1) * labels + last] / all).clamp(0.0, 1.0)
    }

    /// What all allowed sequences sum to: those that end inside a name are none.
    fn backward_total(&self) -> f32 {
        let labels = self.chain.labels;
        let last = self.forward.len() - labels;
        self.forward[last..]
            .iter()
            .zip(&self.backward[last..])
            .map(|(f, b)| f * b)
            .sum::<f32>()
            .max(f32::MIN_POSITIVE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One kind; labels O B M E S. A score is worth a factor of two.
    fn chain() -> Chain {
        Chain::new(&[0; 25], 0.5)
    }

    #[test]
    fn the_best_allowed_sequence_wins() {
        let scores = [[0, 4, 0, 0, 0], [3, 0, 2, 0, 0], [0, 0, 0, 4, 0], [1, 0, 9, 0, 0]].concat();
        let named = chain().names(&scores, 5, 4);
        assert_eq!((named[0].chars.clone(), named[0].kind, named.len()), (0..3, 0, 1));
    }

    #[test]
    fn a_probability_is_the_share_of_all_sequences() {
        // Allowed are O O, O S, S O, S S and B E, with 2^0, 2^0, 2^1, 2^1, 2^3.
        let scores = [[0, 2, 0, 0, 1], [0, 0, 0, 1, 0]].concat();
        let named = chain().names(&scores, 5, 2);
        assert_eq!(named[0].chars, 0..2);
        assert!((named[0].confidence - 8.0 / 14.0).abs() < 1e-5, "{}", named[0].confidence);
    }

    #[test]
    fn nothing_and_much_are_fine() {
        assert!(chain().names(&[], 5, 0).is_empty());
        let scores = [0, 0, 0, 0, i16::MAX].repeat(5_000);
        let named = chain().names(&scores, 5, 5_000);
        assert_eq!(named.len(), 5_000);
        assert!(named.iter().all(|n| n.confidence > 0.99));
    }
}
