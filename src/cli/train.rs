//! `tupu train`: a model of corpora.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use rayon::prelude::*;

use super::common::LexiconArgs;
use super::{Failure, Outcome};
use crate::evaluate::{NerScore, Words};
use crate::lexicon::Lexicon;
use crate::segment::Segmenter;
use crate::tagger::neural::{NeuralModel, NeuralTagger};
use crate::tagger::{Head, Input, Sample, Tagger};
use crate::train::linear::Options;
use crate::train::neural::Reading;
use crate::train::{Corpus, Spec, TrainError, linear, neural, read, vectors};

/// Arguments of `tupu train`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Which grade to train
    #[arg(long, value_enum)]
    grade: Grade,
    /// A corpus and the convention that it teaches; may be given several times. PATH is a .bio file, a .txt file with
    /// names marked as {P:陆昀}, a stand-off .tsv file, or a folder of such
    #[arg(long = "corpus", value_name = "HEAD=PATH", required_unless_present_any = ["texts", "begin"])]
    corpora: Vec<String>,
    /// Accurate grade: a corpus that is not learned from; after each pass the model is measured on it. May be given several
    /// times
    #[arg(long = "dev", value_name = "HEAD=PATH")]
    dev: Vec<String>,
    /// Folder of the texts that stand-off corpora annotate: SOURCE.jsonl, an object with id and text a line
    #[arg(long, value_name = "DIR")]
    texts: Option<PathBuf>,
    /// Folder of vectors that `--grade vectors` wrote; the accurate grade needs them unless it begins with a model, the
    /// fast one may do without
    #[arg(long, value_name = "DIR")]
    vectors: Option<PathBuf>,
    /// Accurate grade: begin with this network, which `--grade reading` or `--keep` wrote, or with a model of this grade
    #[arg(long, value_name = "FILE")]
    begin: Option<PathBuf>,
    /// Accurate grade: also write the network with every number in full, to go on from
    #[arg(long, value_name = "FILE")]
    keep: Option<PathBuf>,
    /// Reading: the share of the texts' sentences that is read
    #[arg(long, value_name = "SHARE", default_value_t = Reading::default().share)]
    share: f64,
    /// What random choices begin with: the same seed gives the same file
    #[arg(long, value_name = "N", default_value_t = Options::default().seed)]
    seed: u64,
    /// How often every sentence is seen
    #[arg(long, value_name = "N")]
    passes: Option<usize>,
    /// Accurate grade: stop after so many of these passes, to go on from there with other corpora
    #[arg(long, value_name = "N")]
    until: Option<usize>,
    /// Accurate grade: the order of sums and random numbers; only the edition that made a model makes it again
    #[arg(long, value_name = "N", default_value_t = 2, value_parser = clap::value_parser!(u8).range(1..=2))]
    edition: u8,
    /// The largest step's length
    #[arg(long, value_name = "X")]
    rate: Option<f32>,
    /// Fast grade: how strongly weights are drawn to nothing
    #[arg(long, value_name = "X", default_value_t = Options::default().ridge)]
    ridge: f32,
    /// Fast grade: the share of words that are read as if they had never been seen, anew in each pass
    #[arg(long, value_name = "SHARE", default_value_t = Options::default().forget)]
    forget: f64,
    /// The share of sentences whose names are swapped for others, anew in each pass
    #[arg(long, value_name = "SHARE")]
    swap: Option<f64>,
    /// Fast grade: largest size of the file, in bytes
    #[arg(long, value_name = "N", default_value_t = Options::default().size)]
    size: usize,
    /// Where to write the model, or the folder of vectors
    #[arg(long, value_name = "FILE", default_value = "tupu.model")]
    out: PathBuf,
    #[command(flatten)]
    lexicon: LexiconArgs,
}

/// A kind of model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Grade {
    /// Vectors of characters, bigrams and words, learned from the texts and the corpora
    Vectors,
    /// The accurate grade's network before it is taught: it reads the texts and guesses hidden characters
    Reading,
    /// A linear chain: minutes to train, a million characters a second
    Fast,
    /// A bidirectional LSTM with a chain: half an hour to train
    Accurate,
    /// An accurate model that is trained already (--begin): how sure it may be, found out on the corpora of --dev
    Calibrated,
}

