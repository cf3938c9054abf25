//! The models that the program brings, and those that a user trained.

use std::path::Path;
use std::sync::Arc;

use super::linear::LinearTagger;
use super::neural::{NeuralModel, NeuralTagger};
use super::{ModelError, OWN_HEAD, Tagger};

/// The accurate grade: see `data/model/README.md` for what it learned from.
static ACCURATE: &[u8] = include_bytes!("../../data/model/accurate.model");

/// The fast grade, from the same sentences.
static FAST: &[u8] = include_bytes!("../../data/model/fast.model");

/// The models that the program brings, by name.
const MODELS: [(&str, &[u8]); 2] = [("accurate", ACCURATE), ("fast", FAST)];

/// The names of the models that the program brings, the usual one first.
pub const SHIPPED: [&str; 2] = [MODELS[0].0, MODELS[1].0];

/// Why a model cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// No file and no model of the program has this name.
    #[error("{path}: cannot be read: {source}")]
    Read {
        /// What was asked for.
        path: String,
        /// Why.
        source: std::io::Error,
    },
    /// The file is no model.
    #[error("{path}: {source}")]
    Model {
        /// The file.
        path: String,
        /// Why.
        source: ModelError,
    },
    /// The model answers in the conventions of others only.
    #[error("{path}: the model has no head `{OWN_HEAD}`, our own convention; it has {heads}")]
    Convention {
        /// The model.
        path: String,
        /// Its heads.
        heads: String,
    },
}

/// The model called `name`: one of [`SHIPPED`], or a file that `tupu train` wrote.
pub fn open(name: &str) -> Result<Arc<dyn Tagger>, OpenError> {
    let wrong = |source| OpenError::Model { path: name.to_owned(), source };
    if let Some((_, bytes)) = MODELS.iter().find(|(known, _)| *known == name) {
        return read(bytes).map_err(wrong);
    }
    let bytes =
        std::fs::read(Path::new(name)).map_err(|source| OpenError::Read { path: name.to_owned(), source })?;
    read(&bytes).map_err(wrong)
}

/// The same, where it answers in our own convention.
pub fn open_own(name: &str) -> Result<Arc<dyn Tagger>, OpenError> {
    let tagger = open(name)?;
    if tagger.heads().iter().any(|head| head.name == OWN_HEAD) {
        return Ok(tagger);
    }
    let heads: Vec<&str> = tagger.heads().iter().map(|head| head.name.as_str()).collect();
    Err(OpenError::Convention { path: name.to_owned(), heads: heads.join(", ") })
}

/// The accurate model of the program.
///
/// # Panics
/// Never on a released build: a test reads the model.
pub fn accurate() -> Arc<dyn Tagger> {
    read(ACCURATE).expect("the model of data/ is read by a test")
}

/// The model in `bytes`, of whichever grade.
pub fn read(bytes: &[u8]) -> Result<Arc<dyn Tagger>, ModelError> {
    if NeuralModel::is_own(bytes) {
        Ok(Arc::new(NeuralTagger::new(NeuralModel::read(bytes)?)))
    } else {
        Ok(Arc::new(LinearTagger::read(bytes)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;
    use crate::segment::Segmenter;
    use crate::tagger::{Head, Input};

    #[test]
    fn the_shipped_models_are_read_and_find_names() {
        let lexicon = Lexicon::builtin();
        let segmenter = Segmenter::new(&lexicon);
        let text = "常州市科学技术协会主席王文虎昨天来到溧阳市。";
        for name in SHIPPED {
            let tagger = open(name).unwrap();
            let head = tagger.heads().iter().position(|h| h.name == OWN_HEAD).unwrap();
            let found = tagger.tag(head, &[Input::new(text, &segmenter, &lexicon)]);
            let chars: Vec<char> = text.chars().collect();
            let names: Vec<String> =
                found[0].iter().map(|n| chars[n.chars.clone()].iter().collect()).collect();
            assert_eq!(names, ["常州市科学技术协会", "王文虎", "溧阳市"], "{name}");
        }
    }

    #[test]
    fn a_model_of_other_conventions_is_none_to_read_articles_with() {
        let model = crate::tagger::linear::file::Model {
            heads: vec![Head { name: "msra".to_owned(), kinds: vec!["PER".to_owned()] }],
            transitions: vec![vec![0; 25]],
            ratios: vec![0.9],
            ..Default::default()
        };
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), model.write()).unwrap();
        let name = file.path().display().to_string();
        assert!(open(&name).is_ok());
        let error = open_own(&name).err().unwrap().to_string();
        assert!(error.ends_with("the model has no head `tupu`, our own convention; it has msra"), "{error}");
    }

    #[test]
    fn what_is_no_model_is_named() {
        assert!(
            open("no-such.model").err().unwrap().to_string().starts_with("no-such.model: cannot be read")
        );
        assert!(matches!(read(b"tupuNEU1"), Err(ModelError::Content | ModelError::Checksum)));
        let mut damaged = ACCURATE.to_vec();
        damaged[100] ^= 1;
        assert!(matches!(read(&damaged), Err(ModelError::Checksum)));
        assert!(matches!(read(b"{}"), Err(ModelError::Magic)));
    }
}
