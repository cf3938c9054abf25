//! [`Table`]: what the patterns say to one head, to be looked up quickly.

use super::file::Model;
use super::pattern::{self, Describer};
use super::rows::{At, LANES, Rows, SLOTS};
use super::stream::{Pattern, Patterns};

/// Bytes of what a pattern says, in falling steps: the more it says, the more often it was seen.
const OFTEN: [usize; 4] = [96, 40, 18, 0];

/// How many bits say whether a pattern may be known.
const FILTER: usize = 1 << 22;

/// Rows before the first character's, and after the last one's, that patterns near the sentence's ends speak of in vain.
const BEFORE: usize = 3;

/// What every pattern adds to the scores of one head.
#[derive(Debug)]
pub(super) struct Table {
    width: usize,
    /// Open addressing by the key's highest bits; key 0 is a free place.
    places: Vec<Place>,
    shift: u32,
    /// One bit for the lowest bits of each key: many patterns of a sentence are unknown, and this much stays near the
    /// processor.
    known: Vec<u64>,
    rows: Rows,
}

#[derive(Clone, Copy, Debug, Default)]
struct Place {
    key: u32,
    rows: At,
}

impl Table {
    /// What `patterns` say to `head` of `model`, straight from the file's bytes.
    pub(super) fn new(model: &Model, patterns: &Patterns<'_>, head: usize) -> Self {
        let labels = model.heads[head].labels();
        let width = labels.next_multiple_of(LANES);
        let mut targets: Vec<Vec<usize>> = Vec::new();
        for label in 0..labels {
            let (own, shared) = model.outputs(head, label);
            for output in shared.into_iter().chain([own]) {
                targets.resize(targets.len().max(output + 1), Vec::new());
                targets[output].push(label);
            }
        }
        let bits = (patterns.len() * 4 / 3).next_power_of_two().trailing_zeros().max(8);
        let mut table = Self {
            width,
            places: vec![Place::default(); 1 << bits],
            shift: 32 - bits,
            known: vec![0; FILTER / 64],
            rows: Rows::new(width),
        };
        // What says much was seen often: such rows stand together, near the processor.
        let mut above = usize::MAX;
        let mut scores = vec![0; SLOTS * width];
        for least in OFTEN {
            for pattern in patterns.clone().filter(|pattern| (least..above).contains(&pattern.len())) {
                table.add(&pattern, &targets, &mut scores);
            }
            above = least;
        }
        table
    }

    /// Adds the rows of `pattern`, which adds to the labels of `targets` by output. `scores` has a row for each slot, all
    /// zero before and after.
    fn add(&mut self, pattern: &Pattern<'_>, targets: &[Vec<usize>], scores: &mut [i16]) {
        let width = self.width;
        let whole = pattern.each(|slot, output, weight| {
            for &label in targets.get(usize::from(output)).map_or(&[][..], Vec::as_slice) {
                let score = &mut scores[usize::from(slot) * width + label];
                *score = score.saturating_add(i16::from(weight));
            }
        });
        debug_assert!(whole.is_some(), "patterns were read through when the file was opened");
        if let Some(rows) = self.rows.push(scores) {
            self.insert(pattern.key, rows);
        }
        scores.fill(0);
    }

    /// How many scores a character has: one a label, filled up.
    pub(super) fn width(&self) -> usize {
        self.width
    }

    fn insert(&mut self, key: u32, rows: At) {
        let bit = filter_bit(key);
        self.known[bit / 64] |= 1 << (bit % 64);
        let mut at = self.home(key);
        while self.places[at].key != 0 {
            at = (at + 1) & (self.places.len() - 1);
        }
        self.places[at] = Place { key, rows };
    }

    /// Where `key` is looked for first.
    fn home(&self, key: u32) -> usize {
        (key >> self.shift) as usize
    }

    fn may_know(&self, key: u32) -> bool {
        let bit = filter_bit(key);
        self.known[bit / 64] >> (bit % 64) & 1 == 1
    }

    /// Where the rows of `key` are; where it is unknown, those that say nothing.
    fn get(&self, key: u32) -> At {
        let mut at = self.home(key);
        loop {
            let place = self.places[at];
            if place.key == key {
                return place.rows;
            }
            if place.key == 0 {
                return Rows::NONE;
            }
            at = (at + 1) & (self.places.len() - 1);
        }
    }

    /// The scores of every label of every character described, `[character * width + label]`. Keeps its buffer in `scores`.
    pub(super) fn score<'s>(&self, describer: &Describer, scores: &'s mut Vec<i16>) -> &'s [i16] {
        let (width, patterns) = (self.width, &describer.patterns);
        scores.clear();
        scores.resize((BEFORE + describer.len() + SLOTS) * width, 0);
        let mut around = vec![0; SLOTS * width];
        let place = |found: &(usize, At)| (patterns[found.0].at, patterns[found.0].spread);
        for together in self.find(patterns).chunk_by(|a, b| place(a) == place(b)) {
            let pattern = &patterns[together[0].0];
            if let Some(before) = pattern.spread.before() {
                let first = (BEFORE + pattern.at as usize - before) * width;
                let around = &mut scores[first..first + SLOTS * width];
                together.iter().for_each(|found| self.rows.add(found.1, around));
                continue;
            }
            around.fill(0);
            together.iter().for_each(|found| self.rows.add(found.1, &mut around));
            for (slot, row) in around.chunks_exact(width).take(pattern.spread.slots()).enumerate() {
                for at in describer.positions(pattern, slot) {
                    add(&mut scores[(BEFORE + at) * width..][..width], row);
                }
            }
        }
        &scores[BEFORE * width..]
    }

    /// The patterns that may be known, by index, with their rows. The tables are far from the processor, so all that will be
    /// needed is touched first, without a branch in between: then it is fetched side by side.
    fn find(&self, patterns: &[pattern::Pattern]) -> Vec<(usize, At)> {
        let mut near: Vec<(usize, u32)> = Vec::with_capacity(patterns.len());
        let keys = patterns.iter().map(|pattern| pattern.key).enumerate();
        near.extend(keys.filter(|&(_, key)| self.may_know(key)));
        let touched = near.iter().fold(0, |sum, &(_, key)| sum ^ self.places[self.home(key)].key);
        std::hint::black_box(touched);
        near.iter_mut().for_each(|(_, key)| *key = self.get(*key));
        let touched = near.iter().fold(0, |sum, &(_, at)| sum ^ self.rows.touch(at));
        std::hint::black_box(touched);
        near
    }
}

/// The lowest bits: the highest say where the key is looked for.
fn filter_bit(key: u32) -> usize {
    key as usize % FILTER
}

fn add(scores: &mut [i16], row: &[i16]) {
    for (score, &add) in scores.iter_mut().zip(row) {
        *score = score.wrapping_add(add);
    }
}
