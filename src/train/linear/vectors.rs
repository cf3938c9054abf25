//! Reads vectors of characters, bigrams and words, and clusters them.

use std::collections::BTreeMap;
use std::path::Path;

use super::kmeans::kmeans;
use super::{Random, TrainError};
use crate::lexicon::Lexicon;
use crate::tagger::fold;
use crate::tagger::linear::cluster::{Cluster, ClusterData, Unit, key};
use crate::train::vector_file::Vectors;

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
        let Some(folder) = folder.filter(|folder| folder.join(name).exists()) else { continue };
        let read = Vectors::read(folder, name, None)?;
        let vectors = directions(&read);
        let coarse = kmeans(&vectors, COARSE, random);
        let fine = kmeans(&vectors, FINE, random);
        for (((string, _), coarse), fine) in read.units.iter().zip(coarse).zip(fine) {
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

/// Vectors scaled to a length of 1.
fn directions(vectors: &Vectors) -> Vec<Vec<f32>> {
    let unit = |row: &[f32]| {
        let length = row.iter().map(|x| x * x).sum::<f32>().sqrt().max(1e-12);
        row.iter().map(|x| x / length).collect()
    };
    vectors.rows().map(unit).collect()
}
