//! A network that reads raw news before it is taught: it learns to guess hidden characters.

use std::cmp::Reverse;
use std::path::Path;

use rayon::prelude::*;

use super::batch::Hidden;
use super::guess::{GUESSED, Guess};
use super::run::SHARDS;
use super::{Network, Noise, Options, start::Start};
use crate::lexicon::Lexicon;
use crate::segment::Segmenter;
use crate::tagger::Input;
use crate::tagger::neural::{Encoded, Vocabulary};
use crate::train::data::unreadable;
use crate::train::{Random, TrainError, raw};

/// How raw news is read.
#[derive(Clone, Copy, Debug)]
pub struct Reading {
    /// Which share of the sentences.
    pub share: f64,
    /// Sentences a step.
    pub batch: usize,
    /// Which share of the characters is hidden.
    pub hidden: f64,
    /// How fast characters, bigrams, words and features learn, as a share of the rate.
    pub pace: [f32; 4],
    /// What else is hidden.
    pub noise: Noise,
}

impl Default for Reading {
    fn default() -> Self {
        Self {
            share: 1.0,
            batch: 48,
            hidden: 0.15,
            pace: [0.3, 0.1, 0.1, 1.0],
            noise: Noise { input: 0.1, lookup: 0.1, output: 0.1 },
        }
    }
}

/// Sentences that are made ready at a time, and lengths that are read.
const CHUNK: usize = 12_000;
const LENGTHS: std::ops::RangeInclusive<usize> = 6..=200;

/// A network that has read the texts of `texts` once. `report` is told how well it guesses, a line at a time.
pub fn read(
    texts: &Path,
    options: &Options,
    reading: Reading,
    lexicon: &Lexicon,
    report: &mut dyn FnMut(&str),
) -> Result<Network, TrainError> {
    let mut random = Random::new(options.seed);
    let start = Start::new(options)?;
    let mut network = start.network(&[], &mut random);
    network.pace = reading.pace;
    let vocabulary = start.vocabulary();
    let mut lines = raw::read_folder(texts).map_err(|e| unreadable(texts, e))?;
    lines.retain(|line| LENGTHS.contains(&line.chars().count()));
    random.shuffle(&mut lines);
    lines.truncate((lines.len() as f64 * reading.share) as usize);
    if lines.is_empty() {
        return Err(TrainError::Empty);
    }
    let segmenter = Segmenter::new(lexicon);
    let mut guess = Guess::new(&network, &mut random);
    let total = lines.len();
    let mut done = 0;
    for chunk in lines.chunks(CHUNK) {
        let seed = random.bits();
        let lessons: Vec<(Encoded, Hidden)> = chunk
            .par_iter()
            .enumerate()
            .map(|(index, line)| {
                let mut random = Random::new(seed ^ index as u64);
                hide(Input::new(line, &segmenter, lexicon), &vocabulary, reading.hidden, &mut random)
            })
            .collect();
        let (mut loss, mut asked) = (0.0, 0);
        for batch in batches(&lessons, reading.batch, &mut random) {
            let rate = options.rate_at(done as f32 / total as f32);
            let seeds: Vec<u64> = (0..SHARDS).map(|_| random.bits()).collect();
            let (part, count) = guess.step(&mut network, &batch, reading.noise, rate, &seeds);
            loss += part;
            asked += count;
            done += batch.len();
        }
        report(&format!("{done} of {total} sentences: {:.4} a hidden character", loss / asked.max(1) as f64));
    }
    Ok(network)
}

/// Sentences of nearly one length together, longest first; the batches in random order.
fn batches<'l>(
    lessons: &'l [(Encoded, Hidden)],
    size: usize,
    random: &mut Random,
) -> Vec<Vec<&'l (Encoded, Hidden)>> {
    let mut order: Vec<&(Encoded, Hidden)> = lessons.iter().collect();
    order.sort_by_key(|lesson| Reverse(lesson.0.len()));
    let mut batches: Vec<_> = order.chunks(size).map(<[_]>::to_vec).collect();
    random.shuffle(&mut batches);
    batches
}

/// Hides runs of one to three characters: neither they nor their bigrams, words and marks are seen.
fn hide(mut input: Input, vocabulary: &Vocabulary, share: f64, random: &mut Random) -> (Encoded, Hidden) {
    const NONE: char = '\u{fffd}';
    let mut hidden = Vec::new();
    let mut at = 0;
    while at < input.len() {
        if !random.chance(share / 2.0) {
            at += 1;
            continue;
        }
        for _ in 0..=random.below(3).min(input.len() - 1 - at) {
            let row = vocabulary.character(input.chars[at]) as usize;
            if (1..=GUESSED).contains(&row) {
                hidden.push((at, row - 1));
            }
            input.chars[at] = NONE;
            at += 1;
        }
        at += 1;
    }
    let mut encoded = Encoded::new(&input, vocabulary);
    for (features, _) in encoded.features.iter_mut().zip(&input.chars).filter(|f| *f.1 == NONE) {
        features.clear();
    }
    (encoded, hidden)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_hidden_leaves_no_trace() {
        let lexicon = Lexicon::builtin();
        let words = vec![("常州".to_owned(), 9), ("州市".to_owned(), 9)];
        let vocabulary = Vocabulary::new(vec!['常', '州', '市'], vec![['常', '州'], ['州', '市']], words);
        let input = Input::new("常州市常州市常州市", &Segmenter::new(&lexicon), &lexicon);
        let (encoded, hidden) = hide(input.clone(), &vocabulary, 0.6, &mut Random::new(4));
        assert!(!hidden.is_empty() && hidden.len() < 9, "{hidden:?}");
        let plain = Encoded::new(&input, &vocabulary);
        for at in 0..9 {
            if hidden.iter().any(|h| h.0 == at) {
                assert_eq!((encoded.characters[at], encoded.bigrams[at]), (0, 0));
                assert!(encoded.features[at].is_empty() && encoded.words[at].is_empty());
                assert!(hidden.contains(&(at, plain.characters[at] as usize - 1)));
            } else {
                assert_eq!(encoded.characters[at], plain.characters[at]);
            }
        }
    }
}
