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
    pub ridge: f32,
    /// The share of words that are read as if they had never been seen, anew each time.
    pub forget: f64,
    /// The share of sentences whose names are swapped, anew each time.
    pub swap: f64,
    /// The folder of vectors (`char.vec`, `bigram.vec`, `word.vec`) that are clustered.
    pub vectors: Option<PathBuf>,
    /// The file's largest size, in bytes.
    pub size: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            seed: 1,
            epochs: 6,
            rate: 0.05,
            ridge: 2.0,
            forget: 0.3,
            swap: 0.4,
            vectors: None,
            size: 8_000_000,
        }
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

/// So often in a pass weights are drawn to nothing.
const PARTS: usize = 20;

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
    let part = order.len().div_ceil(PARTS);
    for epoch in 0..options.epochs {
        random.shuffle(&mut order);
        let mut loss = 0.0;
        for (done, &at) in order.iter().enumerate() {
            learner.set_progress((epoch as f32 + done as f32 / order.len() as f32) / options.epochs as f32);
            if done % part == 0 {
                learner.shrink(1.0 / PARTS as f32);
            }
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

/// Sentences with the index of their head.
type Taught<'c> = Vec<(usize, &'c Sample)>;

/// One sentence in 25 is held back, to find out how sure the model may be.
fn split<'c>(corpora: &'c [Corpus], random: &mut Random) -> (Taught<'c>, Taught<'c>) {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tagger::linear::LinearTagger;
    use crate::tagger::{Gold, Tagger};

    /// Forty sentences in which a person visits a place, in two conventions.
    fn setting() -> (Vec<Head>, Vec<Corpus>) {
        let mut heads = vec![Head::named("tupu"), Head::named("msra")];
        let mark = |chars, kind| Gold { chars, kind, optional: false };
        let corpora = [(0, "Person", "Place"), (1, "PER", "LOC")].map(|(index, person, place)| {
            let (person, place) = (heads[index].kind_or_add(person), heads[index].kind_or_add(place));
            let samples = ["陆昀", "施伯庚", "张敏", "李文涛", "周强"].iter().flat_map(|name| {
                ["常州", "泰州", "青岛", "昆明"].map(|town| {
                    let len = name.chars().count();
                    let names = vec![mark(0..len, person), mark(len + 3..len + 5, place)];
                    Sample { text: format!("{name}昨天到{town}参观。"), names }
                })
            });
            Corpus { head: index, samples: samples.collect() }
        });
        (heads, corpora.to_vec())
    }

    fn trained(seed: u64) -> Model {
        let (heads, corpora) = setting();
        let options = Options { seed, epochs: 30, ..Options::default() };
        train(&heads, &corpora, &options, &Lexicon::builtin(), &mut |_| {}).unwrap()
    }

    #[test]
    fn what_was_taught_is_found_elsewhere() {
        let model = trained(1);
        assert_eq!(model.shared, ["Person", "Place"]);
        let tagger = LinearTagger::read(&model.write()).unwrap();
        let lexicon = Lexicon::builtin();
        let input = Input::new("王建国昨天到徐州参观。", &Segmenter::new(&lexicon), &lexicon);
        for head in 0..2 {
            let found = &tagger.tag(head, std::slice::from_ref(&input))[0];
            let spans: Vec<_> = found.iter().map(|n| (n.chars.clone(), n.kind)).collect();
            let kinds = &tagger.heads()[head];
            let kind = |own: &str| kinds.kinds.iter().position(|k| own_kind(k) == Some(own)).unwrap();
            assert_eq!(spans, [(0..3, kind("Person")), (6..8, kind("Place"))]);
        }
    }

    #[test]
    fn the_same_seed_gives_the_same_file() {
        assert_eq!(trained(3).write(), trained(3).write());
    }

    #[test]
    fn nothing_teaches_nothing() {
        let error = train(&[], &[], &Options::default(), &Lexicon::builtin(), &mut |_| {}).unwrap_err();
        assert!(matches!(error, TrainError::Empty));
    }
}
