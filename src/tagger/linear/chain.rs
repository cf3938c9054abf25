//! [`Chain`]: the best sequence of labels, and how probable each name of it is.
//!
//! Of the labels some are closed (outside, the end of a name, a name of one character), and only those that enter
//! (outside, a begin, one character) may follow them; within a name only its own kind goes on. So a step is a matrix
//! from closed to entering labels, added or multiplied several labels at a time, and four numbers for each kind.

use super::probability::{Probabilities, window};
use crate::tagger::{Head, Label, Named};

/// Scores that lie so far below the best are worth nothing.
const TABLE: usize = 2048;
/// The score of what is impossible.
const NEVER: i32 = i32::MIN / 4;
/// Rows are filled up to a multiple of this.
const LANES: usize = 8;

/// The steps between the labels of one head.
#[derive(Debug)]
pub struct Chain {
    pub(super) labels: usize,
    scores: Steps<i32>,
    pub(super) worth: Steps<f32>,
    /// What a score that lies so far below the best is worth: `ratio` to the power of the index.
    pub(super) powers: Vec<f32>,
}

/// A value for every allowed step.
#[derive(Debug)]
pub(super) struct Steps<T> {
    kinds: usize,
    /// Width of a row of the matrices.
    pub(super) width: usize,
    /// From closed to entering labels, and turned over.
    pub(super) across: Vec<T>,
    pub(super) back: Vec<T>,
    /// For each kind begin–middle, begin–end, middle–middle, middle–end.
    pub(super) within: Vec<[T; 4]>,
}

/// Label of the closed state `index`: outside, then end and single of each kind.
pub(super) fn closed(index: usize) -> usize {
    if index == 0 { 0 } else { 4 * ((index - 1) / 2) + 3 + (index - 1) % 2 }
}

/// Label of the entering state `index`: outside, then begin and single of each kind.
pub(super) fn entering(index: usize) -> usize {
    if index == 0 { 0 } else { 4 * ((index - 1) / 2) + 1 + 3 * ((index - 1) % 2) }
}

impl<T: Copy> Steps<T> {
    fn new(labels: usize, never: T, value: impl Fn(usize, usize) -> T) -> Self {
        let kinds = labels / 4;
        let states = 1 + 2 * kinds;
        let width = states.next_multiple_of(LANES);
        let (mut across, mut back) = (vec![never; states * width], vec![never; states * width]);
        for x in 0..states {
            for y in 0..states {
                across[x * width + y] = value(closed(x), entering(y));
                back[y * width + x] = across[x * width + y];
            }
        }
        let within = (0..kinds).map(|kind| {
            let (begin, middle, end) = (4 * kind + 1, 4 * kind + 2, 4 * kind + 3);
            [value(begin, middle), value(begin, end), value(middle, middle), value(middle, end)]
        });
        Self { kinds, width, across, back, within: within.collect() }
    }

    pub(super) fn states(&self) -> usize {
        1 + 2 * self.kinds
    }
}

impl Chain {
    /// `transitions` holds the scores of steps, `[from * labels + to]`; a score that is lower by one is `ratio` times
    /// as probable.
    pub fn new(transitions: &[i16], ratio: f64) -> Self {
        let labels = transitions.len().isqrt();
        let score = |x: usize, y: usize| i32::from(transitions[x * labels + y]);
        let mut power = 1.0;
        let powers: Vec<f32> = (0..TABLE)
            .map(|_| {
                let now = power;
                power *= ratio;
                now as f32
            })
            .collect();
        let best = transitions.iter().copied().map(i32::from).max().unwrap_or_default();
        Self {
            labels,
            scores: Steps::new(labels, NEVER, score),
            worth: Steps::new(labels, 0.0, |x, y| worth(&powers, best - score(x, y))),
            powers,
        }
    }

