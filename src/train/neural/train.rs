//! Trains the accurate grade on corpora of several conventions.

use std::path::{Path, PathBuf};

use ndarray::Array2;
use rayon::prelude::*;

use super::run::Settings;
use super::{Lesson, Network, Noise, with_unknown};
use crate::lexicon::Lexicon;
use crate::segment::Segmenter;
use crate::tagger::neural::{Encoded, NeuralModel, Shape, Vocabulary};
use crate::tagger::{Head, Input, Sample};
use crate::train::data::unreadable;
use crate::train::{Corpus, Random, Swapper, TrainError};

/// How the accurate grade is trained.
#[derive(Clone, Debug)]
pub struct Options {
    /// What the random choices begin with.
    pub seed: u64,
    /// How often every sentence is seen.
    pub passes: usize,
    /// Sentences a step.
    pub batch: usize,
    /// Largest learning rate.
    pub rate: f32,
    /// The share of sentences whose names are swapped, anew in each pass.
    pub swap: f64,
    /// The folder of vectors (`char.vec`, `bigram.vec`, `word.vec`).
    pub vectors: PathBuf,
    /// What is hidden while learning.
    pub noise: Noise,
    /// How fast characters, bigrams, words and features learn, as a share of the rate.
    pub pace: [f32; 4],
}

impl Options {
    /// As the shipped model was trained, with the vectors of this folder.
    pub fn new(vectors: PathBuf) -> Self {
        Self {
            seed: 1,
            passes: 8,
            batch: 32,
            rate: 0.002,
            swap: 0.4,
            vectors,
            noise: Noise { input: 0.3, lookup: 0.15, output: 0.5 },
            pace: [0.2, 0.03, 0.03, 1.0],
        }
    }
}

/// A model of `corpora`. `report` is told the mean loss of each pass, and given the model as it is then.
pub fn train(
    heads: &[Head],
    corpora: &[Corpus],
    options: &Options,
    lexicon: &Lexicon,
    report: &mut dyn FnMut(usize, f64, &dyn Fn() -> NeuralModel),
) -> Result<NeuralModel, TrainError> {
    let shape = Shape::STANDARD;
    let characters = Vectors::read(&options.vectors, "char.vec", shape.character)?;
    let bigrams = Vectors::read(&options.vectors, "bigram.vec", shape.bigram)?;
    let words = Vectors::read(&options.vectors, "word.vec", shape.word)?.longer();
    let vocabulary = || {
        Vocabulary::new(
            characters.units.iter().filter_map(|u| u.0.chars().next()).collect(),
            bigrams.units.iter().filter_map(|u| u.0.chars().collect::<Vec<_>>().try_into().ok()).collect(),
            words.units.clone(),
        )
    };
    let mut random = Random::new(options.seed);
    let tables = [
        with_unknown(&characters.numbers, shape.character),
        with_unknown(&bigrams.numbers, shape.bigram),
        Array2::from_shape_vec((words.units.len(), shape.word), words.numbers.clone()).expect("whole rows"),
    ];
    let mut network = Network::new(shape, tables, heads, &mut random);
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
    let settings = Settings { batch: options.batch, rate: options.rate, clip: 5.0, noise: options.noise };
    let share = 1.0 / options.passes as f32;
    for pass in 0..options.passes {
        let seed = random.bits();
        let lessons: Vec<Lesson> = samples
            .par_iter()
            .enumerate()
            .map(|(index, &(head, sample))| {
                teacher.lesson(head, sample, &mut Random::new(seed ^ index as u64))
            })
            .collect();
        let loss = settings.pass(&mut network, &lessons, pass as f32 * share, share, &mut random);
        report(pass + 1, loss, &|| network.export(heads, vocabulary()));
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

/// Vectors from a file: `unit TAB count` and its numbers, parted by blanks.
struct Vectors {
    units: Vec<(String, u32)>,
    numbers: Vec<f32>,
    width: usize,
}

impl Vectors {
    /// Reads them, scaled to a mean length of 1.
    fn read(folder: &Path, name: &str, width: usize) -> Result<Self, TrainError> {
        let path = folder.join(name);
        let content = std::fs::read_to_string(&path).map_err(|e| unreadable(&path, e))?;
        let mut vectors = Self { units: Vec::new(), numbers: Vec::new(), width };
        for (index, line) in content.lines().enumerate() {
            vectors.line(line).ok_or_else(|| TrainError::Line {
                file: path.display().to_string(),
                line: index + 1,
                reason: format!("a string, a tab, a count and {width} numbers are expected"),
            })?;
        }
        let squares: f32 = vectors.numbers.iter().map(|v| v * v).sum();
        let scale = (vectors.units.len() as f32 / squares.max(1e-9)).sqrt();
        vectors.numbers.iter_mut().for_each(|v| *v *= scale);
        Ok(vectors)
    }

    fn line(&mut self, line: &str) -> Option<()> {
        let (unit, rest) = line.split_once('\t')?;
        let mut parts = rest.split(' ');
        self.units.push((unit.to_owned(), parts.next()?.parse().ok()?));
        let before = self.numbers.len();
        for part in parts {
            self.numbers.push(part.parse().ok().filter(|v: &f32| v.is_finite())?);
        }
        (self.numbers.len() - before == self.width).then_some(())
    }

    /// Those of two to eight characters.
    fn longer(self) -> Self {
        let keep = |unit: &(String, u32)| (2..=8).contains(&unit.0.chars().count());
        let rows = self.units.iter().zip(self.numbers.chunks_exact(self.width)).filter(|r| keep(r.0));
        let numbers = rows.flat_map(|r| r.1.to_vec()).collect();
        Self { units: self.units.iter().filter(|u| keep(u)).cloned().collect(), numbers, width: self.width }
    }
}
