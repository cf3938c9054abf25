//! [`Index`]: which patterns are frequent enough to learn from.

use rustc_hash::FxHashMap;

use super::Example;
use crate::tagger::Head;
use crate::tagger::linear::cluster::Clusters;
use crate::tagger::linear::pattern::{Describer, Spread};

/// A pattern must be seen in so many sentences to count.
const LEAST: u32 = 2;

/// The patterns, numbered.
pub(super) struct Index {
    ids: FxHashMap<u32, u32>,
    /// Key and spread of each pattern.
    pub(super) patterns: Vec<(u32, Spread)>,
    /// In how many sentences each was seen.
    pub(super) counts: Vec<u32>,
    /// For each head which patterns its corpora hold often enough.
    pub(super) of_head: Vec<Vec<bool>>,
}

impl Index {
    pub(super) fn new(heads: &[Head], examples: &[Example], clusters: &Clusters) -> Self {
        let mut describer = Describer::default();
        let mut index =
            Self { ids: FxHashMap::default(), patterns: Vec::new(), counts: Vec::new(), of_head: Vec::new() };
        for head in 0..heads.len() {
            let mut counts: FxHashMap<u32, Seen> = FxHashMap::default();
            for (at, example) in examples.iter().enumerate().filter(|(_, example)| example.head == head) {
                describer.describe(&example.input, clusters);
                let now = at as u32 + 1;
                for pattern in &describer.patterns {
                    let seen = counts.entry(pattern.key).or_insert(Seen {
                        spread: pattern.spread,
                        count: 0,
                        last: 0,
                    });
                    seen.count += u32::from(seen.last != now);
                    seen.last = now;
                }
            }
            let mut often: Vec<(u32, Spread, u32)> = counts
                .into_iter()
                .filter(|(_, seen)| seen.count >= LEAST)
                .map(|(key, seen)| (key, seen.spread, seen.count))
                .collect();
            often.sort_unstable_by_key(|&(key, ..)| key);
            let mut known = vec![false; index.patterns.len()];
            for (key, spread, count) in often {
                let id = *index.ids.entry(key).or_insert_with(|| {
                    index.patterns.push((key, spread));
                    index.counts.push(0);
                    known.push(false);
                    index.patterns.len() as u32 - 1
                });
                known[id as usize] = true;
                index.counts[id as usize] += count;
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

/// In how many sentences a pattern was seen.
struct Seen {
    spread: Spread,
    count: u32,
    /// The last sentence in which it was, from 1.
    last: u32,
}
