//! What a network begins with: vectors and random weights, or a model that was made before.

use std::path::Path;

use ndarray::Array2;

use super::{Network, Options};
use crate::tagger::Head;
use crate::tagger::neural::{NeuralModel, Shape, Vocabulary};
use crate::train::data::unreadable;
use crate::train::vector_file::Vectors;
use crate::train::{Random, TrainError};

/// The units of a network, and its tables of characters, bigrams and words.
pub struct Start {
    shape: Shape,
    characters: Vec<char>,
    bigrams: Vec<[char; 2]>,
    words: Vec<(String, u32)>,
    tables: [Array2<f32>; 3],
}

impl Start {
    /// The vectors that `options` name, or without such the model to begin with.
    pub fn new(options: &Options) -> Result<Self, TrainError> {
        match (&options.vectors, &options.begin) {
            (Some(folder), _) => Self::read(folder),
            (None, Some(file)) => {
                let bytes = std::fs::read(file).map_err(|e| unreadable(file, e))?;
                let model =
                    NeuralModel::read(&bytes).map_err(|e| unreadable(file, std::io::Error::other(e)))?;
                Ok(Self::of(model))
            }
            (None, None) => Err(TrainError::NoVectors),
        }
    }

    /// `char.vec`, `bigram.vec` and `word.vec` of a folder.
    fn read(folder: &Path) -> Result<Self, TrainError> {
        let shape = Shape::STANDARD;
        let read = |name, width| Vectors::read(folder, name, Some(width)).map(Vectors::scaled);
        let characters = read("char.vec", shape.character)?;
        let bigrams = read("bigram.vec", shape.bigram)?;
        let words = read("word.vec", shape.word)?.longer();
        let bigram = |unit: &(String, u32)| unit.0.chars().collect::<Vec<_>>().try_into().ok();
        let word_table = Array2::from_shape_vec((words.units.len(), shape.word), words.numbers);
        Ok(Self {
            shape,
            tables: [with_unknown(&characters), with_unknown(&bigrams), word_table.expect("a row a word")],
            characters: characters.units.iter().filter_map(|u| u.0.chars().next()).collect(),
            bigrams: bigrams.units.iter().filter_map(bigram).collect(),
            words: words.units,
        })
    }

    /// The units of a model; [`Network::begin`] takes up its numbers.
    fn of(model: NeuralModel) -> Self {
        let Vocabulary { characters, bigrams, words, .. } = model.vocabulary;
        let shape = model.shape;
        let tables = [
            Array2::zeros((characters.len() + 1, shape.character)),
            Array2::zeros((bigrams.len() + 1, shape.bigram)),
            Array2::zeros((words.len(), shape.word)),
        ];
        Self { shape, characters, bigrams, words, tables }
    }

    /// A network with these tables and random weights.
    pub fn network(&self, heads: &[Head], random: &mut Random) -> Network {
        Network::new(self.shape, self.tables.clone(), heads, random)
    }

    /// The rows of its tables.
    pub fn vocabulary(&self) -> Vocabulary {
        Vocabulary::new(self.characters.clone(), self.bigrams.clone(), self.words.clone())
    }
}

/// A matrix of these rows with one of zeros before them.
fn with_unknown(vectors: &Vectors) -> Array2<f32> {
    let mut all = vec![0.0; vectors.width];
    all.extend_from_slice(&vectors.numbers);
    Array2::from_shape_vec((vectors.units.len() + 1, vectors.width), all).expect("whole rows")
}