/// Runs `tupu train`.
#[expect(clippy::needless_pass_by_value, reason = "every command takes its arguments")]
pub fn run(args: Args) -> Result<Outcome, Failure> {
    let specs: Vec<Spec> =
        args.corpora.iter().map(|spec| spec.parse()).collect::<Result<_, _>>().map_err(|e| failure(&e))?;
    let (heads, corpora) = read(&specs, args.texts.as_deref()).map_err(|e| failure(&e))?;
    let lexicon = args.lexicon.lexicon()?;
    let shown = args.out.display();
    let bytes = match args.grade {
        Grade::Vectors => {
            let texts = args.texts.as_deref().ok_or_else(|| needed("--texts", "the folder of raw news"))?;
            let seed = args.seed;
            vectors::learn(texts, &corpora, &lexicon, seed, &args.out, &mut report)
                .map_err(|e| failure(&e))?;
            return Ok(Outcome::Done);
        }
        Grade::Reading => {
            let texts = args.texts.as_deref().ok_or_else(|| needed("--texts", "the folder of raw news"))?;
            let options = options(&args);
            let reading = Reading { share: args.share, ..Reading::default() };
            let network = neural::read(texts, &options, reading, &lexicon, &mut report);
            keep(&network.map_err(|e| failure(&e))?, &args.out)?;
            return Ok(Outcome::Done);
        }
        Grade::Fast => fast(&args, &heads, &corpora, &lexicon)?,
        Grade::Accurate => accurate(&args, &heads, &corpora, &lexicon)?,
        Grade::Calibrated => calibrated(&args, &lexicon)?,
    };
    fs::write(&args.out, &bytes).map_err(|e| Failure::new(format!("{shown}: cannot be written: {e}")))?;
    report(&format!("{shown}: {} bytes", bytes.len()));
    Ok(Outcome::Done)
}

fn fast(args: &Args, heads: &[Head], corpora: &[Corpus], lexicon: &Lexicon) -> Result<Vec<u8>, Failure> {
    let usual = Options::default();
    let options = Options {
        seed: args.seed,
        epochs: args.passes.unwrap_or(usual.epochs),
        rate: args.rate.unwrap_or(usual.rate),
        ridge: args.ridge,
        forget: args.forget,
        swap: args.swap.unwrap_or(usual.swap),
        vectors: args.vectors.clone(),
        size: args.size,
    };
    let model = linear::train(heads, corpora, &options, lexicon, &mut report);
    Ok(model.map_err(|e| failure(&e))?.write())
}

fn options(args: &Args) -> neural::Options {
    let mut options = neural::Options::new(args.vectors.clone());
    options.seed = args.seed;
    options.passes = args.passes.unwrap_or(options.passes).max(1);
    options.rate = args.rate.unwrap_or(options.rate);
    options.swap = args.swap.unwrap_or(options.swap);
    options.begin.clone_from(&args.begin);
    options.until = args.until.unwrap_or(options.until);
    options.edition = if args.edition == 1 { neural::Edition::First } else { neural::Edition::Second };
    options
}

fn keep(network: &neural::Network, file: &Path) -> Result<(), Failure> {
    network.save(file).map_err(|e| Failure::new(format!("{}: cannot be written: {e}", file.display())))
}

fn accurate(args: &Args, heads: &[Head], corpora: &[Corpus], lexicon: &Lexicon) -> Result<Vec<u8>, Failure> {
    let options = options(args);
    let dev = read_dev(args)?;
    let dev: Vec<Dev> = dev.iter().filter_map(|(heads, corpora)| Dev::new(heads, corpora, lexicon)).collect();
    let mut wrong = None;
    let begun = std::time::Instant::now();
    let model = neural::train(heads, corpora, &options, lexicon, &mut |pass, loss, network, model| {
        let mut line = format!("pass {pass}, {} s: loss {loss:.4} a sentence", begun.elapsed().as_secs());
        if !dev.is_empty() {
            let tagger = NeuralTagger::new(model());
            line.extend(dev.iter().map(|dev| dev.measure(&tagger)));
        }
        report(&line);
        if let Some(file) = &args.keep {
            wrong = keep(network, file).err();
        }
    });
    let bytes = calibrate(model.map_err(|e| failure(&e))?, &dev);
    wrong.map_or(Ok(bytes), Err)
}

/// What is measured after each pass: heads and their corpora.
type Annotated = (Vec<Head>, Vec<Corpus>);

/// The corpora of `--dev`, each with its head.
fn read_dev(args: &Args) -> Result<Vec<Annotated>, Failure> {
    let specs: Vec<Spec> =
        args.dev.iter().map(|spec| spec.parse()).collect::<Result<_, _>>().map_err(|e| failure(&e))?;
    let dev = specs.iter().map(|spec| read(std::slice::from_ref(spec), args.texts.as_deref()));
    dev.collect::<Result<_, _>>().map_err(|e| failure(&e))
}

