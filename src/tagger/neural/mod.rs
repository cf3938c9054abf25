//! The accurate grade: characters, bigrams and the words of a vocabulary into a bidirectional LSTM with a CRF
//! (Huang et al. 2015; the words by their place as in Ma et al. 2020, "Simplify the usage of lexicon in Chinese NER").

mod crf;
mod encoded;
mod file;
mod machine;
pub mod math;
mod matrix;
mod packed;
mod shape;
mod table;
mod tagger;
mod vocabulary;

pub use crf::{Lattice, Marginals, Scores};
pub use encoded::{Encoded, WordAt};
pub use machine::Machine;
pub use matrix::{LARGEST, Matrix};
pub use packed::Packed;
pub use shape::Shape;
pub use table::ByteTable;
pub use tagger::{Answer, Direction, NeuralModel, NeuralTagger};
pub use vocabulary::Vocabulary;
