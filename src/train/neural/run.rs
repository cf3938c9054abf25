//! The training loop.

use rayon::prelude::*;

use super::{Batch, Gradients, Network, Noise};
use crate::tagger::Label;
use crate::tagger::neural::Encoded;
use crate::train::Random;

/// One annotated sentence, ready to learn from.
#[derive(Clone, Debug)]
pub struct Lesson {
    /// Which head it trains.
    pub head: usize,
    /// What the network sees.
    pub encoded: Encoded,
    /// The gold labels.
    pub labels: Vec<Option<Label>>,
}

/// How a network is trained.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// Sentences a step.
    pub batch: usize,
    /// Largest norm of a step's gradient.
    pub clip: f32,
    /// What is hidden while learning.
    pub noise: Noise,
}

/// Into how many parts a batch is cut; a constant, so that the number of threads changes nothing.
pub(super) const SHARDS: usize = 2;

impl Settings {
    /// One pass over `lessons`; `rate_at` is the learning rate of a batch, by its index and their number. Answers the mean loss a sentence.
    pub fn pass(
        &self,
        network: &mut Network,
        lessons: &[Lesson],
        rate_at: &dyn Fn(usize, usize) -> f32,
        random: &mut Random,
    ) -> f64 {
        let batches = self.batches(lessons, random);
        let mut loss = 0.0;
        for (index, batch) in batches.iter().enumerate() {
            let rate = rate_at(index, batches.len());
            let seeds: Vec<u64> = (0..SHARDS).map(|_| random.bits()).collect();
            let shards: Vec<Gradients> = (0..SHARDS)
                .into_par_iter()
                .map(|shard| self.learn(network, lessons, batch, shard, seeds[shard]))
                .collect();
            loss += shards.iter().map(|s| s.loss).sum::<f64>();
            network.step(shards, rate, self.clip, batch.len());
        }
        loss / lessons.len().max(1) as f64
    }

    fn learn(
        &self,
        network: &Network,
        lessons: &[Lesson],
        batch: &[usize],
        shard: usize,
        seed: u64,
    ) -> Gradients {
        let own = batch.iter().skip(shard).step_by(SHARDS).map(|&l| &lessons[l]);
        let sentences: Vec<_> = own.map(|l| (&l.encoded, l.labels.as_slice())).collect();
        let head = lessons[batch[0]].head;
        network.learn(Batch { head, sentences: &sentences }, self.noise, &mut Random::new(seed))
    }

    /// Sentences of one head and of nearly one length together, longest first; the batches in random order.
    fn batches(&self, lessons: &[Lesson], random: &mut Random) -> Vec<Vec<usize>> {
        let mut order: Vec<usize> = (0..lessons.len()).filter(|&l| !lessons[l].encoded.is_empty()).collect();
        random.shuffle(&mut order);
        let mut batches = Vec::new();
        for chunk in order.chunks(self.batch * 64) {
            let mut chunk = chunk.to_vec();
            chunk.sort_by_key(|&l| (lessons[l].head, std::cmp::Reverse(lessons[l].encoded.len())));
            for same in chunk.chunk_by(|&a, &b| lessons[a].head == lessons[b].head) {
                batches.extend(same.chunks(self.batch).map(<[usize]>::to_vec));
            }
        }
        random.shuffle(&mut batches);
        batches
    }
}
