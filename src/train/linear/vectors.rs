//! Reads vectors of characters, bigrams and words, and clusters them.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::kmeans::kmeans;
use super::{Random, TrainError};
use crate::lexicon::Lexicon;
use crate::tagger::fold;
use crate::tagger::linear::cluster::{Cluster, ClusterData, Unit, key};
use crate::train::data::unreadable;

const COARSE: usize = 64;
const FINE: usize = 512;

/// The clusters of the vectors in `folder`: `char.vec`, `bigram.vec` and `word.vec`, of which any may be missing. A line
/// is a string, a tab, how often it was seen and the vector, with blanks between. Without a folder there are no clusters.
pub(super) fn cluster_data(
    folder: Option<&Path>,
    lexicon: &Lexicon,
    random: &mut Random,
) -> Result<ClusterData, TrainError> {
    let mut clusters = BTreeMap::new();
    for (unit, name) in [(Unit::Char, "char.vec"), (Unit::Bigram, "bigram.vec"), (Unit::Word, "word.vec")] {
        let Some(path) = folder.map(|folder| folder.join(name)).filter(|path| path.exists()) else {
            continue;
        };
        let (strings, vectors) = read(&path)?;
        let coarse = kmeans(&vectors, COARSE, random);
        let fine = kmeans(&vectors, FINE, random);
        for ((string, coarse), fine) in strings.iter().zip(coarse).zip(fine) {
            let cluster = Cluster { coarse: coarse as u8 + 1, fine: fine as u16 + 1 };
            clusters.entry(key(unit, string.chars().map(fold))).or_insert(cluster);
        }
    }
    let surnames: std::collections::BTreeSet<&String> = lexicon.words.surnames.keys().collect();
    let foreign: std::collections::BTreeSet<&char> = lexicon.words.foreign.iter().collect();
    Ok(ClusterData {
        surnames: surnames.into_iter().filter(|name| name.chars().count() == 1).map(String::as_str).collect(),
        foreign: foreign.into_iter().collect(),
        clusters: clusters.into_iter().collect(),
    })
}

/// The strings of a file and their vectors, of length 1.
fn read(path: &Path) -> Result<(Vec<String>, Vec<Vec<f32>>), TrainError> {
    let content = fs::read_to_string(path).map_err(|e| unreadable(path, e))?;
    let (mut strings, mut vectors) = (Vec::new(), Vec::<Vec<f32>>::new());
    for (index, line) in content.lines().enumerate() {
        let (string, numbers) = line.split_once('\t').unwrap_or_default();
        let numbers: Result<Vec<f32>, _> = numbers.split_whitespace().skip(1).map(str::parse).collect();
        let vector = numbers.ok().filter(|v| vectors.first().is_none_or(|first| first.len() == v.len()));
        match vector {
            Some(mut vector) if !vector.is_empty() => {
                let length = vector.iter().map(|x| x * x).sum::<f32>().sqrt().max(1e-12);
                for x in &mut vector {
                    *x /= length;
                }
                strings.push(string.to_owned());
                vectors.push(vector);
            }
            _ => {
                return Err(TrainError::Line {
                    file: path.display().to_string(),
                    line: index + 1,
                    reason: "a string, a tab, its frequency and as many numbers as on the lines before are expected".to_owned(),
                });
            }
        }
    }
    Ok((strings, vectors))
}
