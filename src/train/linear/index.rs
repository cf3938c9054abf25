//! [`Index`]: which patterns are frequent enough to learn from.

use rustc_hash::FxHashMap;

use super::Example;
use crate::tagger::Head;
use crate::tagger::linear::cluster::Clusters;
use crate::tagger::linear::pattern::{Describer, Spread};

/// A pattern must be seen this often to count.
const LEAST: u32 = 2;

/// The patterns, numbered.
pub(super) struct Index {
    ids: FxHashMap<u32, u32>,
    /// Key and spread of each pattern.
    pub(super) patterns: Vec<(u32, Spread)>,
    /// For each head which patterns its corpora hold often enough.
    pub(super) of_head: Vec<Vec<bool>>,
}

impl Index {
    pub(super) fn new(heads: &[Head], examples: &[Example], clusters: &Clusters) -> Self {
        let mut describer = Describer::default();
        let mut index = Self { ids: FxHashMap::default(), patterns: Vec::new(), of_head: Vec::new() };
        for head in 0..heads.len() {
            let mut counts: FxHashMap<u32, (Spread, u32)> = FxHashMap::default();
            for example in examples.iter().filter(|example| example.head == head) {
                describer.describe(&example.input, clusters);
                for pattern in &describer.patterns {
                    counts.entry(pattern.key).or_insert((pattern.spread, 0)).1 += 1;
                }
            }
            let mut often: Vec<(u32, Spread)> = counts
                .into_iter()
                .filter(|(_, (_, count))| *count >= LEAST)
                .map(|(key, (s, _))| (key, s))
                .collect();
            often.sort_unstable_by_key(|&(key, _)| key);
            let mut known = vec![false; index.patterns.len()];
            for (key, spread) in often {
                let id = *index.ids.entry(key).or_insert_with(|| {
                    index.patterns.push((key, spread));
                    known.push(false);
                    index.patterns.len() as u32 - 1
                });
                known[id as usize] = true;
            }
            index.of_head.push(known);
        }
        let len = index.patterns.len();
        index.of_head.iter_mut().for_each(|known| known.resize(len, false));
        index
    }

    pub(super) fn len(&self) -> usize {
        self.patterns.len()
    }

    pub(super) fn id(&self, key: u32) -> Option<u32> {
        self.ids.get(&key).copied()
    }
}
