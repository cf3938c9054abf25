//! A linear chain over labels (Lafferty et al. 2001): the best sequence, and every label's probability.

#![expect(clippy::needless_range_loop, reason = "labels index several rows at once")]

use super::math;
use crate::tagger::{Head, Label};

/// The chain's own scores for one head of `labels` labels.
#[derive(Clone, Debug, PartialEq)]
pub struct Scores {
    /// How many labels there are.
    pub labels: usize,
    /// `labels × labels`, from row to column.
    pub step: Vec<f32>,
    /// Of the first label.
    pub begin: Vec<f32>,
    /// Of the last.
    pub end: Vec<f32>,
}

impl Scores {
    /// The same, divided by `temperature`.
    #[must_use]
    pub fn cooled(&self, temperature: f32) -> Self {
        let cool = |scores: &[f32]| scores.iter().map(|score| score / temperature).collect();
        Self { labels: self.labels, step: cool(&self.step), begin: cool(&self.begin), end: cool(&self.end) }
    }
}

/// A chain ready to be run: powers of its scores, 0 where one label may not follow the other.
#[derive(Clone, Debug)]
pub struct Lattice {
    labels: usize,
    step: Vec<f32>,
    begin: Vec<f32>,
    end: Vec<f32>,
    scores: Scores,
    /// For each label those that may stand before it.
    before: Vec<Vec<usize>>,
}

/// What a sentence's scores say of every label at every place.
#[derive(Clone, Debug, Default)]
pub struct Marginals {
    /// `characters × labels` forward and backward masses, each row scaled to a sum of 1.
    pub forward: Vec<f32>,
    /// See `forward`.
    pub backward: Vec<f32>,
    /// `characters × labels`: powers of the scores, each row scaled to a largest of 1.
    pub power: Vec<f32>,
    /// By what each forward row was divided.
    pub scale: Vec<f32>,
    /// Logarithm of the mass of all sequences.
    pub log_mass: f64,
}

impl Lattice {
    /// Prepares `scores`.
    pub fn new(scores: &Scores) -> Self {
        let labels = scores.labels;
        let power = |score: f32, from: Option<usize>, to: Option<usize>| {
            let label = |l: Option<usize>| l.map(|l| l as Label);
            if Head::allows(label(from), label(to)) { math::exp(score) } else { 0.0 }
        };
        let step: Vec<f32> =
            (0..labels * labels).map(|i| power(scores.step[i], Some(i / labels), Some(i % labels))).collect();
        let before = (0..labels)
            .map(|to| (0..labels).filter(|from| step[from * labels + to] > 0.0).collect())
            .collect();
        Self {
            labels,
            begin: (0..labels).map(|l| power(scores.begin[l], None, Some(l))).collect(),
            end: (0..labels).map(|l| power(scores.end[l], Some(l), None)).collect(),
            step,
            before,
            scores: scores.clone(),
        }
    }

    /// Forward and backward masses of a sentence with `emissions` (`characters × labels`). Where `gold` names a label,
    /// only sequences with it count.
    pub fn marginals(&self, emissions: &[f32], gold: Option<&[Option<Label>]>) -> Marginals {
        let n = self.labels;
        let len = emissions.len() / n;
        let mut m = Marginals {
            forward: vec![0.0; len * n],
            backward: vec![0.0; len * n],
            power: vec![0.0; len * n],
            scale: vec![0.0; len],
            log_mass: 0.0,
        };
        for at in 0..len {
            let row = &emissions[at * n..(at + 1) * n];
            let top = row.iter().copied().fold(f32::NEG_INFINITY, f32::max);
            let only = gold.and_then(|g| g[at]);
            for l in 0..n {
                let open = only.is_none_or(|o| usize::from(o) == l);
                m.power[at * n + l] = if open { math::exp(row[l] - top).max(1e-30) } else { 0.0 };
            }
            m.log_mass += f64::from(top);
        }
        for at in 0..len {
            let (done, rest) = m.forward.split_at_mut(at * n);
            let row = &mut rest[..n];
            if at == 0 {
                row.copy_from_slice(&self.begin);
            } else {
                let last = &done[(at - 1) * n..];
                for (l, mass) in row.iter_mut().enumerate() {
                    *mass = self.before[l].iter().map(|&b| last[b] * self.step[b * n + l]).sum();
                }
            }
            let mut total = 0.0;
            for (mass, power) in row.iter_mut().zip(&m.power[at * n..]) {
                *mass *= power;
                total += *mass;
            }
            let total = f32::max(total, 1e-35);
            row.iter_mut().for_each(|mass| *mass /= total);
            m.scale[at] = total;
            m.log_mass += f64::from(total).ln();
        }
        self.backward(&mut m, len);
        m
    }

    /// Backward masses, scaled so that forward × backward is each label's probability.
    fn backward(&self, m: &mut Marginals, len: usize) {
        let n = self.labels;
        if len == 0 {
            return;
        }
        let last = (len - 1) * n;
        let total: f32 = (0..n).map(|l| m.forward[last + l] * self.end[l]).sum::<f32>().max(1e-35);
        m.log_mass += f64::from(total).ln();
        for l in 0..n {
            m.backward[last + l] = self.end[l] / total;
        }
        let mut ahead = vec![0.0; n];
        for at in (0..len - 1).rev() {
            let next = (at + 1) * n;
            for l in 0..n {
                ahead[l] = m.backward[next + l] * m.power[next + l] / m.scale[at + 1];
            }
            let row = &mut m.backward[at * n..next];
            for (to, &mass) in ahead.iter().enumerate().filter(|a| *a.1 > 0.0) {
                for &from in &self.before[to] {
                    row[from] += self.step[from * n + to] * mass;
                }
            }
        }
    }

