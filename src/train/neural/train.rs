//! Trains the accurate grade on corpora of several conventions.

use std::path::PathBuf;

use rayon::prelude::*;

use super::run::Settings;
use super::start::Start;
use super::{Lesson, Network, Noise};
use crate::lexicon::Lexicon;
use crate::segment::Segmenter;
use crate::tagger::neural::{Encoded, NeuralModel, Vocabulary};
use crate::tagger::{Head, Input, Sample};
use crate::train::data::unreadable;
use crate::train::{Corpus, Random, Swapper, TrainError};

/// In which order sums and random numbers are taken: a model is made again bit by bit only in the edition that made it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edition {
    /// A random number of 53 bits for each number that may be hidden. The first stage of the shipped model.
    First,
    /// One of 16 bits: a tenth faster.
    Second,
}

/// How the accurate grade is trained.
#[derive(Clone, Debug)]
pub struct Options {
    /// What the random choices begin with.
    pub seed: u64,
    /// How often every sentence is seen.
    pub passes: usize,
    /// After how many of these passes to stop: the learning rate falls as if all were made.
    pub until: usize,
    /// See there.
    pub edition: Edition,
    /// Sentences a step.
    pub batch: usize,
    /// Largest learning rate.
    pub rate: f32,
    /// The share of sentences whose names are swapped, anew in each pass.
    pub swap: f64,
    /// The folder of vectors (`char.vec`, `bigram.vec`, `word.vec`); not needed where the training begins with a model.
    pub vectors: Option<PathBuf>,
    /// A network that a training kept, or a model of the same vectors, to begin with.
    pub begin: Option<PathBuf>,
    /// What is hidden while learning.
    pub noise: Noise,
    /// How fast characters, bigrams, words and features learn, as a share of the rate.
    pub pace: [f32; 4],
}

impl Options {
    /// As the shipped model was trained, with the vectors of this folder, if any.
    pub fn new(vectors: Option<PathBuf>) -> Self {
        Self {
            seed: 1,
            passes: 8,
            until: usize::MAX,
            edition: Edition::Second,
            batch: 32,
            rate: 0.002,
            swap: 0.4,
            vectors,
            begin: None,
            noise: Noise { input: 0.3, lookup: 0.15, output: 0.5 },
            pace: [0.2, 0.03, 0.03, 1.0],
        }
    }
}

impl Options {
    /// The learning rate after this share of the whole training: up in the first fiftieth, then down to nothing along a cosine.
    pub fn rate_at(&self, progress: f32) -> f32 {
        let rise = (progress * 50.0).min(1.0);
        self.rate * rise * (1.0 + (std::f32::consts::PI * progress.min(1.0)).cos()) / 2.0 + self.rate * 0.005
    }
}

/// A model of `corpora`. `report` is told the mean loss of each pass, and given the network and the model as they are then.
pub fn train(
    heads: &[Head],
    corpora: &[Corpus],
    options: &Options,
    lexicon: &Lexicon,
    report: &mut dyn FnMut(usize, f64, &Network, &dyn Fn() -> NeuralModel),
) -> Result<NeuralModel, TrainError> {
    let start = Start::new(options)?;
    let vocabulary = || start.vocabulary();
    let mut random = Random::new(options.seed);
    let mut network = start.network(heads, &mut random);
    if let Some(file) = &options.begin {
        network.begin(file).map_err(|e| unreadable(file, e))?;
    }
    network.edition = options.edition;
    network.pace = options.pace;
    let teacher = Teacher {
        heads,
        lexicon,
        segmenter: Segmenter::new(lexicon),
        vocabulary: vocabulary(),
        swapper: Swapper::new(heads, corpora, lexicon),
        swap: options.swap,
    };
    let samples: Vec<(usize, &Sample)> = corpora
        .iter()
        .flat_map(|c| c.samples.iter().map(|s| (c.head, s)))
        .filter(|s| !s.1.text.is_empty())
        .collect();
    if samples.is_empty() {
        return Err(TrainError::Empty);
    }
    let settings = Settings { batch: options.batch, clip: 5.0, noise: options.noise };
    let share = 1.0 / options.passes as f32;
    for pass in 0..options.passes.min(options.until) {
        let seed = random.bits();
        let lessons: Vec<Lesson> = samples
            .par_iter()
            .enumerate()
            .map(|(index, &(head, sample))| {
                teacher.lesson(head, sample, &mut Random::new(seed ^ index as u64))
            })
            .collect();
        let rate = |index: usize, of: usize| {
            let (pass, index, of) = (pass as f32, index as f32, of as f32);
            options.rate_at(match options.edition {
                Edition::First => pass * share + share * index / of,
                Edition::Second => (pass + index / of) * share,
            })
        };
        let loss = settings.pass(&mut network, &lessons, &rate, &mut random);
        report(pass + 1, loss, &network, &|| network.export(heads, vocabulary()));
    }
    Ok(network.export(heads, vocabulary()))
}

/// What turns annotated sentences into lessons.
struct Teacher<'a> {
    heads: &'a [Head],
    lexicon: &'a Lexicon,
    segmenter: Segmenter,
    vocabulary: Vocabulary,
    swapper: Swapper,
    swap: f64,
}

impl Teacher<'_> {
    fn lesson(&self, head: usize, sample: &Sample, random: &mut Random) -> Lesson {
        let swapped = random.chance(self.swap).then(|| self.swapper.swap(sample, &self.heads[head], random));
        let sample = swapped.as_ref().unwrap_or(sample);
        let input = Input::new(&sample.text, &self.segmenter, self.lexicon);
        Lesson { head, encoded: Encoded::new(&input, &self.vocabulary), labels: sample.labels() }
    }
}
