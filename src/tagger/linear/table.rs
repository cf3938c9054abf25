//! [`Table`]: what the patterns say to one head, to be looked up quickly.

use super::file::Model;
use super::pattern::{self, Describer};
use super::stream::{Pattern, Patterns};

/// Rows are filled up to a multiple of this, so that they are added several labels at a time.
const LANES: usize = 16;

/// Bytes of what a pattern says, in falling steps: the more it says, the more often it was seen.
const OFTEN: [usize; 4] = [96, 40, 18, 0];

/// How many bits say whether a pattern may be known.
const FILTER: usize = 1 << 22;

/// What every pattern adds to the scores of one head.
#[derive(Debug)]
pub(super) struct Table {
    width: usize,
    /// Open addressing by the key's highest bits; key 0 is a free place.
    places: Vec<Place>,
    shift: u32,
    /// One bit for the lowest bits of each key: most patterns of a sentence are unknown, and this much stays near the
    /// processor.
    known: Vec<u64>,
    /// A row of `width` scores for each slot that a pattern speaks of.
    rows: Vec<i8>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Place {
    key: u32,
    /// The first row, shifted by eight bits, and one bit for each slot that has a row.
    rows: u32,
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
            rows: Vec::new(),
        };
        // What says much was seen often: such rows stand together, near the processor.
        let mut above = usize::MAX;
        let mut scores = vec![0; 8 * width];
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
        let mut said = 0u32;
        let whole = pattern.each(|slot, output, weight| {
            for &label in targets.get(usize::from(output)).map_or(&[][..], Vec::as_slice) {
                let score = &mut scores[usize::from(slot) * width + label];
                *score = score.saturating_add(i16::from(weight));
                said |= 1 << slot;
            }
        });
        debug_assert!(whole.is_some(), "patterns were read through when the file was opened");
        let first = (self.rows.len() / width) as u32;
        let mut mask = 0;
        for slot in (0..8).filter(|slot| said >> slot & 1 == 1) {
            let row = &mut scores[slot * width..(slot + 1) * width];
            if row.iter().any(|&score| score != 0) {
                mask |= 1 << slot;
                self.rows.extend(row.iter().map(|&score| score.clamp(-127, 127) as i8));
            }
            row.fill(0);
        }
        if mask != 0 {
            self.insert(pattern.key, first.wrapping_shl(8) | mask);
        }
    }

    /// How many scores a character has: one a label, filled up.
    pub(super) fn width(&self) -> usize {
        self.width
    }

    fn insert(&mut self, key: u32, rows: u32) {
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

    fn get(&self, key: u32) -> u32 {
        let mut at = self.home(key);
        loop {
            let place = self.places[at];
            if place.key == key {
                return place.rows;
            }
            if place.key == 0 {
                return 0;
            }
            at = (at + 1) & (self.places.len() - 1);
        }
    }

    /// The scores of every label of every character described, `[character * width + label]`.
    pub(super) fn score(&self, describer: &Describer, scores: &mut Vec<i16>) {
        scores.clear();
        scores.resize(describer.len() * self.width, 0);
        for (pattern, found) in self.find(&describer.patterns) {
            let mut mask = found & 0xff;
            let mut rest = self.rows.get(self.row(found)..).unwrap_or_default();
            while mask != 0 {
                let Some((row, after)) = rest.split_at_checked(self.width) else { break };
                let at = describer.positions(&pattern, mask.trailing_zeros() as usize);
                for at in at {
                    add(&mut scores[at * self.width..(at + 1) * self.width], row);
                }
                mask &= mask - 1;
                rest = after;
            }
        }
    }

    /// Where the first row of what was found begins.
    fn row(&self, found: u32) -> usize {
        (found >> 8) as usize * self.width
    }

    /// The patterns that are known, with their rows. The tables are far from the processor, so all that will be needed
    /// is touched first, without a branch in between: then it is fetched side by side.
    fn find(&self, patterns: &[pattern::Pattern]) -> Vec<(pattern::Pattern, u32)> {
        let mut near: Vec<pattern::Pattern> = Vec::with_capacity(patterns.len());
        near.extend(patterns.iter().filter(|pattern| self.may_know(pattern.key)));
        let touched = near.iter().fold(0, |sum, pattern| sum ^ self.places[self.home(pattern.key)].key);
        std::hint::black_box(touched);
        let mut found: Vec<(pattern::Pattern, u32)> =
            near.iter().map(|pattern| (*pattern, self.get(pattern.key))).collect();
        found.retain(|(_, found)| *found != 0);
        let touched = found.iter().fold(0, |sum, &(_, found)| sum ^ self.rows[self.row(found)]);
        std::hint::black_box(touched);
        found
    }
}

/// The lowest bits: the highest say where the key is looked for.
fn filter_bit(key: u32) -> usize {
    key as usize % FILTER
}

fn add(scores: &mut [i16], row: &[i8]) {
    for (score, &add) in scores.iter_mut().zip(row) {
        *score = score.wrapping_add(i16::from(add));
    }
}
