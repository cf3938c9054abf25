//! [`Rows`]: what patterns add to the scores of the labels around them.

/// Slots that a pattern can speak of.
pub(super) const SLOTS: usize = 8;

/// Rows are filled up to a multiple of this, so that they are added several labels at a time.
pub(super) const LANES: usize = 16;

/// Scores a slot from which on a row of all labels is quicker than a list of those that are not 0.
const DENSE: usize = 3;

/// For each pattern one row of scores a slot, or where it says little a list: what is seldom seen says little, and lists of it
/// take a fifth of the room.
#[derive(Debug)]
pub(super) struct Rows {
    /// How many scores a row has.
    width: usize,
    dense: Vec<i8>,
    /// How many scores follow; then of each its index in eight rows, shifted by eight bits, and what is added.
    sparse: Vec<u32>,
}

/// Where the rows of a pattern are: the first one, shifted by eight bits, and a bit for each slot that has a row. Without such a
/// bit it is a list.
pub(super) type At = u32;

impl Rows {
    /// What says nothing.
    pub(super) const NONE: At = 0;

    /// None yet, each to have `width` scores.
    pub(super) fn new(width: usize) -> Self {
        Self { width, dense: Vec::new(), sparse: vec![0] }
    }

    /// Keeps `scores`, rows of eight slots; `None` where all are 0.
    pub(super) fn push(&mut self, scores: &[i16]) -> Option<At> {
        let few = |score: i16| score.clamp(-127, 127) as i8;
        let some = |row: &[i16]| row.iter().any(|&score| score != 0);
        let rows = || scores.chunks_exact(self.width).enumerate().filter(|(_, row)| some(row));
        let mask = rows().fold(0, |mask, (slot, _)| mask | 1 << slot);
        let count = scores.iter().filter(|&&score| score != 0).count();
        if count == 0 {
            return None;
        }
        if count < DENSE * rows().count() {
            let first = self.sparse.len() as u32;
            self.sparse.push(count as u32);
            let listed = scores.iter().enumerate().filter(|(_, score)| **score != 0);
            self.sparse.extend(listed.map(|(at, &score)| (at as u32) << 8 | u32::from(few(score) as u8)));
            return Some(first << 8);
        }
        let first = (self.dense.len() / self.width) as u32;
        let dense: Vec<i8> = rows().flat_map(|(_, row)| row.iter().map(|&score| few(score))).collect();
        self.dense.extend(dense);
        Some(first << 8 | mask)
    }

    /// The first byte of what lies there: reading it fetches the rest.
    pub(super) fn touch(&self, at: At) -> u32 {
        let first = (at >> 8) as usize;
        let mask = at & 0xff;
        if mask == 0 { self.sparse[first] } else { self.dense[first * self.width] as u32 }
    }

    /// Adds what lies there to `scores`, rows of eight slots.
    #[inline]
    pub(super) fn add(&self, at: At, scores: &mut [i16]) {
        let first = (at >> 8) as usize;
        let mut mask = at & 0xff;
        if mask == 0 {
            let list = &self.sparse[first..];
            for &cell in &list[1..=list[0] as usize] {
                let score = &mut scores[(cell >> 8) as usize];
                *score = score.wrapping_add(i16::from(cell as i8));
            }
            return;
        }
        let mut rows = &self.dense[first * self.width..];
        while mask != 0 {
            let slot = mask.trailing_zeros() as usize;
            let (row, rest) = rows.split_at(self.width);
            let scores = scores[slot * self.width..].as_chunks_mut::<LANES>().0;
            for (scores, row) in scores.iter_mut().zip(row.as_chunks::<LANES>().0) {
                for (score, &add) in scores.iter_mut().zip(row) {
                    *score = score.wrapping_add(i16::from(add));
                }
            }
            mask &= mask - 1;
            rows = rest;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_added() {
        let mut rows = Rows::new(16);
        assert_eq!(rows.push(&[0; 128]), None);
        let mut little = [0; 128];
        (little[3], little[20]) = (-4, 200);
        let mut much = [0; 128];
        much[16..30].fill(2);
        let kept = [&little, &much, &little].map(|scores| rows.push(scores).unwrap());
        assert_eq!(kept.map(|at| at & 0xff), [0, 0b10, 0]);
        let mut scores = [1; 128];
        kept.iter().for_each(|&at| rows.add(at, &mut scores));
        assert_eq!((scores[3], scores[16], scores[20], scores[29], scores[30]), (-7, 3, 257, 3, 1));
    }
}
