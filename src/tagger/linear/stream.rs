//! The patterns of a model file, gone through without being kept: what a head needs goes straight into its table.

use super::file::{Says, Slot};
use crate::tagger::codec::Reader;

/// The patterns of a file, one after the other, by ascending key.
#[derive(Clone, Debug)]
pub struct Patterns<'a> {
    from: Reader<'a>,
    left: usize,
    key: u32,
}

/// One pattern of a file, with the bytes of what it says.
#[derive(Clone, Copy, Debug)]
pub struct Pattern<'a> {
    /// Its key.
    pub key: u32,
    /// One bit for each slot that it speaks of.
    pub mask: u8,
    said: &'a [u8],
}

impl<'a> Patterns<'a> {
    /// The `count` patterns with which `bytes` begins.
    pub(super) fn new(bytes: &'a [u8], count: usize) -> Self {
        Self { from: Reader(bytes), left: count, key: 0 }
    }

    /// What they are read from.
    pub(super) fn bytes(&self) -> &'a [u8] {
        self.from.0
    }
}

impl<'a> Iterator for Patterns<'a> {
    type Item = Pattern<'a>;

    fn next(&mut self) -> Option<Pattern<'a>> {
        self.left = self.left.checked_sub(1)?;
        self.key = self.key.checked_add(self.from.number()?.try_into().ok()?)?;
        let mask = self.from.byte()?;
        let said = self.from.0;
        for _ in 0..mask.count_ones() {
            for _ in 0..self.from.count()? {
                self.from.number()?;
                self.from.byte()?;
            }
        }
        let len = said.len() - self.from.0.len();
        Some(Pattern { key: self.key, mask, said: said.get(..len)? })
    }
}

impl Patterns<'_> {
    /// How many there are still.
    pub fn len(&self) -> usize {
        self.left
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.left == 0
    }
}

impl Pattern<'_> {
    /// How many bytes what it says takes: a measure of how much that is.
    pub fn len(&self) -> usize {
        self.said.len()
    }

    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.said.is_empty()
    }

    /// Calls `cell` with every slot, output and what is added to its score; `None` where the bytes end too early.
    pub fn each(&self, mut cell: impl FnMut(u8, u16, i8)) -> Option<()> {
        let mut from = Reader(self.said);
        for slot in (0..8u8).filter(|slot| self.mask >> slot & 1 == 1) {
            for _ in 0..from.count()? {
                cell(slot, from.number()?.try_into().ok()?, i8::from_le_bytes(from.array()?));
            }
        }
        Some(())
    }

    /// The same, as it is trained and written.
    pub(super) fn says(&self) -> Option<Says> {
        let slots = (0..8u8).filter(|slot| self.mask >> slot & 1 == 1);
        let mut slots: Vec<Slot> = slots.map(|slot| (slot, Vec::new())).collect();
        self.each(|slot, output, weight| {
            if let Some((_, cells)) = slots.iter_mut().find(|(own, _)| *own == slot) {
                cells.push((output, weight));
            }
        })?;
        Some(Says { key: self.key, slots })
    }
}
