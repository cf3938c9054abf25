//! The fast grade: a linear chain over hashed patterns of characters, words and clusters.
//!
//! A sentence is described by [`pattern`]s (this bigram, a word with that tag, a quotation that is followed by 工程).
//! Each pattern adds to the scores of the labels of the characters around it; the best sequence of labels is found by
//! Viterbi's algorithm. All scores are whole numbers, and where names are given a probability only products, sums and
//! quotients of numbers from a table are formed: every machine gives the same bytes.

pub mod chain;
pub mod cluster;
pub mod file;
pub mod pattern;
mod probability;
mod rows;
pub mod stream;
mod table;
mod template;
mod words;

use std::sync::OnceLock;

use self::chain::Chain;
use self::cluster::Clusters;
use self::file::Model;
use self::pattern::Describer;
use self::stream::Patterns;
use self::table::Table;
use super::{Head, Input, ModelError, Named, Tagger};

/// A linear model, ready to tag.
pub struct LinearTagger {
    /// All of the file but the patterns.
    model: Model,
    /// The patterns as they lie in the file, and how many: a head's table is made from them when it is first asked.
    patterns: (Vec<u8>, usize),
    clusters: Clusters,
    heads: Vec<OnceLock<(Table, Chain)>>,
}

impl LinearTagger {
    /// Reads a model file.
    pub fn read(bytes: &[u8]) -> Result<Self, ModelError> {
        let (mut model, patterns) = Model::open(bytes)?;
        let patterns = (patterns.bytes().to_vec(), patterns.len());
        let clusters = Clusters::new(&std::mem::take(&mut model.clusters));
        let heads = model.heads.iter().map(|_| OnceLock::new()).collect();
        Ok(Self { model, patterns, clusters, heads })
    }

    fn head(&self, head: usize) -> &(Table, Chain) {
        self.heads[head].get_or_init(|| {
            let patterns = Patterns::new(&self.patterns.0, self.patterns.1);
            let chain = Chain::new(&self.model.transitions[head], self.model.ratios[head]);
            (Table::new(&self.model, &patterns, head), chain)
        })
    }
}

impl Tagger for LinearTagger {
    fn heads(&self) -> &[Head] {
        &self.model.heads
    }

    fn tag(&self, head: usize, sentences: &[Input]) -> Vec<Vec<Named>> {
        let (table, chain) = self.head(head);
        let mut describer = Describer::default();
        let mut scores = Vec::new();
        sentences
            .iter()
            .map(|input| {
                describer.describe(input, &self.clusters);
                chain.names(table.score(&describer, &mut scores), table.width(), input.len())
            })
            .collect()
    }
}

impl std::fmt::Debug for LinearTagger {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("LinearTagger").field("heads", &self.model.heads).finish_non_exhaustive()
    }
}
