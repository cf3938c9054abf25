//! Reads the corpora that a model learns from.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use super::TrainError;
use super::inline::read_inline;
use super::stand_off::read_stand_off;
use crate::tagger::{Head, Sample, read_bio};

/// The labels of a head fit into one byte.
const MOST_KINDS: usize = 63;

/// Which corpus teaches which convention: `HEAD=PATH`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spec {
    /// Name of the head.
    pub head: String,
    /// A `.bio` file, a `.txt` file with names marked in the text, a stand-off `.tsv` file, or a folder of such.
    pub path: PathBuf,
}

impl FromStr for Spec {
    type Err = TrainError;

    fn from_str(text: &str) -> Result<Self, TrainError> {
        match text.split_once('=') {
            Some((head, path)) if !head.is_empty() && !path.is_empty() => {
                Ok(Self { head: head.to_owned(), path: path.into() })
            }
            _ => Err(TrainError::Spec(text.to_owned())),
        }
    }
}

/// The sentences of one spec.
#[derive(Clone, Debug)]
pub struct Corpus {
    /// Index of its head.
    pub head: usize,
    /// Its sentences, in the order of the file.
    pub samples: Vec<Sample>,
}

/// The heads, in the order in which `specs` name them, and a corpus for every spec. `texts` is the folder with the
/// texts of stand-off corpora.
pub fn read(specs: &[Spec], texts: Option<&Path>) -> Result<(Vec<Head>, Vec<Corpus>), TrainError> {
    let mut heads: Vec<Head> = Vec::new();
    let mut indexes = BTreeMap::new();
    let mut corpora = Vec::new();
    for spec in specs {
        let index = *indexes.entry(&spec.head).or_insert_with(|| {
            heads.push(Head::named(&spec.head));
            heads.len() - 1
        });
        let mut samples = Vec::new();
        for file in files(&spec.path)? {
            samples.extend(read_file(&file, texts, &mut heads[index])?);
        }
        corpora.push(Corpus { head: index, samples });
    }
    if let Some(head) = heads.iter().find(|head| head.kinds.len() > MOST_KINDS) {
        let kinds = head.kinds.len();
        return Err(TrainError::Kinds { head: head.name.clone(), kinds, most: MOST_KINDS });
    }
    Ok((heads, corpora))
}

fn read_file(path: &Path, texts: Option<&Path>, head: &mut Head) -> Result<Vec<Sample>, TrainError> {
    let shown = path.display().to_string();
    let content = fs::read_to_string(path).map_err(|e| unreadable(path, e))?;
    match extension(path) {
        "bio" => Ok(read_bio(&shown, &content, head)?),
        "txt" => read_inline(&shown, &content, head),
        "tsv" => {
            let texts = texts.ok_or_else(|| TrainError::NoTexts(shown.clone()))?;
            read_stand_off(&shown, &content, texts, head)
        }
        _ => Err(TrainError::Format(shown)),
    }
}

/// The file itself, or the corpora among the files of a folder, by name.
fn files(path: &Path) -> Result<Vec<PathBuf>, TrainError> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut files = fs::read_dir(path)
        .and_then(|entries| entries.map(|entry| Ok(entry?.path())).collect::<std::io::Result<Vec<_>>>())
        .map_err(|e| unreadable(path, e))?;
    files.retain(|file| ["bio", "txt", "tsv"].contains(&extension(file)));
    files.sort();
    Ok(files)
}

fn extension(path: &Path) -> &str {
    path.extension().and_then(|e| e.to_str()).unwrap_or_default()
}

/// The error of a file that cannot be read.
pub(super) fn unreadable(path: &Path, source: std::io::Error) -> TrainError {
    TrainError::Read { path: path.display().to_string(), source }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn corpora_of_one_head_share_its_kinds() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, content: &str| {
            let path = folder.path().join(name);
            fs::write(&path, content).unwrap();
            path.display().to_string()
        };
        let specs: Vec<Spec> = [
            format!("msra={}", write("a.bio", "泰 B-LOC\n州 I-LOC\n")),
            format!("tupu={}", write("b.txt", "{P:陆昀}到了\n")),
            format!("msra={}", write("c.bio", "李 B-PER\n\n泰 B-LOC\n")),
        ]
        .iter()
        .map(|spec| spec.parse().unwrap())
        .collect();
        let (heads, corpora) = read(&specs, None).unwrap();
        assert_eq!(heads[0].kinds, ["LOC", "PER"]);
        assert_eq!(
            corpora.iter().map(|c| (c.head, c.samples.len())).collect::<Vec<_>>(),
            [(0, 1), (1, 1), (0, 2)]
        );
        assert_eq!(corpora[2].samples[0].names[0].kind, 1);
        let all: Spec = format!("all={}", folder.path().display()).parse().unwrap();
        assert_eq!(read(&[all], None).unwrap().1[0].samples.len(), 4);
    }

    #[test]
    fn what_is_no_corpus_is_named() {
        assert!(matches!("msra.bio".parse::<Spec>(), Err(TrainError::Spec(_))));
        let spec: Spec = "msra=/no/such.bio".parse().unwrap();
        assert!(read(&[spec], None).unwrap_err().to_string().starts_with("/no/such.bio: cannot be read"));
    }
}