    /// The probability that `from` at `at` is followed by `to`.
    pub fn pair(&self, m: &Marginals, at: usize, from: usize, to: usize) -> f32 {
        let n = self.labels;
        m.forward[at * n + from]
            * self.step[from * n + to]
            * m.power[(at + 1) * n + to]
            * m.backward[(at + 1) * n + to]
            / m.scale[at + 1]
    }

    /// The probability of exactly these labels from `begin` on.
    pub fn probability(&self, m: &Marginals, begin: usize, labels: impl Iterator<Item = Label>) -> f32 {
        let n = self.labels;
        let mut mass = 1.0;
        let mut last = None;
        let mut at = begin;
        for label in labels.map(usize::from) {
            mass = match last {
                None => m.forward[at * n + label],
                Some(from) => mass * self.step[from * n + label] * m.power[at * n + label] / m.scale[at],
            };
            last = Some(label);
            at += 1;
        }
        last.map_or(0.0, |label| (mass * m.backward[(at - 1) * n + label]).min(1.0))
    }

    /// The best allowed sequence of labels (Viterbi).
    pub fn best(&self, emissions: &[f32]) -> Vec<Label> {
        let n = self.labels;
        let len = emissions.len() / n;
        let mut score: Vec<f32> = vec![f32::NEG_INFINITY; n];
        let mut back = vec![0 as Label; len * n];
        for at in 0..len {
            let mut next = vec![f32::NEG_INFINITY; n];
            for l in 0..n {
                if at == 0 {
                    next[l] = if self.begin[l] > 0.0 { self.scores.begin[l] } else { f32::NEG_INFINITY };
                } else {
                    for &b in &self.before[l] {
                        let s = score[b] + self.scores.step[b * n + l];
                        if s > next[l] {
                            next[l] = s;
                            back[at * n + l] = b as Label;
                        }
                    }
                }
                next[l] += emissions[at * n + l];
            }
            score = next;
        }
        let closes = |l: &usize| self.end[*l] > 0.0;
        let total = |l: usize| score[l] + self.scores.end[l];
        let mut label =
            (0..n).filter(closes).max_by(|&a, &b| total(a).total_cmp(&total(b))).unwrap_or(0) as Label;
        let mut path = vec![0; len];
        for at in (0..len).rev() {
            path[at] = label;
            label = back[at * n + usize::from(label)];
        }
        path
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lattice() -> Lattice {
        let step = (0..25).map(|i| (i as f32 * 0.37).sin()).collect();
        Lattice::new(&Scores { labels: 5, step, begin: vec![0.1; 5], end: vec![0.2; 5] })
    }

    /// Every allowed sequence of three labels with its weight.
    fn sequences(lattice: &Lattice, emissions: &[f32]) -> Vec<([Label; 3], f64)> {
        let s = &lattice.scores;
        let mut all = Vec::new();
        for i in 0..125_u8 {
            let path = [i / 25, i / 5 % 5, i % 5];
            let ends = [None, Some(path[0]), Some(path[1]), Some(path[2]), None];
            if ends.windows(2).all(|w| Head::allows(w[0], w[1])) {
                let at = |k: usize| usize::from(path[k]);
                let score = 0.3
                    + (0..3).map(|k| emissions[k * 5 + at(k)]).sum::<f32>()
                    + (0..2).map(|k| s.step[at(k) * 5 + at(k + 1)]).sum::<f32>();
                all.push((path, f64::from(score).exp()));
            }
        }
        all
    }

    #[test]
    fn masses_and_the_best_agree_with_counting_every_sequence() {
        let lattice = lattice();
        let emissions: Vec<f32> = (0..15).map(|i| (i as f32 * 1.7).cos() * 2.0).collect();
        let all = sequences(&lattice, &emissions);
        let total: f64 = all.iter().map(|a| a.1).sum();
        let m = lattice.marginals(&emissions, None);
        assert!((m.log_mass - total.ln()).abs() < 1e-4, "{} {}", m.log_mass, total.ln());
        let best = all.iter().max_by(|a, b| a.1.total_cmp(&b.1)).unwrap().0;
        assert_eq!(lattice.best(&emissions), best);
        for at in 0..3 {
            for label in 0..5 {
                let want: f64 =
                    all.iter().filter(|a| usize::from(a.0[at]) == label).map(|a| a.1).sum::<f64>() / total;
                let got = m.forward[at * 5 + label] * m.backward[at * 5 + label];
                assert!((f64::from(got) - want).abs() < 1e-5, "{at} {label} {got} {want}");
            }
        }
        let want: f64 = all.iter().filter(|a| a.0[1..] == [1, 3]).map(|a| a.1).sum::<f64>() / total;
        assert!((f64::from(lattice.probability(&m, 1, [1, 3].into_iter())) - want).abs() < 1e-5);
        assert!((f64::from(lattice.pair(&m, 1, 1, 3)) - want).abs() < 1e-5);
    }

    #[test]
    fn gold_leaves_only_its_own_sequences() {
        let lattice = lattice();
        let emissions: Vec<f32> = (0..15).map(|i| (i as f32 * 0.7).sin()).collect();
        let all = sequences(&lattice, &emissions);
        let want: f64 = all.iter().filter(|a| a.0[2] == 3).map(|a| a.1).sum();
        let m = lattice.marginals(&emissions, Some(&[None, None, Some(3)]));
        assert!((m.log_mass - want.ln()).abs() < 1e-4);
    }
}
