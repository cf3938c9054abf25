//! [`TrainError`]: what keeps a model from being trained.

use crate::tagger::BioError;

/// What keeps a model from being trained.
#[derive(Debug, thiserror::Error)]
pub enum TrainError {
    /// A corpus is not named as `HEAD=PATH`.
    #[error("`{0}` names no corpus: HEAD=PATH is expected, such as msra=msra.train.bio")]
    Spec(String),
    /// A file cannot be read.
    #[error("{path}: cannot be read: {source}")]
    Read {
        /// The file.
        path: String,
        /// Why.
        source: std::io::Error,
    },
    /// The file's name ends in none of the known ways.
    #[error("{0}: the name of a corpus ends in .bio, .txt (names marked in the text) or .tsv (stand-off)")]
    Format(String),
    /// A BIO file is wrong.
    #[error(transparent)]
    Bio(#[from] BioError),
    /// A line means nothing.
    #[error("{file}:{line}: {reason}")]
    Line {
        /// The file.
        file: String,
        /// Line, from 1.
        line: usize,
        /// What is wrong there.
        reason: String,
    },
    /// A network without vectors or a model to begin with.
    #[error("a network begins with vectors, or with a model that was made before")]
    NoVectors,
    /// Stand-off annotation without the texts that it is of.
    #[error("{0}: stand-off annotation is read together with the folder of its texts")]
    NoTexts(String),
    /// A convention with more kinds than labels can tell apart.
    #[error("`{head}` has {kinds} kinds of name, at most {most} can be told apart")]
    Kinds {
        /// The convention.
        head: String,
        /// How many kinds its corpora name.
        kinds: usize,
        /// How many are possible.
        most: usize,
    },
    /// Nothing to learn from.
    #[error("no sentence to learn from")]
    Empty,
}

impl TrainError {
    /// What a person can do about it.
    pub fn hint(&self) -> Option<&'static str> {
        match self {
            Self::NoTexts(_) => {
                Some("`--texts DIR`, a folder with SOURCE.jsonl: a line is an object with id and text")
            }
            Self::NoVectors => Some("`--vectors DIR`, which `--grade vectors` wrote, or `--begin MODEL`"),
            Self::Empty => Some("`--corpus HEAD=PATH`, as often as there are corpora"),
            _ => None,
        }
    }
}
