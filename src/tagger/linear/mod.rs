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
mod table;
mod template;
mod words;

use std::sync::OnceLock;

use self::chain::Chain;
use self::cluster::Clusters;
use self::file::Model;
use self::pattern::Describer;
use self::table::Table;
use super::{Head, Input, ModelError, Named, Tagger};

/// A linear model, ready to tag.
pub struct LinearTagger {
    model: Model,
    clusters: Clusters,
    /// Made when the head is first asked.
    heads: Vec<OnceLock<(Table, Chain)>>,
}

impl LinearTagger {
    /// Reads a model file.
    pub fn read(bytes: &[u8]) -> Result<Self, ModelError> {
        Ok(Self::new(Model::read(bytes)?))
    }

    /// A tagger of `model`.
    pub fn new(model: Model) -> Self {
        let clusters = Clusters::new(&model.clusters);
        let heads = model.heads.iter().map(|_| OnceLock::new()).collect();
        Self { model, clusters, heads }
    }

    fn head(&self, head: usize) -> &(Table, Chain) {
        self.heads[head].get_or_init(|| {
            let chain = Chain::new(&self.model.transitions[head], self.model.ratios[head]);
            (Table::new(&self.model, head), chain)
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
                table.score(&describer, &mut scores);
                chain.names(&scores, table.width(), input.len())
            })
            .collect()
    }
}

impl std::fmt::Debug for LinearTagger {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("LinearTagger").field("heads", &self.model.heads).finish_non_exhaustive()
    }
}