fn calibrated(args: &Args, lexicon: &Lexicon) -> Result<Vec<u8>, Failure> {
    let file = args.begin.as_ref().ok_or_else(|| needed("--begin", "the model to calibrate"))?;
    let shown = file.display();
    let bytes = fs::read(file).map_err(|e| Failure::new(format!("{shown}: cannot be read: {e}")))?;
    let model = NeuralModel::read(&bytes).map_err(|e| Failure::new(format!("{shown}: {e}")))?;
    let dev = read_dev(args)?;
    let dev: Vec<Dev> = dev.iter().filter_map(|(heads, corpora)| Dev::new(heads, corpora, lexicon)).collect();
    Ok(calibrate(model, &dev))
}

/// Calibrates the heads that `dev` measures, and prints all figures.
fn calibrate(model: NeuralModel, dev: &[Dev<'_>]) -> Vec<u8> {
    let model = dev.iter().fold(model, |model, dev| dev.calibrate(model));
    let tagger = NeuralTagger::new(model);
    dev.iter().for_each(|dev| report(&dev.report(&tagger)));
    tagger.model.write()
}

/// A corpus to measure on.
struct Dev<'a> {
    head: &'a Head,
    samples: &'a [Sample],
    inputs: Vec<Input>,
}

impl<'a> Dev<'a> {
    fn new(heads: &'a [Head], corpora: &'a [Corpus], lexicon: &Lexicon) -> Option<Self> {
        let (head, samples) = (heads.first()?, corpora.first()?.samples.as_slice());
        let segmenter = Segmenter::new(lexicon);
        let inputs = samples.iter().map(|s| Input::new(&s.text, &segmenter, lexicon)).collect();
        Some(Self { head, samples, inputs })
    }

    /// Its convention's index in `tagger`, and how the sentences compare of which `pick` says so by their index.
    fn score(&self, tagger: &NeuralTagger, pick: fn(usize) -> bool) -> Option<(usize, NerScore)> {
        let head = tagger.heads().iter().position(|h| h.name == self.head.name)?;
        let convention = &tagger.heads()[head];
        let words = Words::of(self.head, convention);
        let found: Vec<_> = self.inputs.par_chunks(128).map(|inputs| tagger.tag(head, inputs)).collect();
        let mut score = NerScore::default();
        let pairs = self.samples.iter().zip(found.iter().flatten()).enumerate();
        for (_, (sample, found)) in pairs.filter(|pair| pick(pair.0)) {
            score.add(&words, (self.head, sample), (convention, found));
        }
        Some((head, score))
    }

    /// ` | NAME P R F1` of all kinds together.
    fn measure(&self, tagger: &NeuralTagger) -> String {
        let name = &self.head.name;
        let Some((_, score)) = self.score(tagger, |_| true) else {
            return format!(" | {name} was not learned");
        };
        let all = score.micro();
        let [p, r, f] = [all.precision(), all.recall(), all.f1()].map(|x| 100.0 * x);
        format!(" | {name} {p:.2} {r:.2} {f:.2}")
    }

    /// Calibrates its head on every second sentence.
    fn calibrate(&self, model: NeuralModel) -> NeuralModel {
        let Some(head) = model.heads.iter().position(|h| h.name == self.head.name) else { return model };
        let held: Vec<(Input, &Sample)> = self.inputs.iter().cloned().zip(self.samples).step_by(2).collect();
        neural::calibrate(model, head, &held)
    }

    /// All figures, and how far confidence can be believed on the sentences that it was not calibrated on.
    fn report(&self, tagger: &NeuralTagger) -> String {
        let Some((head, score)) = self.score(tagger, |_| true) else { return String::new() };
        let others =
            self.score(tagger, |index| index % 2 == 1).map_or_else(String::new, |s| s.1.reliability());
        let temperature = tagger.model.answers[head].temperature;
        format!("{}, temperature {temperature:.2}\n{}\n{others}", self.head.name, score.report())
    }
}

fn report(line: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{line}");
}

fn needed(option: &str, what: &str) -> Failure {
    Failure::usage(format!("this grade needs {option}, {what}"))
}

fn failure(error: &TrainError) -> Failure {
    let failure = match error {
        TrainError::Spec(_) => Failure::usage(error.to_string()),
        _ => Failure::new(error.to_string()),
    };
    match error.hint() {
        Some(hint) => failure.hint(hint),
        None => failure,
    }
}