    /// The names in the best sequence for `len` characters; character `i` gives label `y` the score
    /// `scores[i * width + y]`.
    pub fn names(&self, scores: &[i16], width: usize, len: usize) -> Vec<Named> {
        let labels = self.best(scores, width, len);
        let mut named: Vec<Named> = Head::names(&labels)
            .into_iter()
            .map(|(chars, kind)| Named { chars, kind, confidence: 0.0 })
            .collect();
        let mut rest = named.as_mut_slice();
        while !rest.is_empty() {
            let (count, window) = window(rest, len);
            let (near, after) = rest.split_at_mut(count);
            let seen = &scores[window.start * width..window.end * width];
            let probabilities = Probabilities::new(self, seen, width, window.len());
            for name in near {
                let chars = name.chars.start - window.start..name.chars.end - window.start;
                name.confidence = probabilities.of(&chars, name.kind);
            }
            rest = after;
        }
        named
    }

    /// The best sequence of labels that is allowed. Of equals the lowest label wins.
    pub fn best(&self, scores: &[i16], width: usize, len: usize) -> Vec<Label> {
        if len == 0 {
            return Vec::new();
        }
        let (labels, steps) = (self.labels, &self.scores);
        let mut back: Vec<Label> = vec![0; len * labels];
        let mut now = vec![NEVER; labels];
        for state in 0..steps.states() {
            now[entering(state)] = i32::from(scores[entering(state)]);
        }
        let mut reached = Reached::new(steps);
        for at in 1..len {
            let row = &scores[at * width..at * width + labels];
            let back = &mut back[at * labels..(at + 1) * labels];
            reached.cross(steps, &now);
            for (kind, &[to_middle, to_end, go_on, end]) in steps.within.iter().enumerate() {
                let (b, m, e) = (4 * kind + 1, 4 * kind + 2, 4 * kind + 3);
                let (begin, middle) = (now[b], now[m]);
                (now[m], back[m]) = better(begin + to_middle, b, middle + go_on, m);
                (now[e], back[e]) = better(begin + to_end, b, middle + end, m);
                now[m] += i32::from(row[m]);
                now[e] += i32::from(row[e]);
            }
            for state in 0..steps.states() {
                let label = entering(state);
                now[label] = reached.best[state] + i32::from(row[label]);
                back[label] = closed(reached.from[state] as usize) as Label;
            }
            // Far from the limits of the numbers however long the sentence is.
            let best = now.iter().copied().max().unwrap_or_default();
            for score in &mut now {
                *score = (*score - best).max(NEVER);
            }
        }
        let ends = (0..steps.states()).map(closed).rev().max_by_key(|&label| (now[label], labels - label));
        let mut label = ends.unwrap_or_default() as Label;
        let mut path = vec![label; len];
        for at in (1..len).rev() {
            label = back[at * labels + usize::from(label)];
            path[at - 1] = label;
        }
        path
    }
}

/// The best way into each entering state.
struct Reached {
    best: Vec<i32>,
    from: Vec<u32>,
}

impl Reached {
    fn new(steps: &Steps<i32>) -> Self {
        Self { best: vec![0; steps.width], from: vec![0; steps.width] }
    }

    fn cross(&mut self, steps: &Steps<i32>, now: &[i32]) {
        self.best.fill(i32::MIN);
        for x in 0..steps.states() {
            let before = now[closed(x)];
            let row = &steps.across[x * steps.width..(x + 1) * steps.width];
            for ((best, from), &step) in self.best.iter_mut().zip(&mut self.from).zip(row) {
                let score = before + step;
                *from = if score > *best { x as u32 } else { *from };
                *best = score.max(*best);
            }
        }
    }
}

fn better(a: i32, from_a: usize, b: i32, from_b: usize) -> (i32, Label) {
    if b > a { (b, from_b as Label) } else { (a, from_a as Label) }
}

pub(super) fn worth(powers: &[f32], below: i32) -> f32 {
    usize::try_from(below).ok().and_then(|below| powers.get(below)).copied().unwrap_or(0.0)
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
