//! Trains the fast grade: a conditional random field (Lafferty et al. 2001) by AdaGrad (Duchi et al. 2011).
//!
//! Heads share what they mean alike: a label's score is the sum of what a pattern says to the head and of what it says
//! to all heads that know the kind (Daumé 2007). Where an annotator left a label open, every label is allowed.

mod block;
mod calibrate;
mod export;
mod index;
mod kmeans;
mod lattice;
mod learn;
mod vectors;

use std::path::PathBuf;

use super::{Corpus, Random, Swapper, TrainError};
use crate::lexicon::Lexicon;
use crate::segment::Segmenter;
use crate::tagger::linear::cluster::Clusters;
use crate::tagger::linear::file::Model;
use crate::tagger::{Head, Input, Label, OWN_KINDS, Sample, own_kind};

use self::index::Index;
use self::learn::Learner;

/// How the fast grade is trained.
#[derive(Clone, Debug)]
pub struct Options {
    /// What the random choices begin with.
    pub seed: u64,
    /// How often every sentence is seen.
    pub epochs: usize,
    /// The first step's length; it falls to a tenth.
    pub rate: f32,
    /// How strongly weights are drawn to nothing.
    pub sparseness: f32,
    /// The share of sentences whose names are swapped, anew each time.
    pub swap: f64,
    /// The folder of vectors (`char.vec`, `bigram.vec`, `word.vec`) that are clustered.
    pub vectors: Option<PathBuf>,
    /// The file's largest size, in bytes.
    pub size: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self { seed: 1, epochs: 8, rate: 0.1, sparseness: 0.0, swap: 0.2, vectors: None, size: 8_000_000 }
    }
}

/// One sentence, ready to learn from.
pub(super) struct Example {
    /// Index of its head.
    pub head: usize,
    pub input: Input,
    /// `None` where the annotator left it open.
    pub labels: Vec<Option<Label>>,
}

/// What sentences are read with.
pub(super) struct Reader<'l> {
    segmenter: Segmenter,
    lexicon: &'l Lexicon,
}

impl Reader<'_> {
    pub(super) fn read(&self, head: usize, sample: &Sample) -> Example {
        let input = Input::new(&sample.text, &self.segmenter, self.lexicon);
        Example { head, input, labels: sample.labels() }
    }
}

/// A model of `corpora`. `report` is told how far it is, a line at a time.
pub fn train(
    heads: &[Head],
    corpora: &[Corpus],
    options: &Options,
    lexicon: &Lexicon,
    report: &mut dyn FnMut(&str),
) -> Result<Model, TrainError> {
    let mut random = Random::new(options.seed);
    let clusters_of = vectors::cluster_data(options.vectors.as_deref(), lexicon, &mut random)?;
    report(&format!("{} strings in clusters", clusters_of.clusters.len()));
    let clusters = Clusters::new(&clusters_of);
    let (taught, held) = split(corpora, &mut random);
    if taught.is_empty() {
        return Err(TrainError::Empty);
    }
    let swapper = Swapper::new(heads, corpora, lexicon);
    let reader = Reader { segmenter: Segmenter::new(lexicon), lexicon };
    let examples: Vec<Example> = taught.iter().map(|(head, sample)| reader.read(*head, sample)).collect();
    let index = Index::new(heads, &examples, &clusters);
    report(&format!("{} sentences, {} patterns", examples.len(), index.len()));
    let model =
        Model { heads: heads.to_vec(), shared: shared(heads), clusters: clusters_of, ..Model::default() };
    let mut learner = Learner::new(&model, &index, &clusters, options);
    let mut order: Vec<usize> = (0..examples.len()).collect();
    for epoch in 0..options.epochs {
        random.shuffle(&mut order);
        let mut loss = 0.0;
        for (done, &at) in order.iter().enumerate() {
            learner.set_progress((epoch as f32 + done as f32 / order.len() as f32) / options.epochs as f32);
            let (head, sample) = taught[at];
            loss += if random.chance(options.swap) {
                let swapped = swapper.swap(sample, &heads[head], &mut random);
                learner.learn(&reader.read(head, &swapped))
            } else {
                learner.learn(&examples[at])
            };
        }
        report(&format!("pass {}: loss {:.4} a sentence", epoch + 1, loss / order.len() as f64));
    }
    let mut model = export::export(model, &index, &learner, options.size);
    let held: Vec<Example> = held.iter().map(|(head, sample)| reader.read(*head, sample)).collect();
    calibrate::calibrate(&mut model, &held, report);
    Ok(model)
}

/// One sentence in 25 is held back, to find out how sure the model may be.
fn split<'c>(
    corpora: &'c [Corpus],
    random: &mut Random,
) -> (Vec<(usize, &'c Sample)>, Vec<(usize, &'c Sample)>) {
    const SHARE: f64 = 0.04;
    let all = corpora.iter().flat_map(|corpus| corpus.samples.iter().map(|sample| (corpus.head, sample)));
    all.filter(|(_, sample)| !sample.text.is_empty()).partition(|_| !random.chance(SHARE))
}

/// The kinds that more than one head means.
fn shared(heads: &[Head]) -> Vec<String> {
    let means = |head: &Head, own: &str| head.kinds.iter().any(|kind| own_kind(kind) == Some(own));
    let several = |own: &&str| heads.iter().filter(|head| means(head, own)).count() > 1;
    OWN_KINDS.into_iter().filter(several).map(str::to_owned).collect()
}
